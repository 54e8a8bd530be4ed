import type { Document, Token } from '../document.ts'
import { NEGATING_SUBJECTS, NEGATIONS_OF_VERBS, WORDS_THAT_OPEN_A_QUESTION } from '../languages/en/index.ts'
import type { Act } from '../record.ts'
import type { Frame } from './find-frame.ts'
import type { TokenSpan } from './token-spans.ts'

/** How far before a cue its auxiliaries and adverbs reach: "did not immediately and openly say". */
const REACH = 6

/**
 * The words that turn a cue round, or nothing: "did not say", "has never confirmed". Without them a
 * record would put the opposite into the voice's mouth.
 */
export function findNegation(
  { tokens, sentences }: Document,
  { cue, speaker }: Frame,
): TokenSpan | undefined {
  if (cue === undefined) return undefined
  for (let i = cue.first; i < cue.end; i++) {
    if (isNegation(tokens, i)) return { first: i, end: i + 1 }
    if (tokens[i]!.pos === 'VERB') break
  }
  const from = sentences[tokens[cue.first]!.sentence]!.firstToken
  for (let i = cue.first - 1; i >= Math.max(from, cue.first - REACH); i--) {
    if (isNegation(tokens, i)) return { first: i, end: i + 1 }
    if (!/^(?:AUX|ADV|PART|CCONJ)$/.test(tokens[i]!.pos)) break
  }
  return speaker && findNegatingSubject(tokens, speaker, from)
}

function isNegation(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!
  if (!NEGATIONS_OF_VERBS.has(lower)) return false
  return tokens[at + 1]?.lower !== 'only'
}

/**
 * "Neither Pike nor [Castle] would say". Where the negation is part of the speaker, as in "No one on the council thinks",
 * the speaker says so already.
 */
function findNegatingSubject(
  tokens: readonly Token[],
  speaker: TokenSpan,
  from: number,
): TokenSpan | undefined {
  const before = speaker.first - 1
  if (before < from || !NEGATING_SUBJECTS.has(tokens[before]!.lower)) return undefined
  return { first: before, end: speaker.first }
}

/** What a negated cue does: who "did not say whether" or "would not answer" declines; else the act that was not done. */
export function tellNegatedAct(act: Act, { tokens }: Document, { contents }: Frame): Act {
  const opens = tokens[contents[0]?.first ?? -1]?.lower ?? ''
  return act === 'assert' && WORDS_THAT_OPEN_A_QUESTION.has(opens) ? 'decline' : act
}
