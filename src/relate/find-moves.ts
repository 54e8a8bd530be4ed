/**
 * Runs of words that stand elsewhere in another text.
 *
 * @module
 */
import type { Alignment, Keyed } from './align-words.ts'

/** A run of words that stands elsewhere in the other text. */
export interface Move {
  readonly one: number
  readonly other: number
  readonly length: number
}

/** A run this long that stands elsewhere was moved; shorter ones turn up by chance. */
const WORDS_OF_A_MOVE = 4

/** Runs of words among those that were not found in order which stand elsewhere in the other text, the longest first. */
export function findMoves(
  { one, other }: { one: readonly Keyed[]; other: readonly Keyed[] },
  { toOther, toOne, hunks }: Alignment,
): Move[] {
  const starts = new Map<string, number[]>()
  const nameRun = (words: readonly Keyed[], at: number) =>
    words
      .slice(at, at + WORDS_OF_A_MOVE)
      .flatMap(({ keys }) => keys)
      .join(' ')
  const isOpen = (map: readonly number[], at: number) =>
    at + WORDS_OF_A_MOVE <= map.length && map.slice(at, at + WORDS_OF_A_MOVE).every((to) => to === -1)
  for (const hunk of hunks) {
    for (let at = hunk.other[0]; at < hunk.other[1]; at++) {
      if (isOpen(toOne, at)) starts.set(nameRun(other, at), [...(starts.get(nameRun(other, at)) ?? []), at])
    }
  }
  const moves: Move[] = []
  for (const {
    one: [from, to],
  } of hunks) {
    for (let at = from; at < to; at++) {
      if (!isOpen(toOther, at)) continue
      const place = starts
        .get(nameRun(one, at))
        ?.find((start) => !moves.some((move) => overlaps(move, { at, start })))
      if (place === undefined) continue
      const length = measureRun({ one, other, toOther, toOne }, { at, place })
      moves.push({ one: at, other: place, length })
      at += length - 1
    }
  }
  return moves.sort((a, b) => b.length - a.length || a.one - b.one)
}

const overlaps = ({ one, other, length }: Move, { at, start }: { at: number; start: number }): boolean =>
  (at >= one && at < one + length) || (start > other - WORDS_OF_A_MOVE && start < other + length)

function measureRun(
  texts: {
    one: readonly Keyed[]
    other: readonly Keyed[]
    toOther: readonly number[]
    toOne: readonly number[]
  },
  { at, place }: { at: number; place: number },
): number {
  let length = WORDS_OF_A_MOVE
  for (; ; length++) {
    const [mine, its] = [texts.one[at + length], texts.other[place + length]]
    if (!mine || !its || mine.keys.join(' ') !== its.keys.join(' ')) return length
    if (texts.toOther[at + length] !== -1 || texts.toOne[place + length] !== -1) return length
  }
}
