import type { Document, PartOfSpeech, Token } from '../document.ts'
import { MONTHS, WEEKDAYS } from '../languages/en/index.ts'
import { combineHashes, hashWord } from '../model/index.ts'

/** Where a token stands with regard to quotation marks. */
export const OUTSIDE = 0
export const INSIDE = 1
export const OPENING_MARK = 2
export const CLOSING_MARK = 3

/**
 * What the features of both models are made of: for each token a few numbers, worked out once for a document. All
 * arrays have one entry a token.
 */
export interface TokenFacts {
  readonly document: Document
  readonly length: number
  /** Hashes of the word in lower case, its lemma, its last three letters, its part of speech and its form. */
  readonly word: Int32Array
  readonly lemma: Int32Array
  readonly suffix: Int32Array
  readonly pos: Int32Array
  readonly shape: Int32Array
  /** OUTSIDE, INSIDE, OPENING_MARK or CLOSING_MARK, of outermost passages only. */
  readonly quote: Uint8Array
  /** The index of the outermost quoted passage that it belongs to, or -1. */
  readonly passage: Int32Array
  readonly isVerb: Uint8Array
  readonly isComma: Uint8Array
  readonly isMark: Uint8Array
  /** The chance that it heads a cue, once `findCues` has run; 0 before. */
  readonly cueChance: Float32Array
  /** Index of the first token of its sentence, and of the one after its last. */
  readonly sentenceFirst: Int32Array
  readonly sentenceEnd: Int32Array
}

const POS_HASH = new Map<PartOfSpeech, number>()

function hashPos(pos: PartOfSpeech): number {
  let hash = POS_HASH.get(pos)
  if (hash === undefined) {
    hash = hashWord(`pos ${pos}`)
    POS_HASH.set(pos, hash)
  }
  return hash
}

export function describeTokens(document: Document): TokenFacts {
  const { tokens, sentences } = document
  const length = tokens.length
  const ints = () => new Int32Array(length)
  const facts = {
    document,
    length,
    word: ints(),
    lemma: ints(),
    suffix: ints(),
    pos: ints(),
    shape: ints(),
    quote: new Uint8Array(length),
    passage: ints().fill(-1),
    isVerb: new Uint8Array(length),
    isComma: new Uint8Array(length),
    isMark: new Uint8Array(length),
    cueChance: new Float32Array(length),
    sentenceFirst: ints(),
    sentenceEnd: ints(),
  }
  for (let i = 0; i < length; i++) {
    const token = tokens[i]
    const word = generalise(token)
    facts.word[i] = hashWord(word)
    facts.lemma[i] = word === token.lower ? hashWord(token.lemma) : facts.word[i]
    facts.suffix[i] = hashWord(word.slice(-3))
    facts.pos[i] = hashPos(token.pos)
    facts.shape[i] = token.pos === 'PUNCT' ? combineHashes(MARK, facts.word[i]) : describeShape(token.text)
    facts.isVerb[i] = token.pos === 'VERB' ? 1 : 0
    facts.isComma[i] = token.text === ',' ? 1 : 0
    facts.isMark[i] = token.pos === 'PUNCT' ? 1 : 0
    const { firstToken, endToken } = sentences[token.sentence]
    facts.sentenceFirst[i] = firstToken
    facts.sentenceEnd[i] = endToken
  }
  markQuotations(facts)
  return facts
}

/**
 * A word as the models see it. Names are all one word, but for days and months: who speaks and how it is marked has
 * nothing to do with who is in the news (`docs/decisions.md` has what it costs). Marks of all countries and fonts are one too: what
 * was learned of “ ” holds for « ».
 */
function generalise({ lower, pos }: Token): string {
  if (pos === 'PROPN' && !MONTHS.has(lower) && !WEEKDAYS.has(lower)) return 'Name'
  if (!/[^a-z0-9]/.test(lower)) return lower
  return lower
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟«»‹›]|''|``/g, '"')
    .replace(/[–—―]|--/g, '-')
    .replace('…', '...')
}

const CAPITAL = hashWord('shape Xx')
const ALL_CAPITALS = hashWord('shape XX')
const SMALL = hashWord('shape xx')
const NUMBER = hashWord('shape 00')
const MARK = hashWord('shape of a mark')

function describeShape(word: string): number {
  const first = word.charCodeAt(0)
  if (first >= 97 && first <= 122) return SMALL
  if (/^\p{Lu}/u.test(word)) return word.length > 1 && word === word.toUpperCase() ? ALL_CAPITALS : CAPITAL
  if (/\d/.test(word)) return NUMBER
  return SMALL
}

function markQuotations(facts: TokenFacts): void {
  const { tokens, quotations } = facts.document
  let token = 0
  quotations.forEach((passage, index) => {
    if (passage.depth > 0) return
    while (token < tokens.length && tokens[token].end <= passage.start) token++
    for (let i = token; i < tokens.length && tokens[i].start < passage.end; i++) {
      facts.passage[i] = index
      if (tokens[i].start < passage.inside[0]) facts.quote[i] = OPENING_MARK
      else if (tokens[i].start >= passage.inside[1]) facts.quote[i] = CLOSING_MARK
      else facts.quote[i] = INSIDE
    }
  })
}
