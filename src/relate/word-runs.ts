/** @module Whether words stand in others, one after another or with something left out. */

/** Whether the words stand in the others one after another. */
export function isRunOf(words: readonly string[], others: readonly string[]): boolean {
  return findRun(words, { others, from: 0 }) !== -1
}

/** Where the words stand in the others one after another, at `from` or behind; -1 where they do not. */
function findRun(
  words: readonly string[],
  { others, from }: { others: readonly string[]; from: number },
): number {
  for (let at = from; at + words.length <= others.length; at++) {
    if (words.every((word, offset) => word === others[at + offset])) return at
  }
  return -1
}

/**
 * Whether the words are those of the others but for one gap, and at least `least` words on each side of it.
 *
 * @example isRunWithGap(['stay', 'home', 'keep', 'calm'], { others: ['stay', 'home', 'and', 'keep', 'calm'], least: 2 })
 *   // true
 */
export function isRunWithGap(
  words: readonly string[],
  { others, least }: { others: readonly string[]; least: number },
): boolean {
  for (let cut = least; cut + least <= words.length; cut++) {
    const first = findRun(words.slice(0, cut), { others, from: 0 })
    if (first === -1) return false
    const behind = first + cut + 1
    if (findRun(words.slice(cut), { others, from: behind }) !== -1) return true
  }
  return false
}
