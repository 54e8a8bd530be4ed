import type { SearchTrouble } from '../pipeline.ts'
import type { FoundRecord, Piece } from '../read/index.ts'
import type { Article, Findings } from '../record.ts'

/** What a thread is given: some articles to search, or a record of a web archive to read. */
export type Task = ArticlesTask | RecordTask

export interface ArticlesTask {
  readonly kind: 'articles'
  readonly articles: readonly Article[]
  readonly minConfidence?: number
}

export interface RecordTask {
  readonly kind: 'record'
  readonly record: FoundRecord
  readonly maxBytes: number
}

/** What came of a task; of articles in their order. */
export type Answer =
  | { readonly kind: 'articles'; readonly found: readonly (Findings | SearchTrouble)[] }
  | { readonly kind: 'record'; readonly piece: Piece }
