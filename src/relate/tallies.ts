/**
 * Counts of words by which somebody goes. A person whom fifty thousand articles name goes by thousands: the foremost are
 * at hand, and the others lie in shards, of which one more article touches a few.
 *
 * @module
 */
import { keyOf } from './seats.ts'
import type { TraceDesk } from './trace-desk.ts'

/** Words, how often they are there, and whatever else belongs to them. */
export type Counted = readonly [words: string, count: number, ...rest: unknown[]]

export interface Tally<Entry extends Counted> {
  /** How many different words there are. */
  readonly size: number
  /** All of them, or the foremost where there are many: the commonest first, then by the alphabet. */
  readonly top: readonly Entry[]
}

export interface TallyEdit<Entry extends Counted> {
  /** What the shards are called by. */
  readonly id: string
  readonly words: readonly string[]
  /** The new entry for some words; nothing where they are gone. */
  readonly edit: (words: string, entry: Entry | undefined) => Entry | undefined
}

/** So many are kept at hand as long as there are no more, and lie in a shard. */
const MOST_AT_HAND = 64
/** So many are kept at hand where there are more. */
const FOREMOST = 50

export const EMPTY_TALLY: Tally<never> = { size: 0, top: [] }

/** The foremost first. No two entries of a tally are equal in this order. */
export function compareCounted([one, count]: Counted, [other, otherCount]: Counted): number {
  return otherCount - count || (one < other ? -1 : one > other ? 1 : 0)
}

/** The tally after an edit. What it is depends on its entries alone, and not on how they came. */
export async function editTally<Entry extends Counted>(
  desk: TraceDesk<readonly Entry[]>,
  { tally, ...edit }: TallyEdit<Entry> & { tally: Tally<Entry> },
): Promise<Tally<Entry>> {
  const shards = countShards(tally.size)
  if (shards === 0) return storeTally(desk, { id: edit.id, entries: editEntries(tally.top, edit), from: 0 })
  const byShard = new Map<string, string[]>()
  for (const words of edit.words) {
    const shard = findShard(edit.id, { words, shards })
    byShard.set(shard, [...(byShard.get(shard) ?? []), words])
  }
  await desk.load(byShard.keys())
  let { size } = tally
  const edited: Entry[] = []
  for (const [shard, words] of byShard) {
    const before = desk.get(shard) ?? []
    const after = editEntries(before, { ...edit, words })
    desk.set(shard, after.length === 0 ? undefined : after)
    size += after.length - before.length
    const isEdited = new Set(words)
    edited.push(...after.filter(([own]) => isEdited.has(own)))
  }
  const isOther = new Set(edit.words)
  const top = [...tally.top.filter(([words]) => !isOther.has(words)), ...edited]
    .sort(compareCounted)
    .slice(0, FOREMOST)
  // Whatever is not at hand came after the last that was: it may only be wanted where there now is a later one.
  const isTop = top.length === FOREMOST && compareCounted(top.at(-1)!, tally.top.at(-1)!) <= 0
  if (countShards(size) === shards && isTop) return { size, top }
  return storeTally(desk, {
    id: edit.id,
    entries: await loadAll(desk, { id: edit.id, shards }),
    from: shards,
  })
}

/** The sum of several tallies, as far as their words are at hand. */
export function addTallies<Entry extends Counted>(
  tallies: readonly Tally<Entry>[],
  add: (one: Entry, other: Entry) => Entry,
): Tally<Entry> {
  const all = new Map<string, Entry>()
  for (const entry of tallies.flatMap(({ top }) => top)) {
    const known = all.get(entry[0])
    all.set(entry[0], known ? add(known, entry) : entry)
  }
  return { size: all.size, top: [...all.values()].sort(compareCounted) }
}

/** Entries in order with some of them edited. */
export function editEntries<Entry extends Counted>(
  entries: readonly Entry[],
  { words, edit }: Pick<TallyEdit<Entry>, 'words' | 'edit'>,
): Entry[] {
  const all = new Map(entries.map((entry) => [entry[0], entry]))
  for (const own of words) {
    const entry = edit(own, all.get(own))
    if (entry) all.set(own, entry)
    else all.delete(own)
  }
  return [...all.values()].sort(compareCounted)
}

function countShards(size: number): number {
  return size <= MOST_AT_HAND ? 0 : 2 ** Math.ceil(Math.log2(size / MOST_AT_HAND))
}

const nameShard = (id: string, { shards, shard }: { shards: number; shard: number }): string =>
  `${id}/${shards}/${shard}`
const findShard = (id: string, { words, shards }: { words: string; shards: number }): string =>
  nameShard(id, { shards, shard: keyOf(words) % shards })

const listShards = (id: string, shards: number): string[] =>
  Array.from({ length: shards }, (_, shard) => nameShard(id, { shards, shard }))

async function loadAll<Entry extends Counted>(
  desk: TraceDesk<readonly Entry[]>,
  { id, shards }: { id: string; shards: number },
): Promise<Entry[]> {
  const all = listShards(id, shards)
  await desk.load(all)
  return all.flatMap((shard) => desk.get(shard) ?? []).sort(compareCounted)
}

/** Puts sorted entries where their number says, in place of the shards that they came from. */
function storeTally<Entry extends Counted>(
  desk: TraceDesk<readonly Entry[]>,
  { id, entries, from }: { id: string; entries: readonly Entry[]; from: number },
): Tally<Entry> {
  const shards = countShards(entries.length)
  if (shards !== from) {
    const lists = new Map<string, Entry[]>(listShards(id, shards).map((shard) => [shard, []]))
    if (shards > 0)
      for (const entry of entries) lists.get(findShard(id, { words: entry[0], shards }))!.push(entry)
    for (const shard of listShards(id, from)) desk.set(shard, undefined)
    for (const [shard, list] of lists) desk.set(shard, list.length === 0 ? undefined : list)
  }
  return { size: entries.length, top: shards === 0 ? entries : entries.slice(0, FOREMOST) }
}
