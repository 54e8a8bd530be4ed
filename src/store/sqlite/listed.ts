import { type RawBuilder, sql } from 'kysely'

/**
 * Many values as one parameter, for `in`: `where('id', 'in', listed(ids))` becomes
 * `where "id" in (select value from json_each(?))`. The query's text stays the same, and SQLite's limit on parameters is
 * far.
 */
export function listed<Value extends string | number>(values: Iterable<Value>): RawBuilder<Value> {
  return sql<Value>`(select value from json_each(${JSON.stringify([...values])}))`
}
