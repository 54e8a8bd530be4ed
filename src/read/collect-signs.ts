import { ELEMENT, type Page, type PageElement } from './page.ts'

/** What a page says of itself, as it stands there: collected in one walk, before anything is cut. */
export interface PageSigns {
  /** `meta` elements by name in lower case; several of one name in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  /** What is marked with `itemprop` (microdata) or `property` (RDFa), by name in lower case without a prefix. */
  readonly marked: ReadonlyMap<string, readonly string[]>
  readonly linkedData: readonly string[]
  readonly canonical?: string
  readonly language?: string
  readonly tabTitle?: string
  readonly headings: readonly string[]
  readonly times: readonly PageTime[]
  /** The words of elements that name the writers: `rel="author"`, class `byline`. */
  readonly authors: readonly string[]
  /** The words of links with `rel="tag"`. */
  readonly tags: readonly string[]
}

export interface PageTime {
  readonly written: string
  readonly isInReport: boolean
  readonly isUpdate: boolean
}

const AUTHOR_NAME =
  /(?:^|[\s_-])(?:by-?line|by-?lines|author-?names?|article-?author|story-?author|post-?author-name|c-byline|byline__name|author__name|writer|reporter-?name|vcard)(?:__?(?:name|author|link))?(?:$|\s)/i
const REPORT_PART = /^(?:ARTICLE|MAIN|HEADER)$/
const UPDATE = /updat|modif|correct|edit/i
/** Longer words are no name and no keyword, and count as nothing said. */
const MAX_NAME_LENGTH = 300
/** No page names more of one kind that matters; broken ones nest thousands. */
const MAX_SIGNS = 30
const MARKED = new Set(
  'headline author creator publisher datepublished datemodified datecreated keywords'.split(' '),
)

interface OpenSigns {
  meta: Map<string, string[]>
  marked: Map<string, string[]>
  linkedData: string[]
  canonical?: string
  language?: string
  tabTitle?: string
  headings: string[]
  times: PageTime[]
  authors: string[]
  tags: string[]
}

export function collectSigns(page: Page): PageSigns {
  const signs: OpenSigns = {
    meta: new Map(),
    marked: new Map(),
    linkedData: [],
    language:
      page.documentElement.getAttribute('lang') ?? page.documentElement.getAttribute('xml:lang') ?? undefined,
    headings: [],
    times: [],
    authors: [],
    tags: [],
  }
  walkAll(page.documentElement, (element, isInReport) => {
    const take = TAKERS[element.nodeName]
    if (take) take(signs, { element, isInReport })
    takeMarked(signs, element)
    takeAuthor(signs, element)
  })
  return signs
}

interface SignPlace {
  readonly element: PageElement
  readonly isInReport: boolean
}

const TAKERS: Readonly<Record<string, (signs: OpenSigns, place: SignPlace) => void>> = {
  META: (signs, { element }) => takeMeta(signs, element),
  LINK: (signs, { element }) => {
    const href = element.getAttribute('href')
    if (href && /(?:^|\s)canonical(?:\s|$)/i.test(element.getAttribute('rel') ?? '')) signs.canonical ??= href
  },
  SCRIPT: (signs, { element }) => {
    if (/ld\+json/i.test(element.getAttribute('type') ?? '')) signs.linkedData.push(element.textContent)
  },
  TITLE: (signs, { element }) => {
    signs.tabTitle ??= element.textContent
  },
  H1: (signs, { element }) => {
    if (signs.headings.length < MAX_SIGNS) signs.headings.push(element.textContent)
  },
  TIME: (signs, { element, isInReport }) => {
    if (signs.times.length === MAX_SIGNS) return
    const written = element.getAttribute('datetime') ?? element.textContent
    const label = `${element.className} ${element.getAttribute('itemprop') ?? ''} ${element.textContent}`
    signs.times.push({ written: written.trim(), isInReport, isUpdate: UPDATE.test(label) })
  },
  A: (signs, { element }) => {
    if (/(?:^|\s)tag(?:\s|$)/i.test(element.getAttribute('rel') ?? '')) addShort(signs.tags, element)
  },
}

function takeMeta(signs: OpenSigns, element: PageElement): void {
  const content = element.getAttribute('content')?.trim()
  if (!content) return
  for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
    const name = element.getAttribute(attribute)?.trim().toLowerCase()
    if (name) add(signs.meta, { name, value: content })
  }
}

function takeMarked(signs: OpenSigns, element: PageElement): void {
  if (element.nodeName === 'META') return
  const names = element.getAttribute('itemprop') ?? element.getAttribute('property')
  if (!names) return
  for (const written of names.toLowerCase().slice(0, MAX_NAME_LENGTH).split(/\s+/)) {
    const name = written.replace(/^.*[:/#]/, '')
    const isFull = (signs.marked.get(name)?.length ?? 0) >= MAX_SIGNS
    if (isFull || !MARKED.has(name)) continue
    const value =
      element.getAttribute('content') ??
      element.getAttribute('datetime') ??
      nameInside(element) ??
      element.textContent
    add(signs.marked, { name, value: value.length <= MAX_NAME_LENGTH ? value.trim() : '' })
  }
}

/** A person or outlet is often marked as a thing whose name is marked inside it. */
function nameInside(element: PageElement): string | undefined {
  if (!element.hasAttribute('itemscope') && !element.hasAttribute('typeof')) return undefined
  const named = element.querySelector('[itemprop~="name"], [property~="name"], [property="schema:name"]')
  return named ? (named.getAttribute('content') ?? named.textContent) : undefined
}

function takeAuthor(signs: OpenSigns, element: PageElement): void {
  const isAuthor =
    /(?:^|\s)author(?:\s|$)/i.test(element.getAttribute('rel') ?? '') ||
    (element.className !== '' && AUTHOR_NAME.test(element.className))
  if (isAuthor) addShort(signs.authors, element)
}

function addShort(list: string[], element: PageElement): void {
  if (list.length >= MAX_SIGNS) return
  const text = element.textContent.replace(/\s+/g, ' ').trim()
  // What is too long counts too, so that nested elements are not looked at by the thousand.
  list.push(text.length <= MAX_NAME_LENGTH ? text : '')
}

function add(map: Map<string, string[]>, { name, value }: { name: string; value: string }): void {
  const values = map.get(name)
  if (values) values.push(value)
  else map.set(name, [value])
}

/** Visits every element below `root` in the order of the page, without a call stack that a deep page could exhaust. */
function walkAll(root: PageElement, visit: (element: PageElement, isInReport: boolean) => void): void {
  const open: { node: PageElement | null; isInReport: boolean }[] = [
    { node: root.firstChild, isInReport: false },
  ]
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const { node, isInReport } = level
    if (node === null) {
      open.pop()
      continue
    }
    level.node = node.nextSibling
    if (node.nodeType !== ELEMENT) continue
    visit(node, isInReport)
    const isReport = isInReport || REPORT_PART.test(node.nodeName) || node.getAttribute('role') === 'main'
    open.push({ node: node.firstChild, isInReport: isReport })
  }
}
