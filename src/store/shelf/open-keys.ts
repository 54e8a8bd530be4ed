/**
 * The inverted indexes of a shelf.
 *
 * What is asked some hundred times for one article is SQL text here and in the files beside this one: the query builder
 * takes about as long for such a query as SQLite does.
 *
 * @module
 */
import { type Kysely, sql } from 'kysely'
import type { AskedKeys, IndexName, Key, Shelf } from '../../shelf.ts'
import { THEN_JOIN } from '../sql/for-engine.ts'
import { insertRows } from '../sql/insert-rows.ts'
import { isPostgres } from '../sql/is-postgres.ts'
import { isOneOf, listedNumbers, tableOf } from '../sql/listed.ts'
import type { Tables } from '../tables.ts'
import { findNumbers, numberThings } from './number-things.ts'
import { INDEX_NUMBERS } from './shelf-numbers.ts'

/** All keys of a thing in a bucket. */
interface KeyList {
  readonly thing: number
  readonly bucket: number
  readonly keys: readonly number[]
}

/** `onDropped` is told the numbers of things that lost their keys. */
export function openKeys(
  db: Kysely<Tables>,
  { onDropped }: { readonly onDropped: (thing: number) => void },
): Pick<Shelf, 'findHolders' | 'findMet' | 'addKeys' | 'dropKeys'> {
  return {
    async findHolders(index, { keys, buckets }) {
      const number = INDEX_NUMBERS[index]
      const asked = buckets === 'all' ? await listBuckets(db, number) : buckets
      const { rows } = await sql<{ id: string; count: number }>`
        select thing.id, found.count
        from (
          select thing, count(distinct key) as count from shelf_keys
          where index_number = ${sql.lit(number)} and bucket ${isOneOf(asked)} and key ${isOneOf(keys)}
          group by thing
        ) as found
        ${THEN_JOIN} shelf_things as thing on thing.number = found.thing
      `.execute(db)
      return new Map(rows.map(({ id, count }) => [id, count]))
    },
    async findMet(index, asked) {
      if (isPostgres(db)) return findMetAtOnce(db, { index, asked })
      const met = new Map<string, string[]>()
      for (const [name, one] of asked) met.set(name, [...(await this.findHolders(index, one)).keys()])
      return met
    },
    async addKeys(index, keysOf) {
      const given = [...keysOf].filter(([, keys]) => keys.length > 0)
      const numbers = await numberThings(
        db,
        given.map(([id]) => id),
      )
      const known = await loadLists(db, { index, things: [...numbers.values()] })
      const lists = given.flatMap(([id, keys]) => {
        const thing = numbers.get(id)!
        return joinKeys(thing, { keys, known: known.get(thing) ?? [] })
      })
      await insertKeys(db, { index, lists })
    },
    async dropKeys(index, things) {
      const numbers = await findNumbers(db, things)
      const known = await loadLists(db, { index, things: [...numbers.values()] })
      for (const list of [...known.values()].flat()) await deleteKeys(db, { index, list })
      for (const thing of known.keys()) onDropped(thing)
    },
  }
}

/** So many questions go to a server together: each way there and back costs as much as the looking up. */
const QUESTIONS_AT_ONCE = 200

async function findMetAtOnce(
  db: Kysely<Tables>,
  { index, asked }: { index: IndexName; asked: ReadonlyMap<string, AskedKeys> },
): Promise<Map<string, string[]>> {
  const number = INDEX_NUMBERS[index]
  const questions = [...asked]
  const needsAll = questions.some(([, { buckets }]) => buckets === 'all')
  const allBuckets = needsAll ? await listBuckets(db, number) : []
  const met = new Map<string, string[]>(questions.map(([name]) => [name, []]))
  for (let start = 0; start < questions.length; start += QUESTIONS_AT_ONCE) {
    const some = questions.slice(start, start + QUESTIONS_AT_ONCE)
    const told = some.map(([, { keys, buckets }], asker) => ({
      asker,
      keys,
      buckets: buckets === 'all' ? allBuckets : buckets,
    }))
    const { rows } = await sql<{ asker: number; id: string }>`
      select question.asker, thing.id
      from json_to_recordset(${JSON.stringify(told)}::json)
          as question (asker integer, keys bigint[], buckets integer[])
        cross join lateral (
          select distinct held.thing from shelf_keys as held
          where held.index_number = ${sql.lit(number)}
            and held.bucket = any(question.buckets) and held.key = any(question.keys)
        ) as found
        join shelf_things as thing on thing.number = found.thing
    `.execute(db)
    for (const { asker, id } of rows) met.get(some[asker]![0])!.push(id)
  }
  return met
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
