import type { Token, TokenRange } from '../document.ts'
import type { JudgedCandidate } from './choose-candidates.ts'
import { CLOSING_MARK, OPENING_MARK, type TokenFacts } from './describe-tokens.ts'
import { CONTENT, CUE, type Segment, SPEAKER } from './label-around-cue.ts'
import { FULL_AGREEMENT } from './measure-agreement.ts'

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
  const turns = paragraphs.map((paragraph) => readTurn(facts, paragraph)).filter((turn) => turn !== undefined)
  const signed = paragraphs
    .map((paragraph) => readSigned(facts, paragraph))
    .filter((one) => one !== undefined)
  return [
    ...(turns.length >= LEAST_TURNS ? turns : []).map((segments) => judge(segments, CONFIDENCE.turn)),
    ...signed.map((segments) => judge(segments, CONFIDENCE.signed)),
  ]
}

function judge(segments: readonly Segment[], confidence: number): JudgedCandidate {
  const token = (segments.find(({ label }) => label === CUE) as Segment).first
  return {
    candidate: {
      cue: { token, chance: 1 },
      segments,
      logChance: 0,
      rank: 0,
      variant: 0,
      agreement: FULL_AGREEMENT,
    },
    confidence,
  }
}

const isNameLike = ({ text, pos }: Token): boolean =>
  /^\p{Lu}/u.test(text) || pos === 'PUNCT' || pos === 'ADP'

/** A family name in capitals, or a short name, then a colon, then more words than the name has. */
function readTurn(
  { document: { tokens } }: TokenFacts,
  { firstToken, endToken }: TokenRange,
): Segment[] | undefined {
  let colon = firstToken
  while (colon < Math.min(endToken, firstToken + LONGEST_NAME) && tokens[colon].text !== ':') colon++
  if (tokens[colon]?.text !== ':' || colon === firstToken || endToken - colon < 3) return undefined
  const name = tokens.slice(firstToken, colon)
  const isShouted = name.some(({ text }) => /^\p{Lu}{2}/u.test(text) && text === text.toUpperCase())
  if (!isShouted || !name.every(isNameLike)) return undefined
  return [
    { label: SPEAKER, first: firstToken, end: colon },
    { label: CUE, first: colon, end: colon + 1 },
    { label: CONTENT, first: colon + 1, end: endToken },
  ]
}

/** A quotation from the start of the paragraph, a dash, and a name up to its end. */
function readSigned(facts: TokenFacts, { firstToken, endToken }: TokenRange): Segment[] | undefined {
  const { tokens } = facts.document
  if (facts.quote[firstToken] !== OPENING_MARK) return undefined
  let dash = endToken - 1
  while (
    dash > firstToken &&
    endToken - dash <= LONGEST_NAME * 2 &&
    !/^[\u2012-\u2015-]+$/.test(tokens[dash].text)
  )
    dash--
  if (!/^[\u2012-\u2015-]+$/.test(tokens[dash].text) || facts.quote[dash - 1] !== CLOSING_MARK)
    return undefined
  const isName =
    dash + 1 < endToken && /^\p{Lu}/u.test(tokens[dash + 1].text) && tokens[dash + 1].pos !== 'PRON'
  const hasVerb = tokens.slice(dash + 1, endToken).some(({ pos }) => pos === 'VERB' || pos === 'AUX')
  if (!isName || hasVerb) return undefined
  return [
    { label: CONTENT, first: firstToken, end: dash },
    { label: CUE, first: dash, end: dash + 1 },
    { label: SPEAKER, first: dash + 1, end: endToken },
  ]
}
