import { describe, expect, it } from 'vitest'
import { createPen } from '../../src/cli/create-pen.ts'
import { gatherHappenings } from '../../src/cli/gather-happenings.ts'
import { tellChangedWords } from '../../src/cli/tell-changed-words.ts'
import { tellPair } from '../../src/cli/tell-copies.ts'
import { tellCourse } from '../../src/cli/tell-course.ts'
import { tellDays } from '../../src/cli/tell-days.ts'
import { tellDifference } from '../../src/cli/tell-difference.ts'
import { countOrigins, tellOrigins } from '../../src/cli/tell-origins.ts'
import { tellRelation } from '../../src/cli/tell-relation.ts'
import type { Act, Happening, Origin, Relation, RelationKind, Utterance } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'

const pen = createPen({ width: 100, isColored: false })
const colored = createPen({ width: 100, isColored: true })

describe('how a story went', () => {
  const tell = (...days: (string | undefined)[]) => tellCourse(days.map((publishedAt) => ({ publishedAt })))

  it('is its one day', () => {
    expect(tell('2024-03-14', '2024-03-14T08:00:00Z')).toBe('Published on 14 March 2024.')
  })

  it('is the days on which it grew', () => {
    expect(tell('2024-03-31', '2024-04-02', '2024-04-01', '2024-03-31')).toBe(
      'It began on 31 March 2024 with 2 articles and grew on 1 and 2 April 2024.',
    )
  })

  it('is a number of days where there are many', () => {
    const days = [1, 2, 3, 4, 5, 6, 7].map((day) => `2024-03-0${day}`)
    expect(tell(...days)).toBe(
      'It began on 1 March 2024 with 1 article and grew on 6 days from 2 March 2024 to 7 March 2024.',
    )
  })

  it('is a silence, and the day on which it came to life again', () => {
    expect(tell('2024-03-14', '2024-03-15', '2024-05-02', '2024-05-03')).toBe(
      'It began on 14 March 2024 with 1 article, grew on 15 March 2024, was quiet from 16 March 2024 to ' +
        '1 May 2024 and came to life again on 2 May 2024, growing on 3 May 2024.',
    )
  })

  it('does not guess the days of articles that have none', () => {
    expect(tell(undefined, '2024-13-41')).toBe('None of its articles says when it was published.')
    expect(tell('2024-03-14', undefined)).toMatch(/\. 1 article does not say when it was published\.$/)
    expect(tell('2024-03-14', undefined, '2024')).toMatch(/\. 2 articles do not say when they were/)
  })

  it('says the month once for its days', () => {
    expect(tellDays(['2024-02-28', '2024-02-29', '2024-03-01'])).toBe('28, 29 February 2024 and 1 March 2024')
  })
})

describe('a wording beside the fullest one', () => {
  const mark = (fullest: string, text: string, one = pen) =>
    tellChangedWords({ fullest, text }, { pen: one, indent: '  ' })

  it('has the words that changed between signs', () => {
    expect(mark('We will send 100 men to the dam.', 'We will send 120 men to the dam.')).toBe(
      '  We will send [-100-] {+120+} men to the dam.',
    )
    expect(mark('The gates will not be opened.', 'The gates will be opened.')).toBe(
      '  The gates will [-not-] be opened.',
    )
  })

  it('has only the ends of a long passage that was cut', () => {
    const fullest =
      'The lake will fall by two metres before the rain comes and before all the boats lie dry, but nobody left.'
    expect(mark(fullest, 'The lake will fall by two metres, but nobody left.')).toBe(
      '  The lake will fall by two metres, [-before the rain comes … boats lie dry-] but nobody left.',
    )
  })

  it('takes a word between two changes for a part of the change', () => {
    expect(
      mark('He told the crew that two of them had to go.', 'He told the crew that three of us had to go.'),
    ).toBe('  He told the crew that [-two of them-] {+three of us+} had to go.')
  })

  it('has no marks where little is common', () => {
    expect(mark('The dam is sound.', 'that nobody in the valley needs to be afraid')).toBeUndefined()
    expect(mark('The dam is sound.', '')).toBeUndefined()
  })

  it('has colour and no signs where colour shows, line by line', () => {
    const narrow = createPen({ width: 24, isColored: true })
    const text = 'We will send one hundred and twenty men to the dam and the gates.'
    expect(mark('We will send 100 men to the dam and the gates.', text, narrow)).toBe(
      [
        '  We will send \u001b[9m100\u001b[29m',
        '  \u001b[32m\u001b[4mone hundred and\u001b[24m\u001b[39m',
        '  \u001b[32m\u001b[4mtwenty\u001b[24m\u001b[39m men to the dam',
        '  and the gates.',
      ].join('\n'),
    )
  })

  it('loses characters that would pass for our own signs', () => {
    expect(mark('The gates\ue000 will open.', 'The gates\ue002 may open.', colored)).not.toMatch(
      /[\ue000-\ue002]/,
    )
  })

  it('has its difference named', () => {
    expect(tellDifference({ kind: 'number changed', lost: '100', won: '120' })).toBe(
      'number changed: “100” became “120”',
    )
    expect(tellDifference({ kind: 'negation changed', lost: 'not' })).toBe('negation changed: without “not”')
    expect(tellDifference({ kind: 'negation changed', won: 'never' })).toBe('negation changed: with “never”')
    expect(tellDifference({ kind: 'translated' })).toBe('translated')
    expect(tellDifference({ kind: 'hedged', lost: 'will', won: 'may '.repeat(50) })).toMatch(/^.{90,120} …”$/)
  })
})

