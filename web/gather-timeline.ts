/**
 * What a story's articles tell, day by day.
 *
 * @module
 */
import type { Happening, SaidAt } from '../src/record.ts'
import type { UtteranceMark } from '../src/serve/index.ts'

/** What several articles tell of one day in nearly the same words. */
export interface ToldHappening {
  /** As the article has it that tells most. */
  readonly fullest: Happening
  readonly told: readonly Happening[]
}

export interface TimelineDay {
  readonly from: string
  readonly to: string
  readonly happenings: readonly ToldHappening[]
  /** Those with most articles first. */
  readonly utterances: readonly UtteranceMark[]
}

/** Of the words of the shorter text so many must be in the longer. */
const LEAST_COMMON = 0.75

/** The days of which something is known, in order; utterances of a day that is not known are left out. */
export function gatherTimeline(
  happenings: readonly Happening[],
  utterances: readonly UtteranceMark[],
): TimelineDay[] {
  const days = new Map<
    string,
    { happenings: Happening[]; utterances: UtteranceMark[] } & Pick<SaidAt, 'from' | 'to'>
  >()
  const dayOf = ({ from, to }: Pick<SaidAt, 'from' | 'to'>) => {
    const key = `${from} ${to}`
    const day = days.get(key) ?? { from, to, happenings: [], utterances: [] }
    days.set(key, day)
    return day
  }
  for (const happening of happenings) dayOf(happening.on).happenings.push(happening)
  for (const utterance of utterances) {
    if (utterance.day) dayOf({ from: utterance.day, to: utterance.day }).utterances.push(utterance)
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, day]) => ({
      ...day,
      happenings: gatherHappenings(day.happenings),
      utterances: day.utterances.sort((a, b) => b.articles - a.articles),
    }))
}

function gatherHappenings(happenings: readonly Happening[]): ToldHappening[] {
  const groups: Happening[][] = []
  for (const happening of happenings) {
    const known = groups.find((group) => group.some((other) => areNearlySame(happening, other)))
    if (known) known.push(happening)
    else groups.push([happening])
  }
  return groups.map((told) => ({
    told,
    fullest: told.reduce((best, one) => (one.told.text.length > best.told.text.length ? one : best)),
  }))
}

function areNearlySame(one: Happening, other: Happening): boolean {
  const [mine, its] = [splitWords(one), splitWords(other)]
  const common = [...mine].filter((word) => its.has(word)).length
  return common >= LEAST_COMMON * Math.min(mine.size, its.size)
}

function splitWords({ told }: Happening): Set<string> {
  return new Set(told.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}
