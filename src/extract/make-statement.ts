import type { Document, QuotedPassage } from '../document.ts'
import { identify } from '../identify.ts'
import type { Quotation, Span, Statement } from '../record.ts'
import { continueQuotation } from './continue-quotation.ts'
import { CONTENT, CUE, SPEAKER } from './label-around-cue.ts'
import type { Candidate } from './list-candidates.ts'

/** A content counts as direct when this share of its letters stands in quotation marks: "and" may join two of them. */
const DIRECT_SHARE = 0.97

/**
 * A candidate as a statement of the article: offsets, the words cut from the text, and an id made of both. `claimed` are
 * the contents of the other statements, which a quotation over several paragraphs must not take.
 */
export function makeStatement(
  document: Document,
  candidate: Candidate,
  { article, confidence, claimed }: { article: string; confidence: number; claimed: readonly Span[] },
): Statement {
  const spansOf = (wanted: number) => listSpans(document, candidate, wanted)
  const named = skipDateline(document, spansOf(SPEAKER)).map((span) => skipDay(document, span))
  const { speaker, cue } = keepNamesWhole(document, {
    speaker: named.map((span) => trimMarks(document.text, span)),
    cue: spansOf(CUE),
  })
  const worded = spansOf(CONTENT).map((span) => trimComma(document.text, trimOutlet(document, span)))
  const content = continueQuotation(
    document,
    keepFilled(takeMarks(document, skipDateline(document, worded)), worded),
    claimed,
  )
  const cut = (spans: readonly Span[]) =>
    spans.map(([start, end]) => document.text.slice(start, end)).join(' … ')
  return {
    id: identify('sta', [article, ...[speaker, cue, content].map((spans) => spans.flat().join(' '))]),
    article,
    speaker,
    cue,
    content,
    text: {
      ...(speaker.length > 0 && { speaker: cut(speaker) }),
      ...(cue.length > 0 && { cue: cut(cue) }),
      content: cut(content),
    },
    quotation: findQuotation(document, content),
    confidence,
  }
}

/** Without spans that trimming left empty; the spans as they were when it left none. */
function keepFilled(spans: readonly Span[], untrimmed: readonly Span[]): readonly Span[] {
  const filled = spans.filter(([start, end]) => start < end)
  return filled.length > 0 ? filled : untrimmed
}

