/** How the statements that fit a search divide. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { nameSearch } from './find-statements.ts'
import { listOutlets } from './lists.ts'
import { type Filter, isGiven, readFilters, selectMatching } from './match-statements.ts'
import type { FacetCount, Facets, StatementQuery } from './open-record.ts'
import type { Reading } from './reading.ts'
import { smaller } from './sql/for-engine.ts'
import { isPostgres } from './sql/is-postgres.ts'
import { listed } from './sql/listed.ts'
import type { Tables } from './tables.ts'

type FacetName = keyof Facets

const FACETS: readonly FacetName[] = ['voice', 'outlet', 'quotation', 'act', 'certainty', 'origins', 'year']
const SHOWN = 12

const COLUMNS: Readonly<Record<FacetName, RawBuilder<string | null>>> = {
  voice: sql`facet.voice`,
  outlet: sql`facet.outlet_key`,
  quotation: sql`facet.quotation`,
  act: sql`facet.act`,
  certainty: sql`facet.certainty`,
  origins: sql`cast(${smaller(sql`facet.origins`, sql`3`)} as text)`,
  year: sql`substr(facet.first_day, 1, 4)`,
}

const ORIGINS: Readonly<Record<string, string>> = {
  0: 'none known',
  1: 'one',
  2: 'two',
  3: 'three and more',
}

type Counts = ReadonlyMap<string, number>

/** See `OpenRecord.countFacets`. */
export async function countFacets(
  reading: Reading,
  { limit, offset, ...search }: StatementQuery,
): Promise<Facets> {
  const filters = await readFilters(reading.db, search)
  return reading.remember(`facets of ${nameSearch(search)}`, async () => {
    const counts = await countAll(reading, { words: search.words, filters })
    const outlets = await listOutlets(reading)
    const outletNames = new Map(outlets.map(({ key, name }) => [key, name]))
    const voices = takeMost(counts.voice)
    const voiceNames = await loadVoiceNames(
      reading.db,
      voices.map(([id]) => id),
    )
    const tell = (entries: readonly (readonly [string, number])[], nameOf = (value: string) => value) =>
      entries.map(([value, count]): FacetCount => ({ value, name: nameOf(value), count }))
    return {
      voice: tell(voices, (id) => voiceNames.get(id) ?? id),
      outlet: takeMost(counts.outlet).map(([key, count]) => {
        const name = outletNames.get(key) ?? key
        return { value: name, name, count }
      }),
      quotation: tell(takeMost(counts.quotation)),
      act: tell(takeMost(counts.act)),
      certainty: tell(takeMost(counts.certainty)),
      origins: tell(inOrder(takeMost(counts.origins)), (value) => ORIGINS[value]!),
      year: tell(inOrder(takeMost(counts.year))),
    }
  })
}

const takeMost = (counts: Counts): [string, number][] =>
  [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, SHOWN)

const inOrder = (entries: readonly [string, number][]): [string, number][] =>
  [...entries].sort(([a], [b]) => (a < b ? -1 : 1))

/** Facets whose own filter is given are counted among what the others let through; all the rest at once. */
async function countAll(
  reading: Reading,
  { words, filters }: { words: string | undefined; filters: readonly Filter[] },
): Promise<Record<FacetName, Counts>> {
  const filtered = new Set(filters.flatMap(({ facet }) => facet ?? []))
  const free = FACETS.filter((facet) => !filtered.has(facet))
  const counts: [FacetName, Counts][] = []
  const count = async (facets: readonly FacetName[], remaining: readonly Filter[]) => {
    const isWhole = remaining.length === 0 && !isGiven(words)
    const found = isWhole
      ? await reading.remember('facets of the whole record', () => countWhole(reading.db))
      : await countMatching(reading.db, { words, filters: remaining, facets })
    for (const facet of facets) counts.push([facet, found.get(facet)!])
  }
  await count(free, filters)
  for (const own of filtered) {
    await count(
      [own],
      filters.filter(({ facet }) => facet !== own),
    )
  }
  return Object.fromEntries(counts) as Record<FacetName, Counts>
}

/**
 * Counted here and not by SQLite, which would sort all matches once for each facet. They come as one text: a row for each
 * would cost more than all else. Facets of few values are counted together first. No value has one of the separators in it.
 */
