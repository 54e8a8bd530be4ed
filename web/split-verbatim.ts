/**
 * Which words of a content may look like a quotation.
 *
 * @module
 */
import type { Quotation, Span } from '../src/record.ts'

export interface VerbatimPart {
  readonly start: number
  readonly end: number
  readonly isVerbatim: boolean
}

/** The mark that ends what each mark opens. */
const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '”': '”',
  '„': '“',
  '«': '»',
  '‹': '›',
  '‘': '’',
  '"': '"',
  "'": "'",
}

/** Marks that are apostrophes too: alone they say nothing. */
const SINGLE = new Set(['‘', '’', "'"])

/**
 * A content cut into words that stand in quotation marks and words that do not, with their marks. All of a direct
 * one is verbatim, nothing of an indirect one. A content may begin or end inside a quotation: a mark without its
 * other half counts up to the line's end. A mixed one without any mark has nothing verbatim: when in doubt, a passage
 * must not look like a quotation.
 */
export function splitVerbatim(content: string, quotation: Quotation): VerbatimPart[] {
  if (content.length === 0) return []
  if (quotation !== 'mixed') return [{ start: 0, end: content.length, isVerbatim: quotation === 'direct' }]
  const parts: VerbatimPart[] = []
  let position = 0
  for (const [start, end] of findQuoted(content)) {
    if (start > position) parts.push({ start: position, end: start, isVerbatim: false })
    parts.push({ start, end, isVerbatim: true })
    position = end
  }
  if (position < content.length) parts.push({ start: position, end: content.length, isVerbatim: false })
  return parts
}

function findQuoted(content: string): Span[] {
  const found: Span[] = []
  let after = 0
  for (let index = 0; index < content.length; index += 1) {
    if (content[index] === '\n') after = index + 1
    const quoted = findQuotedAt(content, { index, after })
    if (!quoted) continue
    found.push(quoted)
    after = quoted[1]
    index = after - 1
  }
  return found
}

/** What the mark at `index` puts into quotation marks; everything before `after` is dealt with. */
function findQuotedAt(content: string, { index, after }: { index: number; after: number }): Span | undefined {
  const mark = content[index]!
  if (opensQuotation(content, index)) {
    const end = findClosing(content, { mark: CLOSING[mark]!, from: index + 1 })
    if (end !== undefined) return [index, end]
    return SINGLE.has(mark) ? undefined : [index, findLineEnd(content, index)]
  }
  return closesQuotation(content, index) && index > after ? [after, index + 1] : undefined
}

function opensQuotation(content: string, index: number): boolean {
  if (!(content[index]! in CLOSING)) return false
  // An apostrophe stands after a letter, an opening mark does not.
  return !isWordCharacter(content[index - 1]) && /\S/.test(content[index + 1] ?? '')
}

/** True for a mark that can only end a quotation which began before this content. */
function closesQuotation(content: string, index: number): boolean {
  const mark = content[index]!
  if (mark === '”' || mark === '»') return true
  // 5" is a measure, but a mark after a comma or a full stop is none.
  return mark === '"' && /[.,!?…]/.test(content[index - 1] ?? '')
}

function findClosing(content: string, { mark, from }: { mark: string; from: number }): number | undefined {
  const lineEnd = findLineEnd(content, from)
  for (let index = from; index < lineEnd; index += 1) {
    if (content[index] !== mark) continue
    // "don’t": a mark between two letters is an apostrophe.
    if (isWordCharacter(content[index - 1]) && isWordCharacter(content[index + 1])) continue
    return index + 1
  }
  return undefined
}

function findLineEnd(content: string, from: number): number {
  const lineBreak = content.indexOf('\n', from)
  return lineBreak < 0 ? content.length : lineBreak
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{Letter}\p{Number}]/u.test(character)
}
