import { seededChance } from '../growing-weights.ts'

/** Decides about a mutated case; the same numbers for the same seed. */
export interface Chance {
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number
  /** True in so many cases of a hundred. */
  percent(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

export function makeChance(seed: number, number: number): Chance {
  // Neighbouring numbers must not begin alike.
  const mixed = Math.imul((seed * 0x9e3779b1) ^ (number + 0x7f4a7c15), 0x85ebca6b)
  const next = seededChance((mixed ^ (mixed >>> 15)) >>> 0)
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    percent: (share) => next() * 100 < share,
    pick: (items) => items[below(items.length)]!,
  }
}
