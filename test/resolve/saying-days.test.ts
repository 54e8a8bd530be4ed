import { describe, expect, it } from 'vitest'
import { resolveMarked } from './mark-up.ts'

/** A Friday. */
const DATE = '2019-03-29'
const dayOf = (text: string): string | undefined =>
  resolveMarked({ text, date: DATE }).statements[0]!.saidAt?.from

describe('the day of saying', () => {
  it.each([
    [
      '[s1 Olsson] [c1 backed] [k1 the dam]; on Tuesday, Brandt lost the vote.',
      'a clause behind a semicolon',
    ],
    ['[s1 Olsson] [c1 opposed] [k1 the dam], but on Tuesday voted for it.', 'what was done in spite of it'],
    ['[s1 Olsson] [c1 opposed] [k1 the dam] — and last June praised it.', 'a clause behind a dash'],
    [
      'After a week of [c1 quarrelling over] [k1 the dam], [s1 Olsson] on Monday voted for it.',
      'another verb',
    ],
    ['Where [s1 he] [c1 used to boast] [k1 that it was done], on Tuesday he was silent.', 'another subject'],
    ['Half the town [c1 opposed] [k1 the dam], down from most of it in 2009.', 'what it is measured by'],
    ['[s1 The bank] [c1 reported] [k1 a profit], more than last year.', 'what it is more than'],
    ['[s1 Olsson] [c1 has begun to answer] [k1 that], fundraising for the dam in March.', 'an aside'],
    ['[s1 Olsson], herself up for election in 2020, [c1 said] [k1 that it was late].', 'a day to come'],
    ['Between 2002 and 2010, [s1 the researchers] [c1 found] [k1 that towns grew].', 'a span, either end'],
    ['In contrast to this year’s harvest, [s1 Olsson] [c1 praised] [k1 the dam].', 'the year of a thing'],
    [
      'The March 9, 2018, email about [s1 Olsson] [c1 praised] [k1 the dam].',
      'the day of a thing, with its year',
    ],
    ['OSLO, March 28 (NTB) — [s1 Petra Olsson] [c1 praised] [k1 the dam].', 'a dateline'],
    [
      'Polling stations open for voting on Friday and [s1 he] [c1 seems to think] [k1 that it is late].',
      'a clause before',
    ],
    ['[s1 Olsson] [c1 repeated] [k1 that] in Bergen on the same day as the vote.', 'a day told nowhere'],
  ])('is not in %j: %s', (text) => {
    expect(dayOf(text)).toBeUndefined()
  })

  it.each([
    ['[s1 Olsson] [c1 told] Radio Bergen on Monday when asked [k1 whether it was late].', '2019-03-25'],
    ['[s1 Olsson], who [c1 backed] [k1 the dam] on Thursday, is a nurse.', '2019-03-28'],
    ['[s1 Olsson] [c1 on Tuesday rejected] [k1 the dam].', '2019-03-26'],
    ['On Tuesday [s1 Petra Olsson] [c1 rejected] [k1 the dam].', '2019-03-26'],
    ['[s1 Olsson] [c1 rejected] [k1 the dam] in Voss, Norway, on Tuesday.', '2019-03-26'],
    ['[s1 Olsson] [c1 said] at Tuesday’s crowded town debate [k1 that it was late].', '2019-03-26'],
    ['Less than two days ago, [s1 Olsson] [c1 said] [k1 that it was late].', '2019-03-27'],
    ['[s1 Olsson] this week published a letter and [c1 called for] [k1 a vote].', '2019-03-25'],
    ['[s1 Olsson]’s [c1 argument] on Sunday was [k1 that it was late].', '2019-03-24'],
  ])('is in %j: %s', (text, day) => {
    expect(dayOf(text)).toBe(day)
  })
})

describe('a day before two verbs that share their subject', () => {
  const daysOf = (text: string) =>
    resolveMarked({ text, date: DATE }).statements.map(({ saidAt }) => saidAt?.from)

  it.each([
    'On Wednesday, [s1 [s2 Olsson]] [c1 called on] [k1 them to leave] and [c2 said] [k2 that all was open].',
    '[s1 [s2 Olsson]] on Wednesday [c1 urged] [k1 them to leave], but [c2 said] [k2 that all was open].',
  ])('is that of both: %j', (text) => {
    expect(daysOf(text)).toEqual(['2019-03-27', '2019-03-27'])
  })

  it.each([
    '[s1 [s2 Olsson]] [c1 urged] [k1 them to leave] on Wednesday and [c2 said] [k2 that all was open].',
    'On Wednesday, [s1 [s2 Olsson]] [c1 urged] [k1 them to leave] and later [c2 said] [k2 that all was open].',
    'On Wednesday, [s1 [s2 Olsson]] [c1 urged] [k1 them to leave] and [c2 has said] [k2 that all was open].',
    'On Wednesday, [s1 Olsson] [c1 urged] [k1 them to leave] and [s2 Brandt] [c2 said] [k2 that all was open].',
  ])('is not that of the second: %j', (text) => {
    expect(daysOf(text)).toEqual(['2019-03-27', undefined])
  })
})
