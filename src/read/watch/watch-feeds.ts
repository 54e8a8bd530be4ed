import type { WatchedFeed } from '../../record.ts'
import { type Poll, type PollOptions, pollFeed } from './poll-feed.ts'

/** Time as the watch sees it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Ends when the time is over or the signal comes, whichever is first; never fails. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export interface WatchOptions extends Omit<PollOptions, 'now'> {
  readonly clock: Clock
  /** Ends when every feed that was due at the start has been asked once. */
  readonly isOnce?: boolean
  /** How many feeds are visited at once: 8 when left out. */
  readonly concurrency?: number
}

/** Timers cannot be set for longer, and a computer that slept must not oversleep. */
const LONGEST_SLEEP = 10 * 60_000

/** A feed that is watched from now on. */
export function beginFeed(address: string): WatchedFeed {
  return { address, dueAt: 0, failures: 0, isEnded: false, entries: {} }
}

/**
 * Visits feeds for ever, each when it is due, several at once, and gives what each visit brought. Keep its readings, then
 * its `feed`, before asking for the next: a run that is stopped in between then goes on where this one was. Ends with the
 * signal, when all feeds are gone for good, or with `isOnce` after one round.
 */
export async function* watchFeeds(
  feeds: readonly WatchedFeed[],
  { clock, isOnce = false, concurrency = 8, ...options }: WatchOptions,
): AsyncGenerator<Poll> {
  const signal = options.signal ?? new AbortController().signal
  const start = clock.now()
  let waiting = feeds.filter(({ isEnded, dueAt }) => !isEnded && (!isOnce || dueAt <= start))
  const visits = new Map<string, Promise<Poll>>()
  const visit = (feed: WatchedFeed) =>
    visits.set(feed.address, pollFeed(feed, { ...options, now: () => clock.now() }))
  while (visits.size > 0 || (waiting.length > 0 && !signal.aborted)) {
    const due = signal.aborted ? [] : findDue(waiting, clock.now()).slice(0, concurrency - visits.size)
    waiting = waiting.filter((feed) => !due.includes(feed))
    for (const feed of due) visit(feed)
    const poll = await waitForNext({ visits, waiting, clock, signal, isFull: visits.size >= concurrency })
    if (!poll) continue
    visits.delete(poll.before.address)
    yield poll
    if (!isOnce && !poll.feed.isEnded && !poll.isStopped) waiting.push(poll.feed)
  }
}

/** Those whose time has come, the longest overdue first. */
function findDue(waiting: readonly WatchedFeed[], now: number): WatchedFeed[] {
  return waiting.filter(({ dueAt }) => dueAt <= now).toSorted((one, other) => one.dueAt - other.dueAt)
}

interface Waiting {
  readonly visits: ReadonlyMap<string, Promise<Poll>>
  readonly waiting: readonly WatchedFeed[]
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly isFull: boolean
}

/** The visit that ends first, or nothing when another feed comes due before, or the signal. */
async function waitForNext({ visits, waiting, clock, signal, isFull }: Waiting): Promise<Poll | undefined> {
  const running = [...visits.values()]
  // Nothing can be begun then, so only a visit that ends is worth waking for; and each of them hears the signal itself.
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
