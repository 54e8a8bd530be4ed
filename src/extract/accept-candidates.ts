import {
  addWeights,
  type FeatureBuffer,
  type Forest,
  hashWord,
  type WeightTable,
  weighByForest,
} from '../model/index.ts'
import { addCandidateFeatures } from './candidate-features.ts'
import type { ChosenReading } from './choose-reading.ts'
import type { TokenFacts } from './describe-tokens.ts'
import { SPEAKER } from './label-around-cue.ts'
import { type Candidate, holdsCue, sharesContent } from './list-candidates.ts'
import { CANDIDATE_NUMBERS } from './measure-candidates.ts'

const NAMES = [
  'margin',
  'score',
  'alone',
  'holder',
  'holder+lemma',
  'holder+quote',
  'held',
  'shared',
  'speakers',
  'paragraph',
  'nearest',
] as const
const ID = Object.fromEntries(NAMES.map((name) => [name, hashWord(`accept ${name}`)])) as Record<
  (typeof NAMES)[number],
  number
>

/**
 * Writes the features of a chosen reading among those of all cues of the document: what it is by itself, how sure the
 * choice was, and how it lies to its neighbours. People mark only the outermost statement, for one.
 */
export function addChosenFeatures(
  facts: TokenFacts,
  { index, chosen }: { index: number; chosen: readonly ChosenReading[] },
  buffer: FeatureBuffer,
): void {
  const { candidate, score, margin } = chosen[index]
  addCandidateFeatures(facts, candidate, buffer)
  buffer.add1(ID.margin, Math.min(12, Math.round(margin * 2)))
  buffer.add1(ID.score, Math.max(-20, Math.min(20, Math.round(score))))
  const lemma = facts.lemma[candidate.cue.token]
  let holder = 0
  let quote = 0
  let held = 0
  let shared = 0
  let nearest = 99
  for (let k = index - 1; k >= 0 && isNear(facts, candidate, chosen[k].candidate); k--)
    visit(chosen[k].candidate)
  for (let k = index + 1; k < chosen.length && isNear(facts, candidate, chosen[k].candidate); k++)
    visit(chosen[k].candidate)
  function visit(other: Candidate): void {
    const chance = other.cue.chance
    if (holdsCue(other, candidate) && chance > holder) {
      holder = chance
      quote = facts.quote[candidate.cue.token]
    }
    if (holdsCue(candidate, other)) held = Math.max(held, chance)
    if (sharesContent(candidate, other)) shared = Math.max(shared, chance)
    nearest = Math.min(nearest, Math.abs(other.cue.token - candidate.cue.token))
  }
  const own = Math.round(candidate.cue.chance * 4)
  buffer.add2(ID.holder, Math.round(holder * 6), own)
  buffer.add2(ID['holder+lemma'], Math.round(holder * 3), lemma)
  buffer.add2(ID['holder+quote'], Math.round(holder * 4), quote)
  buffer.add2(ID.held, Math.round(held * 6), own)
  buffer.add2(ID.shared, Math.round(shared * 6), own)
  buffer.add1(ID.nearest, Math.min(12, nearest))
  buffer.add2(ID.paragraph, Math.min(2, facts.document.tokens[candidate.cue.token].paragraph), own)
  buffer.add2(ID.speakers, candidate.segments.filter(({ label }) => label === SPEAKER).length, own)
  buffer.endPosition()
}

/** What `acceptChosen` judges by. */
export interface JudgeModel {
  readonly judge: WeightTable
  readonly trust: Forest
}

/** The chance that a chosen reading is right: 0 to 1. */
export function acceptChosen(
  facts: TokenFacts,
  among: { index: number; chosen: readonly ChosenReading[] },
  { model, buffer }: { model: JudgeModel; buffer: FeatureBuffer },
): number {
  const odds = judgeChosen(facts, among, { weights: model.judge, buffer })
  return 1 / (1 + Math.exp(-weighByForest(model.trust, measureChosen(among.chosen[among.index], odds))))
}

/** The log-odds that a chosen reading is right, by its words and its neighbours. */
export function judgeChosen(
  facts: TokenFacts,
  among: { index: number; chosen: readonly ChosenReading[] },
  { weights, buffer }: { weights: WeightTable; buffer: FeatureBuffer },
): number {
  buffer.clear()
  addChosenFeatures(facts, among, buffer)
  const scores = new Float64Array(1)
  addWeights(weights, { hashes: buffer.hashes, from: 0, to: buffer.starts[1], scores, at: 0 })
  return scores[0]
}

/** How many numbers `measureChosen` gives. */
export const CHOSEN_NUMBERS = CANDIDATE_NUMBERS + 3

/** What the trees that tell the confidence look at. */
export function measureChosen({ numbers, odds, lead }: ChosenReading, judged: number): Float32Array {
  const row = new Float32Array(CHOSEN_NUMBERS)
  row.set(numbers)
  row.set([odds, lead, judged], CANDIDATE_NUMBERS)
  return row
}

/** In tokens. Only readings of the same paragraph or its neighbours can touch each other, and none reaches farther. */
const REACH = 400

function isNear({ document: { tokens } }: TokenFacts, a: Candidate, b: Candidate): boolean {
  if (Math.abs(a.cue.token - b.cue.token) > REACH) return false
  return Math.abs(tokens[a.cue.token].paragraph - tokens[b.cue.token].paragraph) <= 1
}
