import { setTimeout as wait } from 'node:timers/promises'
import { type AddEvent, addArticles } from '../pipeline.ts'
import { type Clock, type Poll, type Reading, watchFeeds } from '../read/index.ts'
import type { WatchedFeed } from '../record.ts'
import { type OpenRecord, openRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { listWatched } from './list-watched.ts'
import { openFetcher } from './open-fetcher.ts'
import { tellDay } from './tell-day.ts'
import type { Terminal } from './terminal.ts'

/** As shells count a program that Ctrl-C ended. */
const INTERRUPTED = 130

export async function run(call: Call): Promise<number> {
  const { operands, settings, switches, terminal } = call
  const fetcher = openFetcher(settings)
  // What nobody reads is worth keeping all the same.
  terminal.ignoreClosedPipe()
  let record: OpenRecord | undefined
  try {
    // A mistyped path must not leave an empty record behind: without a record, the feeds are looked at first.
    if (operands.length > 0) await listWatched(operands, [])
    record = await openRecord(settings.record, { mode: operands.length > 0 ? 'create' : 'read' })
    const open = record
    const feeds = await listWatched(operands, await open.listFeeds())
    const signal = listenForInterrupt(terminal)
    const isOnce = switches.has('once')
    if (!isOnce) terminal.tell(`Watching ${countThings(feeds.length, 'feed')}. Ctrl-C ends it.`)
    const findKnownAddresses = (addresses: readonly string[]) => open.findKnownAddresses(addresses)
    const polls = watchFeeds(feeds, { fetcher, findKnownAddresses, clock: CLOCK, isOnce, signal })
    let failed = 0
    for await (const poll of polls) failed += await keepPoll(poll, { call, record: open, signal })
    if (signal.aborted) {
      terminal.tell(
        `Stopped. What was added is kept in ${settings.record}; the same command goes on from there.`,
      )
      return INTERRUPTED
    }
    return failed > 0 ? 1 : 0
  } finally {
    await fetcher.close()
    await record?.close()
  }
}

const CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
}

/** A signal that the first Ctrl-C gives. The second then ends the program at once, as if nobody listened. */
function listenForInterrupt(terminal: Terminal): AbortSignal {
  const controller = new AbortController()
  const stop = () => {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
    terminal.tell('Stopping: the article in hand is finished first. Ctrl-C again stops at once.')
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return controller.signal
}

interface KeepOptions {
  readonly call: Call
  readonly record: OpenRecord
  readonly signal: AbortSignal
}

/** Adds what a visit brought, tells it, and then remembers how far the feed was read. Gives how much failed. */
async function keepPoll(poll: Poll, { call, record, signal }: KeepOptions): Promise<number> {
  const { settings, switches, terminal } = call
  const isJson = switches.has('json')
  const { feed, readings } = poll
  let trouble: unknown
  const onProgress = (event: AddEvent) => {
    if (event.kind === 'failed') terminal.tell(`${event.failure.from}: ${event.failure.message}`)
    const line = isJson ? describeEvent(event, feed) : tellEvent(event)
    if (line) terminal.print(line).catch((error: unknown) => (trouble ??= error))
  }
  let failed = 0
  if (readings.length > 0) {
    const { minConfidence, batch } = settings
    const outcome = await addArticles(listReadings(readings), record, {
      minConfidence,
      batch,
      signal,
      onProgress,
    })
    if (trouble) throw trouble
    // What was not kept is still due: the feed stays as it was.
    if (outcome.isStopped) return 0
    failed = outcome.failures.length
  }
  if (feed.message !== undefined) await tellTrouble(feed, { terminal, isJson })
  if (!poll.isStopped) await record.saveFeed(feed)
  return failed + (feed.message === undefined ? 0 : 1)
}

async function* listReadings(readings: readonly Reading[]): AsyncGenerator<Reading> {
  yield* readings
}

/** `Ferry will not sail | Port Elin Tribune, 14 November 2022, 5 statements | https://tribune.example/ferry` */
function tellEvent(event: AddEvent): string | undefined {
  if (event.kind !== 'added') return undefined
  const { title, outlet, publishedAt, url, from } = event.article
  const about = [
    outlet,
    publishedAt && tellDay(publishedAt),
    countThings(event.statements.length, 'statement'),
  ]
  return [title ?? 'Without a title', about.filter(Boolean).join(', '), url ?? from].join(' | ')
}

function describeEvent(event: AddEvent, feed: WatchedFeed): string | undefined {
  if (event.kind === 'failed') return JSON.stringify({ kind: 'failed', feed: feed.address, ...event.failure })
  if (event.kind !== 'added') return undefined
  const { id, from, title, outlet, publishedAt, url } = event.article
  const statements = event.statements.length
  return JSON.stringify({
    kind: 'added',
    feed: feed.address,
    id,
    from,
    title,
    outlet,
    publishedAt,
    url,
    statements,
  })
}

async function tellTrouble(
  { address, message, dueAt, isEnded }: WatchedFeed,
  { terminal, isJson }: { terminal: Terminal; isJson: boolean },
): Promise<void> {
  const next = isEnded ? undefined : new Date(dueAt).toISOString()
  if (isJson) await terminal.print(JSON.stringify({ kind: 'feed failed', feed: address, message, next }))
  const later = next ? `asked again at ${next.slice(0, 16).replace('T', ' ')} UTC` : 'not asked again'
  terminal.tell(`${address}: ${message} (${later})`)
}
