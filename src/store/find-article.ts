/** Everything about one article. */
import type { Kysely } from 'kysely'
import type { ArticleVoice, Copy, Statement, Story } from '../record.ts'
import { readArticleRow, readSummaryRow } from './article-row.ts'
import { findConnections } from './connections.ts'
import { loadRejected } from './corrections/hold-corrections.ts'
import { findId } from './find-id.ts'
import { readStatementRow, selectWithVoices } from './found-statement.ts'
import { BY_PUBLICATION } from './lists.ts'
import { selectGroup } from './members.ts'
import type { ArticleSummary, ArticleView } from './open-record.ts'
import type { Tables } from './tables.ts'

/** See `OpenRecord.findArticle`. */
export async function findArticle(db: Kysely<Tables>, prefix: string): Promise<ArticleView | undefined> {
  const reading = db.transaction().setAccessMode('read only')
  return reading.execute(async (transaction) => {
    const id = await findId(transaction, { table: 'articles', prefix })
    if (id === undefined) return undefined
    const row = await transaction
      .selectFrom('articles')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const statements = await loadStatements(transaction, id)
    const story = await loadStory(transaction, id)
    return {
      article: readArticleRow(row),
      statements,
      rejected: await loadRejected(transaction, id),
      voices: await loadVoices(transaction, id),
      happenings: JSON.parse(row.happenings),
      ...(await findConnections(
        transaction,
        statements.map((statement) => statement.id),
      )),
      copies: await loadCopies(transaction, id),
      revisions: await loadRevisions(transaction, id),
      ...(story !== undefined && { story }),
    }
  })
}

async function loadStatements(db: Kysely<Tables>, article: string): Promise<Statement[]> {
  const rows = await selectWithVoices(db)
    .where('statement.article', '=', article)
    .orderBy('statement.position')
    .execute()
  return rows.map(readStatementRow)
}

async function loadVoices(db: Kysely<Tables>, article: string): Promise<ArticleVoice[]> {
  const rows = await db
    .selectFrom('article_voices')
    .where('article', '=', article)
    .orderBy('position')
    .select('details')
    .execute()
  return rows.map(({ details }) => JSON.parse(details))
}

async function loadCopies(db: Kysely<Tables>, article: string): Promise<Copy[]> {
  const rows = await db
    .selectFrom('copies')
    .where('id', 'in', selectGroup(db, { kind: 'copy', member: article }))
    .select('details')
    .execute()
  return rows.map(({ details }) => {
    const { id, ...copy } = JSON.parse(details)
    return copy
  })
}

async function loadRevisions(db: Kysely<Tables>, article: string): Promise<ArticleSummary[]> {
  const places = db.selectFrom('article_places').select('place').where('article', '=', article)
  const others = db.selectFrom('article_places').select('article').where('place', 'in', places)
  const rows = await db
    .selectFrom('articles')
    .where('id', 'in', others)
    .where('id', '!=', article)
    .orderBy(BY_PUBLICATION)
    .select(['read_from', 'statement_count', 'details'])
    .execute()
  return rows.map(readSummaryRow)
}

async function loadStory(db: Kysely<Tables>, article: string): Promise<Story | undefined> {
  const row = await db
    .selectFrom('stories')
    .where('id', 'in', selectGroup(db, { kind: 'story', member: article }))
    .select('details')
    .executeTakeFirst()
  return row && JSON.parse(row.details)
}
