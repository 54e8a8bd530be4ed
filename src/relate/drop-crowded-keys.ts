import type { Key } from '../shelf.ts'

/** A key that so many statements of one article have brings together all that one voice says there, and tells nothing. */
const MOST_OF_AN_ARTICLE = 40

/**
 * The keys of the statements of one article, without those that too many of them have: a protocol of three thousand answers
 * would else be compared answer by answer. It goes by the article alone, so that it is the same whatever else comes.
 */
export function dropCrowdedKeys(keysOf: ReadonlyMap<string, readonly Key[]>): Map<string, readonly Key[]> {
  if (keysOf.size <= MOST_OF_AN_ARTICLE) return new Map(keysOf)
  const counts = new Map<number, number>()
  for (const keys of keysOf.values())
    for (const key of new Set(keys.map((one) => one.key))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const isTelling = ({ key }: Key): boolean => counts.get(key)! <= MOST_OF_AN_ARTICLE
  return new Map([...keysOf].map(([id, keys]) => [id, keys.filter(isTelling)]))
}
