import PgBoss from 'pg-boss'
import { UsageError } from '../errors.ts'
import type { Failure } from '../read/index.ts'
import {
  hidePassword,
  isPostgresAddress,
  openQueueDatabase,
  type QueueCounts,
  type QueueDatabase,
} from '../store/index.ts'
import { type Job, type JobKind, parseJob, recogniseJob } from './job.ts'

/** Where what was given up lies until a person has looked at it. */
const FAILED = 'failed'

/** `short` keeps at most one waiting of each key: of relating one, of fetching one for each address. */
const POLICIES: Readonly<Record<JobKind | typeof FAILED, PgBoss.QueuePolicy>> = {
  failed: 'standard',
  read: 'standard',
  fetch: 'short',
  relate: 'short',
}

/** The pause before the second try, in seconds; each later one is about twice as long. */
const RETRY_DELAYS: Readonly<Record<JobKind, number>> = { read: 1, fetch: 30, relate: 2 }
const MOST_TRIES = 8
/** What waits is never thrown away. */
const RETENTION_DAYS = 3650

/** A job that a worker has in hand. */
export interface TakenJob {
  readonly id: string
  readonly job: Job
  readonly tries: number
}

/** A job that was given up: what it was, why, how often it was tried, and when last. */
export interface FailedJob {
  readonly id: string
  readonly kind: string
  readonly about: string
  readonly tries: number
  readonly failedAt: string
  readonly reasons: readonly string[]
}

export interface PutOptions {
  /** Not taken before so many seconds are over. */
  readonly afterSeconds?: number
}

/** The queue of a record. Trouble with the database is a RecordError. */
export interface Queue {
  readonly path: string
  /** Makes the queues where they are not there yet. */
  prepare(): Promise<void>
  /** Jobs are kept when the promise is. */
  put(jobs: readonly Job[], options?: PutOptions): Promise<void>
  /** The next job of these kinds, the first kind first. It is left to who took it for the lease, which `renew` makes longer. */
  take(kinds: readonly JobKind[]): Promise<TakenJob | undefined>
  renew(jobs: readonly TakenJob[]): Promise<void>
  /** The job is done, and what came of it is kept. */
  finish(taken: TakenJob): Promise<void>
  /** Puts it back as if nobody had taken it. */
  giveBack(taken: TakenJob): Promise<void>
  /** It failed: it is tried again later, and given up after the last try. */
  tryAgain(taken: TakenJob, error: Error): Promise<void>
  /** Another try would not help: it is given up at once. */
  giveUp(taken: TakenJob, failures: readonly Failure[]): Promise<void>
  /** Takes jobs of workers that were not heard of for a lease away from them. */
  takeBack(): Promise<void>
  /** Clears what was given up long ago, and was put into the queue of such jobs. */
  sweep(): Promise<void>
  takeTurn(turn: string, holder: string): Promise<boolean>
  leaveTurn(turn: string, holder: string): Promise<void>
  readClock(): Promise<number>
  count(): Promise<Readonly<Record<JobKind, QueueCounts>>>
  listFailed(): Promise<FailedJob[]>
  /** Puts what was given up back, all of it; says how many jobs. */
  retryFailed(): Promise<number>
  /** Forgets what was given up. */
  forgetFailed(): Promise<number>
  close(): Promise<void>
}

export interface QueueOptions {
  readonly leaseSeconds?: number
  /** How often a job is tried before it is given up; 8 when left out. A worker that is killed counts as one try. */
  readonly mostTries?: number
}

/** Longer than anybody needs, shorter than a lunch break. */
export const USUAL_LEASE_SECONDS = 60

/** The queue beside the record at this address. Throws a UsageError where the record is a file. */
export function openQueue(
  address: string,
  { leaseSeconds = USUAL_LEASE_SECONDS, mostTries = MOST_TRIES }: QueueOptions = {},
): Queue {
  if (!isPostgresAddress(address)) {
    throw new UsageError('record: workers need a record on PostgreSQL', {
      expected: 'the address of a database',
      got: hidePassword(address),
      fix: 'give --record postgres://name@host:5432/database; a file has one program that adds to it, "hearsay add"',
    })
  }
  const database = openQueueDatabase(address)
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => database.executeSql(text, values) },
    schema: database.schema,
    // Workers do both themselves, so that trouble with the database is met in one place.
    supervise: false,
    schedule: false,
    expireInSeconds: leaseSeconds,
    retryLimit: mostTries - 1,
    retryBackoff: true,
    retentionDays: RETENTION_DAYS,
    archiveFailedAfterSeconds: 3600,
    deleteAfterDays: 1,
  })
  // Whoever asked is told as well.
  boss.on('error', () => {})
  return {
    path: database.path,
    prepare: () => prepare(boss, database),
    put: (jobs, options) => put(boss, jobs, options),
    take: (kinds) => take(boss, { kinds, database, leaseSeconds }),
    renew: (jobs) =>
      database.renewLeases(
        jobs.map(({ id }) => id),
        leaseSeconds,
      ),
    // What was done is in the record: nobody asks for the job any more.
    finish: ({ id, job }) => boss.deleteJob(job.kind, id),
    giveBack: ({ id, job }) => database.giveBack(job.kind, id),
    tryAgain: ({ id, job }, error) => boss.fail(job.kind, id, { message: keepable(error.message) }),
    giveUp: (taken, failures) => giveUp(boss, taken, failures),
    takeBack: () => boss.expire(),
    sweep: () => boss.maintain(),
    takeTurn: (turn, holder) => database.takeTurn(turn, holder, leaseSeconds),
    leaveTurn: (turn, holder) => database.leaveTurn(turn, holder),
    readClock: () => database.readClock(),
    count: () => count(database),
    listFailed: () => listFailed(database),
    retryFailed: () => retryFailed(boss, database),
    forgetFailed: () => forgetFailed(boss, database),
    async close() {
      await boss.stop({ graceful: false, wait: false })
      await database.close()
    },
  }
}

