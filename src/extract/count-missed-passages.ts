import { INSIDE, OPENING_MARK, type TokenFacts } from './describe-tokens.ts'
import type { CueCandidate } from './find-cues.ts'
import { isTitle } from './is-title.ts'

/** In tokens: a passage farther behind the cue than this is not looked for. */
const REACH = 400

/**
 * Quoted passages that the content leaves outside: in the sentence of the cue, and right behind it as a sentence of
 * their own; and whether it covers any.
 */
export function countMissedPassages(
  facts: TokenFacts,
  cue: CueCandidate,
  inContent: (i: number) => boolean,
): { inSentence: number; after: number; covered: number } {
  const { passage, quote, sentenceFirst, sentenceEnd } = facts
  const { tokens, paragraphs } = facts.document
  const counts = { inSentence: 0, after: 0, covered: 0 }
  const end = Math.min(paragraphs[tokens[cue.token].paragraph].endToken, cue.token + REACH)
  for (let i = sentenceFirst[cue.token]; i < end; i++) {
    if (passage[i] < 0 || quote[i] !== INSIDE || passage[i - 1] !== passage[i] || quote[i - 1] === INSIDE)
      continue
    if (inContent(i)) counts.covered = 1
    else if (isTitle(facts, i - 1)) continue
    else if (i < sentenceEnd[cue.token]) counts.inSentence = Math.min(3, counts.inSentence + 1)
    else if (quote[i - 1] === OPENING_MARK && sentenceFirst[i] >= i - 1)
      counts.after = Math.min(3, counts.after + 1)
  }
  return counts
}
