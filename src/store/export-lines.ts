import type { Kysely } from 'kysely'
import type { Article, Relation, Statement, Story, Utterance, Voice } from '../record.ts'
import { readArticleRow } from './article-row.ts'
import type { Connection } from './connection.ts'
import { listCorrections } from './corrections/correct.ts'
import { readStatementRow, selectWithVoices } from './found-statement.ts'
import type { ExportLine } from './open-record.ts'
import type { Tables } from './tables.ts'

/**
 * The whole record as it is when the first line is asked for, whatever is added meanwhile. Reads on a connection of its
 * own, so that a slow taker of the lines keeps nobody waiting. See `OpenRecord.exportLines`.
 */
export async function* exportLines(connection: Connection): AsyncGenerator<ExportLine> {
  const reader = connection.openReader()
  const transaction = await reader.startTransaction().setAccessMode('read only').execute()
  try {
    for await (const article of streamArticles(transaction)) yield { kind: 'article', ...article }
    for await (const statement of streamStatements(transaction)) yield { kind: 'statement', ...statement }
    for await (const { kind, ...voice } of streamDetails<Voice>(transaction, 'voices')) {
      yield { kind: 'voice', ...voice, voiceKind: kind }
    }
    for await (const utterance of streamDetails<Utterance>(transaction, 'utterances')) {
      yield { kind: 'utterance', ...utterance }
    }
    for await (const { kind, ...relation } of streamDetails<Relation>(transaction, 'relations')) {
      yield { kind: 'relation', ...relation, relationKind: kind }
    }
    for await (const story of streamDetails<Story>(transaction, 'stories')) yield { kind: 'story', ...story }
    for (const correction of await listCorrections(transaction)) yield { kind: 'correction', ...correction }
  } finally {
    await transaction.rollback().execute()
    await connection.closeReader(reader)
  }
}

async function* streamArticles(db: Kysely<Tables>): AsyncGenerator<Article> {
  const rows = db.selectFrom('articles').selectAll().orderBy('id').stream()
  for await (const row of rows) yield readArticleRow(row)
}

/** Article by article, each in the order of its text. */
async function* streamStatements(db: Kysely<Tables>): AsyncGenerator<Statement> {
  const rows = selectWithVoices(db).orderBy('statement.article').orderBy('statement.position').stream()
  for await (const row of rows) yield readStatementRow(row)
}

async function* streamDetails<Thing>(
  db: Kysely<Tables>,
  table: 'voices' | 'utterances' | 'relations' | 'stories',
): AsyncGenerator<Thing> {
  for await (const { details } of db.selectFrom(table).select('details').orderBy('id').stream()) {
    yield JSON.parse(details)
  }
}
