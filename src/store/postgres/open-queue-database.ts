/**
 * What the queue of team mode needs of the database server beside the package that keeps its jobs: a clock that all machines
 * share, leases that can be renewed and given back, turns of which only one worker has each, and a look at what failed.
 */
import type pg from 'pg'
import { hidePassword, openPool } from './connect.ts'
import { explainError } from './explain-error.ts'

/** The schema of pg-boss's tables, and of ours beside them. */
const SCHEMA = 'hearsay_jobs'
const CONNECTIONS = 4
/** Every question to the queue is a small one: an answer that takes longer than this does not come. */
const ANSWER_MS = 20_000
const WAIT_MS = 15_000

/** A job that was given up, without its material. */
export interface FailedJob {
  readonly id: string
  /** ISO 8601, by the database's clock. */
  readonly failedAt: string
  /** How often it was tried. */
  readonly tries: number
  /** What it was told to do, without the packed material. */
  readonly data: Readonly<Record<string, unknown>>
  /** What the last try ended with, as the queue keeps it. */
  readonly output?: unknown
}

/** How many jobs of a queue wait, are at work, and wait to be tried again. */
export interface QueueCounts {
  readonly waiting: number
  readonly active: number
  readonly again: number
}

export interface QueueDatabase {
  /** The address without its password. */
  readonly path: string
  readonly schema: string
  /** For the package that keeps the queue. Trouble with the server is a RecordError, as with a record. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  /** Makes what is needed beside the package's own tables, where it is not there yet. */
  prepare(): Promise<void>
  /** Milliseconds since 1970, by the clock of the database. */
  readClock(): Promise<number>
  /** From now on these jobs are left to whoever has them for so many seconds more. */
  renewLeases(jobs: readonly string[], seconds: number): Promise<void>
  /** Puts a job back as if nobody had taken it. */
  giveBack(queue: string, job: string): Promise<void>
  /** Takes a turn, or keeps it, for so many seconds: false where somebody else has it. */
  takeTurn(turn: string, holder: string, seconds: number): Promise<boolean>
  leaveTurn(turn: string, holder: string): Promise<void>
  countJobs(): Promise<ReadonlyMap<string, QueueCounts>>
  /** The jobs that lie in a queue, oldest first. */
  listFailed(queue: string): Promise<FailedJob[]>
  /** All that a job was told, with its material. */
  findData(queue: string, job: string): Promise<Readonly<Record<string, unknown>> | undefined>
  close(): Promise<void>
}

/** The queue of the record at this address. Asks nothing yet. */
export function openQueueDatabase(address: string): QueueDatabase {
  const path = hidePassword(address)
  const pool = openPool(address, { waitMs: WAIT_MS, answerMs: ANSWER_MS, connections: CONNECTIONS })
  const ask = async <Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<pg.QueryResult<Row>> => {
    try {
      return await pool.query<Row>(text, values && [...values])
    } catch (error) {
      throw explainError(error, path)
    }
  }
  return {
    path,
    schema: SCHEMA,
    executeSql: ask,
    async prepare() {
      await ask(CREATE_TURNS)
    },
    async readClock() {
      const { rows } = await ask<{ now: number }>(
        'select extract(epoch from clock_timestamp())::float8 * 1000 as now',
      )
      return rows[0]!.now
    },
    async renewLeases(jobs, seconds) {
      if (jobs.length > 0) await ask(RENEW_LEASES, [jobs, seconds])
    },
    async giveBack(queue, job) {
      await ask(GIVE_BACK, [queue, job])
    },
    async takeTurn(turn, holder, seconds) {
      const { rows } = await ask(TAKE_TURN, [turn, holder, seconds])
      return rows.length > 0
    },
    async leaveTurn(turn, holder) {
      await ask(`delete from ${SCHEMA}.turns where name = $1 and holder = $2`, [turn, holder])
    },
    countJobs: async () => readCounts((await ask<CountRow>(COUNT_JOBS)).rows),
    listFailed: async (queue) => (await ask<FailedRow>(LIST_FAILED, [queue])).rows.map(readFailedRow),
    async findData(queue, job) {
      const text = `select data from ${SCHEMA}.job where name = $1 and id = $2`
      const { rows } = await ask<{ data: Readonly<Record<string, unknown>> }>(text, [queue, job])
      return rows[0]?.data
    },
    async close() {
      if (!pool.ending) await pool.end()
    },
  }
}

/** Two workers that begin at once: the second waits, and finds it there. */
const CREATE_TURNS = `
  begin;
  select pg_advisory_xact_lock(${0x4852544e});
  create table if not exists ${SCHEMA}.turns (
    name text primary key,
    holder text not null,
    until timestamp with time zone not null
  );
  commit`

const RENEW_LEASES = `
  update ${SCHEMA}.job
  set expire_in = (clock_timestamp() - started_on) + make_interval(secs => $2)
  where id = any($1::uuid[]) and state = 'active'`

/** Without a beginning it counts as never tried. */
const GIVE_BACK = `
  update ${SCHEMA}.job
  set state = 'retry', started_on = null, start_after = now()
  where name = $1 and id = $2 and state = 'active'`

const TAKE_TURN = `
  insert into ${SCHEMA}.turns as turns (name, holder, until)
  values ($1, $2, clock_timestamp() + make_interval(secs => $3))
  on conflict (name) do update
  set holder = excluded.holder, until = excluded.until
  where turns.holder = excluded.holder or turns.until < clock_timestamp()
  returning name`

interface CountRow {
  readonly name: string
  readonly state: string
  readonly count: number
}

const COUNT_JOBS = `select name, state, count(*) as count from ${SCHEMA}.job where state <= 'active' group by name, state`

function readCounts(rows: readonly CountRow[]): Map<string, QueueCounts> {
  const counts = new Map<string, QueueCounts>()
  for (const { name, state, count } of rows) {
    const before = counts.get(name) ?? { waiting: 0, active: 0, again: 0 }
    const part = state === 'created' ? 'waiting' : state === 'retry' ? 'again' : 'active'
    counts.set(name, { ...before, [part]: before[part] + count })
  }
  return counts
}

interface FailedRow {
  readonly id: string
  readonly failed_at: Date
  readonly retry_limit: number
  readonly data: Readonly<Record<string, unknown>>
  readonly output: unknown
}

const LIST_FAILED = `
  select id, created_on as failed_at, retry_limit, data - 'packed' as data, output
  from ${SCHEMA}.job where name = $1 and state < 'active' order by created_on, id`

/** What the queue gave up itself was tried as often as its limit allows, and once before that. */
function readFailedRow({ id, failed_at, retry_limit, data, output }: FailedRow): FailedJob {
  const { tries } = data
  return {
    id,
    failedAt: failed_at.toISOString(),
    tries: typeof tries === 'number' ? tries : retry_limit + 1,
    data,
    ...(output !== null && { output }),
  }
}
