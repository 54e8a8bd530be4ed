import type { Document } from '../document.ts'
import { isMark, type TokenSpan } from './token-spans.ts'

/**
 * The words by which a speaker is nobody: "no one", "none", "not a single", "neither". What such a speaker "said" was not
 * said. `undefined` for "no fewer than ten", "No. 10", and a name that begins so.
 */
export function findNobody({ tokens, names }: Document, span: TokenSpan): TokenSpan | undefined {
  let { first } = span
  while (first < span.end - 1 && (isMark(tokens[first]!) || tokens[first]!.lower === 'but')) first++
  const end = findEndOfNobody(tokens, { first, end: span.end })
  if (end === undefined) return undefined
  const { start } = tokens[first]!
  return names.some((name) => name.start <= start && start < name.end) ? undefined : { first, end }
}

function findEndOfNobody(tokens: Document['tokens'], { first, end }: TokenSpan): number | undefined {
  const [word, next] = [tokens[first]?.lower ?? '', first + 1 < end ? tokens[first + 1]! : undefined]
  if (/^(?:nobody|none|neither|no-one)$/.test(word)) return first + 1
  if (word === 'not' && /^(?:an?|one)$/.test(next?.lower ?? '')) {
    return first + 2 < end && tokens[first + 2]!.lower === 'single' ? first + 3 : first + 2
  }
  if (word !== 'no' || !next) return undefined
  if (next.lower === 'one') return first + 2
  // "No Labels said" is a group of that name; "No Republican said" is nobody.
  const isName = next.pos === 'PROPN' && /^\p{Lu}.*s$/u.test(next.text)
  return isName || next.pos === 'NUM' || /^(?:fewer|less|doubt)$/.test(next.lower) ? undefined : first + 1
}
