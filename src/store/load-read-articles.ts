/** Articles, statements and voices as they were read. All in the order asked for, each once; unknown ids are left out. */
import type { Kysely } from 'kysely'
import type { Article, ArticleVoice, Happening, ReadArticle, Statement } from '../record.ts'
import type { ArticleHead } from '../shelf.ts'
import { readArticleRow, readHeadRow } from './article-row.ts'
import { listed } from './sql/listed.ts'
import type { Tables } from './tables.ts'

/** See `OpenRecord.loadReadArticles`. */
export async function loadReadArticles(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadArticle[]> {
  const rows = await db.selectFrom('articles').selectAll().where('id', 'in', listed(ids)).execute()
  const statements = groupByArticle<Statement>(await loadParts(db, { table: 'statements', ids }))
  const voices = groupByArticle<ArticleVoice>(await loadParts(db, { table: 'article_voices', ids }))
  const read = rows.map((row) => ({
    id: row.id,
    article: readArticleRow(row),
    statements: statements.get(row.id) ?? [],
    voices: voices.get(row.id) ?? [],
    happenings: JSON.parse(row.happenings) as Happening[],
  }))
  return inOrder(read, ids).map(({ id, ...rest }) => rest)
}

/**
 * For the shelf, as all that follow: what waits to be related is left out. It is found by its own keys and links when
 * its turn comes.
 */
export async function loadArticles(db: Kysely<Tables>, ids: readonly string[]): Promise<Article[]> {
  const rows = await db
    .selectFrom('articles')
    .where('id', 'in', listed(ids))
    .where('id', 'not in', selectWaiting(db))
    .select(['read_from', 'text', 'exact_text', 'details'])
    .execute()
  return inOrder(rows.map(readArticleRow), ids)
}

export async function loadHeads(db: Kysely<Tables>, ids: readonly string[]): Promise<ArticleHead[]> {
  const rows = await db
    .selectFrom('articles')
    .where('id', 'in', listed(ids))
    .where('id', 'not in', selectWaiting(db))
    .select(['read_from', 'details'])
    .execute()
  return inOrder(rows.map(readHeadRow), ids)
}

export async function loadStatements(db: Kysely<Tables>, ids: readonly string[]): Promise<Statement[]> {
  return loadPartsById<Statement>(db, { table: 'statements', ids })
}

/** Those of each article in the order of its text. */
export async function loadStatementsOf(
  db: Kysely<Tables>,
  articles: readonly string[],
): Promise<Statement[]> {
  return loadPartsOf<Statement>(db, { table: 'statements', articles })
}

export async function loadArticleVoices(db: Kysely<Tables>, ids: readonly string[]): Promise<ArticleVoice[]> {
  return loadPartsById<ArticleVoice>(db, { table: 'article_voices', ids })
}

export async function loadArticleVoicesOf(
  db: Kysely<Tables>,
  articles: readonly string[],
): Promise<ArticleVoice[]> {
  return loadPartsOf<ArticleVoice>(db, { table: 'article_voices', articles })
}

type TableOfParts = 'statements' | 'article_voices'

async function loadPartsById<Thing extends { readonly id: string }>(
  db: Kysely<Tables>,
  { table, ids }: { table: TableOfParts; ids: readonly string[] },
): Promise<Thing[]> {
  const rows = await db
    .selectFrom(table)
    .where('id', 'in', listed(ids))
    .where('article', 'not in', selectWaiting(db))
    .select('details')
    .execute()
  return inOrder(
    rows.map(({ details }) => JSON.parse(details) as Thing),
    ids,
  )
}

async function loadPartsOf<Thing>(
  db: Kysely<Tables>,
  { table, articles }: { table: TableOfParts; articles: readonly string[] },
): Promise<Thing[]> {
  const waiting = await selectWaiting(db).where('article', 'in', listed(articles)).execute()
  const away = new Set(waiting.map(({ article }) => article))
  const ids = [...new Set(articles)].filter((id) => !away.has(id))
  const byArticle = groupByArticle<Thing>(await loadParts(db, { table, ids }))
  return ids.flatMap((id) => byArticle.get(id) ?? [])
}

/** The articles that came, went or were read anew and are not yet related. */
export function selectWaiting(db: Kysely<Tables>) {
  return db.selectFrom('unrelated_articles').select('article')
}

interface Part {
  readonly article: string
  readonly details: string
}

async function loadParts(
  db: Kysely<Tables>,
  { table, ids }: { table: TableOfParts; ids: readonly string[] },
): Promise<Part[]> {
  return db
    .selectFrom(table)
    .where('article', 'in', listed(ids))
    .orderBy('article')
    .orderBy('position')
    .select(['article', 'details'])
    .execute()
}

function groupByArticle<Thing>(parts: readonly Part[]): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>()
  for (const { article, details } of parts) {
    const group = groups.get(article) ?? []
    group.push(JSON.parse(details))
    groups.set(article, group)
  }
  return groups
}

function inOrder<Thing extends { readonly id: string }>(
  things: readonly Thing[],
  ids: readonly string[],
): Thing[] {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
}
