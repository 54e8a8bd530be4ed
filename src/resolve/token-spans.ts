import type { Document, Token } from '../document.ts'
import type { Passage, Span } from '../record.ts'

/** A run of tokens `[first, end)` by their indexes. */
export interface TokenSpan {
  readonly first: number
  readonly end: number
}

/** The tokens that a span of the text covers, also in part. */
export function findTokens(document: Document, [start, end]: Span): TokenSpan {
  const first = firstTokenEndingAfter(document.tokens, start)
  let last = first
  while (last < document.tokens.length && document.tokens[last]!.start < end) last++
  return { first, end: last }
}

function firstTokenEndingAfter(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.end > offset) high = middle
    else low = middle + 1
  }
  return low
}

/** Words cut from the text. */
export function cutPassage(document: Document, start: number, end: number): Passage {
  return { text: document.text.slice(start, end), start, end }
}

/** The words of a run of tokens, without commas and marks at its ends; a title inside keeps the mark that closes it. */
export function cutTokens(document: Document, { first, end }: TokenSpan): Passage | undefined {
  while (first < end && isMark(document.tokens[first]!)) first++
  while (end > first && isMark(document.tokens[end - 1]!) && !closesTitle(document, { first, end })) end--
  if (first >= end) return undefined
  const last = document.tokens[end - 1]!
  const isStopped = ENDS_WITH_STOP.test(last.text) && document.tokens[end]?.sentence !== last.sentence
  return cutPassage(document, document.tokens[first]!.start, isStopped ? last.end - 1 : last.end)
}

/** The mark behind “Outlook,” in "on CNN’s “Outlook,”". */
const closesTitle = ({ tokens }: Document, { first, end }: TokenSpan): boolean =>
  tokens[end - 1]!.text === '”' &&
  tokens.slice(first, end - 1).findLast(({ text }) => /[“”]/.test(text))?.text === '“'

/** "told CNN.", "on X.": a full stop that is one token with the capitals before it; not that of "U.S.". */
const ENDS_WITH_STOP = /^\p{Lu}+\.$/u

export function isMark(token: Token): boolean {
  return token.pos === 'PUNCT' || /^[^\p{L}\p{N}]+$/u.test(token.text)
}

/** The possessive ending of "Trump's", where it is a token of its own. */
export function isPossessive(token: Token | undefined): boolean {
  return token !== undefined && token.pos !== 'AUX' && (token.lower === "'s" || token.lower === "'")
}