async function prepare(boss: PgBoss, database: QueueDatabase): Promise<void> {
  await boss.start()
  await database.prepare()
  const known = new Set((await boss.getQueues()).map(({ name }) => name))
  for (const [name, policy] of Object.entries(POLICIES)) {
    if (!known.has(name)) await boss.createQueue(name, { name, policy })
  }
}

async function put(boss: PgBoss, jobs: readonly Job[], { afterSeconds = 0 }: PutOptions = {}): Promise<void> {
  const startAfter = String(afterSeconds)
  if (jobs.length === 0) return
  await boss.insert(
    jobs.map((job) => ({
      name: job.kind,
      data: job,
      startAfter,
      retryDelay: RETRY_DELAYS[job.kind],
      deadLetter: FAILED,
      ...(job.kind === 'fetch' && { singletonKey: 'feed' in job ? `feed ${job.feed}` : job.address }),
    })),
  )
}

interface TakeOptions {
  readonly kinds: readonly JobKind[]
  readonly database: QueueDatabase
  readonly leaseSeconds: number
}

async function take(
  boss: PgBoss,
  { kinds, database, leaseSeconds }: TakeOptions,
): Promise<TakenJob | undefined> {
  for (const kind of kinds) {
    const [taken] = await fetchJob(boss, { kind, database })
    if (!taken) continue
    const { id, data, retryCount } = taken
    // Until now its lease was that of whoever put it there.
    await database.renewLeases([id], leaseSeconds)
    try {
      return { id, job: parseJob(data), tries: retryCount + 1 }
    } catch (error) {
      await boss.fail(kind, id, { message: error instanceof Error ? error.message : String(error) })
    }
  }
  return undefined
}

/** pg-boss takes every trouble with the database for an empty queue; here it is thrown. */
async function fetchJob(
  boss: PgBoss,
  { kind, database }: { readonly kind: JobKind; readonly database: QueueDatabase },
): Promise<PgBoss.JobWithMetadata<object>[]> {
  let trouble: unknown
  const executeSql = async (text: string, values: unknown[]) => {
    try {
      return await database.executeSql(text, values)
    } catch (error) {
      trouble = error
      throw error
    }
  }
  const jobs = await boss.fetch<object>(kind, { includeMetadata: true, batchSize: 1, db: { executeSql } })
  if (trouble !== undefined) throw trouble
  return jobs
}

/** With the job's own id: given up twice, after a kill in between, it lies there once. */
async function giveUp(
  boss: PgBoss,
  { id, job, tries }: TakenJob,
  failures: readonly Failure[],
): Promise<void> {
  const reasons = failures.map(({ from, message }) => keepable(`${from}: ${message}`))
  await boss.send(FAILED, { ...job, tries, reasons }, { id })
  await boss.deleteJob(job.kind, id)
}

/** JSON in PostgreSQL has no NUL and no half of a surrogate pair, which may stand in what a message quotes. */
const keepable = (text: string): string => text.toWellFormed().replaceAll('\0', '')

async function count(database: QueueDatabase): Promise<Readonly<Record<JobKind, QueueCounts>>> {
  const counts = await database.countJobs()
  const none = { waiting: 0, active: 0, again: 0 }
  const of = (kind: JobKind) => counts.get(kind) ?? none
  return { read: of('read'), fetch: of('fetch'), relate: of('relate') }
}

async function listFailed(database: QueueDatabase): Promise<FailedJob[]> {
  const jobs = await database.listFailed(FAILED)
  return jobs.map(({ id, failedAt, tries, data, output }) => {
    const { kind, label, address, feed, reasons } = data
    const about = [label, address, feed].find((name) => typeof name === 'string')
    return {
      id,
      kind: String(kind),
      about: about ?? 'what changed in the record',
      tries,
      failedAt,
      reasons: Array.isArray(reasons) ? reasons.map(String) : [tellOutput(output)],
    }
  })
}

/** What pg-boss keeps of the last try. */
function tellOutput(output: unknown): string {
  const value = typeof output === 'object' && output !== null && 'value' in output ? output.value : output
  const message = typeof value === 'object' && value !== null && 'message' in value ? value.message : value
  if (message === 'job failed by timeout in active state')
    return 'each worker that took it was gone before it was done: it may take too much memory or time'
  return message === undefined || message === null ? 'unknown' : String(message)
}

async function retryFailed(boss: PgBoss, database: QueueDatabase): Promise<number> {
  let retried = 0
  for (const { id } of await database.listFailed(FAILED)) {
    const data = await database.findData(FAILED, id)
    const job = data && recogniseJob(data)
    // What a newer version of the program left stays for that one.
    if (!job) continue
    await put(boss, [job])
    await boss.deleteJob(FAILED, id)
    retried++
  }
  return retried
}

async function forgetFailed(boss: PgBoss, database: QueueDatabase): Promise<number> {
  const ids = (await database.listFailed(FAILED)).map(({ id }) => id)
  if (ids.length > 0) await boss.deleteJob(FAILED, ids)
  return ids.length
}
