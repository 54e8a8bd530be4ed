/**
 * The word that was most likely meant, or nothing when none is near: at most a third of the letters may differ, and
 * a beginning of just one word counts as meant.
 *
 * @example suggestNearest('outlit', ['voice', 'outlet', 'from'])
 *   // 'outlet'
 */
export function suggestNearest(word: string, known: readonly string[]): string | undefined {
  const begun = known.filter((other) => word.length > 1 && other.startsWith(word))
  if (begun.length === 1) return begun[0]
  const ranked = known
    .map((other) => ({ other, distance: countEdits(word, other) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.other : undefined
}

/** How many letters must be put in, taken out, changed or swapped with the next (optimal string alignment). */
function countEdits(from: string, to: string): number {
  const rows = Array.from({ length: from.length + 1 }, (_, row) => [row])
  for (let column = 1; column <= to.length; column++) rows[0]![column] = column
  for (let row = 1; row <= from.length; row++) {
    for (let column = 1; column <= to.length; column++) {
      const differs = from[row - 1] === to[column - 1] ? 0 : 1
      const isSwap =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      rows[row]![column] = Math.min(
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
        rows[row - 1]![column - 1]! + differs,
        isSwap ? rows[row - 2]![column - 2]! + 1 : Number.POSITIVE_INFINITY,
      )
    }
  }
  return rows[from.length]![to.length]!
}
