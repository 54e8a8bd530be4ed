/**
 * Weights by feature hash: a hash table with open addressing, as small as it can be, since reading it is most of the
 * work of extraction. A slot is `stride` words of `cells`: the hash of the feature, then a byte for each of its
 * `outputs` weights, in steps of `scale`. A hash of 0 marks a free slot; a feature that hashes to 0 has no weight.
 */
export interface WeightTable {
  readonly outputs: number
  readonly mask: number
  readonly stride: number
  readonly scale: number
  readonly cells: Int32Array
  /** The same memory as `cells`, byte by byte. */
  readonly bytes: Int8Array
}

/** An empty table with room for `count` features. */
export function makeTable({
  outputs,
  count,
  scale,
}: {
  outputs: number
  count: number
  scale: number
}): WeightTable {
  let size = 1024
  while (size < count * 1.5) size *= 2
  const stride = 1 + Math.ceil(outputs / 4)
  const cells = new Int32Array(size * stride)
  return { outputs, mask: size - 1, stride, scale, cells, bytes: new Int8Array(cells.buffer) }
}

/** Takes a free slot for a hash; returns where its weights stand in `bytes`. */
export function takeSlot({ mask, stride, cells }: WeightTable, hash: number): number {
  let slot = hash & mask
  while (cells[slot * stride] !== 0) slot = (slot + 1) & mask
  cells[slot * stride] = hash
  return (slot * stride + 1) * 4
}

/** What a table holds first where each of some hashes may stand; used again and again, so that nothing is allocated. */
let firstCells = new Int32Array(256)

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
  const { outputs, mask, stride, scale, cells, bytes } = table
  const count = to - from
  if (count > firstCells.length) firstCells = new Int32Array(count * 2)
  // Asked for all at once, so that the processor waits for the memory once and not for each in turn.
  for (let i = 0; i < count; i++) firstCells[i] = cells[(hashes[from + i] & mask) * stride]
  for (let i = 0; i < count; i++) {
    let cell = firstCells[i]
    if (cell === 0) continue
    const hash = hashes[from + i]
    let slot = hash & mask
    while (cell !== hash && cell !== 0) {
      slot = (slot + 1) & mask
      cell = cells[slot * stride]
    }
    if (cell === 0) continue
    const row = (slot * stride + 1) * 4
    for (let k = 0; k < outputs; k++) scores[at + k] += bytes[row + k] * scale
  }
}
