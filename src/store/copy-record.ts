/**
 * Copies a record into another database, whichever engine each of them is on: everything that was read, found out and
 * decided, with the same ids. What the engines find words by is made anew.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { RecordError, UsageError } from '../errors.ts'
import type { Connection } from './connection.ts'
import { exportLines } from './export-lines.ts'
import { indexWordsOf } from './index-voice-names.ts'
import { insertRows } from './sql/insert-rows.ts'
import { isPostgres } from './sql/is-postgres.ts'
import type { Tables } from './tables.ts'

/**
 * All tables, those first to which others refer. `statement_words` is made anew. A row of `record_state` is there already, and
 * replaced.
 */
const TABLES = [
  'record_state',
  'articles',
  'article_places',
  'article_voices',
  'statements',
  'statement_facets',
  'unrelated_articles',
  'unrelated_members',
  'shelf_things',
  'shelf_keys',
  'shelf_key_lists',
  'shelf_links',
  'shelf_traces',
  'group_members',
  'voices',
  'voice_names',
  'utterances',
  'relations',
  'copies',
  'stories',
  'corrections',
  'correction_places',
  'corrected_articles',
  'reading_marks',
  'feeds',
  'saved_searches',
  'accounts',
  'sessions',
  'tokens',
  'deeds',
] as const satisfies readonly (keyof Tables)[]

type CopiedTable = (typeof TABLES)[number]

/** Fails to compile where a table is neither copied nor made anew. */
type Left = Exclude<keyof Tables, CopiedTable | 'statement_words'>
const NOTHING_LEFT: [Left] extends [never] ? true : Left = true
void NOTHING_LEFT

/** Columns that number rows by themselves: PostgreSQL must be told where to go on. */
const NUMBERED: Partial<Record<CopiedTable, string>> = { shelf_things: 'number', deeds: 'number' }

const ROWS_AT_A_TIME = 1000

export interface CopyProgress {
  readonly table: string
  readonly rows: number
}

export interface CopyOptions {
  readonly onProgress?: (progress: CopyProgress) => void
}

/** What was copied. */
export interface Copied {
  readonly rows: number
  readonly articles: number
  /** SHA-256 of all lines of an export, which both records give. */
  readonly digest: string
}

/**
 * Copies all of one record into another, which must be empty, in one transaction, and compares them afterwards line by
 * line. Throws a UsageError when there is something in the other, a RecordError when what arrived is not the same.
 */
export async function copyBetween(
  from: Connection,
  to: Connection,
  { onProgress }: CopyOptions = {},
): Promise<Copied> {
  await refuseFilled(to)
  const reader = from.openReader()
  const source = await reader.startTransaction().setAccessMode('read only').execute()
  try {
    const counts = await to.db.transaction().execute(async (target) => {
      await target.deleteFrom('record_state').execute()
      const copied = new Map<string, number>()
      for (const table of TABLES) {
        copied.set(table, await copyTable(source, target, { table, onProgress }))
      }
      await indexAllWords(target, onProgress)
      return copied
    })
    const digest = await compare(from, to)
    const rows = [...counts.values()].reduce((sum, count) => sum + count, 0)
    return { rows, articles: counts.get('articles')!, digest }
  } finally {
    await source.rollback().execute()
    await from.closeReader(reader)
  }
}

async function refuseFilled(to: Connection): Promise<void> {
  for (const table of ['articles', 'corrections', 'accounts', 'feeds', 'saved_searches'] as const) {
    const row = await to.db.selectFrom(table).select(sql<number>`1`.as('one')).limit(1).executeTakeFirst()
    if (row === undefined) continue
    throw new UsageError('copy', {
      expected: 'an empty record to copy into, or none',
      got: `${to.path}, which has ${table.replace('_', ' ')}`,
      fix: 'give the name of a new file, or make a new database for it',
    })
  }
}

async function copyTable(
  source: Kysely<Tables>,
  target: Kysely<Tables>,
  { table, onProgress }: { table: CopiedTable } & CopyOptions,
): Promise<number> {
  let count = 0
  let rows: Tables[CopiedTable][] = []
  const flush = async () => {
    await insertRows(target, { into: table, rows })
    count += rows.length
    rows = []
    onProgress?.({ table, rows: count })
  }
  for await (const row of source.selectFrom(table).selectAll().stream(ROWS_AT_A_TIME)) {
    rows.push(row as Tables[CopiedTable])
    if (rows.length === ROWS_AT_A_TIME) await flush()
  }
  await flush()
  const numbered = NUMBERED[table]
  if (numbered !== undefined && isPostgres(target) && count > 0) {
    await sql`
      select setval(pg_get_serial_sequence(${table}, ${numbered}), (select max(${sql.ref(numbered)}) from ${sql.table(table)}))
    `.execute(target)
  }
  return count
}

async function indexAllWords(db: Kysely<Tables>, onProgress: CopyOptions['onProgress']): Promise<void> {
  let after = Number.MIN_SAFE_INTEGER
  let indexed = 0
  for (;;) {
    const rows = await db
      .selectFrom('statements')
      .where('key', '>', after)
      .orderBy('key')
      .limit(ROWS_AT_A_TIME)
      .select('key')
      .execute()
    if (rows.length === 0) return
    await indexWordsOf(
      db,
      rows.map(({ key }) => key),
    )
    after = rows.at(-1)!.key
    indexed += rows.length
    onProgress?.({ table: 'statement_words', rows: indexed })
  }
}

/** Each record read whole once more, as anybody would export it. */
async function compare(from: Connection, to: Connection): Promise<string> {
  const [ours, theirs] = [await digestLines(from), await digestLines(to)]
  if (ours === theirs) return ours
  throw new RecordError(
    `${to.path}: what arrived is not what ${from.path} has: either something was added while it was copied, or a disk failed. ` +
      'Copy again into a new record; this one cannot be trusted.',
  )
}

async function digestLines(connection: Connection): Promise<string> {
  const hash = createHash('sha256')
  for await (const line of exportLines(connection)) hash.update(`${JSON.stringify(line)}\n`)
  return hash.digest('hex')
}
