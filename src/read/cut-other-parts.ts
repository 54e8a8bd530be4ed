import type { Note } from '../record.ts'
import { noteCut } from './draft.ts'
import { findPageParagraphs } from './find-page-paragraphs.ts'
import { nameOtherPart, type OtherPart } from './name-other-part.ts'
import { ELEMENT, type Page, type PageElement } from './page.ts'

/** A part with this share of all prose of the page is the report or holds it, whatever its class says. */
const REPORT_SHARE = 0.4
/** A hidden part must be nearly everything: pages hold a hidden copy of the report for other sites. */
const HIDDEN_REPORT_SHARE = 0.7
/** So many words of a part are shown in its note. */
const NOTED_LENGTH = 600
/** Two quotations that begin with so many equal letters are one; fewer letters are a button or a heading. */
const COMPARED_LETTERS = 60
const LEAST_LETTERS = 16
const REPORT_HOLDER = /^(?:ARTICLE|MAIN)$/

export interface CutOptions {
  /** `certain` cuts only what hardly any page names wrongly, for pages that lost their report to a misleading name. */
  readonly names: 'all' | 'certain'
}

export interface CutParts {
  readonly notes: readonly Note[]
  /** The length of all paragraphs that the page had before. */
  readonly proseLength: number
}

/**
 * Takes the parts out of a page that are not the report: menus, captions, share bars, related articles, comments, cookie
 * notices. Gives a note for each that stood inside the report. Quotations set apart stay: a block quotation is taken out of
 * its wrappers, and a pull quote goes only when its words stand in the report anyway.
 */
export function cutOtherParts(page: Page, { names }: CutOptions = { names: 'all' }): CutParts {
  const notes: Note[] = []
  const known = new Map<string, OtherPart | null>()
  const ownElements: PageElement[] = []
  let letters: string | undefined
  const everywhere = () => {
    letters ??= keepLetters(page.body.textContent)
    return letters
  }
  const proseLength = measureProse(page.body)
  const visit = (element: PageElement, isInReport: boolean): boolean => {
    const part = isHidden(element) ? HIDDEN : nameOtherPart(element, known)
    if (
      part === undefined ||
      (names === 'certain' && !CERTAIN.has(part.what)) ||
      holdsReport(element, { part, proseLength }) ||
      isInSentence(element)
    ) {
      if (part === HIDDEN) show(element)
      if (element.nodeName === 'P' || INLINE.test(element.nodeName)) forgetNames(element)
      if (element.nodeName.includes('-')) ownElements.push(element)
      return true
    }
    const quotations = KEEPS_NO_QUOTATION.has(part.what)
      ? []
      : findOwnQuotations(page, { element, everywhere })
    if (isInReport && part !== HIDDEN && quotations.length === 0)
      noteParts(notes, { element, what: part.what })
    if (quotations.length > 0) element.replaceWith(...quotations)
    else element.remove()
    return false
  }
  walkElements(page.body, visit)
  for (const element of ownElements) unwrapInSentence(element)
  for (const quotation of [...page.body.querySelectorAll('blockquote')]) {
    // The words of one inside another have become paragraphs of that.
    const isInside = quotation.closest('body') === null
    if (!isInside && !holdsReport(quotation, { part: QUOTATION, proseLength }))
      settleQuotation(page, quotation)
  }
  return { notes, proseLength }
}

/** Kinds whose names hardly ever stand on anything else. */
const CERTAIN = new Set(['comments', 'cookie notice', 'controls of the page', 'hidden part', 'advertisement'])
const HIDDEN: OtherPart = { what: 'hidden part', maxLength: 100_000 }
const QUOTATION: OtherPart = { what: 'quotation', maxLength: 10_000 }
const KEEPS_NO_QUOTATION = new Set([
  'comments',
  'cookie notice',
  'hidden part',
  'part of the frame',
  'keywords',
])

function isHidden(element: PageElement): boolean {
  return element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true'
}

function show(element: PageElement): void {
  element.removeAttribute('hidden')
  element.removeAttribute('aria-hidden')
}

/** Readability takes words out of the middle of a sentence for the class of their link. */
function forgetNames(element: PageElement): void {
  element.removeAttribute('class')
  element.removeAttribute('id')
}

/** Readability ends a paragraph at an element that a site defined itself; words inside such a one stand in a sentence. */
function unwrapInSentence(element: PageElement): void {
  if (element.querySelector(BLOCKS) !== null) return
  const children: PageElement[] = []
  for (let child = element.firstChild; child; child = child.nextSibling) children.push(child)
  element.replaceWith(...children)
}

interface PartPlace {
  readonly part: OtherPart
  readonly proseLength: number
}

