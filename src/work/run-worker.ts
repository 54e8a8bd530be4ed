import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { RecordError } from '../errors.ts'
import type { Failure, Fetcher } from '../read/index.ts'
import { mayPass } from '../store/index.ts'
import { openThreads } from '../threads/index.ts'
import { type Done, doJob, type Tools } from './do-job.ts'
import { describeJob, type JobKind } from './job.ts'
import { openPatientRecord } from './open-patient-record.ts'
import { openQueue, type Queue, type TakenJob, USUAL_LEASE_SECONDS } from './open-queue.ts'
import { openPatience, type Patience, Stopped } from './patience.ts'
import { putDueFeeds } from './put-due-feeds.ts'

export interface WorkerOptions {
  /** How many jobs are done at a time; each has a thread of its own to search articles in. */
  readonly threads: number
  /** After so many seconds without a word of its worker a job is given to another. 60 when left out. */
  readonly leaseSeconds?: number
  /** Ends when no job is left and all is related; else it waits for more. */
  readonly isUntilEmpty?: boolean
  /** Ends it: lots in hand are finished, what takes longer is given back. */
  readonly signal: AbortSignal
  readonly fetcher?: Fetcher
  readonly minConfidence?: number
  readonly maxBytes?: number
  readonly onEvent?: (event: WorkEvent) => void
}

/** What a worker tells while it works. */
export type WorkEvent =
  | {
      readonly kind: 'done'
      readonly job: JobKind
      readonly about: string
      readonly result: Done
      readonly milliseconds: number
    }
  /** It is tried again later, or was the last of its tries. */
  | { readonly kind: 'failed'; readonly job: JobKind; readonly about: string; readonly error: Error }
  /** Another try would not help: it lies with what failed. */
  | {
      readonly kind: 'given up'
      readonly job: JobKind
      readonly about: string
      readonly failures: readonly Failure[]
    }
  | { readonly kind: 'waiting'; readonly error: Error }
  | { readonly kind: 'going on'; readonly seconds: number }

/** An idle worker looks so often for jobs. */
const LOOK_AGAIN_MS = 1000
/** A single article that takes longer is given up: the job behind it must go on. */
const MOST_SECONDS_AN_ARTICLE = 120
/** Beats in a lease: three may be lost. */
const BEATS = 4

interface Worker extends Tools {
  readonly id: string
  readonly inHand: Set<TakenJob>
  readonly options: WorkerOptions
}

/**
 * Takes jobs from the queue of the record at this address until the signal comes, or nothing is left. Where the database goes
 * away, it waits and goes on. Throws a UsageError where the record is a file, and a RecordError for what will not pass.
 */
