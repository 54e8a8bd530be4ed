/** The shelf of a record. */
import type { Kysely } from 'kysely'
import type { GroupName, Shelf } from '../../shelf.ts'
import { findGroupCorrections } from '../corrections/find-group-corrections.ts'
import { nameVoices } from '../corrections/name-voices.ts'
import {
  loadArticles,
  loadArticleVoices,
  loadArticleVoicesOf,
  loadHeads,
  loadStatements,
  loadStatementsOf,
  selectWaiting,
} from '../load-read-articles.ts'
import { listed } from '../sql/listed.ts'
import type { Tables } from '../tables.ts'
import { openThingNumbers, sweepThings } from './number-things.ts'
import { openBreathing } from './open-breathing.ts'
import { openGroups } from './open-groups.ts'
import { openKeys } from './open-keys.ts'
import { openLinks } from './open-links.ts'
import { openThings } from './open-things.ts'
import { openTraces } from './open-traces.ts'

/** What was done to the groups and things of a shelf since it was opened, as far as search must know. */
export interface Moves {
  /** Members of `unit`, `voice`, `story` and `utterance` that came into another group or out of one. */
  readonly articleVoices: ReadonlySet<string>
  readonly units: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
  readonly statements: ReadonlySet<string>
  /** Utterances that are new or not what they were. */
  readonly utterances: ReadonlySet<string>
  /** Voices that are new or have another name than before. */
  readonly renamed: ReadonlySet<string>
}

export interface RecordShelf {
  readonly shelf: Shelf
  readonly moves: Moves
  /** Takes away what nothing on the shelf needs any more, and calls voices as people have said. */
  sweep(): Promise<void>
}

/** The shelf that stands in this transaction: whatever is put on it is kept when that ends well, or never was. */
export function openShelf(db: Kysely<Tables>): RecordShelf {
  const dropped = new Set<number>()
  const moved: Record<GroupName, Set<string>> = {
    copy: new Set(),
    story: new Set(),
    unit: new Set(),
    voice: new Set(),
    utterance: new Set(),
  }
  const renamed = new Set<string>()
  const namesBefore = new Map<string, string | undefined>()
  const utterances = new Set<string>()
  const numbers = openThingNumbers(db)
  const onDropped = (thing: number) => dropped.add(thing)
  const shelf: Shelf = {
    breathe: openBreathing(),
    loadArticles: (ids) => loadArticles(db, ids),
    loadHeads: (ids) => loadHeads(db, ids),
    loadStatements: (ids) => loadStatements(db, ids),
    loadStatementsOf: (articles) => loadStatementsOf(db, articles),
    loadArticleVoices: (ids) => loadArticleVoices(db, ids),
    loadArticleVoicesOf: (articles) => loadArticleVoicesOf(db, articles),
    findByAddress: (addresses) => findByAddress(db, addresses),
    ...openKeys(db, { numbers, onDropped }),
    ...openLinks(db, { numbers, onDropped }),
    ...openTraces(db),
    ...openGroups(db, {
      onMoved(name, members) {
        for (const member of members) moved[name].add(member)
      },
    }),
    ...openThings(db, {
      onVoice(voice, nameBefore) {
        if (!namesBefore.has(voice)) namesBefore.set(voice, nameBefore)
      },
      onSaid: (utterance) => utterances.add(utterance),
    }),
    findCorrections: (name, members) => findGroupCorrections(db, { of: name, members }),
  }
  return {
    shelf,
    moves: {
      articleVoices: moved.unit,
      units: moved.voice,
      articles: moved.story,
      statements: moved.utterance,
      utterances,
      renamed,
    },
    async sweep() {
      await sweepThings(db, dropped)
      dropped.clear()
      await nameVoices(db, [...namesBefore.keys()])
      for (const voice of await findRenamed(db, namesBefore)) renamed.add(voice)
    },
  }
}

/** Which of these voices are new or have another name than before. */
async function findRenamed(
  db: Kysely<Tables>,
  namesBefore: ReadonlyMap<string, string | undefined>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('voices')
    .where('id', 'in', listed(namesBefore.keys()))
    .select(['id', 'name'])
    .execute()
  return rows.filter(({ id, name }) => namesBefore.get(id) !== name).map(({ id }) => id)
}

/** Not yet those that were added and are still to be related: they find these by their own links when their turn comes. */
async function findByAddress(
  db: Kysely<Tables>,
  addresses: readonly string[],
): Promise<{ article: string; address: string }[]> {
  const rows = await db
    .selectFrom('articles')
    .where('url', 'in', listed(addresses))
    .where('id', 'not in', selectWaiting(db))
    .orderBy('id')
    .select(['id', 'url'])
    .execute()
  return rows.map(({ id, url }) => ({ article: id, address: url! }))
}
