/** Search in words with SQLite's FTS5. */
import { type RawBuilder, sql } from 'kysely'
import { listTerms, type WordMatch, type WordSearch } from '../sql/word-search.ts'

/** Chosen, not tuned: what was said counts most, then who said it, then the headline, which all of an article share. */
const RANK: RawBuilder<number> = sql`bm25(statement_words, 4.0, 2.0, 2.0, 1.0)`

export const matchInSqlite = (search: WordSearch): WordMatch => ({
  condition: sql`statement_words match ${writeMatch(search)}`,
  rank: RANK,
})

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
  const terms = listTerms(words).map((term) => `"${term}"`)
  return terms.length > 0 ? terms.join(' ') : '""'
}
