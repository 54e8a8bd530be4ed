/** One labelling of a sequence: a label index for each position, and its score. */
export interface LabelledSequence {
  readonly labels: Uint8Array
  readonly score: number
}

/**
 * The `count` best labellings of a sequence, best first (Viterbi with a list of the best partial paths for each label).
 * `nodes[i * labels + a]` scores label `a` at position `i`; `edges[(i * labels + a) * labels + b]` scores `b` at
 * position `i` after `a` at `i - 1`.
 */
export function findBestSequences(
  {
    nodes,
    edges,
    length,
    labels,
  }: { nodes: Float64Array; edges: Float64Array; length: number; labels: number },
  count: number,
): LabelledSequence[] {
  // Paths are kept as (score, which of the paths before it): `count` of them for each label at each position, best first.
  const width = labels * count
  const scores = new Float64Array(length * width).fill(Number.NEGATIVE_INFINITY)
  const before = new Int32Array(length * width)
  for (let a = 0; a < labels; a++) scores[a * count] = nodes[a]
  // For each label before: the score of its best path that was not yet taken on, and which path that is.
  const heads = new Float64Array(labels)
  const paths = new Int32Array(labels)
  const steps = new Float64Array(labels)
  for (let i = 1; i < length; i++) {
    const last = (i - 1) * width
    for (let b = 0; b < labels; b++) {
      for (let a = 0; a < labels; a++) {
        steps[a] = nodes[i * labels + b] + edges[(i * labels + a) * labels + b]
        paths[a] = a * count
        heads[a] = scores[last + a * count] + steps[a]
      }
      const at = i * width + b * count
      for (let k = 0; k < count; k++) {
        let best = 0
        for (let a = 1; a < labels; a++) if (heads[a] > heads[best]) best = a
        if (heads[best] === Number.NEGATIVE_INFINITY) break
        scores[at + k] = heads[best]
        before[at + k] = paths[best]
        const next = ++paths[best]
        heads[best] = next < (best + 1) * count ? scores[last + next] + steps[best] : Number.NEGATIVE_INFINITY
      }
    }
  }
  return traceBack({ scores, before, length, width, labels, count })
}

function traceBack(paths: {
  scores: Float64Array
  before: Int32Array
  length: number
  width: number
  labels: number
  count: number
}): LabelledSequence[] {
  const { scores, before, length, width, count } = paths
  if (length === 0) return []
  const last = (length - 1) * width
  const ends = [...Array(width).keys()]
    .filter((end) => scores[last + end] > Number.NEGATIVE_INFINITY)
    .sort((a, b) => scores[last + b] - scores[last + a] || a - b)
    .slice(0, count)
  return ends.map((end) => {
    const sequence = new Uint8Array(length)
    for (let i = length - 1, path = end; i >= 0; i--) {
      sequence[i] = Math.floor(path / count)
      path = before[i * width + path]
    }
    return { labels: sequence, score: scores[last + end] }
  })
}
