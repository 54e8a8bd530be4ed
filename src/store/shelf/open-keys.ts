/**
 * The inverted indexes of a shelf.
 *
 * What is asked some hundred times for one article is SQL text here and in the files beside this one: the query builder
 * takes about as long for such a query as SQLite does.
 *
 * @module
 */
import { type Kysely, sql } from 'kysely'
import type { AskedKeys, Holders, IndexName, Key, Shelf } from '../../shelf.ts'
import { forEngine } from '../sql/for-engine.ts'
import { insertRows } from '../sql/insert-rows.ts'
import { listedNumbers, tableOf } from '../sql/listed.ts'
import type { Tables } from '../tables.ts'
import type { ThingNumbers } from './number-things.ts'
import { INDEX_NUMBERS } from './shelf-numbers.ts'

/** All keys of a thing in a bucket. */
interface KeyList {
  readonly thing: number
  readonly bucket: number
  readonly keys: readonly number[]
}

export interface OpenKeysOptions {
  readonly numbers: ThingNumbers
  /** Told the numbers of things that lost their keys. */
  readonly onDropped: (thing: number) => void
}

export function openKeys(
  db: Kysely<Tables>,
  { numbers, onDropped }: OpenKeysOptions,
): Pick<Shelf, 'findHolders' | 'findHoldersOfEach' | 'addKeys' | 'dropKeys'> {
  async function findHoldersOfEach(
    index: IndexName,
    asked: ReadonlyMap<string, AskedKeys>,
  ): Promise<Map<string, Holders>> {
    const number = INDEX_NUMBERS[index]
    const needsAll = [...asked.values()].some(({ buckets }) => buckets === 'all')
    const all = needsAll ? await listBuckets(db, number) : []
    const questions = [...asked].map(([name, { keys, buckets }]) => ({
      name,
      keys: [...new Set(keys)],
      buckets: buckets === 'all' ? all : [...new Set(buckets)],
    }))
    const places = await loadPlaces(db, { index: number, questions })
    const counts = questions.map((question) => [question.name, countHolders(question, places)] as const)
    const idOf = await numbers.name(counts.flatMap(([, holders]) => [...holders.keys()]))
    return new Map(
      counts.map(([name, holders]) => [
        name,
        new Map([...holders].map(([thing, count]) => [idOf.get(thing)!, count])),
      ]),
    )
  }
  return {
    findHoldersOfEach,
    async findHolders(index, asked) {
      const found = await findHoldersOfEach(index, new Map([['', asked]]))
      return found.get('')!
    },
    async addKeys(index, keysOf) {
      const given = [...keysOf].filter(([, keys]) => keys.length > 0)
      const numberOf = await numbers.give(given.map(([id]) => id))
      const known = await loadLists(db, { index, things: [...numberOf.values()] })
      const lists = given.flatMap(([id, keys]) => {
        const thing = numberOf.get(id)!
        return joinKeys(thing, { keys, known: known.get(thing) ?? [] })
      })
      await insertKeys(db, { index, lists })
    },
    async dropKeys(index, things) {
      const numberOf = await numbers.find(things)
      const known = await loadLists(db, { index, things: [...numberOf.values()] })
      for (const list of [...known.values()].flat()) await deleteKeys(db, { index, list })
      for (const thing of known.keys()) onDropped(thing)
    },
  }
}

interface Question {
  readonly keys: readonly number[]
  readonly buckets: readonly number[]
}

/** What stands under a key in a bucket, by bucket and key. */
type Places = ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>

/** The things at all places that are asked for, each place looked up once: reports of one story ask for the same ones. */
async function loadPlaces(
  db: Kysely<Tables>,
  { index, questions }: { index: number; questions: readonly Question[] },
): Promise<Places> {
  const wanted = new Map<number, Set<number>>()
  for (const { keys, buckets } of questions) {
    for (const bucket of buckets) {
      const known = wanted.get(bucket) ?? new Set()
      wanted.set(bucket, known)
      for (const key of keys) known.add(key)
    }
  }
  const places = new Map([...wanted.keys()].map((bucket) => [bucket, new Map<number, number[]>()]))
  const { rows } = await selectPlaces(index, wanted).execute(db)
  for (const { bucket, key, thing } of rows) {
    const things = places.get(bucket)!.get(key)
    if (things) things.push(thing)
    else places.get(bucket)!.set(key, [thing])
  }
  return places
}

