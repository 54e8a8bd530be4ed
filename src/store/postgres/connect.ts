/** Opens a record on a PostgreSQL server, or makes it there. */
import { randomBytes } from 'node:crypto'
import { Kysely, sql } from 'kysely'
import pg from 'pg'
import { RecordError, UsageError } from '../../errors.ts'
import type { Connection, ConnectOptions } from '../connection.ts'
import type { Tables } from '../tables.ts'
import { checkAddress, hidePassword } from './check-address.ts'
import { createDialect } from './dialect.ts'
import { explainError, explainForeignTables } from './explain-error.ts'
import { findPassword } from './find-password.ts'
import { migrate, RECORD_VERSION, readRecordVersion, SCHEMA } from './migrations.ts'

export { hidePassword }

const WAIT_MS = 60_000
/** How many questions are asked at once at most; one transaction that writes is among them. */
const CONNECTIONS = 10

export const isPostgresAddress = (record: string): boolean => /^postgres(?:ql)?:\/\//i.test(record)

/** Throws UsageErrors and RecordErrors as `openRecord` says. */
export async function connectToPostgres(address: string, options: ConnectOptions): Promise<Connection> {
  const path = hidePassword(address)
  const explain = (error: unknown): unknown => explainError(error, path)
  const pool = openPool(address, options)
  const db = new Kysely<Tables>({ dialect: createDialect({ pool, explainError: explain }) })
  let isWritable: boolean
  try {
    isWritable = await prepare(pool, { path, mode: options.mode })
  } catch (error) {
    await db.destroy()
    await pool.end().catch(() => {})
    throw explain(error)
  }
  const readers = new Map<Kysely<Tables>, () => void>()
  const openReader = (): Kysely<Tables> => {
    const own = openPool(address, options)
    const opened = new Kysely<Tables>({ dialect: createDialect({ pool: own, explainError: explain }) })
    readers.set(opened, prepareEnd(own))
    return opened
  }
  // Writers wait for each other, and those who read must not wait for a connection behind them.
  const reader = openReader()
  return {
    path,
    isWritable: () => isWritable,
    db,
    reader,
    readVersion: createVersionReader(reader),
    letOthersWrite: async () => {},
    openReader,
    async closeReader(reader) {
      readers.delete(reader)
      await reader.destroy()
    },
    async close() {
      for (const endAtOnce of readers.values()) endAtOnce()
      await db.destroy()
      if (!pool.ending) await pool.end()
    },
  }
}

/** Who left off reading in the middle holds a connection that would be waited for without end. */
function prepareEnd(pool: pg.Pool): () => void {
  const held = new Set<pg.PoolClient>()
  pool.on('acquire', (client) => held.add(client))
  pool.on('release', (_, client) => held.delete(client))
  return () => {
    for (const client of [...held]) client.release(true)
    if (!pool.ending) void pool.end()
  }
}

export interface PoolOptions {
  /** How long a connection or a lock is waited for, in milliseconds. */
  readonly waitMs?: number
  /** How long an answer is waited for, in milliseconds: without end when not given. */
  readonly answerMs?: number
  /** How many connections there are at most. */
  readonly connections?: number
}

/** The server finds out within a minute that a program is gone, and lets go of what it held. */
const NOTICE_LOST_CLIENTS =
  '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3 -c tcp_user_timeout=50000'

/** Who does not wait for ever does not keep others waiting: a program that hangs or sleeps loses its turn to write. */
const limitIdling = (answerMs: number | undefined): string =>
  answerMs === undefined ? '' : ` -c idle_in_transaction_session_timeout=${2 * answerMs}`

export function openPool(
  address: string,
  { waitMs = WAIT_MS, answerMs, connections = CONNECTIONS }: PoolOptions,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: checkAddress(address),
    Client: AskingClient,
    max: connections,
    connectionTimeoutMillis: waitMs,
    ...(answerMs !== undefined && { query_timeout: answerMs }),
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'hearsay',
    options: `-c search_path=${SCHEMA} -c lock_timeout=${waitMs} -c client_min_messages=warning -c timezone=UTC ${NOTICE_LOST_CLIENTS}${limitIdling(answerMs)}`,
    types: { getTypeParser: readWholeNumbers },
  })
  // A connection that nobody uses just then: who asks next gets a new one, or is told.
  pool.on('error', () => {})
  // One that is in hand, between two questions: the next question tells it.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Asks for a password only where the server wants one that neither the address nor PGPASSWORD has. */
class AskingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    // The library's own look into the password file comes with a warning that it will end.
    const asked = this as { password?: string | null | typeof findPassword }
    asked.password ??= findPassword
  }
}

/** Counts and keys come as numbers: none of ours is above 2^53. */
const readWholeNumbers: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format as 'text')

/** A server that follows another one only reads, and so does an account without rights. */
const CAN_WRITE = `
  select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'
    and has_table_privilege('articles', 'insert') as can_write`

/** Brings the record up to date, and answers whether it may be written. */
async function prepare(
  pool: pg.Pool,
  { path, mode }: { path: string; mode: ConnectOptions['mode'] },
): Promise<boolean> {
  const client = await pool.connect()
  try {
    const version = await readRecordVersion(client)
    if (version > RECORD_VERSION) {
      throw new RecordError(
        `${path}: made by a newer Hearsay (record version ${version}, this program knows up to ${RECORD_VERSION}): ` +
          'update Hearsay',
      )
    }
    if (version === 0 && mode === 'read') {
      throw new UsageError('record', {
        expected: 'a database with a record',
        got: `${path}, which has none`,
        fix: 'make one with "hearsay add", or correct the address',
      })
    }
    if (version < RECORD_VERSION) await migrate(client)
    const { rows } = await client.query(CAN_WRITE)
    return rows[0].can_write
  } catch (error) {
    throw explainForeignTables(error, path)
  } finally {
    client.release()
  }
}

/** Transactions end in another order than they begin: the highest number alone does not tell of all. */
function createVersionReader(db: Kysely<Tables>): () => Promise<string> {
  const opening = randomBytes(6).toString('hex')
  return async () => {
    const { rows } = await sql<{ highest: number; count: number }>`
      select coalesce(max(number), 0) as highest, count(*) as count from record_changes
    `.execute(db)
    const { highest, count } = rows[0]!
    return `${opening}-${highest}-${count}`
  }
}
