/**
 * SQL that is written in another way for each engine. Which of the ways is meant turns out where a query is compiled, so that
 * who puts a query together need not know on which engine it will run.
 *
 * @module
 */
import { type OperationNode, type RawBuilder, type RawNode, sql } from 'kysely'

export interface Ways<Value> {
  readonly sqlite: RawBuilder<Value>
  readonly postgres: RawBuilder<Value>
}

/** A piece of SQL as SQLite takes it, with the same for PostgreSQL beside it. */
export interface TwoWayNode extends RawNode {
  readonly postgres: OperationNode
}

/** A piece of SQL, or a whole query, that says the same to both engines. */
export function forEngine<Value>({ sqlite, postgres }: Ways<Value>): RawBuilder<Value> {
  const source = {
    toOperationNode: (): TwoWayNode => ({
      ...(sqlite.toOperationNode() as RawNode),
      postgres: postgres.toOperationNode(),
    }),
  }
  return sql<Value>`${source}`
}

export const isTwoWayNode = (node: RawNode): node is TwoWayNode => 'postgres' in node

const NOTHING = sql``

/** A hint that only SQLite needs or knows. */
export const onSqlite = (hint: RawBuilder<unknown>): RawBuilder<unknown> =>
  forEngine({ sqlite: hint, postgres: NOTHING })

/** SQLite takes tables that are joined so in the order in which they stand; PostgreSQL knows better by itself. */
export const THEN_JOIN = forEngine({ sqlite: sql`cross join`, postgres: sql`join` })

/** A field of a column that holds JSON, as text; `path` are names, from the outside in. Null where it is not there. */
export function field(column: string, ...path: string[]): RawBuilder<string | null> {
  return forEngine({
    sqlite: sql`${sql.ref(column)} ->> ${sql.lit(`$.${path.join('.')}`)}`,
    postgres: sql`as_json(${sql.ref(column)}) #>> ${sql.lit(`{${path.join(',')}}`)}`,
  })
}

/** The same as a number. */
export function numberField(column: string, ...path: string[]): RawBuilder<number | null> {
  return forEngine({
    sqlite: sql`${field(column, ...path)}`,
    postgres: sql`(${field(column, ...path)})::double precision`,
  })
}

/** The members of a list in a column that holds JSON: a table to be joined, under the name `alias` with one column `value`. */
export function listIn(column: string, { name, as }: { name: string; as: string }): RawBuilder<unknown> {
  return forEngine({
    sqlite: sql`json_each(${sql.ref(column)}, ${sql.lit(`$.${name}`)}) as ${sql.id(as)}`,
    postgres: sql`lateral json_array_elements(as_json(${sql.ref(column)}) -> ${sql.lit(name)}) as ${sql.id(as)} (value)`,
  })
}

/** The smaller of two numbers. */
export const smaller = (one: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<number> =>
  forEngine({ sqlite: sql`min(${one}, ${other})`, postgres: sql`least(${one}, ${other})` })
