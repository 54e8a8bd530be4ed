import { addWeights, findBestSequences, sumSequences, type WeightTable } from '../model/index.ts'
import type { TokenFacts } from './describe-tokens.ts'
import type { CueCandidate } from './find-cues.ts'
import { findWindow } from './find-window.ts'
import { addWindowFeatures, type WindowFeatures } from './label-features.ts'

/** What a token is to a cue. */
export const NEITHER = 0
export const SPEAKER = 1
export const CONTENT = 2
export const CUE = 3
export const LABELS = 4

/** A run of tokens `[first, end)` that have one label. */
export interface Segment {
  readonly label: number
  readonly first: number
  readonly end: number
}

/** Weights for single tokens (one a label) and for pairs of neighbours (one a pair of labels). */
export interface LabelWeights {
  readonly nodes: WeightTable
  readonly edges: WeightTable
}

/** One way to read the words around a cue. */
export interface Reading {
  /** Index of the first token that `labels` speaks of. */
  readonly firstToken: number
  /** NEITHER, SPEAKER, CONTENT or CUE for each token of the window. */
  readonly labels: Uint8Array
  /** The share of all the chance that falls on this reading, as a logarithm. */
  readonly logChance: number
}

/** The `count` likeliest readings of the words around a cue, likeliest first. */
export function labelAroundCue(
  facts: TokenFacts,
  cue: CueCandidate,
  { weights, features, count }: { weights: LabelWeights; features: WindowFeatures; count: number },
): Reading[] {
  const [first, end] = findWindow(facts, cue.token)
  addWindowFeatures(facts, cue.token, features)
  const scores = scoreWindow(features, weights, end - first)
  const logSum = sumSequences(scores)
  return findBestSequences(scores, count).map(({ labels, score }) => ({
    firstToken: first,
    labels,
    logChance: score - logSum,
  }))
}

/** Scores for every label and every pair of labels, in the shapes of `findBestSequences`. */
export function scoreWindow({ nodes, edges }: WindowFeatures, weights: LabelWeights, length: number) {
  const nodeScores = new Float64Array(length * LABELS)
  const edgeScores = new Float64Array(length * LABELS * LABELS)
  for (let i = 0; i < length; i++) {
    addWeights(weights.nodes, {
      hashes: nodes.hashes,
      from: nodes.starts[i],
      to: nodes.starts[i + 1],
      scores: nodeScores,
      at: i * LABELS,
    })
    addWeights(weights.edges, {
      hashes: edges.hashes,
      from: edges.starts[i],
      to: edges.starts[i + 1],
      scores: edgeScores,
      at: i * LABELS * LABELS,
    })
  }
  return { nodes: nodeScores, edges: edgeScores, length, labels: LABELS }
}
