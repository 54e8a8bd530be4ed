import { describe, expect, it } from 'vitest'
import type { Happening } from '../../src/record.ts'
import { resolveMarked } from './mark-up.ts'

/** A Friday. */
const DATE = '2019-03-29'
const happeningsOf = (text: string, date: string | undefined = DATE): Happening[] => {
  const { happenings, document } = resolveMarked({ text, date })
  for (const { told, on } of happenings) {
    expect(document.text.slice(told.start, told.end)).toBe(told.text)
    expect(document.text.slice(on.written!.start, on.written!.end)).toBe(on.written!.text)
  }
  return happenings
}
const tell = ({ on, told }: Happening): string => `${on.from}..${on.to} ${told.text}`
const toldIn = (text: string): string[] => happeningsOf(text).map(tell)

describe('what happened on a known day', () => {
  it.each([
    ['On Monday the dam at Voss gave way.', '2019-03-25..2019-03-25', 'the day ahead of the verb'],
    ['The dam gave way on Monday.', '2019-03-25..2019-03-25', 'the day behind it'],
    ['Petra Olsson on Monday left the board.', '2019-03-25..2019-03-25', 'the day between'],
    ['Oslo sent engineers to Voss over the weekend.', '2019-03-23..2019-03-24', 'a weekend'],
    ['The river rose by a metre last week.', '2019-03-18..2019-03-24', 'a week'],
    ['The river flooded the town this week.', '2019-03-25..2019-03-29', 'a week that goes on still'],
    ['The vote on Tuesday divided the board.', '2019-03-26..2019-03-26', 'the day of the subject'],
    [
      'At Tuesday’s hearing, the engineer broke down in tears.',
      '2019-03-26..2019-03-26',
      'the day of a hearing',
    ],
    ['Two guards were arrested on Wednesday.', '2019-03-27..2019-03-27', 'a passive'],
    ['The guards did not resist on Wednesday.', '2019-03-27..2019-03-27', 'what did not happen'],
    ['Petra Olsson, who left the board on Monday, is a nurse.', '2019-03-25..2019-03-25', 'an aside'],
    ['The mayor visited Voss on March 11-13.', '2019-03-11..2019-03-13', 'a run of days'],
    [
      'On Monday the “Sea Eagle” struck the “Old Bridge”.',
      '2019-03-25..2019-03-25',
      'names in quotation marks',
    ],
    ['The board will meet on Tuesday.', '2019-04-02..2019-04-02', 'what is to come'],
    ['Petra Olsson is scheduled to testify next week.', '2019-04-01..2019-04-07', 'what is fixed for a week'],
  ])('is told in %j: %s', (text, days) => {
    expect(toldIn(text)).toEqual([`${days} ${text}`])
  })

  it.each([
    ['The board agreed to meet on Tuesday.', 'what is only agreed'],
    ['Petra Olsson would leave on Tuesday.', 'what is only thought of'],
    ['If the dam gave way on Monday, the town knew.', 'a condition'],
    ['Did the dam give way on Monday?', 'a question'],
    ['The town has been dry since Monday.', 'the beginning of a time'],
    ['The dam gave way last year.', 'a year'],
    ['The dam was built in March 2018.', 'a month'],
    ['The dam was built on May 3, 1961.', 'history'],
    ['Petra Olsson, 52, was born in 1966.', 'an age'],
    ['The dam, 58 years old, gave way.', 'the age of a thing'],
    ['Updated on Thursday at 3 p.m.', 'when the report was changed'],
    ['A version of this article appeared in print on March 28, 2019.', 'where it was printed'],
    ['By Petra Olsson, March 28, 2019', 'a by-line'],
    ['OSLO, March 28 (NTB) — The dam is old.', 'a dateline'],
    ['The mayor lost ground before Super Tuesday.', 'the name of a day'],
    ['The board was shown on “Today”.', 'the name of a programme'],
    ['The surprise Tuesday meeting worried the town.', 'the day of a noun that tells nothing of the verb'],
    ['On a rainy Tuesday the board met.', 'a day that is not told'],
    ['This week will be a test for the town.', 'the day as what is spoken of'],
    ['The gate opened at 2 p.m.', 'a time of day'],
    ['The town waits for Thursday.', 'no verb in the past'],
  ])('is not in %j: %s', (text) => {
    expect(toldIn(text)).toEqual([])
  })

  it('is not what somebody said, in quotation marks or out of them', () => {
    expect(
      toldIn(
        '[s1 The mayor] [c1 said] [k1 the dam gave way on Monday]. “It gave way on Monday and nobody came.”',
      ),
    ).toEqual([])
  })

  it('is not that somebody said something: the statement has that day', () => {
    expect(toldIn('[s1 The mayor] [c1 told] reporters on Thursday [k1 that the dam was old].')).toEqual([])
    expect(toldIn('Earlier on Thursday, [s1 the mayor] [c1 said] [k1 that the dam was old].')).toEqual([])
    expect(toldIn('A clerk said on Thursday.')).toEqual([])
  })

  it('is told beside what somebody said, as far as the words are the report’s own', () => {
    expect(
      toldIn('[s1 The mayor] [c1 said] [k1 it was over] after two guards were arrested on Wednesday.'),
    ).toEqual(['2019-03-27..2019-03-27 two guards were arrested on Wednesday'])
    expect(toldIn('On Monday the dam gave way, and [s1 the mayor] [c1 said] [k1 that it was old].')).toEqual([
      '2019-03-25..2019-03-25 On Monday the dam gave way',
    ])
    expect(toldIn('[s1 Petra Olsson, who left on Monday], [c1 said] [k1 it was old].')).toEqual([
      '2019-03-25..2019-03-25 Petra Olsson, who left on Monday',
    ])
  })

  it('is nothing where the words left tell not of whom', () => {
    expect(toldIn('[s1 The mayor] [c1 praised] [k1 the law], which passed on Monday.')).toEqual([])
    expect(toldIn('[s1 Papers filed on Monday] [c1 show] [k1 that it was old].')).toEqual([])
  })

  it('is told of each of two days in a sentence, each in its own clause', () => {
    expect(toldIn('The dam gave way on Monday, and the bridge fell on Tuesday.')).toEqual([
      '2019-03-25..2019-03-25 The dam gave way on Monday',
      '2019-03-26..2019-03-26 the bridge fell on Tuesday',
    ])
  })

  it('is told once where a sentence names its day twice', () => {
    expect(happeningsOf('On Monday the dam gave way, and the bridge fell on Monday.')).toHaveLength(1)
  })

  it('has the words for the day, and the article’s id', () => {
    expect(happeningsOf('The dam gave way early on Monday.')[0]).toMatchObject({
      article: 'art_1',
      on: { from: '2019-03-25', written: { text: 'early on Monday', start: 17, end: 32 }, confidence: 0.9 },
    })
  })

  it('needs a date with a year in a report whose day is not known', () => {
    expect(happeningsOf('The dam gave way on Monday.', '')).toEqual([])
    const [happening] = resolveMarked({ text: 'The dam gave way on March 25, 2019.' }).happenings
    expect(happening?.on.from).toBe('2019-03-25')
  })

  it('is nothing in a text without words', () => {
    expect(happeningsOf('')).toEqual([])
    expect(happeningsOf('Monday')).toEqual([])
    expect(happeningsOf('on Monday on Monday , ; — “ Monday was')).toEqual([])
  })
})
