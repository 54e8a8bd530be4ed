import { describe, expect, it } from 'vitest'
import { resolveMarked, voicesOf } from './mark-up.ts'

describe('whom a name means', () => {
  it('takes full name, title with surname, and surname for one voice, and keeps its fullest name', () => {
    const { statements, voices } = resolveMarked({
      text: '[s1 Finance Minister Petra Olsson] [c1 said] [k1 that taxes would fall]. [k2 “There is room,”] [s2 Olsson] [c2 added]. [s3 Mrs. Olsson] [c3 denied] [k3 that schools would pay for it].',
    })
    expect(statements.map(({ voice }) => voice?.name)).toEqual([
      'Petra Olsson',
      'Petra Olsson',
      'Petra Olsson',
    ])
    expect(new Set(statements.map(({ voice }) => voice?.id)).size).toBe(1)
    expect(voices).toHaveLength(1)
    expect(voices[0]!.names).toEqual([
      { text: 'Olsson', count: 2 },
      { text: 'Petra Olsson', count: 1 },
    ])
    expect(voices[0]!.mentions).toHaveLength(3)
  })

  it('keeps husband and wife apart by their titles', () => {
    expect(
      voicesOf(
        'Harold Brandt and Monica Brandt came together. [s1 Mrs. Brandt] [c1 said] [k1 that she would stay]. [s2 Mr. Brandt] [c2 said] [k2 that he would not].',
      ),
    ).toEqual(['Monica Brandt', 'Harold Brandt'])
  })

  it('takes the ministry for the ministry that was named before', () => {
    const { statements } = resolveMarked({
      text: '[s1 The Norwegian Foreign Ministry] [c1 said] [k1 that talks would go on]. [s2 The ministry] [c2 denied] [k2 that they had failed].',
    })
    expect(statements[1]!.voice?.id).toBe(statements[0]!.voice?.id)
    expect(statements[1]!.voice?.kind).toBe('government')
  })

  it('takes a capital that speaks for its government', () => {
    const { statements } = resolveMarked({
      text: '[s1 Moscow] [c1 said] [k1 that the ships would leave]. [s2 The Kremlin] [c2 rejected] [k2 the offer].',
    })
    expect(statements.map(({ voice }) => [voice?.name, voice?.kind])).toEqual([
      ['Moscow', 'government'],
      ['Kremlin', 'government'],
    ])
  })

  it('takes a country that no list holds for its government', () => {
    const { statements } = resolveMarked({
      text: 'The Dorascan parliament met. [s1 Dorasca] [c1 demanded] [k1 that the gates be closed].',
    })
    expect(statements[0]!.voice).toMatchObject({ name: 'Dorasca', kind: 'government' })
  })

  it('takes an agency for the name in its description', () => {
    expect(voicesOf('[s1 The Nordpress news agency] [c1 reported] [k1 that the gates were open].')).toEqual([
      'Nordpress',
    ])
  })

  it('takes the office of somebody for a body, under surname and pronoun', () => {
    const { statements } = resolveMarked({
      text: 'John Lindqvist was in Oslo. [s1 Lindqvist’s office] [c1 said] [k1 that he would return]. [s2 His office] [c2 denied] [k2 the rest].',
    })
    expect(statements[0]!.voice).toMatchObject({ name: 'John Lindqvist’s office', kind: 'organisation' })
    expect(statements[1]!.voice?.id).toBe(statements[0]!.voice?.id)
  })

  it('joins a campaign under its candidate with "his campaign"', () => {
    const { statements } = resolveMarked({
      text: '[s1 The Lindqvist campaign] [c1 said] [k1 that it would sue]. John Lindqvist was in Oslo. [s2 His campaign] [c2 said] [k2 that he would return].',
    })
    expect(statements[1]!.voice?.id).toBe(statements[0]!.voice?.id)
    expect(statements[0]!.voice?.kind).toBe('organisation')
  })
})

