import { genderOfGivenName, isAgency } from '../languages/en/index.ts'
import { cleanAddress } from './clean-address.ts'
import { noteCut, type OpenDraft } from './draft.ts'
import { nameClutter } from './find-clutter.ts'
import { findDateLine, splitLine } from './find-date-line.ts'
import { readLanguageTag } from './find-metadata.ts'
import { looksLikeTitle } from './find-title.ts'
import { type BylineLine, findWriters, readBylineLine } from './find-writers.ts'
import { isBareWriter, isCertainOutlet, isSection, type LinePart, nameLinePart } from './name-line-part.ts'
import { isOutletName } from './name-outlet.ts'
import { type HeaderPart, looksLikeHeaderLine, readHeaderLine } from './read-header-line.ts'
import { type HeaderDates, settleDates } from './settle-dates.ts'
import type { Paragraph } from './split-paragraphs.ts'

/** Lines like dates and bylines are looked for this deep: below it, they belong to the report. */
const HEADER_DEPTH = 12
/** So many paragraphs of the body (a standfirst) may stand above the date or the byline. */
const STANDFIRSTS = 2
/** A label above a title is shorter than any paragraph of a report. */
const MAX_LABEL_WORDS = 8
const MAX_BYLINE_WORDS = 14

/** What the lines of a header say that only all of them together settle. */
interface HeaderFinds extends HeaderDates {
  /** The outlet that a writer is said to be of; the report's own unless a line names another. */
  writersOutlet?: string
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
  const finds: HeaderFinds = {}
  let standfirsts = 0
  let index = 0
  for (; index < Math.min(body.length, HEADER_DEPTH) && standfirsts <= STANDFIRSTS; index++) {
    const paragraph = body[index]!
    const later = body.slice(index + 1, index + HEADER_DEPTH).filter((line) => !nameClutter(line))
    const place = { paragraph, before: body[index - 1], later, index }
    if ((standfirsts === 0 || isBesideHeaderLine(place)) && takeBareName(draft, place)) continue
    if (standfirsts === 0 && takeTitle(draft, place)) continue
    if (takeHeaderLine(draft, { paragraph, finds })) continue
    kept.push(paragraph)
    if (!nameClutter(paragraph)) standfirsts++
  }
  draft.body = kept.concat(body.slice(index))
  settleDates(draft, finds)
  draft.outlet ??= finds.writersOutlet
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

interface LinePlace {
  readonly paragraph: Paragraph
  readonly before: Paragraph | undefined
  /** What follows, without credits and links. */
  readonly later: readonly Paragraph[]
  readonly index: number
}

function takeTitle(draft: OpenDraft, { paragraph, later, index }: LinePlace): boolean {
  const { text } = paragraph
  if (draft.title !== undefined) {
    // The headline is often there twice: as the page's title and above the report.
    const isRepeated = comparable(text) === comparable(draft.title)
    if (isRepeated) draft.notes.push(noteCut('the title, repeated', text))
    return isRepeated
  }
  const next = later[0]
  if (looksLikeHeaderLine(paragraph) || (nameClutter(paragraph) && !isTitleLabel(paragraph, index)))
    return false
  const isHeaderNext =
    next !== undefined && (looksLikeHeaderLine(next) || isOutletLine(next) || isWriterLine(next, later[1]))
  if (!looksLikeTitle(paragraph, { next, isHeaderNext })) return false
  draft.title = text
  return true
}

/** Below a standfirst, a name is one of the header only where another line of it is next to it. */
function isBesideHeaderLine({ before, later }: LinePlace): boolean {
  return [before, later[0]].some((line) => line && (looksLikeHeaderLine(line) || isOutletLine(line)))
}

/** The name of the outlet, of a writer or of a section on a line of its own, above the title or between it and the report. */
function takeBareName(draft: OpenDraft, place: LinePlace): boolean {
  const { text } = place.paragraph
  if (isSectionOfHeader(draft, place)) {
    draft.notes.push(noteCut('line above the report', text))
    return true
  }
  if (isOutletOfHeader(draft, place)) {
    draft.outlet ??= cutEdition(text.replace(LABEL_OF_OUTLET, ''))
    draft.notes.push(noteCut('name of the outlet', text))
    return true
  }
  if (!isWriterOfHeader(draft, place)) return false
  draft.byline ??= findWriters([text]).byline
  draft.notes.push(noteCut('byline', text))
  return true
}

function isOutletOfHeader({ title, outlet }: OpenDraft, { paragraph, later }: LinePlace): boolean {
  const { heading } = paragraph
  const text = cutEdition(paragraph.text)
  const isAboveHeader = later[0] !== undefined && looksLikeHeaderLine(later[0])
  // "Slate" or "Time" alone is an outlet only in its place above a date or a byline.
  if (!isOutletLine(paragraph) && !(title !== undefined && isAboveHeader && isCertainOutlet(text)))
    return false
  if (outlet !== undefined) return isSameName(text, outlet)
  if (title !== undefined) return true
  // A title such as "Council Votes Down Report" has the form of an outlet's name: then no other title follows.
  if (heading === undefined && hasTitleBelow(later)) return true
  return isAboveHeader && isCertainOutlet(text)
}

/** "The Guardian (London)" as databases write it. */
function cutEdition(outlet: string): string {
  return outlet.replace(/(?<!\s)\s*\([^()]{2,40}\)$/, '')
}

/** "Politics" above a title, or between it and the other lines of the header. On pages, labels are cut as they stand. */
function isSectionOfHeader({ title, isPage }: OpenDraft, { paragraph, later }: LinePlace): boolean {
  if (isPage || paragraph.heading !== undefined || !isSection(paragraph.text)) return false
  const next = later.find(({ text }) => !isSection(text))
  if (title === undefined) return hasTitleBelow(later)
  return next !== undefined && (looksLikeHeaderLine(next) || isOutletLine(next) || isCertainOutlet(next.text))
}

/** Whether the first line that says nothing else of the report may be its title. */
function hasTitleBelow(later: readonly Paragraph[]): boolean {
  const at = later.findIndex(
    (line) =>
      !looksLikeHeaderLine(line) && !isOutletLine(line) && !isBareWriter(line.text) && !isSection(line.text),
  )
  // The last paragraph is the report itself.
  if (at === -1 || at === later.length - 1) return false
  return looksLikeTitle(later[at]!, { next: undefined, isHeaderNext: true })
}

function isWriterOfHeader({ title, byline }: OpenDraft, { paragraph, before, later }: LinePlace): boolean {
  if (!isBareWriter(paragraph.text) || paragraph.heading !== undefined) return false
  if (byline !== undefined) return isSameName(paragraph.text, byline)
  const [next, second] = later
  const isAbove = isWriterLine(paragraph, next)
  // "Mayor Resigns" has the form of a name: above the title only a known given name is one.
  if (title === undefined) return isAbove && hasGivenName(paragraph.text) && hasTitleBelow(later)
  if (isAbove) return next !== undefined && (findDateLine(next.text) ?? second) !== undefined
  const isLast = before !== undefined && !paragraph.hasGap && next?.hasGap === true
  return isLast && (looksLikeHeaderLine(before) || isOutletLine(before))
}

/** A bare name above an outlet's name or a date. */
function isWriterLine({ text }: Paragraph, next: Paragraph | undefined): boolean {
  const isHeaderNext = next !== undefined && (isOutletLine(next) || findDateLine(next.text) !== undefined)
  return isHeaderNext && isBareWriter(text) && (looksLikeHeaderLine(next) || isOutletLine(next))
}

function hasGivenName(text: string): boolean {
  return genderOfGivenName(text.split(/\s+/)[0]!) !== undefined
}

/** An agency alone on a line may credit the report or its picture: nothing is concluded from it. */
function isOutletLine({ text }: Paragraph): boolean {
  const name = cutEdition(text)
  return isOutletName(name) && !isAgency(name) && !isSection(name)
}

function isSameName(text: string, name: string): boolean {
  const bare = (words: string) => comparable(words).replace(/^the /, '')
  return bare(text) === bare(name)
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

function takeHeaderLine(
  draft: OpenDraft,
  { paragraph, finds }: { paragraph: Paragraph; finds: HeaderFinds },
): boolean {
  const part = readHeaderLine(paragraph) ?? readKnownByline(draft, paragraph)
  if (!part) return false
  if (part.is === 'title') {
    draft.title ??= part.value
    return true
  }
  draft.notes.push(noteCut(nameHeaderPart(part), paragraph.text))
  if (part.is === 'date') {
    finds.published ??= part.line.published
    finds.updated ??= part.line.updated
    takeParts(draft, part.line.parts)
  }
  if (part.is === 'parts') takeParts(draft, part.parts)
  if (part.is === 'outlet') draft.outlet ??= part.value
  if (part.is === 'address') draft.url ??= cleanAddress(part.value)
  if (part.is === 'byline') takeByline(draft, { line: part.value, finds })
  if (part.is === 'place') draft.place ??= part.value
  if (part.is === 'language') draft.language ??= readLanguageTag(part.value)
  if (part.is === 'keywords') draft.keywords ??= part.value.split(/\s*[,;]\s*/).filter((word) => word !== '')
  return true
}

function takeByline(draft: OpenDraft, { line, finds }: { line: string; finds: HeaderFinds }): void {
  const isSigned = /^\P{L}*by\b/iu.test(line)
  const { byline, credit, place }: BylineLine = isSigned ? readBylineLine(line) : findWriters([line])
  draft.byline ??= byline
  draft.credit ??= credit
  draft.place ??= place
  finds.writersOutlet ??= splitLine(line).find((part) => nameLinePart(part) === 'outlet')
}

/** Where the lines of a header came as one: "Source: Harbour News Agency Date: 6 March". */
const LABEL_OF_OUTLET = /^(?:source|outlet|publisher|publication|newspaper)\s*:\s*/i

/** What stands on one line with a date or beside other names. */
function takeParts(draft: OpenDraft, parts: readonly string[]): void {
  const named = parts
    .map((part) => part.replace(LABEL_OF_OUTLET, ''))
    .map((part) => ({ part, is: nameLinePart(part) }))
  const find = (kind: LinePart) => named.find(({ is }) => is === kind)?.part
  draft.outlet ??= find('outlet')
  draft.credit ??= find('agency')
  const byline = find('byline')
  // A bare name alone may as well be a place or a section, unless it begins as names of persons do.
  const isSigned = byline !== undefined || find('outlet') !== undefined || find('agency') !== undefined
  const writers = named.filter(({ is }) => is === 'byline' || is === 'writer').map(({ part }) => part)
  draft.byline ??= findWriters(isSigned ? writers : writers.filter(hasGivenName)).byline
  draft.place ??= (byline && readBylineLine(byline).place) ?? find('place')
}

function nameHeaderPart(part: HeaderPart): string {
  if (part.is === 'date') return 'date line'
  if (part.is === 'keywords') return 'keywords'
  if (part.is === 'outlet') return 'name of the outlet'
  if (part.is === 'address') return 'address of the original'
  return part.is === 'byline' ? 'byline' : 'line above the report'
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
