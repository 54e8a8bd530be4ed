/** The links of a shelf. */
import { type Kysely, sql } from 'kysely'
import type { Shelf, ShelfLink } from '../../shelf.ts'
import { onSqlite, THEN_JOIN } from '../sql/for-engine.ts'
import { insertRows } from '../sql/insert-rows.ts'
import { listedNumbers } from '../sql/listed.ts'
import type { Tables } from '../tables.ts'
import type { ThingNumbers } from './number-things.ts'
import { LINK_NUMBERS } from './shelf-numbers.ts'

/** By their numbers. */
interface LinkEnds {
  readonly one: number
  readonly other: number
}

const BY_OTHER = onSqlite(sql`indexed by shelf_links_by_other`)

type LinkRow = Omit<ShelfLink, 'details'> & { readonly details: string | null }

/**
 * The index by the other end is named: left to itself SQLite reads all links of a name, since the index does not hold the
 * weights. `onDropped` is told the numbers of things that lost links.
 */
export function openLinks(
  db: Kysely<Tables>,
  { numbers, onDropped }: { readonly numbers: ThingNumbers; readonly onDropped: (thing: number) => void },
): Pick<Shelf, 'findLinks' | 'addLinks' | 'dropLinks'> {
  return {
    async findLinks(name, things) {
      const number = LINK_NUMBERS[name]
      const ends = listedNumbers((await numbers.find(things)).values())
      const { rows } = await sql<LinkRow>`
        with found as (
          select one, other, weight, details from shelf_links where name = ${number} and one in ${ends}
          union
          select one, other, weight, details from shelf_links ${BY_OTHER}
            where name = ${number} and other in ${ends}
        )
        select one.id as one, other.id as other, found.weight, found.details
        from found
          ${THEN_JOIN} shelf_things as one on one.number = found.one
          ${THEN_JOIN} shelf_things as other on other.number = found.other
      `.execute(db)
      return rows.map(({ details, ...link }) => ({ ...link, ...(details !== null && { details }) }))
    },
    async addLinks(name, links) {
      const numberOf = await numbers.give(links.flatMap(({ one, other }) => [one, other]))
      const latest = new Map(links.map((link) => [`${link.one} ${link.other}`, link]))
      const rows = [...latest.values()].map(({ one, other, weight, details = null }) => ({
        name: LINK_NUMBERS[name],
        one: numberOf.get(one)!,
        other: numberOf.get(other)!,
        weight,
        details,
      }))
      await insertRows(db, { into: 'shelf_links', rows, ifPresent: 'replace' })
    },
    async dropLinks(name, things) {
      const [number, ends] = [LINK_NUMBERS[name], listedNumbers((await numbers.find(things)).values())]
      const [ones, others] = [
        await sql<LinkEnds>`
          delete from shelf_links where name = ${number} and one in ${ends} returning one, other
        `.execute(db),
        await sql<LinkEnds>`
          delete from shelf_links ${BY_OTHER}
            where name = ${number} and other in ${ends} returning one, other
        `.execute(db),
      ]
      for (const { one, other } of [...ones.rows, ...others.rows]) {
        onDropped(one)
        onDropped(other)
      }
    },
  }
}
