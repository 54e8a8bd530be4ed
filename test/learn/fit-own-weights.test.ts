import { describe, expect, it } from 'vitest'
import { fitOwnWeights, packOwnWeights, unpackOwnWeights } from '../../src/learn/index.ts'
import { addWeights, packWeights } from '../../src/model/index.ts'
import { inventExamples } from './invent-examples.ts'

describe('what is learned from judged statements', () => {
  it('speaks against what people reject, and leaves the rest nearly alone', () => {
    const weights = fitOwnWeights(inventExamples({ habit: 'strict about 7' }))
    const always = weights.get(1)!
    expect(always + weights.get(7)!).toBeLessThan(-2)
    expect(Math.abs(always + weights.get(8)!)).toBeLessThan(0.3)
  })

  it('is hardly anything from one correction, and more from ten of the kind', () => {
    const rejected = { group: 'a', isRight: false, odds: 2, features: Int32Array.of(7) }
    const one = fitOwnWeights([rejected]).get(7)!
    const ten = fitOwnWeights(Array.from({ length: 10 }, () => rejected)).get(7)!
    expect(one).toBeLessThan(0)
    expect(one).toBeGreaterThan(-0.3)
    expect(ten).toBeLessThan(one - 0.5)
  })

  it('comes back from its file', () => {
    const weights = fitOwnWeights(inventExamples({ habit: 'strict about 7' }))
    const table = unpackOwnWeights(packOwnWeights(weights))
    const scores = new Float64Array(1)
    addWeights(table, { hashes: Int32Array.of(7), from: 0, to: 1, scores, at: 0 })
    expect(scores[0]).toBeCloseTo(weights.get(7)!, 1)
  })

  it('is no file of another kind', () => {
    expect(() => unpackOwnWeights(new Uint8Array(40))).toThrow('no Hearsay weights')
    expect(() => unpackOwnWeights(packWeights([[7, [1, 2]]], { outputs: 2 }))).toThrow('another kind')
  })
})
