/**
 * Whether a capital makes a name. Inside a sentence it does; at its head, and in headlines where every word has one,
 * the rest of the article has to show it.
 *
 * @module
 */
import type { Document, Token, TokenRange } from '../document.ts'
import {
  genderOfGivenName,
  MONTH_PREPOSITIONS,
  MONTHS,
  NEVER_NAMES,
  NO_NAMES_IN_CAPITALS,
  SPEAKING_LEMMAS,
  WEEKDAY_PLURALS,
  WEEKDAYS,
} from '../languages/en/index.ts'
import { DEMONYMS, KNOWN_NAMES } from './known-names.ts'

/** How a word is written in the article where the sentence does not ask for a capital. */
interface WordUse {
  capital: number
  small: number
}

/** For each token whether it can be a word of a name, as bits. */
export interface CapitalJudgement {
  /** True when the token has a capital that the article takes for a name's. */
  isNameWord(at: number): boolean
  /** True when the token stands where any word has a capital: the head of a sentence, or a headline. */
  isUnsure(at: number): boolean
  /** True when the article has the word with a capital elsewhere, where the capital makes a name. */
  isSeenInside(at: number): boolean
}

/** Reads the article once for how each word is written, and judges tokens by that. */
export function judgeCapitals({
  tokens,
  sentences,
  paragraphs,
}: Pick<Document, 'tokens' | 'sentences' | 'paragraphs'>): CapitalJudgement {
  const inHeadline = new Set(
    paragraphs.flatMap((range, index) => (isWrittenInCapitals(tokens, range) ? [index] : [])),
  )
  const uses = new Map<string, WordUse>()
  const isUnsure = (at: number) =>
    inHeadline.has(tokens[at]!.paragraph) ||
    isSentenceHead(tokens, { at, first: sentences[tokens[at]!.sentence]!.firstToken })
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    if (!isLetter(token.text)) continue
    const isCapital = startsWithCapital(token.text)
    if (isCapital && isUnsure(at)) continue
    if (inHeadline.has(token.paragraph)) continue
    const use = uses.get(token.lower)
    if (use === undefined) uses.set(token.lower, { capital: isCapital ? 1 : 0, small: isCapital ? 0 : 1 })
    else if (isCapital) use.capital++
    else use.small++
  }
  const isNameWord = (at: number) => {
    const token = tokens[at]
    if (!token || !startsWithCapital(token.text) || isCalendarWord(tokens, at)) return false
    if (NO_NAMES_IN_CAPITALS.has(token.lower) && token.text.length < 9) {
      if (isInitial(token.text)) return startsWithCapital(tokens[at + 1]?.text ?? '')
      return !inHeadline.has(token.paragraph) && isFamilyNameOfSpeaker(tokens, at)
    }
    if (!isUnsure(at)) return !isPronounI(token.lower)
    if (isInitial(token.text)) return startsWithCapital(tokens[at + 1]?.text ?? '')
    return showsName(tokens, { at, use: uses.get(token.lower), inHeadline: inHeadline.has(token.paragraph) })
  }
  const isSeenInside = (at: number) => (uses.get(tokens[at]!.lower)?.capital ?? 0) > 0
  return { isNameWord, isUnsure, isSeenInside }
}

/** "Ida Read told them", and not "Read more" or "Photo by". */
function isFamilyNameOfSpeaker(tokens: readonly Token[], at: number): boolean {
  const [before, { text }, after] = [tokens[at - 1], tokens[at]!, tokens[at + 1]]
  if (!before || !after || !/^\p{Lu}\p{Ll}+$/u.test(text) || !touchesNext(tokens, at - 1)) return false
  if (!/^\p{Lu}\p{Ll}+$/u.test(before.text) || before.pos !== 'PROPN') return false
  return after.text === after.lower && SPEAKING_LEMMAS.has(after.lemma)
}