describe('where articles have an utterance from', () => {
  const origin = (name: string, kind: Origin['kind'], count = 1): Origin => ({
    name,
    kind,
    articles: Array.from({ length: count }, (_, index) => `art_${name}${index}`),
    reasons: [kind === 'unknown' ? `${name} does not show how it knows.` : `${count} articles cite ${name}.`],
  })
  const known = [origin('Interfax', 'relayed', 3), origin('Tarn Mail', 'first hand')]
  const utterance: Utterance = {
    id: 'utt_1',
    voice: 'voi_1',
    wordings: [],
    origins: [],
    hops: [],
    confidence: 1,
    statements: [],
  }

  it('is a number of origins with their names', () => {
    expect(countOrigins([origin('Interfax', 'relayed', 3)])).toBe('3 articles, 1 origin: Interfax')
    expect(countOrigins([...known, origin('Radio Vessa', 'unknown')])).toBe(
      '5 articles, 2 known origins (Interfax; Tarn Mail, first hand) and 1 that does not say',
    )
    expect(countOrigins([origin('A', 'unknown'), origin('B', 'unknown')])).toBe(
      '2 articles, none of which says how it knows',
    )
    expect(countOrigins([origin('A', 'unknown', 2), origin('B', 'unknown')])).toBe(
      '3 articles, 2 origins that do not say',
    )
    expect(countOrigins([origin('unknown', 'unknown', 3)])).toBe('3 articles, 1 origin: not known')
  })

  it('has its reasons, and one for all that show nothing', () => {
    const origins = [...known, origin('A', 'unknown'), origin('B', 'unknown')]
    expect(tellOrigins({ ...utterance, origins }, pen)).toEqual([
      '    6 articles, 2 known origins (Interfax; Tarn Mail, first hand) and 2 that do not say',
      '      3 articles cite Interfax.',
      '      1 articles cite Tarn Mail.',
      '      A and B do not show how they know.',
    ])
  })

  it('is nothing where a single article shows nothing', () => {
    expect(tellOrigins({ ...utterance, origins: [origin('A', 'unknown')] }, pen)).toEqual([])
  })

  it('is how one article has it, in few words', () => {
    const [relayed] = known
    const origins = [{ ...relayed!, articles: ['art_1'], reasons: ['Tarn Mail cites Interfax.'] }]
    expect(tellOrigins({ ...utterance, origins }, pen)).toEqual(['    Tarn Mail cites Interfax.'])
  })

  it('is one occasion with many witnesses', () => {
    const occasion = { venue: 'weekly briefing', articles: ['art_1', 'art_2', 'art_3'] }
    const origins = [origin('A', 'unknown'), origin('B', 'unknown'), origin('C', 'unknown')]
    expect(tellOrigins({ ...utterance, origins, occasion }, pen)).toEqual([
      '    3 articles, none of which says how it knows',
      '    3 witnesses at one occasion: weekly briefing',
    ])
  })

  it('is a circle, which stands out', () => {
    const origins = [
      {
        ...origin('unknown', 'unknown', 2),
        reasons: ['A and B have it from each other: none is where it began.'],
      },
    ]
    const told = tellOrigins({ ...utterance, origins, circles: [['A', 'B', 'A']] }, pen)
    expect(told).toContain('    ! in a circle: A cites B, B cites A')
  })
})

