import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

/**
 * Reads a text that is another one whenever this connection or another may have changed the record. SQLite tells of others'
 * changes by a number that begins anew with each opening, so the text also says which opening it is of.
 */
export function createVersionReader(db: Kysely<Tables>): () => Promise<string> {
  const opening = randomBytes(6).toString('hex')
  return async () => {
    const { rows } = await sql<{ others: number; own: number }>`
      select data_version as others, total_changes() as own from pragma_data_version
    `.execute(db)
    const { others, own } = rows[0]!
    return `${opening}-${others}-${own}`
  }
}
