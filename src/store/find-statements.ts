/** Search. */
import { type Kysely, sql } from 'kysely'
import { BY_TIME, loadFoundStatements } from './found-statement.ts'
import { type Filter, isGiven, readFilters, selectMatching } from './match-statements.ts'
import type { FoundStatement, Page, StatementQuery } from './open-record.ts'
import { readPageRequest } from './page.ts'
import { type LoadedPage, type Reading, rememberPage } from './reading.ts'
import { matchWords } from './sql/full-text-search.ts'
import type { Tables } from './tables.ts'

/** See `OpenRecord.findStatements`. */
export async function findStatements(
  reading: Reading,
  { limit, offset, ...search }: StatementQuery,
): Promise<Page<FoundStatement>> {
  const request = { ...(limit !== undefined && { limit }), ...(offset !== undefined && { offset }) }
  readPageRequest(request)
  const { db } = reading
  const { words } = search
  const filters = await readFilters(db, search)
  return rememberPage(reading, {
    name: nameSearch(search),
    request,
    countAll: () => countMatching(db, { words, filters }),
    load: (page) => loadMatching(db, { words, filters, ...page }),
  })
}

/** One name for all ways to write a search. */
export function nameSearch(search: StatementQuery): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined)
  return `statements ${JSON.stringify(given.sort(([a], [b]) => (a < b ? -1 : 1)))}`
}

/** Reading in order of time costs so many times as much for each statement. */
const SOON = 10

interface Matching {
  readonly words: string | undefined
  readonly filters: readonly Filter[]
}

async function countMatching(db: Kysely<Tables>, matching: Matching): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total ${selectMatching(matching)}`.execute(
    db,
  )
  return rows[0]!.total
}

async function loadMatching(
  db: Kysely<Tables>,
  { limit, offset, total, ...matching }: Matching & LoadedPage,
): Promise<FoundStatement[]> {
  const { words } = matching
  const order = isGiven(words) ? sql`${matchWords({ words }).rank}, ${BY_TIME}` : BY_TIME
  // Where many match, the first of them are soon met in order of time; SQLite, which does not know, would sort them all.
  const isMetSoon = !isGiven(words) && (offset + limit) * SOON < total
  const matches = selectMatching({ ...matching, ...(isMetSoon && { by: 'time' as const }) })
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (transaction) => {
      // First the keys and then all else for this page alone: sorting need not carry every statement's JSON.
      const { rows } = await sql<{ key: number }>`
        select facet.key ${matches} order by ${order} limit ${limit} offset ${offset}
      `.execute(transaction)
      return loadFoundStatements(
        transaction,
        rows.map(({ key }) => key),
      )
    })
}
