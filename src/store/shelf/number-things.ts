/** The numbers of the things on the shelf, so that a key takes few bytes. */
import { type Kysely, sql } from 'kysely'
import { listed, listedNumbers } from '../sql/listed.ts'
import type { ShelfThingRow, Tables } from '../tables.ts'
import { LINK_NUMBERS } from './shelf-numbers.ts'

/** The numbers of things, each asked for once. */
export interface ThingNumbers {
  /** The numbers of those that have one. */
  find(ids: Iterable<string>): Promise<Map<string, number>>
  /** The numbers of all of them, those without one getting the next. */
  give(ids: Iterable<string>): Promise<Map<string, number>>
  /** The things that have these numbers. */
  name(numbers: Iterable<number>): Promise<ReadonlyMap<number, string>>
}

/** For the length of a transaction: nobody else may give numbers meanwhile. */
export function openThingNumbers(db: Kysely<Tables>): ThingNumbers {
  const numberOf = new Map<string, number>()
  const idOf = new Map<number, string>()
  const learn = (rows: readonly ShelfThingRow[]): void => {
    for (const { number, id } of rows) {
      numberOf.set(id, number)
      idOf.set(number, id)
    }
  }
  async function find(ids: Iterable<string>): Promise<Map<string, number>> {
    const wanted = [...new Set(ids)]
    const unknown = wanted.filter((id) => !numberOf.has(id))
    if (unknown.length > 0) {
      const { rows } = await sql<ShelfThingRow>`
        select number, id from shelf_things where id in ${listed(unknown)}
      `.execute(db)
      learn(rows)
    }
    return new Map(
      wanted.flatMap((id) => {
        const number = numberOf.get(id)
        return number === undefined ? [] : [[id, number] as const]
      }),
    )
  }
  return {
    find,
    async give(ids) {
      const wanted = [...new Set(ids)]
      const known = await find(wanted)
      const unknown = wanted.filter((id) => !known.has(id))
      if (unknown.length === 0) return known
      const { rows } = await sql<ShelfThingRow>`
        insert into shelf_things (id) select value from ${listed(unknown)} as given returning number, id
      `.execute(db)
      learn(rows)
      for (const { number, id } of rows) known.set(id, number)
      return known
    },
    async name(numbers) {
      const unknown = [...new Set(numbers)].filter((number) => !idOf.has(number))
      if (unknown.length > 0) {
        const { rows } = await sql<ShelfThingRow>`
          select number, id from shelf_things where number in ${listedNumbers(unknown)}
        `.execute(db)
        learn(rows)
      }
      return idOf
    },
  }
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
