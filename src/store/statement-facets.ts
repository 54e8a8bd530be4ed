/**
 * What searching divides statements by, a narrow row for each statement. All of it stands in other tables too: a row is
 * made from these whenever one of them changes.
 */
import { type Kysely, sql } from 'kysely'
import type { Moves } from './shelf/open-shelf.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import { listed } from './sqlite/listed.ts'
import type { Tables } from './tables.ts'

export async function deleteFacets(db: Kysely<Tables>, keys: readonly number[]): Promise<void> {
  await db.deleteFrom('statement_facets').where('key', 'in', listed(keys)).execute()
}

/** Forgets what was found out across articles. */
export async function clearFacets(db: Kysely<Tables>): Promise<void> {
  await db
    .updateTable('statement_facets')
    .set({ voice: null, utterance: null, origins: null, story: null })
    .execute()
}

/** Writes anew the rows of all statements that relating touched. */
export async function refreshFacets(db: Kysely<Tables>, moves: Moves): Promise<void> {
  const { rows } = await sql<{ key: number }>`
    select key from statements where article_voice in ${listed(moves.articleVoices)}
    union select statements.key
      from group_members cross join statements on statements.article_voice = group_members.member
      where kind = ${GROUP_NUMBERS.unit} and in_group in ${listed(moves.units)}
    union select key from statements where article in ${listed(moves.articles)}
    union select key from statements where id in ${listed(moves.statements)}
    union select statements.key
      from group_members cross join statements on statements.id = group_members.member
      where kind = ${GROUP_NUMBERS.utterance} and in_group in ${listed(moves.utterances)}
  `.execute(db)
  await writeFacets(
    db,
    rows.map(({ key }) => key),
  )
}

/** Writes the rows of these statements, whether they are new or not. */
export async function writeFacets(db: Kysely<Tables>, keys: readonly number[]): Promise<void> {
  await sql`
    insert into statement_facets (
      key, quotation, act, certainty, origins, first_day, last_day, outlet_key, voice, story, utterance,
      published_order, article, position, sureness
    )
    select
      statement.key, statement.quotation, statement.act, statement.details ->> '$.certainty',
      iif(spoken.in_group is null, null, (
        select count(*) from utterances, json_each(utterances.details, '$.origins') as origin
        where utterances.id = spoken.in_group and origin.value ->> '$.kind' <> 'unknown'
      )),
      statement.first_day, statement.last_day, article.outlet_key, heard.in_group, told.in_group, spoken.in_group,
      article.published_order, statement.article, statement.position,
      iif(statement.details -> '$.correction' is not null, null, min(
        coalesce(statement.details ->> '$.confidence', 1),
        coalesce(statement.details ->> '$.voice.confidence', 1)
      ))
    from statements as statement
      join articles as article on article.id = statement.article
      left join group_members as unit
        on unit.kind = ${GROUP_NUMBERS.unit} and unit.member = statement.article_voice
      left join group_members as heard on heard.kind = ${GROUP_NUMBERS.voice} and heard.member = unit.in_group
      left join group_members as spoken
        on spoken.kind = ${GROUP_NUMBERS.utterance} and spoken.member = statement.id
      left join group_members as told on told.kind = ${GROUP_NUMBERS.story} and told.member = statement.article
    where statement.key in ${listed(keys)}
    on conflict do update set
      origins = excluded.origins, voice = excluded.voice, story = excluded.story, utterance = excluded.utterance
    where (origins, voice, story, utterance)
      is not (excluded.origins, excluded.voice, excluded.story, excluded.utterance)
  `.execute(db)
}
