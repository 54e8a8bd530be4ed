import type { DateExpression, Document, Token } from '../document.ts'
import { NOUNS_FOR_VENUES } from '../languages/en/index.ts'
import type { Frame } from './find-frame.ts'
import { findTokens, isPossessive, type TokenSpan } from './token-spans.ts'

/**
 * Whether a date in the frame of a cue is when it was said, and not when something else was: "the 2008 race", "up from
 * 2009", "between 2002 and 2010, they found", "Oslo, Feb. 2 (NTB) -", "backed it, but on Tuesday voted against it".
 */
export function isDateOfCue(document: Document, frame: Frame, date: DateExpression): boolean {
  const { tokens, sentences } = document
  const at = findTokens(document, [date.start, date.end])
  if (isEndOrMeasure(tokens, at) || isUntold(document, date) || isDateline(tokens, at)) return false
  const { before, after } = findNeighbours(frame, at)
  if (after?.first !== at.end && isOfNoun(tokens, at)) return false
  const { cue } = frame
  if (!cue || !before || at.first < cue.end)
    return after === undefined || after === cue || !isJoined(tokens, after)
  const opening = findOpening(tokens, at.first)
  if (isInClauseBehind(tokens, { first: before.end, end: opening })) return false
  const { endToken } = sentences[tokens[at.first]!.sentence]!
  return !opensNextClause(tokens, { first: at.end, end: Math.min(endToken, after?.first ?? endToken) })
}

/** The spans of the statement nearest before and behind a date. */
function findNeighbours({ speaker, cue, contents }: Frame, at: TokenSpan) {
  const own = [...contents, ...(speaker ? [speaker] : []), ...(cue ? [cue] : [])]
  const before = own.filter(({ end }) => end <= at.first).sort((a, b) => b.end - a.end)[0]
  const after = own.filter(({ first }) => first >= at.end).sort((a, b) => a.first - b.first)[0]
  return { before, after }
}

const BEFORE_ENDS_AND_MEASURES =
  /^(?:since|until|before|after|for|about|of|by|ahead|from|than|between|unlike|through|to|versus)$/

/** "since 2009", "more than last year", "between 2002 and 2010", and not "less than two weeks ago". */
export function isEndOrMeasure(tokens: readonly Token[], { first, end }: TokenSpan): boolean {
  const at = tokens[first - 1]?.lower === 'the' ? first - 2 : first - 1
  const before = tokens[at]?.lower ?? ''
  if (before === 'and') return tokens[at - 2]?.lower === 'between'
  if (before === 'than' && /^(?:ago|earlier|later)$/.test(tokens[end - 1]!.lower))
    return !/^(?:less|more)$/.test(tokens[at - 1]?.lower ?? '')
  return BEFORE_ENDS_AND_MEASURES.test(before)
}

/** "that month" where the text has told of no month before: it was counted from the day of the report. */
export const isUntold = ({ date: published }: Document, { text, value }: DateExpression): boolean =>
  /^(?:that|the same)\b/i.test(text) && published?.startsWith(value!) === true

const isDash = (tokens: readonly Token[], at: number): boolean =>
  /^[-–—]+$/.test(tokens[at]?.text ?? '') && tokens[at]!.start > tokens[at - 1]!.end

/** "OSLO, Feb. 2 (NTB) - " */
export function isDateline(tokens: readonly Token[], { first, end }: TokenSpan): boolean {
  if (findOpening(tokens, first) < first) return false
  if (tokens[end]?.text !== '(') return isDash(tokens, end)
  const close = tokens.slice(end, end + 5).findIndex(({ text }) => text === ')')
  return close > 0 && isDash(tokens, end + close + 1)
}

/** "the 2008 race" and "this year's crop", and not "a Tuesday interview" and "at Tuesday's rally". */
function isOfNoun(tokens: readonly Token[], { first, end }: TokenSpan): boolean {
  const next = tokens[end]
  if (isPossessive(next)) {
    const isPlace = /^(?:at|in|on|during)$/.test(tokens[first - 1]?.lower ?? '')
    return !isPlace && !tokens.slice(end + 1, end + 5).some(({ lower }) => NOUNS_FOR_VENUES.has(lower))
  }
  // "the Sept. 29, 2012, email"
  if (next?.text === ',' && tokens[first - 1]?.pos === 'DET' && /\d{4}$/.test(tokens[end - 1]!.text))
    return tokens[end + 1]?.pos === 'NOUN'
  return next !== undefined && /^(?:NOUN|PROPN|ADJ)$/.test(next.pos) && !NOUNS_FOR_VENUES.has(next.lower)
}

/** "They vote on Wednesday and [he] seems sure" */
const isJoined = (tokens: readonly Token[], { first }: TokenSpan): boolean =>
  tokens[first - 1]?.pos === 'CCONJ'

/** Where the words that belong to the date begin: "early on Thursday", and of "came in on Thursday" only "on". */
export function findOpening(tokens: readonly Token[], first: number): number {
  let hasPreposition = false
  for (; first > 0; first--) {
    const { lower } = tokens[first - 1]!
    const isPreposition = /^(?:on|in|at|during)$/.test(lower)
    if (isPreposition ? hasPreposition : !/^(?:early|earlier|late|later)$/.test(lower)) break
    hasPreposition ||= isPreposition
  }
  return first
}

/** "backed him, but on Tuesday", "opposed it, down from half in 2009", "agrees; in 2012": the words before the date. */
function isInClauseBehind(tokens: readonly Token[], { first, end }: TokenSpan): boolean {
  let comma = -1
  for (let i = first; i < end; i++) {
    const { text, lower } = tokens[i]!
    if (text === ';' || isDash(tokens, i) || lower === 'but' || lower === 'yet') return true
    if (text === ',') comma = i
  }
  if (tokens[end - 1]?.pos === 'CCONJ') return true
  const opener = comma >= 0 && comma + 1 < end ? tokens[comma + 1]! : undefined
  return opener !== undefined && opensAside(opener)
}

/** "down from", "less than", "fundraising for", "himself up for": the words behind a comma are about something else. */
const opensAside = ({ pos, lower }: Token): boolean =>
  pos === 'CCONJ' ||
  /^(?:up|down|less|more|himself|herself|themselves)$/.test(lower) ||
  (pos === 'NOUN' && lower.endsWith('ing'))

/** "Gil on Friday ripped into him", "on Tuesday he said": what stands behind the date. */
function opensNextClause(tokens: readonly Token[], { first, end }: TokenSpan): boolean {
  let at = first
  while (at < end && tokens[at]!.pos === 'ADV' && !/^(?:when|where|why|how)$/.test(tokens[at]!.lower)) at++
  // "Her argument on Sunday was [that ...]"
  if (at + 1 >= end) return false
  const { pos, lower } = tokens[at]!
  if (/^(?:i|he|she|they|we|it)$/.test(lower)) return true
  return (pos === 'VERB' || pos === 'AUX') && !lower.endsWith('ing')
}
