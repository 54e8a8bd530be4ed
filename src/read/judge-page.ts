import { isPaywallNotice } from './find-clutter.ts'
import type { PageMetadata } from './find-metadata.ts'
import type { NoReportReason } from './not-a-report.ts'
import type { Paragraph } from './split-paragraphs.ts'

const ERROR_TITLE =
  /^(?:error\s*:?\s*)?(?:4(?:00|01|03|04|10|29|51)|50[0234])\b|\b(?:page|article|story|url|content|file|site|server) (?:was |could )?(?:not|cannot|can['’]?t) (?:be )?(?:found|exist|available|displayed|loaded)|^not found$|\bpage (?:doesn['’]?t exist|unavailable|is (?:missing|gone|no longer available))|^(?:access (?:to this page has been )?denied|forbidden|unauthori[sz]ed|attention required|just a moment|one moment,? please|pardon our interruption|are you (?:a )?(?:human|robot)|(?:robot|security|human) (?:check|verification)|checking your browser|please wait|service (?:temporarily )?unavailable|bad gateway|gateway time-?out|internal server error|too many requests|something went wrong|oops|unavailable for legal reasons|site maintenance|under maintenance|captcha|ddos)/i
const ERROR_WORDS =
  /\b(?:captcha|are (?:you )?(?:not )?a robot|verify (?:that )?you(?:['’]re| are) (?:a )?human|unusual (?:traffic|activity)|automated (?:access|requests|queries)|cloudflare|ray id|reference (?:#|id)|incident id|you (?:don['’]t|do not) have permission|access denied|403 forbidden|404(?: error| not found)?|page (?:you (?:are looking|were looking|requested|have requested)|(?:was |could )?not (?:be )?found|can['’]?t be found|cannot be found|no longer exists)|(?:has|have) been (?:moved|removed|deleted|renamed)|not available in your (?:region|country|location)|unavailable (?:due to legal reasons|in (?:most )?european countries)|try (?:again later|refreshing)|(?:please )?(?:enable|turn on|activate) (?:javascript|js|cookies)|javascript (?:is|has been|must be|to be) (?:disabled|required|enabled)|requires? javascript|unsupported browser|update your browser|technical difficulties)\b/gi
const CONSENT_WORDS =
  /\b(?:before you continue|we (?:and (?:our |\d+ )?(?:\d+ )?(?:trusted )?partners|value your privacy|care about your privacy|use cookies|need your consent)|your (?:privacy|data) (?:choices|matters|is important|settings)|(?:accept|reject|agree to|allow) (?:all|cookies|and continue|and close)|(?:manage|cookie|privacy|consent) (?:settings|options|preferences|choices)|store and\/or access information|personali[sz]ed (?:ads|advertising|content)|give (?:us )?(?:your )?consent|withdraw (?:your )?consent|legitimate interest|privacy policy|cookie policy|similar technologies)\b/gi

/** A report with fewer words of its own is nothing but a teaser, if it stands behind a paywall. */
const STUB_WORDS = 35
/** No error page and no consent page comes near this many words, and a short report about one has no such title. */
const MAX_ERROR_WORDS = 150
const MAX_CONSENT_WORDS = 700
/** A front page has dozens of headlines; a report with links to others has fewer beside its own prose. */
const MIN_HEADLINES = 15
const MIN_FRONT_HEADLINES = 8
/** A paragraph from this length on is prose. */
const PROSE_LENGTH = 100

export interface JudgedPage {
  readonly metadata: PageMetadata
  /** The tab's title and the headings. */
  readonly titles: readonly string[]
  /** What was found to be the report. */
  readonly body: readonly Paragraph[]
  /** All paragraphs of the page, with its frame; asked for only where the report looks poor. */
  readonly listAll: () => readonly Paragraph[]
}

/**
 * Why a page is no report, or `undefined` for a report. A page that names itself an article, has a date or a good deal
 * of prose is one in doubt: refusing a report loses it, keeping a poor page only adds noise.
 */
export function judgePage(page: JudgedPage): NoReportReason | undefined {
  const text = page.body.map((paragraph) => paragraph.text).join('\n')
  const words = countWords(text)
  if (words < MAX_ERROR_WORDS && isErrorPage(page, { text, words })) return 'error page'
  if (words < MAX_CONSENT_WORDS && isConsentPage(page, { text, words })) return 'consent page'
  if (words === 0) return 'empty page'
  if (isPaywallStub(page)) return 'paywall stub'
  return isIndexPage(page, words) ? 'index page' : undefined
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

interface PageWords {
  readonly text: string
  readonly words: number
}

function isErrorPage({ titles, metadata, listAll }: JudgedPage, { text, words }: PageWords): boolean {
  const isTitled = titles.some((title) => ERROR_TITLE.test(title.trim()))
  const isArticle = metadata.publishedAt !== undefined && metadata.byline !== undefined
  if (isTitled) return !isArticle
  if (words >= MAX_ERROR_WORDS / 2 || metadata.publishedAt !== undefined) return false
  const everything = words > 0 ? text : joinTexts(listAll())
  const found = everything.match(ERROR_WORDS)?.length ?? 0
  return found > 0 && found * 25 >= countWords(everything)
}

function isConsentPage({ metadata, body, listAll }: JudgedPage, { text, words }: PageWords): boolean {
  if (metadata.publishedAt !== undefined && words > 60) return false
  const everything = words > 40 ? text : joinTexts(listAll())
  const found = everything.match(CONSENT_WORDS)?.length ?? 0
  if (found < 2 || found * 45 < countWords(everything)) return false
  // A report about cookies quotes somebody or has a date.
  return !body.some((paragraph) => /[“"].{20,}[”"]/.test(paragraph.text))
}

function joinTexts(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map((paragraph) => paragraph.text).join('\n')
}

function isPaywallStub({ metadata, body }: JudgedPage): boolean {
  const notices = body.filter((paragraph) => isPaywallNotice(paragraph.text))
  const own = body.filter((paragraph) => !isPaywallNotice(paragraph.text))
  if (!metadata.isLocked && notices.length === 0) return false
  const ownWords = countWords(joinTexts(own))
  return ownWords < STUB_WORDS || (notices.length > 0 && countWords(joinTexts(notices)) > ownWords)
}

function isIndexPage({ metadata, listAll }: JudgedPage, words: number): boolean {
  if (metadata.kind === 'article' || metadata.publishedAt !== undefined || metadata.isArticle) return false
  const isFront = metadata.url !== undefined && new URL(metadata.url).pathname.length <= 1
  const all = listAll()
  const headlines = all.filter(({ text, isLink }) => isLink && countWords(text) >= 4)
  if (headlines.length < (isFront ? MIN_FRONT_HEADLINES : MIN_HEADLINES)) return false
  const prose = all.filter(({ text, isLink }) => !isLink && text.length >= PROSE_LENGTH)
  const headlineWords = countWords(joinTexts(headlines))
  return headlineWords > countWords(joinTexts(prose)) || (isFront && words < headlineWords * 2)
}
