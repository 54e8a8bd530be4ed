import { Readability } from '@mozilla/readability'
import type { Note } from '../record.ts'
import { cleanCharacters } from './clean-characters.ts'
import { cutClutter } from './cut-clutter.ts'
import { type Draft, noteCut, type OpenDraft } from './draft.ts'
import { takeFooter } from './find-footer.ts'
import { takeHeader } from './find-header.ts'
import { findMetadata } from './find-metadata.ts'
import { findPageParagraphs, measureElements } from './find-page-paragraphs.ts'
import { UnreadableInput } from './open-bytes.ts'
import { type Page, type PageElement, parsePage } from './page.ts'
import { closeDraft } from './read-text.ts'
import type { Paragraph } from './split-paragraphs.ts'

/** Readability's time grows with the elements of a page, and far faster with how deep they are nested. */
const MAX_ELEMENTS = 50_000
const MAX_DEPTH = 150
/** Parts of a page that are not the report, by what they are; what a reader would miss is noted. */
const NEVER_SHOWN = 'script, style, noscript, template, svg, iframe, input, select'
const CONTROLS = 'form, button, nav, dialog'
const CAPTIONS = 'figcaption, .wp-caption-text, [class*="caption" i]:not([class*="captioned" i])'
const SHARE_BARS =
  '[class*="share-bar" i], [class*="sharebar" i], [class*="social-share" i], [class*="share-buttons" i], [class*="sharing" i], [class*="share-tools" i], [class*="addthis" i]'
const RELATED =
  'aside, [class*="related" i], [class*="read-more" i], [class*="readmore" i], [class*="recommend" i], [class*="newsletter" i], [class*="outbrain" i], [class*="taboola" i]'
/** A part with more words than this is no link to another report, whatever its class says. */
const MAX_CUT_LENGTH = 1500

/**
 * The report in a web page: Readability finds the body, metadata come from JSON-LD and the like. Block quotations and
 * lists stay as paragraphs; captions, share bars and links to other reports are cut with a note. A broken page is read
 * as far as it goes. Throws UnreadableInput when the page holds no text.
 */
export function readHtml(html: string): Draft {
  const page = parsePage(html)
  const metadata = findMetadata(page, html)
  const notes = removeOtherParts(page)
  const report = findReport(page, html)
  const body = report.paragraphs.map(cleanParagraph).filter((one) => one.text !== '')
  if (body.length === 0) {
    throw new UnreadableInput(
      'an HTML page without any text; save the page from the browser once it has loaded',
    )
  }
  const title = metadata.title ?? (report.title || undefined)
  const draft: OpenDraft = { ...metadata, title, body, notes: [...notes, ...report.notes] }
  takeHeader(draft)
  cutClutter(draft)
  takeFooter(draft)
  return closeDraft(draft, body)
}

function cleanParagraph(paragraph: Paragraph): Paragraph {
  return { ...paragraph, text: cleanCharacters(paragraph.text).trim() }
}

function removeOtherParts(page: Page): Note[] {
  for (const part of [...page.body.querySelectorAll(NEVER_SHOWN)]) part.remove()
  return [
    ...removeWithNote(page, { selector: CONTROLS, what: 'controls of the page' }),
    ...removeWithNote(page, { selector: CAPTIONS, what: 'caption' }),
    ...removeWithNote(page, { selector: SHARE_BARS, what: 'share bar' }),
    ...removeWithNote(page, { selector: RELATED, what: 'related article' }),
  ]
}

function removeWithNote(page: Page, { selector, what }: { selector: string; what: string }): Note[] {
  const notes: Note[] = []
  for (const part of [...page.body.querySelectorAll(selector)]) {
    const isWhole = part.querySelector('article, main, h1') !== null || part.nodeName === 'BODY'
    const text = findPageParagraphs(part)
      .map((paragraph) => cleanParagraph(paragraph).text)
      .join(' ')
    if (isWhole || text.length > MAX_CUT_LENGTH || isInsideRemoved(part, page)) continue
    // Only what stood inside the report is worth a note; the frame of a page is not the reader's concern.
    const isInReport = part.closest('article, main, [itemprop="articleBody"]') !== null
    if (text !== '' && isInReport) notes.push(noteCut(what, text))
    part.remove()
  }
  return notes
}

function isInsideRemoved(part: PageElement, page: Page): boolean {
  return part.closest('html') !== page.documentElement
}

interface Report {
  readonly title?: string
  readonly paragraphs: readonly Paragraph[]
  readonly notes: readonly Note[]
}

/** The main text of the page; or all its text, with a note, where Readability finds none or could not end in time. */
function findReport(page: Page, html: string): Report {
  const isReadable = isSmallEnough(page.body)
  const options = { serializer: (node: unknown) => node as PageElement }
  const found = isReadable ? new Readability<PageElement>(page as never, options).parse() : null
  const paragraphs = found?.content ? findPageParagraphs(found.content) : []
  const title = found?.title ?? undefined
  if (paragraphs.length > 0) return { title, paragraphs, notes: [] }
  const message = 'The report could not be told apart from the rest of the page, so all its text was kept.'
  const left = findPageParagraphs(page.body)
  // On some pages everything seems to be a link to something else.
  const everything = left.length > 0 ? left : findPageParagraphs(parsePage(html).body)
  return { title, paragraphs: everything, notes: [{ code: 'whole-page', message }] }
}

function isSmallEnough(body: PageElement): boolean {
  const { depth, count } = measureElements(body)
  return depth <= MAX_DEPTH && count <= MAX_ELEMENTS
}
