import { describe, expect, it } from 'vitest'
import type { Statement } from '../../src/record.ts'
import { judgeSaying, LEAST_CHANCE_OF_ONE_SAYING } from '../../src/relate/judge-saying.ts'
import { listSayingBuckets, listSayingKeys, listSpeakerNames } from '../../src/relate/list-saying-keys.ts'
import { dayNumber } from '../../src/relate/prepare-articles.ts'
import { type PreparedStatement, prepareStatement } from '../../src/relate/prepare-statements.ts'

const CHIEF = { id: 'avo_1', name: 'Liv Aanstad', kind: 'person', confidence: 0.9 } as const
const FULL = '“The tanks on the north pier will burn until Friday, and nobody can put them out,”'

interface Said extends Partial<Omit<Statement, 'text' | 'content'>> {
  readonly content: string
  readonly cue?: never
  readonly cueWords?: string
  readonly on?: string
  readonly published?: string
  /** Where the content begins in its article. */
  readonly at?: number
}

let count = 0

/** A statement of the fire chief's in an article of its own. */
function prepare({ content, cueWords = 'said', on, published = '2031-05-05', at = 0, ...rest }: Said) {
  const article = rest.article ?? `art_${++count}`
  const statement: Statement = {
    id: `sta_${++count}`,
    speaker: [],
    text: { content, cue: cueWords },
    quotation: /^[“"]/.test(content) ? 'direct' : 'indirect',
    confidence: 0.9,
    act: 'assert',
    voice: CHIEF,
    ...(on && { saidAt: { from: on, to: on, confidence: 0.9 } }),
    ...rest,
    cue: [],
    article,
    content: [[at, at + content.length]],
  }
  const head = { id: article, from: `${article}.txt`, publishedAt: published }
  return prepareStatement(statement, {
    article: { article: head, day: dayNumber(published) },
    voice: 'voi_1',
  })
}

function isOne(one: Said, other: Said, voices: 'sameVoice' | 'otherVoice' = 'sameVoice'): boolean {
  const [a, b] = [prepare(one), prepare(other)]
  const chance = judgeSaying(a, b)
  expect(judgeSaying(b, a)).toEqual(chance)
  return chance[voices] >= LEAST_CHANCE_OF_ONE_SAYING
}

describe('two statements report one act of saying', () => {
  it.each<[string, Said, Said]>([
    ['the same quotation in other marks', { content: FULL }, { content: FULL.replace(/[“”]/g, '"') }],
    [
      'a quotation and a part of it',
      { content: FULL },
      { content: '“The tanks on the north pier will burn until Friday,”' },
    ],
    [
      'a quotation and some of its words in an indirect sentence',
      { content: FULL },
      { content: 'that the tanks “will burn until Friday, and nobody can put them out”', quotation: 'mixed' },
    ],
    [
      'a quotation and an indirect report of the same point',
      { content: FULL },
      { content: 'that nobody could put out the tanks burning on the north pier until Friday' },
    ],
    [
      'two translations of one sentence on one day',
      {
        content: '“The specialists will remain in Ormsund for as long as the harbour council requires them,”',
        on: '2031-05-05',
      },
      {
        content: '“The specialists stay in Ormsund as long as the harbour council needs them,”',
        on: '2031-05-05',
      },
    ],
    [
      'a quotation on the day and a week later',
      { content: FULL },
      { content: FULL, published: '2031-05-12' },
    ],
    [
      'an indirect report in two papers that have the day of it',
      { content: 'that eleven sailors were carried from the burning quay', on: '2031-05-05' },
      {
        content: 'eleven sailors had been carried off the burning quay',
        on: '2031-05-05',
        published: '2031-05-06',
      },
    ],
  ])('%s', (_, one, other) => {
    expect(isOne(one, other)).toBe(true)
  })

  it('a body and who speaks for it, in one article', () => {
    const lead = {
      content: 'Ormsund fire crews will stay on the Kestrel pier as long as needed',
      voice: { ...CHIEF, id: 'avo_2', name: 'the Ormsund Harbour Authority', kind: 'organisation' },
      article: 'art_briefing',
    } as const
    const later = {
      content:
        'Ormsund fire crews will stay on the Kestrel pier “as long as the harbour council needs them,”',
      quotation: 'mixed',
      role: { text: 'Harbour Authority spokeswoman', start: 0, end: 29 },
      article: 'art_briefing',
      on: '2031-05-05',
      at: 500,
    } as const
    expect(isOne(lead, later, 'otherVoice')).toBe(true)
  })

  it('a long quotation that one article gives to nobody it names', () => {
    const [named, unnamed] = [{ content: FULL }, { content: FULL, voice: undefined }]
    expect(isOne(named, unnamed, 'otherVoice')).toBe(true)
  })

  it('the same words of one article that were taken from it twice', () => {
    const part = { content: FULL, article: 'art_twice' }
    expect(isOne(part, { content: FULL.slice(0, 50), article: 'art_twice' })).toBe(true)
  })

  it('the same report of a voice whose first name another article has in another way', () => {
    const content = 'that the tanks on the north pier would burn until Friday'
    const voice = { ...CHIEF, id: 'avo_2', name: 'Liv-Marie Aanstad' }
    expect(isOne({ content }, { content, voice }, 'otherVoice')).toBe(true)
  })

  it('two reports of one veto, of which one has the word only where it tells that it was said', () => {
    const one = { content: 'the pier bill of the harbour council', cueWords: 'vetoed' }
    const other = { content: 'that she had vetoed the harbour council’s pier bill', cueWords: 'said' }
    const [a, b] = [prepare(one), prepare(other)]
    const without = judgeSaying(prepare({ ...one, cueWords: 'announced' }), b).sameVoice
    expect(judgeSaying(a, b).sameVoice).toBeGreaterThan(without)
  })
})

describe('two statements stay apart', () => {
  it.each<[string, Said, Said]>([
    [
      'other sentences of one speech',
      { content: FULL, on: '2031-05-05' },
      { content: '“My crews on the north pier have slept two hours since the alarm,”', on: '2031-05-05' },
    ],
    [
      'the phrase of a campaign at another rally',
      { content: '“We will build the harbour again,”', on: '2031-05-05' },
      { content: '“We will build the harbour again,”', on: '2031-05-19', published: '2031-05-19' },
    ],
    [
      'where somebody stands, told by two papers weeks apart',
      { content: 'closing the north pier', cueWords: 'opposes' },
      { content: 'the closing of the north pier', cueWords: 'has opposed', published: '2031-05-25' },
    ],
    [
      'opposite claims',
      { content: 'that the tanks on the north pier would burn until Friday' },
      { content: 'that the tanks on the north pier would not burn until Friday' },
    ],
    [
      'what was said and what was not',
      { content: 'the closing of the north pier' },
      { content: 'the closing of the north pier', negated: { text: 'has yet to', start: 0, end: 10 } },
    ],
    ['no common word that says something', { content: '“It is over,”' }, { content: '“Nobody was there,”' }],
  ])('%s', (_, one, other) => {
    expect(isOne(one, other)).toBe(false)
  })

  it('other voices with a cliché in common', () => {
    const one = { content: '“At the end of the day, my crews did what they could with four boats,”' }
    const other = { content: '“At the end of the day, the council decides who pays for the pier,”' }
    expect(isOne(one, other, 'otherVoice')).toBe(false)
  })

  it('other voices with the same point in their own words', () => {
    const content = 'that the tanks on the north pier would burn until Friday'
    const voice = { ...CHIEF, id: 'avo_2', name: 'Tor Lund' }
    expect(isOne({ content }, { content, voice }, 'otherVoice')).toBe(false)
  })

  it('namesakes with the same point in words that are only alike', () => {
    const one = { content: 'that the tanks on the north pier would burn until Friday' }
    const other = { content: 'that two tanks of the harbour were still burning on the pier' }
    const voice = { ...CHIEF, id: 'avo_2', name: 'Per Aanstad' }
    expect(isOne(one, { ...other, voice }, 'otherVoice')).toBe(false)
  })

  it('namesakes in one article, however alike their words are', () => {
    const content = 'that the tanks on the north pier would burn until Friday'
    const voice = { ...CHIEF, id: 'avo_2', name: 'Per Aanstad' }
    const article = 'art_namesakes'
    expect(isOne({ content, article }, { content, article, voice, at: 900 }, 'otherVoice')).toBe(false)
  })

  it('a statement and the one inside it', () => {
    const outer = prepare({ content: FULL })
    const inner = prepare({ content: FULL, within: outer.statement.id })
    expect(judgeSaying(outer, inner)).toEqual({ sameVoice: 0, otherVoice: 0 })
  })

  it('two voices whose words stand at one place of one article', () => {
    const one = { content: `that crews left and that ${FULL}`, article: 'art_place' }
    expect(isOne(one, { content: FULL, article: 'art_place', at: 26 }, 'otherVoice')).toBe(false)
  })
})

describe('the keys of a statement', () => {
  const haveCommon = (
    one: PreparedStatement,
    other: PreparedStatement,
    index: 'quoted words' | 'speaker and word',
  ) => {
    const buckets = listSayingBuckets(one, index)
    const others = listSayingKeys(other)[index].filter(
      ({ bucket }) => buckets === 'all' || buckets.includes(bucket),
    )
    return listSayingKeys(one)[index].some(({ key }) => others.some((its) => its.key === key))
  }

  it('bring any eight common quoted words together, wherever they stand', () => {
    const words =
      'tanks along our northern pier will burn until Friday morning because nobody found foam enough there'.split(
        ' ',
      )
    const whole = prepare({ content: `“${words.join(' ')}”` })
    for (let from = 0; from + 8 <= words.length; from++) {
      const part = prepare({
        content: `“Look ${words.slice(from, from + 8).join(' ')} tomorrow”`,
        voice: undefined,
      })
      expect(haveCommon(whole, part, 'quoted words')).toBe(true)
    }
  })

  it('bring an indirect report to the quotation by the speaker’s family name and a rare word', () => {
    const quoted = prepare({ content: FULL })
    const told = prepare({
      content: 'that the pier was burning',
      voice: { ...CHIEF, name: 'Chief Aanstad' },
      published: '2031-05-20',
    })
    expect(haveCommon(quoted, told, 'speaker and word')).toBe(true)
  })

  it('are those of every stretch of time where no day is known', () => {
    const undated = prepare({ content: FULL, published: '' })
    expect(haveCommon(prepare({ content: FULL }), undated, 'quoted words')).toBe(true)
    expect(haveCommon(undated, prepare({ content: FULL }), 'quoted words')).toBe(true)
  })

  it('find a quotation that is quoted again two months later, and a report in other words only in its own weeks', () => {
    const [first, later] = [prepare({ content: FULL }), prepare({ content: FULL, published: '2031-06-30' })]
    for (const [one, other] of [[first, later] as const, [later, first] as const]) {
      expect(haveCommon(one, other, 'quoted words')).toBe(true)
      expect(haveCommon(one, other, 'speaker and word')).toBe(false)
    }
  })

  it('have the body for which a speaker speaks, and the person for whom a campaign does', () => {
    const of = (said: Partial<Said>) => listSpeakerNames(prepare({ content: FULL, ...said }).statement)
    const role = (text: string) => ({ text, start: 0, end: text.length })
    expect(of({ role: role('Foreign Ministry spokeswoman') })).toEqual(['aanstad', 'foreign ministry'])
    expect(of({ role: role('a spokeswoman for the Ormsund Harbour Authority') })).toEqual([
      'aanstad',
      'harbour authority',
    ])
    expect(of({ voice: { ...CHIEF, name: 'the Brekke campaign', kind: 'organisation' } })).toEqual([
      'brekke campaign',
      'brekke',
    ])
    expect(of({ voice: { ...CHIEF, name: 'the Norwegian Foreign Ministry', kind: 'government' } })).toEqual([
      'foreign ministry',
    ])
  })
})

describe('the quoted words of a statement', () => {
  it('are found between two apostrophes, over several sentences and where a mark is missing', () => {
    const of = (content: string) => prepare({ content, quotation: 'mixed' }).quoted.join(' ')
    expect(of("that the pier was ''lost to us,'' and more")).toBe('lost to us')
    expect(of('that “it burns. Nobody helps.” and more')).toBe('it burns nobody helps')
    expect(of('that the pier was “lost to us')).toBe('lost to us')
    expect(of('lost to us” and that it burns')).toBe('lost to us')
    expect(of('that the pier was ‘lost to us’ and more')).toBe('lost to us')
  })
})
