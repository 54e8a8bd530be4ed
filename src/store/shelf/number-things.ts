/** The numbers of the things on the shelf, so that a key takes few bytes. */
import { type Kysely, sql } from 'kysely'
import { listed, listedNumbers } from '../sql/listed.ts'
import type { ShelfThingRow, Tables } from '../tables.ts'
import { LINK_NUMBERS } from './shelf-numbers.ts'

/** The numbers of things, those without one getting the next. */
export async function numberThings(
  db: Kysely<Tables>,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const wanted = [...new Set(ids)]
  const known = await findNumbers(db, wanted)
  const unknown = wanted.filter((id) => !known.has(id))
  if (unknown.length === 0) return known
  await sql`insert into shelf_things (id) select value from ${listed(unknown)} as given`.execute(db)
  return new Map([...known, ...(await findNumbers(db, unknown))])
}

/** The numbers of those that have one. */
export async function findNumbers(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<ShelfThingRow>`
    select number, id from shelf_things where id in ${listed(ids)}
  `.execute(db)
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** Takes away the numbers of those of these things that have no key and no link any more. */
export async function sweepThings(db: Kysely<Tables>, numbers: Iterable<number>): Promise<void> {
  const names = listedNumbers(Object.values(LINK_NUMBERS))
  await sql`
    delete from shelf_things where number in ${listedNumbers(numbers)}
      and not exists (select 1 from shelf_key_lists where thing = number)
      and not exists (select 1 from shelf_links where name in ${names} and one = number)
      and not exists (select 1 from shelf_links where name in ${names} and other = number)
  `.execute(db)
}
