import type { Article } from '../record.ts'
import { countThings } from './count-things.ts'
import { tellDay } from './tell-day.ts'
import { tellDays } from './tell-days.ts'

/** A story is quiet when so many whole days pass without a report. */
const QUIET_DAYS = 3
/** More days than these are counted, not named. */
const MOST_NAMED = 5
const DAY = 86_400_000

/**
 * How a story went, from the days of its articles: when it began and grew, when it was quiet, when it came to life
 * again.
 *
 * @example tellCourse([{ publishedAt: '2019-03-28' }, { publishedAt: '2019-03-29' }])
 *   // 'It began on 28 March 2019 with 1 article and grew on 29 March 2019.'
 */
export function tellCourse(articles: readonly Pick<Article, 'publishedAt'>[]): string {
  const days = articles
    .map(({ publishedAt = '' }) => publishedAt.slice(0, 10))
    .filter((day) => day.length === 10 && !Number.isNaN(Date.parse(day)))
  const undated = articles.length - days.length
  if (days.length === 0) return 'None of its articles says when it was published.'
  return `${tellSpells(days)}.${tellUndated(undated)}`
}

function tellUndated(count: number): string {
  if (count === 0) return ''
  return count === 1
    ? ' 1 article does not say when it was published.'
    : ` ${countThings(count, 'article')} do not say when they were published.`
}

function tellSpells(days: readonly string[]): string {
  const [first, ...later] = splitSpells([...new Set(days)].sort())
  const began = days.filter((day) => day === first![0]).length
  const beginning = `It began on ${tellDay(first![0]!)} with ${countThings(began, 'article')}`
  if (first!.length === 1 && later.length === 0) return `Published on ${tellDay(first![0]!)}`
  const parts = [...(first!.length > 1 ? [`grew ${tellGrowth(first!.slice(1))}`] : [])]
  let last = first!.at(-1)!
  for (const spell of later) {
    parts.push(`was quiet from ${tellDay(shift(last, 1))} to ${tellDay(shift(spell[0]!, -1))}`)
    const more = spell.length > 1 ? `, growing ${tellGrowth(spell.slice(1))}` : ''
    parts.push(`came to life again on ${tellDay(spell[0]!)}${more}`)
    last = spell.at(-1)!
  }
  return `${[beginning, ...parts.slice(0, -1)].join(', ')} and ${parts.at(-1)}`
}

/** Runs of days with no long silence between them. */
function splitSpells(days: readonly string[]): string[][] {
  const spells: string[][] = []
  for (const day of days) {
    const last = spells.at(-1)?.at(-1)
    if (last !== undefined && Date.parse(day) - Date.parse(last) <= QUIET_DAYS * DAY) spells.at(-1)!.push(day)
    else spells.push([day])
  }
  return spells
}

function tellGrowth(days: readonly string[]): string {
  if (days.length <= MOST_NAMED) return `on ${tellDays(days)}`
  return `on ${days.length} days from ${tellDay(days[0]!)} to ${tellDay(days.at(-1)!)}`
}

function shift(day: string, by: number): string {
  return new Date(Date.parse(day) + by * DAY).toISOString().slice(0, 10)
}
