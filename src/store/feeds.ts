/** The feeds that are watched, and how far. */
import type { Kysely } from 'kysely'
import type { WatchedFeed } from '../record.ts'
import { listed } from './sql/listed.ts'
import type { Tables } from './tables.ts'

/** See `OpenRecord.listFeeds`. */
export async function listFeeds(db: Kysely<Tables>): Promise<WatchedFeed[]> {
  const rows = await db.selectFrom('feeds').select('details').orderBy('due_at').orderBy('address').execute()
  return rows.map(({ details }) => JSON.parse(details))
}

/** See `OpenRecord.saveFeed`. */
export async function saveFeed(db: Kysely<Tables>, feed: WatchedFeed): Promise<void> {
  const { address } = feed
  const changing = { due_at: Math.trunc(feed.dueAt), details: JSON.stringify(feed) }
  await db
    .insertInto('feeds')
    .values({ address, ...changing })
    .onConflict((conflict) => conflict.column('address').doUpdateSet(changing))
    .execute()
}

/** See `OpenRecord.findKnownAddresses`. */
export async function findKnownAddresses(
  db: Kysely<Tables>,
  addresses: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('article_places')
    .select('place')
    .where('place', 'in', listed(addresses))
    .distinct()
    .execute()
  return new Set(rows.map(({ place }) => place))
}
