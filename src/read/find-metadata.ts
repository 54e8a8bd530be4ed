import { isAgency } from '../languages/en/index.ts'
import { cleanAddress, findBareAddress, findHost } from './clean-address.ts'
import { joinOnOneLine } from './clean-characters.ts'
import { parseDate } from './find-date-line.ts'
import type { Page } from './page.ts'

/** What a page says of itself outside the report. */
export interface Metadata {
  readonly title?: string
  readonly outlet?: string
  readonly publishedAt?: string
  readonly url?: string
  /** The agency that the page names as its publisher while standing in another outlet. */
  readonly credit?: string
}

type Json = { readonly [name: string]: unknown }

const ARTICLE_TYPE = /(?:Article|BlogPosting|Posting|Report)$/
const DATE_NAMES = [
  'article:published_time',
  'article:published',
  'og:published_time',
  'og:article:published_time',
  'datePublished',
  'date.published',
  'publication_date',
  'publish-date',
  'publishdate',
  'pubdate',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date',
  'cxenseparse:recs:publishtime',
  'article.published',
  'citation_publication_date',
  'date',
]

/**
 * The title, outlet, date and address that a page states in JSON-LD, OpenGraph and other `meta` elements, `<time>`
 * and `<link rel="canonical">`, in this order of trust.
 */
export function findMetadata(page: Page, html: string): Metadata {
  const article = findJsonArticle(page)
  const meta = collectMeta(page)
  const url = findAddress(page, { article, meta, html })
  const { outlet, credit } = findPublisher({ article, meta, url })
  return {
    title: findTitle(page, { article, meta, outlet }),
    outlet,
    credit,
    publishedAt: findDate(page, { article, meta }),
    url,
  }
}

/**
 * The outlet of a page. Pages with an agency's copy often name the agency as the publisher; then the site is the outlet
 * and the agency is credited.
 */
function findPublisher({
  article,
  meta,
  url,
}: Places & { url: string | undefined }): Pick<Metadata, 'outlet' | 'credit'> {
  const publisher = cleanOutlet(nameOf(article?.publisher))
  const site = cleanOutlet(meta.get('og:site_name')) ?? cleanOutlet(meta.get('application-name'))
  if (!publisher || !isAgency(publisher)) return { outlet: publisher ?? site }
  const host = url ? findHost(url) : ''
  const initials = publisher.replace(/\B\p{L}|[^\p{L}]/gu, '')
  const isOwnSite = [publisher.replace(/\W/g, ''), initials.length > 1 ? initials : publisher].some((name) =>
    host.split('.').some((part) => part === name.toLowerCase()),
  )
  if (isOwnSite || (host === '' && !site)) return { outlet: publisher }
  return site?.toLowerCase() === publisher.toLowerCase()
    ? { outlet: site }
    : { outlet: site, credit: publisher }
}

/** The name before a slogan, without names of the programs that made the page. */
function cleanOutlet(name: string | undefined): string | undefined {
  const bare = joinOnOneLine(name ?? '')
    .split(' | ')[0]!
    .trim()
  const isName =
    bare !== '' && bare.length <= 80 && !/^@|^(?:blogger|wordpress(?:\.com)?|wix\.com)$/i.test(bare)
  return isName && !findBareAddress(bare) ? bare : undefined
}

interface Places {
  readonly article: Json | undefined
  readonly meta: ReadonlyMap<string, string>
}

function collectMeta(page: Page): Map<string, string> {
  const meta = new Map<string, string>()
  for (const element of page.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim()
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase()
      if (name && content && !meta.has(name)) meta.set(name, content)
    }
  }
  return meta
}

/** The first thing of an article kind in the page's JSON-LD, which may be a list, or a graph of many things. */
function findJsonArticle(page: Page): Json | undefined {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const things = flattenThings(parseLoosely(script.textContent), 0)
    const article = things.find((thing) =>
      [thing['@type']].flat().some((type) => ARTICLE_TYPE.test(String(type))),
    )
    if (article) return article
  }
  return undefined
}

function parseLoosely(json: string): unknown {
  const bare = json
    .trim()
    .replace(/^<!--|-->$|^\/\/<!\[CDATA\[|\/\/\]\]>$/g, '')
    .replace(/;\s*$/, '')
  try {
    return JSON.parse(bare.replace(/[\n\r\t]+/g, ' '))
  } catch {
    // Pages are full of JSON-LD that is none; the page's other signs are asked then.
    return undefined
  }
}

