import { describe, expect, it } from 'vitest'
import { resolveMarked, voicesOf } from './mark-up.ts'

describe('a surname that several people have', () => {
  it('means whom the article is about, and not the wife who was named in passing', () => {
    expect(
      voicesOf(
        'Karl Brandt lost the vote. Sen. Karl Brandt left early. Somebody had posted a photo of Lena Brandt. [s1 Brandt] [c1 said] [k1 that it was over].',
      ),
    ).toEqual(['Karl Brandt'])
  })

  it('means the one who was the subject right before', () => {
    expect(
      voicesOf(
        'Karl Brandt lost the vote. Sen. Karl Brandt left early. Lena Brandt stayed. [s1 Brandt] [c1 said] [k1 that it was over].',
      ),
    ).toEqual(['Lena Brandt'])
  })

  it('means the president whom the article never names in full, and not his wife', () => {
    expect(
      voicesOf(
        '[s1 President Olsen] [c1 said] [k1 that it was late]. Mary Olsen came too. [s2 Mr. Olsen] [c2 added] [k2 that he was tired]. [s3 Ms. Olsen] [c3 said] [k3 that she was not].',
      ),
    ).toEqual(['Olsen', 'Olsen', 'Mary Olsen'])
  })

  it('means the woman when the clause before it says "her"', () => {
    expect(
      voicesOf(
        'Lena Olsen and Karl Olsen came. Karl Olsen spoke. In her book, [s1 Olsen] [c1 noted] [k1 that the lake was low].',
      ),
    ).toEqual(['Lena Olsen'])
  })
})

describe('the name of a person', () => {
  it('may be a word for an office', () => {
    expect(voicesOf('Charlie King is a lawyer. [s1 Mr. King] [c1 said] [k1 that it was late].')).toEqual([
      'Charlie King',
    ])
  })

  it('keeps a first name that is a word at the head of a sentence', () => {
    expect(
      voicesOf(
        'Lena Olsen lost the bill. The bill was hers. [s1 Bill Olsen] [c1 said] [k1 that it was late].',
      ),
    ).toEqual(['Bill Olsen'])
  })

  it('may be put with the surname first', () => {
    expect(
      voicesOf('Yun Ki-san, the secretary general, came. [s1 Mr. Yun] [c1 said] [k1 that it was late].'),
    ).toEqual(['Yun Ki-san'])
  })

  it('is found behind its title in a speaker with a comma', () => {
    expect(voicesOf('[s1 His opponent, Rep. Alan Brandt,] [c1 said] [k1 that it was late].')).toEqual([
      'Alan Brandt',
    ])
  })

  it('is found behind an office with "of", and not when it only belongs to somebody else', () => {
    expect(
      voicesOf(
        'Colin Olsson, a former secretary of state, spoke. [s1 Former secretary of state Ida Brandt] [c1 said] [k1 no]. [s2 President of the United States Karl Weber] [c2 said] [k2 yes]. [s3 A friend of Rep. Karl Weber] [c3 said] [k3 no].',
      ),
    ).toEqual(['Ida Brandt', 'Karl Weber', 'a friend of Rep. Karl Weber'])
  })

  it('is one of two where "and" joins them', () => {
    const { statements } = resolveMarked({
      text: '[s1 Secretary of State Ida Brandt and former Gov. Karl Olsson] [c1 said] [k1 that it was late].',
    })
    expect(statements[0]!.voice?.kind).toBe('group')
  })

  it('is found before "himself"', () => {
    expect(voicesOf('Peter Olsson came. Karl Brandt left. [s1 Brandt himself] [c1 said] [k1 no].')).toEqual([
      'Karl Brandt',
    ])
  })
})

describe('a first name alone', () => {
  const later = 'At home, Caroline fed her cats. [s2 Caroline] [c2 said] [k2 that she was tired].'

  it('is that of the one woman whom the article told of without a name', () => {
    expect(
      voicesOf(
        `A woman stood outside with a sign. [s1 The woman] [c1 said] [k1 that she had come alone]. ${later}`,
      ),
    ).toEqual(['Caroline', 'Caroline'])
  })

  it('is not, where there are two such women, or where she is a man', () => {
    expect(
      voicesOf(
        `A woman stood outside with a sign. A tall woman sat down. [s1 A short woman] [c1 said] [k1 no]. ${later}`,
      )[0],
    ).toBe('a short woman')
    expect(
      voicesOf(`A man stood outside. [s1 The man] [c1 said] [k1 that he had come alone]. ${later}`)[0],
    ).toBe('a man')
  })
})

describe('the kind of a name', () => {
  it('is an outlet for "the Times" of a paper that the article names', () => {
    const { statements } = resolveMarked({
      text: 'The Vessa Bay Times has two presses. [s1 The Times] [c1 reported] [k1 that the lake fell].',
    })
    expect(statements[0]!.voice).toMatchObject({ name: 'Vessa Bay Times', kind: 'outlet' })
  })

  it('is no person for a name with a capital inside, nor for a paper called after a town', () => {
    const { statements } = resolveMarked({
      text: '[s1 FactVessa] [c1 said] [k1 that it was false]. [s2 The Charlotte Observer] [c2 said] [k2 that it was true]. [s3 McAllen] [c3 said] [k3 nothing].',
    })
    expect(statements.map(({ voice }) => voice?.kind)).toEqual(['organisation', 'outlet', 'person'])
  })
})

describe('a form of address', () => {
  it('tells husband and wife apart, of whom a role at the head of a sentence is no part of the name', () => {
    expect(
      voicesOf(
        'Tom Bray is a councillor. Shopkeeper Sue Bray was calm. [k1 “It was loud,”] [c1 said] [s1 Mrs Bray]. [s2 Mr Bray] [c2 promised] [k2 to close it].',
      ),
    ).toEqual(['Sue Bray', 'Tom Bray'])
    expect(voicesOf('Windowcleaner Tom Bray was calm. [k1 “It was loud,”] [c1 said] [s1 Mr Bray].')).toEqual([
      'Tom Bray',
    ])
  })

  it('tells two apart of whom the article has no given name', () => {
    const { statements } = resolveMarked({
      text: '[s1 Mrs Hart] [c1 said] [k1 it was fine]. [s2 Mr Hart] [c2 said] [k2 it was bad]. [s3 Mrs Hart] [c3 said] [k3 no].',
    })
    expect(statements.map(({ voice }) => voice?.name)).toEqual(['Mrs Hart', 'Mr Hart', 'Mrs Hart'])
    expect(statements[0]!.voice?.id).toBe(statements[2]!.voice?.id)
  })
})
