/** Our offsets count UTF-16 code units; most other tools count characters (Unicode code points). */
export interface CodePoints {
  /** How many characters stand before this offset. Inside of a pair of surrogates: before the pair. */
  count(offset: number): number
  /** The offset of the character with this number; the length of the text for all behind its end. */
  find(character: number): number
  /** How many characters the text has. */
  readonly length: number
}

/**
 * Turns offsets of a text into numbers of characters and back.
 *
 * @example countCodePoints('a 🌊 b').count(5)
 *   // 4
 */
export function countCodePoints(text: string): CodePoints {
  const pairs = [...text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)].map(({ index }) => index)
  /** Of the characters that are pairs. */
  const numbers = pairs.map((start, index) => start - index)
  return {
    // A pair that ends behind the offset does not stand before it.
    count: (offset) => offset - countBelow(pairs, offset - 1) - (isInside(pairs, offset) ? 1 : 0),
    find: (character) => Math.min(character + countBelow(numbers, character), text.length),
    length: text.length - pairs.length,
  }
}

const isInside = (pairs: readonly number[], offset: number): boolean =>
  pairs[countBelow(pairs, offset) - 1] === offset - 1

/** How many of these numbers, which rise, are below the limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
