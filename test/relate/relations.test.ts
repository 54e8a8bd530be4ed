import { describe, expect, it } from 'vitest'
import type { ReadArticle, RelationKind } from '../../src/record.ts'
import { relate } from '../../src/relate/index.ts'
import { HARBOUR, ORCHESTRA } from './affair.ts'
import { type Said, writeReport } from './write-report.ts'

let number = 0
const write = (day: string, ...said: Said[]) =>
  writeReport({ publishedAt: day, paragraphs: [`Report ${++number}.`, ...HARBOUR, ...said] })

/** Relations as `who kind whom`. */
function tellRelations(...articles: ReadArticle[]): string[] {
  const { relations, utterances, voices } = relate(articles)
  const nameOf = (utterance: string) => {
    const { voice } = utterances.find(({ id }) => id === utterance)!
    return voices.find(({ id }) => id === voice)!.name
  }
  return relations
    .map(({ kind, from, to }) => `${nameOf(from)} ${kind satisfies RelationKind} ${nameOf(to)}`)
    .sort()
}

const CLAIM: Said = { by: 'Bram Tolle', content: 'that the refinery stored stolen oil in the north tanks' }

describe('a denial', () => {
  it('is tied to the claim that it denies', () => {
    const denial: Said = {
      by: 'Ada Kestrel',
      act: 'deny',
      content: 'that the refinery had ever stored stolen oil in its north tanks',
    }
    const articles = [write('2031-05-05', CLAIM), write('2031-05-06', denial)]
    expect(tellRelations(...articles)).toEqual(['Ada Kestrel denies Bram Tolle'])
    const [relation] = relate(articles).relations
    expect(relation!.evidence).toEqual({
      from: articles[1]!.statements[0]!.id,
      to: articles[0]!.statements[0]!.id,
    })
    expect(relation!.reason).toContain('“stolen”')
    expect(relation!.confidence).toBeGreaterThan(0.5)
  })

  it('is not tied to what was said after it', () => {
    const denial: Said = { by: 'Ada Kestrel', act: 'deny', content: CLAIM.content }
    expect(tellRelations(write('2031-05-05', denial), write('2031-05-07', CLAIM))).toEqual([])
  })

  it('tells its reason in few words and one pair of marks', () => {
    const demand: Said = {
      by: 'Lower Tarn',
      kind: 'government',
      act: 'demand',
      content: 'that the harbour be closed',
    }
    const rejecting = (content: string): Said => ({ by: 'Ada Kestrel', act: 'reject', content })
    const reasonFor = (content: string) =>
      relate([write('2031-05-05', demand), write('2031-05-06', rejecting(content))]).relations[0]!.reason
    expect(reasonFor('Lower Tarn’s demand that the harbour be “closed for good”')).toBe(
      'Ada Kestrel rejects what Lower Tarn demands: “Lower Tarn’s demand that the harbour be ‘closed for good’”.',
    )
    expect(
      reasonFor('“Lower Tarn’s demand for the harbour,” … “is ill advised, and the people know it well.”'),
    ).toBe(
      'Ada Kestrel rejects what Lower Tarn demands: “Lower Tarn’s demand for the harbour, … is ill advised, and the …”.',
    )
  })

  it('of a demand is tied to the demand of the one it names', () => {
    const demand: Said = {
      by: 'Lower Tarn',
      kind: 'government',
      act: 'demand',
      content: 'that the harbour be closed',
    }
    const rejection: Said = { by: 'Ada Kestrel', act: 'reject', content: 'Lower Tarn’s demand' }
    expect(tellRelations(write('2031-05-05', demand), write('2031-05-06', rejection))).toEqual([
      'Ada Kestrel denies Lower Tarn',
    ])
  })

  it('of "his call" is tied to the call right before it', () => {
    const demand: Said = { by: 'Bram Tolle', act: 'demand', content: 'that the harbour be closed' }
    const other: Said = { by: 'Ivo Marr', act: 'demand', content: 'more foam' }
    const rejection: Said = { by: 'Ada Kestrel', act: 'reject', content: 'his call' }
    expect(tellRelations(write('2031-05-05', demand, rejection), write('2031-05-05', other))).toEqual([
      'Ada Kestrel denies Bram Tolle',
    ])
  })
})

