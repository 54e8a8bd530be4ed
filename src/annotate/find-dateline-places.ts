import type { Token } from '../document.ts'
import type { NamePart } from './split-name-run.ts'

const LONGEST_DATELINE = 14

/** "WESTBOURNE — The mayor said", "WESTBOURNE, Ohio (AP) — ...": in capitals at the head of a paragraph, up to a dash. */
export function isDatelinePlace(tokens: readonly Token[], { firstToken }: NamePart): boolean {
  const { paragraph, text } = tokens[firstToken]!
  if (!/^\p{Lu}{3,}$/u.test(text) || tokens[firstToken - 1]?.paragraph === paragraph) return false
  for (let at = firstToken + 1; at < firstToken + LONGEST_DATELINE; at++) {
    const token = tokens[at]
    if (token?.paragraph !== paragraph) return false
    if (/^[-–—―]+$/.test(token.text)) return token.start > tokens[at - 1]!.end
    if (!/^[\p{Lu}\d,.(/)]/u.test(token.text)) return false
  }
  return false
}
