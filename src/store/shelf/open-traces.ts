/** The traces of a shelf. */
import { type Kysely, sql } from 'kysely'
import type { Shelf } from '../../shelf.ts'
import { listed } from '../sqlite/listed.ts'
import type { ShelfTraceRow, Tables } from '../tables.ts'
import { TRACE_NUMBERS } from './shelf-numbers.ts'

export function openTraces(db: Kysely<Tables>): Pick<Shelf, 'findTraces' | 'keepTraces' | 'dropTraces'> {
  return {
    async findTraces<Trace>(name: keyof typeof TRACE_NUMBERS, things: readonly string[]) {
      const { rows } = await sql<Pick<ShelfTraceRow, 'thing' | 'details'>>`
        select thing, details from shelf_traces
        where name = ${TRACE_NUMBERS[name]} and thing in (select value from json_each(${JSON.stringify(things)}))
      `.execute(db)
      return new Map(rows.map(({ thing, details }) => [thing, JSON.parse(details) as Trace]))
    },
    async keepTraces(name, traces) {
      const rows = [...traces].map(([thing, trace]) => [thing, JSON.stringify(trace)])
      await sql`
        insert into shelf_traces (name, thing, details)
        select ${TRACE_NUMBERS[name]}, value ->> 0, value ->> 1 from json_each(${JSON.stringify(rows)}) where true
        on conflict do update set details = excluded.details where details <> excluded.details
      `.execute(db)
    },
    async dropTraces(name, things) {
      await db
        .deleteFrom('shelf_traces')
        .where('name', '=', TRACE_NUMBERS[name])
        .where('thing', 'in', listed(things))
        .execute()
    },
  }
}
