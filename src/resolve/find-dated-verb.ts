import type { Document, Token } from '../document.ts'
import { POSSESSIVE_PRONOUNS, WORDS_FOR_CONDITIONS, WORDS_THAT_OPEN_A_CLAUSE } from '../languages/en/index.ts'
import { findOpening } from './is-date-of-cue.ts'
import { type Doing, readDoing } from './read-doing.ts'
import { isPossessive, type TokenSpan } from './token-spans.ts'

/** What each token of an article is part of: its own words, a quotation, or a statement. */
export const OWN = 0
export const QUOTED = 1
export const SPEAKER = 2
export const CUE = 3
export const CONTENT = 4

/** The verb that a date belongs to. */
export interface DatedVerb {
  readonly verb: number
  readonly doing: Exclude<Doing, 'aside' | 'open'>
}

/** How many tokens away a verb may be. */
const REACH = 40

/**
 * The verb whose time a date is, in the article's own words: the nearest before it in its clause, else the first behind
 * it. None where that is a cue (then it is a time of saying), where the clause is a condition, where the verb tells of
 * nothing that happened, and where the date belongs to a noun that a verb does something to.
 */
export function findDatedVerb(
  document: Document,
  { at, marks }: { at: TokenSpan; marks: Uint8Array },
): DatedVerb | undefined {
  const { tokens, sentences } = document
  const sentence = sentences[tokens[at.first]!.sentence]!
  const opening = Math.max(findOpening(tokens, at.first), sentence.firstToken)
  if (modifiesNoun(tokens, { at, opening })) return undefined
  const input = { tokens, marks, sentence: { first: sentence.firstToken, end: sentence.endToken } }
  const next = findVerbRightBehind(input, at.end)
  if (next)
    return next === 'none' || (opening === at.first && isHead(tokens, { at, sentence: input.sentence }))
      ? undefined
      : next
  const before = findVerbBefore(input, opening)
  if (before === 'none') return undefined
  if (before !== 'opening' && before !== 'subject') return before
  const behind = findVerbBehind(input, at.end)
  if (!behind) return undefined
  if (before === 'opening') return behind
  // "Her victories on Tuesday will help her": what comes is no longer of that day.
  return behind.doing === 'done' ? behind : undefined
}

interface Search {
  readonly tokens: readonly Token[]
  readonly marks: Uint8Array
  readonly sentence: TokenSpan
}

/** The verb before a date; `opening` where the date opens its clause, `subject` where it stands with the subject. */
function findVerbBefore(
  { tokens, marks, sentence }: Search,
  opening: number,
): DatedVerb | 'opening' | 'subject' | 'none' {
  if (opensClause(tokens, { opening, sentence })) return 'opening'
  // "for the second time in two days"
  if (tokens[opening - 1]?.lower === 'time') return 'none'
  for (let i = opening - 1; i >= Math.max(sentence.first, opening - REACH); i--) {
    if (marks[i] === QUOTED) continue
    if (marks[i] === CONTENT || marks[i] === CUE) return 'none'
    const { lower, text } = tokens[i]!
    if (WORDS_FOR_CONDITIONS.has(lower) || text === ';' || isDash(text)) return 'none'
    if (WORDS_THAT_OPEN_A_CLAUSE.has(lower)) return 'none'
    if (!isVerb(tokens, i)) continue
    const doing = readDoing(tokens, i)
    if (doing === 'aside' || isParticiple({ tokens, marks, sentence }, i)) continue
    return doing === 'open' || isConditional(tokens, i, sentence) ? 'none' : { verb: i, doing }
  }
  return 'subject'
}

/** "If the dam gave way on Monday, ..." */
function isConditional(tokens: readonly Token[], verb: number, { first }: TokenSpan): boolean {
  for (let i = verb - 1; i >= first && !/^[,;:]$/.test(tokens[i]!.text); i--)
    if (WORDS_FOR_CONDITIONS.has(tokens[i]!.lower)) return true
  return false
}

/** The first finite verb behind a date, over asides about its subject. */
function findVerbBehind({ tokens, marks, sentence }: Search, from: number): DatedVerb | undefined {
  const end = Math.min(sentence.end, from + REACH)
  for (let i = from; i < end; i++) {
    if (marks[i] === CONTENT || marks[i] === CUE) return undefined
    if (marks[i] === QUOTED) continue
    const { lower, text } = tokens[i]!
    if (text === ';' || WORDS_FOR_CONDITIONS.has(lower)) return undefined
    if (WORDS_THAT_OPEN_A_CLAUSE.has(lower)) {
      const comma = findComma(tokens, { first: i, end })
      if (comma === undefined) return undefined
      i = comma
      continue
    }
    if (!isVerb(tokens, i)) continue
    const last = lastOfVerb(tokens, { first: i, end })
    if (marks[last] === CUE || marks[last] === CONTENT) return undefined
    const doing = readDoing(tokens, last)
    if (doing === 'aside') continue
    return doing === 'open' ? undefined : { verb: last, doing }
  }
  return undefined
}

const findComma = (tokens: readonly Token[], { first, end }: TokenSpan): number | undefined => {
  for (let i = first; i < end; i++) if (tokens[i]!.text === ',') return i
  return undefined
}

/** "was | not | arrested": the last word of a verb that begins at the first. */
function lastOfVerb(tokens: readonly Token[], { first, end }: TokenSpan): number {
  let last = first
  for (let i = first + 1; i < end && last >= first; i++) {
    const { pos, lower } = tokens[i]!
    if (pos === 'VERB' || pos === 'AUX') last = i
    else if (pos !== 'ADV' && lower !== 'not' && lower !== "n't") break
    if (tokens[last]!.pos === 'VERB') break
  }
  return last
}

