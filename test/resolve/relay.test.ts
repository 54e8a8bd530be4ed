import { describe, expect, it } from 'vitest'
import { type MarkedReport, resolveMarked } from './mark-up.ts'

function chainOf(report: MarkedReport, at = 0): (string | undefined)[] {
  const { voice, relay } = resolveMarked(report).statements[at]!
  return [voice?.name, ...(relay ?? []).map(({ name }) => name)]
}

describe('an agency that cites', () => {
  const cited = ['Ivan Gil', 'Interfax']
  const before = 'Deputy Foreign Minister Ivan Gil came home. '
  it('is the hand, whichever of the two is marked as speaker', () => {
    expect(
      chainOf({ text: `${before}[k1 “They will stay,”] [s1 Interfax] [c1 cites Gil as saying].` }),
    ).toEqual(cited)
    expect(
      chainOf({ text: `${before}[k1 “They will stay,”] Interfax [c1 cites] [s1 Gil] [c1 as saying].` }),
    ).toEqual(cited)
    expect(
      chainOf({ text: `${before}[k1 “They will stay,”] [s1 Interfax] [c1 cites] [s1 Gil] [c1 as saying].` }),
    ).toEqual(cited)
  })

  it('is the hand in the passive too', () => {
    const text = `${before}[k1 “They will stay,”] [s1 he] [c1 was cited as saying by Interfax].`
    expect(chainOf({ text })).toEqual(cited)
    const { relay } = resolveMarked({ text }).statements[0]!
    expect(relay![0]).toMatchObject({ kind: 'outlet', evidence: { text: 'cited as saying by Interfax' } })
  })

  it('is the hand for police whom it cites', () => {
    expect(
      chainOf({ text: '[k1 Two men were held], [c1 according to] [s1 Reuters, citing police].' }),
    ).toEqual(['police', 'Reuters'])
  })
})

describe('an agency that no list holds', () => {
  it('is the hand where it quotes her, who was named last', () => {
    expect(
      chainOf({
        text: '[s2 Anna Brandt] [c2 said] [k2 it was late]. The minister, Petra Olsson, could not be reached. [s1 The Norwegian agency Nordpress] [c1 quoted her as saying] [k1 that all was well].',
      }),
    ).toEqual(['Petra Olsson', 'Nordpress'])
  })

  it('is the hand where it cited somebody in a clause of its own', () => {
    const said = '[k1 the work will last until May].'
    const chain = ['Petra Olsson', 'Nordpress']
    expect(
      chainOf({
        text: `[c1 According to] [s1 the Norwegian agency Nordpress, which cited Energy Minister Petra Olsson], ${said}`,
      }),
    ).toEqual(chain)
    expect(
      chainOf({
        text: `[c1 According to] [s1 the Norwegian agency Nordpress], which also quoted Energy Minister Petra Olsson, ${said}`,
      }),
    ).toEqual(chain)
  })

  it('is itself the voice where it only cites a reason', () => {
    expect(
      chainOf({ text: '[s1 Acme Ltd, which cited high costs,] [c1 said] [k1 that it would close].' }),
    ).toEqual(['Acme Ltd'])
  })

  it('is hand and addressee where it was told, and so is the outlet that cited it', () => {
    const text =
      '[k1 “The boats are dry,”] [s1 Petra Olsson] [c1 told] the Nordpress news agency, which was cited by the Oslo Herald.'
    const { addressee, relay } = resolveMarked({ text, outlet: 'Radio Fjord' }).statements[0]!
    expect(addressee?.text).toBe('the Nordpress news agency')
    expect(relay).toMatchObject([
      { name: 'Nordpress', kind: 'outlet' },
      { name: 'Oslo Herald', kind: 'outlet', evidence: { text: 'cited by the Oslo Herald' } },
    ])
    expect(chainOf({ text, outlet: 'Oslo Herald' })).toEqual(['Petra Olsson', 'Nordpress'])
  })

  it.each([
    ['the newspaper Fjordtidende', 'Fjordtidende'],
    ['Telegram channel Vrelo', 'Vrelo'],
  ])('is the hand where its name stands behind what it is: %s', (told, name) => {
    expect(chainOf({ text: `[s1 Petra Olsson] [c1 told] ${told} [k1 that it was late].` })).toEqual([
      'Petra Olsson',
      name,
    ])
  })

  it('is known from the dateline', () => {
    const text =
      'BERGEN, March 6 (Nordpress) — A dam is to be mended.\n\n[k1 “It is safe,”] [s1 Petra Olsson] [c1 told] Nordpress.'
    expect(chainOf({ text, outlet: 'Oslo Herald' })).toEqual(['Petra Olsson', 'Nordpress'])
    expect(chainOf({ text, outlet: 'Nordpress News Agency' })).toEqual(['Petra Olsson'])
  })
})

