import { describe, expect, it } from 'vitest'
import { findBestSequences, sumMarginals } from '../../src/model/index.ts'
import { seededChance } from '../../train/growing-weights.ts'

const LABELS = 3

/** Scores of every labelling of a short chain, worked out one by one. */
function scoreAll({ nodes, edges, length }: { nodes: Float64Array; edges: Float64Array; length: number }) {
  const all: { labels: number[]; score: number }[] = []
  for (let code = 0; code < LABELS ** length; code++) {
    const labels = Array.from({ length }, (_, i) => Math.floor(code / LABELS ** i) % LABELS)
    const score = labels.reduce(
      (sum, b, i) =>
        sum + nodes[i * LABELS + b] + (i > 0 ? edges[(i * LABELS + labels[i - 1]) * LABELS + b] : 0),
      0,
    )
    all.push({ labels, score })
  }
  return all.sort((a, b) => b.score - a.score)
}

function inventChain(length: number, seed: number) {
  const chance = seededChance(seed)
  const fill = (size: number) => Float64Array.from({ length: size }, () => chance() * 4 - 2)
  return { nodes: fill(length * LABELS), edges: fill(length * LABELS * LABELS), length, labels: LABELS }
}

describe('the best labellings of a sequence', () => {
  it.each([1, 2, 5, 6])('are the same as by trying every labelling of %i words', (length) => {
    const chain = inventChain(length, length)
    const expected = scoreAll(chain).slice(0, 5)
    const found = findBestSequences(chain, 5)
    expect(found.map(({ labels }) => [...labels])).toEqual(expected.map(({ labels }) => labels))
    found.forEach(({ score }, i) => {
      expect(score).toBeCloseTo(expected[i].score, 9)
    })
  })

  it('are as many as there are when more are asked for', () => {
    expect(findBestSequences(inventChain(1, 4), 10)).toHaveLength(3)
  })

  it('of no words are none', () => {
    expect(findBestSequences(inventChain(0, 1), 3)).toEqual([])
  })
})

describe('the chances of labels', () => {
  it.each([1, 2, 5])('are the same as by adding up every labelling of %i words', (length) => {
    const chain = inventChain(length, 10 + length)
    const all = scoreAll(chain)
    const sum = all.reduce((total, { score }) => total + Math.exp(score), 0)
    const { logSum, nodeChances, edgeChances } = sumMarginals(chain)
    expect(logSum).toBeCloseTo(Math.log(sum), 9)
    const shareOf = (holds: (labels: number[]) => boolean) =>
      all.filter(({ labels }) => holds(labels)).reduce((total, { score }) => total + Math.exp(score), 0) / sum
    for (let i = 0; i < length; i++) {
      for (let b = 0; b < LABELS; b++) {
        expect(nodeChances[i * LABELS + b]).toBeCloseTo(
          shareOf((labels) => labels[i] === b),
          9,
        )
        for (let a = 0; i > 0 && a < LABELS; a++) {
          const share = shareOf((labels) => labels[i - 1] === a && labels[i] === b)
          expect(edgeChances[(i * LABELS + a) * LABELS + b]).toBeCloseTo(share, 9)
        }
      }
    }
  })
})
