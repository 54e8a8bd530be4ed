/** Elements that show no text of a report; the words inside them are program, drawing or fallback. */
const HIDDEN_ELEMENT = /^(?:script|style|noscript|template|svg|iframe|canvas|audio|video|select|textarea)$/
/** Elements without any text; pages hold hundreds of them. */
const EMPTY_ELEMENT = /^(?:img|source|track|input|path|wbr|col|area|embed)$/
/** Attributes that make up half of many pages and tell nothing of the report. */
const IDLE_ATTRIBUTE =
  /\s(?:on[a-z]+|srcset|sizes|src|style|width|height|target|tabindex|alt|d|loading|decoding|aria-(?!hidden)[a-z]+|data-(?!component|testid|type|block|module|qa)[\w:.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/gi
/** Readability judges links by where they lead; kept under another name, the targets change nothing of what it finds. */
const LINK_TARGET = /\shref\s*=\s*("[^"]*"|'[^']*')/gi
const HIDING_STYLE = /\sstyle\s*=\s*["'][^"']*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i
const NEVER_NESTED = new Set(
  'br hr img input meta link area base col embed source track wbr param p li option td tr th dt dd'.split(
    ' ',
  ),
)
/** No tag is longer; a quotation mark that is left open in a tag would else swallow the rest of the page. */
const MAX_TAG_LENGTH = 200_000

export interface StrippedMarkup {
  readonly html: string
  /** How deep the elements are nested, where every one that is not closed counts. */
  readonly nesting: number
}

/**
 * The HTML of a page without what a reader never sees: scripts (JSON-LD is kept), styles, drawings, comments and idle
 * attributes. What is left parses in half the time. Elements hidden by their style get a `hidden` attribute instead.
 */
export function stripMarkup(html: string): StrippedMarkup {
  const kept: string[] = []
  const neverClosed = new Set<string>()
  let [from, depth, nesting] = [0, 0, 0]
  const tagStart = /<(?:!--|(\/?)([a-z][\w:-]*))/gi
  for (let match = tagStart.exec(html); match; match = tagStart.exec(html)) {
    const start = match.index
    const name = match[2]?.toLowerCase()
    if (name === undefined) {
      kept.push(html.slice(from, start))
      from = findCommentEnd(html, start)
    } else {
      const end = findTagEnd(html, start)
      const tag = html.slice(start, end)
      const isOpening = match[1] === ''
      const isHidden = isOpening && HIDDEN_ELEMENT.test(name) && !tag.endsWith('/>') && !neverClosed.has(name)
      const close = isHidden ? findClose(html, { name, from: end }) : undefined
      if (isHidden && close === undefined) neverClosed.add(name)
      if (close !== undefined) {
        kept.push(html.slice(from, start), isLinkedData(tag) ? html.slice(start, close) : ' ')
        from = close
      } else {
        kept.push(html.slice(from, start))
        if (!EMPTY_ELEMENT.test(name)) kept.push(isOpening ? stripTag(tag) : tag)
        from = end
        if (!NEVER_NESTED.has(name) && !tag.endsWith('/>')) depth = Math.max(0, depth + (isOpening ? 1 : -1))
        nesting = Math.max(nesting, depth)
      }
    }
    tagStart.lastIndex = from
  }
  kept.push(html.slice(from))
  return { html: kept.join(''), nesting }
}

function stripTag(tag: string): string {
  if (tag.length < 20 || !tag.includes('=')) return tag
  const active = tag.replace(IDLE_ATTRIBUTE, '')
  const bare = /^<a\s/i.test(tag) ? active.replace(LINK_TARGET, ' data-href=$1') : active
  return HIDING_STYLE.test(tag) ? bare.replace(/\s*\/?>$/, ' hidden>') : bare
}

function isLinkedData(tag: string): boolean {
  return /ld\+json/i.test(tag)
}

/** Where a comment ends; one that is never closed ends the page, as in browsers. */
function findCommentEnd(html: string, start: number): number {
  const end = html.indexOf('-->', start + 2)
  return end === -1 ? html.length : end + 3
}

/** Where a tag ends; `>` inside quotation marks is no end. */
function findTagEnd(html: string, start: number): number {
  const first = html.indexOf('>', start)
  if (first === -1) return html.length
  let quote = 0
  const limit = Math.min(html.length, start + MAX_TAG_LENGTH)
  for (let index = start + 1; index < limit; index++) {
    const code = html.charCodeAt(index)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 62) return index + 1
    else if ((code === 34 || code === 39) && html.charCodeAt(index - 1) === 61) quote = code
  }
  return first + 1
}

function findClose(html: string, { name, from }: { name: string; from: number }): number | undefined {
  const close = new RegExp(`</${name}\\s*>`, 'gi')
  close.lastIndex = from
  const match = close.exec(html)
  return match ? match.index + match[0].length : undefined
}
