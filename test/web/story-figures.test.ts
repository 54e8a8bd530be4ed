import { describe, expect, it } from 'vitest'
import type { Relation, VoiceReference } from '../../src/record.ts'
import { pairTexts } from '../../src/relate/index.ts'
import type { UtteranceMark } from '../../src/serve/index.ts'
import { gatherTimeline } from '../../web/gather-timeline.ts'
import { layOutTimeline, MARK_SIZE } from '../../web/lay-out-timeline.ts'
import { markWords } from '../../web/mark-words.ts'
import { nameColumn, nameCounts } from '../../web/name-marks.ts'
import { orderMarks, readStoryView } from '../../web/story-view.ts'

const voices: VoiceReference[] = ['Ann', 'Ben'].map((name) => ({
  id: name,
  name,
  kind: 'person',
  confidence: 1,
}))

let count = 0
const mark = (voice: string, day: string | undefined, more: Partial<UtteranceMark> = {}): UtteranceMark => ({
  id: `utt_${++count}`,
  voice,
  ...(day !== undefined && { day }),
  isPublicationDay: false,
  quotation: 'direct',
  articles: 1,
  origins: 0,
  unknownOrigins: 1,
  wordings: 1,
  isDistorted: false,
  brief: 'words',
  ...more,
})
const layOut = (
  utterances: readonly UtteranceMark[],
  more: Partial<Parameters<typeof layOutTimeline>[0]> = {},
) => layOutTimeline({ voices, utterances, happenings: [], relations: [], width: 600, nameHeight: 0, ...more })
const daysFrom = (first: string, days: number): string[] =>
  Array.from({ length: days }, (_, index) =>
    new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10),
  )

