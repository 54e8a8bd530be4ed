/**
 * The day on which a report was written, where its opening tells another than the one it is filed under.
 *
 * @module
 */
import type { Document, TokenRange } from '../document.ts'
import { readDatelineWords } from '../languages/en/index.ts'
import { readDay, weekdayOf } from './calendar.ts'
import { matchDayAndMonth, matchMonth, matchWeekday } from './match-calendar-date.ts'
import { readTense } from './read-tense.ts'
import { resolveDate } from './resolve-calendar-date.ts'

type Layers = Pick<Document, 'text' | 'tokens' | 'sentences' | 'paragraphs'>

export interface WritingDay {
  /** What "today" and "last week" are counted from. */
  readonly reported: number
  /** True where the lead tells of tomorrow as past: it was filed in another time zone, or ahead for tomorrow's papers. */
  readonly isFiledAhead: boolean
}

/** Paragraphs in which the dateline and the lead stand: a headline and a line of the author may be before them. */
const OPENING_PARAGRAPHS = 3

/** Days by which a report may be filed after the day of its dateline. */
const LONGEST_DELAY = 3

/**
 * The day of the dateline ("HAVANA, August 7 (Xinhua) -") where it is the day of the report or up to three days before,
 * else the day of the report: a dateline farther off is that of another report.
 */
export function findWritingDay(layers: Layers, reported: number): WritingDay {
  const { text, paragraphs } = layers
  for (let i = 0; i < Math.min(paragraphs.length, OPENING_PARAGRAPHS); i++) {
    const { start, end } = paragraphs[i]!
    const dateline = readDatelineWords(text.slice(start, end))
    const day = readDayOfWords(layers, { words: dateline.day, start, reported })
    if (day !== undefined && day <= reported && day >= reported - LONGEST_DELAY)
      return { reported: day, isFiledAhead: false }
    if (dateline.agency !== undefined) {
      // The dateline may stand on a line of its own.
      const leads = paragraphs.slice(i, i + 2)
      return { reported, isFiledAhead: leads.some((lead) => tellsOfTomorrow(layers, { lead, reported })) }
    }
  }
  return { reported, isFiledAhead: false }
}

function readDayOfWords(
  { text, tokens }: Layers,
  { words, start, reported }: { words: string | undefined; start: number; reported: number },
): number | undefined {
  if (words === undefined) return undefined
  const wordsStart = text.indexOf(words, start)
  const at = tokens.findIndex((token) => token.start === wordsStart)
  if (at < 0) return undefined
  const date = (matchMonth(tokens, at) ?? matchDayAndMonth(tokens, at))?.moment
  const value =
    date?.kind === 'date' ? resolveDate(date, { reported, tense: 'unknown', told: {} }) : undefined
  return value === undefined ? undefined : readDay(value)
}

/**
 * "WELLINGTON (AP) - The minister said Friday" in a report of Thursday: no agency opens with what is six days old. Without
 * a dateline it may be a weekly that looks back.
 */
function tellsOfTomorrow(
  { tokens, sentences }: Layers,
  { lead, reported }: { lead: TokenRange; reported: number },
): boolean {
  const tomorrow = weekdayOf(reported + 1)
  const sentence = sentences[tokens[lead.firstToken]!.sentence]!
  for (let at = lead.firstToken; at < sentence.endToken; at++) {
    const { moment, end } = matchWeekday(tokens, at) ?? {}
    if (moment?.kind !== 'weekday' || moment.weekday !== tomorrow || moment.weeks !== undefined) continue
    if (tokens[at - 1]?.lower === 'last') continue
    if (readTense(tokens, { sentence, firstToken: at, endToken: end! }) === 'past') return true
  }
  return false
}
