/**
 * Decision trees whose values add up. The nodes of all trees stand one after the other; `roots` says where each tree
 * begins. An inner node asks whether number `features[node]` of a row is at most `values[node]`: if so, `lower[node]`
 * is next, else the node behind that. A leaf has the feature -1, and its value counts.
 */
export interface Forest {
  readonly roots: Int32Array
  readonly features: Int16Array
  readonly values: Float32Array
  readonly lower: Int32Array
}

/** The sum of the leaves that a row of numbers comes to. */
export function weighByForest({ roots, features, values, lower }: Forest, row: Float32Array): number {
  let sum = 0
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]
    while (features[node] >= 0) node = row[features[node]] <= values[node] ? lower[node] : lower[node] + 1
    sum += values[node]
  }
  return sum
}

const MAGIC = 0x31745348

/** Where the parts of a file begin, in bytes, and how long it is. */
function placeParts(trees: number, nodes: number) {
  const lower = 12 + trees * 4
  const from = { roots: 12, lower, values: lower + nodes * 4, features: lower + nodes * 8 }
  return { from, length: lower + nodes * 10 }
}

/** The forest as bytes: magic, counts of trees and nodes, then roots, lower nodes, values and features. */
export function packForest({ roots, features, values, lower }: Forest): Uint8Array {
  const bytes = new Uint8Array(placeParts(roots.length, features.length).length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, roots.length, true)
  view.setUint32(8, features.length, true)
  const { from } = placeParts(roots.length, features.length)
  for (let i = 0; i < roots.length; i++) view.setInt32(from.roots + i * 4, roots[i], true)
  for (let i = 0; i < features.length; i++) {
    view.setInt32(from.lower + i * 4, lower[i], true)
    view.setFloat32(from.values + i * 4, values[i], true)
    view.setInt16(from.features + i * 2, features[i], true)
  }
  return bytes
}

/**
 * The forest from bytes that `packForest` made, for rows of `width` numbers. Throws an Error when they are cut, damaged, of another kind
 * or for longer rows.
 */
export function unpackForest(bytes: Uint8Array, width: number): Forest {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12 || view.getUint32(0, true) !== MAGIC)
    throw new Error('these bytes are no Hearsay trees')
  const trees = view.getUint32(4, true)
  const nodes = view.getUint32(8, true)
  const { from, length } = placeParts(trees, nodes)
  if (bytes.length !== length) throw new Error('the file of trees was cut short')
  const forest = {
    roots: Int32Array.from({ length: trees }, (_, i) => view.getInt32(from.roots + i * 4, true)),
    lower: Int32Array.from({ length: nodes }, (_, i) => view.getInt32(from.lower + i * 4, true)),
    values: Float32Array.from({ length: nodes }, (_, i) => view.getFloat32(from.values + i * 4, true)),
    features: Int16Array.from({ length: nodes }, (_, i) => view.getInt16(from.features + i * 2, true)),
  }
  // A way that leads back or out would never end.
  const isSound = forest.lower.every(
    (next, node) => forest.features[node] < 0 || (next > node && next + 1 < nodes),
  )
  if (!isSound || forest.roots.some((root) => root < 0 || root >= nodes))
    throw new Error('the file of trees is damaged')
  if (forest.features.some((feature) => feature >= width))
    throw new Error(`the file of trees is for rows of more than ${width} numbers`)
  return forest
}