describe('the timeline of a story', () => {
  it('has a column for each day on which somebody spoke, and says where time is left out', () => {
    const { unit, columns } = layOut([
      mark('Ann', '2024-03-14'),
      mark('Ben', '2024-03-15'),
      mark('Ann', '2024-06-01'),
    ])
    expect(unit).toBe('day')
    expect(columns.map(({ key, isAfterGap }) => [key, isAfterGap])).toEqual([
      ['2024-03-14', false],
      ['2024-03-15', false],
      ['2024-06-01', true],
    ])
    const last = columns.at(-1)!
    expect(last.x + last.width).toBeCloseTo(600)
  })

  it('goes over to weeks, months and years where days have no room', () => {
    const unitOf = (days: readonly string[]) => layOut(days.map((day) => mark('Ann', day))).unit
    expect(unitOf(daysFrom('2024-03-01', 60))).toBe('week')
    expect(unitOf(daysFrom('2024-01-01', 300))).toBe('month')
    expect(unitOf(daysFrom('2010-01-01', 3000))).toBe('year')
  })

  it('lays no mark over another, and each into its own column and lane', () => {
    const utterances = daysFrom('2024-03-14', 6).flatMap((day, index) =>
      Array.from({ length: 3 + index * 4 }, (_, number) => mark(number % 2 ? 'Ann' : 'Ben', day)),
    )
    const { marks, lanes, columns } = layOut(utterances)
    for (const one of marks) {
      const lane = lanes[one.lane]!
      expect(one.y - MARK_SIZE / 2).toBeGreaterThanOrEqual(lane.y - 0.01)
      expect(one.y + MARK_SIZE / 2).toBeLessThanOrEqual(lane.y + lane.height + 0.01)
      const column = columns.find(({ key }) => key === one.utterances[0]!.day)!
      expect(one.x).toBeGreaterThan(column.x)
      expect(one.x).toBeLessThan(column.x + column.width)
      const near = marks.filter(
        (other) =>
          Math.abs(other.x - one.x) < MARK_SIZE - 0.01 && Math.abs(other.y - one.y) < MARK_SIZE - 0.01,
      )
      expect(near).toEqual([one])
    }
    expect(marks.flatMap((one) => one.utterances.map(({ id }) => id)).sort()).toEqual(
      utterances.map(({ id }) => id).sort(),
    )
  })

  it('gathers what has no room, and shows what is disputed and what most report before the rest', () => {
    const many = Array.from({ length: 200 }, () => mark('Ann', '2024-03-14'))
    const known = mark('Ann', '2024-03-14', { articles: 9 })
    const [from, to] = [many[150]!, mark('Ben', '2024-03-14')]
    const relation: Relation = {
      id: 'rel_1',
      kind: 'denies',
      from: from.id,
      to: to.id,
      evidence: { from: 'sta_1', to: 'sta_2' },
      reason: '',
      confidence: 0.9,
    }
    const { marks, links } = layOut([...many, known, to], { relations: [relation] })
    const alone = marks.filter(({ kind }) => kind === 'utterance').map(({ id }) => id)
    expect(alone).toContain(known.id)
    expect(alone).toContain(from.id)
    const group = marks.find(({ kind }) => kind === 'group')!
    expect(group.utterances.length + alone.length).toBe(202)
    expect(links.map((link) => [link.from.id, link.to.id])).toEqual([[from.id, to.id]])
  })

  it('leaves out what happened long before anybody spoke, and what nobody knows the day of', () => {
    const happenings = ['2011-03-11', '2024-03-13'].map((day) => ({
      article: 'art_1',
      on: { from: day, to: day, confidence: 0.9 },
      told: { text: `What happened on ${day} in the valley`, start: 0, end: 10 },
    }))
    const utterances = [mark('Ann', '2024-03-14'), mark('Ben', undefined)]
    const told = gatherTimeline(happenings, utterances).flatMap((day) => day.happenings)
    expect(told.length).toBe(2)
    const { columns, marks } = layOut(utterances, { happenings: told })
    expect(columns.map(({ key }) => key)).toEqual(['2024-03-13', '2024-03-14'])
    expect(marks.map(({ kind }) => kind)).toEqual(['happening', 'utterance'])
  })

  it('stands odd days too', () => {
    const { marks } = layOut([mark('Ann', '2024'), mark('Ann', 'soon'), mark('Ben', '2024-03-14T10:00:00Z')])
    expect(marks.length).toBe(3)
    expect(marks.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
  })

  it('names columns and counts', () => {
    const column = { x: 0, width: 10, isAfterGap: false }
    expect(nameColumn({ ...column, key: '2024-03-14' }, { unit: 'day' })).toBe('14 Mar 2024')
    expect(nameColumn({ ...column, key: '2024-03-15' }, { unit: 'day', before: '2024-03-14' })).toBe('15 Mar')
    expect(nameColumn({ ...column, key: '2024-03' }, { unit: 'month' })).toBe('Mar 2024')
    expect(nameColumn({ ...column, key: 'soon' }, { unit: 'day' })).toBe('soon')
    const counts = { articles: 3, origins: 1, unknownOrigins: 1 }
    expect(nameCounts(counts).replace(/\u00a0/g, ' ')).toBe('3 articles / 1 origin')
    expect(nameCounts({ ...counts, origins: 0 }).replace(/\u00a0/g, ' ')).toBe(
      '3 articles / origin not known',
    )
  })
})

describe('a view of the utterances', () => {
  it('is read from an address, whatever else stands there', () => {
    expect(readStoryView({ sort: 'articles', only: 'nothing', voice: '', page: '3' })).toEqual({
      sort: 'articles',
    })
  })

  it('is the very same list where nothing is asked for', () => {
    const marks = [mark('Ann', '2024-03-14'), mark('Ben', '2024-03-15', { wordings: 2, articles: 4 })]
    expect(orderMarks(marks, { view: {}, disputed: new Set() })).toBe(marks)
    expect(orderMarks(marks, { view: { only: 'wordings' }, disputed: new Set() })).toEqual([marks[1]])
    expect(orderMarks(marks, { view: { sort: 'articles' }, disputed: new Set() })).toEqual([
      marks[1],
      marks[0],
    ])
    expect(orderMarks(marks, { view: { only: 'disputed' }, disputed: new Set([marks[0]!.id]) })).toEqual([
      marks[0],
    ])
  })
})

describe('marked words', () => {
  it('have all of a direct quotation as verbatim', () => {
    expect(markWords('“It may stand”', { quotation: 'direct' })).toEqual([
      { text: '“It may stand”', kind: 'same', isVerbatim: true },
    ])
  })

  it('show lost words where they would have stood, never as verbatim', () => {
    const text = 'the dam “will stand” for years'
    const pair = pairTexts('the dam will stand for a hundred years', text, 'words')!
    const runs = markWords(text, { quotation: 'mixed', pair })
    expect(runs.filter(({ kind }) => kind === 'lost')).toEqual([
      { text: 'a hundred', kind: 'lost', isVerbatim: false },
    ])
    const own = runs.filter(({ kind }) => kind !== 'lost')
    expect(own.map((run) => run.text).join('')).toBe(text)
    expect(own.filter(({ isVerbatim }) => isVerbatim).map((run) => run.text)).toEqual(['“will stand”'])
  })

  it('pass over a pair that was made of another text', () => {
    const pair = pairTexts('one text', 'another text', 'words')!
    expect(markWords('quite another', { quotation: 'indirect', pair })).toEqual([
      { text: 'quite another', kind: 'same', isVerbatim: false },
    ])
  })
})