function showsName(
  tokens: readonly Token[],
  { at, use, inHeadline }: { at: number; use: WordUse | undefined; inHeadline: boolean },
): boolean {
  const { lower, pos, text } = tokens[at]!
  // "US" at the head of a sentence, where "us" would be "Us".
  if (!inHeadline && text.length > 1 && text === text.toUpperCase() && KNOWN_NAMES.has(lower)) return true
  if (NEVER_NAMES.has(lower)) return false
  // "Downing Street said": known as a whole, whatever its first word is taken for.
  const next = tokens[at + 1]
  if (
    next &&
    startsWithCapital(next.text) &&
    touchesNext(tokens, at) &&
    KNOWN_NAMES.has(`${lower} ${next.lower}`)
  )
    return true
  const isGiven = genderOfGivenName(lower) !== undefined
  // "Bill Olsen spoke", whatever the article says of bills.
  if (isGiven && !inHeadline && startsWithCapital(tokens[at + 1]?.text ?? '') && touchesNext(tokens, at))
    return true
  if (use && use.capital !== use.small) return use.capital > use.small
  if (KNOWN_NAMES.has(lower) || DEMONYMS.has(lower) || isGiven) return true
  if (inHeadline) return false
  if (pos === 'PROPN') return true
  // A name's first word that is a word too: "Rose Gil said", "Foreign Minister".
  return startsWithCapital(tokens[at + 1]?.text ?? '') && pos !== 'VERB' && pos !== 'ADV' && pos !== 'NUM'
}

/** No mark stands between the word and the next one. */
const touchesNext = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]!.start - tokens[at]!.end === 1 && tokens[at + 1]!.sentence === tokens[at]!.sentence

/**
 * True for a headline in title case or in capitals: nearly all words of some length have a capital, and no verb is
 * small. (A short sentence of names, "Anna Gil met Boris Okafor", has a small verb.)
 */
function isWrittenInCapitals(tokens: readonly Token[], { firstToken, endToken }: TokenRange): boolean {
  if (endToken - firstToken > 40) return false
  let long = 0
  let capital = 0
  for (let at = firstToken; at < endToken; at++) {
    const { text, pos } = tokens[at]!
    if (!isLetter(text)) continue
    const isCapital = startsWithCapital(text)
    if (!isCapital && (pos === 'VERB' || pos === 'AUX')) return false
    if (text.length < 4) continue
    long++
    if (isCapital) capital++
  }
  return long >= 3 && capital / long > 0.7
}

const OPENING = new Set([
  '"',
  '“',
  '‘',
  "'",
  '«',
  '„',
  '(',
  '[',
  ':',
  '–',
  '—',
  '--',
  '*',
  '•',
  '…',
  '...',
  "''",
  '``',
  '_',
])

function isSentenceHead(tokens: readonly Token[], { at, first }: { at: number; first: number }): boolean {
  if (at === first) return true
  const before = tokens[at - 1]!
  return before.pos === 'PUNCT' || before.pos === 'SYM' ? OPENING.has(before.text) : false
}

/** Months and weekdays are no names, but people are called April Gil and Theresa May. */
function isCalendarWord(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!
  if (WEEKDAYS.has(lower) || WEEKDAY_PLURALS.has(lower)) return true
  if (!MONTHS.has(lower)) return false
  if (!NAMES_LIKE_MONTHS.has(lower) || MONTH_PREPOSITIONS.has(tokens[at - 1]?.lower ?? '')) return true
  const after = tokens[at + 1]
  if (after && startsWithCapital(after.text)) return false
  const isAfterName =
    startsWithCapital(tokens[at - 1]?.text ?? '') && genderOfGivenName(tokens[at - 1]!.lower)
  return !isAfterName && !(after && SPEAKING_LEMMAS.has(after.lemma))
}

const NAMES_LIKE_MONTHS = new Set(['jan', 'mar', 'april', 'may', 'june', 'august'])

function isPronounI(lower: string): boolean {
  return lower === 'i' || lower.startsWith("i'")
}

/** "J." and "J.K.": the first letters of given names. */
export function isInitial(text: string): boolean {
  return /^(?:\p{Lu}\.)+$/u.test(text) && text.length <= 4
}

export function startsWithCapital(text: string): boolean {
  const code = text.charCodeAt(0)
  if (code < 128) return code >= 65 && code <= 90
  return code > 191 && /^\p{Lu}/u.test(text)
}

function isLetter(text: string): boolean {
  const code = text.charCodeAt(0)
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 191
}
