import { type FeatureBuffer, packWeights, unpackWeights, type WeightTable } from '../src/model/index.ts'

export { seededChance, shuffle } from '../src/learn/index.ts'

/**
 * Weights while they are learned: `keys[slot]` is the hash of a feature, or 0, and its `outputs` weights stand from
 * `slot * outputs`, as do the sums of their squared gradients.
 */
export interface GrowingWeights {
  readonly outputs: number
  readonly keys: Int32Array
  readonly weights: Float32Array
  readonly squares: Float32Array
}

/** The bytes of a file for learned weights. */
export function packGrown(grown: GrowingWeights): Uint8Array {
  // Where several labels compete, weights of less than three steps change nothing on held-out text: a third of the rows.
  return packWeights(listRows(grown), { outputs: grown.outputs, leastSteps: grown.outputs > 1 ? 3 : 1 })
}

/** The table that prediction uses, as it comes back from a file. */
export function finishWeights(grown: GrowingWeights): WeightTable {
  return unpackWeights(packGrown(grown))
}

/**
 * The features of many positions, worked out once and looked at again in every round. After `placeFeatures` they are
 * no longer hashes but the slots of a table, rare ones left out.
 */
export class KeptFeatures {
  slots = new Int32Array(1 << 22)
  /** Position `i` has the slots from `starts[i]` up to `starts[i + 1]`. */
  starts = new Int32Array(1 << 16)
  positions = 0

  /** Appends all positions of a buffer and returns the index of the first. */
  add(buffer: FeatureBuffer): number {
    const first = this.positions
    const from = this.starts[first]
    const length = buffer.starts[buffer.positions]
    while (from + length > this.slots.length) this.slots = grow(this.slots)
    while (first + buffer.positions + 1 > this.starts.length) this.starts = grow(this.starts)
    this.slots.set(buffer.hashes.subarray(0, length), from)
    for (let i = 1; i <= buffer.positions; i++) this.starts[first + i] = from + buffer.starts[i]
    this.positions += buffer.positions
    return first
  }
}

function grow(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(old.length * 2)
  larger.set(old)
  return larger
}

/** Makes a table with a place for each feature that was seen at least `least` times, and turns hashes into places. */
export function placeFeatures(
  kept: KeptFeatures,
  { outputs, bits, least }: { outputs: number; bits: number; least: number },
): GrowingWeights {
  const size = 1 << bits
  const mask = size - 1
  const total = kept.starts[kept.positions]
  // 2^25 counters, which a few rare features may share.
  const counts = new Uint8Array(1 << 25)
  for (let i = 0; i < total; i++) {
    const at = kept.slots[i] & 0x1ffffff
    if (counts[at] < 255) counts[at]++
  }
  const keys = new Int32Array(size)
  let used = 0
  let to = 0
  for (let position = 0; position < kept.positions; position++) {
    const from = kept.starts[position]
    kept.starts[position] = to
    for (let i = from; i < kept.starts[position + 1]; i++) {
      const hash = kept.slots[i]
      if (hash === 0 || counts[hash & 0x1ffffff] < least) continue
      let slot = hash & mask
      while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask
      if (keys[slot] === 0 && ++used > size * 0.8)
        throw new Error('the table of weights is too full: give it one more bit')
      keys[slot] = hash
      kept.slots[to++] = slot
    }
  }
  kept.starts[kept.positions] = to
  return {
    outputs,
    keys,
    weights: new Float32Array(size * outputs),
    squares: new Float32Array(size * outputs),
  }
}

const LEAST_GRADIENT = 1e-3

/**
 * Which features are left out of a step: a share of them, others in each round. What is learned then rests on no single
 * feature, and holds better on new text.
 */
export interface Dropout {
  readonly share: number
  readonly seed: number
}

const isDropped = (feature: number, { share, seed }: Dropout): boolean =>
  share > 0 && ((Math.imul(feature ^ seed, 0x9e3779b1) >>> 8) & 0xff) < share * 256

const NO_DROPOUT: Dropout = { share: 0, seed: 0 }

/** Adds the weights of position `position` to `scores[at ...]`. */
export function addKeptWeights(
  { weights, outputs }: GrowingWeights,
  { slots, starts }: KeptFeatures,
  {
    position,
    scores,
    at,
    dropout = NO_DROPOUT,
  }: { position: number; scores: Float64Array; at: number; dropout?: Dropout },
): void {
  for (let i = starts[position]; i < starts[position + 1]; i++) {
    if (isDropped(i, dropout)) continue
    const row = slots[i] * outputs
    for (let k = 0; k < outputs; k++) scores[at + k] += weights[row + k]
  }
}

/**
 * One step of AdaGrad for the features of one position: `gradient[at + k]` is how far the chance of output `k` is from
 * the truth.
 */
export function stepWeights(
  { weights, squares, outputs }: GrowingWeights,
  { slots, starts }: KeptFeatures,
  {
    position,
    gradient,
    at,
    rate,
    dropout = NO_DROPOUT,
  }: { position: number; gradient: Float64Array; at: number; rate: number; dropout?: Dropout },
): void {
  // Most positions are settled after a round: leaving them alone makes training several times faster.
  let largest = 0
  for (let k = 0; k < outputs; k++) largest = Math.max(largest, Math.abs(gradient[at + k]))
  if (largest < LEAST_GRADIENT) return
  for (let i = starts[position]; i < starts[position + 1]; i++) {
    if (isDropped(i, dropout)) continue
    const row = slots[i] * outputs
    for (let k = 0; k < outputs; k++) {
      const g = gradient[at + k]
      if (g < 1e-4 && g > -1e-4) continue
      squares[row + k] += g * g
      weights[row + k] += (rate * g) / Math.sqrt(1 + squares[row + k])
    }
  }
}

function* listRows({ keys, weights, outputs }: GrowingWeights): Generator<readonly [number, Float32Array]> {
  for (let slot = 0; slot < keys.length; slot++) {
    if (keys[slot] !== 0) yield [keys[slot], weights.subarray(slot * outputs, (slot + 1) * outputs)]
  }
}
