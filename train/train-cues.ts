import { addCueFeatures } from '../src/extract/index.ts'
import { FeatureBuffer } from '../src/model/index.ts'
import type { AlignedArticle } from './align-gold.ts'
import {
  addKeptWeights,
  type GrowingWeights,
  KeptFeatures,
  placeFeatures,
  seededChance,
  shuffle,
  stepWeights,
} from './growing-weights.ts'

/** Learns which tokens head a cue: logistic regression with AdaGrad, one step a token, articles in seeded order. */
export function trainCues(
  articles: readonly AlignedArticle[],
  { rounds = 10, rate = 0.06, least = 3 } = {},
): GrowingWeights {
  const kept = new KeptFeatures()
  const buffer = new FeatureBuffer()
  const work = articles.map(({ facts, cues }) => {
    buffer.clear()
    for (let i = 0; i < facts.length; i++) addCueFeatures(facts, i, buffer)
    return { first: kept.add(buffer), length: facts.length, heads: new Set(cues.map((cue) => cue.token)) }
  })
  const weights = placeFeatures(kept, { outputs: 1, bits: 22, least })
  const chance = seededChance(1)
  const score = new Float64Array(1)
  const gradient = new Float64Array(1)
  for (let round = 0; round < rounds; round++) {
    for (const { first, length, heads } of shuffle(work, chance)) {
      for (let i = 0; i < length; i++) {
        score[0] = 0
        addKeptWeights(weights, kept, { position: first + i, scores: score, at: 0 })
        gradient[0] = (heads.has(i) ? 1 : 0) - 1 / (1 + Math.exp(-score[0]))
        stepWeights(weights, kept, { position: first + i, gradient, at: 0, rate: rate / (1 + round / 2) })
      }
    }
  }
  return weights
}
