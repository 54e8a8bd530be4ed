/**
 * Makes a record on PostgreSQL several times as large, to measure how quick it is to read: every article with all that was
 * found in it again, under other ids and in other years. What relating keeps for itself is not copied: nothing can be added
 * to the copies.
 *
 *     npx tsx bench/multiply-record.ts postgres://name@host:port/database TIMES
 *
 * @module
 */
import pg from 'pg'

/** Columns that hold ids or texts with ids in them, of each table; days are moved by years. */
const TABLES: Readonly<
  Record<string, { readonly ids: readonly string[]; readonly days?: readonly string[] }>
> = {
  articles: { ids: ['id', 'details', 'happenings'], days: ['published_at', 'published_order'] },
  article_voices: { ids: ['id', 'article', 'details'] },
  statements: { ids: ['id', 'article', 'article_voice', 'details'], days: ['first_day', 'last_day'] },
  statement_facets: {
    ids: ['voice', 'story', 'utterance', 'article'],
    days: ['first_day', 'last_day', 'published_order'],
  },
  statement_words: { ids: [] },
  group_members: { ids: ['member', 'in_group'] },
  voices: { ids: ['id', 'details'] },
  voice_names: { ids: ['voice'] },
  utterances: { ids: ['id', 'voice', 'details'], days: ['first_day'] },
  relations: { ids: ['id', 'from_utterance', 'to_utterance', 'details'] },
  copies: { ids: ['id', 'details'] },
  stories: { ids: ['id', 'details'], days: ['first_day', 'last_day'] },
}

/** Numbers by which rows are known. */
const KEYS: Readonly<Record<string, string>> = {
  statements: 'key',
  statement_facets: 'key',
  statement_words: 'rowid',
}

const IDS = '((?:art|avo|sta|voi|utt|rel|cop|sto|uni)_[0-9a-f]{16})(?![0-9a-z])'

const [address, times] = [process.argv[2], Number(process.argv[3])]
if (address === undefined || !Number.isInteger(times) || times < 2) {
  throw new Error(
    'Give the address of a database, and how many times as large it shall be: a whole number from 2.',
  )
}
const client = new pg.Client(address)
await client.connect()
await client.query('set search_path = hearsay; set synchronous_commit = off')
const { rows } = await client.query("select max(key)::float8 as most from statements where id !~ 'x[0-9]+$'")
// Begun again, it goes on where it stopped.
const made = await client.query(
  "select coalesce(max(substring(id from 'x([0-9]+)$')::integer), 0) as copies from articles",
)
for (let copy = made.rows[0].copies + 1; copy < times; copy++) {
  await client.query('begin')
  for (const [table, moved] of Object.entries(TABLES))
    await copyTable(table, { ...moved, copy, most: rows[0].most })
  await client.query('insert into record_changes default values; commit')
  console.log(`${copy + 1} times`)
}
await client.query('analyze')
await client.end()

interface Moved {
  readonly ids: readonly string[]
  readonly days?: readonly string[]
  readonly copy: number
  readonly most: number
}

async function copyTable(table: string, { ids, days = [], copy, most }: Moved): Promise<void> {
  const columns = await listColumns(table)
  const values = columns.map((column) => {
    if (column === KEYS[table]) return `${column} + ${copy * most}`
    if (ids.includes(column)) return `regexp_replace(${column}, '${IDS}', '\\1x${copy}', 'g')`
    // 2001-05-06 to 2004-05-06.
    if (days.includes(column))
      return `lpad((left(${column}, 4)::integer + ${3 * copy})::text, 4, '0') || substr(${column}, 5)`
    return column
  })
  const key = KEYS[table]
  const own = key ? `${key} <= ${most}` : `${ids[0]} !~ 'x[0-9]+(/|$)'`
  await client.query(
    `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} where ${own}`,
  )
}

async function listColumns(table: string): Promise<string[]> {
  const answer = await client.query(
    "select column_name from information_schema.columns where table_schema = 'hearsay' and table_name = $1",
    [table],
  )
  return answer.rows.map(({ column_name }) => column_name)
}
