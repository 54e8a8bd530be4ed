/** Who speaks in a story, and what stands for it where nobody is contradicted. */
import { type Kysely, sql } from 'kysely'
import type { VoiceKind } from '../record.ts'
import { findStatementsById } from './found-statement.ts'
import type { LeadingStatement, StorySpeaker } from './open-record.ts'
import { field, onSqlite } from './sql/for-engine.ts'
import { listed } from './sql/listed.ts'
import type { Tables } from './tables.ts'

/** So many voices and statements are named of each story. */
const SPEAKERS = 5
const LEADING = 2

interface SpeakerRow {
  readonly story: string
  readonly id: string
  readonly name: string
  readonly kind: VoiceKind
  readonly count: number
}

/** Of each story, the voices with most statements first. */
export async function listSpeakers(
  db: Kysely<Tables>,
  stories: readonly string[],
): Promise<Map<string, StorySpeaker[]>> {
  const { rows } = await sql<SpeakerRow>`
    select facet.story, voice.id, voice.name, voice.kind, count(*) as count
    from statement_facets as facet ${onSqlite(sql`indexed by statement_facets_by_story`)}
      join voices as voice on voice.id = facet.voice
    where facet.story in ${listed(stories)}
    group by facet.story, voice.id
    order by facet.story, count desc, voice.name, voice.id
  `.execute(db)
  const speakers = new Map<string, StorySpeaker[]>()
  for (const { story, id, name, kind, count } of rows) {
    const own = speakers.get(story) ?? []
    if (own.length < SPEAKERS) own.push({ voice: { id, name, kind }, statementCount: count })
    speakers.set(story, own)
  }
  return speakers
}

interface LeadRow {
  readonly story: string
  readonly voice: string
  readonly articles: number
  /** How the fullest way of quoting ranks, a colon, and the id of the statement. */
  readonly shown: string
}

/**
 * Of each story, the utterances that most articles have, rather of a named voice and in its own words; one of each voice. A
 * statement stands for each.
 */
export async function listLeading(
  db: Kysely<Tables>,
  stories: readonly string[],
): Promise<Map<string, LeadingStatement[]>> {
  const { rows } = await sql<LeadRow>`
    select facet.story, min(facet.voice) as voice, count(distinct facet.article) as articles,
      min(case facet.quotation when 'direct' then 0 when 'mixed' then 1 else 2 end || ':' || statement.id) as shown
    from statement_facets as facet ${onSqlite(sql`indexed by statement_facets_by_story`)}
      join voices as voice on voice.id = facet.voice
      join statements as statement on statement.key = facet.key
    where facet.story in ${listed(stories)} and ${field('statement.details', 'negated')} is null
    group by facet.story, facet.utterance
    order by facet.story, articles desc, min(case when voice.kind in ('unnamed', 'group') then 1 else 0 end), shown
  `.execute(db)
  const chosen = new Map<string, LeadRow[]>()
  for (const row of rows) {
    const own = chosen.get(row.story) ?? []
    if (own.length < LEADING && own.every(({ voice }) => voice !== row.voice)) own.push(row)
    chosen.set(row.story, own)
  }
  const idOf = ({ shown }: LeadRow) => shown.slice(shown.indexOf(':') + 1)
  const found = await findStatementsById(db, [...chosen.values()].flat().map(idOf))
  const byId = new Map(found.map((one) => [one.statement.id, one]))
  return new Map(
    [...chosen].map(([story, own]) => [
      story,
      own.map((row) => ({ found: byId.get(idOf(row))!, articleCount: row.articles })),
    ]),
  )
}
