import { isAgency } from '../languages/en/index.ts'
import { cleanAddress, findBareAddress } from './clean-address.ts'
import { noteCut, type OpenDraft } from './draft.ts'
import { findByline } from './find-byline.ts'
import { nameClutter } from './find-clutter.ts'
import { type DateLine, findDateLine, parseDate } from './find-date-line.ts'
import { readLanguageTag } from './find-metadata.ts'
import { looksLikeTitle } from './find-title.ts'
import { findWriters, readBylineLine } from './find-writers.ts'
import { isOutletName } from './name-outlet.ts'
import type { Paragraph } from './split-paragraphs.ts'

/** Lines like dates and bylines are looked for this deep: below it, they belong to the report. */
const HEADER_DEPTH = 12
/** So many paragraphs of the body (a standfirst) may stand above the date or the byline. */
const STANDFIRSTS = 2
/** A label above a title is shorter than any paragraph of a report. */
const MAX_LABEL_WORDS = 8
const MAX_BYLINE_WORDS = 14

/** `Label: value` lines as archives and front matter write them, and what the value is. */
const LABELS: readonly { readonly is: HeaderPart['is']; readonly pattern: RegExp }[] = [
  { is: 'title', pattern: /^(?:title|headline|hed)$/i },
  {
    is: 'date',
    pattern:
      /^(?:date|published(?: at| on)?|publication date|pub date|publish(?:ed)? date|posted|issue date)$/i,
  },
  {
    is: 'outlet',
    pattern: /^(?:source|outlet|publication(?: title)?|publisher|newspaper|site|published (?:in|by))$/i,
  },
  {
    is: 'address',
    pattern: /^(?:url|link|address|original (?:url|link|article|address|source)|source url|web|permalink)$/i,
  },
  { is: 'byline', pattern: /^(?:byline|authors?|writers?|reporters?)$/i },
  { is: 'update', pattern: /^(?:(?:last )?(?:updated|modified)(?: at| on)?|modified date|load-date)$/i },
  { is: 'place', pattern: /^(?:dateline|location|place)$/i },
  { is: 'language', pattern: /^(?:language|lang)$/i },
  { is: 'keywords', pattern: /^(?:tags|keywords|key words|topics)$/i },
  {
    is: 'other',
    pattern: /^(?:section|category|length|edition|page|document type|word count|copyright|layout|id)$/i,
  },
]

/** What a line of the header says. */
type HeaderPart =
  | { readonly is: 'title' | 'outlet' | 'address'; readonly value: string }
  | { readonly is: 'date'; readonly value: string; readonly line: DateLine }
  | {
      readonly is: 'byline' | 'update' | 'place' | 'language' | 'keywords' | 'other'
      readonly value: string
    }

/**
 * Takes the lines above the report out of the body: title, date, byline, outlet, address and credits. What they say
 * goes to its field unless that is known already. A title must come before the first paragraph of the report; the
 * other lines may also stand below a standfirst.
 */
export function takeHeader(draft: OpenDraft): void {
  cutAboveTitle(draft)
  const kept: Paragraph[] = []
  const { body } = draft
  let standfirsts = 0
  let index = 0
  for (; index < Math.min(body.length, HEADER_DEPTH) && standfirsts <= STANDFIRSTS; index++) {
    const paragraph = body[index]!
    const next = body.slice(index + 1, index + HEADER_DEPTH).find((later) => !nameClutter(later))
    if (standfirsts === 0 && takeTitle(draft, { paragraph, next, index })) continue
    if (takeHeaderLine(draft, paragraph)) continue
    kept.push(paragraph)
    if (!nameClutter(paragraph)) standfirsts++
  }
  draft.body = kept.concat(body.slice(index))
}

