import type { WatchedEntry, WatchedFeed } from '../../record.ts'
import { type Feed, type FeedEntry, hasFullText, parseFeed, readEntryPiece } from '../feed/index.ts'
import { type FailureKind, type Fetched, type Fetcher, FetchFailure } from '../fetch/index.ts'
import { makeArticle } from '../make-article.ts'
import { UnreadableInput } from '../open-bytes.ts'
import type { Piece } from '../piece.ts'
import { readPage } from '../read-page.ts'
import type { Reading } from '../reading.ts'
import { takeNewest } from '../take-newest.ts'
import { findPace, findRetreat } from './find-pace.ts'
import { nameEntries } from './name-entries.ts'

/** What a visit to a feed gives, one after the other. `before` is the feed as it was. */
export type VisitStep =
  /** Some of what is new in it, to be kept at once. */
  | { readonly kind: 'read'; readonly before: WatchedFeed; readonly readings: readonly Reading[] }
  /** The last step: the feed as it is once all that was read has been kept. */
  | {
      readonly kind: 'visited'
      readonly before: WatchedFeed
      readonly feed: WatchedFeed
      /** True when the signal came before everything was read: what is missing is still due. */
      readonly isStopped: boolean
    }

export interface VisitOptions {
  readonly fetcher: Fetcher
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Which of these addresses there is an article from. */
  readonly findKnownAddresses: (addresses: readonly string[]) => Promise<ReadonlySet<string>>
  readonly signal?: AbortSignal
}

/** Longer lists are archives. */
const MAX_ENTRIES = 500
/** Reports that are in the feed itself come at once, so these are kept a few at a time; pages one by one. */
const MAX_READINGS = 8
/**
 * A page that could not be read so often is not asked for again as long as the entry stays as it is. Trouble that may
 * pass (a site that is down) counts once, any other four times: pages that are no report rarely become one.
 */
const MAX_TRIES = 12
const LASTING_TROUBLE = 4
const PASSING: readonly FailureKind[] = ['name', 'connection', 'timeout']

/**
 * One visit to a feed: what is new in it, read from the feed itself or from the pages that it names, as it comes, and at
 * last how the feed stands. Trouble with the feed is its `message`, and it is left alone for longer each time; trouble
 * with a page is a failure among the readings.
 */
export async function* visitFeed(before: WatchedFeed, options: VisitOptions): AsyncGenerator<VisitStep> {
  const { now } = options
  const address = chooseAddress(before)
  const isListed = address === before.address
  try {
    const fetched = await fetchFeed(before, { ...options, address })
    const movedTo = fetched.movedTo ?? (isListed ? undefined : before.movedTo)
    const feed = { ...before, movedTo: movedTo === before.address ? undefined : movedTo }
    if (fetched.isNotModified) {
      const settled = settle(feed, { dueAt: now() + findPace({ headers: fetched.headers }) })
      yield { kind: 'visited', before, feed: settled, isStopped: false }
      return
    }
    const parsed = parseFeed(fetched.bytes, { address: fetched.url, contentType: fetched.contentType })
    yield* readNews(feed, { ...options, fetched, parsed, before })
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    const isStopped = error instanceof FetchFailure && error.kind === 'stopped'
    const feed = isStopped ? before : retreat(before, { error, now: now(), isListed })
    yield { kind: 'visited', before, feed, isStopped }
  }
}

/** Where it moved to; after a failure there the address that was listed, which may know better by now, and so on in turn. */
function chooseAddress({ address, movedTo, failures }: WatchedFeed): string {
  return movedTo !== undefined && failures % 2 === 0 ? movedTo : address
}

/** What one server said of its answer means nothing to another. */
function fetchFeed(
  { address: listed, movedTo = listed, etag, lastModified }: WatchedFeed,
  { address, fetcher, signal }: VisitOptions & { address: string },
): Promise<Fetched> {
  return fetcher.fetchAddress(address, { ...(address === movedTo ? { etag, lastModified } : {}), signal })
}

/** The feed after a visit that went well. */
function settle(feed: WatchedFeed, changes: Partial<WatchedFeed>): WatchedFeed {
  return { ...feed, ...changes, failures: 0, message: undefined }
}

interface Trouble {
  readonly error: UnreadableInput
  readonly now: number
  /** True when the listed address was asked: only that can say that the feed is gone for good. */
  readonly isListed: boolean
}

/** The feed after a visit that failed. */
function retreat(feed: WatchedFeed, { error, now, isListed }: Trouble): WatchedFeed {
  const failures = feed.failures + 1
  const { status, retryAfterMs } = error instanceof FetchFailure ? error : {}
  const dueAt = now + findRetreat({ failures, retryAfterMs })
  return { ...feed, failures, message: error.message, dueAt, isEnded: isListed && status === 410 }
}

interface NewsOptions extends VisitOptions {
  readonly fetched: Fetched
  readonly parsed: Feed
  readonly before: WatchedFeed
}

