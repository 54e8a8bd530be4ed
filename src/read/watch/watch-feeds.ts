import type { WatchedFeed } from '../../record.ts'
import { type VisitOptions, type VisitStep, visitFeed } from './visit-feed.ts'

/** Time as the watch sees it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Ends when the time is over or the signal comes, whichever is first; never fails. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export interface WatchOptions extends Omit<VisitOptions, 'now'> {
  readonly clock: Clock
  /** Ends when every feed that was due at the start has been asked once. */
  readonly isOnce?: boolean
  /** How many feeds are visited at once: 8 when left out. */
  readonly concurrency?: number
}

/** What a watch gives. `idle` comes when no visit is under way any more: before it sleeps, and at its end. */
export type WatchStep = VisitStep | { readonly kind: 'idle' }

/** Timers cannot be set for longer, and a computer that slept must not oversleep. */
const LONGEST_SLEEP = 10 * 60_000

/** A feed that is watched from now on. */
export function beginFeed(address: string): WatchedFeed {
  return { address, dueAt: 0, failures: 0, isEnded: false, entries: {} }
}

/**
 * Visits feeds for ever, each when it is due, several at once, and gives what they bring as it comes. Keep the readings
 * of each step, and the `feed` of a last one, before asking for the next: a run that is stopped in between then goes on
 * where this one was. Ends with the signal, when all feeds are gone for good, or with `isOnce` after one round.
 */
export async function* watchFeeds(
  feeds: readonly WatchedFeed[],
  { clock, isOnce = false, concurrency = 8, ...options }: WatchOptions,
): AsyncGenerator<WatchStep> {
  const signal = options.signal ?? new AbortController().signal
  const start = clock.now()
  let waiting = feeds.filter(({ isEnded, dueAt }) => !isEnded && (!isOnce || dueAt <= start))
  const visits: Visits = new Map()
  while (visits.size > 0 || (waiting.length > 0 && !signal.aborted)) {
    const due = signal.aborted ? [] : findDue(waiting, clock.now()).slice(0, concurrency - visits.size)
    waiting = waiting.filter((feed) => !due.includes(feed))
    for (const feed of due) goOn(visits, visitFeed(feed, { ...options, now: () => clock.now() }))
    const next = await waitForNext({ visits, waiting, clock, signal, isFull: visits.size >= concurrency })
    if (!next) continue
    const { visit, step } = next
    visits.delete(visit)
    yield step
    if (step.kind === 'read') goOn(visits, visit)
    else if (!isOnce && !step.feed.isEnded && !step.isStopped) waiting.push(step.feed)
    const isBusy = visits.size > 0 || (!signal.aborted && findDue(waiting, clock.now()).length > 0)
    if (!isBusy) yield { kind: 'idle' }
  }
}

type Visit = AsyncGenerator<VisitStep>
interface NextStep {
  readonly visit: Visit
  readonly step: VisitStep
}
/** Visits under way with their next steps, the one that has waited longest in front, so that none is kept waiting by another. */
type Visits = Map<Visit, Promise<NextStep>>

function goOn(visits: Visits, visit: Visit): void {
  // A visit ends with a step of its own kind and is not asked after that.
  visits.set(
    visit,
    visit.next().then(({ value }) => ({ visit, step: value as VisitStep })),
  )
}

/** Those whose time has come, the longest overdue first. */
function findDue(waiting: readonly WatchedFeed[], now: number): WatchedFeed[] {
  return waiting.filter(({ dueAt }) => dueAt <= now).toSorted((one, other) => one.dueAt - other.dueAt)
}

interface Waiting {
  readonly visits: Visits
  readonly waiting: readonly WatchedFeed[]
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly isFull: boolean
}

/** The step that comes first, or nothing when another feed comes due before, or the signal. */
async function waitForNext(options: Waiting): Promise<NextStep | undefined> {
  const { visits, waiting, clock, signal, isFull } = options
  const running = [...visits.values()]
  // Nothing can be begun then, so only a visit is worth waking for; and each of them hears the signal itself.
  if (running.length > 0 && (isFull || waiting.length === 0 || signal.aborted)) return Promise.race(running)
  const next = Math.min(...waiting.map(({ dueAt }) => dueAt)) - clock.now()
  const waking = new AbortController()
  const wake = () => waking.abort()
  signal.addEventListener('abort', wake, { once: true })
  try {
    const sleep = clock.sleep(Math.max(0, Math.min(next, LONGEST_SLEEP)), waking.signal)
    return await Promise.race([...running, sleep.then(() => undefined)])
  } finally {
    signal.removeEventListener('abort', wake)
    wake()
  }
}
