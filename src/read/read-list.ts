import type { Draft } from './draft.ts'
import {
  type ListKind,
  parseNewsSitemap,
  parseOpml,
  readFeedPieces,
  type Sitemap,
  type SitemapPage,
} from './feed/index.ts'
import type { Fetcher } from './fetch/index.ts'
import { UnreadableInput } from './open-bytes.ts'
import type { Piece } from './piece.ts'
import { readPage } from './read-page.ts'
import { readPieces } from './read-pieces.ts'
import type { InputOptions, Reading } from './reading.ts'
import { takeNewest } from './take-newest.ts'

export interface ListInput {
  readonly kind: ListKind
  readonly bytes: Uint8Array
  readonly from: string
  readonly url?: string
  readonly contentType?: string
}

type ListOptions = Pick<InputOptions, 'fetcher' | 'depth' | 'readAddress' | 'signal'>

/** A list of a whole site may have 50,000 pages, which at the usual pause would take a day. */
const MAX_PAGES = 1000

/**
 * The reports that a feed, a list of feeds or a sitemap names: the text in the feed where it is all there, else the
 * page. Of a sitemap that tells which pages are news, only these, and else the newest thousand; the others are passed
 * over. Without a fetcher, what would have to be fetched is a failure. Ends with the signal. Throws UnreadableInput for
 * what is no list.
 */
export async function* readList(
  { kind, bytes, from, url, contentType }: ListInput,
  { fetcher, readAddress, depth, signal }: ListOptions,
): AsyncGenerator<Reading> {
  const options = { address: url, contentType }
  const fetchPage = fetcher && ((page: { readonly url: string }) => fetchDraft(page.url, { fetcher, signal }))
  if (kind === 'feed') {
    yield* readUntilStopped(readPieces(readFeedPieces(bytes, { ...options, fetchPage }), from), signal)
    return
  }
  if (depth === 0) throw new UnreadableInput('lists inside lists: give the feeds or pages themselves')
  const sitemap = kind === 'opml' ? undefined : parseNewsSitemap(bytes, options)
  const lists = sitemap?.sitemaps ?? parseOpml(bytes, options).feeds
  if (!fetchPage) {
    throw new UnreadableInput('a list of addresses, and nothing may be fetched: leave out --offline')
  }
  for (const { address } of lists) yield* readUntilStopped(readAddress(address), signal)
  if (sitemap) yield* readUntilStopped(readPieces(readSitemap(sitemap, { fetchPage }), from), signal)
}

/** What is cut short by the signal is no failure of its own. */
async function* readUntilStopped(
  readings: AsyncGenerator<Reading>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Reading> {
  if (signal?.aborted) return
  for await (const reading of readings) {
    if (signal?.aborted) return
    yield reading
  }
}

/** The page at an address. Throws UnreadableInput where it cannot be had or is no report. */
async function fetchDraft(
  address: string,
  { fetcher, signal }: { fetcher: Fetcher; signal?: AbortSignal },
): Promise<Draft> {
  const { bytes, url, contentType } = await fetcher.fetchAddress(address, { signal })
  return readPage(bytes, { url, contentType })
}

type FetchPage = (page: SitemapPage) => Promise<Draft>

async function* readSitemap(
  { pages }: Sitemap,
  { fetchPage }: { fetchPage: FetchPage },
): AsyncGenerator<Piece> {
  const hasNews = pages.some(({ isNews }) => isNews)
  const wanted = hasNews
    ? pages.filter(({ isNews }) => isNews)
    : takeNewest(pages, {
        limit: MAX_PAGES,
        tellDate: ({ modifiedAt, publishedAt }) => modifiedAt ?? publishedAt,
      })
  const reason = hasNews
    ? 'page that the sitemap does not call news'
    : `page of a sitemap beyond its newest ${MAX_PAGES}`
  for (let count = wanted.length; count < pages.length; count++) yield { kind: 'passed', reason }
  for (const page of wanted) yield await readListed(page, fetchPage)
}

/** A page of a sitemap. What the sitemap says of it stands where the page says nothing. */
async function readListed(page: SitemapPage, fetchPage: FetchPage): Promise<Piece> {
  try {
    const draft = await fetchPage(page)
    return {
      kind: 'report',
      name: page.url,
      draft: {
        ...draft,
        title: draft.title ?? page.title,
        outlet: draft.outlet ?? page.outlet,
        publishedAt: draft.publishedAt ?? page.publishedAt,
        language: draft.language ?? page.language,
      },
      surroundings: draft.text,
    }
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    return { kind: 'trouble', name: page.url, message: error.message }
  }
}
