import { makeTable, takeSlot, type WeightTable } from './weight-table.ts'

/** Weights are kept in steps of 1/127 of the largest one: a byte each. Accuracy on held-out text did not change. */
const STEPS = 127

const MAGIC = 0x31775348

/**
 * The weights as bytes, smallest hash first: magic, outputs, count, scale, then all hashes, then all weights. Rows
 * none of whose weights comes to `leastSteps` are left out. The same weights always give the same bytes.
 */
export function packWeights(
  rows: Iterable<readonly [hash: number, weights: ArrayLike<number>]>,
  { outputs, leastSteps = 1 }: { outputs: number; leastSteps?: number },
): Uint8Array {
  const all = [...rows]
  let largest = 1e-9
  for (const [, weights] of all)
    for (let k = 0; k < outputs; k++) largest = Math.max(largest, Math.abs(weights[k]))
  const scale = largest / STEPS
  const kept = all
    .filter(([hash, weights]) => hash !== 0 && hasWeight(weights, { outputs, scale, leastSteps }))
    .sort((a, b) => a[0] - b[0])
  const bytes = new Uint8Array(16 + kept.length * (4 + outputs))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, outputs, true)
  view.setUint32(8, kept.length, true)
  view.setFloat32(12, scale, true)
  kept.forEach(([hash, weights], i) => {
    view.setInt32(16 + i * 4, hash, true)
    for (let k = 0; k < outputs; k++)
      view.setInt8(16 + kept.length * 4 + i * outputs + k, Math.round(weights[k] / scale))
  })
  return bytes
}

function hasWeight(
  weights: ArrayLike<number>,
  { outputs, scale, leastSteps }: { outputs: number; scale: number; leastSteps: number },
): boolean {
  for (let k = 0; k < outputs; k++) if (Math.abs(Math.round(weights[k] / scale)) >= leastSteps) return true
  return false
}

/** The table from bytes that `packWeights` made. Throws an Error when they are cut or of another kind. */
export function unpackWeights(bytes: Uint8Array): WeightTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 16 || view.getUint32(0, true) !== MAGIC)
    throw new Error('these bytes are no Hearsay weights')
  const outputs = view.getUint32(4, true)
  const count = view.getUint32(8, true)
  const scale = view.getFloat32(12, true)
  if (bytes.length !== 16 + count * (4 + outputs)) throw new Error('the file of weights was cut short')
  const table = makeTable({ outputs, count, scale })
  for (let i = 0; i < count; i++) {
    const place = takeSlot(table, view.getInt32(16 + i * 4, true))
    const row = 16 + count * 4 + i * outputs
    for (let k = 0; k < outputs; k++) table.bytes[place + k] = view.getInt8(row + k)
  }
  return table
}