async function countMatching(
  db: Kysely<Tables>,
  {
    facets,
    ...matching
  }: { words: string | undefined; filters: readonly Filter[]; facets: readonly FacetName[] },
): Promise<Map<FacetName, Counts>> {
  if (isPostgres(db)) return countOnServer(db, { facets, ...matching })
  const isWide = (facet: FacetName) => facet === 'voice' || facet === 'outlet'
  const wide = facets.filter(isWide)
  const narrow = facets.filter((facet) => !isWide(facet))
  const columns = [...wide, ...narrow].map((facet) => sql`coalesce(${COLUMNS[facet]}, '')`)
  const { rows } = await sql<{ lines: string | null }>`
    select group_concat(${sql.join(columns, sql` || char(9) || `)}, char(10)) as lines ${selectMatching(matching)}
  `.execute(db)
  const counters = new Map(facets.map((facet) => [facet, new Map<string, number>()]))
  const together = new Map<string, number>()
  for (const line of (rows[0]?.lines ?? '').split('\n')) {
    let start = 0
    for (const facet of wide) {
      const tab = line.indexOf('\t', start)
      const end = tab === -1 ? line.length : tab
      addTo(counters.get(facet)!, line.slice(start, end), 1)
      start = end + 1
    }
    if (narrow.length > 0) addTo(together, line.slice(start), 1)
  }
  for (const [values, count] of together) {
    for (const [index, value] of values.split('\t').entries()) {
      addTo(counters.get(narrow[index]!)!, value, count)
    }
  }
  return counters
}

/** Counted by the server, which goes through the matches once: only what is shown comes here. */
async function countOnServer(
  db: Kysely<Tables>,
  {
    facets,
    ...matching
  }: { words: string | undefined; filters: readonly Filter[]; facets: readonly FacetName[] },
): Promise<Map<FacetName, Counts>> {
  const columns = facets.map((facet) => sql`${COLUMNS[facet]} as ${sql.ref(facet)}`)
  const counts = facets.map(
    (facet) => sql`(
      select ${sql.lit(facet)} as facet, ${sql.ref(facet)} as value, count(*) as count from matching
      where ${sql.ref(facet)} is not null group by 2 order by 3 desc, 2 limit ${SHOWN}
    )`,
  )
  const { rows } = await sql<{ facet: FacetName; value: string; count: number }>`
    with matching as materialized (select ${sql.join(columns)} ${selectMatching(matching)})
    ${sql.join(counts, sql` union all `)}
  `.execute(db)
  const counters = new Map(facets.map((facet) => [facet, new Map<string, number>()]))
  for (const { facet, value, count } of rows) addTo(counters.get(facet)!, value, count)
  return counters
}

/** An empty value is one that is not known. */
function addTo(counter: Map<string, number>, value: string | null, count: number): void {
  if (value) counter.set(value, (counter.get(value) ?? 0) + count)
}

/** The same of all statements, which indexes alone can tell. */
async function countWhole(db: Kysely<Tables>): Promise<Map<FacetName, Counts>> {
  const counts = new Map<FacetName, Map<string, number>>(FACETS.map((facet) => [facet, new Map()]))
  for (const facet of ['voice', 'outlet'] as const) {
    const { rows } = await sql<{ value: string; count: number }>`
      select ${COLUMNS[facet]} as value, count(*) as count from statement_facets as facet
      where ${COLUMNS[facet]} is not null group by 1 order by 2 desc, 1 limit ${SHOWN}
    `.execute(db)
    for (const { value, count } of rows) addTo(counts.get(facet)!, value, count)
  }
  const { rows } = await sql<Record<FacetName, string | null> & { count: number }>`
    select act, quotation, certainty, cast(${smaller(sql`origins`, sql`3`)} as text) as origins, substr(first_day, 1, 4) as year,
      count(*) as count
    from statement_facets group by act, quotation, certainty, statement_facets.origins, substr(first_day, 1, 4)
  `.execute(db)
  for (const row of rows) {
    for (const facet of ['act', 'quotation', 'certainty', 'origins', 'year'] as const) {
      addTo(counts.get(facet)!, row[facet], row.count)
    }
  }
  return counts
}

async function loadVoiceNames(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('voices').where('id', 'in', listed(ids)).select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
