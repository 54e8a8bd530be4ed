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
  // Paths are kept as (score, which of the paths before it): `count` of them for each label at each position.
  const width = labels * count
  const scores = new Float64Array(length * width).fill(Number.NEGATIVE_INFINITY)
  const before = new Int32Array(length * width)
  for (let a = 0; a < labels; a++) scores[a * count] = nodes[a]
  for (let i = 1; i < length; i++) {
    for (let b = 0; b < labels; b++) {
      const at = i * width + b * count
      for (let a = 0; a < labels; a++) {
        const step = nodes[i * labels + b] + edges[(i * labels + a) * labels + b]
        for (let k = 0; k < count; k++) {
          const score = scores[(i - 1) * width + a * count + k] + step
          if (!(score > scores[at + count - 1])) break
          insertPath({ scores, before, at, count }, score, a * count + k)
        }
      }
    }
  }
  return traceBack({ scores, before, length, width, labels, count })
}

interface PathList {
  readonly scores: Float64Array
  readonly before: Int32Array
  readonly at: number
  readonly count: number
}

function insertPath({ scores, before, at, count }: PathList, score: number, from: number): void {
  let k = count - 1
  while (k > 0 && scores[at + k - 1] < score) {
    scores[at + k] = scores[at + k - 1]
    before[at + k] = before[at + k - 1]
    k--
  }
  scores[at + k] = score
  before[at + k] = from
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
