/** Many values as one parameter, for `in`: the query's text stays the same, and SQLite's limit on parameters is far. */
import { type RawBuilder, sql } from 'kysely'

/**
 * @example db.selectFrom('articles').where('id', 'in', listed(ids))
 *   // select ... where "id" in (select value from json_each(?))
 */
export function listed<Value extends string | number>(values: Iterable<Value>): RawBuilder<Value> {
  return sql<Value>`(select value from json_each(${JSON.stringify([...values])}))`
}
