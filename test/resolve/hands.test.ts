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

describe('an agency that only the dateline credits', () => {
  const said = '[k1 “It is safe,”] [s1 Petra Olsson] [c1 said].'
  it('is the last hand', () => {
    const text = `BERGEN, March 6 (Reuters) - A dam is to be mended.\n\n${said}`
    expect(chainOf({ text, outlet: 'Oslo Herald' })).toEqual(['Petra Olsson', 'Reuters'])
    expect(chainOf({ text })).toEqual(['Petra Olsson', 'Reuters'])
    expect(chainOf({ text, outlet: 'Reuters' })).toEqual(['Petra Olsson'])
  })

  it('may stand below a headline and a byline, and gives way to a credit of the article', () => {
    const text = `Dam to be mended\n\nBy Ida Lund\n\nBERGEN (Nordpress) — ${said}`
    expect(chainOf({ text, outlet: 'Oslo Herald' })).toEqual(['Petra Olsson', 'Nordpress'])
    expect(chainOf({ text, outlet: 'Oslo Herald', credit: 'AFP' })).toEqual(['Petra Olsson', 'AFP'])
  })

  it('is nobody in brackets of another kind', () => {
    const text = `The Council (NPA) met. ${said}`
    expect(chainOf({ text, outlet: 'Oslo Herald' })).toEqual(['Petra Olsson'])
  })
})

describe('a paper that an outlet saw', () => {
  it.each([
    ['[c1 According to] [s1 a memo seen by the Post], [k1 the bridge was not safe].', 'Post'],
    ['[s1 A letter reviewed by Reuters] [c1 said] [k1 that the bridge was not safe].', 'Reuters'],
    ['[s1 Emails viewed by the Oslo Herald] [c1 showed] [k1 that the bridge was not safe].', 'Oslo Herald'],
    ['[k1 The bridge was not safe], [c1 according to] [s1 documents obtained by Reuters].', 'Reuters'],
    ['[s1 A report leaked to the Oslo Herald] [c1 said] [k1 that the bridge was not safe].', 'Oslo Herald'],
  ])('is the voice, and the outlet the hand: %s', (text, hand) => {
    const { voice, relay, firstHand } = resolveMarked({ text, outlet: 'Radio Fjord' }).statements[0]!
    expect(voice?.kind).toBe('document')
    expect(relay).toMatchObject([{ name: hand, kind: 'outlet' }])
    expect(firstHand).toBeUndefined()
  })

  it('is first hand in the pages of the outlet that saw it', () => {
    const text = '[c1 According to] [s1 a memo seen by the Herald], [k1 the bridge was not safe].'
    expect(resolveMarked({ text, outlet: 'Oslo Herald' }).statements[0]).toMatchObject({
      voice: { kind: 'document' },
      firstHand: true,
    })
    expect(chainOf({ text, outlet: 'Oslo Herald' })).toHaveLength(1)
    expect(isFirstHand({ text: text.replace('the Herald', 'this newspaper') })).toBe(true)
  })

  it('is still that of its author', () => {
    const text = '[s1 A memo by the Bergen Harbour Board seen by Reuters] [c1 said] [k1 that it was late].'
    expect(chainOf({ text })).toEqual(['Bergen Harbour Board', 'Reuters'])
  })
})

describe('a video in which somebody speaks', () => {
  it('is where it was said, and no hand unless somebody else had it', () => {
    const video = (words: string) =>
      chainOf({ text: `In ${words}, [s1 Petra Olsson] [c1 said] [k1 it was late].` })
    expect(video('a video')).toEqual(['Petra Olsson'])
    expect(video('a video posted on Telegram')).toEqual(['Petra Olsson'])
    expect(video('a leaked video')).toEqual(['Petra Olsson', 'a leaked video'])
    expect(video('a video obtained by Reuters')).toEqual(['Petra Olsson', 'a video', 'Reuters'])
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

  it('is what the outlet was told under its short name, whoever else is named behind', () => {
    const later = `${told} A Washington Post reporter asked why.`
    expect(isFirstHand({ text: later, outlet: 'New York Post' })).toBe(true)
    expect(chainOf({ text: later, outlet: 'New York Post' })).toEqual(['Petra Olsson'])
    const earlier = `The Washington Post wrote of it in May. ${told}`
    expect(isFirstHand({ text: earlier, outlet: 'New York Post' })).toBeUndefined()
    expect(chainOf({ text: earlier, outlet: 'New York Post' })).toEqual(['Petra Olsson', 'Washington Post'])
  })

  it('is not what another outlet of that short name was told', () => {
    const text = `${told.replace('Post', 'Times')} [s2 She] [c2 told] The New York Times [k2 that it was cold].`
    const [own, other] = resolveMarked({ text, outlet: 'The Moscow Times' }).statements
    expect(own!.firstHand).toBe(true)
    expect(other).not.toHaveProperty('firstHand')
    expect(other!.relay).toMatchObject([{ name: 'The New York Times' }])
  })

  it.each([
    ['the Herald', 'Westbourne Herald'],
    ['MT', 'The Moscow Times'],
    ['this newspaper', undefined],
    ['our reporter', undefined],
  ])('is what %s was told', (name, outlet) => {
    const text = `[k1 “It is late,”] [s1 Petra Olsson] [c1 told] ${name}.`
    const [statement] = resolveMarked({ text, ...(outlet && { outlet }) }).statements
    expect(statement).toMatchObject({ firstHand: true, addressee: { text: name } })
    expect(statement).not.toHaveProperty('relay')
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
    ['The Times', 'The Times of London'],
  ])('is %s and %s', (a, b) => expect(isSameOutlet(a, b)).toBe(true))

  it.each([
    ['The Times', 'Time'],
    ['The Washington Post', 'The Washington Times'],
    ['The New York Post', 'The Washington Post'],
    ['The Hill', 'The Huffington Post'],
    ['The Times of India', 'The Times of London'],
  ])('is not %s and %s', (a, b) => expect(isSameOutlet(a, b)).toBe(false))
})

describe('the title of a feed', () => {
  it.each([
    ['Bay Herald', 'Bay Herald politics'],
    ['The Bay Herald', 'Bay Herald - Top Stories'],
    ['The Bay Herald', 'World | The Bay Herald'],
    ['AP', 'Associated Press politics'],
  ])('is that of its outlet: %s, %s', (name, feed) => {
    expect(isSameOutlet(name, feed)).toBe(true)
  })

  it.each([
    ['Moscow', 'The Moscow Times'],
    ['Bay Herald', 'Bay Tribune politics'],
    ['Politics', 'Bay Herald politics today'],
  ])('is none of another outlet: %s, %s', (name, feed) => {
    expect(isSameOutlet(name, feed)).toBe(false)
  })

  it('is no hand to what its own outlet was told', () => {
    const report = {
      text: '[s1 Petra Olsson] [c1 told] the Bay Herald [k1 that it was safe].',
      outlet: 'Bay Herald politics',
    }
    expect(chainOf(report)).toEqual(['Petra Olsson'])
    expect(isFirstHand(report)).toBe(true)
  })
})
