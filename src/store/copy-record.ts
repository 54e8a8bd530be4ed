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
import { indexWordsOf } from './index-voice-names.ts'
import { insertRows } from './sql/insert-rows.ts'
import { isPostgres } from './sql/is-postgres.ts'
import { writeInTurn } from './sql/write-in-turn.ts'
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
  /** SHA-256 over the rows of all tables, which both records give. */
  readonly digest: string
}

/**
 * Copies all of one record, as it is when it begins, into another, which must be empty. In one transaction: what arrived is read
 * again and compared row by row before it is kept, accounts and settings with the rest. Throws a UsageError when there is
 * something in the other, a RecordError when what arrived is not the same; then nothing is kept there.
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
    return await writeInTurn(to.db, ['articles', 'relating', 'people'], async (target) => {
      await target.deleteFrom('record_state').execute()
      const given = new Map<CopiedTable, TableSum>()
      for (const table of TABLES) given.set(table, await copyTable(source, target, { table, onProgress }))
      await indexAllWords(target, onProgress)
      for (const table of TABLES) {
        const arrived = await sumTable(target, table)
        if (writeSum(arrived) !== writeSum(given.get(table)!)) throw refuseOther(table, { from, to })
      }
      return {
        rows: [...given.values()].reduce((sum, { rows }) => sum + rows, 0),
        articles: given.get('articles')!.rows,
        digest: digestSums(given),
      }
    })
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
): Promise<TableSum> {
  const sum = newSum()
  let rows: Tables[CopiedTable][] = []
  const flush = async () => {
    await insertRows(target, { into: table, rows })
    rows = []
    onProgress?.({ table, rows: sum.rows })
  }
  for await (const row of source.selectFrom(table).selectAll().stream(ROWS_AT_A_TIME)) {
    addRow(sum, row)
    rows.push(row as Tables[CopiedTable])
    if (rows.length === ROWS_AT_A_TIME) await flush()
  }
  await flush()
  const numbered = NUMBERED[table]
  if (numbered !== undefined && isPostgres(target) && sum.rows > 0) {
    await sql`
      select setval(pg_get_serial_sequence(${table}, ${numbered}), (select max(${sql.ref(numbered)}) from ${sql.table(table)}))
    `.execute(target)
  }
  return sum
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

/** What the rows of a table come to in whatever order they come: how many, and the sums of the words of their hashes. */
interface TableSum {
  rows: number
  readonly words: Uint32Array
}

const newSum = (): TableSum => ({ rows: 0, words: new Uint32Array(8) })

function addRow(sum: TableSum, row: object): void {
  const cells = Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))
  const hash = createHash('sha256').update(JSON.stringify(cells)).digest()
  sum.rows++
  for (let word = 0; word < sum.words.length; word++) sum.words[word]! += hash.readUInt32BE(word * 4)
}

async function sumTable(db: Kysely<Tables>, table: CopiedTable): Promise<TableSum> {
  const sum = newSum()
  for await (const row of db.selectFrom(table).selectAll().stream(ROWS_AT_A_TIME)) addRow(sum, row)
  return sum
}

const writeSum = ({ rows, words }: TableSum): string => `${rows} ${[...words].join(' ')}`

function digestSums(sums: ReadonlyMap<CopiedTable, TableSum>): string {
  const hash = createHash('sha256')
  for (const [table, sum] of sums) hash.update(`${table} ${writeSum(sum)}\n`)
  return hash.digest('hex')
}

function refuseOther(table: CopiedTable, { from, to }: { from: Connection; to: Connection }): RecordError {
  return new RecordError(
    `${to.path}: what arrived in ${table.replaceAll('_', ' ')} is not what ${from.path} has: a disk or the network failed. ` +
      'Nothing was kept there; copy again.',
  )
}