/** Some pages stand in one form, or have "comments" in the class of everything. */
function holdsReport(element: PageElement, { part, proseLength }: PartPlace): boolean {
  if (element.firstChild === null) return false
  const length = element.textContent.length
  if (length > part.maxLength) return true
  if (length < 40) return false
  const mark = 'h1, main, [itemprop="articleBody"]'
  if (part !== HIDDEN && element.querySelector(mark) !== null) return true
  if (element.nodeName === 'FIGURE' && element.querySelector('table, pre') !== null) return true
  const share = part === HIDDEN ? HIDDEN_REPORT_SHARE : REPORT_SHARE
  return part.what !== 'comments' && measureProse(element) > proseLength * share
}

const INLINE = /^(?:A|SPAN|EM|STRONG|B|I|U|SUP|SUB|MARK|FONT|SMALL|CITE|Q|ABBR|TIME|LABEL)$/
const BLOCKS = 'p, div, ul, ol, li, table, section, h2, h3, h4'

/** Words in the middle of a sentence stay, whatever their class is; a box that pops up over them holds blocks or several links. */
function isInSentence(element: PageElement): boolean {
  if (!INLINE.test(element.nodeName) || element.hasAttribute('aria-hidden')) return false
  const paragraph = element.closest('p')
  if (paragraph === null || element.querySelector(BLOCKS) !== null) return false
  if ([...element.querySelectorAll('a')].length > 1) return false
  return keepLetters(paragraph.textContent).length > keepLetters(element.textContent).length
}

/** The length of all paragraphs that are long enough to be prose. */
function measureProse(root: PageElement): number {
  let length = 0
  for (const paragraph of root.querySelectorAll('p')) {
    const own = paragraph.textContent.length
    if (own >= 80) length += own
  }
  return length
}

function noteParts(notes: Note[], { element, what }: { element: PageElement; what: string }): void {
  const text = findPageParagraphs(element.querySelector('figcaption') ?? element)
    .map((paragraph) => paragraph.text)
    .join(' ')
  if (text !== '')
    notes.push(noteCut(what, text.length > NOTED_LENGTH ? `${text.slice(0, NOTED_LENGTH)}…` : text))
}

interface QuotationPlace {
  readonly element: PageElement
  /** All letters of the page. */
  readonly everywhere: () => string
}

/**
 * The block quotations in a part (reports embed posts of others in players and share bars), or the part itself where
 * it is a pull quote; only those whose words stand nowhere else on the page.
 */
function findOwnQuotations(page: Page, { element, everywhere }: QuotationPlace): PageElement[] {
  const set = [...element.querySelectorAll('blockquote')]
  const isPullQuote = element.nodeName === 'ASIDE' && /^\s*["“‘«]/.test(element.textContent)
  const found = set.length === 0 && isPullQuote ? [moveInto(page.createElement('blockquote'), element)] : set
  return found.filter((quotation) => {
    const words = keepLetters(quotation.textContent)
    const start = words.slice(0, COMPARED_LETTERS)
    return words.length >= LEAST_LETTERS && everywhere().indexOf(start) === everywhere().lastIndexOf(start)
  })
}

function moveInto(target: PageElement, element: PageElement): PageElement {
  for (let child = element.firstChild; child; child = element.firstChild) target.append(child)
  element.append(target)
  return target
}

function keepLetters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/**
 * Readability drops what stands in a "social embed" and takes paragraphs of quotations for lists of links; so a quotation
 * is taken out of its wrappers, and only the words of its paragraphs are left in it.
 */
function settleQuotation(page: Page, quotation: PageElement): void {
  forgetNames(quotation)
  const length = quotation.textContent.trim().length
  let outermost = quotation
  for (let parent = quotation.parentNode; parent; parent = parent.parentNode) {
    const isWrapper = /^(?:DIV|FIGURE|SPAN|P)$/.test(parent.nodeName)
    if (!isWrapper || parent.textContent.trim().length > length + 20) break
    outermost = parent
  }
  const paragraphs = findPageParagraphs(quotation).map(({ text }) => {
    const paragraph = page.createElement('p')
    paragraph.textContent = text
    return paragraph
  })
  quotation.replaceChildren(...paragraphs)
  if (outermost !== quotation) outermost.replaceWith(quotation)
}

/** Visits every element below `root` in the order of the page; those inside one for which `visit` gives false are left out. */
function walkElements(
  root: PageElement,
  visit: (element: PageElement, isInReport: boolean) => boolean,
): void {
  const waiting: { readonly node: PageElement; readonly isInReport: boolean }[] = []
  const addChildren = (element: PageElement, isInReport: boolean) => {
    const children: PageElement[] = []
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === ELEMENT) children.push(child)
    }
    for (const node of children.reverse()) waiting.push({ node, isInReport })
  }
  addChildren(root, false)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, isInReport } = next
    if (!visit(node, isInReport)) continue
    const isReport = REPORT_HOLDER.test(node.nodeName) || node.getAttribute('itemprop') === 'articleBody'
    addChildren(node, isInReport || isReport)
  }
}
