import { describe, expect, it } from 'vitest'
import type { OutletWording, VoiceAnswer } from '../../src/serve/index.ts'
import { countOverTime } from '../../web/count-over-time.ts'
import { describeOutlets } from '../../web/describe-outlets.ts'
import { nameOriginRange } from '../../web/name-origins.ts'
import { orderByStory } from '../../web/order-by-story.ts'

const plain = (text: string) => text.replace(/\u00a0/g, ' ')

describe('what a voice said over time', () => {
  it('is a bar a day where the days are few, those between without anything among them', () => {
    expect(countOverTime(['2024-03-14', '2024-03-16T10:00:00Z', '2024-03-14', undefined], 10)).toEqual({
      unit: 'day',
      bars: [
        { from: '2024-03-14', to: '2024-03-14', count: 2 },
        { from: '2024-03-15', to: '2024-03-15', count: 0 },
        { from: '2024-03-16', to: '2024-03-16', count: 1 },
      ],
      undated: 1,
    })
  })

  it('is a bar a week from Monday on, or a month, a quarter, a year, a decade, as there is room', () => {
    const days = ['2023-12-31', '2024-01-01', '2024-02-29']
    expect(countOverTime(days, 20).bars[0]).toEqual({ from: '2023-12-25', to: '2023-12-31', count: 1 })
    expect(countOverTime(days, 3).bars).toEqual([
      { from: '2023-12-01', to: '2023-12-31', count: 1 },
      { from: '2024-01-01', to: '2024-01-31', count: 1 },
      { from: '2024-02-01', to: '2024-02-29', count: 1 },
    ])
    expect(countOverTime(days, 2).bars.map(({ to }) => to)).toEqual(['2023-12-31', '2024-03-31'])
    expect(countOverTime(['1999-01-01', '2024-01-01'], 30).bars).toHaveLength(26)
    expect(countOverTime(['1999-01-01', '2024-01-01'], 5)).toMatchObject({
      unit: 'decade',
      bars: [{ from: '1990-01-01', to: '1999-12-31' }, {}, {}, { from: '2020-01-01', to: '2029-12-31' }],
    })
  })

  it('sets the few apart that were said long before all others', () => {
    const days = Array.from(
      { length: 60 },
      (_, index) => `2024-03-${String(11 + (index % 10)).padStart(2, '0')}`,
    )
    const chart = countOverTime(['1996-05-01', ...days], 12)
    expect(chart).toMatchObject({
      unit: 'day',
      earlier: { from: '1996-05-01', to: '2024-03-10', count: 1 },
      undated: 0,
    })
    expect(chart.bars).toHaveLength(10)
    expect(chart.later).toBeUndefined()
    expect(countOverTime([...days, '2030-01-01'], 12).later).toEqual({
      from: '2024-03-21',
      to: '2030-01-01',
      count: 1,
    })
    // Among a handful each one counts.
    expect(countOverTime(['1996-05-01', '2024-03-11'], 40).earlier).toBeUndefined()
  })

  it('counts what is no day as not known, and is empty of nothing', () => {
    expect(countOverTime(['2024-02-31x', 'tomorrow', '2024'], 10)).toEqual({
      unit: 'day',
      bars: [],
      undated: 3,
    })
    expect(countOverTime([], 10)).toEqual({ unit: 'day', bars: [], undated: 0 })
  })
})

describe('everything a voice said', () => {
  const mark = (id: string, story?: string): VoiceAnswer['utterances'][number] => ({
    id,
    voice: 'voi_1',
    isPublicationDay: false,
    quotation: 'direct',
    articles: 1,
    origins: 1,
    unknownOrigins: 0,
    wordings: 1,
    isDistorted: false,
    brief: 'rain',
    ...(story !== undefined && { story }),
  })
  const story = (id: string) => ({ story: { id, title: id, articles: [] }, utteranceCount: 1 })

  it('stands story by story in the order of the stories, in each by time, with what is in none of them last', () => {
    const rows = orderByStory({
      stories: [story('flood'), story('vote'), story('silent')],
      utterances: [mark('a', 'vote'), mark('b'), mark('c', 'flood'), mark('d', 'vote'), mark('e', 'gone')],
    })
    expect(rows.map(({ kind, id }) => (kind === 'heading' ? `# ${id}` : id))).toEqual([
      '# flood',
      'c',
      '# vote',
      'a',
      'd',
      '# no story',
      'b',
      'e',
    ])
    expect(rows.flatMap((row) => (row.kind === 'utterance' && row.opensDay ? [row.id] : []))).toEqual([
      'c',
      'a',
      'b',
    ])
    expect(rows[2]).toMatchObject({ count: 2, story: { title: 'vote' } })
    expect(orderByStory({ stories: [], utterances: [] })).toEqual([])
  })
})

describe('how outlets word a voice', () => {
  const outlet = (name: string, counts: Partial<OutletWording>): OutletWording => ({
    outlet: name,
    direct: 0,
    mixed: 0,
    indirect: 0,
    distorted: 0,
    acts: [],
    ...counts,
  })

  it('is told in sentences: the whole, who stands apart, and who changed what it said', () => {
    const sentences = describeOutlets([
      outlet('Northline', { direct: 8, mixed: 2, distorted: 1 }),
      outlet('Coast Courier', { direct: 1, indirect: 9, distorted: 3 }),
      outlet('Tarn Mail', { mixed: 1 }),
    ])
    expect(sentences.map(plain)).toEqual([
      'Of 21 statements 43 % are all in quotation marks, 14 % partly, and 43 % are in the words of the outlets.',
      'Northline quotes it most (10 of 10).',
      'Coast Courier quotes it least (1 of 10).',
      '2 outlets have another number, negation, speaker or certainty than the fullest wording, Coast Courier most often (in 3 utterances).',
    ])
  })

  it('does not name one of several that changed as much', () => {
    const [, last] = describeOutlets([
      outlet('A', { direct: 1, distorted: 2 }),
      outlet('B', { direct: 1, distorted: 2 }),
    ])
    expect(plain(last!)).toBe(
      '2 outlets have another number, negation, speaker or certainty than the fullest wording.',
    )
  })

  it('says nothing of outlets with few statements, and nothing of nothing', () => {
    expect(
      describeOutlets([outlet('Tarn Mail', { direct: 1 }), outlet('Northline', { indirect: 1 })]),
    ).toEqual([
      'Of 2\u00a0statements 50 % are all in quotation marks, 0 % partly, and 50 % are in the words of the outlets.',
      'No outlet was found to have another number, negation, speaker or certainty than the fullest wording.',
    ])
    expect(describeOutlets([])).toEqual([])
    expect(plain(describeOutlets([outlet('Tarn Mail', { direct: 1, distorted: 1 })])[1]!)).toBe(
      'Tarn Mail has another number, negation, speaker or certainty than the fullest wording in 1 utterance.',
    )
  })
})

describe('the count of origins', () => {
  const origin = (kind: 'first hand' | 'relayed' | 'unknown') => ({
    name: 'x',
    kind,
    articles: ['a'],
    reasons: [],
  })

  it('says how many independent ones there may be where some do not say', () => {
    expect(nameOriginRange([origin('relayed'), origin('first hand'), origin('unknown')])).toBe(
      "An origin that does not say may be anybody's: so these are at least 2 and at most 3 independent ones.",
    )
    expect(nameOriginRange([origin('unknown'), origin('unknown')])).toContain('at least 1 and at most 2')
    expect(nameOriginRange([origin('unknown')])).toBe("An origin that does not say may be anybody's.")
    expect(nameOriginRange([origin('relayed')])).toBeUndefined()
  })
})
