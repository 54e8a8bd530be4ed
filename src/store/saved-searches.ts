/** Searches that people want to find again. */
import type { Kysely } from 'kysely'
import { UsageError } from '../errors.ts'
import { identify } from '../identify.ts'
import type { SavedSearch } from './open-record.ts'
import type { Tables } from './tables.ts'

/** See `OpenRecord.listSavedSearches`. */
export async function listSavedSearches(db: Kysely<Tables>): Promise<SavedSearch[]> {
  const rows = await db.selectFrom('saved_searches').selectAll().orderBy('name').orderBy('id').execute()
  return rows.map(({ saved_at, ...row }) => ({ ...row, savedAt: saved_at }))
}

/** See `OpenRecord.saveSearch`. */
export async function saveSearch(
  db: Kysely<Tables>,
  { name, query, savedAt }: Omit<SavedSearch, 'id'>,
): Promise<SavedSearch> {
  const told = name.trim().replace(/\s+/gu, ' ')
  if (told === '') {
    const fix = 'say in a few words what it finds: "Denials about the dam"'
    throw new UsageError('name', { expected: 'a name for the search', got: name, fix })
  }
  const written = sortQuery(query)
  const search = { id: identify('sea', [written]), name: told, query: written, savedAt }
  const { savedAt: saved_at, ...row } = search
  await db
    .insertInto('saved_searches')
    .values({ ...row, saved_at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: told, saved_at }))
    .execute()
  return search
}

/** See `OpenRecord.removeSearch`. */
export async function removeSearch(db: Kysely<Tables>, id: string): Promise<boolean> {
  const removed = await db.deleteFrom('saved_searches').where('id', '=', id).returning('id').execute()
  return removed.length > 0
}

/** One text for all ways to write a search: sorted, without what says nothing. */
function sortQuery(query: string): string {
  const given = [...new URLSearchParams(query)].filter(([, value]) => value.trim() !== '')
  const sorted = new URLSearchParams(given)
  sorted.sort()
  return sorted.toString()
}
