import { describe, expect, it } from 'vitest'
import { tellGain, tellTooFew } from '../../src/cli/tell-learning.ts'
import { type Counts, judgeLearning, type Material, type Score } from '../../src/learn/index.ts'

const score = (kept: number, right: number): Score => ({
  precision: right / kept,
  recall: right / 100,
  f1: (2 * right) / (kept + 100),
  brier: 0.1,
  gap: 0.05,
  kept,
  right,
})
const NONE = { value: 0, low: 0, high: 0 }

const tell = (before: Score, after: Score): string =>
  tellGain({ kind: 'not better', gain: { before, after, f1: NONE, brier: NONE, folds: 5 } }, 0.33)

describe('the price of what was learned', () => {
  it.each([
    [
      score(120, 90),
      score(100, 85),
      '15 wrong ones fewer and 5 right ones fewer kept: the right ones that are lost are its price',
    ],
    [
      score(120, 90),
      score(130, 95),
      '5 wrong ones more and 5 right ones more kept: the wrong ones that come with it are its price',
    ],
    [score(120, 90), score(120, 91), '1 wrong one fewer and 1 right one more kept: it has no price'],
    [score(120, 90), score(120, 90), 'as many wrong ones and as many right ones kept'],
  ])('is told in statements that were right and wrong', (before, after, told) => {
    expect(tell(before, after)).toContain(`\nThat is ${told}.\n`)
  })

  it('stands beside precision and recall, before and after', () => {
    const told = tell(score(120, 90), score(100, 85))
    expect(told).toMatch(/precision +75\.0 +85\.0\n {2}recall +90\.0 +85\.0\n/)
    expect(told).toContain(
      'Precision 75.0 before, 85.0 after: so many of 100 statements that are kept are right.',
    )
    expect(told).toContain('Recall 90.0 before, 85.0 after: so many of 100 right statements are kept.')
  })
})

describe('too few corrections', () => {
  it('says what there is of each kind that lacks, and of no other', () => {
    const counts: Counts = { examples: 60, right: 57, wrong: 3, groups: 12, missed: 0 }
    const told = tellTooFew(counts, ['wrong'])
    expect(told).toMatch(
      /^Too few to learn from: there are 3 of at least 10 that are wrong\. Nothing was learned\.\n/,
    )
  })

  it('is what judging nothing comes to', () => {
    const nothing: Material = { examples: [], missed: [], unused: {} }
    const verdict = judgeLearning(nothing, { minConfidence: 0.33 })
    expect(verdict).toEqual({ kind: 'too few', lacking: ['examples', 'right', 'wrong', 'groups'] })
  })
})