async function* readNews(feed: WatchedFeed, options: NewsOptions): AsyncGenerator<VisitStep> {
  const { fetched, parsed, before, now } = options
  const listed = await listEntries(feed, options)
  const read = new Map<string, WatchedEntry>()
  const isStopped = yield* readWanted(listed, { ...options, read })
  if (isStopped) {
    const kept = [...read].filter(([, { isKept }]) => isKept)
    const entries = { ...before.entries, ...Object.fromEntries(kept) }
    yield { kind: 'visited', before, feed: { ...before, entries }, isStopped }
    return
  }
  const entries = listed.map(({ entry: { modifiedAt }, key, last }): [string, WatchedEntry] => [
    key,
    read.get(key) ?? last ?? { isKept: true, tries: 0, modifiedAt },
  ])
  const dueAt = now() + findPace({ headers: fetched.headers, refreshMinutes: parsed.refreshMinutes })
  // What is to be tried again must come again: the feed is not to be left out as unchanged then.
  const isOpen = entries.some(([, { isKept, tries }]) => !isKept && tries < MAX_TRIES)
  const { etag, lastModified } = isOpen ? {} : fetched
  const title = parsed.title ?? feed.title
  const settled = settle(feed, { title, etag, lastModified, dueAt, entries: Object.fromEntries(entries) })
  yield { kind: 'visited', before, feed: settled, isStopped }
}

interface WantedOptions extends NewsOptions {
  /** Takes up what became of each entry that was read. */
  readonly read: Map<string, WatchedEntry>
}

/** Reads what is wanted of a feed. Gives whether the signal came before the end. */
async function* readWanted(
  listed: readonly ListedEntry[],
  options: WantedOptions,
): AsyncGenerator<VisitStep, boolean> {
  const { before, read, signal } = options
  const readings: Reading[] = []
  const give = (): VisitStep => ({ kind: 'read', before, readings: readings.splice(0) })
  let isStopped = false
  for (const { entry, key, last } of listed.filter(isWanted)) {
    const isWhole = hasFullText(entry)
    // Nothing that is there already waits for a page.
    if (readings.length >= (isWhole ? MAX_READINGS : 1)) yield give()
    isStopped = signal?.aborted ?? false
    if (isStopped) break
    const from = entry.url ?? `${before.address}#${key}`
    const { reading, trouble } = await readEntry(entry, { ...options, from })
    isStopped = trouble?.kind === 'stopped'
    if (isStopped) break
    readings.push(reading)
    read.set(key, judgeEntry(entry, { last, reading, trouble }))
    if (!isWhole) yield give()
  }
  if (readings.length > 0) yield give()
  return isStopped
}

interface ListedEntry {
  readonly entry: FeedEntry
  readonly key: string
  /** What became of it at the last visit. */
  readonly last?: WatchedEntry
  /** True when the record has its report from elsewhere. */
  readonly isKnown: boolean
}

/** The newest entries of a feed. */
async function listEntries(
  feed: WatchedFeed,
  { parsed, findKnownAddresses }: NewsOptions,
): Promise<ListedEntry[]> {
  const tellDate = ({ modifiedAt, publishedAt }: FeedEntry) => modifiedAt ?? publishedAt
  const named = nameEntries(takeNewest(parsed.entries, { limit: MAX_ENTRIES, tellDate }))
  const known = await findKnownAddresses(named.flatMap(({ address }) => address ?? []))
  return named.map(({ entry, key, address }) => ({
    entry,
    key,
    last: Object.hasOwn(feed.entries, key) ? feed.entries[key] : undefined,
    isKnown: address !== undefined && known.has(address),
  }))
}

const isChanged = (entry: FeedEntry, last: WatchedEntry | undefined) =>
  last !== undefined && entry.modifiedAt !== undefined && entry.modifiedAt !== last.modifiedAt

/** New ones, those that changed since, and those that failed and may go better now. */
function isWanted({ entry, last, isKnown }: ListedEntry): boolean {
  if (!last) return !isKnown
  if (isChanged(entry, last)) return true
  // Reading a text again that is in the feed costs nobody anything, and shows whether it was changed silently.
  return last.isKept ? hasFullText(entry) : last.tries < MAX_TRIES
}

interface Tried {
  readonly last?: WatchedEntry
  readonly reading: Reading
  readonly trouble?: FetchFailure
}

/** How an entry stands after it was read, or could not be. */
function judgeEntry(entry: FeedEntry, { last, reading, trouble }: Tried): WatchedEntry {
  const { modifiedAt } = entry
  if (reading.kind === 'article') return { isKept: true, tries: 0, modifiedAt }
  const tried = isChanged(entry, last) ? 0 : (last?.tries ?? 0)
  const isPassing = trouble !== undefined && mayPass(trouble)
  return { isKept: false, tries: tried + (isPassing ? 1 : LASTING_TROUBLE), modifiedAt }
}

function mayPass({ kind, status = 0 }: FetchFailure): boolean {
  return PASSING.includes(kind) || status === 429 || status >= 500
}

interface EntryOptions extends NewsOptions {
  readonly from: string
}

/** The reading that an entry gives, and what went wrong with its page on the way. */
async function readEntry(
  entry: FeedEntry,
  { parsed, from, fetcher, signal }: EntryOptions,
): Promise<{ reading: Reading; trouble?: FetchFailure }> {
  let trouble: FetchFailure | undefined
  const fetchPage = async ({ url }: { url: string }) => {
    try {
      const page = await fetcher.fetchAddress(url, { signal })
      return readPage(page.bytes, { url: page.url, contentType: page.contentType })
    } catch (error) {
      if (error instanceof FetchFailure) trouble = error
      throw error
    }
  }
  const piece = await readEntryPiece(entry, { feed: parsed, fetchPage })
  return { reading: writeReading(piece, from), trouble }
}

function writeReading(piece: Piece, from: string): Reading {
  if (piece.kind === 'report') {
    return { kind: 'article', article: makeArticle(piece.draft, { from, surroundings: piece.surroundings }) }
  }
  if (piece.kind === 'trouble') return { kind: 'failure', failure: { from, message: piece.message } }
  return { kind: 'passed', from, reason: piece.reason }
}
