import { type Kysely, PostgresAdapter } from 'kysely'
import type { Tables } from '../tables.ts'

/** Whether PostgreSQL answers here, and not SQLite. */
export const isPostgres = (db: Kysely<Tables>): boolean => db.getExecutor().adapter instanceof PostgresAdapter
