/**
 * How much a stem tells, fixed beforehand: it never depends on what else is in the record.
 *
 * @module
 */
import { COMMON_STEMS, WEIGHT_OF_RARE_STEM } from './stem-weights.ts'

const weights = new Map(
  COMMON_STEMS.flatMap(([weight, stems]) =>
    stems
      .trim()
      .split(/\s+/)
      .map((stem) => [stem, weight] as const),
  ),
)
/** A year, a round number or a small one says little by itself. */
const WEIGHT_OF_SMALL_NUMBER = 5
const WEIGHT_OF_NUMBER = 7

/**
 * The natural logarithm of how many statements there are for each that has the stem.
 *
 * @example weighStem('trump')
 *   // 2
 */
export function weighStem(stem: string): number {
  const known = weights.get(stem)
  if (known !== undefined) return known
  if (/^\d/.test(stem)) return stem.length <= 2 || /0$/.test(stem) ? WEIGHT_OF_SMALL_NUMBER : WEIGHT_OF_NUMBER
  return WEIGHT_OF_RARE_STEM
}

/** The weight of several stems together. */
export function weighStems(stems: readonly string[]): number {
  let weight = 0
  for (const stem of stems) weight += weighStem(stem)
  return weight
}
