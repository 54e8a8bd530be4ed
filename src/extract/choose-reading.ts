import {
  addWeights,
  type FeatureBuffer,
  type Forest,
  type WeightTable,
  weighByForest,
} from '../model/index.ts'
import { addCandidateFeatures } from './candidate-features.ts'
import { countMissedPassages } from './count-missed-passages.ts'
import { INSIDE, type TokenFacts } from './describe-tokens.ts'
import { CONTENT } from './label-around-cue.ts'
import type { Candidate } from './list-candidates.ts'
import { CANDIDATE_NUMBERS, measureCandidates } from './measure-candidates.ts'

/** The best reading of a cue, with what the choice rested on. */
export interface ChosenReading {
  readonly candidate: Candidate
  /** What the ranker gives it, and how far the best of the others stands behind. */
  readonly score: number
  readonly margin: number
  /** What the trees of choice give it, as log-odds, and how far it stands above the best of the others. */
  readonly odds: number
  readonly lead: number
  /** Its row of `measureCandidates`. */
  readonly numbers: Float32Array
}

/** What `chooseReading` chooses by. */
export interface ChoiceModel {
  readonly ranker: WeightTable
  readonly choice: Forest
}

const LARGEST_MARGIN = 10

/** A reading that the ranker puts so far behind its best is no longer weighed by the trees. */
const FARTHEST = 4

/**
 * The best of the readings of one cue, or nothing when there are none. A linear model weighs their words, then trees weigh
 * that together with what can be measured of them. Ties go to the likelier one.
 */
export function chooseReading(
  facts: TokenFacts,
  candidates: readonly Candidate[],
  { model, buffer }: { model: ChoiceModel; buffer: FeatureBuffer },
): ChosenReading | undefined {
  if (candidates.length === 0) return undefined
  const scores = scoreCandidates(facts, candidates, { weights: model.ranker, buffer })
  const rows = measureCandidates(facts, candidates, scores)
  const rowOf = (index: number) => rows.subarray(index * CANDIDATE_NUMBERS, (index + 1) * CANDIDATE_NUMBERS)
  const hopeless = Math.max(...scores) - FARTHEST
  const odds = Float64Array.from(candidates, (_, index) =>
    scores[index] < hopeless ? Number.NEGATIVE_INFINITY : weighByForest(model.choice, rowOf(index)),
  )
  const best = chooseWhole(facts, candidates, odds)
  return {
    candidate: candidates[best],
    score: scores[best],
    margin: Math.min(LARGEST_MARGIN, scores[best] - findLargest(scores, best)),
    odds: odds[best],
    lead: Math.min(LARGEST_MARGIN, odds[best] - findLargest(odds, best)),
    numbers: rowOf(best),
  }
}

/** What the ranker gives each of the readings of one cue. */
export function scoreCandidates(
  facts: TokenFacts,
  candidates: readonly Candidate[],
  { weights, buffer }: { weights: WeightTable; buffer: FeatureBuffer },
): Float64Array {
  const scores = new Float64Array(candidates.length)
  buffer.clear()
  candidates.forEach((candidate, at) => {
    addCandidateFeatures(facts, candidate, buffer)
    buffer.endPosition()
    addWeights(weights, {
      hashes: buffer.hashes,
      from: buffer.starts[at],
      to: buffer.starts[at + 1],
      scores,
      at,
    })
  })
  return scores
}

function findLargest(values: Float64Array, except: number): number {
  let largest = Number.NEGATIVE_INFINITY
  values.forEach((value, index) => {
    if (index !== except && value > largest) largest = value
  })
  return largest
}

/**
 * The index of the best candidate. Where no other likely cue stands in the sentence, one that leaves words in quotation
 * marks behind yields to the best that takes them: somebody said them, and nobody else is there.
 */
function chooseWhole(facts: TokenFacts, candidates: readonly Candidate[], scores: Float64Array): number {
  const best = scores.indexOf(Math.max(...scores))
  if (hasRival(facts, candidates[best].cue.token)) return best
  const missed = candidates.map(({ cue, segments }) => {
    const contents = segments.filter(({ label }) => label === CONTENT)
    return countMissedPassages(facts, cue, (i) => contents.some(({ first, end }) => i >= first && i < end))
      .inSentence
  })
  if (missed[best] === 0) return best
  const least = Math.min(...missed.filter((_, i) => scores[i] > Number.NEGATIVE_INFINITY))
  const whole = scores.map((score, i) => (missed[i] === least ? score : Number.NEGATIVE_INFINITY))
  return whole.indexOf(Math.max(...whole))
}

/** Above this chance another word in the sentence may claim a quotation. */
const RIVAL_CUE = 0.3

function hasRival({ cueChance, quote, sentenceFirst, sentenceEnd }: TokenFacts, cue: number): boolean {
  for (let i = sentenceFirst[cue]; i < sentenceEnd[cue]; i++) {
    if (cueChance[i] > RIVAL_CUE && quote[i] !== INSIDE && Math.abs(i - cue) > 1) return true
  }
  return false
}
