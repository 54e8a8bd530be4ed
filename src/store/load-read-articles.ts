import type { Kysely } from 'kysely'
import type { ArticleVoice, ReadArticle, Statement } from '../record.ts'
import { readArticleRow } from './article-row.ts'
import { readRecordState } from './save-relations.ts'
import type { Tables } from './tables.ts'

/** All articles as they were added, and how many additions these are. See `OpenRecord.loadReadArticles`. */
export async function loadReadArticles(
  db: Kysely<Tables>,
): Promise<{ articles: ReadArticle[]; additions: number }> {
  const reading = db.transaction().setAccessMode('read only')
  return reading.execute(async (transaction) => {
    const { additions } = await readRecordState(transaction)
    const articles = new Map<
      string,
      { article: ReadArticle['article']; statements: Statement[]; voices: ArticleVoice[] }
    >()
    for (const row of await transaction.selectFrom('articles').selectAll().orderBy('id').execute()) {
      articles.set(row.id, { article: readArticleRow(row), statements: [], voices: [] })
    }
    for (const { article, details } of await loadParts(transaction, 'statements')) {
      articles.get(article)!.statements.push(JSON.parse(details))
    }
    for (const { article, details } of await loadParts(transaction, 'article_voices')) {
      articles.get(article)!.voices.push(JSON.parse(details))
    }
    return { articles: [...articles.values()], additions }
  })
}

async function loadParts(
  db: Kysely<Tables>,
  table: 'statements' | 'article_voices',
): Promise<{ article: string; details: string }[]> {
  return db.selectFrom(table).select(['article', 'details']).orderBy('article').orderBy('position').execute()
}
