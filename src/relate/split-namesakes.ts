/**
 * Namesakes: reports of different stories that have somebody of one name in different fields of work tell of two people.
 *
 * @module
 */
import { createDisjointSets } from './disjoint-sets.ts'
import { FIELDS_OF_WORK } from './english.ts'

/** The sets of fields that are named for one person of a name. */
export interface Namesake {
  readonly fields: readonly number[]
  /** Which of the people of the name it is: the one whom most stories name has no mark. */
  readonly mark: readonly string[]
}

/**
 * Reports that name no field of work are taken to mean the one person whom so many times as many stories name as all
 * others of that name together; else they stay a voice of their own. Chosen, not measured: the corpora have no namesakes
 * who differ so, but reports do call a president a player.
 */
const CLEARLY_MEANT = 10

/** The people of one name, by how many stories name which fields of work for it. Fields that one story names are one's. */
export function splitNamesakes(stories: readonly (readonly [fields: number, stories: number])[]): Namesake[] {
  const sets = createDisjointSets(FIELDS_OF_WORK.length)
  for (const [fields] of stories) {
    const bits = listBits(fields)
    for (const bit of bits) sets.join(bits[0]!, bit)
  }
  const people = new Map<number, { fields: number[]; stories: number }>()
  for (const [fields, count] of stories) {
    if (fields === 0) continue
    const first = sets.find(listBits(fields)[0]!)
    const known = people.get(first) ?? { fields: [], stories: 0 }
    people.set(first, { fields: [...known.fields, fields], stories: known.stories + count })
  }
  const ranked = [...people].sort(([a, one], [b, other]) => other.stories - one.stories || a - b)
  if (ranked.length <= 1)
    return stories.length === 0 ? [] : [{ fields: stories.map(([fields]) => fields), mark: [] }]
  const namesakes = ranked.map(([field, { fields }], rank) => ({
    fields,
    mark: rank === 0 ? [] : [`field ${field}`],
  }))
  if (!stories.some(([fields]) => fields === 0)) return namesakes
  const [first, ...others] = ranked.map(([, { stories: count }]) => count)
  const isClear = first! >= CLEARLY_MEANT * others.reduce((sum, count) => sum + count, 0)
  if (!isClear) return [...namesakes, { fields: [0], mark: ['no field'] }]
  return namesakes.map((namesake, rank) =>
    rank === 0 ? { ...namesake, fields: [0, ...namesake.fields] } : namesake,
  )
}

const listBits = (fields: number): number[] =>
  FIELDS_OF_WORK.flatMap((_, bit) => ((fields >> bit) & 1 ? [bit] : []))
