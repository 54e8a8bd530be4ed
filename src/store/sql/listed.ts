import { type RawBuilder, sql } from 'kysely'
import { forEngine } from './for-engine.ts'

/**
 * Many texts as one parameter, for `in`: `where('id', 'in', listed(ids))` becomes `where "id" in (select value from
 * json_each(?))`, and for PostgreSQL `in (select unnest($1::text[]) as value)`. The query's text stays the same, and
 * limits on the number of parameters are far.
 */
export function listed(values: Iterable<string>): RawBuilder<string> {
  const all = [...values]
  return forEngine({
    sqlite: sql<string>`(select value from json_each(${JSON.stringify(all)}))`,
    postgres: sql<string>`(select unnest(${all}::text[]) as value)`,
  })
}

/** The same of whole numbers. */
export function listedNumbers(values: Iterable<number>): RawBuilder<number> {
  const all = [...values]
  return forEngine({
    sqlite: sql<number>`(select value from json_each(${JSON.stringify(all)}))`,
    postgres: sql<number>`(select unnest(${all}::bigint[]) as value)`,
  })
}

/** A table of texts or whole numbers, `given`, with these columns: a parameter or two, however many rows. */
export function tableOf<Cell extends string | number>(
  columns: readonly string[],
  { rows, type }: { rows: readonly (readonly Cell[])[]; type: 'text' | 'bigint' },
): RawBuilder<unknown> {
  const names = columns.map((name) => sql.ref(name))
  const cells = columns.map((name, at) => sql`value ->> ${sql.lit(at)} as ${sql.ref(name)}`)
  const arrays = columns.map((_, at) => sql`${rows.map((row) => row[at])}::${sql.raw(type)}[]`)
  return forEngine({
    sqlite: sql`(select ${sql.join(cells)} from json_each(${JSON.stringify(rows)})) as given`,
    postgres: sql`unnest(${sql.join(arrays)}) as given (${sql.join(names)})`,
  })
}
