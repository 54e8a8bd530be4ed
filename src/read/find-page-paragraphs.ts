import { MOST_LINKS, type WrittenLink } from './linked-text.ts'
import { ELEMENT, type PageElement, TEXT } from './page.ts'
import type { Paragraph } from './split-paragraphs.ts'

const INLINE = new Set(
  (
    'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q RUBY S SAMP SMALL SPAN ' +
    'STRIKE STRONG SUB SUP TIME TT U VAR WBR IMG PICTURE'
  ).split(' '),
)
/** Elements that a site defines itself are inline unless it says otherwise. */
const isInline = (name: string) => INLINE.has(name) || name.includes('-')
/** A paragraph with this share of its letters in links is a link with a word around it: "Minister resigns [VIDEO]". */
const LINK_SHARE = 0.8
const SKIPPED = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'SVG',
  'HEAD',
  'IFRAME',
  'BUTTON',
  'FIGCAPTION',
])

/**
 * The paragraphs that a part of a page shows: every block (a paragraph, a quotation, a list item, a table's row) and
 * every run of text between two line breaks is one. The walk keeps no call stack, so that no page is too deep for it.
 */
export function findPageParagraphs(root: PageElement): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let text = ''
  let linkText = ''
  let timeText = ''
  let heading: number | undefined
  let breaks = 0
  let links = 0
  let targets: { readonly url: string; readonly start: number; readonly end: number }[] = []
  let target: { readonly url: string; readonly start: number } | undefined
  let times = 0
  const closeParagraph = () => {
    if (target) targets.push({ ...target, end: text.length })
    const words = joinSpaces(text).trim()
    const isLink = linkText !== '' && countLetters(linkText) >= countLetters(words) * LINK_SHARE
    const isTime = timeText !== '' && countLetters(timeText) >= countLetters(words)
    // Rows of dots, arrows and slashes are drawings; agencies part sections by "___".
    if (/[\p{L}\p{N}]|^_+$/u.test(words)) {
      paragraphs.push({
        text: words,
        hasGap: true,
        heading,
        isLink,
        ...(isTime && { isTime }),
        ...listWritten(text, { words, targets }),
      })
    }
    text = ''
    targets = []
    target = target && { ...target, start: 0 }
    linkText = ''
    timeText = ''
    breaks = 0
  }
  const enter = (node: PageElement) => {
    if (node.nodeName === 'A') {
      links++
      const url = node.getAttribute('data-href') ?? node.getAttribute('href')
      target = url ? { url, start: text.length } : undefined
    }
    if (node.nodeName === 'TIME') times++
    if (node.nodeName === 'BR') {
      breaks++
      text += ' '
      if (breaks >= 2) closeParagraph()
    } else if (node.nodeName === 'TD' || node.nodeName === 'TH') {
      text += ' '
    } else if (!isInline(node.nodeName)) {
      closeParagraph()
      heading = /^H[1-6]$/.test(node.nodeName) ? Number(node.nodeName[1]) : heading
    }
  }
  const leave = (node: PageElement) => {
    if (node.nodeName === 'A') {
      links--
      if (target) targets.push({ ...target, end: text.length })
      target = undefined
    }
    if (node.nodeName === 'TIME') times--
    if (isInline(node.nodeName) || ['BR', 'TD', 'TH'].includes(node.nodeName)) return
    closeParagraph()
    if (/^H[1-6]$/.test(node.nodeName)) heading = undefined
  }
  const addText = (words: string) => {
    text += words
    if (words.trim() !== '') breaks = 0
    if (links > 0) linkText += words
    if (times > 0) timeText += words
  }
  walk(root, { enter, leave, addText })
  closeParagraph()
  return paragraphs
}

const joinSpaces = (text: string): string => text.replace(/[ \t\n\r\f]+/g, ' ')

/** The links with words in a paragraph, where they stand once its spaces are joined. */
function listWritten(
  text: string,
  { words, targets }: { words: string; targets: readonly { url: string; start: number; end: number }[] },
): { links?: WrittenLink[] } {
  const links: WrittenLink[] = []
  let [from, place] = [text.length - text.trimStart().length, 0]
  for (const { url, start, end } of targets.slice(0, MOST_LINKS)) {
    const own = joinSpaces(text.slice(start, end)).trim()
    if (own === '') continue
    // Measured from one link's first letter to the next: a paragraph may be a whole page.
    const first = end - text.slice(start, end).trimStart().length
    place += joinSpaces(text.slice(from, first)).length
    from = first
    if (words.startsWith(own, place)) links.push({ url, text: own, start: place })
  }
  return links.length > 0 ? { links } : {}
}

function countLetters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').length
}

interface Visitor {
  enter(node: PageElement): void
  leave(node: PageElement): unknown
  addText(words: string): void
}

function walk(root: PageElement, { enter, leave, addText }: Visitor): void {
  let node: PageElement | null = root.firstChild
  while (node) {
    if (node.nodeType === TEXT) addText(node.textContent)
    const isOpen: boolean = node.nodeType === ELEMENT && !SKIPPED.has(node.nodeName.toUpperCase())
    if (isOpen) {
      enter(node)
      if (node.firstChild) {
        node = node.firstChild
        continue
      }
      leave(node)
    }
    while (node && !node.nextSibling) {
      node = node.parentNode
      if (!node || node === root) return
      leave(node)
    }
    node = node ? node.nextSibling : null
  }
}

/** How many elements stand below this one, and how deep the deepest is. */
export function measureElements(root: PageElement): { readonly depth: number; readonly count: number } {
  let [count, depth, deepest] = [0, 0, 0]
  const enter = () => {
    count++
    depth++
    deepest = Math.max(deepest, depth)
  }
  walk(root, { enter, leave: () => depth--, addText: () => undefined })
  return { depth: deepest, count }
}
