/** Adds articles with their statements and voices. */
import type { Kysely } from 'kysely'
import type { Article, ReadArticle, Statement } from '../record.ts'
import { findPlace, writeArticleRow, writeDetails } from './article-row.ts'
import { correctReadings } from './corrections/hold-corrections.ts'
import { writeSearchName } from './search-name.ts'
import { dayOf } from './sortable-time.ts'
import { indexStatements } from './sql/full-text-search.ts'
import { insertRows } from './sql/insert-rows.ts'
import { listed } from './sql/listed.ts'
import { takeTurns, writeInTurn } from './sql/write-in-turn.ts'
import { writeFacets } from './statement-facets.ts'
import type { ArticlePlaceRow, ArticleVoiceRow, StatementRow, StatementWordsRow, Tables } from './tables.ts'
import { markAdded, markRemoved } from './unrelated.ts'

/** See `OpenRecord.saveArticles`. */
export async function saveArticles(
  db: Kysely<Tables>,
  articles: readonly ReadArticle[],
): Promise<('added' | 'known')[]> {
  if (articles.length === 0) return []
  return writeInTurn(db, ['articles'], async (transaction) => {
    const known = await findKnown(
      transaction,
      articles.map(({ article }) => article.id),
    )
    // What comes again may change what an article is related by.
    if (known.size > 0) await takeTurns(transaction, ['relating'])
    const added: ReadArticle[] = []
    const answers = articles.map((read): 'added' | 'known' => {
      if (known.has(read.article.id)) return 'known'
      known.add(read.article.id)
      added.push(read)
      return 'added'
    })
    await insertArticles(transaction, added)
    const all = articles.map(({ article }) => article)
    await keepPlaces(transaction, all)
    await markAdded(
      transaction,
      added.map(({ article }) => article.id),
    )
    await keepSmallest(transaction, all)
    return answers
  })
}

/** See `OpenRecord.findKnown`. */
export async function findKnown(db: Kysely<Tables>, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.selectFrom('articles').select('id').where('id', 'in', listed(ids)).execute()
  return new Set(rows.map(({ id }) => id))
}

async function insertArticles(db: Kysely<Tables>, added: readonly ReadArticle[]): Promise<void> {
  const corrected = await correctReadings(db, added)
  await insertRows(db, { into: 'articles', rows: corrected.map(writeArticleRow) })
  await insertReading(db, corrected)
}

/** What was found in articles that the record has: statements, voices, and the words by which they are found. */
export async function insertReading(db: Kysely<Tables>, articles: readonly ReadArticle[]): Promise<void> {
  let key = await findLastKey(db)
  const voices = articles.flatMap(writeVoiceRows)
  const searchNames = new Map(voices.map(({ id, search_name }) => [id, search_name]))
  const statements: StatementRow[] = []
  const words: StatementWordsRow[] = []
  for (const read of articles) {
    read.statements.forEach((statement, position) => {
      key++
      statements.push(writeStatementRow(statement, { key, position, article: read.article }))
      const voice = statement.voice && (searchNames.get(statement.voice.id) ?? statement.voice.name)
      words.push(writeWordsRow(statement, { key, voice, title: read.article.title }))
    })
  }
  await insertRows(db, { into: 'article_voices', rows: voices })
  await insertRows(db, { into: 'statements', rows: statements })
  await indexStatements(db, words)
  await writeFacets(
    db,
    statements.map((row) => row.key),
  )
}

/** A record remembers every place that an article came from, so that a later text from any of them is its revision. */
async function keepPlaces(db: Kysely<Tables>, articles: readonly Article[]): Promise<void> {
  const rows: ArticlePlaceRow[] = []
  for (const article of articles) {
    const place = findPlace(article)
    if (place !== undefined) rows.push({ article: article.id, place })
  }
  await insertRows(db, { into: 'article_places', rows, ifPresent: 'keep' })
}

/**
 * An article keeps the smallest of all the paths that it ever came with, and of all that was said about it (when the page was
 * fetched, who wrote it), so that the order of adding does not show. What it is related by may change with that.
 */
async function keepSmallest(db: Kysely<Tables>, articles: readonly Article[]): Promise<void> {
  for (const article of articles) {
    const details = writeDetails(article)
    const update = db.updateTable('articles').where('id', '=', article.id)
    await update.set({ read_from: article.from }).where('read_from', '>', article.from).execute()
    const larger = await db
      .selectFrom('articles')
      .where('id', '=', article.id)
      .where('details', '>', details)
      .select('id')
      .execute()
    if (larger.length === 0) continue
    await markRemoved(db, [article.id])
    await update.set({ url: article.url ?? null, details }).execute()
    await markAdded(db, [article.id])
  }
}

async function findLastKey(db: Kysely<Tables>): Promise<number> {
  const { last } = await db
    .selectFrom('statements')
    .select(({ fn }) => fn.max('key').as('last'))
    .executeTakeFirstOrThrow()
  return last ?? 0
}

function writeVoiceRows({ article, voices }: ReadArticle): ArticleVoiceRow[] {
  return voices.map((voice, position) => ({
    id: voice.id,
    article: article.id,
    position,
    search_name: writeSearchName(voice),
    details: JSON.stringify(voice),
  }))
}

function writeStatementRow(
  statement: Statement,
  { key, position, article }: { key: number; position: number; article: Article },
): StatementRow {
  const published = article.publishedAt && dayOf(article.publishedAt)
  return {
    key,
    id: statement.id,
    article: article.id,
    position,
    article_voice: statement.voice?.id ?? null,
    quotation: statement.quotation,
    act: statement.act ?? null,
    first_day: (statement.saidAt ? dayOf(statement.saidAt.from) : published) ?? null,
    last_day: (statement.saidAt ? dayOf(statement.saidAt.to) : published) ?? null,
    details: JSON.stringify(statement),
  }
}

/** What can be found of a statement. */
export function writeWordsRow(
  statement: Statement,
  { key, voice = '', title = '' }: { key: number; voice?: string; title?: string },
): StatementWordsRow {
  const { content, speaker = '' } = statement.text
  return { rowid: key, content, speaker, voice, title }
}
