/**
 * Search in words with PostgreSQL's own. Texts come to it as words alone, lower-case and without diacritics, so that both
 * engines find the same; what was said has the weight A, the speaker B, the voice C, the headline D.
 *
 * @module
 */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { keepText } from '../sql/keep-text.ts'
import { listTerms, type WordMatch, type WordSearch } from '../sql/word-search.ts'
import type { StatementWordsRow, Tables } from '../tables.ts'

/** The part of a very long text that is searched: an index entry of PostgreSQL has a limit of a megabyte. */
const LONGEST = 200_000

/** The order of the weights is PostgreSQL's: D, C, B, A. Chosen, not tuned, as SQLite has them. */
const WEIGHTS = sql.lit('{0.25, 0.5, 0.5, 1}')

/** A word that no text has: no phrase goes from one column into the next. */
const GAP = sql.lit("'|':1")

export async function indexForPostgres(
  db: Kysely<Tables>,
  rows: readonly StatementWordsRow[],
): Promise<void> {
  if (rows.length === 0) return
  const texts = rows.map(({ rowid, content, speaker, voice, title }) => ({
    rowid,
    content: foldWords(content),
    speaker: foldWords(speaker),
    voice: foldWords(voice),
    title: foldWords(title),
  }))
  const weigh = (column: string, weight: string) =>
    sql`setweight(to_tsvector('hearsay_words', ${sql.ref(column)}), ${sql.lit(weight)})`
  const parts = [weigh('content', 'A'), weigh('speaker', 'B'), weigh('voice', 'C'), weigh('title', 'D')]
  await sql`
    insert into statement_words (rowid, words)
    select rowid, ${sql.join(parts, sql` || ${GAP}::tsvector || `)}
    from json_to_recordset(${JSON.stringify(texts)}::json)
      as given (rowid bigint, content text, speaker text, voice text, title text)
  `.execute(db)
}

export function matchInPostgres(search: WordSearch): WordMatch {
  const query: RawBuilder<unknown> = sql`to_tsquery('hearsay_words', ${writeQuery(search)})`
  return {
    condition: sql`statement_words.words @@ ${query}`,
    rank: sql`-ts_rank(${WEIGHTS}, statement_words.words, ${query})`,
  }
}

/**
 * The search in PostgreSQL's own language: words alone, so that nothing a user types is taken for an operator.
 *
 * @example writeQuery({ words: 'gas OR "New York"' })
 *   // "('gas') & ('or') & ('new' <-> 'york')"
 */
export function writeQuery({ words, voice }: WordSearch): string {
  const parts = [...writeTerms(voice, ':C'), ...writeTerms(words, '')]
  return parts.length > 0 ? parts.join(' & ') : "'|'"
}

function writeTerms(words: string | undefined, weight: string): string[] {
  if (words === undefined) return []
  const terms = listTerms(words).map(splitFolded)
  return terms
    .filter((term) => term.length > 0)
    .map((term) => `(${term.map((word) => `'${word}'${weight}`).join(' <-> ')})`)
}

const foldWords = (text: string): string => splitFolded(keepText(text.slice(0, LONGEST))).join(' ')

/** As the tokenizer of the other engine does it: runs of letters and digits, without diacritics. */
function splitFolded(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []
}
