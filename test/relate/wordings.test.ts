import { describe, expect, it } from 'vitest'
import { DIFFERENCE_KINDS, type Quotation, type Statement, type Wording } from '../../src/record.ts'
import { describeWordings } from '../../src/relate/describe-wordings.ts'
import { nameDifferences } from '../../src/relate/name-differences.ts'
import { type PreparedStatement, prepareStatement } from '../../src/relate/prepare-statements.ts'

interface Said {
  readonly content: string
  readonly quotation?: Quotation
  readonly by?: string
  readonly act?: Statement['act']
  readonly id?: string
}

/** A statement; parts of its content are joined by ` / ` where the speaker is named between them. */
function prepare({ content, by = 'Liv Aanstad', ...rest }: Said): PreparedStatement {
  const parts = content.split(' / ')
  const quotation =
    rest.quotation ?? (/^[“"]/.test(content) ? 'direct' : /[“"]/.test(content) ? 'mixed' : 'indirect')
  let at = 0
  const spans = parts.map((part) => {
    const start = at + 20
    at = start + part.length
    return [start, at] as const
  })
  const statement: Statement = {
    id: rest.id ?? `sta_${by} ${content}`,
    article: `art_${content}`,
    speaker: [],
    cue: [],
    content: spans,
    text: { content: parts.join(' … ') },
    quotation,
    confidence: 0.9,
    act: rest.act ?? 'assert',
    voice: { id: `voi_${by}`, name: by, kind: 'person', confidence: 0.9 },
  }
  const head = { id: statement.article, from: 'report.txt' }
  return prepareStatement(statement, { article: { article: head }, voice: `voi_${by}` })
}

const asSaid = (said: string | Said): Said => (typeof said === 'string' ? { content: said } : said)
const describeAll = (...said: (string | Said)[]): Wording[] =>
  describeWordings(said.map((one) => prepare(asSaid(one))))

/** The differences of the second text from the first, each as `kind: lost > won`. */
function tell(fullest: string | Said, wording: string | Said): string[] {
  const differences = nameDifferences(prepare(asSaid(wording)), prepare(asSaid(fullest)))
  const kinds = differences.map(({ kind }) => DIFFERENCE_KINDS.indexOf(kind))
  expect(kinds).toEqual([...kinds].sort((a, b) => a - b))
  return differences.map(({ kind, lost, won }) =>
    lost === undefined && won === undefined ? kind : `${kind}: ${lost ?? ''} > ${won ?? ''}`,
  )
}

type Case = readonly [about: string, fullest: string | Said, wording: string | Said, ...told: string[]]
const FIRE = '“The tanks on the north pier will burn until Friday, and nobody can put them out,”'