describe('whom a description means', () => {
  it('finds the deputy minister by the role that introduced him', () => {
    expect(
      voicesOf(
        '[s1 Deputy Foreign Minister Ivan Petrenko] [c1 said] [k1 that ships would come]. [c2 According to] [s2 the deputy minister], [k2 there is no date].',
      ),
    ).toEqual(['Ivan Petrenko', 'Ivan Petrenko'])
  })

  it('finds the vice president, and not him for the president', () => {
    expect(
      voicesOf(
        'Vice President Carl Aguirre met the bishops. [s1 The vice president] [c1 said] [k1 that it went well]. [s2 The president] [c2 said] [k2 nothing had changed].',
      ),
    ).toEqual(['Carl Aguirre', 'the president'])
  })

  it('knows the office in a headline by the person whom the text names', () => {
    expect(
      voicesOf(
        '[s1 Deputy Foreign Minister][c1 :] [k1 Ships will come]\n\nDeputy Foreign Minister Ivan Petrenko spoke in Oslo.',
      ),
    ).toEqual(['Ivan Petrenko'])
  })

  it('keeps an official without a name as the article describes him, with the reason', () => {
    const { statements, voices } = resolveMarked({
      text: '[s1 A senior official, who spoke on condition of anonymity,] [c1 said] [k1 that the talks had failed]. [k2 “Nobody was surprised,”] [s2 the official] [c2 said].',
    })
    expect(new Set(statements.map(({ voice }) => voice?.id)).size).toBe(1)
    expect(voices[0]).toMatchObject({ name: 'a senior official', kind: 'unnamed' })
    expect(voices[0]!.unnamedBecause?.text).toBe('spoke on condition of anonymity')
  })

  it('has the reason for the wish too', () => {
    const { voices } = resolveMarked({
      text: '[k1 “It is a mess,”] [c1 said] [s1 an official], who asked not to be named because he was not authorised to speak to the press.',
    })
    expect(voices[0]!.unnamedBecause?.text).toBe(
      'asked not to be named because he was not authorised to speak to the press',
    )
  })

  it('has the reason also where only a later sentence tells it', () => {
    const { voices } = resolveMarked({
      text: '[c1 According to] [s1 a senior official], [k1 they knew]. [k2 “They had it,”] [c2 said] [s2 the official], who spoke on condition of anonymity because the talks are secret. [k2 “In May.”]',
    })
    expect(voices).toHaveLength(1)
    expect(voices[0]!.unnamedBecause?.text).toBe(
      'spoke on condition of anonymity because the talks are secret',
    )
  })

  it('takes the minister between whose title and name a comma stands for that person', () => {
    const before = 'The Norwegian Energy Ministry declined to comment. '
    expect(voicesOf(`${before}[s1 The minister, Petra Olsson,] [c1 said] [k1 it was late].`)).toEqual([
      'Petra Olsson',
    ])
    expect(voicesOf(`${before}[s1 The minister], Petra Olsson, [c1 said] [k1 it was late].`)).toEqual([
      'Petra Olsson',
    ])
  })

  it('takes a spokesman with a name for that person, whatever the name looks like', () => {
    expect(voicesOf('[s1 White House spokesman Josh Earnest] [c1 said] [k1 it was late].')).toEqual([
      'Josh Earnest',
    ])
  })

  it('keeps two officials without names apart', () => {
    const { statements } = resolveMarked({
      text: '[s1 An official] [c1 said] [k1 that the bridge was safe]. [s2 Another official] [c2 said] [k2 that it was not].',
    })
    expect(statements[0]!.voice?.id).not.toBe(statements[1]!.voice?.id)
  })

  it('takes classes of people for groups and counted people for unnamed ones', () => {
    const { statements } = resolveMarked({
      text: '[s1 Voters] [c1 said] [k1 they were tired]. [s2 Two officials] [c2 said] [k2 the count would go on]. [s3 They] [c3 said] [k3 it was nearly done].',
    })
    expect(statements.map(({ voice }) => voice?.kind)).toEqual(['group', 'unnamed', 'unnamed'])
    expect(statements[2]!.voice?.id).toBe(statements[1]!.voice?.id)
  })

  it('takes two people who speak together for a group of its own', () => {
    const { statements } = resolveMarked({
      text: '[s1 Petra Olsson and Karl Brandt] [c1 said] [k1 that they would vote against it].',
    })
    expect(statements[0]!.voice).toMatchObject({ name: 'Petra Olsson and Karl Brandt', kind: 'group' })
  })

  it.each([
    ['[s1 Olsson and Brandt]', 'Petra Olsson and Karl Brandt'],
    ['[s1 Karl Brandt and his deputy, Ida Moen,]', 'Karl Brandt and Ida Moen'],
    ['[s1 Karl Brandt, the mayor, and Ida Moen, his deputy,]', 'Karl Brandt and Ida Moen'],
    ['[s1 Senators Ida Moen of Ohio and Karl Brandt of Texas]', 'Ida Moen and Karl Brandt'],
    ['[s1 Olsson, Brandt and Ida Moen]', 'Petra Olsson, Karl Brandt and Ida Moen'],
    ['[s1 Ida Moen, a lawyer for Olsson and Brandt,]', 'Ida Moen'],
    ['[s1 Brandt and his aides]', 'Brandt and his aides'],
    ['[s1 Petra and Ida Moen]', 'Petra and Ida Moen'],
    ['[s1 Mr and Mrs Brandt]', 'Mr and Mrs Brandt'],
  ])('gives each of several by the fullest name: %s', (speaker, name) => {
    expect(voicesOf(`Petra Olsson met Karl Brandt. ${speaker} [c1 said] [k1 that they would stay].`)).toEqual(
      [name],
    )
  })
})

