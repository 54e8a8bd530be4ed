import { addCueFeatures } from '../src/extract/index.ts'
import { FeatureBuffer } from '../src/model/index.ts'
import type { AlignedArticle } from './align-gold.ts'
import { type GrowingWeights, KeptFeatures } from './growing-weights.ts'
import { trainLogistic } from './train-logistic.ts'

/** Learns which tokens head a cue: one example a token, articles in seeded order. */
export function trainCues(
  articles: readonly AlignedArticle[],
  { rounds = 10, rate = 0.06, least = 3 } = {},
): GrowingWeights {
  const kept = new KeptFeatures()
  const buffer = new FeatureBuffer()
  const groups = articles.map(({ facts, cues }) => {
    const heads = new Set(cues.map((cue) => cue.token))
    buffer.clear()
    for (let i = 0; i < facts.length; i++) addCueFeatures(facts, i, buffer)
    const first = kept.add(buffer)
    return Array.from({ length: facts.length }, (_, i) => ({ position: first + i, isTrue: heads.has(i) }))
  })
  return trainLogistic(kept, groups, { rounds, rate, least, seed: 1 })
}