describe('a wording that turns or shifts what was said', () => {
  const cases: Case[] = [
    [
      'has lost a "not"',
      '“We will not let the tanks on the north pier burn until Friday,”',
      '“We will let the tanks on the north pier burn until Friday,”',
      'negation changed: not > ',
    ],
    [
      'has won a "not" by a contraction',
      '“The pumps do work well in the cold of the north pier,”',
      '“The pumps don’t work well in the cold of the north pier,”',
      'negation changed: do > don’t',
    ],
    [
      'leaves out that the speaker does not think so',
      '“I do not think the harbour wall is safe tonight,”',
      '“the harbour wall is safe tonight,”',
      'negation changed: I do not think > ',
    ],
    [
      'turns the point in its own words',
      'that the northern tanks were not safe after the fire',
      'that after the fire the northern tanks were safe',
      'negation changed: not > ',
      'paraphrased',
    ],
    [
      'has a "not" in brackets',
      '“It is true that the wall of the harbour is safe,”',
      '“It is [not] true that the wall of the harbour is safe,”',
      'negation changed: true > [not] true',
    ],
    [
      'has another number',
      '“We have lost twelve tanks on the north pier since midnight,”',
      '“We have lost 20 tanks on the north pier since midnight,”',
      'number changed: twelve > 20',
    ],
    [
      'makes a bare number of a bounded one',
      'that more than 100 sailors had left the harbour by noon',
      'that 100 sailors had left the harbour by noon',
      'number changed: more than 100 > 100',
    ],
    [
      'bounds a number on the other side',
      '“At least 40 boats lie on the ground of the harbour,”',
      '“About 40 boats lie on the ground of the harbour,”',
      'number changed: At least 40 > About 40',
    ],
    [
      'has another share',
      'that a third of the harbour was closed on Monday',
      'that two-thirds of the harbour was closed on Monday',
      'number changed: a third > two-thirds',
    ],
    [
      'counts in another unit',
      '“The repairs will take us about 30 weeks from today,”',
      '“The repairs will take us about 30 days from today,”',
      'number changed: about 30 weeks > about 30 days',
    ],
    [
      'has billions for millions',
      '“The new wall will cost the town $3 billion,”',
      '“The new wall will cost the town $3 million,”',
      'number changed: $3 billion > $3 million',
    ],
    [
      'gives the words to another',
      { content: FIRE, by: 'Liv Aanstad', id: 'sta_1' },
      { content: FIRE, by: 'Ola Berg', id: 'sta_2' },
      'speaker changed: Liv Aanstad > Ola Berg',
    ],
    [
      'makes "will" a "may"',
      '“The tanks on the north pier will burn until Friday,”',
      '“The tanks on the north pier may burn until Friday,”',
      'hedged: will > may',
    ],
    [
      'makes "may be" an "is"',
      '“The water in the harbour may be poisonous to children,”',
      '“The water in the harbour is poisonous to children,”',
      'hedged: may be > is',
    ],
    [
      'makes a plan of what somebody will do',
      'that the council will rebuild the north pier next summer',
      'that the council plans to rebuild the north pier next summer',
      'hedged: will > plans to',
    ],
    [
      'has lost a "probably"',
      '“The tanks were probably set on fire by somebody who knew them,”',
      '“The tanks were set on fire by somebody who knew them,”',
      'hedged: probably > ',
    ],
    [
      'leaves out the condition',
      '“If the council pays its share, we will rebuild the whole pier by summer,”',
      '“We will rebuild the whole pier by summer,”',
      'hedged: If the council pays its share > ',
      'cut: If the council pays its share > ',
    ],
  ]
  it.each(cases)('%s', (_, fullest, wording, ...told) => {
    expect(tell(fullest, wording)).toEqual(told)
  })
})

describe('a wording that is otherwise different', () => {
  const cases: Case[] = [
    [
      'has another word inside its quotation marks',
      '“The fire was a stupid mistake of the harbour company,”',
      '“The fire was a costly mistake of the harbour company,”',
      'words changed: stupid > costly',
    ],
    [
      'drops a word without a mark',
      '“I feel very badly for the crews of the north pier,”',
      '“I feel badly for the crews of the north pier,”',
      'words changed: very > ',
    ],
    [
      'adds words to a quotation',
      '“The company knew of the leak before the fire on Monday,”',
      '“The company knew all about of the leak before the fire on Monday,”',
      'words changed:  > all about',
    ],
    [
      'has the sentences in another order',
      '“Nobody has slept for two nights here. The town council has not even called us once.”',
      '“The town council has not even called us once. Nobody has slept for two nights here.”',
      'order changed',
    ],
    [
      'is another translation',
      FIRE,
      '“The tanks at the northern pier are going to burn until Friday, and no one is able to put them out,”',
      'translated',
    ],
    [
      'tells it in other words',
      FIRE,
      'that the burning tanks on the north pier could be put out by nobody before Friday',
      'paraphrased',
    ],
    [
      'keeps some words in quotation marks and tells the rest',
      FIRE,
      'that of the fire on the pier and its smoke “nobody can put them out”',
      'paraphrased',
    ],
    [
      'tells one sentence in other words and leaves out the other',
      '“My crews have slept two hours since Monday. The harbour company should pay for every single lost boat.”',
      'that the harbour company ought to pay for the lost boats',
      'paraphrased',
      'cut: My crews have slept two hours since Monday > ',
    ],
    [
      'ends early',
      FIRE,
      '“The tanks on the north pier will burn until Friday,”',
      'cut: and nobody can put them out > ',
    ],
    [
      'begins late, in a sentence of the outlet',
      FIRE,
      { content: 'nobody can put them out', quotation: 'direct' },
      'cut: The tanks on the north pier will burn until Friday, and > ',
    ],
    [
      'jumps where the speaker is named',
      '“The tanks will burn until Friday. We are all very tired. Nobody can put them out.”',
      '“The tanks will burn until Friday,” / “Nobody can put them out.”',
      'cut: We are all very tired > ',
    ],
    [
      'shows by dots that it leaves words out',
      FIRE,
      '“The tanks ... will burn until Friday, and nobody can put them out.”',
      'cut with ellipsis: on the north pier > ',
    ],
    [
      'shows so by empty brackets',
      FIRE,
      '“The tanks […] will burn until Friday, and nobody can put them out.”',
      'cut with ellipsis: on the north pier > ',
    ],
    [
      'ends early, and with another word',
      '“The company has always kept the laws. But we are not working for the company, believe me.”',
      '“The company has always kept the law.”',
      'words changed: laws > law',
      'cut: But we are not working for the company, believe me > ',
    ],
    [
      'overlaps with the fullest',
      '“We lost three boats that night. The harbour company never paid us for any of them. We all left.”',
      '“The harbour company never paid us for any of them. That was a shame.”',
      'cut: We lost three boats that night … We all left > That was a shame',
    ],
  ]
  it.each(cases)('%s', (_, fullest, wording, ...told) => {
    expect(tell(fullest, wording)).toEqual(told)
  })

  it('has all its differences named, the dangerous ones first', () => {
    expect(
      tell(
        {
          content: '“We will not pay the 40 sailors a single krone. They knew it all in March.”',
          by: 'Liv Aanstad',
        },
        { content: '“We will pay the 50 sailors a single krone.”', by: 'Ola Berg' },
      ),
    ).toEqual([
      'negation changed: not > ',
      'number changed: 40 > 50',
      'speaker changed: Liv Aanstad > Ola Berg',
      'cut: They knew it all in March > ',
    ])
  })
})

