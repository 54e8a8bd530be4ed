/** A row of numbers from 0 up to 1, always the same for one seed (mulberry32 on an FNV-1a hash). */
export function createChance(seed: string): () => number {
  let state = 2166136261
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A seeded one-to-one mapping of the numbers below `size` onto themselves. */
export function createPermutation(size: number, chance: () => number): (number: number) => number {
  let factor = 1 + Math.floor(chance() * (size - 1))
  while (greatestCommonDivisor(factor, size) > 1) factor = (factor % size) + 1
  const shift = Math.floor(chance() * size)
  // For sizes below 2^26 the product is exact.
  return (number) => (number * factor + shift) % size
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/** The same things in a seeded order. */
export function shuffle<Thing>(things: readonly Thing[], chance: () => number): Thing[] {
  const order = [...things]
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(chance() * (i + 1))
    ;[order[i], order[other]] = [order[other]!, order[i]!]
  }
  return order
}
