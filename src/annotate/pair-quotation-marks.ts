import type { QuotedPassage } from '../document.ts'
import type { Span } from '../record.ts'

/**
 * Marks that open, and those that close what they opened. A German „ is closed by “, an English one by ”. Straight and
 * curly marks meet in one passage when a text has been through several hands.
 */
const CLOSING: Readonly<Record<string, readonly string[]>> = {
  '“': ['”', '"', '“'],
  '„': ['“', '”', '"'],
  '‟': ['”'],
  '"': ['"', '”'],
  "''": ["''", '"', '”'],
  '``': ["''", '``', '"'],
  '«': ['»'],
  '»': ['«'],
  '‹': ['›'],
  '›': ['‹'],
  '‘': ['’'],
  '‚': ['‘', '’'],
  "'": ["'"],
}

/** Two single marks in a row are one double mark, as old type setters and some newspapers write it. */
const MARK = /''|``|["“”„‟«»‹›‘’‚']/g
const SINGLE = new Set(['‘', '’', '‚', "'"])

interface OpenPassage {
  readonly mark: string
  readonly start: number
  readonly depth: number
}

/**
 * The passages in quotation marks, paragraph by paragraph: straight, curly, low, angular, double and single marks.
 * A mark left open ends with its paragraph and is said to be not closed; it `continues` when the next paragraph opens
 * with the same mark, as newspapers print a quotation over several paragraphs. Apostrophes are no marks.
 */
export function pairQuotationMarks(text: string, paragraphs: readonly Span[]): QuotedPassage[] {
  const passages: QuotedPassage[] = []
  paragraphs.forEach((paragraph, index) => {
    const next = paragraphs[index + 1]
    pairInParagraph(text, paragraph, { passages, nextMark: next === undefined ? '' : text[next[0]] })
  })
  return passages.sort((a, b) => a.start - b.start || b.end - a.end)
}

function pairInParagraph(
  text: string,
  [from, to]: Span,
  { passages, nextMark }: { passages: QuotedPassage[]; nextMark: string },
): void {
  const open: OpenPassage[] = []
  const close = (passage: OpenPassage, end: number, how: { closingMark: string; continues?: boolean }) => {
    passages.push({
      start: passage.start,
      end,
      inside: [passage.start + passage.mark.length, end - how.closingMark.length],
      closed: how.closingMark !== '',
      depth: passage.depth,
      continues: how.continues ?? false,
    })
  }
  const paragraph = text.slice(from, to)
  for (const found of paragraph.matchAll(MARK)) {
    const at = found.index
    const mark = found[0]
    const matching = open.findLastIndex((passage) => CLOSING[passage.mark].includes(mark))
    if (matching >= 0 && isClosingMark(paragraph, found, open[matching].mark)) {
      // What stands open inside is closed by the same stroke, without a mark of its own.
      for (const inner of open.splice(matching + 1)) {
        if (!SINGLE.has(inner.mark)) close(inner, from + at, { closingMark: '' })
      }
      close(open.pop() as OpenPassage, from + at + mark.length, { closingMark: mark })
    } else if (isOpeningMark(paragraph, found)) {
      const same = open.findIndex((passage) => passage.mark === mark)
      if (same >= 0)
        for (const left of open.splice(same)) close(left, trimEnd(text, from + at), { closingMark: '' })
      open.push({ mark, start: from + at, depth: open.length })
    }
  }
  for (const passage of open) {
    // A single mark that nothing closes is an apostrophe, unless the paragraph stands in it as a whole.
    if (SINGLE.has(passage.mark) && passage.start > from && passage.depth === 0) continue
    if (SINGLE.has(passage.mark) && passage.depth > 0) continue
    close(passage, to, { closingMark: '', continues: nextMark !== '' && passage.mark.startsWith(nextMark) })
  }
}

const trimEnd = (text: string, end: number): number => {
  let at = end
  while (at > 0 && /\s/.test(text[at - 1])) at--
  return at
}

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character)
const isSpace = (character: string | undefined): boolean =>
  character === undefined || /[\s\u200b]/.test(character)

function isOpeningMark(
  paragraph: string,
  { index: at, 0: mark }: RegExpMatchArray & { index: number },
): boolean {
  const before = paragraph[at - 1]
  const after = paragraph[at + mark.length]
  switch (mark) {
    case '“':
    case '„':
    case '‟':
    case '«':
    case '‹':
    case '``':
      return true
    case '»':
    case '›':
      // »So schreibt man« opens with the mark that closes elsewhere.
      return (isSpace(before) || /[([—–-]/.test(before)) && !isSpace(after)
    case '"':
    case "''":
      return !isSpace(after) && (isSpace(before) || !isLetter(before)) && !/[.,;!?]/.test(after)
    case '‘':
    case '‚':
    case "'":
      return (isSpace(before) || /["“„«([—–-]/.test(before)) && isSingleOpening(paragraph, at)
    default:
      return false
  }
}

/** ’tis, ’em and ’90s begin with an apostrophe that word processors turn the wrong way. */
function isSingleOpening(paragraph: string, at: number): boolean {
  const rest = paragraph.slice(at + 1, at + 8)
  if (isSpace(rest[0]) || /^(?:\d0s|tis\b|twas\b|em\b|til\b|cause\b|n[’'])/i.test(rest)) return false
  return true
}

function isClosingMark(
  paragraph: string,
  { index: at, 0: mark }: RegExpMatchArray & { index: number },
  opened: string,
): boolean {
  const before = paragraph[at - 1]
  const after = paragraph[at + mark.length]
  if (!SINGLE.has(opened)) {
    // A mark of this form between a space and a word opens, whatever stands open before it.
    return !(/["“'`]/.test(mark) && isSpace(before) && !isSpace(after))
  }
  if (isSpace(before) || isLetter(after)) return false
  if (before !== 's') return true
  // “the workers’ rights”: a possessive if a surer closing mark follows before anything else opens.
  for (let i = at + 1; i < paragraph.length; i++) {
    if (paragraph[i] === opened && opened !== mark) return true
    if (paragraph[i] !== mark || isLetter(paragraph[i + 1])) continue
    return opened === "'" && isSpace(paragraph[i - 1])
  }
  return true
}
