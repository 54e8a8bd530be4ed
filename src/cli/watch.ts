import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { type AddEvent, addArticles, relateRecord } from '../pipeline.ts'
import { readProgramVersion } from '../program.ts'
import { type Clock, type Reading, watchFeeds } from '../read/index.ts'
import type { WatchedFeed } from '../record.ts'
import { hidePassword, type OpenRecord, openRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { keepLog, type LoggedCall } from './keep-log.ts'
import { leaveToWorkers } from './leave-to-workers.ts'
import { listWatched } from './list-watched.ts'
import { INTERRUPTED, type Interrupt, listenForInterrupt } from './listen-for-interrupt.ts'
import { openFetcher } from './open-fetcher.ts'
import { tellDay } from './tell-day.ts'
import type { Terminal } from './terminal.ts'

export async function run(given: Call): Promise<number> {
  const call = keepLog(given, 'watch')
  const { operands, settings, switches, terminal, log } = call
  if (switches.has('queue')) return leaveToWorkers(call)
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
    const interrupt = listenForInterrupt(terminal)
    const { signal } = interrupt
    const isOnce = switches.has('once')
    log.info('watching', { feeds: feeds.length, version: readProgramVersion() })
    if (!isOnce && settings.log === 'off')
      terminal.tell(`Watching ${countThings(feeds.length, 'feed')}. Ctrl-C ends it.`)
    const findKnownAddresses = (addresses: readonly string[]) => open.findKnownAddresses(addresses)
    let failed = 0
    let visits = 0
    for await (const step of watchFeeds(feeds, {
      fetcher,
      findKnownAddresses,
      clock: CLOCK,
      isOnce,
      signal,
    })) {
      if (step.kind === 'read')
        failed += await keepReadings(step.readings, { call, record, feed: step.before })
      else if (step.kind === 'visited') {
        visits++
        failed += await keepFeed(step, { call, record })
      } else await relateWhenIdle(record, { interrupt, log })
    }
    if (isOnce && visits === 0) terminal.tell(tellNextVisit(feeds))
    if (!signal.aborted) return failed > 0 ? 1 : 0
    interrupt.tellStopped(hidePassword(settings.record))
    return INTERRUPTED
  } finally {
    await fetcher.close()
    await record?.close()
  }
}

/** Why a round asked nobody: a feed that failed, or that asked to be left alone, is not asked again at once. */
function tellNextVisit(feeds: readonly WatchedFeed[]): string {
  const due = feeds.filter(({ isEnded }) => !isEnded).map(({ dueAt }) => dueAt)
  if (due.length === 0) return 'No feed to ask: all of them are gone for good.'
  const minutes = Math.max(1, Math.ceil((Math.min(...due) - CLOCK.now()) / 60_000))
  return `No feed is due yet; the next is in ${countThings(minutes, 'minute')}.`
}

const CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
}

interface KeepOptions {
  readonly call: LoggedCall
  readonly record: OpenRecord
}

/**
 * Relates what a round of visits brought, all at once. After a stop the next command does it, and Ctrl-C may end this
 * one while it computes: all is kept by now.
 */
async function relateWhenIdle(
  record: OpenRecord,
  { interrupt, log }: { interrupt: Interrupt; log: Log },
): Promise<void> {
  if (interrupt.signal.aborted || (await record.isRelated())) return
  interrupt.release()
  const begun = performance.now()
  await relateRecord(record)
  log.info('related', { ms: Math.round(performance.now() - begun) })
  interrupt.listen()
}

/** Adds some of what is new in a feed, and tells it. Gives how much failed. */
async function keepReadings(
  readings: readonly Reading[],
  { call, record, feed }: KeepOptions & { feed: WatchedFeed },
): Promise<number> {
  const { settings, switches, terminal, log } = call
  const isJson = switches.has('json')
  let trouble: unknown
  const onProgress = (event: AddEvent) => {
    logEvent(event, { feed, log })
    if (event.kind === 'failed' && settings.log === 'off')
      terminal.tell(`${event.failure.from}: ${event.failure.message}`)
    const line = isJson ? describeEvent(event, feed) : tellEvent(event)
    if (line) terminal.print(line).catch((error: unknown) => (trouble ??= error))
  }
  const { minConfidence, batch } = settings
  // Without the signal: what was fetched is kept, also after a stop.
  const options = { minConfidence, batch, isRelatedLater: true, onProgress }
  const { failures } = await addArticles(listReadings(readings), record, options)
  if (trouble) throw trouble
  return failures.length
}

/** Remembers how far a feed was read, and tells its trouble. Gives 1 for a feed that failed. */
async function keepFeed(
  { feed, isStopped }: { readonly feed: WatchedFeed; readonly isStopped: boolean },
  { call, record }: KeepOptions,
): Promise<number> {
  const { terminal, switches, settings, log } = call
  // What is told of a feed that was cut short is from before, and was told then.
  const isFailed = feed.message !== undefined && !isStopped
  log.info(isFailed ? 'feed failed' : 'feed read', {
    feed: feed.address,
    ...(isFailed && { why: feed.message }),
    next: tellNext(feed),
  })
  if (isFailed)
    await tellTrouble(feed, { terminal, isJson: switches.has('json'), isTold: settings.log === 'off' })
  await record.saveFeed(feed)
  return isFailed ? 1 : 0
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

function logEvent(event: AddEvent, { feed, log }: { feed: WatchedFeed; log: Log }): void {
  if (event.kind === 'failed')
    log.info('report failed', { feed: feed.address, from: event.failure.from, why: event.failure.message })
  if (event.kind !== 'added') return
  const { id, url, from } = event.article
  log.info('article added', {
    feed: feed.address,
    article: id,
    from: url ?? from,
    statements: event.statements.length,
  })
}

const tellNext = ({ isEnded, dueAt }: WatchedFeed) => (isEnded ? undefined : new Date(dueAt).toISOString())

async function tellTrouble(
  feed: WatchedFeed,
  { terminal, isJson, isTold }: { terminal: Terminal; isJson: boolean; isTold: boolean },
): Promise<void> {
  const { address, message } = feed
  const next = tellNext(feed)
  if (isJson) await terminal.print(JSON.stringify({ kind: 'feed failed', feed: address, message, next }))
  const later = next ? `asked again at ${next.slice(0, 16).replace('T', ' ')} UTC` : 'not asked again'
  if (isTold) terminal.tell(`${address}: ${message} (${later})`)
}
