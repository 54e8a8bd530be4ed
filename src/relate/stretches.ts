/**
 * Stretches of days, by which indexes are kept apart: a new article asks for its own time and does not meet the whole
 * archive.
 *
 * @module
 */

/** Stands for things without a day. */
export const NO_STRETCH = -1

/** The stretch of a day (days since 1970), in stretches of so many days. */
export function stretchOf(day: number | undefined, length: number): number {
  return day === undefined ? NO_STRETCH : Math.floor(day / length)
}

/**
 * The stretches in which anything within `reach` days of this day lies, and that of things without a day. For a thing
 * without a day of its own: all there are.
 */
export function stretchesAround(
  day: number | undefined,
  { length, reach }: { length: number; reach: number },
): number[] | 'all' {
  if (day === undefined) return 'all'
  const [first, last] = [stretchOf(day - reach, length), stretchOf(day + reach, length)]
  return [NO_STRETCH, ...Array.from({ length: last - first + 1 }, (_, at) => first + at)]
}
