import type { Token, TokenRange } from '../document.ts'
import { FIRST_PERSON_PRONOUNS } from '../languages/en/index.ts'
import type { JudgedCandidate } from './choose-candidates.ts'
import { CLOSING_MARK, INSIDE, OPENING_MARK, type TokenFacts } from './describe-tokens.ts'
import { CONTENT, CUE, type Segment, SPEAKER } from './label-around-cue.ts'
import { listKnown } from './list-known.ts'

/**
 * The chance that a statement is right that the layout tells. Turns: 11 of 16 in the training corpus. Signed quotations
 * do not occur in it: set like turns, with a little more, since marks on both sides leave less to misread.
 */
const CONFIDENCE = { turn: 0.7, signed: 0.8 }

/** A name before a colon or after a dash is no longer than this, in tokens. */
const LONGEST_NAME = 8

/** Fewer turns than this make no transcript: a single "Question:" may be anything. */
const LEAST_TURNS = 3

/**
 * Statements that stand alone in their paragraph: turns of a transcript (`SMITH: We will stay.`), where the article has
 * at least three, and quotations signed with a name (`“We will stay.” — Ada Smith, mayor`).
 */
export function findLaidOut(facts: TokenFacts): JudgedCandidate[] {
  const { paragraphs } = facts.document
  const turns = paragraphs.map((paragraph) => readTurn(facts, paragraph))
  const signed = paragraphs.flatMap((paragraph, index) => {
    const own = readSigned(facts, paragraph) ?? readSignature(facts, paragraph, paragraphs[index - 1])
    return own === undefined ? [] : [listKnown(own, CONFIDENCE.signed)]
  })
  const isTranscript = turns.filter((turn) => turn !== undefined).length >= LEAST_TURNS
  return [...(isTranscript ? continueTurns(facts, turns) : []), ...signed]
}

/**
 * The turns, each with the paragraphs behind it in which its speaker goes on: they say "I", "we" or "you". What else
 * stands between two turns is the reporter's.
 */
function continueTurns(facts: TokenFacts, turns: readonly (Segment[] | undefined)[]): JudgedCandidate[] {
  const { paragraphs, tokens } = facts.document
  const found: Segment[][] = []
  turns.forEach((turn, index) => {
    if (turn !== undefined) {
      found.push([...turn])
      return
    }
    const { firstToken, endToken } = paragraphs[index]
    const hasNext = turns.slice(index + 1).some((next) => next !== undefined)
    const goesOn = tokens
      .slice(firstToken, endToken)
      .some(({ lower }, i) => facts.quote[firstToken + i] !== INSIDE && FIRST_PERSON_PRONOUNS.has(lower))
    const last = found[found.length - 1]
    // Only right behind the turn: a paragraph of the reporter's ends it.
    if (last !== undefined && hasNext && goesOn && last[last.length - 1].end === firstToken)
      last.push({ label: CONTENT, first: firstToken, end: endToken })
  })
  return found.map((segments) => listKnown(segments, CONFIDENCE.turn))
}

const isNameLike = ({ text, pos }: Token): boolean =>
  /^\p{Lu}/u.test(text) || pos === 'PUNCT' || pos === 'ADP'

/** "Q: What about pensions?" */
const TURN_LETTERS: ReadonlySet<string> = new Set(['Q', 'A'])

/** A family name in capitals, or Q and A, then a colon, then more words than the name has. */
function readTurn(
  { document: { tokens } }: TokenFacts,
  { firstToken, endToken }: TokenRange,
): Segment[] | undefined {
  let colon = firstToken
  while (colon < Math.min(endToken, firstToken + LONGEST_NAME) && tokens[colon].text !== ':') colon++
  if (tokens[colon]?.text !== ':' || colon === firstToken || endToken - colon < 3) return undefined
  const name = tokens.slice(firstToken, colon)
  const isShouted =
    (name.length === 1 && TURN_LETTERS.has(name[0].text)) ||
    name.some(({ text }) => /^\p{Lu}{2}/u.test(text) && text === text.toUpperCase())
  if (!isShouted || !name.every(isNameLike)) return undefined
  return [
    { label: SPEAKER, first: firstToken, end: colon },
    { label: CUE, first: colon, end: colon + 1 },
    { label: CONTENT, first: colon + 1, end: endToken },
  ]
}

/** A dash and a name in a paragraph of their own, behind one that is all quotation. */
function readSignature(
  facts: TokenFacts,
  { firstToken, endToken }: TokenRange,
  before: TokenRange | undefined,
): Segment[] | undefined {
  const { tokens } = facts.document
  if (before === undefined || !DASH.test(tokens[firstToken].text) || endToken - firstToken > LONGEST_NAME * 2)
    return undefined
  const isQuoted =
    facts.quote[before.firstToken] === OPENING_MARK && facts.quote[before.endToken - 1] === CLOSING_MARK
  if (!isQuoted || !isSignature(facts, firstToken + 1, endToken)) return undefined
  return [
    { label: CONTENT, first: before.firstToken, end: before.endToken },
    { label: CUE, first: firstToken, end: firstToken + 1 },
    { label: SPEAKER, first: firstToken + 1, end: endToken },
  ]
}

/** A name, with what belongs to it, and no verb. */
function isSignature({ document: { tokens } }: TokenFacts, first: number, end: number): boolean {
  if (first >= end || !/^\p{Lu}/u.test(tokens[first].text) || tokens[first].pos === 'PRON') return false
  return !tokens.slice(first, end).some(({ pos }) => pos === 'VERB' || pos === 'AUX')
}

const DASH = /^[\u2012-\u2015-]+$/

/** A quotation from the start of the paragraph, a dash, and a name up to its end. */
function readSigned(facts: TokenFacts, { firstToken, endToken }: TokenRange): Segment[] | undefined {
  const { tokens } = facts.document
  if (facts.quote[firstToken] !== OPENING_MARK) return undefined
  let dash = endToken - 1
  while (dash > firstToken && endToken - dash <= LONGEST_NAME * 2 && !DASH.test(tokens[dash].text)) dash--
  if (!DASH.test(tokens[dash].text) || facts.quote[dash - 1] !== CLOSING_MARK) return undefined
  if (!isSignature(facts, dash + 1, endToken)) return undefined
  return [
    { label: CONTENT, first: firstToken, end: dash },
    { label: CUE, first: dash, end: dash + 1 },
    { label: SPEAKER, first: dash + 1, end: endToken },
  ]
}
