/**
 * A statement's words with what stands around them.
 *
 * @module
 */
import type { Span, Statement } from '../src/record.ts'
import { cutText, type Mark, markStatements, type Paragraph } from './cut-text.ts'

/** So many characters are shown around the words, as far as their paragraph goes; then the word is ended. */
const AROUND = 350
/** A word that does not end within so many more is cut. */
const LONGEST_WORD = 40
/** Of words longer than this only the beginning and the end are shown. */
const LONGEST_PASSAGE = 2500

/** A stretch of the article. */
export interface ContextStretch {
  readonly start: number
  readonly paragraphs: readonly Paragraph[]
  /** Its first paragraph begins before it. */
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

/** The stretches of the article in which a statement's speaker, cue and content stand, in order, with these marked. */
export function cutContext(text: string, statement: Statement): ContextStretch[] {
  const spans = [...statement.speaker, ...statement.cue, ...statement.content]
  const marks = markStatements(text, [statement])
  return joinSpans(spans.flatMap(shortenSpan).map((span) => widen(text, span))).map(([start, end]) => ({
    start,
    paragraphs: cutText(text.slice(start, end), shiftMarks(marks, { start, end })),
    isCutBefore: start > 0 && !isLineBreak(text[start - 1]),
    isCutAfter: end < text.length && !isLineBreak(text[end]),
  }))
}

const isLineBreak = (character: string | undefined) =>
  character !== undefined && /[\n\r\u2028\u2029]/.test(character)

function shortenSpan([start, end]: Span): Span[] {
  if (end - start <= LONGEST_PASSAGE) return [[start, end]]
  return [
    [start, start + LONGEST_PASSAGE / 2],
    [end - LONGEST_PASSAGE / 2, end],
  ]
}

/** To the borders of its paragraph or, of a long one, to the borders of words. */
function widen(text: string, [start, end]: Span): Span {
  const before = text.slice(Math.max(0, start - AROUND - LONGEST_WORD), start)
  const after = text.slice(end, end + AROUND + LONGEST_WORD)
  const line = Math.max(...['\n', '\r', '\u2028', '\u2029'].map((mark) => before.lastIndexOf(mark)))
  const own = before.slice(line + 1)
  const left = own.length <= AROUND ? own.length : own.length - wordStart(own, own.length - AROUND)
  const rest = /^[^\n\r\u2028\u2029]*/.exec(after)![0]
  const right = rest.length <= AROUND ? rest.length : wordEnd(rest, AROUND)
  return [start - left, end + right]
}

function wordStart(text: string, from: number): number {
  const space = text.slice(0, from).search(/\S*$/)
  return from - space > LONGEST_WORD ? from : space
}

function wordEnd(text: string, from: number): number {
  const length = text.slice(from).search(/\s/)
  return length < 0 ? Math.min(text.length, from + LONGEST_WORD) : from + length
}

function joinSpans(spans: readonly Span[]): Span[] {
  const joined: [number, number][] = []
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    const last = joined.at(-1)
    if (last && start <= last[1] + 1) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

function shiftMarks(marks: readonly Mark[], { start, end }: { start: number; end: number }): Mark[] {
  return marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({
      ...mark,
      start: Math.max(0, mark.start - start),
      end: Math.min(end, mark.end) - start,
    }))
}
