/** Everything about one story. */
import type { Kysely } from 'kysely'
import type { Happening, Voice } from '../record.ts'
import { readSummaryRow } from './article-row.ts'
import { findConnections } from './connections.ts'
import { findId } from './find-id.ts'
import { listKeys, loadFoundStatements } from './found-statement.ts'
import { BY_PUBLICATION } from './lists.ts'
import { selectMembers } from './members.ts'
import type { ArticleSummary, FoundStatement, StoryView } from './open-record.ts'
import { listed } from './sql/listed.ts'
import type { Tables } from './tables.ts'

/** See `OpenRecord.findStory`. */
export async function findStory(db: Kysely<Tables>, prefix: string): Promise<StoryView | undefined> {
  const reading = db.transaction().setAccessMode('read only')
  return reading.execute((transaction) => readStory(transaction, prefix))
}

/** The same inside a transaction. */
export async function readStory(transaction: Kysely<Tables>, prefix: string): Promise<StoryView | undefined> {
  const id = await findId(transaction, { table: 'stories', prefix })
  if (id === undefined) return undefined
  const { details } = await transaction
    .selectFrom('stories')
    .select('details')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const keys = await listKeys(transaction, { of: 'story', id })
  const statements = await loadFoundStatements(transaction, keys)
  return {
    story: JSON.parse(details),
    articles: await loadArticles(transaction, id),
    happenings: await loadHappenings(transaction, id),
    statements,
    ...(await findConnections(
      transaction,
      statements.map(({ statement }) => statement.id),
    )),
    voices: await loadVoices(transaction, statements),
  }
}

async function loadArticles(db: Kysely<Tables>, story: string): Promise<ArticleSummary[]> {
  const rows = await db
    .selectFrom('articles')
    .where('id', 'in', selectMembers(db, { kind: 'story', group: story }))
    .orderBy(BY_PUBLICATION)
    .select(['read_from', 'statement_count', 'details'])
    .execute()
  return rows.map(readSummaryRow)
}

/** In order of the day, those that an earlier report tells first. */
async function loadHappenings(db: Kysely<Tables>, story: string): Promise<Happening[]> {
  const rows = await db
    .selectFrom('articles')
    .where('id', 'in', selectMembers(db, { kind: 'story', group: story }))
    .where('happenings', '!=', '[]')
    .orderBy(BY_PUBLICATION)
    .select('happenings')
    .execute()
  const happenings = rows.flatMap((row) => JSON.parse(row.happenings) as Happening[])
  return happenings.sort((a, b) => (a.on.from < b.on.from ? -1 : a.on.from > b.on.from ? 1 : 0))
}

async function loadVoices(db: Kysely<Tables>, statements: readonly FoundStatement[]): Promise<Voice[]> {
  const ids = new Set(statements.flatMap(({ statement }) => statement.voice?.id ?? []))
  const rows = await db
    .selectFrom('voices')
    .where('id', 'in', listed(ids))
    .orderBy('name')
    .orderBy('id')
    .select('details')
    .execute()
  return rows.map(({ details }) => JSON.parse(details))
}
