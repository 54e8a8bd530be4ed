import { describe, expect, it, test } from 'vitest'
import { findDates } from '../../src/annotate/find-dates.ts'
import { layersOf } from './layers.ts'

// 2019-03-28 was a Thursday.
const datesOf = (text: string, date: string | null = '2019-03-28') =>
  findDates(layersOf(text), date === null ? {} : { date }).map(({ text, value }) => [text, value])

it('gives the example of its documentation', () => {
  expect(findDates(layersOf('Maria Gil said on Thursday.'), { date: '2019-03-29' })).toEqual([
    { start: 18, end: 26, text: 'Thursday', value: '2019-03-28' },
  ])
})

describe('weekdays', () => {
  test.each([
    [
      'the day of the report itself',
      'The minister said on Thursday that he would stay.',
      'Thursday',
      '2019-03-28',
    ],
    [
      'the last one in a report of what was said',
      'On Wednesday, she rejected the call.',
      'Wednesday',
      '2019-03-27',
    ],
    ['the last one a week back', 'He resigned Friday.', 'Friday', '2019-03-22'],
    ['the coming one after "will"', 'Parliament will vote on Tuesday.', 'Tuesday', '2019-04-02'],
    ['the coming one when the verb follows', "Tuesday's vote will decide it.", 'Tuesday', '2019-04-02'],
    ['the coming one ahead of which something is done', 'They met ahead of Monday.', 'Monday', '2019-04-01'],
    ['next Thursday on a Thursday', 'They meet next Thursday.', 'next Thursday', '2019-04-04'],
    ['last Thursday on a Thursday', 'They met last Thursday.', 'last Thursday', '2019-03-21'],
    ['earlier on the day', 'Earlier on Thursday, Gil spoke.', 'Earlier on Thursday', '2019-03-28'],
    ['with a part of the day', 'He left late Wednesday night.', 'late Wednesday night', '2019-03-27TNI'],
    ['with the clock before it', 'It began at 10 p.m. Wednesday.', '10 p.m. Wednesday', '2019-03-27T22:00'],
    [
      'the last one where a possessive names it',
      "They look for ways to get around Wednesday's ruling.",
      'Wednesday',
      '2019-03-27',
    ],
    ['the last one that was asked about', 'They asked about Friday.', 'Friday', '2019-03-22'],
    ['the last one beside a reason', 'Due to storms on Monday it was shut.', 'Monday', '2019-03-25'],
    ['the coming one that is due', 'The report is due on Monday.', 'Monday', '2019-04-01'],
    [
      'the coming one in brackets',
      'She will leave at dawn (4 a.m. Friday).',
      '4 a.m. Friday',
      '2019-03-29T04:00',
    ],
    ['the coming one of a passive', 'The vote would still be held on Monday.', 'Monday', '2019-04-01'],
    ['the last one of "may have"', 'They may have been seen on Monday.', 'Monday', '2019-03-25'],
    ['the coming one of a timetable', 'The talks begin Monday.', 'Monday', '2019-04-01'],
    ['a last one beside a title', 'On “Meet the Press” on Sunday he refused.', 'Sunday', '2019-03-24'],
    ['the coming one that is a deadline', 'The court postponed it until Tuesday.', 'Tuesday', '2019-04-02'],
    ['a deadline that is over', 'Few had replied by Wednesday.', 'Wednesday', '2019-03-27'],
    ['what was to come and is past', 'The offer had been due to expire Friday.', 'Friday', '2019-03-22'],
    [
      'the last one after a noun and an infinitive',
      'They staged a rally to mark the victory on Friday.',
      'Friday',
      '2019-03-22',
    ],
    [
      'the last one of a verb like its base',
      'The court had ruled and set Friday as the deadline.',
      'Friday',
      '2019-03-22',
    ],
    [
      'the coming one after an agreement',
      'It has an agreement to buy the bank on Monday.',
      'Monday',
      '2019-04-01',
    ],
    ['the last one of a plan that was told', 'The thrift announced the plan Monday.', 'Monday', '2019-03-25'],
    [
      'the coming one of "to be"',
      'She worked on the speech, to be given Monday at the fair.',
      'Monday',
      '2019-04-01',
    ],
    ['the last one after "since"', 'It has rained since Monday.', 'Monday', '2019-03-25'],
    [
      'the nearer one of a plan that was dropped',
      'A rally planned for Wednesday was canceled.',
      'Wednesday',
      '2019-03-27',
    ],
    [
      'the nearer one of a plan that was postponed, ahead',
      'The hearing scheduled for Friday was postponed.',
      'Friday',
      '2019-03-29',
    ],
    ['of last week', 'She arrived on Monday of last week.', 'Monday of last week', '2019-03-18'],
  ])('reads %s', (_, text, words, value) => {
    expect(datesOf(text)).toEqual([[words, value]])
  })
})

