import { describe, expect, it } from 'vitest'
import type { Statement } from '../../src/record.ts'
import { type MarkedReport, resolveMarked } from './mark-up.ts'

const first = (report: MarkedReport): Statement => resolveMarked(report).statements[0]!

describe('role', () => {
  it('is the whole title before the name', () => {
    const { statements, document } = resolveMarked({
      text: '[s1 Foreign Ministry spokeswoman Petra Olsson] [c1 said] [k1 that talks would go on]. [s2 She] [c2 denied] [k2 the rest].',
    })
    const role = statements[1]!.role!
    expect(role.text).toBe('Foreign Ministry spokeswoman')
    expect(document.text.slice(role.start, role.end)).toBe(role.text)
  })

  it('is the whole phrase between commas behind the name', () => {
    const { role } = first({
      text: '[s1 Viktor Sorokin, the head of the Upper House’s defence and security committee,] [c1 said] [k1 that a base was needed].',
    })
    expect(role?.text).toBe('the head of the Upper House’s defence and security committee')
  })

  it('is found where the speaker stands behind the verb', () => {
    const { role } = first({
      text: '[k1 “It is ours,”] [c1 said] [s1 Petra Olsson, a teacher in Bergen]. [k1 “All of it.”]',
    })
    expect(role?.text).toBe('a teacher in Bergen')
  })

  it('is absent for a bare Mr. and for an age', () => {
    expect(first({ text: '[s1 Mr. Brandt, 61,] [c1 said] [k1 that he would sue].' }).role).toBeUndefined()
  })
})

describe('act', () => {
  const actOf = (text: string) => first({ text }).act
  it('follows the cue', () => {
    expect(actOf('[s1 Petra Olsson] [c1 denied] [k1 that she had lied].')).toBe('deny')
    expect(actOf('[s1 Petra Olsson] [c1 called on] [k1 Norway to leave].')).toBe('demand')
    expect(actOf('[s1 Petra Olsson] [c1 vowed] [k1 to stay].')).toBe('promise')
    expect(actOf('[s1 Petra Olsson] [c1 declined] [k1 to comment on the plan].')).toBe('decline')
    expect(actOf('[s1 Petra Olsson] [c1 said] [k1 that it rained].')).toBe('assert')
  })

  it('is no promise and no claim where words are taken back', () => {
    expect(actOf('[s1 Petra Olsson] [c1 withdrew] [k1 her assurance that the bridge would open].')).toBe(
      'reject',
    )
    expect(actOf('[s1 Petra Olsson] [c1 took back her claim] [k1 that she had lied].')).toBe('reject')
    expect(actOf('[s1 Petra Olsson] [c1 backed away from a promise] [k1 that fares would fall].')).toBe(
      'reject',
    )
    expect(actOf('[s1 Petra Olsson] [c1 said] [k1 that troops took back the town].')).toBe('assert')
  })

  it('is the act that was not done after "did not"', () => {
    expect(actOf('[s1 Petra Olsson] [c1 did not deny] [k1 that she had lied].')).toBe('deny')
  })

  it('follows what was said after a plain "said"', () => {
    expect(actOf('[k1 “Who will pay for it? And when?”] [s1 Petra Olsson] [c1 said].')).toBe('ask')
    expect(actOf('[k1 “First there must be peace,”] [s1 Petra Olsson] [c1 said].')).toBe('demand')
    expect(actOf('[k1 “We will pay every krone,”] [s1 Petra Olsson] [c1 said].')).toBe('promise')
    expect(actOf('[k1 “They will be there as long as needed,”] [s1 Petra Olsson] [c1 said].')).toBe('assert')
  })
})

describe('certainty', () => {
  const certaintyOf = (text: string) => first({ text }).certainty
  it('is as the speaker put it', () => {
    expect(certaintyOf('[s1 Petra Olsson] [c1 said] [k1 that the ships will come].')).toBe('certain')
    expect(certaintyOf('[s1 Petra Olsson] [c1 said] [k1 that the ships could come soon].')).toBe('possible')
    expect(certaintyOf('[k1 “The ships will probably come,”] [s1 Petra Olsson] [c1 said].')).toBe('probable')
    expect(certaintyOf('[s1 Petra Olsson] [c1 said] [k1 that Norway should come if it is asked].')).toBe(
      'conditional',
    )
    expect(certaintyOf('[s1 Petra Olsson] [c1 believes] [k1 that the ships will come].')).toBe('probable')
  })

  it('is absent where nothing is put as so', () => {
    expect(certaintyOf('[s1 Petra Olsson] [c1 asked] [k1 whether the ships might come].')).toBeUndefined()
  })
})

