/**
 * Search in the words of statements with SQLite's FTS5: content, speaker, voice and article title, stemmed, without
 * regard to case and diacritics.
 *
 * @module
 */
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { StatementWordsRow, Tables } from '../tables.ts'
import { insertRows } from './insert-rows.ts'
import { listed } from './listed.ts'

export interface WordSearch {
  /** Must all occur, anywhere in a statement's words; "in double quotation marks" means a phrase. */
  readonly words?: string
  /** Must all occur in the names of its voice. */
  readonly voice?: string
}

/** A phrase in quotation marks of any kind (the last may be left open), or a word. */
const TERMS = /["“”„«»]([^"“”„«»]*)["“”„«»]?|[^\s"“”„«»]+/gu

/** Chosen, not tuned: what was said counts most, then who said it, then the headline, which all of an article share. */
const RANK = sql<number>`bm25(statement_words, 4.0, 2.0, 2.0, 1.0)`

export async function indexStatements(db: Kysely<Tables>, rows: readonly StatementWordsRow[]): Promise<void> {
  await insertRows(db, { into: 'statement_words', rows })
}

export async function forgetStatements(db: Kysely<Tables>, keys: readonly number[]): Promise<void> {
  await sql`delete from statement_words where rowid in ${listed(keys)}`.execute(db)
}

/** A condition on the table `statement_words`, and a number that is smaller for a better match. */
export function matchWords(search: WordSearch): { condition: RawBuilder<SqlBool>; rank: RawBuilder<number> } {
  return { condition: sql<SqlBool>`statement_words match ${writeMatch(search)}`, rank: RANK }
}

/**
 * The search in FTS5's own language. Each word or phrase stands in quotation marks there, so that nothing a user types
 * is taken for an operator. Odd characters count for nothing; a search of nothing else finds nothing.
 *
 * @example writeMatch({ words: 'gas OR "New York"' })
 *   // '("gas" "OR" "New York")'
 */
export function writeMatch({ words, voice }: WordSearch): string {
  const parts: string[] = []
  if (voice !== undefined) parts.push(`voice : (${quoteTerms(voice)})`)
  if (words !== undefined) parts.push(`(${quoteTerms(words)})`)
  return parts.join(' AND ')
}

function quoteTerms(words: string): string {
  const terms: string[] = []
  for (const [match, phrase] of words.replaceAll('\0', ' ').matchAll(TERMS))
    terms.push(`"${phrase ?? match}"`)
  return terms.length > 0 ? terms.join(' ') : '""'
}