describe('no difference', () => {
  const LONG = '“I am sure that the harbour company will pay for it.”'
  const cases: Case[] = [
    ['are marks and capitals', '“The Tanks burn: nobody helps!”', '"the tanks burn, nobody helps"'],
    [
      'are contractions',
      '“I’m sure we will not leave the harbour,”',
      '“I am sure we won’t leave the harbour,”',
    ],
    [
      'are British and American spelling',
      '“The harbour programme was cancelled and organised anew in the centre,”',
      '“The harbor program was canceled and organized anew in the center,”',
    ],
    [
      'are titles in short',
      '“I told Senator Berg of 9 percent more,”',
      '“I told Sen. Berg of nine per cent more,”',
    ],
    [
      'is a curse that was masked',
      '“We will not pay for this fucking pier,”',
      '“We will not pay for this f***ing pier,”',
    ],
    [
      'are hyphens and spaces',
      '“A same-sex couple gave in to re-election fears,”',
      '“A same sex couple gave into reelection fears,”',
    ],
    [
      'are words that brackets own to',
      LONG,
      '“[He is] sure that the harbour company will pay for [the pier].”',
    ],
    ['is a way of quoting alone', LONG, { content: LONG.slice(1, -1), quotation: 'indirect' }],
    [
      'are the persons and tenses of reported speech',
      LONG,
      'he was sure the harbour company would pay for it',
    ],
    [
      'are persons in a mixed quotation',
      '“I look forward to being paid in full,”',
      'he “looks forward to being paid in full”',
    ],
    ['is a number in words', '“We lost 21 boats and 1,000 nets,”', '“We lost 21 boats and 1000 nets,”'],
    [
      'is a dash before a "more"',
      'nobody more able than he had led it',
      'nobody - more able than he had led it',
    ],
  ]
  it.each(cases)('%s', (_, fullest, wording) => {
    expect(tell(fullest, wording)).toEqual([])
  })
})

