/**
 * Whether the words around an expression of time speak of what has happened or of what is to come.
 *
 * @module
 */
import type { Token, TokenRange } from '../document.ts'
import { LOOKING_AHEAD } from '../languages/en/index.ts'

export type Tense = 'past' | 'future' | 'unknown'

export interface TenseQuestion {
  readonly sentence: TokenRange
  /** The tokens `[firstToken, endToken)` of the expression. */
  readonly firstToken: number
  readonly endToken: number
}

/** How many tokens away a verb may be; lists without a full stop are one endless sentence. */
const REACH = 60

/**
 * The tense of the verb that an expression belongs to: the nearest before it in its clause, else the first after it,
 * else the nearest before it in the sentence. "Thursday's vote will" is future, "said on Thursday" past.
 */
export function readTense(
  tokens: readonly Token[],
  { sentence, firstToken, endToken }: TenseQuestion,
): Tense {
  if (isAimedAt(tokens, firstToken)) return 'future'
  let isOtherClause = false
  let farther: Tense = 'unknown'
  for (let at = firstToken - 1; at >= Math.max(sentence.firstToken, firstToken - REACH); at--) {
    const token = tokens[at]!
    if (token.pos === 'PUNCT' && token.text !== "'" && token.text !== '-') isOtherClause = true
    const tense = tenseOfVerb(tokens, at)
    if (tense === 'unknown') continue
    if (!isOtherClause) return tense
    farther = tense
    break
  }
  for (let at = endToken; at < Math.min(sentence.endToken, endToken + REACH); at++) {
    const tense = tenseOfVerb(tokens, at)
    if (tense !== 'unknown') return tense
  }
  return farther
}

/** "ahead of Thursday", "by May", "until Friday". */
function isAimedAt(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower
  if (before === 'by' || before === 'until' || before === 'till' || before === 'through') return true
  return before === 'of' && tokens[at - 2]?.lower === 'ahead'
}

/** What one verb or verb-like word says by itself; a participle or infinitive looks at what stands before it. */
function tenseOfVerb(tokens: readonly Token[], at: number): Tense {
  const token = tokens[at]!
  if (LOOKING_AHEAD.has(token.lower)) return isPluperfect(tokens, at) ? 'past' : 'future'
  if (token.pos !== 'VERB' && token.pos !== 'AUX') return 'unknown'
  const before = tokens[at - 1]?.lower
  if (token.lower === token.lemma && before === 'to') {
    return tokens[at - 2] !== undefined &&
      isPast(tokens[at - 2]!) &&
      !LOOKING_AHEAD.has(tokens[at - 2]!.lower)
      ? 'unknown'
      : 'future'
  }
  if (token.lower === token.lemma && isModal(tokens, at)) return 'future'
  return isPast(token) ? 'past' : 'unknown'
}

/** "had been scheduled": what was to come then is past now. */
function isPluperfect(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at - 1]?.lower === 'had' || (tokens[at - 1]?.lower === 'been' && tokens[at - 2]?.lower === 'had')
  )
}

const MODALS = new Set("will 'll wo shall would may might could can should must".split(' '))

function isModal(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= at - 3 && back >= 0; back--) {
    const { lower, pos } = tokens[back]!
    if (MODALS.has(lower)) return true
    if (pos !== 'ADV' && pos !== 'PART') return false
  }
  return false
}

const PAST_AUXILIARIES = new Set(['was', 'were', 'had', 'did', 'has', 'have', 'been'])

function isPast({ lower, lemma }: Token): boolean {
  if (PAST_AUXILIARIES.has(lower)) return true
  if (lower === lemma || lower.endsWith('s') || lower.endsWith('ing')) return false
  return (
    lower.endsWith('ed') ||
    (lower !== 'are' && lower !== 'am' && !lower.startsWith("'") && !lower.startsWith('’'))
  )
}
