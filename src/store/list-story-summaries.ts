/** Stories as a list shows them. */
import { type Kysely, sql } from 'kysely'
import type { Relation, Story, Utterance } from '../record.ts'
import { foldName } from './fold-name.ts'
import { findStatementsById } from './found-statement.ts'
import { countRows, loadStories } from './lists.ts'
import type { ContestedLine, FoundStatement, Page, PageRequest, StorySummary } from './open-record.ts'
import { type Reading, rememberPage } from './reading.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import { field, listIn, onSqlite, THEN_JOIN } from './sql/for-engine.ts'
import { listed } from './sql/listed.ts'
import { listLeading, listSpeakers } from './story-leads.ts'
import type { Tables } from './tables.ts'

/** See `OpenRecord.listStorySummaries`. */
export async function listStorySummaries(
  reading: Reading,
  request: PageRequest,
): Promise<Page<StorySummary>> {
  return rememberPage(reading, {
    name: 'story summaries',
    request,
    countAll: () => countRows(reading.db, 'stories'),
    load: (page) =>
      reading.db
        .transaction()
        .setAccessMode('read only')
        .execute(async (transaction) => summarise(transaction, await loadStories(transaction, page))),
  })
}

async function summarise(db: Kysely<Tables>, stories: readonly Story[]): Promise<StorySummary[]> {
  const ids = stories.map(({ id }) => id)
  const counts = await countStatements(db, ids)
  const outlets = await listOutletsOf(db, ids)
  const origins = await listOriginsOf(db, ids)
  const relations = await loadRelationsOf(db, ids)
  const contested = await findContested(db, relations)
  const speakers = await listSpeakers(db, ids)
  const leading = await listLeading(db, ids)
  return stories.map((story) => {
    const { id } = story
    const { statements = 0, utterances = 0, independent = 0, unknown = 0 } = counts.get(id) ?? {}
    const line = contested.get(id)
    return {
      story,
      outlets: outlets.get(id) ?? [],
      statementCount: statements,
      utteranceCount: utterances,
      relationCount: relations.get(id)?.length ?? 0,
      originCount: origins.get(id)?.size ?? 0,
      independentCount: independent,
      unknownCount: unknown,
      speakers: speakers.get(id) ?? [],
      leading: leading.get(id) ?? [],
      ...(line && { contested: line }),
    }
  })
}

async function countStatements(db: Kysely<Tables>, stories: readonly string[]) {
  const { rows } = await sql<{
    story: string
    statements: number
    utterances: number
    independent: number
    unknown: number
  }>`
    select story, count(*) as statements, count(distinct utterance) as utterances,
      count(distinct case when origins > 1 then utterance end) as independent,
      count(distinct case when origins = 0 then utterance end) as unknown
    from statement_facets where story in ${listed(stories)} group by story
  `.execute(db)
  return new Map(rows.map((row) => [row.story, row]))
}

/** The outlets of each story by name, those with most articles first. */
async function listOutletsOf(db: Kysely<Tables>, stories: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ story: string; name: string }>`
    select told.in_group as story, min(article.outlet) as name
    from group_members as told ${THEN_JOIN} articles as article on article.id = told.member
    where told.kind = ${GROUP_NUMBERS.story} and told.in_group in ${listed(stories)}
      and article.outlet_key is not null
    group by told.in_group, article.outlet_key
    order by told.in_group, count(*) desc, article.outlet_key
  `.execute(db)
  return collect(rows, ({ name }) => name)
}

/** The names of the known origins of each story's utterances, however they are written. */
async function listOriginsOf(
  db: Kysely<Tables>,
  stories: readonly string[],
): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ story: string; name: string }>`
    select distinct facet.story, ${field('origin.value', 'name')} as name
    from statement_facets as facet ${onSqlite(sql`indexed by statement_facets_by_story`)}
      ${THEN_JOIN} utterances as utterance on utterance.id = facet.utterance
      cross join ${listIn('utterance.details', { name: 'origins', as: 'origin' })}
    where facet.story in ${listed(stories)} and facet.origins > 0 and ${field('origin.value', 'kind')} <> 'unknown'
  `.execute(db)
  return new Map(
    [...collect(rows, ({ name }) => foldName(name))].map(([story, names]) => [story, new Set(names)]),
  )
}

