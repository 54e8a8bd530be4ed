/**
 * What a wording that tells it in other words does not tell at all.
 *
 * @module
 */
import { type Comparison, isTelling } from './find-edits.ts'
import type { WrittenText } from './read-wording.ts'
import { stemWord } from './split-words.ts'

/** A clause with fewer words that say something may have been told in two words. */
const LEAST_TELLING_WORDS = 3
/** Of these words so few are in a wording that does not tell the clause. */
const MOST_FOUND = 0.15

/**
 * The parts of the fullest wording of which next to no word is in the other one, as word numbers, in order. Never all of it:
 * what was told in other words throughout is told.
 */
export function findLeftOut({ fullest, wording, alignment }: Comparison): number[] {
  const known = new Set(wording.words.flatMap(({ keys }) => keys.map(stemWord)))
  const isFound = (word: number) =>
    alignment.toOther[word]! >= 0 || fullest.words[word]!.keys.some((key) => known.has(stemWord(key)))
  let isLastLeftOut = false
  const parts = splitParts(fullest).map((words) => {
    const telling = words.filter((word) => isTelling(fullest, word))
    const found = telling.filter(isFound).length
    const isLong = telling.length >= LEAST_TELLING_WORDS
    // A short part of which nothing is found goes the way of the one before.
    isLastLeftOut = isLong ? found <= MOST_FOUND * telling.length : isLastLeftOut && found === 0
    return { words, isTold: telling.length > 0 && !isLastLeftOut, isLeftOut: isLastLeftOut }
  })
  return parts.some(({ isTold }) => isTold)
    ? parts.flatMap(({ words, isLeftOut }) => (isLeftOut ? words : []))
    : []
}

/** Between marks: relative clauses, members of lists, sentences. */
function splitParts(text: WrittenText): number[][] {
  const parts: number[][] = []
  text.words.forEach((_, at) => {
    const { hasStop, hasComma, isInterruption } = text.gaps[at]!
    if (hasStop || hasComma || isInterruption || parts.length === 0) parts.push([at])
    else parts.at(-1)!.push(at)
  })
  return parts
}
