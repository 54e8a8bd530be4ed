import { createHash } from 'node:crypto'

/**
 * Whether something is in the half that thresholds and weights are chosen on (`learn`), or in the other, which only measures. By a
 * hash of its name, so that it stays where it is when labels are added.
 */
export function isInHalf(name: string, half: 'learn' | 'measure'): boolean {
  const isEven = createHash('sha256').update(name).digest()[0]! % 2 === 0
  return isEven === (half === 'learn')
}
