/** @module feed: feeds, lists of feeds and news sitemaps as what they say; their reports as pieces. */
import type { Draft } from '../draft.ts'
import type { Piece } from '../piece.ts'
import { decodeFeed } from './decode-feed.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { markParts } from './find-entry-address.ts'
import { readEntryPieces } from './read-entry-pieces.ts'
import { readJsonFeed } from './read-json-feed.ts'
import { readNewsSitemap, type Sitemap } from './read-news-sitemap.ts'
import { type FeedList, readOpml } from './read-opml.ts'
import { readXmlFeed } from './read-xml-feed.ts'

export { detectList, type ListKind } from './detect-feed.ts'
export type { Feed, FeedEntry, Publisher } from './feed.ts'
export { findEntryAddress } from './find-entry-address.ts'
export { hasFullText, readEntryPiece } from './read-entry-pieces.ts'
export type { SitemapPage } from './read-news-sitemap.ts'
export type { ListedFeed } from './read-opml.ts'
export type { FeedList, Sitemap }

export interface FeedOptions {
  /** The address that it was fetched from: relative addresses are completed with it. */
  readonly address?: string
  /** The `Content-Type` that it was served with. */
  readonly contentType?: string
}

/**
 * What a feed says: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed. A broken one is read as far as it goes,
 * with a note. Throws UnreadableInput for anything that holds no feed.
 */
export function parseFeed(input: string | Uint8Array, { address, contentType }: FeedOptions = {}): Feed {
  const { text, notes } = decodeInput(input, contentType)
  const feed = /^\ufeff?\s*\{/.test(text) ? readJsonFeed(text, { address }) : readXmlFeed(text, { address })
  return { ...feed, entries: markParts(feed.entries), notes: [...notes, ...feed.notes] }
}

/** The feeds in an OPML list, each once. Throws UnreadableInput for what is no OPML. */
export function parseOpml(input: string | Uint8Array, { address, contentType }: FeedOptions = {}): FeedList {
  return readOpml(decodeInput(input, contentType).text, { address })
}

/** The pages or further sitemaps in a sitemap, with what it says of news. Throws UnreadableInput for what is none. */
export function parseNewsSitemap(
  input: string | Uint8Array,
  { address, contentType }: FeedOptions = {},
): Sitemap {
  return readNewsSitemap(decodeInput(input, contentType).text, { address })
}

export interface FeedPieceOptions extends FeedOptions {
  /** Reads the page of an entry whose text is not in the feed. Throws UnreadableInput where there is no report. */
  readonly fetchPage?: (entry: FeedEntry & { readonly url: string }) => Promise<Draft>
}

/**
 * The reports of a feed, in its order. An entry whose whole text is in the feed is a report as it stands; of the others
 * the page is read where `fetchPage` is given, and else each is a piece of trouble that says that only a summary is
 * there. Throws UnreadableInput for what holds no feed.
 */
export async function* readFeedPieces(
  input: string | Uint8Array,
  { address, contentType, fetchPage }: FeedPieceOptions = {},
): AsyncGenerator<Piece> {
  yield* readEntryPieces(parseFeed(input, { address, contentType }), { fetchPage })
}

function decodeInput(input: string | Uint8Array, contentType?: string) {
  return typeof input === 'string' ? { text: input, notes: [] } : decodeFeed(input, contentType)
}
