import { describe, expect, it } from 'vitest'
import type { Example } from '../../src/learn/example.ts'
import { estimateGain, judgeLearning } from '../../src/learn/index.ts'
import { inventExamples } from './invent-examples.ts'

const OPTIONS = { minConfidence: 0.33 }
const materialOf = (examples: readonly Example[], missed: readonly string[] = []) => ({
  examples,
  missed,
  unused: {},
})

describe('what learning gains on articles that were held out', () => {
  it('is surely something where a newsroom has a rule of its own', () => {
    const verdict = judgeLearning(materialOf(inventExamples({ habit: 'strict about 7' })), OPTIONS)
    expect(verdict).toMatchObject({ kind: 'better' })
    if (verdict.kind === 'too few') throw new Error('there are enough')
    const { before, after, f1, brier } = verdict.gain
    expect(after.precision).toBeGreaterThan(before.precision + 0.05)
    expect(f1.low).toBeGreaterThan(0)
    expect(brier.high).toBeLessThan(0)
    expect(after.gap).toBeLessThan(before.gap)
  })

  it('is nothing to adopt where the confidences hold already', () => {
    const verdict = judgeLearning(materialOf(inventExamples({ habit: 'none' })), OPTIONS)
    expect(verdict).toMatchObject({ kind: 'not better' })
  })

  it('does not come from having seen the same article', () => {
    // Each article has a word of its own that tells all of it: only who learns from the article itself knows that.
    const examples = Array.from({ length: 200 }, (_, index): Example => {
      const article = Math.floor(index / 5)
      const isRight = article % 2 === 0
      return { group: `article ${article}`, isRight, odds: 0, features: Int32Array.of(1, 1000 + article) }
    })
    const { f1, brier } = estimateGain(materialOf(examples), OPTIONS)
    expect(Math.abs(f1.value)).toBeLessThan(0.02)
    expect(brier.value).toBeGreaterThan(-0.01)
  })

  it('counts what people marked and the program never reads as missed, before and after', () => {
    const examples = inventExamples({ habit: 'none' })
    const missed = Array.from({ length: 100 }, (_, index) => `article ${index % 40}`)
    const without = estimateGain(materialOf(examples), OPTIONS)
    const withMissed = estimateGain(materialOf(examples, missed), OPTIONS)
    expect(withMissed.before.precision).toBe(without.before.precision)
    expect(withMissed.before.recall).toBeLessThan(without.before.recall - 0.1)
    expect(withMissed.after.recall).toBeLessThan(without.after.recall - 0.1)
  })

  it('is the same whatever order the corrections come in', () => {
    const examples = inventExamples({ habit: 'strict about 7' })
    const one = estimateGain(materialOf(examples), OPTIONS)
    const other = estimateGain(materialOf([...examples].reverse()), OPTIONS)
    expect(other.f1.value).toBeCloseTo(one.f1.value, 6)
    expect(other.brier.low).toBeCloseTo(one.brier.low, 6)
  })

  it.each([
    ['statements', (examples: Example[]) => examples.slice(0, 49), 'examples'],
    ['wrong ones', (examples: Example[]) => examples.filter(({ isRight }) => isRight), 'wrong'],
    ['right ones', (examples: Example[]) => examples.filter(({ isRight }) => !isRight), 'right'],
    ['articles', (examples: Example[]) => examples.map((one) => ({ ...one, group: 'a' })), 'groups'],
  ])('is not told from too few %s', (_, choose, lacking) => {
    const verdict = judgeLearning(materialOf(choose(inventExamples({ habit: 'none' }))), OPTIONS)
    expect(verdict).toEqual({ kind: 'too few', lacking: [lacking] })
  })
})