describe('an office', () => {
  it.each([
    ['Finance Minister Olga Renn', 'The prime minister'],
    ['Defence Minister Olga Renn', 'The foreign minister'],
    ['Deputy Prime Minister Olga Renn', 'The prime minister'],
    ['Foreign Minister Olga Renn', 'The Belarusian foreign minister'],
    ['Belgian Prime Minister Olga Renn', 'The Dutch prime minister'],
    ['Deputy Mayor Olga Renn', 'The mayor'],
    ['Police chief Olga Renn', 'The fire chief'],
    ['Texas Senator Olga Renn', 'The Vermont senator'],
    ['Shadow chancellor Olga Renn', 'The chancellor'],
    ['Prime Minister Ida Low met Chancellor Olga Renn, who', 'The German chancellor'],
    ['Attorney General Olga Renn', 'The solicitor general'],
  ])('is not that of %s when it is %s who speaks', (known, speaker) => {
    const [name] = voicesOf(`${known} came on Monday. [s1 ${speaker}] [c1 said] [k1 that it was late].`)
    expect(name).toBe(speaker.replace('The', 'the'))
  })

  it.each([
    ['Finance Minister Olga Renn', 'The minister'],
    ['Defence Minister Olga Renn', 'The defense minister'],
    ['Deputy Prime Minister Olga Renn', 'The deputy prime minister'],
    ['Deputy Prime Minister and Finance Minister Olga Renn', 'The finance minister'],
    ['Belgian Prime Minister Olga Renn', 'The prime minister'],
    ['Belgian Prime Minister Olga Renn', 'The Belgian premier'],
    ['Olga Renn, the prime minister of Britain,', 'The British prime minister'],
    ['Norway’s foreign minister, Olga Renn,', 'The Norwegian foreign minister'],
    ['The state’s election chief, Olga Renn,', 'The election chief'],
    ['Ida Brandt left. Brandt’s deputy, Olga Renn,', 'The deputy'],
    ['Agriculture Minister Olga Renn', 'Its agriculture minister'],
    ['Prime Minister Olga Renn', 'The PM'],
    ['Chief executive Olga Renn', 'The CEO'],
    ['Secretary of State Olga Renn left. The secretary', 'The secretary of state'],
  ])('is that of %s when %s speaks', (known, speaker) => {
    expect(voicesOf(`${known} came on Monday. [s1 ${speaker}] [c1 said] [k1 that it was late].`)).toEqual([
      'Olga Renn',
    ])
  })

  it('is not that of a minister of another country', () => {
    const text = (minister: string) =>
      `${minister} came. Norvane needs wheat, [s1 its agriculture minister] [c1 said]. [k1 “Now.”]`
    expect(voicesOf(text('Vessan Agriculture Minister Danil Kovach'))).toEqual(['its agriculture minister'])
    expect(voicesOf(text('Vessa’s agriculture minister, Danil Kovach,'))).toEqual([
      'its agriculture minister',
    ])
    expect(voicesOf(text('Norvane’s agriculture minister, Danil Kovach,'))).toEqual(['Danil Kovach'])
    expect(voicesOf(text('Agriculture Minister Danil Kovach'))).toEqual(['Danil Kovach'])
  })

  it('is open where one without a name held it last', () => {
    const { statements } = resolveMarked({
      text: 'Belgian Prime Minister Bart Roos came. [s1 The Dutch prime minister] [c1 said] [k1 no]. [s2 The prime minister] [c2 said] [k2 yes].',
    })
    expect(statements.map(({ voice }) => voice?.name)).toEqual(['the Dutch prime minister', undefined])
    expect(statements[1]!.notes).toMatchObject([
      { message: '“The prime minister” may be the Dutch prime minister or Bart Roos.' },
    ])
  })

  it('tells who stands between commas behind it', () => {
    expect(
      voicesOf('[s1 The state’s election chief, Bill Tran,] [c1 posted] [k1 that it was fine].'),
    ).toEqual(['Bill Tran'])
    expect(voicesOf('[s1 Jan’s widow, Lotte,] [c1 said] [k1 that he was kind].')).toEqual(['Lotte'])
  })

  it('of a minister is that of a ministry', () => {
    const { statements } = resolveMarked({
      text: 'Foreign Minister Olga Renn came. [s1 The ministry] [c1 said] [k1 no]. [s2 Her ministry] [c2 said] [k2 yes]. [s3 A ministry spokesman] [c3 said] [k3 maybe].',
    })
    expect(statements.map(({ voice }) => [voice?.name, voice?.kind])).toEqual(
      Array(3).fill(['Foreign Ministry', 'government']),
    )
  })

  it('of two ministers leaves it open whose ministry speaks', () => {
    expect(
      voicesOf(
        'Foreign Minister Olga Renn met Trade Minister Karl Low. [s1 The ministry] [c1 said] [k1 no].',
      ),
    ).toEqual(['ministry'])
  })
})

