/** The shelf of a record. */
import type { Kysely } from 'kysely'
import type { GroupName, Shelf } from '../../shelf.ts'
import { findGroupCorrections } from '../corrections/find-group-corrections.ts'
import {
  loadArticles,
  loadArticleVoices,
  loadArticleVoicesOf,
  loadHeads,
  loadStatements,
  loadStatementsOf,
} from '../load-read-articles.ts'
import { listed } from '../sqlite/listed.ts'
import type { Tables } from '../tables.ts'
import { sweepThings } from './number-things.ts'
import { openGroups } from './open-groups.ts'
import { openKeys } from './open-keys.ts'
import { openLinks } from './open-links.ts'
import { openThings } from './open-things.ts'
import { openTraces } from './open-traces.ts'

/** What was done to the groups and voices of a shelf since it was opened, as far as search must know. */
export interface Moves {
  /** Members of `unit` and of `voice`. */
  readonly articleVoices: ReadonlySet<string>
  readonly units: ReadonlySet<string>
  /** Voices that are new or have another name than before. */
  readonly renamed: ReadonlySet<string>
}

export interface RecordShelf {
  readonly shelf: Shelf
  readonly moves: Moves
  /** Takes away what nothing on the shelf needs any more. */
  sweep(): Promise<void>
}

/** The shelf that stands in this transaction: whatever is put on it is kept when that ends well, or never was. */
export function openShelf(db: Kysely<Tables>): RecordShelf {
  const dropped = new Set<number>()
  const moved: Partial<Record<GroupName, Set<string>>> = { unit: new Set(), voice: new Set() }
  const renamed = new Set<string>()
  const onDropped = (thing: number) => dropped.add(thing)
  const shelf: Shelf = {
    loadArticles: (ids) => loadArticles(db, ids),
    loadHeads: (ids) => loadHeads(db, ids),
    loadStatements: (ids) => loadStatements(db, ids),
    loadStatementsOf: (articles) => loadStatementsOf(db, articles),
    loadArticleVoices: (ids) => loadArticleVoices(db, ids),
    loadArticleVoicesOf: (articles) => loadArticleVoicesOf(db, articles),
    findByAddress: (addresses) => findByAddress(db, addresses),
    ...openKeys(db, { onDropped }),
    ...openLinks(db, { onDropped }),
    ...openTraces(db),
    ...openGroups(db, {
      onMoved(name, members) {
        for (const member of members) moved[name]?.add(member)
      },
    }),
    ...openThings(db, { onRenamed: (voice) => renamed.add(voice) }),
    findCorrections: (name, members) => findGroupCorrections(db, { of: name, members }),
  }
  return {
    shelf,
    moves: { articleVoices: moved.unit!, units: moved.voice!, renamed },
    async sweep() {
      await sweepThings(db, dropped)
      dropped.clear()
    },
  }
}

/** Not yet those that were added and are still to be related: they find these by their own links when their turn comes. */
async function findByAddress(
  db: Kysely<Tables>,
  addresses: readonly string[],
): Promise<{ article: string; address: string }[]> {
  const rows = await db
    .selectFrom('articles')
    .where('url', 'in', listed(addresses))
    .where('id', 'not in', db.selectFrom('unrelated_articles').select('article'))
    .orderBy('id')
    .select(['id', 'url'])
    .execute()
  return rows.map(({ id, url }) => ({ article: id, address: url! }))
}