describe('no alarm', () => {
  const cases: Case[] = [
    [
      'is given for a clause with "not" that was cut',
      '“The pier is ours, and we do not owe the company a krone for it,”',
      '“The pier is ours,”',
      'cut: and we do not owe the company a krone for it > ',
    ],
    [
      'is given for "not" in a part that stays negative in other words',
      '“We will not pay for the wall on the north pier,”',
      'they refused to pay for the wall on the north pier',
      'paraphrased',
    ],
    [
      'is given where "not" has moved outside the quotation marks',
      '“We will not pay for the wall on the north pier,”',
      'they would not “pay for the wall on the north pier”',
    ],
    [
      'is given for "not any" and "no"',
      '“We do not have any plan for the north pier after Friday,”',
      '“We have no plan for the north pier after Friday,”',
      'words changed: do not … any > no',
    ],
    [
      'is given for a "no" that answers',
      '“No, the tanks on the north pier burn until Friday,”',
      '“The tanks on the north pier burn until Friday,”',
      'cut: No > ',
    ],
    [
      'is given for what the cue denies',
      { content: '“We did not sell the pier to the company,”' },
      { content: 'having sold the pier to the company', act: 'deny' },
      'paraphrased',
    ],
    [
      'is given for a number that was left out',
      '“We have lost twelve tanks on the north pier since midnight,”',
      'that tanks had been lost on the north pier since midnight',
      'paraphrased',
    ],
    [
      'is given for a share in other numbers',
      'that two-thirds of the harbour was closed on Monday',
      'that 67 percent of the harbour was closed on Monday',
      'paraphrased',
    ],
    [
      'is given for miles in kilometres',
      'that the smoke was seen 60 miles away from the pier',
      'that the smoke was seen 97 kilometres away from the pier',
      'paraphrased',
    ],
    [
      'is given for a month',
      '“We will open the new pier to everybody in May,”',
      'they would open the new pier to everybody in spring',
      'paraphrased',
    ],
    [
      'is given for "could" where the speaker said "can"',
      '“The company can rebuild the north pier by next summer,”',
      'that the company could rebuild the north pier by next summer',
    ],
    [
      'is given where "appear" is no hedge',
      '“The captains will appear before the harbour council on Monday,”',
      'the captains would stand before the harbour council on Monday',
      'paraphrased',
    ],
  ]
  it.each(cases)('%s', (_, fullest, wording, ...told) => {
    expect(tell(fullest, wording)).toEqual(told)
  })

  it('is given for one unnamed official whom two copies have as two voices', () => {
    const wordings = describeWordings([
      { ...prepare({ content: FIRE, by: 'a senior official', id: 'sta_1' }), voice: 'voi_1' },
      { ...prepare({ content: FIRE, by: 'A senior official', id: 'sta_2' }), voice: 'voi_2' },
    ])
    expect(wordings).toHaveLength(1)
    expect(wordings[0]!.statements).toEqual(['sta_1', 'sta_2'])
  })
})

describe('the wordings of an utterance', () => {
  it('are the same whatever the order of the statements', () => {
    const said = [
      FIRE,
      FIRE.replace('will', 'may'),
      'that the tanks would burn until Friday',
      '“burn until Friday,”',
    ]
    const prepared = said.map((content) => prepare({ content }))
    const told = describeWordings(prepared)
    expect(told).toHaveLength(4)
    expect(describeWordings([...prepared].reverse())).toEqual(told)
    expect(describeWordings([prepared[2]!, prepared[0]!, prepared[3]!, prepared[1]!])).toEqual(told)
  })

  it('begin with the text of most articles where several are as full', () => {
    const [may, will] = [FIRE.replace('will', 'may'), FIRE]
    const told = describeAll({ content: may }, { content: will, id: 'sta_x' }, { content: will, id: 'sta_y' })
    expect(told.map(({ text }) => text)).toEqual([will, may])
  })

  it('hold nothing but the words of the articles', () => {
    const told = describeAll(FIRE, '“The boats on the north pier may ... be put out by somebody,”')
    for (const { lost, won } of told[1]!.differences) {
      for (const passage of lost?.split(' … ') ?? []) expect(told[0]!.text).toContain(passage)
      for (const passage of won?.split(' … ') ?? []) expect(told[1]!.text).toContain(passage)
    }
    expect(told[1]!.differences.length).toBeGreaterThan(0)
  })

  it('are told for contents without a word, and for speeches that have nothing in common', () => {
    expect(describeAll('“…”', '“?!”').flatMap(({ differences }) => differences)).toEqual([])
    const speech = (word: string) =>
      `“${Array.from({ length: 900 }, (_, at) => `${word}${at * 7}x`).join(' ')}.”`
    const told = describeAll(speech('one'), speech('other'))
    expect(told[1]!.differences.map(({ kind }) => kind)).toEqual(['cut'])
  })
})
