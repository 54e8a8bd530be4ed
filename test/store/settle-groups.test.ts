import { describe, expect, test } from 'vitest'
import { type GroupDecision, settleGroups } from '../../src/store/corrections/settle-groups.ts'

type Told = readonly [kind: 'merge' | 'split', ...sides: string[]]

/** `['split', 'a', 'b c']`: a was split from b and c. */
function settle(...told: readonly Told[]) {
  const decisions = told.map(
    ([kind, ...sides], at): GroupDecision => ({
      number: at + 1,
      kind,
      sides: sides.map((side) => side.split(' ')),
    }),
  )
  const { apart, together, overruled } = settleGroups(decisions)
  const tell = (groups: readonly (readonly string[])[]) => groups.map((group) => group.join(' '))
  return { apart: tell(apart), together: tell(together), overruled: [...overruled] }
}

describe('merges and splits by people', () => {
  test('hold side by side where they say nothing of each other', () => {
    expect(settle(['merge', 'b', 'a'], ['split', 'c', 'd e'])).toEqual({
      apart: ['c'],
      together: ['a b'],
      overruled: [],
    })
    expect(settle()).toEqual({ apart: [], together: [], overruled: [] })
  })

  test('a split ends the merge that says the opposite, and leaves what else it joined', () => {
    expect(settle(['merge', 'a', 'b'], ['split', 'a', 'b'])).toEqual({
      apart: ['a'],
      together: [],
      overruled: [[1, 2]],
    })
    expect(settle(['merge', 'a', 'b', 'c'], ['split', 'c', 'a b'])).toEqual({
      apart: ['c'],
      together: ['a b'],
      overruled: [],
    })
  })

  test('a merge ends the split that says the opposite, and leaves others', () => {
    expect(settle(['split', 'a', 'b'], ['merge', 'a', 'b'])).toEqual({
      apart: [],
      together: ['a b'],
      overruled: [[1, 2]],
    })
    expect(settle(['split', 'a', 'b'], ['merge', 'a', 'z'])).toEqual({
      apart: ['a'],
      together: ['a z'],
      overruled: [],
    })
  })

  test('the last word counts, however often people change their minds', () => {
    const back: Told[] = [
      ['merge', 'a', 'b'],
      ['split', 'a', 'b'],
      ['merge', 'a', 'b'],
      ['split', 'b', 'a'],
    ]
    expect(settle(...back)).toEqual({
      apart: ['b'],
      together: [],
      overruled: [
        [3, 4],
        [2, 3],
        [1, 4],
      ],
    })
    expect(settle(...back.slice(0, 3)).together).toEqual(['a b'])
  })

  test('a split inside another stays one inside another; one across it takes its part', () => {
    expect(settle(['split', 'a b', 'c'], ['split', 'a', 'b']).apart).toEqual(['a', 'a b'])
    expect(settle(['split', 'a b', 'c'], ['merge', 'a b', 'd'], ['split', 'b d', 'a']).apart).toEqual([
      'a',
      'b d',
    ])
  })
})
