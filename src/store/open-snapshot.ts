import type { ControlledTransaction, Kysely } from 'kysely'
import type { ReadArticle, Statement } from '../record.ts'
import { readArticleRow } from './article-row.ts'
import type { Connection } from './connection.ts'
import { listCorrections } from './corrections/correct.ts'
import { loadAsRead } from './corrections/hold-corrections.ts'
import { readStory } from './find-story.ts'
import { readStatementRow, selectWithVoices } from './found-statement.ts'
import type { Snapshot } from './open-record.ts'
import { listed } from './sql/listed.ts'
import type { Tables } from './tables.ts'

/** Whole texts with all that was found in them are in memory together. */
const ARTICLES_AT_A_TIME = 50
const THINGS_AT_A_TIME = 500

/**
 * See `OpenRecord.openSnapshot`. Things are read page by page, not by a cursor: a connection to a server has one cursor at a
 * time, and who writes a report may want the voices while reading the articles.
 */
export async function openSnapshot(connection: Connection): Promise<Snapshot> {
  const reader = connection.openReader()
  const transaction = await startReading(reader).catch(async (error) => {
    await connection.closeReader(reader)
    throw error
  })
  return {
    findStory: (id) => readStory(transaction, id),
    async *articles(only) {
      for await (const ids of pageArticles(transaction, only)) yield* await loadArticles(transaction, ids)
    },
    async *readings(only) {
      for await (const ids of pageArticles(transaction, only)) yield* await loadAsRead(transaction, ids)
    },
    voices: () => pageDetails(transaction, 'voices'),
    utterances: () => pageDetails(transaction, 'utterances'),
    relations: () => pageDetails(transaction, 'relations'),
    stories: () => pageDetails(transaction, 'stories'),
    async *corrections() {
      yield* await listCorrections(transaction)
    },
    async close() {
      try {
        await transaction.rollback().execute()
      } finally {
        await connection.closeReader(reader)
      }
    },
  }
}

async function startReading(reader: Kysely<Tables>): Promise<ControlledTransaction<Tables>> {
  const transaction = await reader.startTransaction().setAccessMode('read only').execute()
  try {
    // The moment is that of the first question.
    await transaction.selectFrom('record_state').select('relating').execute()
    return transaction
  } catch (error) {
    // Why the question failed tells more than why this does.
    await transaction
      .rollback()
      .execute()
      .catch(() => {})
    throw error
  }
}

/** Ids of articles in their order, so many at a time. */
async function* pageArticles(db: Kysely<Tables>, only?: readonly string[]): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const wanted = db.selectFrom('articles').where('id', '>', after)
    const rows = await (only ? wanted.where('id', 'in', listed(only)) : wanted)
      .orderBy('id')
      .limit(ARTICLES_AT_A_TIME)
      .select('id')
      .execute()
    if (rows.length === 0) return
    yield rows.map(({ id }) => id)
    after = rows.at(-1)!.id
  }
}

async function loadArticles(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<Pick<ReadArticle, 'article' | 'statements'>[]> {
  const articles = await db
    .selectFrom('articles')
    .where('id', 'in', listed(ids))
    .orderBy('id')
    .selectAll()
    .execute()
  const rows = await selectWithVoices(db)
    .where('statement.article', 'in', listed(ids))
    .orderBy('statement.article')
    .orderBy('statement.position')
    .execute()
  const statements = new Map<string, Statement[]>()
  for (const row of rows) {
    const statement = readStatementRow(row)
    const own = statements.get(statement.article) ?? []
    statements.set(statement.article, own)
    own.push(statement)
  }
  return articles.map((row) => ({ article: readArticleRow(row), statements: statements.get(row.id) ?? [] }))
}

async function* pageDetails<Thing>(
  db: Kysely<Tables>,
  table: 'voices' | 'utterances' | 'relations' | 'stories',
): AsyncGenerator<Thing> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom(table)
      .where('id', '>', after)
      .orderBy('id')
      .limit(THINGS_AT_A_TIME)
      .select(['id', 'details'])
      .execute()
    for (const { details } of rows) yield JSON.parse(details)
    if (rows.length < THINGS_AT_A_TIME) return
    after = rows.at(-1)!.id
  }
}
