import { describe, expect, it } from 'vitest'
import type { ReadArticle } from '../../src/record.ts'
import { HARBOUR, ORCHESTRA } from './affair.ts'
import { relateVoices } from './relate-voices.ts'
import { type Said, writeReport } from './write-report.ts'

/** A report in which this somebody speaks, told apart from others by its number. */
function report(number: number, { by, background = HARBOUR, ...rest }: ReportOptions): ReadArticle {
  return writeReport({
    publishedAt: `2031-05-0${number}`,
    paragraphs: [`Report ${number}.`, ...background, { by, content: `word ${number}`, ...rest }],
  })
}

interface ReportOptions extends Partial<Said> {
  readonly by: string
  readonly background?: readonly string[]
}

const avo = (...articles: readonly ReadArticle[]) => articles.map(({ voices }) => voices[0]!.id)
/** The voices as the numbers of their reports, with the numbers of those that they are kept apart from. */
async function tell(articles: readonly ReadArticle[], apart: readonly (readonly string[])[]) {
  const { voices, members } = await relateVoices(articles, { apart })
  const numbers = (voice: string) =>
    articles
      .flatMap(({ voices: [own] }, index) => (members.get(voice)!.includes(own!.id) ? [index + 1] : []))
      .join('')
  return Object.fromEntries(
    voices.map(({ id, apartFrom = [] }) => [numbers(id), apartFrom.map((other) => numbers(other.id)).sort()]),
  )
}

const falk = [1, 2, 3, 4].map((number) =>
  report(number, { by: 'Jon Falk', background: number % 2 === 0 ? ORCHESTRA : HARBOUR }),
) as [ReadArticle, ReadArticle, ReadArticle, ReadArticle]

describe('a voice that was split by hand', () => {
  it('is two, of which each tells from whom it is kept apart', async () => {
    expect(await tell(falk, [])).toEqual({ 1234: [] })
    expect(await tell(falk, [avo(falk[1])])).toEqual({ 134: ['2'], 2: ['134'] })
    const { voices } = await relateVoices(falk, { apart: [avo(falk[1])] })
    expect(new Set(voices.map(({ id }) => id)).size).toBe(2)
    expect(voices.map(({ name }) => name)).toEqual(['Jon Falk', 'Jon Falk'])
  })

  it('stays one voice in the articles that were split off together, and says why', async () => {
    const apart = [avo(falk[1], falk[3])]
    expect(await tell(falk, apart)).toEqual({ 13: ['24'], 24: ['13'] })
    const reasons = (await relateVoices(falk, { apart })).voices.flatMap((voice) => voice.reasons)
    expect(reasons.sort()).toEqual([
      '2 articles name “Jon Falk”.',
      '2 articles were split off together by hand.',
    ])
  })

  it('can be split again, and each part knows what it was split from', async () => {
    const apart = [avo(falk[1], falk[2], falk[3]), avo(falk[2])]
    expect(await tell(falk, apart)).toEqual({ 1: ['24'], 24: ['1', '3'], 3: ['24'] })
    expect(await tell(falk, [avo(falk[1]), avo(falk[2])])).toEqual({ 14: ['2', '3'], 2: ['14'], 3: ['14'] })
  })

  it('does not depend on the order of articles and splits', async () => {
    const apart = [avo(falk[3]), avo(falk[1], falk[2], falk[3]), avo(falk[0])]
    const expected = (await relateVoices(falk, { apart })).voices
    const turned = apart.toReversed().map((group) => group.toReversed())
    const { voices } = await relateVoices(falk.toReversed(), { apart: [...turned, ...turned] })
    expect(voices).toEqual(expected)
  })

  it('passes over voices that are not there', async () => {
    const expected = (await relateVoices(falk)).voices
    const { voices } = await relateVoices(falk, { apart: [[], ['avo_0000000000000000']] })
    expect(voices).toEqual(expected)
  })

  it('leaves the rest as it was, also those who are known there by surname alone', async () => {
    const articles = [
      report(1, { by: 'Jon Falk' }),
      report(2, { by: 'Jon Falk' }),
      report(3, { by: 'Falk' }),
    ] as const
    expect(await tell(articles, [])).toEqual({ 123: [] })
    expect(await tell(articles, [avo(articles[1])])).toEqual({ 13: ['2'], 2: ['13'] })
    expect(await tell(articles, [avo(articles[2])])).toEqual({ 12: ['3'], 3: ['12'] })
  })

  it('may be a body', async () => {
    const articles = [1, 2, 3].map((number) => report(number, { by: 'the Tarnhof', kind: 'government' }))
    expect(await tell(articles, [avo(articles[0]!)])).toEqual({ 1: ['23'], 23: ['1'] })
  })
})
