import type { Kysely } from 'kysely'
import { UsageError } from '../errors.ts'
import { type Changes, RELATING, type Shelf } from '../shelf.ts'
import { indexVoiceNames } from './index-voice-names.ts'
import { openShelf } from './shelf/open-shelf.ts'
import { writeInTurn } from './sql/write-in-turn.ts'
import { clearFacets, refreshFacets } from './statement-facets.ts'
import type { Tables } from './tables.ts'
import { countUnrelated, isRelatedOurWay, takeChanges } from './unrelated.ts'

const TABLES_OF_RELATING = [
  'unrelated_articles',
  'unrelated_members',
  'shelf_keys',
  'shelf_key_lists',
  'shelf_links',
  'shelf_traces',
  'shelf_things',
  'group_members',
  'voices',
  'voice_names',
  'utterances',
  'relations',
  'copies',
  'stories',
] as const

export interface RelateNextOptions {
  /** How many changes are done in one transaction at most: a whole number from 1. */
  readonly most: number
}

/** See `OpenRecord.relateNext`. */
export async function relateNext(
  db: Kysely<Tables>,
  work: (shelf: Shelf, changes: Changes) => Promise<void>,
  { most }: RelateNextOptions,
): Promise<number> {
  if (!Number.isSafeInteger(most) || most < 1) {
    const fix = 'name how many changes to take at a time, such as 50'
    throw new UsageError('most', { expected: 'a whole number from 1', got: String(most), fix })
  }
  // A record that may not be written can be asked all the same.
  if ((await countUnrelated(db)) === 0) return 0
  return writeInTurn(db, ['relating'], async (transaction) => {
    if (!(await isRelatedOurWay(transaction))) await startAnew(transaction)
    const { changes, count } = await takeChanges(transaction, { most })
    if (count === 0) return 0
    const { shelf, moves, sweep } = openShelf(transaction)
    await work(shelf, changes)
    await sweep()
    const voices = changes.added.flatMap((read) => read.voices.map(({ id }) => id))
    const articleVoices = new Set([...moves.articleVoices, ...voices])
    await indexVoiceNames(transaction, { ...moves, articleVoices })
    await refreshFacets(transaction, moves)
    return count
  })
}

/** Forgets all that was found out across articles in another way than this program's. */
async function startAnew(db: Kysely<Tables>): Promise<void> {
  for (const table of TABLES_OF_RELATING) await db.deleteFrom(table).execute()
  await db
    .insertInto('unrelated_articles')
    .columns(['article', 'sort_time', 'is_added'])
    .expression(
      db
        .selectFrom('articles')
        .select(({ fn, val, lit }) => [
          'id',
          fn.coalesce('published_order', val('')).as('sort_time'),
          lit(1).as('is_added'),
        ])
        .where(({ lit }) => lit(true)),
    )
    // One that is being kept just now may have its mark already.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await clearFacets(db)
  await db.updateTable('record_state').set({ relating: RELATING }).execute()
}