/** The relations of each story that one of its utterances is a side of, by id. */
async function loadRelationsOf(
  db: Kysely<Tables>,
  stories: readonly string[],
): Promise<Map<string, Relation[]>> {
  const sides = (['from_utterance', 'to_utterance'] as const).map(
    (side) => sql`
      select facet.story, relation.id, relation.details
      from statement_facets as facet ${onSqlite(sql`indexed by statement_facets_by_story`)}
        ${THEN_JOIN} relations as relation on ${sql.ref(`relation.${side}`)} = facet.utterance
      where facet.story in ${listed(stories)}`,
  )
  const { rows } = await sql<{ story: string; details: string }>`
    ${sql.join(sides, sql` union `)} order by 1, 2
  `.execute(db)
  return collect(rows, ({ details }) => JSON.parse(details) as Relation)
}

function collect<Row extends { readonly story: string }, Thing>(
  rows: readonly Row[],
  read: (row: Row) => Thing,
): Map<string, Thing[]> {
  const collected = new Map<string, Thing[]>()
  for (const row of rows) {
    const things = collected.get(row.story) ?? []
    things.push(read(row))
    collected.set(row.story, things)
  }
  return collected
}

/** What is disputed most in each story: a change of position only where nobody denies or contradicts. */
async function findContested(
  db: Kysely<Tables>,
  relations: ReadonlyMap<string, readonly Relation[]>,
): Promise<Map<string, ContestedLine>> {
  const candidates = new Map<string, readonly Relation[]>()
  for (const [story, own] of relations) {
    const disputes = own.filter(({ kind }) => kind === 'denies' || kind === 'contradicts')
    candidates.set(story, disputes.length > 0 ? disputes : own.filter(({ kind }) => kind === 'reverses'))
  }
  const articles = await countArticles(
    db,
    [...candidates.values()].flat().flatMap(({ from, to }) => [from, to ?? []].flat()),
  )
  const weigh = ({ from, to, confidence }: Relation) =>
    confidence * ((articles.get(from) ?? 0) + (to === undefined ? 0 : (articles.get(to) ?? 0)))
  const heaviest = new Map<string, Relation>()
  for (const [story, own] of candidates) {
    const [first] = [...own].sort((a, b) => weigh(b) - weigh(a) || (a.id < b.id ? -1 : 1))
    if (first) heaviest.set(story, first)
  }
  return loadLines(db, heaviest)
}

/** How many articles report each of these utterances. */
async function countArticles(
  db: Kysely<Tables>,
  utterances: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('utterances')
    .where('id', 'in', listed(utterances))
    .select(['id', 'details'])
    .execute()
  return new Map(
    rows.map(({ id, details }) => {
      const { origins }: Utterance = JSON.parse(details)
      return [id, origins.reduce((sum, { articles }) => sum + articles.length, 0)]
    }),
  )
}

async function loadLines(
  db: Kysely<Tables>,
  heaviest: ReadonlyMap<string, Relation>,
): Promise<Map<string, ContestedLine>> {
  const wanted = [...heaviest.values()].flatMap(({ evidence }) => [evidence.from, evidence.to ?? []].flat())
  const found = new Map<string, FoundStatement>()
  for (const one of await findStatementsById(db, [...new Set(wanted)])) found.set(one.statement.id, one)
  const lines = new Map<string, ContestedLine>()
  for (const [story, relation] of heaviest) {
    const from = found.get(relation.evidence.from)
    const to = found.get(relation.evidence.to ?? '')
    if (from) lines.set(story, { relation, from, ...(to && { to }) })
  }
  return lines
}
