import {
  addChosenFeatures,
  type ChosenReading,
  chooseReading,
  type TokenFacts,
} from '../src/extract/index.ts'
import { FeatureBuffer, type WeightTable } from '../src/model/index.ts'
import { type GrowingWeights, KeptFeatures } from './growing-weights.ts'
import { trainLogistic } from './train-logistic.ts'
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

/** Learns the chance that the best reading of a cue is right, its neighbours seen. */
export function trainJudge(
  articles: readonly ChosenExamples[],
  { rounds = 8, rate = 0.03, least = 2 } = {},
): GrowingWeights {
  const kept = new KeptFeatures()
  const buffer = new FeatureBuffer()
  const groups = articles.flatMap(({ facts, chosen, isRight }) =>
    chosen.map((_, index) => {
      buffer.clear()
      addChosenFeatures(facts, { index, chosen }, buffer)
      return [{ position: kept.add(buffer), isTrue: isRight[index] }]
    }),
  )
  return trainLogistic(kept, groups, { rounds, rate, least, seed: 4 })
}