describe('dates of the calendar', () => {
  test.each([
    ['It was signed on March 28, 2018.', 'March 28, 2018', '2018-03-28'],
    ['It was signed on 28 March 2018.', '28 March 2018', '2018-03-28'],
    ['The marches begin on April 6.', 'April 6', '2019-04-06'],
    ['He declared himself president in January.', 'January', '2019-01'],
    ['She was elected in November.', 'November', '2018-11'],
    ['They came at the end of March.', 'the end of March', '2019-03'],
    ['It fell in the third quarter of 2018.', 'third quarter of 2018', '2018-Q3'],
    ['It fell in the third quarter.', 'third quarter', '2018-Q3'],
    ['In the winter of 1994 it froze.', 'winter of 1994', '1994-WI'],
    ['In the late 1980s it was new.', 'late 1980s', '198X'],
    ['In the 20th century it was new.', '20th century', '19'],
    ['It was in force since 1998.', '1998', '1998'],
    ['Saturday, April 25, 1998 was dry.', 'Saturday, April 25, 1998', '1998-04-25'],
    ['They rested on Thanksgiving Day 2018.', 'Thanksgiving Day 2018', '2018-11-22'],
    ['They rested on Easter Monday 2019.', 'Easter Monday 2019', '2019-04-22'],
    ['She was shot last Oct. 23 at home.', 'last Oct. 23', '2018-10-23'],
    ['The poll ran from March 1-8.', 'March 1-8', '2019-03-01'],
    ['It has until mid-November to reply.', 'mid-November', '2019-11'],
    ['It is due by mid-May 2020.', 'mid-May 2020', '2020-05'],
    ['The March vote ended it.', 'March', '2019-03'],
    ['The 1992 protests were forgotten.', '1992', '1992'],
    ['In nineteen ninety-seven it rained.', 'nineteen ninety-seven', '1997'],
    ['The hearing is in the week of April 8.', 'the week of April 8', '2019-W15'],
    ['As Easter week began, they prayed.', 'Easter week', '2019-W16'],
    ["They marched on Presidents' Day 2018.", "Presidents' Day 2018", '2018-02-19'],
    ["They danced on New Year's Eve.", "New Year's Eve", '2018-12-31'],
    ['They spent more in the first half of 2018.', 'the first half of 2018', '2018-H1'],
    ["Sales fell in last year's third quarter.", "last year's third quarter", '2018-Q3'],
    ['They sold more over the summer.', 'summer', '2018-SU'],
    ['The pact is effective June 1.', 'June 1', '2019-06-01'],
    ['She will be named to a mission in December.', 'December', '2019-12'],
    ['The log of 2019-03-05 has it.', '2019-03-05', '2019-03-05'],
  ])('%s', (text, words, value) => {
    expect(datesOf(text)).toEqual([[words, value]])
  })
})

it('takes a day that is near for the near one, whatever the tense', () => {
  expect(datesOf('They set the Jan. 14 return date.', '2000-01-06')).toEqual([['Jan. 14', '2000-01-14']])
  expect(datesOf('They found him on Nov. 25.', '2000-02-16')).toEqual([['Nov. 25', '1999-11-25']])
})

describe('a month without a year that is soon to come', () => {
  test.each([
    ['In October, she resigned.', '2018-10'],
    ['Late in October she resigned.', '2018-10'],
    ['She was elected in October.', '2018-10'],
    ['The court asked her about it in October.', '2018-10'],
    ['Prices have risen since October.', '2018-10'],
    ['She said the fair in October would be the last.', '2019-10'],
    ['They agreed to meet in October.', '2019-10'],
    ['The case is heard in October.', '2019-10'],
    ['The rules to be published in October are new.', '2019-10'],
    ['In October she will resign.', '2019-10'],
    ['They ordered seats for October.', '2019-10'],
  ])('%s', (text, value) => {
    expect(datesOf(text, '2019-09-15').map(([, found]) => found)).toEqual([value])
  })

  it('is not the last one a year back where it is a day that the report was filed ahead of', () => {
    expect(datesOf('On Sept. 16, she resigned.', '2019-09-15')).toEqual([['Sept. 16', '2019-09-16']])
    expect(datesOf('On Nov. 3, she resigned.', '2019-09-15')).toEqual([['Nov. 3', '2018-11-03']])
  })
})

