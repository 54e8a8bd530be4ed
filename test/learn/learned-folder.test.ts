import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  adoptLearned,
  estimateGain,
  forgetLearned,
  type LearnedCard,
  listLearned,
  openLearned,
  readCard,
  undoLearned,
} from '../../src/learn/index.ts'
import { addWeights } from '../../src/model/index.ts'
import { inventExamples } from './invent-examples.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-learned-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const material = { examples: inventExamples({ habit: 'none' }), missed: [], unused: {} }
const card: LearnedCard = {
  base: 'abc',
  madeAt: '2024-05-01T10:00:00.000Z',
  minConfidence: 0.33,
  counts: { examples: 400, right: 200, wrong: 200, groups: 40, missed: 0 },
  gain: estimateGain(material, { minConfidence: 0.33 }),
}
const adopt = (weight: number) => adoptLearned(folder, { weights: new Map([[7, weight]]), card })

function weigh(): number {
  const scores = new Float64Array(1)
  const table = openLearned(folder, 'abc')
  if (table) addWeights(table, { hashes: Int32Array.of(7), from: 0, to: 1, scores, at: 0 })
  return Math.round(scores[0]! * 10) / 10
}

describe('a folder of what was learned', () => {
  it('uses what was adopted last, and goes back step by step to the model without', () => {
    expect([adopt(1), adopt(2)]).toEqual([1, 2])
    expect(weigh()).toBe(2)
    expect(readCard(folder, 2)).toEqual(card)
    expect(undoLearned(folder)).toEqual({ undone: 2, inUse: 1 })
    expect(weigh()).toBe(1)
    expect(undoLearned(folder)).toEqual({ undone: 1 })
    expect(weigh()).toBe(0)
    expect(undoLearned(folder)).toEqual({})
  })

  it('forgets all, and nothing else in the folder', () => {
    writeFileSync(join(folder, 'readme.txt'), 'ours')
    adopt(1)
    adopt(2)
    expect(forgetLearned(folder)).toBe(2)
    expect(listLearned(folder)).toEqual({ numbers: [] })
    expect(existsSync(join(folder, 'readme.txt'))).toBe(true)
    expect(weigh()).toBe(0)
  })

  it('forgets what is damaged, and leaves what somebody put beside it', () => {
    adopt(1)
    writeFileSync(join(folder, 'in-use.json'), '{')
    writeFileSync(join(folder, '1/why.txt'), 'ours')
    expect(forgetLearned(folder)).toBe(1)
    expect(readdirSync(join(folder, '1'))).toEqual(['why.txt'])
    expect(listLearned(folder)).toEqual({ numbers: [] })
  })

  it('refuses what was learned with the model of another version', () => {
    adopt(1)
    expect(() => openLearned(folder, 'other')).toThrow('run "hearsay learn --adopt" again')
  })

  it('says so when it is not there or damaged, rather than go on without', () => {
    expect(() => openLearned(join(folder, 'none'), 'abc')).toThrow('expected a folder')
    expect(() => openLearned(folder, 'abc')).toThrow('expected a folder')
    adopt(1)
    writeFileSync(join(folder, 'in-use.json'), '{"use":2}')
    expect(() => openLearned(folder, 'abc')).toThrow('it is damaged')
    writeFileSync(join(folder, 'in-use.json'), '{"use":1}')
    writeFileSync(join(folder, '1/own.weights'), 'cut')
    expect(() => openLearned(folder, 'abc')).toThrow('it is damaged')
    writeFileSync(join(folder, 'in-use.json'), '{')
    expect(() => openLearned(folder, 'abc')).toThrow('in-use.json')
  })
})
