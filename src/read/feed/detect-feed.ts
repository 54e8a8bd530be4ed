/** What a list of reports is. */
export type ListKind = 'feed' | 'opml' | 'news sitemap'

const ROOTS: Readonly<Record<string, ListKind>> = {
  rss: 'feed',
  feed: 'feed',
  rdf: 'feed',
  channel: 'feed',
  opml: 'opml',
  urlset: 'news sitemap',
  sitemapindex: 'news sitemap',
}

/**
 * What list of reports begins with these few thousand characters or more, or `undefined` for anything else. A feed is
 * RSS, RDF, Atom, CDF or JSON Feed.
 *
 * @example detectList('<?xml version="1.0"?><rss version="2.0"><channel>') // 'feed'
 * @example detectList('<!doctype html><title>RSS for beginners</title>') // undefined
 */
export function detectList(start: string): ListKind | undefined {
  const text = start.replace(/^\ufeff/, '').trimStart()
  if (text.startsWith('{')) return isJsonFeed(text) ? 'feed' : undefined
  const root = /^<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(skipProlog(text))?.[1]?.toLowerCase()
  return root !== undefined && Object.hasOwn(ROOTS, root) ? ROOTS[root] : undefined
}

function isJsonFeed(text: string): boolean {
  if (/"version"\s*:\s*"https?:(?:\/\/|\\\/\\\/)(?:www\.)?jsonfeed\.org/.test(text)) return true
  return /"items"\s*:\s*\[/.test(text) && /"(?:home_page_url|feed_url)"\s*:/.test(text)
}

/** From the first element on: without the declaration, comments and the document type. */
function skipProlog(text: string): string {
  let rest = text
  for (;;) {
    const end = /^<!--/.test(rest)
      ? endAfter(rest, '-->')
      : /^<\?/.test(rest)
        ? endAfter(rest, '>')
        : /^<!doctype/i.test(rest)
          ? endOfDoctype(rest)
          : -1
    if (end < 0) return rest
    rest = rest.slice(end).trimStart()
  }
}

function endAfter(text: string, mark: string): number {
  const at = text.indexOf(mark)
  return at < 0 ? -1 : at + mark.length
}

function endOfDoctype(text: string): number {
  const [, bracket] = /^[^>[]*(\[)?/.exec(text) ?? []
  if (!bracket) return endAfter(text, '>')
  const end = /\]\s*>/.exec(text)
  return end ? end.index + end[0].length : -1
}
