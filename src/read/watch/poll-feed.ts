import type { WatchedEntry, WatchedFeed } from '../../record.ts'
import { cleanAddress } from '../clean-address.ts'
import { type Feed, type FeedEntry, hasFullText, parseFeed, readEntryPiece } from '../feed/index.ts'
import { type FailureKind, type Fetched, type Fetcher, FetchFailure } from '../fetch/index.ts'
import { makeArticle } from '../make-article.ts'
import { UnreadableInput } from '../open-bytes.ts'
import type { Piece } from '../piece.ts'
import { readPage } from '../read-page.ts'
import type { Reading } from '../reading.ts'
import { findPace, findRetreat } from './find-pace.ts'

/** What one visit to a feed gave. */
export interface Poll {
  /** The feed as it was before. */
  readonly before: WatchedFeed
  /** The feed as it is after the readings have been kept. */
  readonly feed: WatchedFeed
  readonly readings: readonly Reading[]
  /** True when the signal came before everything was read: what is missing is still due. */
  readonly isStopped: boolean
}

export interface PollOptions {
  readonly fetcher: Fetcher
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Which of these addresses there is an article from. */
  readonly findKnownAddresses: (addresses: readonly string[]) => Promise<ReadonlySet<string>>
  readonly signal?: AbortSignal
}

/** Longer lists are archives; news is at their head. */
const MAX_ENTRIES = 500
/**
 * A page that could not be read so often is not asked for again as long as the entry stays as it is. Trouble that may
 * pass (a site that is down) counts once, any other four times: pages that are no report rarely become one.
 */
const MAX_TRIES = 12
const LASTING_TROUBLE = 4
const PASSING: readonly FailureKind[] = ['name', 'connection', 'timeout']

/**
 * One visit to a feed: what is new in it, read from the feed itself or from the pages that it names, and how it stands
 * after that. Trouble with the feed is its `message`, and it is left alone for longer each time; trouble with a page is a
 * failure among the readings.
 */
export async function pollFeed(before: WatchedFeed, options: PollOptions): Promise<Poll> {
  const { fetcher, now, signal } = options
  try {
    const { etag, lastModified } = before
    const fetched = await fetcher.fetchAddress(before.movedTo ?? before.address, {
      etag,
      lastModified,
      signal,
    })
    const movedTo = fetched.movedTo ?? before.movedTo
    if (fetched.isNotModified) {
      const feed = settle({ ...before, movedTo }, { dueAt: now() + findPace({ headers: fetched.headers }) })
      return { before, feed, readings: [], isStopped: false }
    }
    return await readNews({ ...before, movedTo }, { ...options, fetched, before })
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    if (error instanceof FetchFailure && error.kind === 'stopped') {
      return { before, feed: before, readings: [], isStopped: true }
    }
    return { before, feed: retreat(before, { error, now: now() }), readings: [], isStopped: false }
  }
}

/** The feed after a visit that went well. */
function settle(feed: WatchedFeed, changes: Partial<WatchedFeed>): WatchedFeed {
  return { ...feed, ...changes, failures: 0, message: undefined }
}

/** The feed after a visit that failed. */
function retreat(feed: WatchedFeed, { error, now }: { error: UnreadableInput; now: number }): WatchedFeed {
  const failures = feed.failures + 1
  const { status, retryAfterMs } = error instanceof FetchFailure ? error : {}
  const dueAt = now + findRetreat({ failures, retryAfterMs })
  return { ...feed, failures, message: error.message, dueAt, isEnded: status === 410 }
}

interface NewsOptions extends PollOptions {
  readonly fetched: Fetched
  readonly before: WatchedFeed
}

async function readNews(feed: WatchedFeed, options: NewsOptions): Promise<Poll> {
  const { fetched, before, now, signal } = options
  const parsed = parseFeed(fetched.bytes, { address: fetched.url, contentType: fetched.contentType })
  const listed = parsed.entries.slice(0, MAX_ENTRIES).map((entry) => ({ entry, key: nameEntry(entry) }))
  const known = await options.findKnownAddresses(listed.map(({ key }) => key))
  const entries: Record<string, WatchedEntry> = {}
  const readings: Reading[] = []
  for (const { entry, key } of listed) {
    if (Object.hasOwn(entries, key)) continue
    const last = Object.hasOwn(feed.entries, key) ? feed.entries[key] : undefined
    if (!isWanted(entry, { last, isKnown: known.has(key) })) {
      entries[key] = last ?? { isKept: true, tries: 0, modifiedAt: entry.modifiedAt }
      continue
    }
    const { reading, trouble } = await readEntry(entry, { ...options, parsed, address: feed.address })
    if (signal?.aborted || trouble?.kind === 'stopped')
      return { before, feed: before, readings, isStopped: true }
    readings.push(reading)
    const isKept = reading.kind === 'article'
    const tried = isChanged(entry, last) ? 0 : (last?.tries ?? 0)
    const tries = isKept ? 0 : tried + (trouble && isPassing(trouble) ? 1 : LASTING_TROUBLE)
    entries[key] = { isKept, tries, modifiedAt: entry.modifiedAt }
  }
  const dueAt = now() + findPace({ headers: fetched.headers, refreshMinutes: parsed.refreshMinutes })
  // What is to be tried again must come again: the feed is not to be left out as unchanged then.
  const isOpen = Object.values(entries).some(({ isKept, tries }) => !isKept && tries < MAX_TRIES)
  const { etag, lastModified } = isOpen ? {} : fetched
  const title = parsed.title ?? feed.title
  return {
    before,
    feed: settle(feed, { title, etag, lastModified, dueAt, entries }),
    readings,
    isStopped: false,
  }
}

/** By what an entry is known from one visit to the next. */
function nameEntry({ url, id, title, publishedAt }: FeedEntry): string {
  return (url && cleanAddress(url)) ?? id ?? [title, publishedAt].join(' ')
}

const isChanged = (entry: FeedEntry, last: WatchedEntry | undefined) =>
  last !== undefined && entry.modifiedAt !== undefined && entry.modifiedAt !== last.modifiedAt

/** New ones, those that changed since, and those that failed and may go better now. */
function isWanted(entry: FeedEntry, { last, isKnown }: { last?: WatchedEntry; isKnown: boolean }): boolean {
  if (!last) return !isKnown
  if (isChanged(entry, last)) return true
  // Reading a text again that is in the feed costs nobody anything, and shows whether it was changed silently.
  return last.isKept ? hasFullText(entry) : last.tries < MAX_TRIES
}

interface EntryOptions extends PollOptions {
  readonly parsed: Feed
  readonly address: string
}

/** The reading that an entry gives, and what went wrong with its page on the way. */
async function readEntry(
  entry: FeedEntry,
  { parsed, address, fetcher, signal }: EntryOptions,
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
  return { reading: writeReading(piece, entry.url ?? `${address}#${nameEntry(entry)}`), trouble }
}

function isPassing({ kind, status = 0 }: FetchFailure): boolean {
  return PASSING.includes(kind) || status === 429 || status >= 500
}

function writeReading(piece: Piece, from: string): Reading {
  if (piece.kind === 'report') {
    return { kind: 'article', article: makeArticle(piece.draft, { from, surroundings: piece.surroundings }) }
  }
  if (piece.kind === 'trouble') return { kind: 'failure', failure: { from, message: piece.message } }
  return { kind: 'passed', from, reason: piece.reason }
}
