/**
 * Things that are joined bit by bit into groups.
 *
 * @module
 */

export interface DisjointSets {
  /** The number that stands for the group of this thing: the least of the group. */
  find(thing: number): number
  /** Joins the groups of both things. */
  join(one: number, other: number): void
  /** All groups, each in order, in order of their least. */
  list(): number[][]
}

/** Things 0 to `size - 1`, each alone at first. What comes out does not depend on the order of joining. */
export function createDisjointSets(size: number): DisjointSets {
  const parents = Array.from({ length: size }, (_, index) => index)
  const find = (thing: number): number => {
    let root = thing
    while (parents[root] !== root) root = parents[root]!
    for (let at = thing; at !== root; ) {
      const next = parents[at]!
      parents[at] = root
      at = next
    }
    return root
  }
  return {
    find,
    join(one, other) {
      const a = find(one)
      const b = find(other)
      if (a !== b) parents[Math.max(a, b)] = Math.min(a, b)
    },
    list() {
      const groups = new Map<number, number[]>()
      for (let thing = 0; thing < size; thing++) {
        const root = find(thing)
        const group = groups.get(root)
        if (group) group.push(thing)
        else groups.set(root, [thing])
      }
      return [...groups.values()]
    },
  }
}
