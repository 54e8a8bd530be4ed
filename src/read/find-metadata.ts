import { isAgency } from '../languages/en/index.ts'
import { cleanAddress, findBareAddress, findHost } from './clean-address.ts'
import { joinOnOneLine } from './clean-characters.ts'
import type { PageSigns } from './collect-signs.ts'
import { findPageDates, type PageDates } from './find-page-dates.ts'
import { findPageTitle, findTitledOutlet } from './find-page-title.ts'
import { chooseWriters, type Writers } from './find-writers.ts'
import type { MetadataPlaces } from './metadata-places.ts'
import { type LinkedThing, listNames, readLinkedArticle, textOf } from './read-linked-data.ts'

/** What a page says of itself outside the report. */
export interface Metadata extends PageDates {
  readonly title?: string
  readonly outlet?: string
  readonly byline?: string
  /** The place of the dateline, where it is stated apart from the text. */
  readonly place?: string
  readonly language?: string
  readonly keywords?: readonly string[]
  readonly url?: string
  /** The agency that the page names as its author or publisher while standing in another outlet. */
  readonly credit?: string
  /** The outlet of the report that this one says it is based on. */
  readonly takenFrom?: string
}

export interface PageMetadata extends Metadata {
  /** The text of the report as JSON-LD has it. Often without paragraphs, so only good to compare with. */
  readonly articleBody?: string
  /** True where the page says that only those who pay can read all of it. */
  readonly isLocked: boolean
  /** True where the JSON-LD of the page describes an article. */
  readonly isArticle: boolean
  /** What kind of thing the page says it is: `article`, `website`. */
  readonly kind?: string
}

/** More is the vocabulary of a site, not what one report is about. */
const MAX_KEYWORDS = 30

/**
 * The title, outlet, writers, dates, language, keywords and address that a page states in JSON-LD, OpenGraph and other
 * `meta` elements, microdata, `<time>` and `<link rel="canonical">`, in this order of trust. `served` is the address that
 * the page came from: it completes relative addresses and stands in where the page names none.
 */
export function findMetadata(
  signs: PageSigns,
  { html, served }: { html: string; served?: string },
): PageMetadata {
  const article = readLinkedArticle(signs.linkedData)
  const meta = (...names: readonly string[]) =>
    names.map((name) => signs.meta.get(name)?.[0]).find((value) => value !== undefined)
  const places = { signs, article, meta }
  const url = findAddress(places, { html, served })
  const publisher = findPublisher(places, url)
  const outlet = publisher.outlet ?? findNamedOutlet(signs, { url, credit: publisher.credit })
  const writers = findPageWriters(places, outlet)
  const credit = publisher.credit ?? findCredit(places, { writers, outlet })
  return {
    title: findPageTitle(places, outlet),
    outlet,
    credit,
    takenFrom: findTakenFrom(article, { outlet, credit }),
    byline: writers.byline,
    place: findStatedPlace(places),
    ...findPageDates(places),
    language: findLanguage(places),
    keywords: findKeywords(places),
    url,
    articleBody: textOf(article?.articleBody),
    isLocked: isLocked(article),
    isArticle: article !== undefined,
    kind: meta('og:type')?.toLowerCase(),
  }
}

function isLocked(article: LinkedThing | undefined): boolean {
  return /^false$/i.test(String(article?.isAccessibleForFree ?? ''))
}

/**
 * The outlet of a page. Pages with an agency's copy often name the agency as the publisher; then the site is the outlet
 * and the agency is credited.
 */
function findPublisher(
  { article, meta, signs }: MetadataPlaces,
  url: string | undefined,
): { readonly outlet?: string; readonly credit?: string } {
  const marked = signs.marked.get('publisher')?.find((name) => name !== '')
  const publisher = cleanOutlet(listNames(article?.publisher)[0]) ?? cleanOutlet(marked)
  const site =
    cleanOutlet(meta('og:site_name')) ??
    cleanOutlet(meta('application-name', 'apple-mobile-web-app-title', 'citation_journal_title')) ??
    cleanOutlet(meta('dc.publisher', 'dcterms.publisher', 'publisher', 'cre', 'source'))
  if (!publisher || !isAgency(publisher)) return { outlet: publisher ?? site }
  const host = url ? findHost(url) : ''
  if (isHostOf(host, publisher) || (host === '' && !site)) return { outlet: publisher }
  return site?.toLowerCase() === publisher.toLowerCase()
    ? { outlet: site }
    : { outlet: site, credit: publisher }
}

/** The outlet in the title of the tab. Pages with an agency's copy name the agency there: it is the outlet on its own site only. */
function findNamedOutlet(
  { tabTitle }: PageSigns,
  { url, credit }: { url: string | undefined; credit: string | undefined },
): string | undefined {
  const name = findTitledOutlet(tabTitle ?? '')
  if (name === undefined || name.toLowerCase() === credit?.toLowerCase()) return undefined
  return isAgency(name) && !isHostOf(url ? findHost(url) : '', name) ? undefined : name
}

