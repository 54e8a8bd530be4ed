/** Two hashes made one; the order matters. Cheap, and spread well enough for tables of a few million features. */
export function combineHashes(a: number, b: number): number {
  let h = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b)
  h ^= h >>> 15
  return Math.imul(h, 0xc2b2ae35) | 0
}

/** FNV-1a over the UTF-16 code units of a word: 32 bits, the same on every machine. */
export function hashWord(word: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  return h | 0
}
