/** Numbers in [0, 1) that are the same on every run (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function shuffle<Item>(items: Item[], chance: () => number): Item[] {
  for (let i = items.length - 1; i > 0; i--) {
    const k = Math.floor(chance() * (i + 1))
    const held = items[i]
    items[i] = items[k]
    items[k] = held
  }
  return items
}
