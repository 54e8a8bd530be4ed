import { describe, expect, it } from 'vitest'
import { isSameOutlet } from '../../src/resolve/same-outlet.ts'
import { type MarkedReport, resolveMarked } from './mark-up.ts'

function chainOf(report: MarkedReport, at = 0): (string | undefined)[] {
  const { voice, relay } = resolveMarked(report).statements[at]!
  return [voice?.name, ...(relay ?? []).map(({ name }) => name)]
}

const isFirstHand = (report: MarkedReport): boolean | undefined =>
  resolveMarked(report).statements[0]!.firstHand

describe('the agency that an article credits', () => {
  const text =
    'BERGEN, March 6 (Nordpress) — A dam is to be mended.\n\n[k1 “It is safe,”] [s1 Petra Olsson] [c1 told] CNN.'
  it('is the hand nearest the reader of all that is said in it', () => {
    const report = { text, outlet: 'Oslo Herald', credit: 'Nordpress' }
    expect(chainOf(report)).toEqual(['Petra Olsson', 'CNN', 'Nordpress'])
    const { document, statements } = resolveMarked(report)
    const { evidence } = statements[0]!.relay!.at(-1)!
    expect(evidence).toMatchObject({ text: 'Nordpress', start: document.text.indexOf('Nordpress') })
  })

  it('is known without evidence where only the heading has it', () => {
    const report = { text: '[k1 “It is safe,”] [s1 Petra Olsson] [c1 said].', credit: 'AFP' }
    expect(resolveMarked(report).statements[0]!.relay).toEqual([
      { name: 'AFP', kind: 'outlet', confidence: expect.any(Number) },
    ])
  })

  it('is no hand in its own pages, and is named once', () => {
    expect(chainOf({ text, outlet: 'Nordpress News Agency', credit: 'Nordpress' })).toEqual([
      'Petra Olsson',
      'CNN',
    ])
    const told = '[s1 Petra Olsson] [c1 told] The Associated Press [k1 that it was safe].'
    expect(chainOf({ text: told, outlet: 'Oslo Herald', credit: 'AP' })).toHaveLength(2)
  })

  it('is no hand of what the outlet was told itself', () => {
    const told = '[s1 Petra Olsson] [c1 told] the Oslo Herald [k1 that it was safe].'
    expect(chainOf({ text: told, outlet: 'Oslo Herald', credit: 'AP' })).toEqual(['Petra Olsson'])
  })
})

describe('somebody without a name who speaks for a person', () => {
  it('is a hand, and the person is the voice', () => {
    const before = 'Mayor Karl Brandt came home. '
    for (const speaker of [
      'A spokesman for Mayor Karl Brandt',
      'Mr. Brandt’s spokeswoman',
      'A Brandt spokesman',
    ]) {
      const text = `${before}[s1 ${speaker}] [c1 said] [k1 that it was late].`
      expect(chainOf({ text })).toEqual(['Karl Brandt', speaker])
    }
    expect(chainOf({ text: `${before}[s1 His spokesman] [c1 said] [k1 that it was late].` })).toEqual([
      'Karl Brandt',
      'His spokesman',
    ])
  })

  it('is the voice when the name follows', () => {
    const [voice] = chainOf({
      text: 'Karl Brandt came home. [s1 Mr. Brandt’s spokeswoman, Petra Olsson,] [c1 said] [k1 that it was late].',
    })
    expect(voice).toBe('Petra Olsson')
  })

  it('may stand behind the verb', () => {
    expect(
      chainOf({ text: '[s1 Petra Olsson] [c1 said] through a spokesman [k1 that it was late].' }),
    ).toEqual(['Petra Olsson', 'a spokesman'])
  })
})