describe('an outlet that was told', () => {
  const text = '[s1 Petra Olsson] [c1 told] TASS [k1 that it was over].'
  it('is a hand and the addressee in another outlet’s report', () => {
    const { addressee, relay } = resolveMarked({ text, outlet: 'The Oslo Herald' }).statements[0]!
    expect(addressee?.text).toBe('TASS')
    expect(relay).toMatchObject([{ name: 'TASS', kind: 'outlet' }])
  })

  it('is no hand in its own report', () => {
    expect(resolveMarked({ text, outlet: 'TASS' }).statements[0]!.relay).toBeUndefined()
  })

  it('is a hand where it is part of the venue', () => {
    expect(
      chainOf({ text: '[k1 “It is over,”] [s1 Petra Olsson] [c1 said] in an interview with CNN.' }),
    ).toEqual(['Petra Olsson', 'CNN'])
  })

  it('is none where people post for themselves, and reporters are none', () => {
    expect(chainOf({ text: '[k1 “It is over,”] [s1 Petra Olsson] [c1 wrote] on Twitter.' })).toEqual([
      'Petra Olsson',
    ])
    expect(chainOf({ text: '[s1 Petra Olsson] [c1 told] reporters [k1 that it was over].' })).toEqual([
      'Petra Olsson',
    ])
  })
})

describe('those who speak for others', () => {
  it('are hands when they have no name', () => {
    const { voice, relay } = resolveMarked({
      text: '[s1 A spokesman for the Defense Ministry] [c1 said] [k1 that the ships had left].',
    }).statements[0]!
    expect(voice).toMatchObject({ name: 'Defense Ministry', kind: 'government' })
    expect(relay).toMatchObject([{ name: 'A spokesman for the Defense Ministry', kind: 'unnamed' }])
  })

  it('are the voice when they have one', () => {
    expect(
      chainOf({
        text: '[s1 Petra Olsson, a spokeswoman for the Defense Ministry,] [c1 said] [k1 that the ships had left].',
      }),
    ).toEqual(['Petra Olsson'])
  })
})

describe('a statement inside a statement', () => {
  it('has the outer speaker for a hand', () => {
    expect(
      chainOf(
        { text: '[s1 Petra Olsson] [c1 said] [k1 that [s2 Karl Brandt] had [c2 promised] [k2 to pay]].' },
        1,
      ),
    ).toEqual(['Karl Brandt', 'Petra Olsson'])
  })

  it('has none where the outer speaker denies it', () => {
    expect(
      chainOf(
        { text: '[s1 Petra Olsson] [c1 denied] [k1 that [s2 Karl Brandt] had [c2 promised] [k2 to pay]].' },
        1,
      ),
    ).toEqual(['Karl Brandt'])
  })
})

describe('a saying told beside another', () => {
  it('has no hand in the one whose sentence it only dates', () => {
    expect(
      chainOf(
        {
          text: '[k1 The ships will stay], [s1 the Norwegian Foreign Ministry] [c1 said], [k1 a day after [s2 Karl Brandt] [c2 called on] [k2 Norway to leave]].',
        },
        1,
      ),
    ).toEqual(['Karl Brandt'])
    expect(
      chainOf(
        {
          text: '[s1 Petra Olsson] [c1 said] [k1 the ships will stay after [s2 Karl Brandt] [c2 called on] [k2 Norway to leave]].',
        },
        1,
      ),
    ).toEqual(['Karl Brandt'])
  })

  it('has a hand in whoever tells of it', () => {
    expect(
      chainOf(
        { text: '[s1 Petra Olsson] [c1 said] [k1 that [s2 Karl Brandt] had [c2 promised] [k2 to pay]].' },
        1,
      ),
    ).toEqual(['Karl Brandt', 'Petra Olsson'])
  })
})

describe('papers and recordings', () => {
  it('names who obtained a letter', () => {
    expect(
      chainOf({ text: '[k1 “It is over,”] [s1 Petra Olsson] [c1 wrote] in a letter obtained by Reuters.' }),
    ).toEqual(['Petra Olsson', 'Reuters'])
  })

  it('names the recording that holds the words', () => {
    expect(
      chainOf({ text: '[s1 Petra Olsson] [c1 says] in a leaked recording [k1 that it is over].' }),
    ).toContain('a leaked recording')
  })
})

describe('what goes on with words that an agency cited', () => {
  const cited = 'Petra Olsson spoke.\n\n[k1 “They stay,”] [s1 she] [c1 was cited as saying by Interfax].'
  it.each([
    ['\n\n[k2 “They must,”] [s2 she] [c2 added].', 'with "she added" in the next paragraph'],
    [' [k2 “They must,”] [s2 she] [c2 continued].', 'with "she continued" beside it'],
    [' [k2 “They must.”]', 'in a quotation without a speaker'],
  ])('came through it too: %j, %s', (text) => {
    expect(chainOf({ text: cited + text }, 1)).toEqual(['Petra Olsson', 'Interfax'])
  })

  it.each([
    ['\n\n[k2 “They must,”] [s2 she] [c2 said] on Monday.', 'who speaks anew'],
    [' [s3 Anna Brandt] [c3 agreed] [k3 with that]. [k2 “They must,”] [s2 she] [c2 added].', 'another voice'],
    [
      '\n\nIt rained.\n\nIt snowed.\n\n[k2 “They must,”] [s2 she] [c2 added].',
      'two paragraphs stand between',
    ],
  ])('did not: %j, %s', (text) => {
    expect(chainOf({ text: cited + text }, 1)).not.toContain('Interfax')
  })
})
