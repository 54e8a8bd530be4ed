import { describe, expect, it } from 'vitest'
import { addWeights, packWeights, unpackWeights } from '../../src/model/index.ts'

const rows: [number, number[]][] = [
  [77, [1, -0.5]],
  [-12, [0.25, 0]],
  [5, [0.001, 0.001]],
]

describe('a file of weights', () => {
  it('gives back the weights to within half a step of the largest', () => {
    const table = unpackWeights(packWeights(rows, { outputs: 2 }))
    const scores = new Float64Array(2)
    addWeights(table, { hashes: Int32Array.of(77, -12, 123456), from: 0, to: 3, scores, at: 0 })
    expect(scores[0]).toBeCloseTo(1.25, 2)
    expect(scores[1]).toBeCloseTo(-0.5, 2)
  })

  it('leaves out weights that are too small to count', () => {
    expect(packWeights(rows, { outputs: 2 })).toEqual(packWeights(rows.slice(0, 2), { outputs: 2 }))
  })

  it('leaves out weights of fewer steps than asked for', () => {
    const two = packWeights(rows, { outputs: 2, leastSteps: 40 })
    expect(two).toEqual(packWeights(rows.slice(0, 1), { outputs: 2 }))
  })

  it('has the same bytes in whatever order the weights come', () => {
    expect(packWeights([...rows].reverse(), { outputs: 2 })).toEqual(packWeights(rows, { outputs: 2 }))
  })

  it('that was cut short is refused', () => {
    const bytes = packWeights(rows, { outputs: 2 })
    expect(() => unpackWeights(bytes.subarray(0, bytes.length - 1))).toThrow('cut short')
  })

  it('of another kind is refused', () => {
    expect(() => unpackWeights(new TextEncoder().encode('a text that is no model'))).toThrow(
      'no Hearsay weights',
    )
  })
})
