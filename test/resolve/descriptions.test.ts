import { describe, expect, it } from 'vitest'
import { resolveMarked, voicesOf } from './mark-up.ts'

describe('two people at once', () => {
  const before = 'Ivan Gil and Hans Bolton met on Monday. Gil praised Bolton, and Bolton thanked Gil.'

  it('are the two whom the article is about', () => {
    const { statements } = resolveMarked({
      text: `${before} [s1 The two men] [c1 said] [k1 that it went well].`,
    })
    expect(statements[0]!.voice).toMatchObject({ name: 'Hans Bolton and Ivan Gil', kind: 'group' })
  })

  it('are a group without names where a third is in the way, or where they are women', () => {
    expect(
      voicesOf(`${before} Olav Brandt saw them. [s1 The two men] [c1 said] [k1 that it went well].`),
    ).toEqual(['the two men'])
    expect(voicesOf(`${before} [s1 The two women] [c1 said] [k1 that it went well].`)).toEqual([
      'the two women',
    ])
  })
})

describe('a description of somebody', () => {
  it('is all that is known of a governor without a name', () => {
    const { statements } = resolveMarked({ text: '[s1 The governor] [c1 called for] [k1 calm].' })
    expect(statements[0]!.voice).toMatchObject({ name: 'the governor', kind: 'unnamed' })
  })

  it('goes on with whoever was spoken of right before', () => {
    expect(
      voicesOf(
        'Ida Brandt came late. She spoke of her plans. [s1 The 34-year-old mother of three] [c1 said] [k1 that she would run].',
      ),
    ).toEqual(['Ida Brandt'])
  })

  it('does not go on with somebody of another party, nor with two at once', () => {
    const before = 'Republican nominee Karl Brandt spoke.'
    expect(voicesOf(`${before} [s1 The Democratic nominee] [c1 said] [k1 no].`)).toEqual([
      'the Democratic nominee',
    ])
    const { statements } = resolveMarked({
      text: 'Karl Brandt met Peter Olsson, and Peter Olsson met Karl Brandt. [s1 The former governor] [c1 said] [k1 no].',
    })
    expect(statements[0]!.voice).toBeUndefined()
    expect(statements[0]!.notes).toMatchObject([{ code: 'voice-open' }])
  })

  it('of a daughter is not that of her father', () => {
    expect(
      voicesOf(
        'Ida Brandt, the Republican candidate’s daughter, came. [s1 The Republican candidate] [c1 said] [k1 no].',
      ),
    ).toEqual(['the Republican candidate'])
  })

  it('does not take the Vermont senator for one from elsewhere', () => {
    expect(
      voicesOf(
        '[s1 A Texas senator] [c1 said] [k1 yes]. [s2 The Vermont senator] [c2 said] [k2 no]. [s3 The senator] [c3 said] [k3 maybe].',
      ),
    ).toEqual(['a Texas senator', 'the Vermont senator', 'the Vermont senator'])
  })

  it('stands beside the name of the one whom it is about', () => {
    expect(
      voicesOf(
        'Becker was on the line with Xavier Olsson, [s1 a California Democrat] who is [c1 trying] [k1 to win].',
      ),
    ).toEqual(['Xavier Olsson'])
  })
})

describe('people of whom there are more', () => {
  it('are groups by the words that the article has for them', () => {
    const { statements } = resolveMarked({
      text: '[s1 Those close to him] [c1 said] [k1 yes]. [s2 One of the doctors] [c2 said] [k2 no]. [s3 A group of doctors] [c3 said] [k3 maybe]. [s4 One questioner] [c4 asked] [k4 why].',
    })
    expect(statements.map(({ voice }) => [voice?.name, voice?.kind])).toEqual([
      ['those close to him', 'group'],
      ['one of the doctors', 'unnamed'],
      ['a group of doctors', 'group'],
      ['one questioner', 'unnamed'],
    ])
  })

  it('are nobody when there is only said to be something', () => {
    expect(voicesOf('[s1 There is no law] [c1 requiring] [k1 it].')).toEqual([undefined])
  })
})

describe('a description of a body', () => {
  it('is the state that was named in the sentence', () => {
    expect(
      voicesOf(
        'He lost in Ohio. They cite the vote in Florida, when [s1 the state] [c1 said] [k1 that 12 had died].',
      ),
    ).toEqual(['Florida'])
  })

  it('is the court whose name has all of its words, also in the headline', () => {
    const name = 'U.S. Court of Appeals for the Ninth Circuit'
    expect(
      voicesOf(
        `[s1 A federal appeals court] [c1 ruled] [k1 against it].\n\nThe ${name} sent it back. [s2 The appeals court] [c2 said] [k2 no].`,
      ),
    ).toEqual([name, name])
  })

  it('is that of a plain "spokesman": the body that is the subject right before', () => {
    expect(
      voicesOf(
        'The Vessa Foundation will publish its books, [s1 a spokesman] [c1 announced] [k1 on Monday].',
      ),
    ).toEqual(['Vessa Foundation'])
  })
})
