/**
 * All that hangs together with some things, found link by link, so that what does not is never touched.
 *
 * @module
 */

/** The seeds and everything that can be reached from them. `neighbours` is asked for many things at a time. */
export async function collectReachable(
  seeds: Iterable<string>,
  neighbours: (things: readonly string[]) => Promise<Iterable<string>>,
): Promise<Set<string>> {
  const reached = new Set(seeds)
  let fresh = [...reached]
  while (fresh.length > 0) {
    const met = await neighbours(fresh)
    fresh = []
    for (const thing of met) {
      if (reached.has(thing)) continue
      reached.add(thing)
      fresh.push(thing)
    }
  }
  return reached
}

/** Sorted things in groups: those that are linked, directly or through others, are in one; each group is sorted. */
export function groupLinked(
  things: readonly string[],
  links: Iterable<readonly [one: string, other: string]>,
): string[][] {
  const parents = new Map(things.map((thing) => [thing, thing]))
  const find = (thing: string): string => {
    let root = thing
    while (parents.get(root) !== root) root = parents.get(root)!
    for (let at = thing; at !== root; ) {
      const next = parents.get(at)!
      parents.set(at, root)
      at = next
    }
    return root
  }
  for (const [one, other] of links) {
    if (!parents.has(one) || !parents.has(other)) continue
    const [a, b] = [find(one), find(other)]
    if (a !== b) parents.set(a < b ? b : a, a < b ? a : b)
  }
  const groups = new Map<string, string[]>()
  for (const thing of [...things].sort()) {
    const root = find(thing)
    const group = groups.get(root)
    if (group) group.push(thing)
    else groups.set(root, [thing])
  }
  return [...groups.values()]
}
