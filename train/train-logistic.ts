import {
  addKeptWeights,
  type GrowingWeights,
  type KeptFeatures,
  placeFeatures,
  seededChance,
  shuffle,
  stepWeights,
} from './growing-weights.ts'

/** Positions that stay together and in order when the order of learning is shuffled: the tokens of an article, say. */
export type Group = readonly { readonly position: number; readonly isTrue: boolean }[]

export interface LogisticOptions {
  readonly rounds: number
  readonly rate: number
  /** Features seen less often are left out. */
  readonly least: number
  readonly seed: number
}

/** Logistic regression with AdaGrad, one step a position, in seeded order; the steps become smaller by rounds. */
export function trainLogistic(
  kept: KeptFeatures,
  groups: readonly Group[],
  { rounds, rate, least, seed }: LogisticOptions,
): GrowingWeights {
  const weights = placeFeatures(kept, { outputs: 1, bits: 22, least })
  const chance = seededChance(seed)
  const order = [...groups]
  const scores = new Float64Array(1)
  const gradient = new Float64Array(1)
  for (let round = 0; round < rounds; round++) {
    for (const { position, isTrue } of shuffle(order, chance).flat()) {
      scores[0] = 0
      addKeptWeights(weights, kept, { position, scores, at: 0 })
      gradient[0] = (isTrue ? 1 : 0) - 1 / (1 + Math.exp(-scores[0]))
      stepWeights(weights, kept, { position, gradient, at: 0, rate: rate / (1 + round / 2) })
    }
  }
  return weights
}
