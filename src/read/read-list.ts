import type { Draft } from './draft.ts'
import { type ListKind, parseNewsSitemap, parseOpml, readFeedPieces, type SitemapPage } from './feed/index.ts'
import type { Fetcher } from './fetch/index.ts'
import { UnreadableInput } from './open-bytes.ts'
import type { Piece } from './piece.ts'
import { readPage } from './read-page.ts'
import { readPieces } from './read-pieces.ts'
import type { InputOptions, Reading } from './reading.ts'

export interface ListInput {
  readonly kind: ListKind
  readonly bytes: Uint8Array
  readonly from: string
  readonly url?: string
  readonly contentType?: string
}

type ListOptions = Pick<InputOptions, 'fetcher' | 'depth' | 'readAddress'>

/**
 * The reports that a feed, a list of feeds or a sitemap names: the text in the feed where it is all there, else the
 * page. Without a fetcher, what would have to be fetched is a failure. Throws UnreadableInput for what is no list.
 */
export async function* readList(
  { kind, bytes, from, url, contentType }: ListInput,
  { fetcher, readAddress, depth }: ListOptions,
): AsyncGenerator<Reading> {
  const options = { address: url, contentType }
  if (kind === 'feed') {
    const fetchPage = fetcher && ((entry: { readonly url: string }) => fetchDraft(fetcher, entry.url))
    yield* readPieces(readFeedPieces(bytes, { ...options, fetchPage }), from)
    return
  }
  if (depth === 0) throw new UnreadableInput('lists inside lists: give the feeds or pages themselves')
  const sitemap = kind === 'opml' ? undefined : parseNewsSitemap(bytes, options)
  const lists = sitemap?.sitemaps ?? parseOpml(bytes, options).feeds
  if (!fetcher) {
    throw new UnreadableInput('a list of addresses, and nothing may be fetched: leave out --offline')
  }
  for (const { address } of lists) yield* readAddress(address)
  for (const page of sitemap?.pages ?? []) yield* readPieces([await fetchListed(page, fetcher)], from)
}

/** The page at an address. Throws UnreadableInput where it cannot be had or is no report. */
async function fetchDraft(fetcher: Fetcher, address: string): Promise<Draft> {
  const { bytes, url, contentType } = await fetcher.fetchAddress(address)
  return readPage(bytes, { url, contentType })
}

/** A page of a sitemap. What the sitemap says of it stands where the page says nothing. */
async function fetchListed(page: SitemapPage, fetcher: Fetcher): Promise<Piece> {
  try {
    const draft = await fetchDraft(fetcher, page.url)
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
