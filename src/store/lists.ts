/** The pages of what a record has, and how many of each. */
import { type Kysely, sql } from 'kysely'
import type { Story } from '../record.ts'
import { readSummaryRow } from './article-row.ts'
import { loadFoundStatements } from './found-statement.ts'
import type {
  ArticleSummary,
  FoundStatement,
  Page,
  PageRequest,
  RecordCounts,
  VoiceSummary,
} from './open-record.ts'
import { type Reading, rememberPage } from './reading.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import { listed } from './sql/listed.ts'
import type { Tables } from './tables.ts'

/** Oldest first, unknown last. */
export const BY_PUBLICATION = sql`published_order is null, published_order, id`

/** See `OpenRecord.count`. */
export async function countThings(reading: Reading): Promise<RecordCounts> {
  return reading.remember('counts', async () => {
    const counts = sql<RecordCounts>`select
      (select count(*) from articles) as articles,
      (select count(distinct outlet_key) from articles) as outlets,
      (select count(*) from statements) as statements,
      (select count(*) from voices) as voices,
      (select count(*) from utterances) as utterances,
      (select count(*) from relations) as relations,
      (select count(*) from stories) as stories`
    const { rows } = await counts.execute(reading.db)
    return { ...rows[0]! }
  })
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
export async function listArticles(reading: Reading, request: PageRequest): Promise<Page<ArticleSummary>> {
  return rememberPage(reading, {
    name: 'articles',
    request,
    countAll: () => countRows(reading.db, 'articles'),
    async load({ limit, offset }) {
      const rows = await reading.db
        .selectFrom('articles')
        .orderBy(sql`published_order is null, published_order desc, id`)
        .limit(limit)
        .offset(offset)
        .select(['read_from', 'statement_count', 'details'])
        .execute()
      return rows.map(readSummaryRow)
    },
  })
}

/** See `OpenRecord.listVoices`. */
export async function listVoices(reading: Reading, request: PageRequest): Promise<Page<VoiceSummary>> {
  return rememberPage(reading, {
    name: 'voices',
    request,
    countAll: () => countRows(reading.db, 'voices'),
    async load({ limit, offset }) {
      const rows = await reading.db
        .selectFrom('voices')
        .orderBy('statement_count', 'desc')
        .orderBy('name')
        .orderBy('id')
        .limit(limit)
        .offset(offset)
        .select(['statement_count', 'article_count', 'details'])
        .execute()
      return rows.map(({ details, statement_count, article_count }) => ({
        voice: JSON.parse(details),
        statementCount: statement_count,
        articleCount: article_count,
      }))
    },
  })
}

/** See `OpenRecord.listStories`. */
export async function listStories(reading: Reading, request: PageRequest): Promise<Page<Story>> {
  return rememberPage(reading, {
    name: 'stories',
    request,
    countAll: () => countRows(reading.db, 'stories'),
    load: (page) => loadStories(reading.db, page),
  })
}

/** Those of the latest articles first. */
export async function loadStories(
  db: Kysely<Tables>,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<Story[]> {
  const rows = await db
    .selectFrom('stories')
    .orderBy(sql`last_day is null, last_day desc, first_day desc, id`)
    .limit(limit)
    .offset(offset)
    .select('details')
    .execute()
  return rows.map(({ details }) => JSON.parse(details))
}

/** See `OpenRecord.listLeastCertain`. */
export async function listLeastCertain(
  reading: Reading,
  request: PageRequest,
): Promise<Page<FoundStatement>> {
  const { db } = reading
  return rememberPage(reading, {
    name: 'least certain',
    request,
    async countAll() {
      const { rows } = await sql<{ total: number }>`
        select count(*) as total from statement_facets where sureness is not null
      `.execute(db)
      return rows[0]!.total
    },
    async load({ limit, offset }) {
      const { rows } = await sql<{ key: number }>`
        select key from statement_facets where sureness is not null
        order by sureness, article, position limit ${limit} offset ${offset}
      `.execute(db)
      return loadFoundStatements(
        db,
        rows.map(({ key }) => key),
      )
    },
  })
}

export interface OutletSummary {
  /** The name folded by `foldName`: an outlet is known by it. */
  readonly key: string
  /** As most articles write it. */
  readonly name: string
  readonly articleCount: number
}

/** See `OpenRecord.listOutlets`. */
export async function listOutlets(reading: Reading): Promise<readonly OutletSummary[]> {
  return reading.remember('outlets', async () => {
    const { rows } = await sql<{ key: string; name: string; count: number }>`
      select outlet_key as key, outlet as name, count(*) as count from articles
      where outlet_key is not null group by outlet_key, outlet order by count(*) desc, outlet
    `.execute(reading.db)
    const outlets = new Map<string, OutletSummary>()
    for (const { key, name, count } of rows) {
      const { articleCount } = outlets.get(key) ?? { articleCount: 0 }
      outlets.set(key, { key, name: outlets.get(key)?.name ?? name, articleCount: articleCount + count })
    }
    return [...outlets.values()].sort((a, b) => b.articleCount - a.articleCount || (a.key < b.key ? -1 : 1))
  })
}

export async function countRows(
  db: Kysely<Tables>,
  table: 'articles' | 'voices' | 'stories',
): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
