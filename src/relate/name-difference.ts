/**
 * How a wording differs from the fullest one of its utterance.
 *
 * @module
 */
import { diffArrays } from 'diff'
import type { Difference } from '../record.ts'
import {
  type Claim,
  countNegations,
  countShared,
  findNumbers,
  isNegative,
  type PreparedStatement,
} from './prepare-statements.ts'

/** A longer run of words that is missing was cut, whatever it says; in a shorter one a lost "not" turns the sense. */
const WORDS_OF_A_CUT = 5

/**
 * The difference between a wording and the fullest, the most dangerous that holds: a negation, a number, then words
 * that were changed, paraphrased or cut.
 */
export function nameDifference(wording: PreparedStatement, fullest: PreparedStatement): Difference {
  const isQuoted = wording.quoted.length > 0 && fullest.quoted.length > 0
  if (!isQuoted) return nameParaphrase(wording, fullest)
  const isWhole = wording.statement.quotation === 'direct'
  const changes = compareWords(isWhole ? wording.words : wording.quoted, fullest.quoted)
  if (changes.isNegationChanged) return 'negation changed'
  if (changes.isNumberChanged) return 'number changed'
  if (changes.added === 0 && changes.removed === 0) return isWhole ? 'same' : 'cut'
  if (changes.added === 0) return 'cut'
  return 'altered'
}

interface Changes {
  readonly added: number
  readonly removed: number
  readonly isNegationChanged: boolean
  readonly isNumberChanged: boolean
}

/** What must be done to the fullest words to get the others. What is missing at either end is a cut like any other. */
function compareWords(words: readonly string[], fullest: readonly string[]): Changes {
  const hunks = diffArrays([...fullest], [...words])
  const count = (key: 'added' | 'removed') =>
    hunks.reduce((sum, hunk) => sum + (hunk[key] ? hunk.value.length : 0), 0)
  let isNegationChanged = false
  let isNumberChanged = false
  for (let at = 0; at < hunks.length; at++) {
    const hunk = hunks[at]!
    if (!hunk.added && !hunk.removed) continue
    const next = hunks[at + 1]
    const isReplaced = hunk.removed && next?.added
    const [lost, won] = hunk.removed ? [hunk.value, isReplaced ? next!.value : []] : [[], hunk.value]
    const isEdge = at === 0 || at + (isReplaced ? 1 : 0) === hunks.length - 1
    const isCut = won.length === 0 && (isEdge || lost.length >= WORDS_OF_A_CUT)
    if (!isCut && countNegations(lost) % 2 !== countNegations(won) % 2) isNegationChanged = true
    if (lost.length > 0 && won.length > 0 && areOtherNumbers(findNumbers(lost), findNumbers(won)))
      isNumberChanged = true
    if (isReplaced) at++
  }
  return { added: count('added'), removed: count('removed'), isNegationChanged, isNumberChanged }
}

function areOtherNumbers(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && [...other].some((number) => !one.has(number))
}

/** Without common quotation marks only claims can be compared: each with the one of the fullest that is most like it. */
function nameParaphrase(wording: PreparedStatement, fullest: PreparedStatement): Difference {
  const isSame =
    wording.words.length === fullest.words.length &&
    wording.words.every((word, at) => word === fullest.words[at])
  if (isSame) return 'same'
  const isTurned = wording.claims.some((claim) => {
    const like = findLikest(claim, fullest.claims)
    return like !== undefined && like.isNegative !== claim.isNegative
  })
  // A "not" may have moved from one clause to another: then the whole has as many as before.
  if (isTurned && isNegative(wording.words) !== isNegative(fullest.words)) return 'negation changed'
  if (areOtherNumbers(fullest.numbers, wording.numbers)) return 'number changed'
  const changes = compareWords(wording.words, fullest.words)
  return changes.added === 0 ? 'cut' : 'paraphrased'
}

function findLikest(claim: Claim, others: readonly Claim[]): Claim | undefined {
  const like = others
    .map((other) => ({ other, shared: countShared(claim.stems, other.stems) }))
    .filter(({ shared }) => shared >= 2 && shared >= claim.stems.length / 2)
    .sort((a, b) => b.shared - a.shared)
  return like[0]?.other
}
