import type { LinkedText } from './linked-text.ts'
import { findHeadingLevel, isMarkdownFurniture, isOnlyLink, readMarkdownLine } from './strip-markdown.ts'

/** A paragraph of a report before it is known whether it belongs to the body. */
export interface Paragraph extends LinkedText {
  /** Its words on one line, without any markup. */
  readonly text: string
  /** True when a blank line (or the start of the text) stands before it. */
  readonly hasGap: boolean
  /** 1 to 6 when it is marked as a heading. */
  readonly heading?: number
  /** True when all its words are one link. */
  readonly isLink: boolean
  /** True when all its words are marked as a time of day or a date. */
  readonly isTime?: boolean
}

/**
 * The paragraphs of a plain or Markdown text: every line is one, except that lines which were wrapped by hand at some
 * width are joined again. Rules, pictures and link definitions of Markdown are left out.
 */
export function splitParagraphs(text: string): Paragraph[] {
  const lines = text.split('\n')
  const width = findWrapWidth(lines)
  const paragraphs: Paragraph[] = []
  let hasGap = true
  for (let index = 0; index < lines.length; index++) {
    const first = lines[index]!.trimEnd()
    if (first.trim() === '' || isMarkdownFurniture(first)) {
      hasGap = true
      continue
    }
    const parts = [first]
    while (width !== undefined && isWrapped(lines[index]!, { next: lines[index + 1], width })) {
      index++
      parts.push(lines[index]!.trim())
    }
    const line = joinWrapped(parts)
    const underline = /^\s{0,3}(=+|-{2,})\s*$/.exec(lines[index + 1] ?? '')?.[1]
    const heading = findHeadingLevel(line) ?? (underline ? (underline.startsWith('=') ? 1 : 2) : undefined)
    const words = readMarkdownLine(line)
    if (words.text !== '') paragraphs.push({ ...words, hasGap, heading, isLink: isOnlyLink(line) })
    hasGap = false
  }
  return paragraphs
}

/**
 * The width at which a text was wrapped by hand, or `undefined` when its lines are paragraphs. Wrapped text shows in
 * that the first word of a line would hardly ever have fitted on the line before.
 */
function findWrapWidth(lines: readonly string[]): number | undefined {
  const filled = lines.map((line) => line.trimEnd()).filter((line) => line.trim() !== '')
  const pairs: (readonly [string, string])[] = []
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = lines[index]!.trimEnd()
    const next = lines[index + 1]!.trim()
    if (line.trim() !== '' && next !== '') pairs.push([line, next])
  }
  // Lists have pairs of lines too, but in wrapped text they are most of it.
  if (pairs.length < 3 || pairs.length < filled.length / 2) return undefined
  const width = pairs.reduce((longest, [line]) => Math.max(longest, line.length), 0)
  const longer = filled.filter((line) => line.length > width && !line.includes('://'))
  if (width < 50 || width > 100 || longer.length > filled.length / 10) return undefined
  const full = pairs.filter(([line, next]) => isFilled(line, { next, width }))
  return full.length >= pairs.length * 0.7 ? width : undefined
}

function isFilled(line: string, { next, width }: { next: string; width: number }): boolean {
  // Eight characters of play: people wrap by eye, and mail programs at different widths for quoted text.
  return line.length + 1 + firstWordLength(next) > width - 8
}

function isWrapped(line: string, { next, width }: { next: string | undefined; width: number }): boolean {
  if (next === undefined || next.trim() === '' || isMarkdownFurniture(next)) return false
  if (/^(?:\s{2,}|\t|\s*(?:[*+>•#]|-\s|\d+[.)]\s))/.test(next) || findHeadingLevel(line)) return false
  const isMidSentence = /[\p{Ll},;-]\s*$/u.test(line) && /^\p{Ll}/u.test(next)
  return isMidSentence || isFilled(line.trimEnd(), { next: next.trim(), width })
}

function firstWordLength(line: string): number {
  const end = line.search(/\s/)
  return end === -1 ? line.length : end
}

function joinWrapped(parts: readonly string[]): string {
  const joined = parts.map((part, index) => {
    const next = parts[index + 1]
    // A hyphen at a line's end may belong to the word, so it is kept; only the break goes.
    const isBrokenWord = next !== undefined && /\p{L}-$/u.test(part) && /^\p{Ll}/u.test(next)
    return next === undefined || isBrokenWord ? part : `${part} `
  })
  return joined.join('')
}
