/** A thing of JSON-LD: properties with values of any kind. */
export type LinkedThing = { readonly [name: string]: unknown }

const ARTICLE_TYPE = /(?:Article|Posting|Report|Review|LiveBlogPosting)$/
/** How deep things may lie in each other; deeper ones are none that a newsroom wrote. */
const MAX_DEPTH = 6
/** No article's description is longer; one with its whole text has some ten thousand characters. */
const MAX_LENGTH = 500_000
/** The properties that are read out of JSON that is broken. */
const TEXT_PROPERTIES =
  'headline datePublished dateModified dateCreated url inLanguage articleBody dateline isAccessibleForFree'.split(
    ' ',
  )

/**
 * The article that a page describes in its JSON-LD, which may be one thing, a list or a graph. References to other
 * things of the page (`{"@id": "#publisher"}`) are followed. Of JSON that is broken, the properties that can still be
 * told are taken. Gives `undefined` where no thing is an article.
 */
export function readLinkedArticle(scripts: readonly string[]): LinkedThing | undefined {
  const short = scripts.filter((json) => json.length <= MAX_LENGTH)
  const parsed = short.map(parseLoosely)
  const things = parsed.flatMap((value) => collectThings(value, 0))
  const article = things.filter(isArticle).sort((a, b) => rateArticle(b) - rateArticle(a))[0]
  if (article) return followReferences(article, things)
  const broken = short.filter((_, index) => parsed[index] === undefined)
  return broken.map(scrapeArticle).find((thing) => thing !== undefined)
}

function isArticle(thing: LinkedThing): boolean {
  return [thing['@type']].flat().some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type))
}

/** Pages list other articles too; the page's own is told most of. */
function rateArticle(thing: LinkedThing): number {
  const told = ['headline', 'datePublished', 'author', 'publisher', 'articleBody', 'mainEntityOfPage']
  return told.filter((name) => thing[name] !== undefined).length
}

function parseLoosely(json: string): unknown {
  const bare = json
    .trim()
    .replace(/^<!--|-->$|^\/\/\s*<!\[CDATA\[|\/\/\s*\]\]>$|^<!\[CDATA\[|\]\]>$/g, '')
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/;\s*$/, '')
    .trim()
  const decoded = /^[[{]\s*&quot;/.test(bare) ? bare.replaceAll('&quot;', '"').replaceAll('&amp;', '&') : bare
  for (const text of [
    decoded,
    decoded.replace(/,\s*([}\]])/g, '$1'),
    `[${decoded.replace(/\}\s*\{/g, '},{')}]`,
  ]) {
    try {
      return JSON.parse(text)
    } catch {
      // Pages are full of JSON-LD that is none; what can be told of it is scraped.
    }
  }
  return undefined
}

function collectThings(value: unknown, depth: number): LinkedThing[] {
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => collectThings(item, depth + 1))
  const thing = value as LinkedThing
  const inner = [thing['@graph'], thing.mainEntity, thing.mainEntityOfPage, thing.hasPart]
  return [thing, ...inner.flatMap((item) => collectThings(item, depth + 1))]
}

function followReferences(article: LinkedThing, things: readonly LinkedThing[]): LinkedThing {
  const byId = new Map(
    things.flatMap((thing) => (typeof thing['@id'] === 'string' ? [[thing['@id'], thing]] : [])),
  )
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow)
    if (typeof value !== 'object' || value === null) return value
    const { '@id': id, name } = value as LinkedThing
    return typeof id === 'string' && name === undefined ? (byId.get(id) ?? value) : value
  }
  const followed = [
    'author',
    'creator',
    'publisher',
    'provider',
    'sourceOrganization',
    'isPartOf',
    'isBasedOn',
  ]
  const properties = followed.flatMap((name) =>
    article[name] === undefined ? [] : [[name, follow(article[name])]],
  )
  return { ...article, ...Object.fromEntries(properties) }
}

function scrapeArticle(json: string): LinkedThing | undefined {
  if (!/"@type"\s*:\s*"[^"]{0,60}(?:Article|Posting|Report)"/.test(json)) return undefined
  const thing: Record<string, unknown> = {}
  for (const name of TEXT_PROPERTIES) {
    const value = new RegExp(`"${name}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*"|true|false)`).exec(json)?.[1]
    if (value !== undefined) thing[name] = parseLoosely(value) ?? value.slice(1, -1)
  }
  for (const name of ['author', 'publisher']) {
    const value = new RegExp(`"${name}"\\s*:\\s*[[{][^}]{0,400}?"name"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"`).exec(
      json,
    )?.[1]
    if (value !== undefined) thing[name] = { name: value }
  }
  return thing
}

/** The names of a person, an outlet or a list of them. */
export function listNames(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (Array.isArray(value)) return value.flatMap(listNames)
  return typeof value === 'object' && value !== null ? listNames((value as LinkedThing).name) : []
}

/** A property's value where it is a text with words. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