const isDash = (text: string): boolean => /^(?:--+|[–—―]+)$/.test(text)

function isVerb(tokens: readonly Token[], at: number): boolean {
  const { pos, text, lower } = tokens[at]!
  if (pos !== 'VERB' && pos !== 'AUX') return false
  // "United", "the accused man", "a follow-up": part of a name or a noun phrase.
  if (text !== lower || tokens[at + 1]?.text === '-' || tokens[at - 1]?.text === '-') return false
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  const isBesideNoun = next?.pos === 'NOUN' || next?.pos === 'ADJ' || next?.pos === 'PROPN'
  const followsModifier =
    before?.pos === 'DET' ||
    before?.pos === 'ADJ' ||
    isPossessive(before) ||
    POSSESSIVE_PRONOUNS.has(before?.lower ?? '')
  if (followsModifier && (isBesideNoun || before?.pos === 'DET') && pos === 'VERB') return false
  // "at a hastily arranged meeting"
  return !(isBesideNoun && before?.lower.endsWith('ly') && /^(?:DET|ADP)$/.test(tokens[at - 2]?.pos ?? ''))
}

/** At the head of a sentence, behind "and", a dash or a word such as "after": what happened on that day stands behind. */
function opensClause(
  tokens: readonly Token[],
  { opening, sentence }: { opening: number; sentence: TokenSpan },
): boolean {
  let at = opening
  while (at > sentence.first && (tokens[at - 1]!.pos === 'ADV' || tokens[at - 1]!.text === ',')) at--
  if (at === sentence.first) return true
  const { lower, text, pos } = tokens[at - 1]!
  if (text === ';' || text === ':' || isDash(text)) return true
  if (WORDS_FOR_CONDITIONS.has(lower)) return false
  return lower === 'and' || lower === 'but'
    ? pos === 'CCONJ' && at === opening
    : /^(?:when|while|because|although|though|that|who|which)$/.test(lower)
}

/** "This week will be a test", "Tuesday was quiet": the day itself is what the sentence speaks of. */
const isHead = (
  tokens: readonly Token[],
  { at, sentence }: { at: TokenSpan; sentence: TokenSpan },
): boolean =>
  at.first === sentence.first ||
  tokens[at.first - 1]!.pos === 'PUNCT' ||
  tokens[at.first - 1]!.pos === 'CCONJ'

/** "The board on Monday | rejected it": a verb right behind the date is its own. */
function findVerbRightBehind(
  { tokens, marks, sentence }: Search,
  from: number,
): DatedVerb | 'none' | undefined {
  let at = from
  while (at < sentence.end && tokens[at]!.pos === 'ADV') at++
  if (at >= sentence.end || !isVerb(tokens, at)) return undefined
  const verb = lastOfVerb(tokens, { first: at, end: sentence.end })
  const doing = readDoing(tokens, verb)
  if (doing === 'aside') return undefined
  return (marks[verb] !== OWN && marks[verb] !== SPEAKER) || doing === 'open' ? 'none' : { verb, doing }
}

/**
 * "In court papers filed on Friday, he", "left for talks with the board held on Friday": a participle of a noun that
 * stands behind a preposition or a verb. With the subject, as in "the man from Oslo resigned", it is the verb.
 */
function isParticiple({ tokens, marks, sentence: { first } }: Search, verb: number): boolean {
  let at = verb
  while (at > first && marks[at - 1]! < CUE && isInsidePhrases(tokens[at - 1]!)) at--
  if (at === verb) return false
  return (
    tokens[at]!.pos === 'ADP' ||
    (at > first && (tokens[at - 1]!.pos === 'VERB' || tokens[at - 1]!.pos === 'AUX'))
  )
}

const isInsidePhrases = (token: Token): boolean => INSIDE_PHRASES.has(token.pos) || isPossessive(token)

const INSIDE_PHRASES: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'ADP'])

/** "the 2008 race", "a surprise Tuesday meeting", "Tuesday's ruling", and not "at Tuesday's debate": what was done there has its day. */
function modifiesNoun(
  tokens: readonly Token[],
  { at, opening }: { at: TokenSpan; opening: number },
): boolean {
  const next = tokens[at.end]
  if (isPossessive(next)) return opening === at.first
  const isNounNext = next?.sentence === tokens[at.first]!.sentence && /^(?:NOUN|PROPN|ADJ)$/.test(next.pos)
  // "a surprise | Tuesday meeting", and not "had a rough day | Tuesday"
  const owner = findModifier(
    tokens,
    isNounNext && tokens[at.first - 1]?.pos === 'NOUN' ? at.first - 1 : at.first,
  )
  // "on a rainy Tuesday", "one Tuesday": which one is not told.
  return owner !== undefined && (isNounNext || /^(?:an?|one|every|each|some|any)$/.test(owner.lower))
}

/** The word that opens the noun phrase that a word stands in, if it does: "a" of "a rainy Tuesday". */
function findModifier(tokens: readonly Token[], at: number): Token | undefined {
  for (let i = at - 1; i >= at - 3 && i >= 0; i--) {
    const { pos, lower } = tokens[i]!
    if (pos === 'DET' || isPossessive(tokens[i]) || POSSESSIVE_PRONOUNS.has(lower)) return tokens[i]
    if (pos !== 'ADJ') return undefined
  }
  return undefined
}
