import type { RawBuilder, SqlBool } from 'kysely'

export interface WordSearch {
  /** Must all occur, anywhere in a statement's words; "in double quotation marks" means a phrase. */
  readonly words?: string
  /** Must all occur in the names of its voice. */
  readonly voice?: string
}

/** A condition on the table `statement_words`, and a number that is smaller for a better match. */
export interface WordMatch {
  readonly condition: RawBuilder<SqlBool>
  readonly rank: RawBuilder<number>
}

/** A phrase in quotation marks of any kind (the last may be left open), or a word. */
const TERMS = /["“”„«»]([^"“”„«»]*)["“”„«»]?|[^\s"“”„«»]+/gu

/** The words and phrases of a search, as somebody typed them. */
export function listTerms(words: string): string[] {
  return [...words.replaceAll('\0', ' ').matchAll(TERMS)].map(([match, phrase]) => phrase ?? match)
}
