/**
 * At most so many, in their order: the newest by their dates, where they have any, and of those without a date the
 * first.
 */
export function takeNewest<Thing>(
  things: readonly Thing[],
  { limit, tellDate }: { limit: number; tellDate: (thing: Thing) => string | undefined },
): readonly Thing[] {
  if (things.length <= limit) return things
  const dated = things.map((thing, index) => ({ index, time: Date.parse(tellDate(thing) ?? '') || 0 }))
  const newest = dated.toSorted((one, other) => other.time - one.time || one.index - other.index)
  const taken = newest.slice(0, limit).sort((one, other) => one.index - other.index)
  return taken.map(({ index }) => things[index]!)
}
