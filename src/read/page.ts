import { parseHTML } from 'linkedom'
import { UnreadableInput } from './open-bytes.ts'

/** What we use of an element of a page; the rest of the DOM is left to Readability. */
export interface PageElement {
  readonly nodeType: number
  readonly nodeName: string
  readonly tagName: string
  readonly textContent: string
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
  remove(): void
}

export interface Page extends PageElement {
  readonly documentElement: PageElement
  readonly body: PageElement
}

/** No page that a browser shows comes near this, and the parser's time grows with its square. */
const MAX_NESTING = 2000
const NEVER_NESTED = new Set(
  'br hr img input meta link area base col embed source track wbr param p li option td tr th dt dd'.split(
    ' ',
  ),
)

export const ELEMENT = 1
export const TEXT = 3

/**
 * The page in some HTML, however broken. linkedom does not add `html` and `body` where they are left out, but
 * Readability counts on them, so that is done here. Throws UnreadableInput for elements nested thousands deep.
 */
export function parsePage(html: string): Page {
  if (measureNesting(html) > MAX_NESTING) {
    throw new UnreadableInput(
      `a broken HTML page: its elements are nested more than ${MAX_NESTING} deep; save the page from the browser again`,
    )
  }
  const bare = html.replace(/^\s*<\?xml[^>]*\?>/, '')
  const isComplete = /<html[\s>]/i.test(bare) && /<body[\s>]/i.test(bare)
  const head = /<head[\s>][\s\S]*?<\/head\s*>/i.exec(bare)?.[0] ?? ''
  const rest = bare
    .replace(head, () => '')
    .replace(/<!doctype[^>]{0,2000}>|<\/?(?:html|head|body)(?:\s[^>]{0,20000})?>/gi, '')
  const whole = isComplete ? bare : `<!doctype html><html>${head}<body>${rest}</body></html>`
  return parseHTML(whole).document as unknown as Page
}

function measureNesting(html: string): number {
  let [depth, deepest] = [0, 0]
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][\w:-]*)/gi)) {
    if (NEVER_NESTED.has(name!.toLowerCase())) continue
    depth = Math.max(0, depth + (slash ? -1 : 1))
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