/** On a page whose title is known, short lines above its heading are labels: "Breaking news", "Politics", and so are few words in capitals. */
function cutAboveTitle(draft: OpenDraft): void {
  const { title } = draft
  if (!draft.isPage || title === undefined) return
  const first = draft.body[0]
  if (first && draft.body.length > 1 && isLabel(first.text)) {
    draft.notes.push(noteCut('line above the title', first.text))
    draft.body = draft.body.slice(1)
  }
  const start = draft.body.slice(0, HEADER_DEPTH / 2)
  const heading = start.findIndex(({ text }) => comparable(text) === comparable(title))
  const above = start.slice(0, Math.max(0, heading))
  if (above.some(({ text }) => text.split(/\s+/).length > MAX_LABEL_WORDS)) return
  for (const { text } of above) draft.notes.push(noteCut('line above the title', text))
  draft.body = draft.body.slice(above.length)
}

function isLabel(text: string): boolean {
  return text.split(/\s+/).length <= 3 && text === text.toUpperCase() && /^[\p{Lu}\s&]+$/u.test(text)
}

interface TitlePlace {
  readonly paragraph: Paragraph
  readonly next: Paragraph | undefined
  readonly index: number
}

function takeTitle(draft: OpenDraft, { paragraph, next, index }: TitlePlace): boolean {
  const { text } = paragraph
  if (draft.title !== undefined) {
    // The headline is often there twice: as the page's title and above the report.
    const isRepeated = comparable(text) === comparable(draft.title)
    if (isRepeated) draft.notes.push(noteCut('the title, repeated', text))
    return isRepeated
  }
  if (
    index === 0 &&
    next &&
    isOutletName(text) &&
    looksLikeTitle(next, { next: undefined, isHeaderNext: true })
  ) {
    draft.outlet ??= text
    draft.notes.push(noteCut('name of the outlet', text))
    return true
  }
  const isHeaderLine = (line: Paragraph | undefined) =>
    line !== undefined && readHeaderLine(line) !== undefined
  if (isHeaderLine(paragraph) || (nameClutter(paragraph) && !isTitleLabel(paragraph, index))) return false
  if (!looksLikeTitle(paragraph, { next, isHeaderNext: isHeaderLine(next) })) return false
  draft.title = text
  return true
}