describe('two voices', () => {
  it('contradict each other on one point', () => {
    const against: Said = {
      by: 'Ada Kestrel',
      content: 'the refinery stored no stolen oil in the north tanks',
    }
    expect(tellRelations(write('2031-05-05', CLAIM), write('2031-05-06', against))).toEqual([
      'Ada Kestrel contradicts Bram Tolle',
    ])
  })

  it('contradict each other where one is against what the other wants', () => {
    const wanting: Said = {
      by: 'Viktor Bonde',
      content: 'that Ormsund should consider a base on the pier if asked',
    }
    const against: Said = {
      by: 'Vladimir Dzhar',
      content: 'that he was against a base in the current circumstances',
    }
    expect(tellRelations(write('2031-05-05', wanting, against))).toEqual([
      'Vladimir Dzhar contradicts Viktor Bonde',
    ])
  })

  it('do not agree where one says that it should be done and the other that it will', () => {
    const should: Said = { by: 'Oswin Karr', content: '“Dorn should send inspectors to the dam.”' }
    const will: Said = { by: 'Jorun Pell', content: 'that Dorn will send inspectors to the dam' }
    expect(tellRelations(write('2031-05-05', should), write('2031-05-08', will))).toEqual([])
  })

  it('agree where they say the same in words of their own', () => {
    const same: Said = {
      by: 'Ivo Marr',
      content: 'stolen oil had been stored in the refinery’s north tanks for years',
    }
    expect(tellRelations(write('2031-05-05', CLAIM), write('2031-05-05', same))).toEqual([
      'Ivo Marr agrees Bram Tolle',
    ])
  })

  it('are not related by a few common words, by questions or by other numbers', () => {
    const others: Said[] = [
      { by: 'Ivo Marr', content: 'the refinery will be open again by summer' },
      { by: 'Ada Kestrel', content: '“Why would the refinery have stored stolen oil in the north tanks?”' },
    ]
    expect(tellRelations(write('2031-05-05', CLAIM, ...others))).toEqual([])
    const five: Said = { by: 'Ivo Marr', content: 'five sailors were missing from the tanker Halcyon' }
    const nine: Said = { by: 'Bram Tolle', content: 'nine sailors were missing from the tanker Halcyon' }
    expect(tellRelations(write('2031-05-05', five, nine))).toEqual([])
  })

  it('are not related across stories', () => {
    const against: Said = {
      by: 'Ada Kestrel',
      content: 'the refinery stored no stolen oil in the north tanks',
    }
    const elsewhere = writeReport({ publishedAt: '2031-05-05', paragraphs: [...ORCHESTRA, against] })
    expect(tellRelations(write('2031-05-05', CLAIM), elsewhere)).toEqual([])
  })

  it('answer each other where one takes up the other’s quoted words', () => {
    const call: Said = {
      by: 'Donald Trask',
      act: 'demand',
      content: 'that Ormsund “get out” of the harbour',
      quotation: 'mixed',
    }
    const answer: Said = {
      by: 'Mara Zakh',
      content: 'that Donald Trask’s demand that Ormsund “get out” was “boorishness on a global scale”',
      quotation: 'mixed',
    }
    expect(tellRelations(write('2031-05-05', call), write('2031-05-06', answer))).toContain(
      'Mara Zakh answers Donald Trask',
    )
  })
})

describe('one voice', () => {
  it('reverses what it said on an earlier day', () => {
    const before: Said = { by: 'Radek Osen', content: '“The pier is safe,”' }
    const after: Said = { by: 'Radek Osen', content: '“The pier is not safe,”' }
    expect(tellRelations(write('2031-05-05', before), write('2031-05-12', after))).toEqual([
      'Radek Osen reverses Radek Osen',
    ])
    const { relations, utterances } = relate([write('2031-05-05', before), write('2031-05-12', after)])
    const later = utterances.find(({ wordings }) => wordings[0]!.text.includes('not'))!
    expect(relations[0]!.from).toBe(later.id)
  })

  it('does not reverse itself on one day, nor without dates', () => {
    const both: Said[] = [
      { by: 'Radek Osen', content: '“The pier is safe,”' },
      { by: 'Radek Osen', content: '“The pier is not safe,”' },
    ]
    expect(tellRelations(write('2031-05-05', ...both))).toEqual([])
  })
})
