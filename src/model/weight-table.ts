/**
 * Weights by feature hash: a hash table with open addressing. `keys[slot]` is a hash and the `outputs` weights of that
 * feature stand from `slot * outputs`. A key of 0 is a free slot; a feature that hashes to 0 has no weight.
 */
export interface WeightTable {
  readonly outputs: number
  readonly mask: number
  readonly keys: Int32Array
  readonly weights: Float32Array
}

/** Adds to `scores[at ...]` the weights of the features `hashes[from ... to)`. */
export function addWeights(
  table: WeightTable,
  {
    hashes,
    from,
    to,
    scores,
    at,
  }: { hashes: Int32Array; from: number; to: number; scores: Float64Array; at: number },
): void {
  const { outputs, mask, keys, weights } = table
  for (let i = from; i < to; i++) {
    const hash = hashes[i]
    let slot = hash & mask
    while (keys[slot] !== hash && keys[slot] !== 0) slot = (slot + 1) & mask
    if (keys[slot] === 0) continue
    const row = slot * outputs
    for (let k = 0; k < outputs; k++) scores[at + k] += weights[row + k]
  }
}
