/**
 * What searching divides statements by, a narrow row for each statement. All of it stands in other tables too: a row is
 * made from these whenever one of them changes.
 */
import { type Kysely, sql } from 'kysely'
import type { Moves } from './shelf/open-shelf.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import { field, listIn, numberField, smaller, THEN_JOIN } from './sql/for-engine.ts'
import { listed, listedNumbers } from './sql/listed.ts'
import type { Tables } from './tables.ts'

export async function deleteFacets(db: Kysely<Tables>, keys: readonly number[]): Promise<void> {
  await db.deleteFrom('statement_facets').where('key', 'in', listedNumbers(keys)).execute()
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
      from group_members ${THEN_JOIN} statements on statements.article_voice = group_members.member
      where kind = ${GROUP_NUMBERS.unit} and in_group in ${listed(moves.units)}
    union select key from statements where article in ${listed(moves.articles)}
    union select key from statements where id in ${listed(moves.statements)}
    union select statements.key
      from group_members ${THEN_JOIN} statements on statements.id = group_members.member
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
      statement.key, statement.quotation, statement.act, ${field('statement.details', 'certainty')},
      case when spoken.in_group is not null then (
        select count(*) from utterances, ${listIn('utterances.details', { name: 'origins', as: 'origin' })}
        where utterances.id = spoken.in_group and ${field('origin.value', 'kind')} <> 'unknown'
      ) end,
      statement.first_day, statement.last_day, article.outlet_key, heard.in_group, told.in_group, spoken.in_group,
      article.published_order, statement.article, statement.position,
      case when ${field('statement.details', 'correction')} is null then ${smaller(
        sql`coalesce(${numberField('statement.details', 'confidence')}, 1)`,
        sql`coalesce(${numberField('statement.details', 'voice', 'confidence')}, 1)`,
      )} end
    from statements as statement
      join articles as article on article.id = statement.article
      left join group_members as unit
        on unit.kind = ${GROUP_NUMBERS.unit} and unit.member = statement.article_voice
      left join group_members as heard on heard.kind = ${GROUP_NUMBERS.voice} and heard.member = unit.in_group
      left join group_members as spoken
        on spoken.kind = ${GROUP_NUMBERS.utterance} and spoken.member = statement.id
      left join group_members as told on told.kind = ${GROUP_NUMBERS.story} and told.member = statement.article
    where statement.key in ${listedNumbers(keys)}
    on conflict (key) do update set
      origins = excluded.origins, voice = excluded.voice, story = excluded.story, utterance = excluded.utterance
    where (statement_facets.origins, statement_facets.voice, statement_facets.story, statement_facets.utterance)
      is distinct from (excluded.origins, excluded.voice, excluded.story, excluded.utterance)
  `.execute(db)
}
