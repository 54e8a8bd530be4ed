import { describe, expect, it } from 'vitest'
import { type Forest, packForest, unpackForest, weighByForest } from '../../src/model/index.ts'
import { growForest } from '../../train/grow-forest.ts'

/** One tree: numbers up to 0.5 come to -1, greater ones to 2; and a leaf that always counts 10. */
const forest: Forest = {
  roots: Int32Array.of(0, 3),
  features: Int16Array.of(0, -1, -1, -1),
  values: Float32Array.of(0.5, -1, 2, 10),
  lower: Int32Array.of(1, 0, 0, 0),
}

describe('a forest', () => {
  it('adds up the leaves that a row comes to', () => {
    expect(weighByForest(forest, Float32Array.of(0.5))).toBe(9)
    expect(weighByForest(forest, Float32Array.of(0.6))).toBe(12)
  })

  it('comes back from its file as it was', () => {
    expect(unpackForest(packForest(forest), 1)).toEqual(forest)
  })

  it('that was cut short is refused', () => {
    const bytes = packForest(forest)
    expect(() => unpackForest(bytes.subarray(0, bytes.length - 1), 1)).toThrow('cut short')
  })

  it('of another kind is refused', () => {
    expect(() => unpackForest(new TextEncoder().encode('a text that is no model'), 1)).toThrow(
      'no Hearsay trees',
    )
  })

  it('for longer rows than it is given is refused', () => {
    expect(() => unpackForest(packForest(forest), 0)).toThrow('more than 0 numbers')
  })

  it('whose ways lead in a circle is refused', () => {
    expect(() => unpackForest(packForest({ ...forest, lower: Int32Array.of(0, 0, 0, 0) }), 1)).toThrow(
      'damaged',
    )
  })
})

describe('growing a forest', () => {
  // Right when exactly one of the two numbers is large: no sum of weights can tell that.
  const rows = new Float32Array(2000).map((_, i) => ((i * 7919) % 1000) / 1000)
  const targets = Float32Array.from({ length: 1000 }, (_, i) =>
    rows[i * 2] > 0.5 !== rows[i * 2 + 1] > 0.5 ? 1 : 0,
  )
  const options = { trees: 60, leaves: 8, rate: 0.3, seed: 1 }

  it('learns what no single number tells', () => {
    const grown = growForest({ rows, width: 2, targets }, options)
    const wrong = targets.filter(
      (target, i) => weighByForest(grown, rows.subarray(i * 2, i * 2 + 2)) > 0 !== target > 0,
    )
    expect(wrong.length).toBeLessThan(30)
  })

  it('gives the same forest for the same rows', () => {
    const [one, other] = [1, 2].map(() => growForest({ rows, width: 2, targets }, options))
    expect(packForest(one)).toEqual(packForest(other))
  })
})