describe('who hands on in other words', () => {
  it('is the outlet that somebody was quoted in', () => {
    expect(
      chainOf({ text: '[s1 Petra Olsson] [c1 was quoted in The Hill as saying] [k1 that it was late].' }),
    ).toEqual(['Petra Olsson', 'The Hill'])
  })

  it('is the outlet that cited one who said', () => {
    expect(
      chainOf({
        text: 'Reuters cited [s1 Petra Olsson, a professor of law], who [c1 said] [k1 that it was late].',
      }),
    ).toEqual(['Petra Olsson', 'Reuters'])
  })

  it('is two outlets where two are named', () => {
    expect(
      chainOf({ text: '[k1 It is late], [s1 Petra Olsson] [c1 said], according to NBC and the AP.' }),
    ).toEqual(['Petra Olsson', 'NBC', 'AP'])
  })

  it('is whom an outlet cites, and then the outlet', () => {
    expect(
      chainOf({
        text: '[k1 It is late], [s1 Petra Olsson] [c1 said], according to Reuters, citing two officials.',
      }),
    ).toEqual(['Petra Olsson', 'two officials', 'Reuters'])
    expect(
      chainOf(
        {
          text: '[s1 Reuters] [c1 reported] Thursday, citing two officials, [k1 that [s2 Karl Brandt] [c2 told] his lawyer [k2 to wait]].',
        },
        1,
      ),
    ).toEqual(['Karl Brandt', 'two officials', 'Reuters'])
  })

  it('is the station once, whatever its programme', () => {
    expect(
      chainOf({ text: '[s1 Petra Olsson] [c1 told] CBS’ Face the Nation [k1 that it was late].' }),
    ).toEqual(['Petra Olsson', 'CBS'])
  })

  it('is nobody who puts out a paper of its own', () => {
    expect(
      chainOf({
        text: '[s1 Petra Olsson] [c1 said] in a statement released by the council [k1 that it was late].',
      }),
    ).toEqual(['Petra Olsson'])
  })

  it('goes on in the next sentence of the same voice', () => {
    const told = '[s1 Petra Olsson] [c1 told] Fox News [k1 that it was late]. '
    expect(chainOf({ text: `${told}[k2 “It is sad,”] [s2 she] [c2 said].` }, 1)).toEqual([
      'Petra Olsson',
      'Fox News',
    ])
    expect(chainOf({ text: `${told}[k2 “It is sad,”] [s2 Karl Brandt] [c2 said].` }, 1)).toEqual([
      'Karl Brandt',
    ])
  })
})

describe('first hand', () => {
  const told = '[s1 Petra Olsson] [c1 told] The Post [k1 that it was late].'
  it('is what the publishing outlet was told', () => {
    expect(isFirstHand({ text: told, outlet: 'The Washington Post' })).toBe(true)
    expect(isFirstHand({ text: told, outlet: 'Oslo Herald' })).toBeUndefined()
    expect(
      isFirstHand({
        text: '[k1 “It is late,”] [s1 Petra Olsson] [c1 said] in an interview with this newspaper.',
      }),
    ).toBe(true)
    expect(isFirstHand({ text: '[k1 “It is late,”] [s1 Petra Olsson] [c1 told] me.' })).toBe(true)
  })

  it('is an interview with nobody named, unless an agency is credited', () => {
    const text = '[k1 “It is late,”] [s1 Petra Olsson] [c1 said] in a telephone interview.'
    expect(isFirstHand({ text })).toBe(true)
    expect(isFirstHand({ text, credit: 'AFP' })).toBeUndefined()
    expect(
      isFirstHand({ text: '[k1 “It is late,”] [s1 Petra Olsson] [c1 said] in an interview with CNN.' }),
    ).toBeUndefined()
  })
})

describe('the confidence of a hand, addressee or venue', () => {
  it('is lower for what was only carried on', () => {
    const [told, added] = resolveMarked({
      text: '[s1 Petra Olsson] [c1 told] them at a rally in Bergen [k1 that it was late]. [k2 “It is sad,”] [s2 she] [c2 said].',
    }).statements
    expect(told!.venue!.confidence).toBeGreaterThan(0.9)
    expect(added!.venue!.confidence).toBeLessThan(told!.venue!.confidence)
  })
})

describe('one outlet under two names', () => {
  it.each([
    ['The Post', 'The Washington Post'],
    ['AP', 'The Associated Press'],
    ['HuffPost', 'The Huffington Post'],
    ['Breitbart News', 'Breitbart'],
  ])('is %s and %s', (a, b) => expect(isSameOutlet(a, b)).toBe(true))

  it.each([
    ['The Times', 'Time'],
    ['The Washington Post', 'The Washington Times'],
    ['The New York Post', 'The Washington Post'],
    ['The Hill', 'The Huffington Post'],
  ])('is not %s and %s', (a, b) => expect(isSameOutlet(a, b)).toBe(false))
})
