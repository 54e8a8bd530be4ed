export interface SequenceScores {
  readonly nodes: Float64Array
  readonly edges: Float64Array
  readonly length: number
  readonly labels: number
}

/**
 * The logarithm of the sum over all labellings: what a score is held against to be a chance. Shapes as in
 * `findBestSequences`.
 */
export function sumSequences(scores: SequenceScores): number {
  return sumLast(sumForward(scores), scores)
}

/**
 * The logarithm of the sum over all labellings, with the chance of each label at each position and of each pair of
 * neighbouring labels (forward and backward sums in the log domain).
 */
export function sumMarginals(scores: SequenceScores): {
  logSum: number
  nodeChances: Float64Array
  edgeChances: Float64Array
} {
  const forward = sumForward(scores)
  const backward = sumBackward(scores)
  const logSum = sumLast(forward, scores)
  return { logSum, ...spreadChances(scores, { forward, backward, logSum }) }
}

function sumForward({ nodes, edges, length, labels }: SequenceScores): Float64Array {
  const forward = new Float64Array(length * labels)
  const terms = new Float64Array(labels)
  for (let a = 0; length > 0 && a < labels; a++) forward[a] = nodes[a]
  for (let i = 1; i < length; i++) {
    for (let b = 0; b < labels; b++) {
      for (let a = 0; a < labels; a++) {
        terms[a] = forward[(i - 1) * labels + a] + edges[(i * labels + a) * labels + b]
      }
      forward[i * labels + b] = logSumOf(terms) + nodes[i * labels + b]
    }
  }
  return forward
}

function sumBackward({ nodes, edges, length, labels }: SequenceScores): Float64Array {
  const backward = new Float64Array(length * labels)
  const terms = new Float64Array(labels)
  for (let i = length - 2; i >= 0; i--) {
    for (let a = 0; a < labels; a++) {
      for (let b = 0; b < labels; b++) {
        const next = (i + 1) * labels + b
        terms[b] = edges[((i + 1) * labels + a) * labels + b] + nodes[next] + backward[next]
      }
      backward[i * labels + a] = logSumOf(terms)
    }
  }
  return backward
}

function sumLast(forward: Float64Array, { length, labels }: SequenceScores): number {
  return length === 0 ? 0 : logSumOf(forward.subarray((length - 1) * labels, length * labels))
}

function spreadChances(
  { nodes, edges, length, labels }: SequenceScores,
  { forward, backward, logSum }: { forward: Float64Array; backward: Float64Array; logSum: number },
) {
  const nodeChances = new Float64Array(length * labels)
  const edgeChances = new Float64Array(length * labels * labels)
  for (let i = 0; i < length; i++) {
    for (let b = 0; b < labels; b++) {
      const at = i * labels + b
      nodeChances[at] = Math.exp(forward[at] + backward[at] - logSum)
      for (let a = 0; i > 0 && a < labels; a++) {
        const edge = (i * labels + a) * labels + b
        edgeChances[edge] = Math.exp(
          forward[(i - 1) * labels + a] + edges[edge] + nodes[at] + backward[at] - logSum,
        )
      }
    }
  }
  return { nodeChances, edgeChances }
}

function logSumOf(terms: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < terms.length; i++) if (terms[i] > largest) largest = terms[i]
  if (largest === Number.NEGATIVE_INFINITY) return largest
  let sum = 0
  for (let i = 0; i < terms.length; i++) sum += Math.exp(terms[i] - largest)
  return largest + Math.log(sum)
}
