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

/** Another's words, said no later, and no denial or question themselves. */
export function isDeniable(other: Speaking, by: Speaking): boolean {
  if (areOneSide(other.party, by.party) || isBefore(by.party, other.party) || haveCommonWords(other, by))
    return false
  const { act } = other.statement.statement
  return act !== 'deny' && act !== 'reject' && act !== 'ask' && act !== 'decline'
}

/** An answer comes within so many days. */
const MOST_DAYS_TO_ANSWER = 10

/** Another's words, not said later, and not long ago. */
export function isAnswerable(other: Speaking, by: Speaking): boolean {
  const [one, its] = [by.party, other.party]
  if (areOneSide(its, one) || isBefore(one, its) || haveCommonWords(other, by)) return false
  return its.day === undefined || one.day === undefined || one.day - its.day <= MOST_DAYS_TO_ANSWER
}

/** The heaviest, the latest of those that weigh as much. */
export function chooseBest(found: readonly { other: Speaking; weight: number }[]) {
  return [...found].sort(
    (a, b) =>
      b.weight - a.weight ||
      (b.other.party.day ?? 0) - (a.other.party.day ?? 0) ||
      (a.other.statement.statement.id < b.other.statement.statement.id ? -1 : 1),
  )[0]
}
