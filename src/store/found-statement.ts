/** Statements as lists show them: with their article, the record's voice and the utterance. */
import { type Kysely, sql } from 'kysely'
import type { Statement, VoiceKind } from '../record.ts'
import { readSummaryRow } from './article-row.ts'
import type { FoundStatement } from './open-record.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import { THEN_JOIN } from './sql/for-engine.ts'
import { listed, listedNumbers } from './sql/listed.ts'
import type { StatementFacetsRow, StatementRow, Tables, VoiceRow } from './tables.ts'

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

/** Of rows of `statement_facets as facet`: when it was said or published, unknown last; then as the articles have it. */
export const BY_TIME = sql`
  facet.first_day is null, facet.first_day,
  facet.published_order is null, facet.published_order,
  facet.article, facet.position`

/** The statements with these keys, in this order; unknown keys are left out. */
export async function loadFoundStatements(
  db: Kysely<Tables>,
  keys: readonly number[],
): Promise<FoundStatement[]> {
  const { rows } = await sql<FoundRow>`
    select facet.key, facet.article, facet.utterance, facet.voice, statement.details
    from ${listedNumbers(keys)} as wanted
      ${THEN_JOIN} statement_facets as facet on facet.key = wanted.value
      ${THEN_JOIN} statements as statement on statement.key = facet.key
  `.execute(db)
  const place = new Map(keys.map((key, index) => [key, index]))
  rows.sort((a, b) => place.get(a.key)! - place.get(b.key)!)
  const headings = await loadHeadings(db, new Set(rows.map(({ article }) => article)))
  const voices = await loadVoices(db, new Set(rows.flatMap(({ voice }) => voice ?? [])))
  return rows.map(({ article, utterance, voice, details }) => {
    const known = voice === null ? undefined : voices.get(voice)
    return {
      statement: readStatementRow({
        details,
        voice_id: known?.id ?? null,
        voice_name: known?.name ?? null,
        voice_kind: known?.kind ?? null,
      }),
      article: headings.get(article)!,
      ...(utterance !== null && { utterance }),
    }
  })
}

type FoundRow = Pick<StatementFacetsRow, 'key' | 'article' | 'utterance' | 'voice'> & { details: string }

/** Each article once, however many statements of it there are. */
async function loadHeadings(
  db: Kysely<Tables>,
  ids: Iterable<string>,
): Promise<Map<string, FoundStatement['article']>> {
  const rows = await db
    .selectFrom('articles')
    .where('id', 'in', listed(ids))
    .select(['id', 'read_from', 'statement_count', 'details'])
    .execute()
  return new Map(rows.map((row) => [row.id, readHeading(row)]))
}

function readHeading(row: Parameters<typeof readSummaryRow>[0]): FoundStatement['article'] {
  const { id, title, outlet, publishedAt, url, from } = readSummaryRow(row)
  return {
    id,
    ...(title !== undefined && { title }),
    ...(outlet !== undefined && { outlet }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(url !== undefined && { url }),
    from,
  }
}

async function loadVoices(
  db: Kysely<Tables>,
  ids: Iterable<string>,
): Promise<Map<string, Pick<VoiceRow, 'id' | 'name' | 'kind'>>> {
  const rows = await db
    .selectFrom('voices')
    .where('id', 'in', listed(ids))
    .select(['id', 'name', 'kind'])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The keys of all statements of a voice, a story or an utterance, in order of time. */
export async function listKeys(
  db: Kysely<Tables>,
  { of, id }: { of: 'voice' | 'story' | 'utterance'; id: string },
): Promise<number[]> {
  const condition =
    of === 'utterance'
      ? sql`facet.key in (
          select statements.key from group_members ${THEN_JOIN} statements on statements.id = group_members.member
          where kind = ${GROUP_NUMBERS.utterance} and in_group = ${id}
        )`
      : sql`${sql.ref(`facet.${of}`)} = ${id}`
  const { rows } = await sql<{ key: number }>`
    select facet.key from statement_facets as facet where ${condition} order by ${BY_TIME}
  `.execute(db)
  return rows.map(({ key }) => key)
}

/** See `OpenRecord.findStatementsById`. */
export async function findStatementsById(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<FoundStatement[]> {
  const rows = await db.selectFrom('statements').where('id', 'in', listed(ids)).select(['key']).execute()
  const found = await loadFoundStatements(
    db,
    rows.map(({ key }) => key),
  )
  const byId = new Map(found.map((one) => [one.statement.id, one]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