function flattenThings(value: unknown, depth: number): Json[] {
  if (depth > 4 || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => flattenThings(item, depth + 1))
  const thing = value as Json
  return [thing, ...flattenThings(thing['@graph'], depth + 1), ...flattenThings(thing.mainEntity, depth + 1)]
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (Array.isArray(value)) return nameOf(value[0])
  return typeof value === 'object' && value !== null ? nameOf((value as Json).name) : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function findTitle(
  page: Page,
  { article, meta, outlet }: Places & { outlet: string | undefined },
): string | undefined {
  const headings = [...page.querySelectorAll('h1')].map((heading) => joinOnOneLine(heading.textContent))
  const stated = textOf(article?.headline) ?? meta.get('og:title') ?? meta.get('twitter:title')
  const title = stated ? cutOutletSuffix(decodeEntities(page, stated), outlet) : undefined
  // JSON-LD and OpenGraph titles are often shortened; the heading that begins alike is the whole one.
  const whole = headings.find(
    (heading) => title && heading.length > title.length && heading.startsWith(title.replace(/…$|\.{3}$/, '')),
  )
  if (title) return whole ?? title
  const tabTitle = joinOnOneLine(page.querySelector('title')?.textContent ?? '')
  const inTab = headings.find((heading) => heading.length > 10 && tabTitle.includes(heading))
  const only = headings.filter((heading) => heading !== '')
  return (
    inTab ?? (only.length === 1 ? only[0] : undefined) ?? (cutOutletSuffix(tabTitle, outlet) || undefined)
  )
}

/** "Minister resigns - The Example Herald" without the outlet, where the page says that this is its name. */
function cutOutletSuffix(title: string, outlet: string | undefined): string {
  const bare = joinOnOneLine(title)
  const suffix = /^(.{10,}?)\s+[|–—-]\s+([^|–—]{2,50})$/.exec(bare)
  if (!suffix) return bare
  const name = suffix[2]!.toLowerCase().replace(/^the /, '')
  const isOutlet =
    outlet !== undefined && (outlet.toLowerCase().includes(name) || name.includes(outlet.toLowerCase()))
  return isOutlet || / \| /.test(bare) ? suffix[1]! : bare
}

/** JSON-LD in pages often holds entities (`&#8217;`), which nothing has decoded there. */
function decodeEntities(page: Page, text: string): string {
  if (!/&[#\w]{2,8};/.test(text)) return text
  const holder = (
    page as unknown as { createElement(name: string): { innerHTML: string; textContent: string } }
  ).createElement('p')
  holder.innerHTML = text.replaceAll('<', '&lt;')
  return holder.textContent
}

function findDate(page: Page, { article, meta }: Places): string | undefined {
  const stated = [
    textOf(article?.datePublished),
    ...DATE_NAMES.map((name) => meta.get(name.toLowerCase())),
    textOf(article?.dateCreated),
    ...findTimes(page),
  ]
  for (const written of stated) {
    const found = written ? parseDate(written) : undefined
    if (found && 'date' in found) return found.date
  }
  return undefined
}

/** The times of the page, those marked as the date of publication first; a list of other reports has its own. */
function findTimes(page: Page): string[] {
  const marked = [...page.querySelectorAll('[itemprop="datePublished"], time[pubdate]')]
  const inArticle = [...page.querySelectorAll('article time, main time, header time, [role="main"] time')]
  const all = [...page.querySelectorAll('time')]
  const times = marked.length > 0 ? marked : inArticle.length > 0 ? inArticle.slice(0, 1) : all.slice(0, 1)
  return times.map(
    (time) => time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent.trim(),
  )
}

function findAddress(page: Page, { article, meta, html }: Places & { html: string }): string | undefined {
  const saved = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(html.slice(0, 2000))?.[1]
  const stated = [
    page.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
    meta.get('og:url'),
    textOf(article?.url),
    textOf(article?.mainEntityOfPage) ?? textOf((article?.mainEntityOfPage as Json | undefined)?.['@id']),
    saved,
  ]
  const base = [meta.get('og:url'), saved].map((address) => address && cleanAddress(address)).find(Boolean)
  const addresses = stated.flatMap((address) =>
    address ? (cleanAddress(address, base || undefined) ?? []) : [],
  )
  // Some pages name their front page as the canonical one; an address with a path is the report's own.
  return addresses.find((address) => new URL(address).pathname.length > 1) ?? addresses[0]
}
