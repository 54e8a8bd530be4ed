import { findChildren } from './find-in-element.ts'
import type { Element } from './parse-markup.ts'
import { escapeText, readMarkup, readText, readWords } from './read-words.ts'

/** Where feeds keep a whole report, the surest first, and where they keep a part or all of it. */
const WHOLE = ['content:encoded', 'xhtml:body', 'body', 'xhtml:div', 'fullitem', 'content']
const DESCRIPTIONS = [
  'description',
  'summary',
  'abstract',
  'tagline',
  'dcterms:abstract',
  'dc:description',
  'itunes:summary',
]

/** The words of an element that may hold markup in any of the ways that RSS and Atom have. */
export function readWordsOf(element: Element | undefined): string | undefined {
  if (!element) return undefined
  const kind = findContentType(element)
  const words = kind === 'text' ? readWords(escapeText(readText(element))) : readWords(readHtml(element))
  return words || undefined
}

/** What is in an element, as HTML. */
export function readHtml(element: Element): string {
  const kind = findContentType(element)
  if (kind === 'base64') return Buffer.from(readText(element), 'base64').toString('utf8')
  if (kind === 'text') return escapeText(readText(element))
  return kind === 'other' ? '' : readMarkup(element)
}

/** How Atom says what is in an element. RSS says nothing: it is markup, or words that read the same as markup. */
function findContentType(element: Element): 'text' | 'markup' | 'base64' | 'other' {
  const type = element.attributes.get('type')?.trim().toLowerCase()
  const mode = element.attributes.get('mode')?.trim().toLowerCase()
  const hasElements = element.children.some((child) => typeof child !== 'string')
  if (hasElements) return 'markup'
  if (type === 'text' || type === 'text/plain') return mode === 'base64' ? 'base64' : 'text'
  if (type === undefined) return mode === 'base64' ? 'base64' : 'markup'
  if (/html|xml$/.test(type)) return mode === 'base64' ? 'base64' : 'markup'
  // By the Atom standard, content of any other type is base64, and a picture is nothing to read.
  if (type === 'application/octet-stream') return 'base64'
  if (/^(?:image|audio|video|application)\//.test(type)) return 'other'
  return mode === 'base64' ? 'base64' : 'markup'
}

/** The most of a report that an entry holds, and the words of its description. */
export function readContents(entry: Element): { content?: string; contentBase?: string; summary?: string } {
  const whole = findFullest(findChildren(entry, WHOLE))
  const description = findFullest(findChildren(entry, DESCRIPTIONS))
  const isWhole = whole !== undefined && (!description || whole.html.length >= description.html.length)
  const fullest = isWhole ? whole : description
  return {
    content: fullest?.html,
    contentBase: fullest?.element.base,
    summary: readWords(description?.html ?? '') || undefined,
  }
}

function findFullest(elements: readonly Element[]): { element: Element; html: string } | undefined {
  let fullest: { element: Element; html: string } | undefined
  for (const element of elements) {
    const html = readHtml(element)
    if (html.trim() !== '' && html.length > (fullest?.html.length ?? 0)) fullest = { element, html }
  }
  return fullest
}