/** A look into the index for each place, in that order: left to itself a server may go through the whole index. */
function selectPlaces(index: number, wanted: ReadonlyMap<number, ReadonlySet<number>>) {
  const keysOf = [...wanted].map(([bucket, keys]) => [bucket, [...keys]] as const)
  const buckets = keysOf.flatMap(([bucket, keys]) => keys.map(() => bucket))
  const keys = keysOf.flatMap(([, keys]) => keys)
  return forEngine<{ bucket: number; key: number; thing: number }>({
    sqlite: sql`
      select held.bucket, held.key, held.thing
      from json_each(${JSON.stringify(Object.fromEntries(keysOf))}) as place
        cross join json_each(place.value) as asked
        cross join shelf_keys as held
      where held.index_number = ${sql.lit(index)} and held.bucket = cast(place.key as integer)
        and held.key = asked.value`,
    postgres: sql`
      select place.bucket, place.key, held.thing
      from unnest(${buckets}::integer[], ${keys}::bigint[]) as place (bucket, key)
        cross join lateral (
          select thing from shelf_keys
          where index_number = ${sql.lit(index)} and bucket = place.bucket and key = place.key
          offset 0
        ) as held`,
  })
}

/** How many of the keys each thing has in one of the buckets. */
function countHolders({ keys, buckets }: Question, places: Places): Map<number, number> {
  const counts = new Map<number, number>()
  for (const key of keys) {
    const lists = buckets.flatMap((bucket) => {
      const things = places.get(bucket)!.get(key)
      return things ? [things] : []
    })
    const holders = lists.length > 1 ? new Set(lists.flat()) : (lists[0] ?? [])
    for (const thing of holders) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  }
  return counts
}

/** From one bucket to the next, which in an index of many keys is far quicker than going through all of it. */
async function listBuckets(db: Kysely<Tables>, index: number): Promise<number[]> {
  const { rows } = await sql<{ bucket: number }>`
    with recursive buckets (bucket) as (
      select min(bucket) from shelf_keys where index_number = ${index}
      union all
      select (select min(next.bucket) from shelf_keys as next
              where next.index_number = ${index} and next.bucket > buckets.bucket)
      from buckets where buckets.bucket is not null
    )
    select bucket from buckets where bucket is not null
  `.execute(db)
  return rows.map(({ bucket }) => bucket)
}

async function loadLists(
  db: Kysely<Tables>,
  { index, things }: { index: IndexName; things: readonly number[] },
): Promise<Map<number, KeyList[]>> {
  const rows = await db
    .selectFrom('shelf_key_lists')
    .where('thing', 'in', listedNumbers(things))
    .where('index_number', '=', INDEX_NUMBERS[index])
    .select(['thing', 'bucket', 'keys'])
    .execute()
  const lists = new Map<number, KeyList[]>()
  for (const { thing, bucket, keys } of rows) {
    lists.set(thing, [...(lists.get(thing) ?? []), { thing, bucket, keys: JSON.parse(keys) }])
  }
  return lists
}

/** The lists of a thing that these keys make longer. */
function joinKeys(
  thing: number,
  { keys, known }: { keys: readonly Key[]; known: readonly KeyList[] },
): KeyList[] {
  const before = new Map(known.map((list) => [list.bucket, list.keys]))
  const byBucket = new Map<number, Set<number>>()
  for (const { key, bucket } of keys) {
    const all = byBucket.get(bucket) ?? new Set(before.get(bucket))
    byBucket.set(bucket, all.add(key))
  }
  return [...byBucket].flatMap(([bucket, all]) =>
    all.size === (before.get(bucket)?.length ?? 0) ? [] : [{ thing, bucket, keys: [...all] }],
  )
}

async function insertKeys(
  db: Kysely<Tables>,
  { index, lists }: { index: IndexName; lists: readonly KeyList[] },
): Promise<void> {
  const number = INDEX_NUMBERS[index]
  const rows = lists.flatMap(({ thing, bucket, keys }) => keys.map((key) => [bucket, key, thing]))
  await sql`
    insert into shelf_keys (index_number, bucket, key, thing)
    select ${sql.lit(number)}, bucket, key, thing
    from ${tableOf(['bucket', 'key', 'thing'], { rows, type: 'bigint' })} where true
    on conflict do nothing
  `.execute(db)
  await insertRows(db, {
    into: 'shelf_key_lists',
    rows: lists.map(({ thing, bucket, keys }) => ({
      thing,
      index_number: number,
      bucket,
      keys: JSON.stringify(keys),
    })),
    ifPresent: 'replace',
  })
}

async function deleteKeys(
  db: Kysely<Tables>,
  { index, list: { thing, bucket, keys } }: { index: IndexName; list: KeyList },
): Promise<void> {
  const number = INDEX_NUMBERS[index]
  await db
    .deleteFrom('shelf_keys')
    .where('index_number', '=', number)
    .where('bucket', '=', bucket)
    .where('key', 'in', listedNumbers(keys))
    .where('thing', '=', thing)
    .execute()
  await db
    .deleteFrom('shelf_key_lists')
    .where('thing', '=', thing)
    .where('index_number', '=', number)
    .where('bucket', '=', bucket)
    .execute()
}
