import {
  addChosenFeatures,
  type ChosenReading,
  chooseReading,
  type TokenFacts,
} from '../src/extract/index.ts'
import { FeatureBuffer, type WeightTable } from '../src/model/index.ts'
import {
  addKeptWeights,
  type GrowingWeights,
  KeptFeatures,
  placeFeatures,
  seededChance,
  shuffle,
  stepWeights,
} from './growing-weights.ts'
import type { ArticleExamples } from './train-ranker.ts'

/** The best reading of each cue of an article, by a ranker that was not trained on it, and which of them are right. */
export interface ChosenExamples {
  readonly facts: TokenFacts
  readonly chosen: readonly ChosenReading[]
  readonly isRight: readonly boolean[]
}

export function chooseExamples({ facts, cues }: ArticleExamples, weights: WeightTable): ChosenExamples {
  const buffer = new FeatureBuffer()
  const chosen: ChosenReading[] = []
  const isRight: boolean[] = []
  for (const readings of cues) {
    const best = chooseReading(
      facts,
      readings.map(({ candidate }) => candidate),
      { weights, buffer },
    )
    if (best === undefined) continue
    chosen.push(best)
    isRight.push(readings.some((reading) => reading.candidate === best.candidate && reading.isRight))
  }
  return { facts, chosen, isRight }
}

/** Learns the chance that the best reading of a cue is right, its neighbours seen: logistic regression with AdaGrad. */
export function trainJudge(
  articles: readonly ChosenExamples[],
  { rounds = 8, rate = 0.03, least = 2 } = {},
): GrowingWeights {
  const kept = new KeptFeatures()
  const buffer = new FeatureBuffer()
  const work = articles.flatMap(({ facts, chosen, isRight }) =>
    chosen.map((_, index) => {
      buffer.clear()
      addChosenFeatures(facts, { index, chosen }, buffer)
      return { position: kept.add(buffer), isRight: isRight[index] }
    }),
  )
  const weights = placeFeatures(kept, { outputs: 1, bits: 22, least })
  const chance = seededChance(4)
  const scores = new Float64Array(1)
  const gradient = new Float64Array(1)
  for (let round = 0; round < rounds; round++) {
    for (const { position, isRight } of shuffle(work, chance)) {
      scores[0] = 0
      addKeptWeights(weights, kept, { position, scores, at: 0 })
      gradient[0] = (isRight ? 1 : 0) - 1 / (1 + Math.exp(-scores[0]))
      stepWeights(weights, kept, { position, gradient, at: 0, rate: rate / (1 + round / 2) })
    }
  }
  return weights
}
