import type { SaidAt, Utterance } from '../record.ts'
import type { StoryView } from '../store/index.ts'
import { countThings } from './count-things.ts'
import type { Pen } from './create-pen.ts'
import { gatherHappenings } from './gather-happenings.ts'
import { joinWords } from './join-words.ts'
import { nameOutlet } from './name-outlet.ts'
import { tellDay } from './tell-day.ts'
import { nameSpeaker, tellVerb } from './tell-statement.ts'
import { findShown, type TellingOptions } from './tell-utterance.ts'

/** So many utterances of a day have a line of their own, those that most articles report and that others answer first. */
const MOST_A_DAY = 8

interface Entry {
  readonly days: Pick<SaidAt, 'from' | 'to'>
  readonly line: string
  /** Of happenings, which are all shown, there is none. */
  readonly weight?: number
}

/**
 * What happened and who said what, day by day: happenings in the words of the report, utterances in a line each. Days
 * that reports only narrow down stand as `24 March 2019 to 30 March 2019`. What was said on a day that is not known is
 * left out.
 */
export function tellTimeline(view: StoryView, { statements, pen }: TellingOptions): string {
  const said = view.utterances.flatMap((utterance): Entry[] => {
    const line = tellSaid(utterance, { statements, pen })
    if (!utterance.saidAt || line === undefined) return []
    return [{ days: utterance.saidAt, line, weight: weigh(utterance, view) }]
  })
  const byDays = new Map<string, Entry[]>()
  for (const entry of [...listHappenings(view, pen), ...said]) {
    const key = `${entry.days.from} ${entry.days.to}`
    byDays.set(key, [...(byDays.get(key) ?? []), entry])
  }
  const sorted = [...byDays].sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([, entries]) => tellDayOf(entries, pen)).join('\n')
}

function listHappenings({ articles, happenings }: StoryView, pen: Pen): Entry[] {
  const outlets = new Map(articles.map((article) => [article.id, nameOutlet(article)]))
  return gatherHappenings(happenings).map(({ fullest, told }) => {
    const names = new Set(told.map(({ article }) => outlets.get(article) ?? article))
    const line = `${toOneLine(fullest.told.text)} (${joinWords([...names])})`
    return { days: fullest.on, line: pen.block(line, '    ') }
  })
}

/** What many articles report and others speak of makes a day. */
function weigh(utterance: Utterance, { relations }: StoryView): number {
  const articles = utterance.origins.reduce((sum, origin) => sum + origin.articles.length, 0)
  return articles + relations.filter(({ from, to }) => [from, to].includes(utterance.id)).length
}

function tellSaid(utterance: Utterance, { statements, pen }: TellingOptions): string | undefined {
  const statement = findShown(utterance, statements)?.statement
  if (!statement) return undefined
  const words = toOneLine(statement.text.content)
  const isClause = /^(?:that|to|whether|if|how|why|what|who|when|where)\s/.test(words)
  const line = toOneLine(`${nameSpeaker(statement)} ${tellVerb(statement)}${isClause ? '' : ':'} ${words}`)
  const room = pen.width - 4
  return pen.block(line.length > room ? `${line.slice(0, room - 2).replace(/\s\S*$/, '')} …` : line, '    ')
}

function tellDayOf(entries: readonly Entry[], pen: Pen): string {
  const { from, to } = entries[0]!.days
  const day = from === to ? tellDay(from) : `${tellDay(from)} to ${tellDay(to)}`
  const said = entries.filter(({ weight }) => weight !== undefined)
  const heaviest = new Set([...said].sort((a, b) => b.weight! - a.weight!).slice(0, MOST_A_DAY))
  const shown = entries.filter((entry) => entry.weight === undefined || heaviest.has(entry))
  const rest = entries.length - shown.length
  return [
    pen.block(day, '  '),
    ...shown.map(({ line }) => line),
    ...(rest > 0 ? [pen.faint(`    and ${countThings(rest, 'utterance')} more, below`)] : []),
  ].join('\n')
}

const toOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