export async function runWorker(address: string, options: WorkerOptions): Promise<void> {
  const { signal, onEvent, threads, leaseSeconds = USUAL_LEASE_SECONDS } = options
  const queue = openQueue(address, { leaseSeconds })
  const patience = openPatience({
    signal,
    onTrouble: (error) => onEvent?.({ kind: 'waiting', error }),
    onPassed: (seconds) => onEvent?.({ kind: 'going on', seconds }),
  })
  const pool = openThreads({ threads, maxSeconds: MOST_SECONDS_AN_ARTICLE })
  try {
    const record = await openPatientRecord(address, patience)
    try {
      await patience.outlast(() => queue.prepare())
      const { fetcher, minConfidence, maxBytes } = options
      const settings = { fetcher, minConfidence, maxBytes, signal }
      const tools: Tools = {
        record,
        queue,
        patience,
        threads: pool,
        turns: new Map(),
        id: randomUUID(),
        ...settings,
      }
      await work({ ...tools, inHand: new Set(), options })
    } finally {
      await record.close()
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  } finally {
    await pool.close()
    await queue.close().catch(() => {})
  }
}

async function work(worker: Worker): Promise<void> {
  const { leaseSeconds = USUAL_LEASE_SECONDS, threads } = worker.options
  let isBeating = false
  const heart = setInterval(
    async () => {
      // Where the database does not answer, beats do not heap up.
      if (isBeating) return
      isBeating = true
      await beat(worker)
      isBeating = false
    },
    (leaseSeconds * 1000) / BEATS,
  )
  try {
    await beat(worker)
    const slots = Array.from({ length: threads }, (_, number) => runSlot(worker, number))
    // Each finishes what it has in hand, also where another one ends in trouble.
    const ends = await Promise.allSettled(slots)
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  } finally {
    clearInterval(heart)
    await worker.queue.leaveTurn('sweep', worker.id).catch(() => {})
  }
}

/** Says that this worker is there, and does what one of all workers has to do now and then. */
async function beat({ queue, record, inHand, turns, id }: Worker): Promise<void> {
  try {
    await queue.renew([...inHand])
    for (const [turn, holder] of turns) await queue.takeTurn(turn, holder)
    await queue.takeBack()
    // Who has it keeps it until it is gone for a lease: the others need not do the same.
    if (!(await queue.takeTurn('sweep', id))) return
    await queue.sweep()
    await putDueFeeds(record, queue)
  } catch {
    // The next beat does it; trouble with the database is told by whoever has work to do.
  }
}

/** One job after the other. */
async function runSlot(worker: Worker, number: number): Promise<void> {
  const { signal, patience, queue, options, inHand } = worker
  for (let round = number; !signal.aborted; round++) {
    // What is waited for longest, by turns: neither may keep the other waiting for ever.
    const kinds: JobKind[] = round % 2 === 0 ? ['relate', 'fetch', 'read'] : ['relate', 'read', 'fetch']
    const taken = await patience.outlast(() => queue.take(kinds))
    if (!taken) {
      if (options.isUntilEmpty && (await isAllDone(worker))) return
      await wait(LOOK_AGAIN_MS, undefined, { signal }).catch(() => {})
      continue
    }
    inHand.add(taken)
    try {
      await carryOut(taken, worker)
    } finally {
      inHand.delete(taken)
    }
  }
}

async function isAllDone({ queue, record, patience }: Worker): Promise<boolean> {
  const counts = Object.values(await patience.outlast(() => queue.count()))
  if (counts.some(({ waiting, active, again }) => waiting + active + again > 0)) return false
  if (await record.isRelated()) return true
  // A correction, or what another program added.
  await patience.outlast(() => queue.put([{ kind: 'relate' }]))
  return false
}

async function carryOut(taken: TakenJob, worker: Worker): Promise<void> {
  const { queue, patience, options } = worker
  const { onEvent } = options
  const told = { job: taken.job.kind, about: describeJob(taken.job) }
  const begun = performance.now()
  try {
    const result = await doJob(taken, worker)
    await settle(taken, { result, queue, patience })
    if (result.failures.length > 0) onEvent?.({ kind: 'given up', ...told, failures: result.failures })
    if (result.state !== 'later')
      onEvent?.({ kind: 'done', ...told, result, milliseconds: performance.now() - begun })
  } catch (error) {
    // Without the database nothing can be said of the job: its lease ends, and another takes it.
    if (!(error instanceof Error) || error instanceof Stopped || isForGood(error)) throw error
    await patience.outlast(() => queue.tryAgain(taken, error))
    onEvent?.({ kind: 'failed', ...told, error })
  }
}

/** The record refuses: all jobs would fail for this. */
const isForGood = (error: Error): boolean => error instanceof RecordError && !mayPass(error)

interface Settling {
  readonly result: Done
  readonly queue: Queue
  readonly patience: Patience
}

/** Tells the queue, after all is kept. */
async function settle(taken: TakenJob, { result, queue, patience }: Settling): Promise<void> {
  const { state, failures } = result
  if (state === 'open') await patience.outlast(() => queue.giveBack(taken))
  else if (failures.length > 0) await patience.outlast(() => queue.giveUp(taken, failures))
  else await patience.outlast(() => queue.finish(taken))
}