describe('a name among other signs', () => {
  it('is that of the company, and not the letters of its shares', () => {
    expect(
      voicesOf(
        'Kelvar Power Inc (NASDAQ: KLVR) sold more. [s1 The firm] [c1 said] [k1 it would grow]. [s2 Norvane Energy ASA (OSE: NORV)] [c2 announced] [k2 a find]. Norvane Energy ASA (OSE: [s3 NORV) today] [c3 announced] [k3 another].',
      ),
    ).toEqual(['Kelvar Power Inc', 'Norvane Energy ASA', 'Norvane Energy ASA'])
  })

  it('is that of an office in a street', () => {
    const { statements } = resolveMarked({ text: '[s1 Downing Street] [c1 said] [k1 the plan was dead].' })
    expect(statements[0]!.voice).toMatchObject({ name: 'Downing Street', kind: 'government' })
  })

  it('is that of a president who puts the family name first', () => {
    expect(
      voicesOf('Xi Jinping met Joe Biden. [s1 Xi] [c1 said] [k1 no]. [s2 Biden and Xi] [c2 said] [k2 yes].'),
    ).toEqual(['Xi Jinping', 'Joe Biden and Xi Jinping'])
  })

  it('is nobody in a dateline', () => {
    expect(voicesOf('[s1 BERLIN] — It [c1 said] [k1 the plan was dead].')).toEqual([undefined])
    expect(voicesOf('BERLIN — [s1 It] [c1 said] [k1 the plan was dead].')).toEqual([undefined])
  })
})

