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

/** The paragraphs of a text (what stands between line breaks; empty ones are left out), each cut at all mark borders. */
export function cutText(text: string, marks: readonly Mark[]): Paragraph[] {
  const ordered = [...marks].sort((a, b) => a.start - b.start)
  let next = 0
  let open: Mark[] = []
  return findParagraphs(text).map(([start, end]) => {
    open = open.filter((mark) => mark.end > start)
    while (next < ordered.length && ordered[next]!.start < end) open.push(ordered[next++]!)
    const inside = open.filter((mark) => mark.end > start)
    return { start, end, pieces: cutParagraph(text, { start, end, marks: inside }) }
  })
}

function findParagraphs(text: string): Span[] {
  return [...text.matchAll(/[^\n\r\u2028\u2029]+/g)]
    .filter(([line]) => line.trim() !== '')
    .map((match) => [match.index, match.index + match[0].length])
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