/** Where the parts of a candidate that have this label stand in the text. */
export function listSpans({ text, tokens }: Document, { segments }: Candidate, wanted: number): Span[] {
  const spans = segments
    .filter(({ label }) => label === wanted)
    .map(({ first, end }): Span => [tokens[first].start, tokens[end - 1].end])
  // A lone mark beside other parts is a slip of the labelling; a dash or a colon may be all that a cue has.
  const worded = spans.filter(([start, end]) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
  return worded.length > 0 ? worded : spans
}

/** "Viktor Bondarev, the head of the committee," without the comma that ends the aside. */
function trimMarks(text: string, [start, end]: Span): Span {
  const words = text.slice(start, end)
  const from = words.search(/[\p{L}\p{N}@]/u)
  const trimmed = words.replace(/[\s,;:([\u2013\u2014-]+$/u, '')
  return from < 0 ? [start, end] : [start + from, start + Math.max(trimmed.length, from + 1)]
}

/** "Yesterday, the engineer, Paul Marsh, said": the day at the head of the sentence is no part of who said it. */
function skipDay({ text, dates }: Document, [start, end]: Span): Span {
  const day = dates.find((date) => date.start === start && date.end < end)
  const comma = day && /^\s*,\s*/.exec(text.slice(day.end, end))
  return comma ? [day.end + comma[0].length, end] : [start, end]
}

interface Frame {
  readonly speaker: readonly Span[]
  readonly cue: readonly Span[]
}

/** "Mayor Desmond Prior | denied": a surname that is a word of the language too belongs to its name and not to the cue. */
function keepNamesWhole({ text, names }: Document, { speaker, cue }: Frame): Frame {
  const ends = new Map<Span, number>()
  const cues = cue.map(([start, end]): Span => {
    const before = speaker.find((span) => span[1] <= start && text.slice(span[1], start).trim() === '')
    const name = before && names.find((one) => one.start < before[1] && one.end > start && one.end < end)
    if (!before || !name) return [start, end]
    ends.set(before, name.end)
    const space = text.slice(name.end, end).search(/\S/)
    return [name.end + Math.max(0, space), end]
  })
  return { speaker: speaker.map((span): Span => [span[0], ends.get(span) ?? span[1]]), cue: cues }
}

/** The comma between a content and the speaker behind it is neither's. */
function trimComma(text: string, [start, end]: Span): Span {
  const trimmed = text.slice(start, end).replace(/[\s,;]+$/, '')
  return [start, trimmed === '' ? end : start + trimmed.length]
}

/** " – The Times" at the end of a headline names the paper that has it. */
const HEADLINE_OUTLET = / [\u2012-\u2015-] (?:The )?\p{Lu}[\p{L} ]{2,30}$/u

function trimOutlet({ text, paragraphs }: Document, [start, end]: Span): Span {
  if (!paragraphs.some((paragraph) => paragraph.end === end)) return [start, end]
  const outlet = HEADLINE_OUTLET.exec(text.slice(start, end))
  return [start, outlet === null || outlet.index === 0 ? end : start + outlet.index]
}

/** "OSTREL, March 6 (Telmar) — ", "(Telmar) - " and the dot of a list open a paragraph and are nothing that was said. */
const DATELINE =
  /^(?:\p{Lu}{2}[\p{Lu}\s.'’-]*(?:, \p{Lu}[\p{L}\d .,]{1,30})?(?: ?\([^)]{2,30}\))?|\(\p{Lu}[^)]{1,30}\)) ?[\u2012-\u2015-]{1,2} |^[•*·] /u

function skipDateline({ text, paragraphs }: Document, spans: readonly Span[]): Span[] {
  return spans.map(([start, end]) => {
    const opensParagraph = paragraphs.some((paragraph) => paragraph.start === start)
    const dateline = opensParagraph ? DATELINE.exec(text.slice(start, Math.min(end, start + 100))) : null
    return [start + (dateline?.[0].length ?? 0), end]
  })
}

/**
 * A content that is all of a quotation, but for marks, takes the quotation marks in: what is verbatim must look so. One that is
 * a part of it, as what somebody tells of another, has none of them.
 */
function takeMarks({ text, quotations }: Document, content: readonly Span[]): Span[] {
  const isBare = (from: number, to: number) => !/[\p{L}\p{N}]/u.test(text.slice(from, Math.max(from, to)))
  return content.map(([start, end]) => {
    const touched = quotations.filter((passage) => passage.start < end && passage.end > start)
    const opens = touched.find(({ inside }) => start >= inside[0] && isBare(inside[0], start))
    const closes = touched.find(
      (one) => one.closed && end >= one.inside[0] && isBare(end, one.inside[1]) && end <= one.end,
    )
    const isPart = (one: QuotedPassage | undefined) =>
      one !== undefined && !(isBare(one.inside[0], start) && isBare(end, one.inside[1]))
    // A part of one quotation keeps to its words; what reaches out of it on the other side takes the mark.
    if (opens !== undefined && isPart(opens) && end <= opens.inside[1]) return [start, end]
    if (closes !== undefined && isPart(closes) && start >= closes.inside[0])
      return [start, Math.min(end, closes.inside[1])]
    return [opens?.start ?? start, closes?.end ?? end]
  })
}

/** How the words of a content come: all in quotation marks, some, or none. */
export function findQuotation({ text, quotations }: Document, content: readonly Span[]): Quotation {
  let all = 0
  let quoted = 0
  for (const [start, end] of content) {
    const passages = quotations.filter(
      ({ depth, inside }) => depth === 0 && inside[0] < end && inside[1] > start,
    )
    for (let i = start; i < end; i++) {
      if (!/[\p{L}\p{N}]/u.test(text[i])) continue
      all++
      if (passages.some(({ inside }) => i >= inside[0] && i < inside[1])) quoted++
    }
  }
  if (quoted === 0) return 'indirect'
  return quoted >= all * DIRECT_SHARE ? 'direct' : 'mixed'
}
