import type { Document, Name, PartOfSpeech, Token } from '../document.ts'
import { NOUNS_FOR_BEING_IN_THE_KNOW, WORDS_FOR_BEING_IN_THE_KNOW } from '../languages/en/index.ts'
import { isPluralOfPeople } from './describe-nouns.ts'
import { findTokens, isPossessive, type TokenSpan } from './token-spans.ts'

const INSIDE_A_PHRASE: ReadonlySet<PartOfSpeech> = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM', 'DET'])
const LONGEST_PHRASE = 12

/** Marks tokens of an expression of time in the index of names. */
export const IN_A_DATE = -2

/**
 * Where names stand, by token: the index of the name in `document.names`, or `IN_A_DATE` in an expression of time, or -1.
 */
export function indexNames(document: Document): Int32Array {
  const index = new Int32Array(document.tokens.length).fill(-1)
  let token = 0
  const familyNames = new Set(document.names.map(({ text }) => /\s(\S+)$/.exec(text)?.[1]))
  document.names.forEach((name, at) => {
    while (token < document.tokens.length && document.tokens[token]!.end <= name.start) token++
    if (isCommonNoun(document.tokens[token], name) && !familyNames.has(name.text)) return
    for (let i = token; i < document.tokens.length && document.tokens[i]!.start < name.end; i++) index[i] = at
  })
  for (const date of document.dates) {
    const { first, end } = findTokens(document, [date.start, date.end])
    for (let i = first; i < end; i++) if (index[i]! < 0) index[i] = IN_A_DATE
  }
  return index
}

/** "Voters said": a plural with a capital only because it opens the sentence, taken for a name. */
const isCommonNoun = (token: Token | undefined, name: Name): boolean =>
  token !== undefined && token.end === name.end && token.start === name.start && isPluralOfPeople(token)

/** The first token of the noun phrase whose noun stands at `head`: "a senior Trump campaign official". */
export function findPhraseStart(document: Document, head: number, names: Int32Array): number {
  const { tokens } = document
  const { sentence } = tokens[head]!
  let first = head
  while (first > 0 && head - first < LONGEST_PHRASE) {
    const before = tokens[first - 1]!
    if (before.sentence !== sentence || !mayStandInside(before, names[first - 1]! >= 0)) break
    first--
    if (before.pos === 'DET' || opensAPhrase(before)) break
  }
  while (first < head && isPossessive(tokens[first])) first++
  return first
}

function mayStandInside(token: Token, isInName: boolean): boolean {
  return (
    isInName ||
    INSIDE_A_PHRASE.has(token.pos) ||
    isPossessive(token) ||
    token.text === '-' ||
    opensAPhrase(token)
  )
}

const opensAPhrase = (token: Token): boolean =>
  /^(?:his|her|its|their|my|our|your|the|a|an|some|many|several|other|another|these|those|both|all|most)$/.test(
    token.lower,
  )

/**
 * The end of the noun phrase that begins at `first`, names taken whole; `first` itself when none begins there.
 * "and" goes on with it only between nouns: "donors and party leaders".
 */
export function findPhraseEnd(document: Document, first: number, names: Int32Array): number {
  const { tokens } = document
  let end = first
  let nouns = 0
  while (
    end < tokens.length &&
    tokens[end]!.sentence === tokens[first]?.sentence &&
    end - first < LONGEST_PHRASE
  ) {
    const token = tokens[end]!
    // "told reporters Wednesday" ends before the day, "a Wednesday interview" does not.
    if (nouns > 0 && names[end] === IN_A_DATE) break
    if (names[end]! < 0 && !mayStandInside(token, false)) {
      if (token.pos === 'PRON' && end === first) return end + 1
      if (!joinsNouns(tokens, end, names) || nouns === 0) break
    }
    if (nouns > 0 && names[end]! < 0 && (token.pos === 'DET' || opensAPhrase(token))) break
    if (names[end] !== IN_A_DATE && (token.pos === 'NOUN' || token.pos === 'PROPN' || names[end]! >= 0))
      nouns++
    end++
  }
  while (end > first && tokens[end - 1]!.text === '-') end--
  return nouns > 0 ? end : first
}

function joinsNouns(tokens: readonly Token[], at: number, names: Int32Array): boolean {
  const next = tokens[at + 1]
  return (
    /^(?:and|&)$/.test(tokens[at]!.lower) &&
    next !== undefined &&
    (next.pos === 'NOUN' || names[at + 1]! >= 0)
  )
}

/** Goes on over what makes a person without a name one to hear: "a person familiar with the matter". */
export function extendOverKnowledge(
  document: Document,
  { first, end }: TokenSpan,
  names: Int32Array,
): TokenSpan {
  const { tokens } = document
  let at = first < end && WORDS_FOR_BEING_IN_THE_KNOW.has(tokens[end - 1]!.lower) ? end - 1 : end
  if (tokens[at]?.pos === 'ADV') at++
  const preposition = findPrepositionOfKnowledge(document, at, names)
  const next = preposition === undefined ? end : findPhraseEnd(document, preposition + 1, names)
  if (preposition === undefined || next <= preposition + 1) return { first, end }
  return {
    first,
    end: extendOverPrepositions(document, { first, end: next }, { prepositions: OF, names }).end,
  }
}

const OF: ReadonlySet<string> = new Set(['of'])

/** The "with" of "familiar with", the "of" of "with direct knowledge of". */
function findPrepositionOfKnowledge(document: Document, at: number, names: Int32Array): number | undefined {
  const { tokens } = document
  const [word, behind] = [tokens[at]?.lower ?? '', tokens[at + 1]?.lower ?? '']
  if (WORDS_FOR_BEING_IN_THE_KNOW.get(word)?.test(behind)) return at + 1
  if (word !== 'with') return undefined
  const end = findPhraseEnd(document, at + 1, names)
  if (!NOUNS_FOR_BEING_IN_THE_KNOW.test(tokens[end - 1]!.lower)) return undefined
  return /^(?:of|to|into|about)$/.test(tokens[end]?.lower ?? '') ? end : undefined
}

/** Goes on over "of ..." phrases: "members of the Rotary Club". */
export function extendOverPrepositions(
  document: Document,
  { first, end }: TokenSpan,
  { prepositions, names }: { prepositions: ReadonlySet<string>; names: Int32Array },
): TokenSpan {
  const { tokens } = document
  while (end < tokens.length && prepositions.has(tokens[end]!.lower)) {
    const next = findPhraseEnd(document, end + 1, names)
    if (next === end + 1) break
    end = next
  }
  return { first, end }
}
