import { isAgency } from '../languages/en/index.ts'
import { cleanAddress, findBareAddress } from './clean-address.ts'
import { noteCut, type OpenDraft } from './draft.ts'
import { isKeywordList } from './find-clutter.ts'
import { findClosingCredit } from './find-credit.ts'
import { parseDate } from './find-date-line.ts'
import { isOutletName } from './name-outlet.ts'
import type { Paragraph } from './split-paragraphs.ts'

/** A label that an address follows, on its line or the next. */
const ADDRESS_LABEL =
  /^(?:the )?(?:original(?:ly)?(?: (?:url|link|article|source|address|published|publication|post|text|story))?(?: (?:at|on|in|here))?|url|link|source(?: url| link)?|permalink|address|web(?:site)?|available (?:at|from)|retrieved from|full (?:article|story|text)(?: at)?|read (?:the )?(?:full|original) (?:article|story)(?: (?:at|here|on .{2,30}))?|via)\s*[:：]?\s*/i
const SOURCE_LABEL = /^\(?(?:source|published (?:in|by)|originally published (?:in|by)|from|via)\s*:?\s+/i
const DATE_LABEL = /^(?:published|posted|date|publication date|first published)(?: on| at)?\s*:?\s+/i

/**
 * Takes the lines below the report out of the body, from the last one up, until one belongs to the report: the
 * original's address, keywords, production credits, the outlet and the date where they stand there.
 */
export function takeFooter(draft: OpenDraft): void {
  const notes: OpenDraft['notes'] = []
  while (draft.body.length > 0) {
    const last = draft.body.at(-1)!
    const what = takeFooterLine(draft, last)
    if (what === undefined) break
    // The first paragraph of a text is never only a footer, unless it is an address.
    if (draft.body.length === 1 && what !== 'address of the original') break
    draft.body.pop()
    notes.unshift(noteCut(what, last.text))
  }
  draft.notes.push(...notes)
}

function takeFooterLine(draft: OpenDraft, last: Paragraph): string | undefined {
  const { text } = last
  const address = findLabelledAddress(text)
  if (address) {
    const before = draft.body.at(-2)?.text ?? ''
    const isLabelled = address.isLabelled || isAddressLabel(before)
    // "Online:" and an address, or an address of a front page, point to something that the report is about.
    const isOriginal = isLabelled || (!before.endsWith(':') && new URL(address.url).pathname.length > 1)
    if (!isOriginal) return undefined
    if (isLabelled || draft.url === undefined) draft.url = address.url
    return 'address of the original'
  }
  if (isAddressLabel(text)) return 'address of the original'
  if (isKeywordList(text)) return 'keywords'
  return takeNamedFooter(draft, text)
}

/** A label that stands alone on its line. */
function isAddressLabel(text: string): boolean {
  return /[:：]$/.test(text) && text.replace(ADDRESS_LABEL, '') === ''
}

function takeNamedFooter(draft: OpenDraft, text: string): string | undefined {
  const closing = findClosingCredit(text)
  if (closing) {
    draft.credit ??= closing.credit
    return 'closing credit'
  }
  const outlet = SOURCE_LABEL.test(text) ? text.replace(SOURCE_LABEL, '').replace(/[).\s]+$/, '') : ''
  if (isAgency(outlet)) {
    draft.credit ??= outlet
    return 'closing credit'
  }
  if (isOutletName(outlet)) {
    draft.outlet ??= outlet
    return 'name of the outlet'
  }
  const day = DATE_LABEL.test(text) && text.length < 80 ? parseDate(text.replace(DATE_LABEL, '')) : undefined
  if (day && 'date' in day) draft.publishedAt ??= day.date
  return day ? 'date line' : undefined
}

function findLabelledAddress(
  text: string,
): { readonly url: string; readonly isLabelled: boolean } | undefined {
  const bare = findBareAddress(text)
  if (bare) return { url: bare, isLabelled: false }
  const value = ADDRESS_LABEL.test(text) ? text.replace(ADDRESS_LABEL, '') : ''
  const url = /^<?(?:https?:\/\/|www\.)\S+$/i.test(value) ? cleanAddress(value) : undefined
  return url ? { url, isLabelled: true } : undefined
}
