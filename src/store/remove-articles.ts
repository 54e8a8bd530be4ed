import type { Kysely } from 'kysely'
import { releaseCorrections } from './corrections/hold-corrections.ts'
import { findKnown } from './save-articles.ts'
import { forgetStatements } from './sql/full-text-search.ts'
import { listed } from './sql/listed.ts'
import { ALL_OF_RECORD, writeInTurn } from './sql/write-in-turn.ts'
import { deleteFacets } from './statement-facets.ts'
import type { Tables } from './tables.ts'
import { markRemoved } from './unrelated.ts'

/** How many articles are taken into memory at a time. */
const AT_A_TIME = 100

/** See `OpenRecord.removeArticles`. */
export async function removeArticles(db: Kysely<Tables>, ids: readonly string[]): Promise<number> {
  return writeInTurn(db, ALL_OF_RECORD, async (transaction) => {
    const known = [...(await findKnown(transaction, ids))].sort()
    for (let start = 0; start < known.length; start += AT_A_TIME) {
      const articles = known.slice(start, start + AT_A_TIME)
      await markRemoved(transaction, articles)
      await deleteReading(transaction, articles)
      await releaseCorrections(transaction, articles)
      await transaction.deleteFrom('article_places').where('article', 'in', listed(articles)).execute()
      await transaction.deleteFrom('articles').where('id', 'in', listed(articles)).execute()
    }
    return known.length
  })
}

/** Takes away what was found in these articles: statements, voices, and the words by which they are found. */
export async function deleteReading(db: Kysely<Tables>, articles: readonly string[]): Promise<void> {
  const statements = await db
    .selectFrom('statements')
    .where('article', 'in', listed(articles))
    .select('key')
    .execute()
  const keys = statements.map(({ key }) => key)
  await forgetStatements(db, keys)
  await deleteFacets(db, keys)
  await db.deleteFrom('statements').where('article', 'in', listed(articles)).execute()
  await db.deleteFrom('article_voices').where('article', 'in', listed(articles)).execute()
}
