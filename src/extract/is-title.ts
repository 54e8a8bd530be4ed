import type { Token } from '../document.ts'
import { INSIDE, OPENING_MARK, type TokenFacts } from './describe-tokens.ts'

/** In words. Titles are rarely longer, and longer quotations all in capitals are headlines that somebody read out. */
const LONGEST = 8

const SMALL_WORDS: ReadonlySet<string> = new Set(['ADP', 'CCONJ', 'DET', 'PART', 'SCONJ'])

/**
 * Whether the quotation marks that open at a token hold the title of a work or programme, as “The Lake at Night” or “Morning
 * Tide”: two or more words in capitals, the small ones between them left out, and no mark that ends a sentence.
 */
export function isTitle({ quote, document }: TokenFacts, opening: number): boolean {
  if (quote[opening] !== OPENING_MARK) return false
  const inside: Token[] = []
  for (let i = opening + 1; quote[i] === INSIDE && inside.length <= LONGEST * 2; i++)
    inside.push(document.tokens[i])
  const words = inside.filter(({ pos }) => pos !== 'PUNCT')
  const isCapital = ({ text }: Token) => /^[\p{Lu}\p{N}]/u.test(text)
  return (
    words.length <= LONGEST &&
    words.filter(isCapital).length >= 2 &&
    !inside.some(({ text }) => /^[!?]$/.test(text)) &&
    words.some(({ text }) => /\p{Ll}/u.test(text)) &&
    words.every((word) => isCapital(word) || SMALL_WORDS.has(word.pos))
  )
}
