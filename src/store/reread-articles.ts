import type { Kysely } from 'kysely'
import type { ReadArticle } from '../record.ts'
import { correctReadings } from './corrections/hold-corrections.ts'
import { deleteReading } from './remove-articles.ts'
import { findKnown, insertReading } from './save-articles.ts'
import { ALL_OF_RECORD, writeInTurn } from './sql/write-in-turn.ts'
import type { Tables } from './tables.ts'
import { markAdded, markRemoved } from './unrelated.ts'

/** See `OpenRecord.rereadArticles`. */
export async function rereadArticles(db: Kysely<Tables>, articles: readonly ReadArticle[]): Promise<number> {
  return writeInTurn(db, ALL_OF_RECORD, (transaction) => replaceReadings(transaction, articles))
}

/** The same inside a transaction. What people have corrected is laid over what was read. */
export async function replaceReadings(db: Kysely<Tables>, articles: readonly ReadArticle[]): Promise<number> {
  const latest = new Map(articles.map((read) => [read.article.id, read]))
  const known = await findKnown(db, [...latest.keys()])
  const read = [...latest.values()].filter(({ article }) => known.has(article.id))
  const ids = read.map(({ article }) => article.id)
  await markRemoved(db, ids)
  await deleteReading(db, ids)
  const corrected = await correctReadings(db, read)
  await insertReading(db, corrected)
  for (const { article, statements, happenings } of corrected) {
    await db
      .updateTable('articles')
      .set({ statement_count: statements.length, happenings: JSON.stringify(happenings) })
      .where('id', '=', article.id)
      .execute()
  }
  await markAdded(db, ids)
  return ids.length
}
