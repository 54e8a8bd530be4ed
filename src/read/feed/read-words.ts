import { Parser } from 'htmlparser2'
import { joinOnOneLine } from '../clean-characters.ts'
import type { Element } from './parse-markup.ts'

/** Elements of pages that stand in titles; what else looks like one is somebody's words: `the <blink> tag`. */
const KNOWN = new Set(
  (
    'a abbr acronym address article b base basefont bdi bdo big blockquote body br button caption center cite code ' +
    'data dd del details dfn dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 ' +
    'h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link map mark menu meta noscript ' +
    'object ol option p param picture pre q rp rt ruby s samp script section select small source span strike strong ' +
    'style sub summary sup svg table tbody td textarea tfoot th thead time title tr tt u ul var video wbr'
  ).split(' '),
)
/** Old elements that today are more often written about than used: only with their end are they markup. */
const OLD = new Set(['applet', 'blink', 'marquee'])
const SILENT = new Set(['script', 'style', 'title', 'head', 'noscript', 'iframe', 'textarea', 'svg'])
const APART = new Set(
  'address article blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table td th tr ul'.split(' '),
)

/**
 * The words of some HTML on one line, or of plain text that may be HTML: markup of pages is taken away, references are
 * read once, and any other sign stays.
 *
 * @example readWords('Talks <b>“fail&rdquo;</b>: 3 < 5') // 'Talks “fail”: 3 < 5'
 */
export function readWords(html: string): string {
  if (!/[<&]/.test(html)) return joinOnOneLine(html)
  let words = ''
  let silent = 0
  const isMarkup = (name: string) => KNOWN.has(name) || (OLD.has(name) && html.includes(`</${name}`))
  const parser: Parser = new Parser({
    onopentag(name) {
      if (SILENT.has(name)) silent++
      else if (APART.has(name)) words += ' '
      else if (!isMarkup(name) && silent === 0) words += html.slice(parser.startIndex, parser.endIndex + 1)
    },
    onclosetag(name, isImplied) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      else if (APART.has(name)) words += ' '
      else if (!isMarkup(name) && silent === 0 && !isImplied) {
        words += html.slice(parser.startIndex, parser.endIndex + 1)
      }
    },
    ontext(text) {
      if (silent === 0) words += text
    },
  })
  parser.end(html)
  return joinOnOneLine(words)
}

/** The text directly in an element and below it, as it stands. */
export function readText(element: Element | undefined): string {
  if (!element) return ''
  return element.children.map((child) => (typeof child === 'string' ? child : readText(child))).join('')
}

/** What an element holds, as HTML: the elements in it written out again, or its text, which is HTML itself. */
export function readMarkup(element: Element): string {
  const hasElements = element.children.some((child) => typeof child !== 'string')
  return hasElements ? writeMarkup(element.children) : readText(element)
}

const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'wbr',
  'source',
  'embed',
  'area',
  'col',
  'meta',
  'link',
  'param',
  'track',
])

function writeMarkup(children: Element['children']): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return escapeText(child)
      const tag = child.tag.toLowerCase()
      const attributes = [...child.attributes]
        .map(([name, value]) => ` ${name}="${escapeText(value)}"`)
        .join('')
      return VOID.has(tag)
        ? `<${tag}${attributes}>`
        : `<${tag}${attributes}>${writeMarkup(child.children)}</${tag}>`
    })
    .join('')
}

/** The text as HTML that shows it. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
