/**
 * An article's text cut at the borders of all marks, so that overlapping and nested ones can be shown.
 *
 * @module
 */
import type { Span, Statement } from '../src/record.ts'
import { splitVerbatim } from './split-verbatim.ts'

/** `evidence` marks the words that a reader asked to see; it belongs to no statement. */
export type MarkKind = 'speaker' | 'cue' | 'verbatim' | 'reported' | 'evidence'

export interface Mark {
  readonly start: number
  readonly end: number
  readonly kind: MarkKind
  readonly statement?: string
}

/** A run of text over which the same marks lie. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly marks: readonly Mark[]
}

export interface Paragraph {
  readonly start: number
  readonly end: number
  /** True of a part that goes on the line of the part before: a line of the article was too long for one. */
  readonly isContinued: boolean
  readonly pieces: readonly Piece[]
}

/** The marks of statements: speakers, cues, and contents parted into words in quotation marks and others. */
export function markStatements(text: string, statements: readonly Statement[]): Mark[] {
  return statements.flatMap((statement) => {
    const mark = (kind: MarkKind, spans: readonly Span[]): Mark[] =>
      spans.map(([start, end]) => ({ start, end, kind, statement: statement.id }))
    const contents = statement.content.flatMap(([start, end]) =>
      splitVerbatim(text.slice(start, end), statement.quotation).map((part) => ({
        start: start + part.start,
        end: start + part.end,
        kind: part.isVerbatim ? ('verbatim' as const) : ('reported' as const),
        statement: statement.id,
      })),
    )
    return [...mark('speaker', statement.speaker), ...mark('cue', statement.cue), ...contents]
  })
}

/**
 * The paragraphs of a text (what stands between line breaks; empty ones are left out), each cut at all mark borders. A
 * line of many thousand characters is shown in parts, so that a browser need not draw all of it at once.
 */
export function cutText(text: string, marks: readonly Mark[]): Paragraph[] {
  const ordered = [...marks].sort((a, b) => a.start - b.start)
  let next = 0
  let open: Mark[] = []
  return findParagraphs(text).map(({ start, end, isContinued }) => {
    open = open.filter((mark) => mark.end > start)
    while (next < ordered.length && ordered[next]!.start < end) open.push(ordered[next++]!)
    const inside = open.filter((mark) => mark.end > start)
    return { start, end, isContinued, pieces: cutParagraph(text, { start, end, marks: inside }) }
  })
}

/** A paragraph with further marks over it. */
export function markFurther(text: string, paragraph: Paragraph, marks: readonly Mark[]): Paragraph {
  const { start, end, pieces } = paragraph
  const all = new Set([...pieces.flatMap((piece) => piece.marks), ...marks])
  return { ...paragraph, pieces: cutParagraph(text, { start, end, marks: [...all] }) }
}

type ParagraphPart = Omit<Paragraph, 'pieces'>

function findParagraphs(text: string): ParagraphPart[] {
  return [...text.matchAll(/[^\n\r\u2028\u2029]+/g)]
    .filter(([line]) => line.trim() !== '')
    .flatMap((match) => partLine(text, { start: match.index, end: match.index + match[0].length }))
}

/** A line up to this long stays whole; no paragraph of a newspaper is longer. */
const LONGEST_LINE = 8000
/** Parts of a longer one end where a sentence ends or, failing that, a word, within so many characters ... */
const SHORTEST_PART = 3000
const LONGEST_PART = 4500
/** ... and a word without end anywhere. */
const SENTENCE_END = /.*[.!?]['"”’»]?\s/s
const WORD_END = /.*\s/s

function partLine(text: string, { start, end }: { start: number; end: number }): ParagraphPart[] {
  if (end - start <= LONGEST_LINE) return [{ start, end, isContinued: false }]
  const parts: ParagraphPart[] = []
  for (let from = start; from < end; ) {
    const to = end - from <= LONGEST_PART ? end : findPartEnd(text, from)
    parts.push({ start: from, end: to, isContinued: from > start })
    from = to
  }
  return parts
}

function findPartEnd(text: string, from: number): number {
  const window = text.slice(from + SHORTEST_PART, from + LONGEST_PART)
  const length = (SENTENCE_END.exec(window) ?? WORD_END.exec(window))?.[0].length ?? window.length
  const end = from + SHORTEST_PART + length
  // Both halves of a character stay together.
  const isBetweenHalves = /[\uD800-\uDBFF]/.test(text[end - 1]!) && /[\uDC00-\uDFFF]/.test(text[end] ?? '')
  return isBetweenHalves ? end + 1 : end
}

function cutParagraph(
  text: string,
  { start, end, marks }: { start: number; end: number; marks: readonly Mark[] },
): Piece[] {
  const borders = new Set([start, end])
  for (const mark of marks) {
    if (mark.start > start) borders.add(mark.start)
    if (mark.end < end) borders.add(mark.end)
  }
  const cuts = [...borders].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1]!
    return {
      start: from,
      end: to,
      text: text.slice(from, to),
      marks: marks.filter((mark) => mark.start < to && mark.end > from),
    }
  })
}

/** Where a statement's card belongs: at its first cue or content, for its speaker may have been named long before. */
export function findAnchor({ cue, content, speaker }: Statement): number {
  const starts = [...cue, ...content].map(([start]) => start)
  return starts.length > 0 ? Math.min(...starts) : (speaker[0]?.[0] ?? 0)
}