/** "Watch: minister storms out" links to something else inside a report, but above it, it is the title. */
function isTitleLabel({ text, isLink }: Paragraph, index: number): boolean {
  return index === 0 && !isLink && /^(?:watch|listen|explainer|in pictures|more)\b/i.test(text)
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function takeHeaderLine(draft: OpenDraft, paragraph: Paragraph): boolean {
  const part = readHeaderLine(paragraph) ?? readKnownByline(draft, paragraph)
  if (!part) return false
  if (part.is === 'title') {
    draft.title ??= part.value
    return true
  }
  draft.notes.push(noteCut(nameHeaderPart(part), paragraph.text))
  if (part.is === 'date') takeDate(draft, part.line)
  if (part.is === 'outlet') draft.outlet ??= part.value
  if (part.is === 'address') draft.url ??= cleanAddress(part.value)
  takeDescription(draft, part)
  return true
}

/** What is said of the report beside its title, outlet, date and address. */
function takeDescription(draft: OpenDraft, { is, value }: HeaderPart): void {
  if (is === 'byline') {
    const { byline, credit } = /^\P{L}*by\b/iu.test(value) ? readBylineLine(value) : findWriters([value])
    draft.byline ??= byline
    draft.credit ??= credit
  }
  if (is === 'update') {
    const found = parseDate(value)
    if (found && 'date' in found) draft.modifiedAt ??= found.date
  }
  if (is === 'place') draft.place ??= value
  if (is === 'language') draft.language ??= readLanguageTag(value)
  if (is === 'keywords') draft.keywords ??= value.split(/\s*[,;]\s*/).filter((word) => word !== '')
}

function nameHeaderPart(part: HeaderPart): string {
  if (part.is === 'date' || part.is === 'update') return 'date line'
  if (part.is === 'keywords') return 'keywords'
  if (part.is === 'outlet') return 'name of the outlet'
  if (part.is === 'address') return 'address of the original'
  return part.is === 'byline' ? 'byline' : 'line above the report'
}

function takeDate(draft: OpenDraft, line: DateLine): void {
  const { found } = line
  if (found && 'ambiguous' in found) draft.ambiguousDate ??= found.ambiguous
  else if (found && !line.isUpdate) draft.publishedAt ??= found.date
  else if (found) draft.modifiedAt ??= found.date
  if (found && 'date' in found && line.isUpdate && draft.publishedAt === undefined) {
    draft.publishedAt = found.date
    const message = 'The date is that of an update; no date of publication is stated.'
    draft.notes.push({ code: 'inferred-date', message, text: found.date })
  }
  if (line.rest !== '' && isOutletName(line.rest) && !isAgency(line.rest)) draft.outlet ??= line.rest
  if (line.rest !== '' && isAgency(line.rest)) draft.credit ??= line.rest
}

/** Whether a paragraph is nothing but a date, a byline, an address or another line that stands above a report. */
export function looksLikeHeaderLine(paragraph: Paragraph): boolean {
  return readHeaderLine(paragraph) !== undefined
}

function readHeaderLine({ text }: Paragraph): HeaderPart | undefined {
  if (text.length > 300) return undefined
  const address = findBareAddress(text)
  if (address) return { is: 'address', value: address }
  const labelled = readLabel(text)
  if (labelled) return labelled
  const line = findDateLine(text)
  if (line && isHeaderRest(line.rest)) return { is: 'date', value: text, line }
  if (findByline(text)) return { is: 'byline', value: text }
  // An agency alone on a line may credit the report or its picture: nothing is concluded from it.
  return isAgency(text) ? { is: 'other', value: text } : undefined
}

/** A line that begins with the writers' known names and is no sentence: "Steve Poe, National Political Writer". */
function readKnownByline({ byline }: OpenDraft, { text }: Paragraph): HeaderPart | undefined {
  if (byline === undefined || text.split(/\s+/).length > MAX_BYLINE_WORDS || /[.!?"”]$/.test(text))
    return undefined
  const bare = text.replace(/^(?:\W|by\b)+/i, '').toLowerCase()
  const isByline = byline.split(/, | and /).some((name) => bare.startsWith(name.toLowerCase()))
  return isByline && !/\b(?:is|was|has|says?|said|told)\b/i.test(text)
    ? { is: 'byline', value: text }
    : undefined
}

function readLabel(text: string): HeaderPart | undefined {
  const [, label = '', value = ''] = /^([A-Za-z][A-Za-z -]{1,24}?)\s*:\s*(\S.*)$/.exec(text) ?? []
  const is = LABELS.find(({ pattern }) => pattern.test(label))?.is
  const bare = value.replace(/^(["'])(.*)\1$/, '$2').trim()
  if (is === 'date') {
    const found = parseDate(bare)
    return found
      ? { is, value: bare, line: findDateLine(text) ?? { found, isUpdate: false, rest: '' } }
      : undefined
  }
  if (is === 'address') return cleanAddress(bare) ? { is, value: bare } : undefined
  // "Source: Trump fires Bolton" is a headline, "Source: The Example Herald" is not.
  if (is === 'outlet') return isOutletName(bare) || isAgency(bare) ? { is, value: bare } : undefined
  return is === undefined ? undefined : { is, value: bare }
}

/** What may stand beside the date on its line: nothing, a byline, an outlet, or a place or section of a few words. */
function isHeaderRest(rest: string): boolean {
  if (rest === '' || isOutletName(rest) || findByline(rest)) return true
  const words = rest
    .split(/\s+/)
    .filter((word) => !/^(?:by|min|read|am|pm|et|est|edt|gmt|bst|msk)$/i.test(word))
  return words.length <= 5 && words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || word === 'and')
}
