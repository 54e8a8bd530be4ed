import { packWeights, unpackWeights, type WeightTable } from '../model/index.ts'
import type { Example } from './example.ts'

/** Weights by the hash of a feature. */
export type OwnWeights = ReadonlyMap<number, number>

/**
 * How strongly each weight is held to nothing, in examples: so many would have to speak against the model before a weight
 * moves far. 2, 5 and 10 were tried on the folds of `docs/learning.md`: they differ by less than a point of F1, and this one
 * does best from 400 examples on.
 */
const RESTRAINT = 5
const ROUNDS = 60
const RATE = 0.3

/**
 * What must be added to the model's own log-odds so that they fit the examples: logistic regression by gradient descent
 * (AdaGrad over all examples at once, so that their order does not matter), each weight held to zero. With few examples
 * little changes.
 */
export function fitOwnWeights(
  examples: readonly Example[],
  { restraint = RESTRAINT }: { readonly restraint?: number } = {},
): OwnWeights {
  const numbers = new Map<number, number>()
  for (const { features } of examples)
    for (const hash of features) if (!numbers.has(hash)) numbers.set(hash, numbers.size)
  const rows = examples.map(({ features }) => Int32Array.from(features, (hash) => numbers.get(hash)!))
  const weights = new Float64Array(numbers.size)
  const squares = new Float64Array(numbers.size)
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = weights.map((weight) => restraint * weight)
    examples.forEach(({ odds, isRight }, index) => {
      let sum = odds
      for (const number of rows[index]!) sum += weights[number]!
      const error = toChance(sum) - (isRight ? 1 : 0)
      for (const number of rows[index]!) slopes[number]! += error
    })
    for (let number = 0; number < weights.length; number++) {
      squares[number]! += slopes[number]! ** 2
      weights[number]! -= (RATE * slopes[number]!) / Math.sqrt(1e-9 + squares[number]!)
    }
  }
  return new Map([...numbers].map(([hash, number]) => [hash, weights[number]!]))
}

/** The chance that an example is right for who made the examples. */
export function judgeExample({ odds, features }: Example, weights: OwnWeights): number {
  let sum = odds
  for (const hash of features) sum += weights.get(hash) ?? 0
  return toChance(sum)
}

export const toChance = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** The bytes of a file for these weights. */
export function packOwnWeights(weights: OwnWeights): Uint8Array {
  return packWeights(
    [...weights].map(([hash, weight]) => [hash, [weight]] as const),
    { outputs: 1 },
  )
}

/** Throws an Error when the bytes are damaged or weights of another kind. */
export function unpackOwnWeights(bytes: Uint8Array): WeightTable {
  const table = unpackWeights(bytes)
  if (table.outputs !== 1) throw new Error('these are weights of another kind')
  return table
}
