import { Readability } from '@mozilla/readability'
import type { Note } from '../record.ts'
import { cleanCharacters } from './clean-characters.ts'
import { collectSigns } from './collect-signs.ts'
import { cutClutter } from './cut-clutter.ts'
import { cutOtherParts } from './cut-other-parts.ts'
import type { Draft, OpenDraft } from './draft.ts'
import { takeFooter } from './find-footer.ts'
import { takeHeader } from './find-header.ts'
import { findMetadata } from './find-metadata.ts'
import { findPageParagraphs, measureElements } from './find-page-paragraphs.ts'
import { judgePage } from './judge-page.ts'
import { changeText } from './linked-text.ts'
import { NotAReport } from './not-a-report.ts'
import { type Page, type PageElement, parsePage, parseStripped } from './page.ts'
import { closeDraft } from './read-text.ts'
import { noteEntities, repairEntities, repairMojibake } from './repair-text.ts'
import { restoreQuotations } from './restore-quotations.ts'
import type { Paragraph } from './split-paragraphs.ts'
import { type StrippedMarkup, stripMarkup } from './strip-markup.ts'

/** Readability's time grows with the elements of a page, and far faster with how deep they are nested. */
const MAX_ELEMENTS = 50_000
const MAX_DEPTH = 150
/** Where the page's own copy of the text is so much longer than what it shows, the page is filled by a script. */
const MIN_COPY_LENGTH = 500
const COPY_SHARE = 0.5
/** Less than this share of the page's prose in the report, and a second reading that gives so many times more. */
const LEAST_PROSE_SHARE = 0.4
const MORE_PROSE = 2
/** A locked page with fewer characters than this shows only the beginning. */
const WHOLE_REPORT_LENGTH = 1500

export interface HtmlOptions {
  /** The address that the page was served at. */
  readonly url?: string
}

/**
 * The report in a web page: Readability finds the body, metadata come from JSON-LD and the like. Block quotations and
 * lists stay as paragraphs; captions, share bars and links to other reports are cut with a note. A broken page is read
 * as far as it goes. Throws NotAReport for a page that holds none: an error page, a consent page, a stub behind a
 * paywall, a list of reports, a page without any text.
 */
export function readHtml(html: string, { url }: HtmlOptions = {}): Draft {
  const stripped = stripMarkup(html)
  const { text, notes: mended } = repairMojibake(stripped.html)
  const markup = { html: text, nesting: stripped.nesting }
  const page = parseStripped(markup)
  const signs = collectSigns(page)
  const metadata = findMetadata(signs, { html, served: url })
  const report = chooseReport(findWholeReport(page, markup), metadata.articleBody)
  const { paragraphs: body, notes } = cleanParagraphs(report.paragraphs)
  const titles = [signs.tabTitle ?? '', ...signs.headings]
  const reason = judgePage({
    metadata,
    titles,
    body,
    listAll: () => findPageParagraphs(parseStripped(markup).body),
  })
  if (reason) throw new NotAReport(reason)
  const { articleBody: _, isLocked, isArticle: __, kind: ___, ...known } = metadata
  const title = known.title ?? (report.title || undefined)
  const draft: OpenDraft = {
    ...known,
    title,
    body,
    isPage: true,
    notes: [...mended, ...report.notes, ...notes],
  }
  takeHeader(draft)
  cutClutter(draft)
  takeFooter(draft)
  const closed = closeDraft(draft, body)
  return isLocked && closed.text.length < WHOLE_REPORT_LENGTH ? notePaywall(closed) : closed
}

function notePaywall(draft: Draft): Draft {
  if (draft.notes.some(({ code }) => code === 'paywall')) return draft
  const message = 'The page says that the report stands behind a paywall; the text may be only its beginning.'
  return { ...draft, notes: [...draft.notes, { code: 'paywall', message }] }
}

function cleanParagraphs(paragraphs: readonly Paragraph[]): { paragraphs: Paragraph[]; notes: Note[] } {
  let entities = 0
  const clean = paragraphs.map((paragraph) => {
    const { text, count } = repairEntities(paragraph.text)
    entities += count
    return changeText(paragraph, (part) =>
      cleanCharacters(part === paragraph.text ? text : repairEntities(part).text),
    )
  })
  return { paragraphs: clean.filter(({ text }) => text !== ''), notes: noteEntities(entities) }
}

interface Report {
  readonly title?: string
  readonly paragraphs: readonly Paragraph[]
  readonly notes: readonly Note[]
}

/**
 * The report, with notes on what was cut around it. Where hardly any of the page's prose is left, a part was named
 * misleadingly: then only what is certainly no report is cut.
 */
function findWholeReport(page: Page, markup: StrippedMarkup): Report {
  const { notes, proseLength } = cutOtherParts(page)
  const report = findReport(page, markup)
  const length = measureParagraphs(report.paragraphs)
  if (length < proseLength * LEAST_PROSE_SHARE) {
    const fresh = parseStripped(markup)
    const certain = cutOtherParts(fresh, { names: 'certain' })
    const again = findReport(fresh, markup)
    if (measureParagraphs(again.paragraphs) > length * MORE_PROSE) {
      return { ...again, notes: [...certain.notes, ...again.notes] }
    }
  }
  return { ...report, notes: [...notes, ...report.notes] }
}

function measureParagraphs(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0)
}

/** The main text of the page; or all its text, with a note, where Readability finds none or could not end in time. */
function findReport(page: Page, markup: StrippedMarkup): Report {
  const isReadable = isSmallEnough(page.body)
  const all = findPageParagraphs(page.body)
  const options = { serializer: (node: unknown) => node as PageElement, disableJSONLD: true }
  const found = isReadable ? new Readability<PageElement>(page as never, options).parse() : null
  const paragraphs = restoreQuotations(found?.content ? findPageParagraphs(found.content) : [], all)
  const title = found?.title ?? undefined
  if (paragraphs.length > 0) return { title, paragraphs, notes: [] }
  const message = 'The report could not be told apart from the rest of the page, so all its text was kept.'
  // On some pages everything seems to be a link to something else.
  const everything = all.length > 0 ? all : findPageParagraphs(parseStripped(markup).body)
  return { title, paragraphs: everything, notes: [{ code: 'whole-page', message }] }
}

function isSmallEnough(body: PageElement): boolean {
  const { depth, count } = measureElements(body)
  return depth <= MAX_DEPTH && count <= MAX_ELEMENTS
}

/** Some pages are filled by a script and hold the report only in their JSON-LD. */
function chooseReport(report: Report, copy: string | undefined): Report {
  const length = measureParagraphs(report.paragraphs)
  if (!copy || copy.length < MIN_COPY_LENGTH || length > copy.length * COPY_SHARE) return report
  const paragraphs = findPageParagraphs(parsePage(`<p>${copy.replace(/\s*\n\s*/g, '</p><p>')}</p>`).body)
  const message = 'The page shows less than it holds: the text was taken from its JSON-LD.'
  return { title: report.title, paragraphs, notes: [{ code: 'from-metadata', message }] }
}
