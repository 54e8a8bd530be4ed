import { parseHTML } from 'linkedom'
import { UnreadableInput } from './open-bytes.ts'
import { type StrippedMarkup, stripMarkup } from './strip-markup.ts'

/** What we use of an element of a page; the rest of the DOM is left to Readability. */
export interface PageElement {
  readonly nodeType: number
  readonly nodeName: string
  readonly tagName: string
  textContent: string
  readonly className: string
  readonly id: string
  readonly firstChild: PageElement | null
  readonly nextSibling: PageElement | null
  readonly parentNode: PageElement | null
  getAttribute(name: string): string | null
  hasAttribute(name: string): boolean
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
  closest(selector: string): PageElement | null
  removeAttribute(name: string): void
  append(...nodes: PageElement[]): void
  replaceWith(...nodes: PageElement[]): void
  replaceChildren(...nodes: PageElement[]): void
  remove(): void
}

export interface Page extends PageElement {
  readonly documentElement: PageElement
  readonly body: PageElement
  createElement(name: string): PageElement
}

/** No page that a browser shows comes near this, and the parser's time grows with its square. */
const MAX_NESTING = 2000

export const ELEMENT = 1
export const TEXT = 3
const OF_HEAD = new Set(['META', 'LINK', 'SCRIPT', 'TITLE', 'BASE', 'STYLE', 'NOSCRIPT', 'TEMPLATE'])

/**
 * The page in some HTML, however broken. linkedom does not add `html` and `body` where they are left out, but
 * Readability counts on them, so that is done here. Throws UnreadableInput for elements nested thousands deep.
 */
export function parsePage(html: string): Page {
  return parseStripped(stripMarkup(html))
}

/** The page in HTML that `stripMarkup` has been through; see `parsePage`. */
export function parseStripped({ html, nesting }: StrippedMarkup): Page {
  if (nesting > MAX_NESTING) {
    throw new UnreadableInput(
      `a broken HTML page: its elements are nested more than ${MAX_NESTING} deep; save the page from the browser again`,
    )
  }
  const bare = html.replace(/^\s*<\?xml[^>]*\?>/, '')
  const isComplete = /<html[\s>]/i.test(bare) && /<body[\s>]/i.test(bare)
  const head = findHead(bare)
  const rest = bare
    .replace(head, () => '')
    .replace(/<!doctype[^>]{0,2000}>|<\/?(?:html|head|body)(?:\s[^<>]{0,20000})?>/gi, '')
  const parsed = isComplete ? parseDocument(bare) : undefined
  // Another element may stand before the page; and where its first tag is never closed, the parser finds none in it.
  const page =
    parsed?.documentElement?.nodeName === 'HTML'
      ? parsed
      : parseDocument(`<!doctype html><html>${head}<body>${rest}</body></html>`)
  gatherStrays(page)
  return page
}

function parseDocument(html: string): Page {
  return parseHTML(html).document as unknown as Page
}

/** From the first `head` to the first end of one: a single search, however many there are. */
function findHead(html: string): string {
  const start = html.search(/<head[\s>]/i)
  const length = start === -1 ? -1 : html.slice(start).search(/<\/head\s*>/i)
  return length === -1 ? '' : html.slice(start, html.indexOf('>', start + length) + 1)
}

/** In a broken page, parts of the body stand in its head, beside the body, in a second one or below the end of the page. */
function gatherStrays(page: Page): void {
  const parts = listChildren(page.documentElement)
  const head = parts.find(({ nodeName }) => nodeName === 'HEAD')
  const body = parts.find(({ nodeName }) => nodeName === 'BODY') ?? page.createElement('body')
  const inHead = head
    ? listChildren(head).filter((node) => node.nodeType === ELEMENT && !OF_HEAD.has(node.nodeName))
    : []
  const beside = parts.filter((node) => node !== head && node !== body)
  const below = listChildren(page).filter((node) => node !== page.documentElement)
  const strays = [...beside, ...below].filter(hasContent)
  if (strays.length === 0 && inHead.length === 0 && parts.includes(body)) return
  // Where the parser finds no body after the head it makes a new one, so these must go first.
  for (const node of strays) node.remove()
  if (inHead.length > 0) body.replaceChildren(...inHead, ...listChildren(body))
  body.append(...strays.flatMap((node) => (node.nodeName === 'BODY' ? listChildren(node) : [node])))
  page.documentElement.append(body)
}

function hasContent({ nodeType, textContent }: PageElement): boolean {
  return nodeType === ELEMENT || (nodeType === TEXT && textContent.trim() !== '')
}

function listChildren(element: PageElement): PageElement[] {
  const children: PageElement[] = []
  for (let child = element.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}
