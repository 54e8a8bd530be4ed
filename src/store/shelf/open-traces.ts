/** The traces of a shelf. */
import { type Kysely, sql } from 'kysely'
import type { Shelf } from '../../shelf.ts'
import { listed, tableOf } from '../sql/listed.ts'
import type { ShelfTraceRow, Tables } from '../tables.ts'
import { TRACE_NUMBERS } from './shelf-numbers.ts'

export function openTraces(db: Kysely<Tables>): Pick<Shelf, 'findTraces' | 'keepTraces' | 'dropTraces'> {
  return {
    async findTraces<Trace>(name: keyof typeof TRACE_NUMBERS, things: readonly string[]) {
      const { rows } = await sql<Pick<ShelfTraceRow, 'thing' | 'details'>>`
        select thing, details from shelf_traces
        where name = ${TRACE_NUMBERS[name]} and thing in ${listed(things)}
      `.execute(db)
      return new Map(rows.map(({ thing, details }) => [thing, JSON.parse(details) as Trace]))
    },
    async keepTraces(name, traces) {
      const rows = [...traces].map(([thing, trace]) => [thing, JSON.stringify(trace)] as const)
      await sql`
        insert into shelf_traces (name, thing, details)
        select ${sql.lit(TRACE_NUMBERS[name])}, thing, details
        from ${tableOf(['thing', 'details'], { rows, type: 'text' })} where true
        on conflict (name, thing) do update set details = excluded.details
          where shelf_traces.details <> excluded.details
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
