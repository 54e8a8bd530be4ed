import { UnreadableInput } from '../open-bytes.ts'
import { dropAbsent } from './feed.ts'
import { findBelow, findChildren, findText } from './find-in-element.ts'
import { findWebAddress } from './find-link.ts'
import { type Element, parseMarkup } from './parse-markup.ts'
import { readFeedDate } from './read-feed-date.ts'
import { readWords } from './read-words.ts'

/** A page that a site lists. */
export interface SitemapPage {
  readonly url: string
  readonly title?: string
  readonly publishedAt?: string
  readonly modifiedAt?: string
  /** The outlet's own name. */
  readonly outlet?: string
  readonly language?: string
  readonly keywords: readonly string[]
  /** True when the list says that it is news. */
  readonly isNews: boolean
}

export interface Sitemap {
  readonly pages: readonly SitemapPage[]
  /** Further lists that an index names. */
  readonly sitemaps: readonly { readonly address: string; readonly modifiedAt?: string }[]
}

/** The pages in a sitemap, or the sitemaps in an index of them. Throws UnreadableInput for what is neither. */
export function readNewsSitemap(text: string, { address }: { address?: string } = {}): Sitemap {
  const { roots } = parseMarkup(text, { base: address })
  const root = roots.find(({ name }) => name === 'urlset' || name === 'sitemapindex')
  if (!root)
    throw new UnreadableInput(
      'no sitemap: expected "urlset" or "sitemapindex", got other markup; check the file',
    )
  return {
    pages: findBelow(root, new Set(['url'])).flatMap(readPage),
    sitemaps: findBelow(root, new Set(['sitemap'])).flatMap((sitemap) => {
      const found = findLocation(sitemap)
      return found ? [dropAbsent({ address: found, modifiedAt: findDate(sitemap, ['lastmod']) })] : []
    }),
  }
}

const findLocation = (element: Element) => findWebAddress(findText(element, ['loc']), element.base)

function findDate(element: Element, names: readonly string[]): string | undefined {
  const written = findText(element, names)
  return written === undefined ? undefined : readFeedDate(written)
}

function readPage(element: Element): SitemapPage[] {
  const url = findLocation(element)
  if (!url) return []
  const news = findChildren(element, ['news:news'])[0]
  const publication = news && findChildren(news, ['news:publication'])[0]
  const words = (from: Element | undefined, name: string) =>
    readWords((from && findText(from, [name])) ?? '') || undefined
  const keywords = words(news, 'news:keywords')?.split(/\s*,\s*/) ?? []
  return [
    dropAbsent({
      url,
      title: words(news, 'news:title'),
      publishedAt: news && findDate(news, ['news:publication_date']),
      modifiedAt: findDate(element, ['lastmod']),
      outlet: words(publication, 'news:name'),
      language: words(publication, 'news:language'),
      keywords: keywords.filter((word) => word !== ''),
      isNews: news !== undefined,
    }),
  ]
}
