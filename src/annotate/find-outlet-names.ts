import type { Token } from '../document.ts'
import type { NamePart } from './split-name-run.ts'

/** So many tokens may stand before the agency in a dateline: "PORT ELIN, Dorasca, March 6 (Telmar)" has seven. */
const LONGEST_DATELINE = 12

/** True for the agency in a dateline: "OSTREL, March 6 (Telmar) — ". */
export function isInDateline(tokens: readonly Token[], { firstToken, endToken }: NamePart): boolean {
  if (tokens[firstToken - 1]?.text !== '(' || tokens[endToken]?.text !== ')') return false
  if (!/^[-–—―]+$/.test(tokens[endToken + 1]?.text ?? '')) return false
  const { paragraph } = tokens[firstToken]!
  let first = firstToken
  while (firstToken - first <= LONGEST_DATELINE && tokens[first - 1]?.paragraph === paragraph) first--
  return firstToken - first <= LONGEST_DATELINE && /^\p{Lu}{3,}$/u.test(tokens[first]!.text)
}

/**
 * True where the words beside a name say that it is a news agency's: "the Telmar news agency", "the Halvenian agency
 * Telmar", and, as there are agencies of every kind, "the Telmar agency" only where it is told or cited.
 */
export function isCalledAgency(tokens: readonly Token[], { firstToken, endToken }: NamePart): boolean {
  const before = tokens[firstToken - 1]
  if (before?.lower === 'agency') {
    const which = tokens[firstToken - 2]
    return (
      which !== undefined && (/^(?:news|press)$/.test(which.lower) || /^\p{Lu}.*\p{Ll}/u.test(which.text))
    )
  }
  if (/^(?:news|press)$/.test(tokens[endToken]?.lower ?? '')) return tokens[endToken + 1]?.lower === 'agency'
  if (tokens[endToken]?.lower !== 'agency' || before?.lower !== 'the') return false
  return /^(?:told|tells|tell|telling|by|to|with)$/.test(tokens[firstToken - 2]?.lower ?? '')
}

/** True for "Telmar News Agency", whose short name is its first word. */
export function isNamedNewsAgency(tokens: readonly Token[], { firstToken, endToken }: NamePart): boolean {
  const [kind, head] = [tokens[endToken - 2]?.lower, tokens[endToken - 1]!.lower]
  return endToken - firstToken > 2 && head === 'agency' && (kind === 'news' || kind === 'press')
}