describe('quotations without a speaker', () => {
  it('go on with the speaker before them in the same paragraph', () => {
    expect(
      voicesOf('[k1 “It is over,”] [s1 Petra Olsson] [c1 said]. [k2 “We lost. I thank you all.”]'),
    ).toEqual(['Petra Olsson', 'Petra Olsson'])
  })

  it('stay open when somebody else is named between', () => {
    expect(
      voicesOf(
        '[k1 “It is over,”] [s1 Petra Olsson] [c1 said]. Karl Brandt stood up. [k2 “We lost. I thank you all.”]',
      ),
    ).toEqual(['Petra Olsson', undefined])
  })

  it('stay open in the next paragraph', () => {
    expect(
      voicesOf('[k1 “It is over,”] [s1 Petra Olsson] [c1 said].\n\n[k2 “We lost. I thank you all.”]'),
    ).toEqual(['Petra Olsson', undefined])
  })
})

describe('an article without anything to resolve', () => {
  it('gives no voices for no statements, and for an empty text', () => {
    expect(resolveMarked({ text: 'Rain fell in Oslo.' })).toMatchObject({ statements: [], voices: [] })
    expect(resolveMarked({ text: '' })).toMatchObject({ statements: [], voices: [] })
  })

  it('gives the same answer twice', () => {
    const text = '[s1 Petra Olsson] [c1 said] [k1 that taxes would fall]. [s2 She] [c2 denied] [k2 the rest].'
    expect(resolveMarked({ text })).toEqual(resolveMarked({ text }))
  })
})

describe('a speaker whose words were cut in the wrong place', () => {
  const date = '2026-05-07'
  it('is no day that opens the sentence', () => {
    const { statements } = resolveMarked({
      text: '[s1 Yesterday, the engineer, Paul Marsh], [c1 said] [k1 the bridge was lost].',
      date,
    })
    expect(statements[0]).toMatchObject({
      voice: { name: 'Paul Marsh', kind: 'person' },
      role: { text: 'the engineer' },
      saidAt: { from: '2026-05-06' },
    })
  })

  it.each(['Tonight', 'On Monday', 'Last week'])('is no "%s"', (day) => {
    expect(voicesOf(`[s1 ${day}, the mayor, Ann Falk], [c1 said] [k1 the bridge was lost].`)).toEqual([
      'Ann Falk',
    ])
  })

  it('is the whole name whose last word was taken for the cue', () => {
    const { statements } = resolveMarked({
      text: '[s1 Desmond] [c1 Prior denied] [k1 that the bridge was lost].',
      date,
    })
    expect(statements[0]).toMatchObject({ voice: { name: 'Desmond Prior' }, act: 'deny' })
  })

  it('is one person, under whichever kind its name was found', () => {
    const { voices } = resolveMarked({
      text: '[s1 Orla Park] [c1 said] [k1 it was late]. The plan of Orla Park was lost.',
    })
    expect(voices.map(({ name, kind, mentions }) => [name, kind, mentions.length])).toEqual([
      ['Orla Park', 'person', 2],
    ])
  })
})

describe('a person who is not named', () => {
  it.each([
    'a person familiar with the matter',
    'two officials briefed on the talks',
    'a source close to the family',
    'people with direct knowledge of the talks',
  ])('keeps what makes her one to hear where an agency cites her: %s', (words) => {
    expect(voicesOf(`[k1 The bank will be sold], [c1 according to] [s1 Reuters, citing ${words}].`)).toEqual([
      words,
    ])
  })
})
