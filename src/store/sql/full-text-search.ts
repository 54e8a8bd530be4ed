/**
 * Search in the words of statements: content, speaker, voice and article title, stemmed, without regard to case and
 * diacritics.
 *
 * @module
 */
import { type Kysely, sql } from 'kysely'
import { indexForPostgres, matchInPostgres } from '../postgres/full-text-search.ts'
import { matchInSqlite } from '../sqlite/full-text-search.ts'
import type { StatementWordsRow, Tables } from '../tables.ts'
import { forEngine } from './for-engine.ts'
import { insertRows } from './insert-rows.ts'
import { isPostgres } from './is-postgres.ts'
import { listedNumbers } from './listed.ts'
import type { WordMatch, WordSearch } from './word-search.ts'

export async function indexStatements(db: Kysely<Tables>, rows: readonly StatementWordsRow[]): Promise<void> {
  if (isPostgres(db)) await indexForPostgres(db, rows)
  else await insertRows(db, { into: 'statement_words', rows })
}

export async function forgetStatements(db: Kysely<Tables>, keys: readonly number[]): Promise<void> {
  await sql`delete from statement_words where rowid in ${listedNumbers(keys)}`.execute(db)
}

/** What fits a search for words. */
export function matchWords(search: WordSearch): WordMatch {
  const [sqlite, postgres] = [matchInSqlite(search), matchInPostgres(search)]
  return {
    condition: forEngine({ sqlite: sqlite.condition, postgres: postgres.condition }),
    rank: forEngine({ sqlite: sqlite.rank, postgres: postgres.rank }),
  }
}