describe('saidAt', () => {
  const text =
    '[s1 Petra Olsson] [c1 told reporters during a weekly briefing on Thursday] [k1 that the ships left on Monday].'
  it('is the day beside the cue, counted from the article', () => {
    const { saidAt } = first({ text, date: '2019-03-29' })
    expect(saidAt).toMatchObject({ from: '2019-03-28', to: '2019-03-28', written: { text: 'on Thursday' } })
  })

  it('is absent in an article without a date, and never the day of publication', () => {
    expect(first({ text }).saidAt).toBeUndefined()
    expect(
      first({ text: '[s1 Petra Olsson] [c1 said] [k1 that the ships left on Monday].', date: '2019-03-29' })
        .saidAt,
    ).toBeUndefined()
  })

  it('stands behind the one addressed, also where the quotation goes on in the next sentence', () => {
    const { saidAt, addressee } = first({
      text: '[k1 “It is not safe,”] [s1 Petra Olsson] [c1 told] members of the commission in Bergen on Tuesday. [k1 “I was wrong.”]',
      date: '2019-03-29',
    })
    expect(saidAt).toMatchObject({ from: '2019-03-26', written: { text: 'on Tuesday' } })
    expect(addressee?.text).toBe('members of the commission')
  })

  it('may open the sentence', () => {
    const { saidAt } = first({
      text: 'Earlier on Thursday, [s1 Viktor Sorokin] [c1 told] media [k1 that a base was needed].',
      date: '2019-03-28',
    })
    expect(saidAt).toMatchObject({ from: '2019-03-28', written: { text: 'Earlier on Thursday' } })
  })

  it('is not the day of something that the sentence tells about the speaker', () => {
    expect(
      first({
        text: '[s1 Petra Olsson], who resigned on Monday, [c1 said] [k1 that it was over].',
        date: '2019-03-28',
      }).saidAt,
    ).toBeUndefined()
    expect(
      first({
        text: 'After losing on Monday, [s1 Petra Olsson] [c1 said] [k1 it was over].',
        date: '2019-03-28',
      }).saidAt,
    ).toBeUndefined()
  })
})

describe('addressee and venue', () => {
  it('are told apart from each other and from the day', () => {
    const { addressee, venue } = first({
      text: '[s1 Petra Olsson] [c1 told] reporters during a weekly briefing on Thursday [k1 that the ships left].',
      date: '2019-03-29',
    })
    expect(addressee?.text).toBe('reporters')
    expect(venue?.text).toBe('during a weekly briefing')
  })

  it('finds the one addressed behind "to" and at the head of an order', () => {
    expect(
      first({ text: '[s1 Petra Olsson] [c1 said to the committee] [k1 that it was over].' }).addressee?.text,
    ).toBe('the committee')
    expect(first({ text: '[s1 Petra Olsson] [c1 urged] [k1 Norway to leave].' }).addressee?.text).toBe(
      'Norway',
    )
  })

  it('finds letters, networks and gatherings', () => {
    expect(first({ text: '[k1 “It is over,”] [s1 Olsson] [c1 said] in a statement.' }).venue?.text).toBe(
      'in a statement',
    )
    expect(first({ text: '[k1 “It is over,”] [s1 Petra Olsson] [c1 wrote] on Twitter.' }).venue?.text).toBe(
      'on Twitter',
    )
    expect(
      first({ text: '[s1 Petra Olsson] [c1 said] at a rally in Norway [k1 that it was over].' }).venue?.text,
    ).toBe('at a rally in Norway')
  })

  it('takes nobody for addressed when the speaker stands behind "asked"', () => {
    expect(first({ text: '[k1 “Who pays?”] [c1 asked] [s1 Petra Olsson].' }).addressee).toBeUndefined()
  })
})