describe('a report with a dateline', () => {
  it('is counted from the day of the dateline, where that is the day before it was filed', () => {
    const text = 'NORDHAVEN, March 27 (Xinhua) -- The mayor left today. She had come last week.'
    expect(datesOf(text, '2019-03-28').map(([, value]) => value)).toEqual([
      '2019-03-27',
      '2019-03-27',
      '2019-W12',
    ])
    expect(datesOf(text, '2019-04-20').map(([, value]) => value)).toEqual([
      '2019-03-27',
      '2019-04-20',
      '2019-W15',
    ])
  })

  it('may tell of tomorrow in the past tense, where it was filed in another time zone', () => {
    const filed = 'NORDHAVEN (AP) -- The mayor said Friday that she would go.\n\nShe spoke on Friday morning.'
    expect(datesOf(filed, '2019-03-28').map(([, value]) => value)).toEqual(['2019-03-29', '2019-03-29TMO'])
    const onItsOwnLine = 'NORDHAVEN (AP) --\n\nThe mayor said Friday that she would go.'
    expect(datesOf(onItsOwnLine, '2019-03-28').map(([, value]) => value)).toEqual(['2019-03-29'])
    const weekly = 'The mayor said Friday that she would go.'
    expect(datesOf(weekly, '2019-03-28').map(([, value]) => value)).toEqual(['2019-03-22'])
    const later = 'NORDHAVEN (AP) -- The mayor spoke.\n\nShe rests.\n\nShe said Friday that she would go.'
    expect(datesOf(later, '2019-03-28').map(([, value]) => value)).toEqual(['2019-03-22'])
    const last = 'NORDHAVEN (AP) -- The mayor said last Friday that she would go.'
    expect(datesOf(last, '2019-03-28').map(([, value]) => value)).toEqual(['2019-03-22'])
  })
})

describe('times counted from the report', () => {
  test.each([
    ['He said so yesterday.', 'yesterday', '2019-03-27'],
    ['He said so last week.', 'last week', '2019-W12'],
    ['He said so earlier this year.', 'earlier this year', '2019'],
    ['He said so two years ago.', 'two years ago', '2017'],
    ['He said so ten days ago.', 'ten days ago', '2019-03-18'],
    ['He said so a decade ago.', 'a decade ago', '2009'],
    ['They came over the weekend.', 'the weekend', '2019-W12-WE'],
    ['He left this morning.', 'this morning', '2019-03-28TMO'],
    ['He left last night.', 'last night', '2019-03-27TNI'],
    ['Ties are now close.', 'now', 'PRESENT_REF'],
    ['He left the day before yesterday.', 'the day before yesterday', '2019-03-26'],
    ['He left the day after Christmas.', 'the day after Christmas', '2018-12-26'],
    ['He will be there two weeks from now.', 'two weeks from now', '2019-W15'],
    ['The stock will be redeemed in five years.', 'five years', '2024'],
    ['The second letter in two weeks came.', 'two weeks', 'P2W'],
    ['It may end in a year or two.', 'a year or two', 'FUTURE_REF'],
    ['He said so years ago.', 'years ago', 'PAST_REF'],
    ['It grew in recent years.', 'recent years', 'PAST_REF'],
    ['It will grow in the coming months.', 'the coming months', 'FUTURE_REF'],
    ['It grew over the past year.', 'the past year', 'P1Y'],
    ['It grew over the last year.', 'the last year', 'P1Y'],
    ['It grew in the last year of the war.', 'last year', '2018'],
    ['It will cut taxes in future quarters.', 'future quarters', 'FUTURE_REF'],
    ['Now, voters agree.', 'Now', 'PRESENT_REF'],
    ['It will one day be the largest.', 'one day', 'FUTURE_REF'],
    ['Sales for the full year were flat.', 'the full year', '2019'],
    ['He recently moved.', 'recently', 'PAST_REF'],
    ['It could soon grow.', 'soon', 'FUTURE_REF'],
    ['Over the next few months they travel.', 'the next few months', 'PXM'],
    ['It took three days.', 'three days', 'P3D'],
    ['It fell in the past two months.', 'the past two months', 'P2M'],
  ])('%s', (text, words, value) => {
    expect(datesOf(text)).toEqual([[words, value]])
  })

  it('counts "the next day" and "a year earlier" from what the text told before', () => {
    expect(
      datesOf('He fled on June 3, 1998. The next day he was found. He had come a year earlier.'),
    ).toEqual([
      ['June 3, 1998', '1998-06-03'],
      ['The next day', '1998-06-04'],
      ['a year earlier', '1997'],
    ])
  })

  it('takes each day of a series, with the month of the first', () => {
    expect(datesOf('The summit is on April 24 and 25.')).toEqual([
      ['April 24', '2019-04-24'],
      ['25', '2019-04-25'],
    ])
    expect(datesOf('On April 24 and 25 ministers, 3 and 4 months later')[0]).toEqual([
      'April 24',
      '2019-04-24',
    ])
    expect(datesOf('On April 24 and 25 ministers met.')).toHaveLength(1)
    expect(datesOf('Support rose from 70 on July 14 to 78, and fell after that.')).toHaveLength(1)
  })

  it('counts "the following month", "the previous Friday" and "later in the day" from what was told', () => {
    expect(datesOf('It began in March 2018. The following month it was for sale.')).toEqual([
      ['March 2018', '2018-03'],
      ['The following month', '2018-04'],
    ])
    expect(datesOf('It fell on Friday, more than the previous Friday.')).toEqual([
      ['Friday', '2019-03-22'],
      ['the previous Friday', '2019-03-15'],
    ])
    expect(datesOf('She arrived on Tuesday and left later in the day.')).toEqual([
      ['Tuesday', '2019-03-26'],
      ['later in the day', '2019-03-26'],
    ])
  })

  it('compares with the last quarter that is over, not with one to come', () => {
    expect(
      datesOf('The fourth quarter of 2019 will be better. The latest quarter brought a loss.', '2019-11-02'),
    ).toEqual([
      ['fourth quarter of 2019', '2019-Q4'],
      ['The latest quarter', '2019-Q3'],
    ])
  })

  it('leaves "one day later" open when the text told of no day', () => {
    expect(datesOf('Bolton commented one day later.')).toEqual([['one day later', undefined]])
  })
})

