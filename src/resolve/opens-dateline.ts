import type { Document } from '../document.ts'
import type { Mention } from './figures.ts'

const LONGEST_DATELINE = 14

/** "BERLIN — The chancellor said", "OSLO, May 3 (AP) — ...": the name tells where it was written, and is nobody who speaks. */
export function opensDateline({ tokens, paragraphs }: Document, { firstToken, name }: Mention): boolean {
  const { paragraph, text } = tokens[firstToken]!
  if (name === undefined || !/^\p{Lu}{3,}$/u.test(text)) return false
  if (paragraphs[paragraph]!.firstToken !== firstToken) return false
  for (let i = firstToken + 1; i < firstToken + LONGEST_DATELINE; i++) {
    const token = tokens[i]
    if (token?.paragraph !== paragraph) return false
    if (/^[-–—―]+$/.test(token.text)) return token.start > tokens[i - 1]!.end
    if (!/^[\p{Lu}\d,.(/)]/u.test(token.text)) return false
  }
  return false
}
