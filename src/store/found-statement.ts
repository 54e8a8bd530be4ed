/** Statements as lists show them: with their article, the record's voice and the utterance. */
import { type Kysely, sql } from 'kysely'
import type { Statement, VoiceKind } from '../record.ts'
import { readSummaryRow } from './article-row.ts'
import type { FoundStatement } from './open-record.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import { listed } from './sqlite/listed.ts'
import type { StatementRow, Tables } from './tables.ts'

/**
 * All statements with what belongs to them, to be narrowed and ordered: `statement`, `article`, `voice`, `spoken`.
 */
export function selectFoundStatements(db: Kysely<Tables>) {
  return selectWithVoices(db)
    .innerJoin('articles as article', 'article.id', 'statement.article')
    .leftJoin('group_members as spoken', (join) =>
      join.onRef('spoken.member', '=', 'statement.id').on('spoken.kind', '=', GROUP_NUMBERS.utterance),
    )
    .select([
      'spoken.in_group as utterance',
      'article.read_from as article_from',
      'article.statement_count as article_statements',
      'article.details as article_details',
    ])
}

/** All statements with the record's voices: `statement`, `voice`. */
export function selectWithVoices(db: Kysely<Tables>) {
  return db
    .selectFrom('statements as statement')
    .leftJoin('group_members as unit', (join) =>
      join.onRef('unit.member', '=', 'statement.article_voice').on('unit.kind', '=', GROUP_NUMBERS.unit),
    )
    .leftJoin('group_members as member', (join) =>
      join.onRef('member.member', '=', 'unit.in_group').on('member.kind', '=', GROUP_NUMBERS.voice),
    )
    .leftJoin('voices as voice', 'voice.id', 'member.in_group')
    .select([
      'statement.key',
      'statement.details',
      'voice.id as voice_id',
      'voice.name as voice_name',
      'voice.kind as voice_kind',
    ])
}

type StatementWithVoiceRow = Pick<StatementRow, 'details'> & {
  voice_id: string | null
  voice_name: string | null
  voice_kind: string | null
}

type FoundStatementRow = StatementWithVoiceRow & {
  utterance: string | null
  article_from: string
  article_statements: number
  article_details: string
}

/** A statement that points to the record's voice or, while there is none, to its article's. */
export function readStatementRow(row: StatementWithVoiceRow): Statement {
  const statement: Statement = JSON.parse(row.details)
  if (row.voice_id === null || row.voice_name === null) return statement
  return {
    ...statement,
    voice: {
      ...statement.voice,
      id: row.voice_id,
      name: row.voice_name,
      kind: row.voice_kind as VoiceKind,
      confidence: statement.voice?.confidence ?? 1,
    },
  }
}

export function readFoundStatementRow(row: FoundStatementRow): FoundStatement {
  const { id, title, outlet, publishedAt, url, from } = readSummaryRow({
    read_from: row.article_from,
    statement_count: row.article_statements,
    details: row.article_details,
  })
  return {
    statement: readStatementRow(row),
    article: {
      id,
      ...(title !== undefined && { title }),
      ...(outlet !== undefined && { outlet }),
      ...(publishedAt !== undefined && { publishedAt }),
      ...(url !== undefined && { url }),
      from,
    },
    ...(row.utterance !== null && { utterance: row.utterance }),
  }
}

/** When it was said or published, unknown last; then as the articles have it. */
export const BY_TIME = sql`
  statement.first_day is null, statement.first_day,
  article.published_order is null, article.published_order,
  statement.article, statement.position`

/** The statements with these keys, in this order. */
export async function loadFoundStatements(
  db: Kysely<Tables>,
  keys: readonly number[],
): Promise<FoundStatement[]> {
  const rows = await selectFoundStatements(db).where('statement.key', 'in', listed(keys)).execute()
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return keys.map((key) => readFoundStatementRow(byKey.get(key)!))
}

/** See `OpenRecord.findStatementsById`. */
export async function findStatementsById(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<FoundStatement[]> {
  const rows = await selectFoundStatements(db).where('statement.id', 'in', listed(ids)).execute()
  const byId = new Map(rows.map(readFoundStatementRow).map((found) => [found.statement.id, found]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
