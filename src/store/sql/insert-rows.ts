import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../tables.ts'
import { isPostgres } from './is-postgres.ts'
import { keepText } from './keep-text.ts'

/** Rows that go into SQLite with one statement. More do not make it faster, and its limit of 32,766 parameters stays far. */
const ROWS_IN_A_STATEMENT = 100

/** The same for PostgreSQL, where they go as one parameter. */
const ROWS_OF_JSON = 1000

/** The columns by which a row is known, of tables whose rows are replaced. */
const KEYS: Partial<Record<keyof Tables, readonly string[]>> = {
  unrelated_articles: ['article'],
  shelf_links: ['name', 'one', 'other'],
  shelf_key_lists: ['thing', 'index_number', 'bucket'],
  copies: ['id'],
  stories: ['id'],
  voices: ['id'],
  utterances: ['id'],
  relations: ['id'],
}

export interface InsertOptions<Table extends keyof Tables> {
  readonly into: Table
  readonly rows: readonly Tables[Table][]
  /** What to do with a row whose key is there: by default that is a mistake, and throws. */
  readonly ifPresent?: 'throw' | 'keep' | 'replace'
}

/** Inserts any number of rows, which all have the same columns. */
export async function insertRows<Table extends keyof Tables>(
  db: Kysely<Tables>,
  { into, rows, ifPresent = 'throw' }: InsertOptions<Table>,
): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0]!)
  const [most, select] = isPostgres(db)
    ? [ROWS_OF_JSON, (chunk: typeof rows) => selectJson(into, { columns, rows: chunk })]
    : [ROWS_IN_A_STATEMENT, (chunk: typeof rows) => listValues(columns, chunk)]
  for (let start = 0; start < rows.length; start += most) {
    await sql`
      insert into ${sql.table(into)} (${joinNames(columns)}) ${select(rows.slice(start, start + most))}
      ${ON_CONFLICT[ifPresent](into, columns)}
    `.execute(db)
  }
}

const joinNames = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)))

function listValues(columns: readonly string[], rows: readonly object[]): RawBuilder<unknown> {
  const values = rows.map((row) => {
    const cells = new Map(Object.entries(row))
    return sql`(${sql.join(columns.map((column) => sql.val(cells.get(column))))})`
  })
  return sql`values ${sql.join(values)}`
}

/** PostgreSQL takes the types of the columns from the table itself. */
function selectJson(
  table: keyof Tables,
  { columns, rows }: { columns: readonly string[]; rows: readonly object[] },
): RawBuilder<unknown> {
  const json = JSON.stringify(rows, (_, value) => (typeof value === 'string' ? keepText(value) : value))
  return sql`
    select ${joinNames(columns)} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)
  `
}

const ON_CONFLICT: Record<
  'throw' | 'keep' | 'replace',
  (table: keyof Tables, columns: readonly string[]) => RawBuilder<unknown>
> = {
  throw: () => sql``,
  keep: () => sql`on conflict do nothing`,
  replace(table, columns) {
    const key = KEYS[table]
    if (key === undefined) throw new Error(`by which columns is a row of ${table} known?`)
    const others = columns.filter((column) => !key.includes(column))
    const sets = others.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`)
    return sql`on conflict (${joinNames(key)}) do update set ${sql.join(sets)}`
  },
}
