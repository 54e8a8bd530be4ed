const GROUPED = new Intl.NumberFormat('en-GB')

/**
 * A number with what it counts.
 *
 * @example [countThings(1, 'article'), countThings(1200, 'story')]
 *   // ['1 article', '1,200 stories']
 */
export function countThings(count: number, thing: string): string {
  const plural = thing.endsWith('y') ? `${thing.slice(0, -1)}ies` : `${thing}s`
  return `${GROUPED.format(count)} ${count === 1 ? thing : plural}`
}
