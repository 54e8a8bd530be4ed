import type { TokenFacts } from './describe-tokens.ts'

/** How many tokens on each side of a cue are looked at: the rest of a longer paragraph belongs to other cues. */
const REACH = 110

/** The stretch of tokens in which the speaker and the content of a cue are looked for. */
export function findWindow(facts: TokenFacts, token: number): [first: number, end: number] {
  const { tokens, paragraphs } = facts.document
  const { paragraph } = tokens[token]
  const { firstToken, endToken } = paragraphs[paragraph]
  const end =
    isIntroduction(facts, endToken - 1) && endToken - token < 20
      ? (paragraphs[paragraph + 1]?.endToken ?? endToken)
      : endToken
  return [Math.max(firstToken, token - REACH), Math.min(end, token + REACH)]
}

/** A paragraph that ends with a colon introduces the next. */
function isIntroduction({ document: { tokens } }: TokenFacts, last: number): boolean {
  return tokens[last]?.text === ':'
}
