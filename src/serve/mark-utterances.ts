/**
 * Utterances without their words, for charts and long lists.
 *
 * @module
 */

import { groupBy } from '../group-by.ts'
import { type Act, DANGEROUS_DIFFERENCES, type Utterance } from '../record.ts'
import type { FoundStatement } from '../store/index.ts'
import type { UtteranceMark } from './answers.ts'

const MOST_BRIEF = 80

/**
 * A mark for each utterance, in order of time, those without a day last. `statements` are those that the view has of
 * them; what it has not counts for nothing but the numbers.
 */
export function markUtterances(
  utterances: readonly Utterance[],
  statements: readonly FoundStatement[],
): UtteranceMark[] {
  const reporting = groupBy(statements, ({ utterance }) => utterance)
  const marks = utterances.map((utterance) => markUtterance(utterance, reporting.get(utterance.id) ?? []))
  return marks.sort(compareDays)
}

/** Sorting keeps those of one day as they were. */
function compareDays({ day: a }: UtteranceMark, { day: b }: UtteranceMark): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1
  return a < b ? -1 : 1
}

function markUtterance(utterance: Utterance, reporting: readonly FoundStatement[]): UtteranceMark {
  const { id, voice, saidAt, wordings, origins } = utterance
  const published = reporting.flatMap(({ article }) => article.publishedAt?.slice(0, 10) ?? []).sort()
  const day = readDay(saidAt?.from) ?? readDay(published[0])
  const act = findCommonestAct(reporting)
  const silent = origins.filter(({ kind }) => kind === 'unknown')
  const countArticles = (some: Utterance['origins']) =>
    some.reduce((sum, { articles }) => sum + articles.length, 0)
  return {
    id,
    voice,
    ...(day !== undefined && { day }),
    isPublicationDay: day !== undefined && readDay(saidAt?.from) === undefined,
    ...(act !== undefined && { act }),
    quotation: wordings[0]?.quotation ?? 'indirect',
    articles: countArticles(origins),
    origins: origins.length - silent.length,
    unknownOrigins: countArticles(silent),
    wordings: wordings.length,
    isDistorted: isDistorted(utterance),
    brief: shorten(wordings[0]?.text ?? ''),
  }
}

/** True where some wording changes what was said, or who said it. */
export function isDistorted({ wordings }: Pick<Utterance, 'wordings'>): boolean {
  return wordings.some(({ differences }) =>
    differences.some(({ kind }) => DANGEROUS_DIFFERENCES.includes(kind)),
  )
}

/** A whole day, or nothing where only a year or month is known. */
function readDay(time: string | undefined): string | undefined {
  return time === undefined ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0]
}

/** Of several that are as common, the first. */
function findCommonestAct(reporting: readonly FoundStatement[]): Act | undefined {
  return countActs(reporting)[0]?.act
}

/** The acts of these statements, the commonest first. */
export function countActs(found: readonly FoundStatement[]): { act: Act; count: number }[] {
  const counts = new Map<Act, number>()
  for (const { statement } of found) {
    if (statement.act) counts.set(statement.act, (counts.get(statement.act) ?? 0) + 1)
  }
  return [...counts].map(([act, count]) => ({ act, count })).sort((a, b) => b.count - a.count)
}

/** Cut at a space where there is one, never through a character. */
function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= MOST_BRIEF) return line
  const cut = line.slice(0, MOST_BRIEF - 1)
  const space = cut.lastIndexOf(' ')
  const whole = space > MOST_BRIEF / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')
  return `${whole}…`
}
