/**
 * What a newsroom's own corrections teach: how much more or less often than elsewhere a reading of a certain kind is right
 * for those who made them.
 *
 * @module
 */
import { ACT_OF_WORD } from '../languages/en/index.ts'
import { addWeights, combineHashes, type FeatureBuffer, hashWord, type WeightTable } from '../model/index.ts'
import type { JudgedCandidate } from './choose-candidates.ts'
import { INSIDE, type TokenFacts } from './describe-tokens.ts'
import { CONTENT, CUE, type Segment, SPEAKER } from './label-around-cue.ts'
import type { Candidate } from './list-candidates.ts'

const NAMES = [
  'always',
  'odds',
  'lemma',
  'act',
  'kind of word',
  'order',
  'speaker',
  'kind of speaker',
  'quoted',
  'act+quoted',
] as const
const ID = Object.fromEntries(NAMES.map((name) => [name, hashWord(`own ${name}`)])) as Record<
  (typeof NAMES)[number],
  number
>
const NOBODY = hashWord('nobody')

/** Beyond these odds a chance is as good as certain. */
const MOST_ODDS = 6

/** The log-odds of a confidence, cut at `MOST_ODDS`. */
export function toOdds(confidence: number): number {
  const chance = Math.min(0.9999, Math.max(0.0001, confidence))
  return Math.max(-MOST_ODDS, Math.min(MOST_ODDS, Math.log(chance / (1 - chance))))
}

/** Writes the features of a reading: few and plain ones, since they are learned from tens or hundreds of corrections. */
export function addOwnFeatures(
  facts: TokenFacts,
  { candidate, confidence }: JudgedCandidate,
  buffer: FeatureBuffer,
): void {
  const { token } = candidate.cue
  const lemma = facts.lemma[token]
  const pos = facts.pos[token]
  const act = hashWord(ACT_OF_WORD.get(facts.document.tokens[token].lemma) ?? 'none')
  const quoted = tellQuoted(facts, candidate)
  const speaker = candidate.segments.find(({ label }) => label === SPEAKER)
  const last = speaker ? speaker.end - 1 : -1
  buffer.add(ID.always)
  buffer.add1(ID.odds, Math.round(toOdds(confidence)))
  buffer.add1(ID.lemma, lemma)
  buffer.add1(ID.act, act)
  buffer.add1(ID['kind of word'], pos)
  buffer.add1(ID.order, describeOrder(candidate.segments))
  buffer.add1(ID.speaker, last < 0 ? NOBODY : facts.lemma[last])
  buffer.add1(ID['kind of speaker'], last < 0 ? NOBODY : facts.pos[last])
  buffer.add1(ID.quoted, quoted)
  buffer.add2(ID['act+quoted'], act, quoted)
  buffer.endPosition()
}

/** The same reading with the confidence that it has for those whose corrections were learned from. */
export function adjustConfidence(
  facts: TokenFacts,
  judged: JudgedCandidate,
  { weights, buffer }: { readonly weights: WeightTable; readonly buffer: FeatureBuffer },
): JudgedCandidate {
  buffer.clear()
  addOwnFeatures(facts, judged, buffer)
  const scores = new Float64Array([toOdds(judged.confidence)])
  addWeights(weights, { hashes: buffer.hashes, from: 0, to: buffer.starts[1], scores, at: 0 })
  const confidence = Math.round(1000 / (1 + Math.exp(-scores[0]))) / 1000
  return { candidate: judged.candidate, confidence }
}

/** 0: no word of the content stands in quotation marks, 2: all of them, 1: some. */
function tellQuoted({ quote, isMark }: TokenFacts, { segments }: Candidate): number {
  let inside = 0
  let words = 0
  for (const { label, first, end } of segments) {
    for (let i = first; label === CONTENT && i < end; i++) {
      if (isMark[i]) continue
      words++
      if (quote[i] === INSIDE) inside++
    }
  }
  return inside === 0 ? 0 : inside === words ? 2 : 1
}

function describeOrder(segments: readonly Segment[]): number {
  let order = 0
  let before = -1
  for (const { label } of segments) {
    if (label !== before && (label === SPEAKER || label === CUE || label === CONTENT))
      order = combineHashes(order, label)
    before = label
  }
  return order
}
