/**
 * What was done to a text to get another wording of it, edit by edit.
 *
 * @module
 */
import { type Alignment, alignWords, type Hunk } from './align-words.ts'
import { GRAMMAR_WORDS, REPORTED_FORMS } from './english-wordings.ts'
import { findMoves, type Move } from './find-moves.ts'
import type { WrittenText } from './read-wording.ts'
import { stemWord } from './split-words.ts'

/** Words of the fullest wording that are not in the other, and those that stand in their place. */
export interface Edit {
  /** Word numbers. */
  readonly lost: readonly number[]
  readonly won: readonly number[]
  readonly hunk: Hunk
  /** `spoken`: both texts vouch with quotation marks for every word. `told`: on one side at least the outlet's own words. */
  readonly manner: 'spoken' | 'told'
}

/** The fullest wording and another, laid side by side. */
export interface Comparison {
  readonly fullest: WrittenText
  readonly wording: WrittenText
  readonly alignment: Alignment
  readonly edits: readonly Edit[]
  /** Words stand in another order. */
  readonly isMoved: boolean
}

/**
 * Lays a wording against the fullest one and finds all edits that count. What becoming reported speech changes ("I am": "he
 * was") and what brackets own to does not.
 */
export function compareWordings(fullest: WrittenText, wording: WrittenText): Comparison {
  const found = alignWords(fullest.words, wording.words, { by: 'runs' }) ?? alignNothing(fullest, wording)
  const alignment = dropStrays(found, { one: fullest, other: wording })
  const moves = findMoves({ one: fullest.words, other: wording.words }, alignment).filter(
    ({ one, length }) => countTelling(fullest, { from: one, to: one + length }) >= 2,
  )
  const movedOut = listMoved(moves.map(({ one, length }) => [one, length]))
  const movedIn = listMoved(moves.map(({ other, length }) => [other, length]))
  const edits = alignment.hunks
    .flatMap((hunk) => splitAtSentence(hunk, { fullest, wording }))
    .map((hunk) => ({
      lost: listRange(hunk.one).filter((word) => !movedOut.has(word)),
      won: listRange(hunk.other).filter((word) => !movedIn.has(word)),
      hunk,
    }))
    .filter(({ lost, won }) => lost.length + won.length > 0)
    .map((edit) => ({ ...edit, manner: findManner(edit, { fullest, wording }) }))
    .filter((edit) => !isSpacing(edit, { fullest, wording }))
    .filter((edit) => !isOwnedTo(edit, { fullest, wording }) && !isReporting(edit, { fullest, wording }))
  return {
    fullest,
    wording,
    alignment: addMoves(alignment, moves),
    edits,
    isMoved: moves.some((move) => edits.length === 0 || isMoveOfQuoted(move, { fullest, wording })),
  }
}

/** Who retells may begin where he likes; who quotes may not. */
function isMoveOfQuoted({ one, other, length }: Move, { fullest, wording }: Texts): boolean {
  const areQuoted = ({ words }: WrittenText, from: number) =>
    words.slice(from, from + length).every(({ isQuoted }) => isQuoted)
  return areQuoted(fullest, one) && areQuoted(wording, other)
}

/** The word numbers of a range. */
export const listRange = ([from, to]: readonly [number, number]): number[] =>
  Array.from({ length: to - from }, (_, step) => from + step)
const listMoved = (runs: readonly (readonly [number, number])[]): Set<number> =>
  new Set(runs.flatMap(([from, length]) => listRange([from, from + length])))

/** At an end of the text, "law" is another word for "laws" and the sentences around it were left out. */
function splitAtSentence(hunk: Hunk, { fullest, wording }: Texts): Hunk[] {
  const { one, other } = hunk
  const length = other[1] - other[0]
  if (length === 0) return [hunk]
  const openings = listRange([one[0] + 1, one[1]]).filter((word) => fullest.words[word]!.isOpening)
  const isOneSentence = !listRange([other[0] + 1, other[1]]).some((word) => wording.words[word]!.isOpening)
  const isAlike = (words: number) => words <= length + 1 && length <= words + 1
  const [first, last] = [openings[0], openings.at(-1)]
  if (!isOneSentence || first === undefined || last === undefined) return [hunk]
  if (one[1] === fullest.words.length && isAlike(first - one[0]))
    return [
      { one: [one[0], first], other },
      { one: [first, one[1]], other: [other[1], other[1]] },
    ]
  if (one[0] === 0 && isAlike(one[1] - last))
    return [
      { one: [0, last], other: [other[0], other[0]] },
      { one: [last, one[1]], other },
    ]
  return [hunk]
}

function alignNothing(one: WrittenText, other: WrittenText): Alignment {
  const [mine, its] = [one.words.length, other.words.length]
  return {
    toOther: one.words.map(() => -1),
    toOne: other.words.map(() => -1),
    hunks: mine + its > 0 ? [{ one: [0, mine], other: [0, its] }] : [],
  }
}

/** Whether it says something by itself. */
export const isTelling = (text: WrittenText, word: number): boolean =>
  text.words[word]!.keys.some((key) => !GRAMMAR_WORDS.has(key))

export function countTelling(text: WrittenText, { from, to }: { from: number; to: number }): number {
  return listRange([from, to]).filter((word) => isTelling(text, word)).length
}

