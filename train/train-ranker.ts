import { addCandidateFeatures, type Candidate, type TokenFacts } from '../src/extract/index.ts'
import { FeatureBuffer } from '../src/model/index.ts'
import {
  addKeptWeights,
  type GrowingWeights,
  KeptFeatures,
  placeFeatures,
  seededChance,
  shuffle,
  stepWeights,
} from './growing-weights.ts'

/** A reading of a cue with how it compares to the annotators' statements. */
export interface Example {
  readonly candidate: Candidate
  /** 1 when it is the annotators' statement to the letter, 0.5 by the relaxed rule of `matchStatements`, else 0. */
  readonly rightness: number
  /** How near it comes, 0 to 1: the common share of content, speaker and cue. */
  readonly nearness: number
}

/** All readings of the cues of one article, from models that were not trained on it. */
export interface ArticleExamples {
  readonly facts: TokenFacts
  readonly cues: readonly (readonly Example[])[]
}

/** How much more a nearer reading counts than one that is less near. */
const SHARPNESS = 12

/** A cue whose best reading is farther from the annotators' than this teaches nothing about which reading is best. */
const LEAST_NEARNESS = 0.4

/**
 * Learns which reading of a cue is the best: the readings of one cue compete (a softmax over them), and the nearer one
 * is to what the annotators marked, the larger its share should be.
 */
export function trainRanker(
  articles: readonly ArticleExamples[],
  { rounds = 8, rate = 0.03, least = 2 } = {},
): GrowingWeights {
  const kept = new KeptFeatures()
  const buffer = new FeatureBuffer()
  const work: { position: number; shares: number[] }[] = []
  for (const { facts, cues } of articles) {
    for (const readings of cues) {
      const best = Math.max(...readings.map(({ nearness }) => nearness))
      if (readings.length < 2 || best < LEAST_NEARNESS) continue
      buffer.clear()
      for (const { candidate } of readings) {
        addCandidateFeatures(facts, candidate, buffer)
        buffer.endPosition()
      }
      work.push({
        position: kept.add(buffer),
        shares: toShares(readings.map(({ nearness }) => nearness * SHARPNESS)),
      })
    }
  }
  const weights = placeFeatures(kept, { outputs: 1, bits: 22, least })
  const chance = seededChance(3)
  for (let round = 0; round < rounds; round++) {
    for (const { position, shares } of shuffle(work, chance)) {
      const scores = new Float64Array(shares.length)
      shares.forEach((_, at) => {
        addKeptWeights(weights, kept, { position: position + at, scores, at })
      })
      const given = toShares([...scores])
      const gradient = Float64Array.from(shares, (share, at) => share - given[at])
      shares.forEach((_, at) => {
        stepWeights(weights, kept, { position: position + at, gradient, at, rate: rate / (1 + round / 2) })
      })
    }
  }
  return weights
}

function toShares(scores: readonly number[]): number[] {
  const largest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - largest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
