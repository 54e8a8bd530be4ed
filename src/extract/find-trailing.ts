import { isVerbOfSaying } from '../languages/en/index.ts'
import type { JudgedCandidate } from './choose-candidates.ts'
import { INSIDE, OUTSIDE, type TokenFacts } from './describe-tokens.ts'
import { CONTENT, CUE, type Segment, SPEAKER } from './label-around-cue.ts'
import { listKnown } from './list-known.ts'

/** The share that is right: 66 of 73 finds in the training corpus are the annotators' statements; (66 + 1) of (73 + 2). */
const CONFIDENCE = 0.89

/** In tokens: a longer subject, and a longer rest behind the verb, are clauses of their own. */
const LONGEST_SUBJECT = 10
const LONGEST_REST = 4

/**
 * Sentences that end with who said them: "Rome considers the plan a threat, the minister commented on Friday." All before
 * the last comma is theirs, whatever is thought or said in it.
 */
export function findTrailing(facts: TokenFacts): JudgedCandidate[] {
  return facts.document.sentences.flatMap(({ firstToken, endToken }) => {
    const segments = readTrailing(facts, firstToken, endToken)
    return segments === undefined ? [] : [listKnown(segments, CONFIDENCE)]
  })
}

function readTrailing(facts: TokenFacts, first: number, end: number): Segment[] | undefined {
  const { document, isComma, quote, isVerb } = facts
  const { tokens } = document
  if (tokens[end - 1].text !== '.' || quote[first] === INSIDE) return undefined
  let comma = end - 2
  while (comma > first && !(isComma[comma] && quote[comma] === OUTSIDE)) comma--
  if (end - comma > LONGEST_SUBJECT + LONGEST_REST + 4 || !hasClause(facts, first, comma)) return undefined
  const verb = isVerb.subarray(comma, end).indexOf(1) + comma
  if (verb < comma || !isVerbOfSaying(tokens[verb].lemma) || !isRest(facts, verb + 1, end - 1))
    return undefined
  let cue = verb
  while (cue > comma + 1 && (tokens[cue - 1].pos === 'AUX' || tokens[cue - 1].pos === 'ADV')) cue--
  if (!isSubject(facts, comma + 1, cue)) return undefined
  return [
    { label: CONTENT, first, end: comma },
    { label: SPEAKER, first: comma + 1, end: cue },
    { label: CUE, first: cue, end: verb + 1 },
  ]
}

function isSubject(facts: TokenFacts, first: number, end: number): boolean {
  const { tokens } = facts.document
  if (end <= first || end - first > LONGEST_SUBJECT || !isPlain(facts, first, end)) return false
  const isNamed = tokens[end - 1].pos === 'PROPN' && /^(?:PROPN|NOUN|ADJ)$/.test(tokens[first].pos)
  return isNamed || (tokens[first].lower === 'the' && /^(?:PROPN|NOUN)$/.test(tokens[end - 1].pos))
}

/** "on Friday", "one day later"; but no object: “..., leaders have questioned his sincerity.” is another clause. */
function isRest(facts: TokenFacts, first: number, end: number): boolean {
  if (first >= end) return true
  const { pos } = facts.document.tokens[first]
  return end - first <= LONGEST_REST && /^(?:ADV|ADP|NUM)$/.test(pos) && isPlain(facts, first, end)
}

/** Neither a verb nor a mark, and no conjunction. */
const isPlain = ({ document: { tokens }, passage }: TokenFacts, first: number, end: number): boolean =>
  tokens
    .slice(first, end)
    .every(({ pos }, i) => !/^(?:VERB|PUNCT|SCONJ)$/.test(pos) && passage[first + i] < 0)

/** A subject and a verb, and no conjunction that makes it depend on what follows. */
function hasClause({ document: { tokens }, isVerb }: TokenFacts, first: number, end: number): boolean {
  if (end - first < 4) return false
  const opening = tokens[first]
  if (opening.pos === 'SCONJ' || opening.pos === 'ADP') return false
  return tokens.slice(first, end).some(({ pos }, i) => isVerb[first + i] === 1 || pos === 'AUX')
}
