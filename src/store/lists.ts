/** The pages of what a record has, and how many of each. */
import { type Kysely, sql } from 'kysely'
import type { Story } from '../record.ts'
import { readSummaryRow } from './article-row.ts'
import type { ArticleSummary, Page, PageRequest, RecordCounts, VoiceSummary } from './open-record.ts'
import { readPageRequest } from './page.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import { listed } from './sqlite/listed.ts'
import type { Tables } from './tables.ts'

/** Oldest first, unknown last. */
export const BY_PUBLICATION = sql`published_order is null, published_order, id`

/** See `OpenRecord.count`. */
export async function countThings(db: Kysely<Tables>): Promise<RecordCounts> {
  const counts = sql<RecordCounts>`select
    (select count(*) from articles) as articles,
    (select count(distinct outlet_key) from articles) as outlets,
    (select count(*) from statements) as statements,
    (select count(*) from voices) as voices,
    (select count(*) from utterances) as utterances,
    (select count(*) from relations) as relations,
    (select count(*) from stories) as stories`
  const { rows } = await counts.execute(db)
  return { ...rows[0]! }
}

/** See `OpenRecord.countVoicesOf`. */
export async function countVoicesOf(db: Kysely<Tables>, articles: readonly string[]): Promise<number> {
  // Step by step from the articles: as a join, SQLite begins with all voices of the record.
  const heard = db.selectFrom('statements').where('article', 'in', listed(articles)).select('article_voice')
  const units = db
    .selectFrom('group_members')
    .where('kind', '=', GROUP_NUMBERS.unit)
    .where('member', 'in', heard)
    .select('in_group')
  const { count } = await db
    .selectFrom('group_members')
    .where('kind', '=', GROUP_NUMBERS.voice)
    .where('member', 'in', units)
    .select(({ fn }) => fn.count<number>('in_group').distinct().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** See `OpenRecord.listArticles`. */
export async function listArticles(db: Kysely<Tables>, request: PageRequest): Promise<Page<ArticleSummary>> {
  const { limit, offset } = readPageRequest(request)
  const rows = await db
    .selectFrom('articles')
    .orderBy(sql`published_order is null, published_order desc, id`)
    .limit(limit)
    .offset(offset)
    .select(['read_from', 'statement_count', 'details'])
    .execute()
  return { items: rows.map(readSummaryRow), total: await countRows(db, 'articles') }
}

/** See `OpenRecord.listVoices`. */
export async function listVoices(db: Kysely<Tables>, request: PageRequest): Promise<Page<VoiceSummary>> {
  const { limit, offset } = readPageRequest(request)
  const rows = await db
    .selectFrom('voices')
    .orderBy('statement_count', 'desc')
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .select(['statement_count', 'article_count', 'details'])
    .execute()
  const items = rows.map(({ details, statement_count, article_count }) => ({
    voice: JSON.parse(details),
    statementCount: statement_count,
    articleCount: article_count,
  }))
  return { items, total: await countRows(db, 'voices') }
}

/** See `OpenRecord.listStories`. */
export async function listStories(db: Kysely<Tables>, request: PageRequest): Promise<Page<Story>> {
  const { limit, offset } = readPageRequest(request)
  const rows = await db
    .selectFrom('stories')
    .orderBy(sql`last_day is null, last_day desc, first_day desc, id`)
    .limit(limit)
    .offset(offset)
    .select('details')
    .execute()
  return { items: rows.map(({ details }) => JSON.parse(details)), total: await countRows(db, 'stories') }
}

async function countRows(db: Kysely<Tables>, table: 'articles' | 'voices' | 'stories'): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
