import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from '../tables.ts'
import { isPostgres } from './is-postgres.ts'

/**
 * The parts of a record that are written one writer at a time: what articles say, what is found out across them, and the people
 * who may see it. New articles are kept while those before them are related: relating does not look at articles that wait for it.
 */
export type WrittenPart = 'articles' | 'relating' | 'people'

/** In the order in which they are taken, so that no two wait for each other. */
const LOCKS: Readonly<Record<WrittenPart, number>> = {
  articles: 0x48525359,
  relating: 0x4852535a,
  people: 0x4852535b,
}

export const ALL_OF_RECORD = ['articles', 'relating'] as const

/** Does work in one transaction that has these parts to itself. SQLite gives all of a record to one writer anyhow. */
export function writeInTurn<Result>(
  db: Kysely<Tables>,
  parts: readonly WrittenPart[],
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (transaction) => {
    await takeTurns(transaction, parts)
    return work(transaction)
  })
}

/** Waits until nobody else writes these parts, and keeps others waiting to the end of the transaction. */
export async function takeTurns(db: Kysely<Tables>, parts: readonly WrittenPart[]): Promise<void> {
  if (!isPostgres(db)) return
  const wanted = (Object.keys(LOCKS) as WrittenPart[]).filter((part) => parts.includes(part))
  for (const part of wanted) await sql`select pg_advisory_xact_lock(${sql.lit(LOCKS[part])})`.execute(db)
}
