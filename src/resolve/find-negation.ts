import type { Document, Token } from '../document.ts'
import { NEGATING_SUBJECTS, NEGATIONS_OF_VERBS, WORDS_THAT_OPEN_A_QUESTION } from '../languages/en/index.ts'
import type { Act } from '../record.ts'
import type { Frame } from './find-frame.ts'
import { findNobody } from './find-nobody.ts'
import type { TokenSpan } from './token-spans.ts'

/** How far before a cue its auxiliaries and adverbs reach: "did not immediately and openly say". */
const REACH = 6

/**
 * The words that turn a cue round, or nothing: "did not say", "has never confirmed". Without them a
 * record would put the opposite into the voice's mouth.
 */
export function findNegation(document: Document, { cue, speaker }: Frame): TokenSpan | undefined {
  const { tokens, sentences } = document
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
  return speaker && (findNobody(document, speaker) ?? findNegatingSubject(tokens, speaker, from))
}

function isNegation(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!
  if (!NEGATIONS_OF_VERBS.has(lower)) return false
  return tokens[at + 1]?.lower !== 'only'
}

/** "Neither Pike nor [Castle] would say", where the speaker's words are cut short. */
function findNegatingSubject(
  tokens: readonly Token[],
  speaker: TokenSpan,
  from: number,
): TokenSpan | undefined {
  let before = speaker.first - 1
  // "Nor did she say", "never has he said"
  if (
    before > from &&
    tokens[before]!.pos === 'AUX' &&
    /^(?:nor|neither|never)$/.test(tokens[before - 1]!.lower)
  )
    before--
  else if (before < from || !NEGATING_SUBJECTS.has(tokens[before]!.lower)) return undefined
  return { first: before, end: before + 1 }
}

/** What a negated cue does: who "did not say whether" or "would not answer" declines; else the act that was not done. */
export function tellNegatedAct(act: Act, { tokens }: Document, { contents }: Frame): Act {
  const opens = tokens[contents[0]?.first ?? -1]?.lower ?? ''
  return act === 'assert' && WORDS_THAT_OPEN_A_QUESTION.has(opens) ? 'decline' : act
}
