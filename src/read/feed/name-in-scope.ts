/** Which prefixes stand for which namespaces at a place of a document. */
export interface Scope {
  readonly outer?: Scope
  /** Namespaces by prefix; the default one has the prefix `''`. */
  readonly spaces: ReadonlyMap<string, string>
}

/** Namespaces by the prefix that they usually have, `''` for those of feeds themselves, each by how its name begins. */
const USUAL_PREFIXES: readonly (readonly [start: string, prefix: string])[] = [
  ['www.w3.org/2005/atom', ''],
  ['purl.org/atom/ns', ''],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/rss/1.0/modules/', 'module'],
  ['purl.org/rss/1.0', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['purl.org/net/rss1.1', ''],
  ['backend.userland.com/rss', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['my.netscape.com/publish/formats/rss', ''],
  ['www.sitemaps.org/schemas/sitemap', ''],
  ['www.google.com/schemas/sitemap/0', ''],
  ['www.google.com/schemas/sitemap-news', 'news'],
  ['purl.org/dc/elements', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['www.w3.org/xml/1998/namespace', 'xml'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
  ['search.yahoo.com/mrss', 'media'],
  ['www.itunes.com/dtds/podcast', 'itunes'],
  ['rssnamespace.org/feedburner', 'feedburner'],
  ['prismstandard.org/namespaces', 'prism'],
]

/**
 * The name of an element or attribute in lower case with the usual prefix of its namespace, whatever prefix is written.
 * A prefix that was never declared is taken at its word, and a default namespace that is not known for that of the feed.
 *
 * @example nameInScope('d:Date', { spaces: new Map([['d', 'http://purl.org/dc/elements/1.1/']]) }) // 'dc:date'
 */
export function nameInScope(written: string, scope: Scope): string {
  const colon = written.indexOf(':')
  const prefix = colon < 0 ? '' : written.slice(0, colon).toLowerCase()
  const local = written.slice(colon + 1).toLowerCase()
  const space = findSpace(prefix, scope)
    ?.trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
  const known = space ? USUAL_PREFIXES.find(([start]) => space.startsWith(start))?.[1] : undefined
  // Undeclared, `atom:link` is an element of feeds all the same.
  const usual = known ?? (prefix === 'atom' || prefix === 'rss' ? '' : prefix)
  return usual === '' ? local : `${usual}:${local}`
}

function findSpace(prefix: string, scope: Scope | undefined): string | undefined {
  for (let inner = scope; inner; inner = inner.outer) {
    const space = inner.spaces.get(prefix)
    if (space !== undefined) return space
  }
  return undefined
}
