import { addArticles, relateRecord } from '../pipeline.ts'
import { type Failure, type Fetcher, type Reading, readArticles, watchFeeds } from '../read/index.ts'
import type { OpenRecord } from '../store/index.ts'
import type { Threads } from '../threads/index.ts'
import type { AddressJob, FeedJob, ReadJob } from './job.ts'
import { unpackMaterial } from './material.ts'
import type { Queue, TakenJob } from './open-queue.ts'
import type { Patience } from './patience.ts'
import { readLot } from './read-lot.ts'
import { watchTrouble } from './watch-trouble.ts'

/** What jobs are done with. */
export interface Tools {
  readonly record: OpenRecord
  readonly queue: Queue
  readonly patience: Patience
  readonly threads: Threads
  /** Without it nothing is fetched: such jobs are given up. */
  readonly fetcher?: Fetcher
  readonly minConfidence?: number
  readonly maxBytes?: number
  readonly signal: AbortSignal
  /** Turns that this worker has, for as long as it renews them. */
  readonly turns: Map<string, string>
  /** Of this worker, as no other has it. */
  readonly id: string
}

/** What came of a job. All of it is kept. */
export interface Done {
  /** `later`: it goes on another time. `open`: the signal came before its end. `done`: nothing of it is left. */
  readonly state: 'done' | 'open' | 'later'
  readonly added: number
  readonly known: number
  readonly statements: number
  readonly related: number
  /** What another try would not better. */
  readonly failures: readonly Failure[]
}

const NOTHING: Done = { state: 'done', added: 0, known: 0, statements: 0, related: 0, failures: [] }

/** Articles and files that come as one job hold the writer's turn as one, so that a lot is kept whole or not at all. */
const BATCH = 32
/** What changed is related some seconds later, with what else has come by then. */
const RELATE_AFTER_SECONDS = 2
/** When somebody else has the turn. */
const ASK_AGAIN_SECONDS = 10

/** Does a job as far as it can be done now. Throws where another try may help. */
export async function doJob(taken: TakenJob, tools: Tools): Promise<Done> {
  const { job } = taken
  if (job.kind === 'relate') return relate(taken, tools)
  if (job.kind === 'read') return readMaterial(job, tools)
  const host = `host ${findHost('feed' in job ? job.feed : job.address)}`
  return inTurn({ turn: host, taken, tools }, () =>
    'feed' in job ? visitFeed(job, tools) : readAddress(job, tools),
  )
}

interface Turn {
  readonly turn: string
  readonly taken: TakenJob
  readonly tools: Tools
}

/** No two workers at a time: for sites, which are asked one thing after the other, and for relating. */
async function inTurn({ turn, taken, tools }: Turn, work: () => Promise<Done>): Promise<Done> {
  const { queue, patience, turns } = tools
  const { job } = taken
  // A job whose lease ran out may be in another worker's hands as well.
  const holder = `${tools.id} ${taken.id}`
  if (!(await patience.outlast(() => queue.takeTurn(turn, holder)))) {
    // A feed comes due as long as nobody has visited it.
    if (!('feed' in job)) await patience.outlast(() => queue.put([job], { afterSeconds: ASK_AGAIN_SECONDS }))
    return { ...NOTHING, state: 'later' }
  }
  turns.set(turn, holder)
  try {
    return await work()
  } finally {
    turns.delete(turn)
    // Where it cannot be left now, it ends with its lease.
    await queue.leaveTurn(turn, holder).catch(() => {})
  }
}

async function relate(taken: TakenJob, tools: Tools): Promise<Done> {
  const { record, signal } = tools
  return inTurn({ turn: 'relate', taken, tools }, async () => {
    const related = await relateRecord(record, { signal })
    const isLeft = signal.aborted && !(await record.isRelated())
    return { ...NOTHING, state: isLeft ? 'open' : 'done', related }
  })
}

/** Without the signal: a lot is a matter of seconds. */
function readMaterial({ packed, ...settings }: ReadJob, tools: Tools): Promise<Done> {
  const { maxBytes = tools.maxBytes, columns } = settings
  const { recordReader } = tools.threads
  const { fetcher } = tools
  const readings = readLot(unpackMaterial(packed), { maxBytes, columns, recordReader, fetcher })
  return add(readings, { tools, minConfidence: settings.minConfidence })
}

async function readAddress({ address, ...settings }: AddressJob, tools: Tools): Promise<Done> {
  const { maxBytes = tools.maxBytes, columns, minConfidence } = settings
  const { signal } = tools
  const watched = tools.fetcher && watchTrouble(tools.fetcher)
  const readings = readArticles(address, { maxBytes, columns, fetcher: watched?.fetcher, signal })
  const done = await add(readings, { tools, minConfidence })
  if (signal.aborted) return { ...done, state: 'open' }
  const [first] = done.failures
  // A site may be down for a while. What it is sure of, and what is no report, stays so: that is given up at once.
  if (first && watched?.mayPass() && done.added + done.known === 0)
    throw new Error(first.from === address ? first.message : `${first.from}: ${first.message}`)
  return done
}

async function visitFeed({ feed: address }: FeedJob, tools: Tools): Promise<Done> {
  const { record, queue, patience, fetcher, signal } = tools
  if (!fetcher) {
    const message = 'nothing may be fetched here: leave out --offline'
    return { ...NOTHING, failures: [{ from: address, message }] }
  }
  const begun = await patience.outlast(() => queue.readClock())
  const feed = (await record.listFeeds()).find((known) => known.address === address)
  if (!feed || feed.isEnded || feed.dueAt > begun) return NOTHING
  let sum: Done = NOTHING
  const steps = watchFeeds([feed], {
    fetcher,
    signal,
    isOnce: true,
    findKnownAddresses: (addresses) => record.findKnownAddresses(addresses),
    clock: createClock(begun),
  })
  for await (const step of steps) {
    // What is wrong with one page of a feed, the feed's own entries tell: it is tried again at later visits.
    if (step.kind === 'read')
      sum = join(sum, { ...(await add(list(step.readings), { tools })), failures: [] })
    if (step.kind === 'visited') await record.saveFeed(step.feed)
  }
  return signal.aborted ? { ...sum, state: 'open' } : sum
}

/** The database's clock, carried on by one that nobody can set. */
function createClock(begun: number) {
  const start = performance.now()
  return { now: () => begun + performance.now() - start, sleep: async () => {} }
}

interface Adding {
  readonly tools: Tools
  readonly minConfidence?: number
}

/** Searches and keeps articles, and has them related. */
async function add(readings: AsyncIterable<Reading>, { tools, minConfidence }: Adding): Promise<Done> {
  const { record, queue, patience, threads } = tools
  const outcome = await addArticles(readings, record, {
    minConfidence: minConfidence ?? tools.minConfidence,
    searcher: threads.searcher,
    batch: BATCH,
    isRelatedLater: true,
  })
  const { added, known, statements, failures } = outcome
  // Also of what was known: a worker that was killed may have kept it and no more.
  if (added + known > 0)
    await patience.outlast(() => queue.put([{ kind: 'relate' }], { afterSeconds: RELATE_AFTER_SECONDS }))
  return { ...NOTHING, added, known, statements, failures }
}

function join(one: Done, other: Done): Done {
  return {
    ...one,
    added: one.added + other.added,
    known: one.known + other.known,
    statements: one.statements + other.statements,
  }
}

async function* list(readings: readonly Reading[]): AsyncGenerator<Reading> {
  yield* readings
}

const findHost = (address: string): string => (URL.canParse(address) ? new URL(address).host : address)
