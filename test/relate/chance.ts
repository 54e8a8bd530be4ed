/** Numbers below a bound, the same for the same seed: mulberry32. */
export function createChance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** The same things in another order. */
export function shuffle<Thing>(things: readonly Thing[], chance: (below: number) => number): Thing[] {
  const shuffled = [...things]
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = chance(at + 1)
    const held = shuffled[at]!
    shuffled[at] = shuffled[other]!
    shuffled[other] = held
  }
  return shuffled
}