describe('a report without a date', () => {
  it('finds relative expressions but gives them no value', () => {
    expect(datesOf('He left on Thursday, at the end of March, in January or last week.', null)).toEqual([
      ['Thursday', undefined],
      ['the end of March', undefined],
      ['January', undefined],
      ['last week', undefined],
    ])
  })

  it('still reads what is absolute', () => {
    expect(datesOf('On April 6, 2018 he left for three days; now he is back.', null)).toEqual([
      ['April 6, 2018', '2018-04-06'],
      ['three days', 'P3D'],
      ['now', 'PRESENT_REF'],
    ])
  })

  it('takes a date that is none for no date', () => {
    expect(datesOf('He left on Thursday.', 'unknown')).toEqual([['Thursday', undefined]])
    expect(datesOf('He left on Thursday.', '2019-02-31')).toEqual([['Thursday', undefined]])
  })
})

describe('what only looks like a time', () => {
  test.each([
    'The 37-year-old man, 52 years old, may march.',
    'It cost $2015 and 1900 people came.',
    'He told "60 Minutes" that the law will fall.',
    'June 31, 2019 is no day.',
    'Incomes of men in their 30s and a woman in her late 40s grew.',
    'Guards stand there 24 hours a day, and this march was long.',
    'The film "High Noon" soon became a classic, and he was soon released.',
    'Some weeks later he fled; a few hours later he was found.',
    'He was seen the day before the police came.',
    '“Now, is it perfect?” she asked.',
    'He was seen most recently at the most recent debate.',
  ])('gives no day for: %s', (text) => {
    expect(datesOf(text).filter(([, value]) => value !== undefined)).toEqual([])
  })

  it('survives an empty text and a text of marks', () => {
    expect(datesOf('')).toEqual([])
    expect(datesOf('the end of the '.repeat(5000))).toEqual([])
    expect(datesOf('early late '.repeat(5000))).toEqual([])
    expect(datesOf('the day before '.repeat(5000)).length).toBeLessThan(2)
    expect(datesOf('day before last half of '.repeat(5000))).toEqual([])
    expect(datesOf('late week of '.repeat(5000))).toEqual([])
    expect(datesOf('the week of '.repeat(5000))).toEqual([])
    expect(datesOf('the first half of '.repeat(5000))).toEqual([])
    expect(datesOf('in May '.repeat(5000))).toHaveLength(5000)
    expect(datesOf('May 1, 2, 3, 4, '.repeat(2000)).length).toBeGreaterThan(2000)
    expect(datesOf('... -- "" 0 // 99999999999 :: a a a the the')).toEqual([])
  })

  it('gets to the end of whatever words of time stand together', () => {
    const words = (
      'July 14 78 and to or , - through 3 third the of early late week month year years ago next last this day before ' +
      'after 2019 mid-May noon 10 p.m. Thursday quarter half spring 1990s several a few from until on in % 0 31 32 99'
    ).split(' ')
    let seed = 20190328
    const choose = () => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31
      return words[seed % words.length]!
    }
    for (let round = 0; round < 1500; round++) {
      const text = Array.from({ length: 12 }, choose).join(' ')
      let end = 0
      for (const date of findDates(layersOf(text), { date: '2019-03-28' })) {
        expect(date.start).toBeGreaterThanOrEqual(end)
        expect(date.end).toBeGreaterThan(date.start)
        end = date.end
      }
    }
  })
})