/**
 * A lone "the" or "to" between passages of other words is no common word: it is there by chance. Between long passages so
 * is any other.
 */
const MOST_WORDS_OF_A_STRAY = 2
const LEAST_AROUND_A_STRAY = 6
const LEAST_AROUND_A_TELLING_STRAY = 16

function dropStrays(
  { toOther, toOne, hunks }: Alignment,
  texts: { one: WrittenText; other: WrittenText },
): Alignment {
  const [mine, its] = [[...toOther], [...toOne]]
  const merged: Hunk[] = []
  for (const hunk of hunks) {
    const last = merged.at(-1)
    const between = last && { from: last.one[1], to: hunk.one[0] }
    const isStray =
      between !== undefined &&
      between.to - between.from <= MOST_WORDS_OF_A_STRAY &&
      isByChance(last!, { next: hunk, isTelling: countTelling(texts.one, between) > 0 })
    if (!isStray) {
      merged.push(hunk)
      continue
    }
    mine.fill(-1, between.from, between.to)
    its.fill(-1, last!.other[1], hunk.other[0])
    merged[merged.length - 1] = { one: [last!.one[0], hunk.one[1]], other: [last!.other[0], hunk.other[1]] }
  }
  return { toOther: mine, toOne: its, hunks: merged }
}

/** Words between two that were only left out, or only added, are truly common. */
function isByChance(last: Hunk, { next, isTelling }: { next: Hunk; isTelling: boolean }): boolean {
  const isReplaced = ({ one, other }: Hunk) => one[1] > one[0] && other[1] > other[0]
  const around = measureHunk(last) + measureHunk(next)
  if (isTelling) return isReplaced(last) && isReplaced(next) && around >= LEAST_AROUND_A_TELLING_STRAY
  return (isReplaced(last) || isReplaced(next)) && around >= LEAST_AROUND_A_STRAY
}

const measureHunk = ({ one, other }: Hunk): number => one[1] - one[0] + other[1] - other[0]

function addMoves(alignment: Alignment, moves: readonly Move[]): Alignment {
  const [toOther, toOne] = [[...alignment.toOther], [...alignment.toOne]]
  for (const { one, other, length } of moves) {
    for (let step = 0; step < length; step++) {
      toOther[one + step] = other + step
      toOne[other + step] = one + step
    }
  }
  return { ...alignment, toOther, toOne }
}

interface Texts {
  readonly fullest: WrittenText
  readonly wording: WrittenText
}
type Found = Omit<Edit, 'manner'>

function findManner({ lost, won, hunk }: Found, { fullest, wording }: Texts): Edit['manner'] {
  return isSpoken(fullest, { words: lost, range: hunk.one }) &&
    isSpoken(wording, { words: won, range: hunk.other })
    ? 'spoken'
    : 'told'
}

/** Nothing is left out of a quotation where none is open: the words on both sides are quoted, then. */
function isSpoken(
  text: WrittenText,
  { words, range: [from, to] }: { words: readonly number[]; range: readonly [number, number] },
): boolean {
  const isQuoted = (word: number) => text.words[word]?.isQuoted ?? true
  if (words.length > 0) return words.every(isQuoted)
  return text.words.length > 0 && isQuoted(from - 1) && isQuoted(to)
}

/** Words in brackets, and what they stand for: the outlet shows the reader that they are its own. */
function isOwnedTo({ lost, won }: Found, { fullest, wording }: Texts): boolean {
  const areBracketed = (text: WrittenText, words: readonly number[]) =>
    words.length > 0 && words.every((word) => text.words[word]!.isBracketed)
  const isShort =
    lost.length <= MOST_WORDS_IN_PLACE_OF_BRACKETS && won.length <= MOST_WORDS_IN_PLACE_OF_BRACKETS
  if (!isShort) return areBracketed(wording, won) && lost.length === 0
  return areBracketed(wording, won) || areBracketed(fullest, lost)
}

const MOST_WORDS_IN_PLACE_OF_BRACKETS = 4

/** The forms that change when somebody's words are reported: persons, tenses, "that". Never inside two whole quotations. */
function isReporting({ lost, won, manner }: Edit, { fullest, wording }: Texts): boolean {
  if (fullest.quotation === 'direct' && wording.quotation === 'direct') return false
  return foldReported(fullest, { words: lost, manner }) === foldReported(wording, { words: won, manner })
}

/** Of the outlets' own words, articles do not count either. */
function foldReported(
  text: WrittenText,
  { words, manner }: { words: readonly number[]; manner: Edit['manner'] },
): string {
  return words
    .flatMap((word) => text.words[word]!.keys)
    .filter((key) => key !== 'that' && !(manner === 'told' && ARTICLES.has(key)))
    .map((key) => REPORTED_FORMS.get(key) ?? stemWord(key))
    .join(' ')
}

const ARTICLES = new Set(['a', 'an', 'the', 'any'])

/** "Give in to" and "give into" differ in a space. */
function isSpacing({ lost, won }: Edit, { fullest, wording }: Texts): boolean {
  const join = (text: WrittenText, words: readonly number[]) =>
    words.flatMap((word) => text.words[word]!.keys).join('')
  return join(fullest, lost) === join(wording, won)
}
