/**
 * What a statement is related within: all that is said in its story, ready to be looked up.
 *
 * @module
 */
import type { NameIndex } from './find-named.ts'
import { areOneSide, haveCommonWords, isBefore, type Speaking } from './party.ts'

export interface Surroundings {
  readonly all: readonly Speaking[]
  /** Speakings of each article in the order of their words. */
  readonly inArticle: ReadonlyMap<string, readonly Speaking[]>
  readonly names: NameIndex
  /** Speakings that share telling stems with these. */
  readonly findAlike: (stems: readonly string[]) => readonly Speaking[]
}

/** A denial comes within so many days: of what was said long before, another has said it again since. */
const MOST_DAYS_TO_DENY = 14

/** Another's words, said no later and not long ago, and no denial or question themselves. */
export function isDeniable(other: Speaking, by: Speaking): boolean {
  if (measureDays(other, by) > MOST_DAYS_TO_DENY) return false
  if (areOneSide(other.party, by.party) || isKnownLater(other, by) || haveCommonWords(other, by)) return false
  const { act } = other.statement.statement
  return act !== 'deny' && act !== 'reject' && act !== 'ask' && act !== 'decline'
}

/** Said later: what an article hands on without a day was said before it, and maybe before what it dates. */
function isKnownLater(other: Speaking, by: Speaking): boolean {
  const isOfOneArticle = other.statement.statement.article === by.statement.statement.article
  const isDated = other.statement.said !== undefined || other.party.saying.length > 1
  return isBefore(by.party, other.party) && (isDated || !isOfOneArticle)
}

/** An answer comes within so many days. */
const MOST_DAYS_TO_ANSWER = 10

/** Another's words, not said later, and not long ago. */
export function isAnswerable(other: Speaking, by: Speaking): boolean {
  const [one, its] = [by.party, other.party]
  if (areOneSide(its, one) || isBefore(one, its) || haveCommonWords(other, by)) return false
  return measureDays(other, by) <= MOST_DAYS_TO_ANSWER
}

/** How many days after the other it was said; none where a day is not known. */
const measureDays = ({ party: other }: Speaking, { party }: Speaking): number =>
  other.day === undefined || party.day === undefined ? 0 : party.day - other.day

/** The heaviest, the latest of those that weigh as much. */
export function chooseBest(found: readonly { other: Speaking; weight: number }[]) {
  return [...found].sort(
    (a, b) =>
      b.weight - a.weight ||
      (b.other.party.day ?? 0) - (a.other.party.day ?? 0) ||
      (a.other.statement.statement.id < b.other.statement.statement.id ? -1 : 1),
  )[0]
}