describe('what articles share', () => {
  const heading = (outlet: string, publishedAt?: string) => ({
    id: `art_${outlet}`,
    from: `${outlet}.txt`,
    outlet,
    publishedAt,
  })
  const pair = {
    one: 'art_Mail',
    other: 'art_Post',
    shared: 0.934,
    extent: 'whole',
    passages: [],
    confidence: 0.9,
  } as const

  it('is a copy of what was published on an earlier day', () => {
    const [article, other] = [heading('Post', '2024-03-15'), heading('Mail', '2024-03-14T22:00:00Z')]
    expect(tellPair(pair, { article, other })).toBe('copy of the report in Mail, 93 % of it the same')
    expect(tellPair({ ...pair, extent: 'part', shared: 0.2 }, { article, other })).toBe(
      'has 20 % of its text in common with the report in Mail',
    )
  })

  it('is the same text where nobody knows who was first', () => {
    const tell = (day?: string) =>
      tellPair(pair, { article: heading('Post', day), other: heading('Mail', '2024-03-14') })
    expect(tell('2024-03-14')).toBe('same text as the report in Mail, 93 % of it')
    expect(tell()).toBe('same text as the report in Mail, 93 % of it')
    expect(tell('2024-03-13')).toBe('same text as the report in Mail, 93 % of it, which came later')
  })
})

describe('what happened on a day', () => {
  const tellOf = (text: string, day = '2024-03-13'): Happening => ({
    article: 'art_1',
    on: { from: day, to: day, confidence: 0.9 },
    told: { text, start: 0, end: text.length },
  })

  it('is told once where reports have nearly the same words for it', () => {
    const groups = gatherHappenings([
      tellOf('The gates were opened on Wednesday'),
      tellOf('A ferry sank off Quillon'),
      tellOf('The gates were opened at dawn on Wednesday.'),
      tellOf('The gates were opened on Wednesday', '2024-03-20'),
    ])
    expect(groups.map(({ fullest, told }) => [fullest.told.text, told.length])).toEqual([
      ['The gates were opened at dawn on Wednesday.', 2],
      ['A ferry sank off Quillon', 1],
      ['The gates were opened on Wednesday', 1],
    ])
  })
})

describe('who answers whom', () => {
  const say = (id: string, name: string, act: Act): [string, FoundStatement] => [
    id,
    {
      statement: {
        id,
        article: 'art_1',
        speaker: [],
        cue: [],
        content: [],
        text: { content: `the words of ${name}` },
        quotation: 'indirect',
        confidence: 0.9,
        act,
        voice: { id: `voi_${name}`, name, kind: 'person', confidence: 0.9 },
      },
      article: { id: 'art_1', from: 'a.txt', outlet: 'Tarn Mail', publishedAt: '2024-03-14' },
    },
  ]
  const relation = (kind: RelationKind): Relation => ({
    id: 'rel_1',
    kind,
    from: 'utt_1',
    to: 'utt_2',
    evidence: { from: 'sta_1', to: 'sta_2' },
    reason: 'So it reads.',
    confidence: 0.75,
  })
  const tell = (one: Relation, [from, to]: readonly [Act, Act] = ['assert', 'assert']) => {
    const statements = new Map([say('sta_1', 'the ministry', from), say('sta_2', 'Orsk', to)])
    return tellRelation(one, { statements, pen }).split('\n')
  }

  it('is a sentence, the words of both, and how it was found', () => {
    expect(tell(relation('denies'), ['reject', 'demand'])).toEqual([
      'The ministry rejected what Orsk demanded:',
      '    The ministry rejected, in Tarn Mail of 14 March 2024:',
      '      the words of the ministry',
      '    Orsk demanded, in Tarn Mail of 14 March 2024:',
      '      the words of Orsk',
      '    So it reads.',
      '    confidence 0.75 · rel_1 · utt_1 to utt_2',
    ])
  })

  it.each([
    ['agrees', 'The ministry agreed with what Orsk said:'],
    ['contradicts', 'The ministry contradicted what Orsk said:'],
    ['denies', 'The ministry denied what Orsk said:'],
    ['answers', 'The ministry answered what Orsk said:'],
    ['reverses', 'The ministry said otherwise than before:'],
  ] as const)('%s in words', (kind, sentence) => {
    expect(tell(relation(kind))[0]).toBe(sentence)
  })

  it('says that nobody is found to have claimed what is denied', () => {
    const { to: _, ...open } = relation('denies')
    const told = tell({ ...open, claim: 'a second crack', evidence: { from: 'sta_1' } }, ['deny', 'assert'])
    expect(told[0]).toBe('The ministry denied a claim nobody here is found to have made:')
    expect(told).toContain('      a second crack')
  })

  it('still says what it knows where a statement is gone', () => {
    const told = tellRelation(relation('answers'), { statements: new Map(), pen }).split('\n')
    expect(told[0]).toBe('Somebody answered what somebody said:')
  })
})