function isHostOf(host: string, name: string): boolean {
  const initials = name.replace(/\B\p{L}|[^\p{L}]/gu, '')
  return [name.replace(/\W/g, ''), initials.length > 1 ? initials : name].some((word) =>
    host.split('.').some((part) => part === word.toLowerCase()),
  )
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

function findPageWriters({ article, signs, meta }: MetadataPlaces, outlet: string | undefined): Writers {
  const named = (...names: readonly string[]) => names.flatMap((name) => signs.meta.get(name) ?? [])
  const stated = [
    listNames(article?.author),
    listNames(article?.creator),
    named('citation_author'),
    named('article:author', 'og:article:author', 'article:author_name'),
    named('author', 'byl', 'parsely-author', 'sailthru.author', 'cxenseparse:author'),
    named('dc.creator', 'dcterms.creator', 'dc.contributor', 'twitter:creator:name'),
    signs.marked.get('author') ?? [],
    signs.marked.get('creator') ?? [],
    signs.authors,
    [textOf(meta('twitter:data1')) ?? ''],
  ]
  return chooseWriters(stated, outlet)
}

/** The agency whose report this is, unless it is the outlet itself. */
function findCredit(
  { article, meta }: MetadataPlaces,
  { writers, outlet }: { writers: Writers; outlet: string | undefined },
): string | undefined {
  const named = [
    ...['provider', 'sourceOrganization', 'creditText', 'copyrightHolder'].flatMap((name) =>
      listNames(article?.[name]),
    ),
    meta('syndication-source-name', 'article:provider', 'wire', 'dc.source') ?? '',
  ]
  const agency = writers.credit ?? named.map((name) => joinOnOneLine(name)).find(isAgency)
  return agency && !isSameAgency(agency, outlet ?? '') ? agency : undefined
}

/** `isBasedOn` names another report; who published that is told only by some. */
function findTakenFrom(
  article: LinkedThing | undefined,
  { outlet, credit }: { outlet: string | undefined; credit: string | undefined },
): string | undefined {
  const based = [article?.isBasedOn].flat().filter((thing) => typeof thing === 'object' && thing !== null)
  const names = based.flatMap((thing) => {
    const { publisher, provider, sourceOrganization } = thing as LinkedThing
    return [publisher, provider, sourceOrganization].flatMap(listNames).map(cleanOutlet)
  })
  return names.find(
    (name) => name !== undefined && ![outlet, credit].some((own) => own && isSameAgency(name, own)),
  )
}

/** "AP" and "The Associated Press", "Reuters" and "Reuters News". */
function isSameAgency(agency: string, outlet: string): boolean {
  const bare = (name: string) => name.toLowerCase().replace(/^the |\s+(?:news|agency|media|uk|us)\b/g, '')
  const initials = (name: string) => bare(name).replace(/\B\p{L}|[^\p{L}]/gu, '')
  return (
    bare(agency) === bare(outlet) || initials(agency) === bare(outlet) || initials(outlet) === bare(agency)
  )
}

/** JSON-LD has the dateline at times: "LONDON (Reuters)". */
function findStatedPlace({ article, meta }: MetadataPlaces): string | undefined {
  const stated = joinOnOneLine(textOf(article?.dateline) ?? meta('dateline') ?? '')
  const place = stated.replace(/\s*[(/–—-].*$|,\s*\p{Lu}\p{Ll}+\.? \d.*$/gu, '').trim()
  return place !== '' && place.length <= 60 && !/\d/.test(place) ? place : undefined
}

function findLanguage({ article, signs, meta }: MetadataPlaces): string | undefined {
  const language = textOf(article?.inLanguage) ?? listNames(article?.inLanguage)[0]
  const stated = [language, signs.language, meta('content-language', 'dc.language', 'language', 'og:locale')]
  return stated.map((tag) => readLanguageTag(tag ?? '')).find((tag) => tag !== undefined)
}

/** The BCP 47 tag in its usual form: `en_us` is `en-US`. */
export function readLanguageTag(written: string): string | undefined {
  const tag = written
    .trim()
    .split(/[\s,;]/)[0]!
    .replaceAll('_', '-')
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(tag)) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

function findKeywords({ article, signs }: MetadataPlaces): readonly string[] | undefined {
  const places = [
    listNames(article?.keywords),
    signs.meta.get('news_keywords'),
    signs.meta.get('article:tag'),
    signs.meta.get('keywords'),
    signs.meta.get('parsely-tags'),
    signs.meta.get('sailthru.tags'),
    signs.marked.get('keywords'),
    signs.tags,
  ]
  return places.map((stated) => splitKeywords(stated ?? [])).find((words) => words.length > 0)
}

function splitKeywords(stated: readonly string[]): string[] {
  const words = new Map<string, string>()
  for (const word of stated.flatMap((list) => joinOnOneLine(list).split(/\s*[,;|]\s*/))) {
    const bare = word.replace(/^#/, '').trim()
    // "type:story" and "wd_123" are for machines.
    const isMachine = /[:=_]|^[@\d]+$|^@|^https?/.test(bare)
    if (bare !== '' && bare.length <= 60 && !isMachine && !words.has(bare.toLowerCase())) {
      words.set(bare.toLowerCase(), bare)
    }
  }
  return [...words.values()].slice(0, MAX_KEYWORDS)
}

function findAddress(
  { signs, article, meta }: MetadataPlaces,
  { html, served }: { html: string; served?: string },
): string | undefined {
  const saved = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(html.slice(0, 2000))?.[1]
  const whole = article?.mainEntityOfPage
  const stated = [
    signs.canonical,
    meta('og:url'),
    textOf(article?.url),
    textOf(whole) ?? textOf((whole as LinkedThing | undefined)?.['@id']),
    served,
    saved,
  ]
  const base = [served, meta('og:url'), saved]
    .map((address) => address && cleanAddress(address))
    .find(Boolean)
  const addresses = stated.flatMap((address) =>
    address ? (cleanAddress(address, base || undefined) ?? []) : [],
  )
  // Some pages name their front page as the canonical one; an address with a path is the report's own.
  return addresses.find((address) => new URL(address).pathname.length > 1) ?? addresses[0]
}
