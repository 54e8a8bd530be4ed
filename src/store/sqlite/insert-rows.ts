import type { Insertable, Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/**
 * Rows that go in with one statement. More than 100 do not make it faster, and SQLite's limit of 32,766 parameters
 * stays far.
 */
const ROWS_IN_A_STATEMENT = 100

export interface InsertOptions<Table extends keyof Tables> {
  readonly into: Table
  readonly rows: readonly Tables[Table][]
  /** What to do with a row whose key is there: by default that is a mistake, and throws. */
  readonly ifPresent?: 'throw' | 'keep' | 'replace'
}

/** Inserts any number of rows. */
export async function insertRows<Table extends keyof Tables>(
  db: Kysely<Tables>,
  { into, rows, ifPresent = 'throw' }: InsertOptions<Table>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_IN_A_STATEMENT) {
    const chunk = rows.slice(start, start + ROWS_IN_A_STATEMENT) as Insertable<Tables[Table]>[]
    const insert = db.insertInto(into).values(chunk)
    if (ifPresent === 'throw') await insert.execute()
    if (ifPresent === 'keep') await insert.onConflict((conflict) => conflict.doNothing()).execute()
    if (ifPresent === 'replace') await insert.orReplace().execute()
  }
}
