import { addWindowFeatures, LABELS, newWindowFeatures } from '../src/extract/index.ts'
import { sumMarginals } from '../src/model/index.ts'
import type { AlignedArticle } from './align-gold.ts'
import {
  addKeptWeights,
  type Dropout,
  type GrowingWeights,
  KeptFeatures,
  placeFeatures,
  seededChance,
  shuffle,
  stepWeights,
} from './growing-weights.ts'

export interface GrowingLabelWeights {
  readonly nodes: GrowingWeights
  readonly edges: GrowingWeights
}

/**
 * Learns to label the words around a cue as speaker, content and cue: a conditional random field (a chain over the
 * tokens of the window), trained with AdaGrad, one step a cue, in seeded order.
 */
export function trainLabels(
  articles: readonly AlignedArticle[],
  { rounds = 8, rate = 0.05, least = 3, share = 0.25 } = {},
): GrowingLabelWeights {
  const features = newWindowFeatures()
  const kept = { nodes: new KeptFeatures(), edges: new KeptFeatures() }
  const work = articles.flatMap(({ facts, cues }) =>
    cues.map((cue) => {
      addWindowFeatures(facts, cue.token, features)
      return {
        node: kept.nodes.add(features.nodes),
        edge: kept.edges.add(features.edges),
        labels: cue.labels,
      }
    }),
  )
  const weights = {
    nodes: placeFeatures(kept.nodes, { outputs: LABELS, bits: 23, least }),
    edges: placeFeatures(kept.edges, { outputs: LABELS * LABELS, bits: 19, least }),
  }
  const chance = seededChance(2)
  for (let round = 0; round < rounds; round++) {
    const step = { rate: rate / (1 + round / 2), dropout: { share, seed: Math.imul(round + 1, 7919) } }
    for (const window of shuffle(work, chance)) stepTowards(window, { kept, weights, ...step })
  }
  return weights
}

interface KeptWindow {
  readonly node: number
  readonly edge: number
  readonly labels: Uint8Array
}

function stepTowards(
  { node, edge, labels }: KeptWindow,
  {
    kept,
    weights,
    rate,
    dropout,
  }: {
    kept: { nodes: KeptFeatures; edges: KeptFeatures }
    weights: GrowingLabelWeights
    rate: number
    dropout: Dropout
  },
): void {
  const { length } = labels
  const nodes = new Float64Array(length * LABELS)
  const edges = new Float64Array(length * LABELS * LABELS)
  for (let i = 0; i < length; i++) {
    addKeptWeights(weights.nodes, kept.nodes, { position: node + i, scores: nodes, at: i * LABELS, dropout })
    addKeptWeights(weights.edges, kept.edges, {
      position: edge + i,
      scores: edges,
      at: i * LABELS * LABELS,
      dropout,
    })
  }
  const { nodeChances, edgeChances } = sumMarginals({ nodes, edges, length, labels: LABELS })
  for (let k = 0; k < nodeChances.length; k++) nodeChances[k] = -nodeChances[k]
  for (let k = 0; k < edgeChances.length; k++) edgeChances[k] = -edgeChances[k]
  for (let i = 0; i < length; i++) {
    nodeChances[i * LABELS + labels[i]] += 1
    if (i > 0) edgeChances[(i * LABELS + labels[i - 1]) * LABELS + labels[i]] += 1
    stepWeights(weights.nodes, kept.nodes, {
      position: node + i,
      gradient: nodeChances,
      at: i * LABELS,
      rate,
      dropout,
    })
    stepWeights(weights.edges, kept.edges, {
      position: edge + i,
      gradient: edgeChances,
      at: i * LABELS * LABELS,
      rate,
      dropout,
    })
  }
}
