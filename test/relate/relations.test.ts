import { describe, expect, it } from 'vitest'
import { identify } from '../../src/identify.ts'
import type { ReadArticle, Relation } from '../../src/record.ts'
import { findRelations, findReversals } from '../../src/relate/find-relations.ts'
import type { Party } from '../../src/relate/party.ts'
import { dayNumber } from '../../src/relate/prepare-articles.ts'
import { prepareStatement } from '../../src/relate/prepare-statements.ts'
import { splitWords } from '../../src/relate/split-words.ts'
import { HARBOUR } from './affair.ts'
import { type Said, writeReport } from './write-report.ts'

let number = 0
const write = (day: string, ...said: Said[]) =>
  writeReport({ publishedAt: day, paragraphs: [`Report ${++number}.`, ...HARBOUR, ...said] })

/** Each statement as an utterance of its own; voices are one where their names are. */
function makeParties(articles: readonly ReadArticle[]): Party[] {
  return articles.flatMap(({ article, statements, voices }) =>
    statements.map((statement): Party => {
      const { name, kind } = voices.find(({ id }) => id === statement.voice!.id)!
      const voice = { id: `${kind} ${name}`, name, kind }
      const day = dayNumber(article.publishedAt)
      const words = splitWords(name).filter((word) => word !== 'the')
      return {
        utterance: identify('utt', [statement.id]),
        saying: [prepareStatement(statement, { article: { article, day }, voice: voice.id })],
        voice,
        nameWords: kind === 'person' ? words.slice(-1) : words,
        ...(day !== undefined && { day }),
      }
    }),
  )
}

/** Relations as `who kind whom`, or `who kind: claim`. */
function tellRelations(...articles: ReadArticle[]): string[] {
  const parties = makeParties(articles)
  const nameOf = (utterance?: string) => parties.find((party) => party.utterance === utterance)!.voice.name
  return findRelations(parties)
    .map(({ kind, from, to, claim }) => `${nameOf(from)} ${kind}${claim ? `: ${claim}` : ` ${nameOf(to)}`}`)
    .sort()
}

const relateAll = (...articles: ReadArticle[]): Relation[] => findRelations(makeParties(articles))

const CLAIM: Said = { by: 'Bram Tolle', content: 'that the refinery stored stolen oil in the north tanks' }

describe('a denial', () => {
  it('is tied to the claim that it denies', () => {
    const denial: Said = {
      by: 'Ada Kestrel',
      act: 'deny',
      content: 'that the refinery had ever stored stolen oil in its north tanks',
    }
    const articles = [write('2031-05-05', CLAIM), write('2031-05-06', denial)]
    expect(tellRelations(...articles)).toEqual(['Ada Kestrel denies Bram Tolle'])
    const [relation] = relateAll(...articles)
    expect(relation!.evidence).toEqual({
      from: articles[1]!.statements[0]!.id,
      to: articles[0]!.statements[0]!.id,
    })
    expect(relation!.reason).toBe(
      'Ada Kestrel denied what Bram Tolle said: the refinery had ever stored stolen oil in its north tanks.',
    )
    expect(relation!.confidence).toBeGreaterThan(0.5)
  })

  it('is not tied to what was said after it', () => {
    const denial: Said = { by: 'Ada Kestrel', act: 'deny', content: CLAIM.content }
    expect(tellRelations(write('2031-05-05', denial), write('2031-05-07', CLAIM))).toEqual([
      'Ada Kestrel denies: the refinery stored stolen oil in the north tanks',
    ])
  })

  it('is tied to what its own report hands on without a day, and not to what was said long before', () => {
    const [old, soon] = ['2031-03-01', '2031-05-06'].map((day) => write(day, CLAIM))
    const content = 'that the refinery had ever stored stolen oil in its north tanks'
    const denial: Said = { by: 'Ada Kestrel', act: 'deny', content }
    expect(tellRelations(soon!, write('2031-05-12', denial))).toEqual(['Ada Kestrel denies Bram Tolle'])
    expect(tellRelations(old!, write('2031-05-12', denial))).toEqual([
      'Ada Kestrel denies: the refinery had ever stored stolen oil in its north tanks',
    ])
    expect(tellRelations(write('2031-05-06', { ...denial, on: '2031-05-04' }, CLAIM))).toEqual([
      'Ada Kestrel denies Bram Tolle',
    ])
  })

  it('is not tied to a demand that has one word in common with the one it tells of', () => {
    const demand: Said = { by: 'Bram Tolle', act: 'demand', content: 'more cameras on the harbour wall' }
    const rejection = (content: string): Said => ({ by: 'Ada Kestrel', act: 'reject', content })
    const told = 'Tolle’s call to ban foreign trawlers from the harbour'
    expect(tellRelations(write('2031-05-05', demand), write('2031-05-06', rejection(told)))).toEqual([])
    expect(
      tellRelations(write('2031-05-05', demand), write('2031-05-06', rejection('Tolle’s call for cameras'))),
    ).toEqual(['Ada Kestrel denies Bram Tolle'])
  })

  it('is not tied to who hands on what others allege', () => {
    const denial: Said = {
      by: 'Ada Kestrel',
      act: 'deny',
      content: 'the refinery had stored stolen oil in the north tanks',
    }
    const open = 'Ada Kestrel denies: the refinery had stored stolen oil in the north tanks'
    const handing: Said = {
      ...CLAIM,
      content: 'People allege the refinery stored stolen oil in the north tanks',
    }
    expect(tellRelations(write('2031-05-05', handing, denial))).toEqual([open])
    expect(tellRelations(write('2031-05-05', CLAIM, denial))).toEqual(['Ada Kestrel denies Bram Tolle'])
  })

  it('is no surer than that its statements were said by who is told to have said them', () => {
    const denial: Said = { by: 'Ada Kestrel', act: 'deny', content: 'any wrongdoing at the harbour' }
    const article = write('2031-05-05', denial)
    const doubtful = article.statements.map((statement) => ({ ...statement, confidence: 0.4 }))
    expect(relateAll(article)[0]!.confidence).toBeGreaterThan(0.8)
    expect(relateAll({ ...article, statements: doubtful })[0]!.confidence).toBe(0.7)
  })

  it('tells its reason in few words, with marks around those that are quoted', () => {
    const demand: Said = {
      by: 'Lower Tarn',
      kind: 'government',
      act: 'demand',
      content: 'that the harbour be closed',
    }
    const rejecting = (content: string): Said => ({ by: 'Ada Kestrel', act: 'reject', content })
    const reasonFor = (content: string) =>
      relateAll(write('2031-05-05', demand), write('2031-05-06', rejecting(content)))[0]!.reason
    expect(reasonFor('Lower Tarn’s demand that the harbour be “closed for good”')).toBe(
      'Ada Kestrel rejected what Lower Tarn demanded: the harbour be “closed for good”.',
    )
    expect(
      reasonFor('“Lower Tarn’s demand for the harbour,” … “is ill advised, and the people know it well.”'),
    ).toBe(
      'Ada Kestrel rejected what Lower Tarn demanded: “Lower Tarn’s demand for the harbour,” … “is ill advised, and the …”',
    )
  })

  it('of a demand is tied to the demand of the one it names', () => {
    const demand: Said = {
      by: 'Lower Tarn',
      kind: 'government',
      act: 'demand',
      content: 'that the harbour be closed',
    }
    const rejection: Said = { by: 'Ada Kestrel', act: 'reject', content: 'Lower Tarn’s demand' }
    expect(tellRelations(write('2031-05-05', demand), write('2031-05-06', rejection))).toEqual([
      'Ada Kestrel denies Lower Tarn',
    ])
  })

  it('of "his call" is tied to the call right before it', () => {
    const demand: Said = { by: 'Bram Tolle', act: 'demand', content: 'that the harbour be closed' }
    const other: Said = { by: 'Ivo Marr', act: 'demand', content: 'more foam' }
    const rejection: Said = { by: 'Ada Kestrel', act: 'reject', content: 'his call' }
    expect(tellRelations(write('2031-05-05', demand, rejection), write('2031-05-05', other))).toEqual([
      'Ada Kestrel denies Bram Tolle',
    ])
  })
})

describe('two voices', () => {
  it('contradict each other on one point', () => {
    const against: Said = {
      by: 'Ada Kestrel',
      content: 'the refinery stored no stolen oil in the north tanks',
    }
    expect(tellRelations(write('2031-05-05', CLAIM), write('2031-05-06', against))).toEqual([
      'Ada Kestrel contradicts Bram Tolle',
    ])
  })

  it('do not contradict each other where each speaks of itself, or of nobody', () => {
    const pairs = [
      ['We stored stolen oil in the north tanks', 'We did not store stolen oil in the north tanks'],
      ['No one stored stolen oil in the north tanks', 'They stored stolen oil in the north tanks'],
    ]
    for (const [one, other] of pairs) {
      const articles = [
        write('2031-05-05', { by: 'Bram Tolle', content: one! }),
        write('2031-05-06', { by: 'Ada Kestrel', content: other! }),
      ]
      expect(tellRelations(...articles).filter((told) => told.includes('contradicts'))).toEqual([])
    }
  })

  it('contradict each other where one is against what the other wants', () => {
    const wanting: Said = {
      by: 'Viktor Bonde',
      content: 'that Ormsund should consider a base on the pier if asked',
    }
    const against: Said = {
      by: 'Vladimir Dzhar',
      content: 'that he was against a base in the current circumstances',
    }
    expect(tellRelations(write('2031-05-05', wanting, against))).toEqual([
      'Vladimir Dzhar contradicts Viktor Bonde',
    ])
  })

  it('do not agree where one says that it should be done and the other that it will', () => {
    const should: Said = { by: 'Oswin Karr', content: '“Dorn should send inspectors to the dam.”' }
    const will: Said = { by: 'Jorun Pell', content: 'that Dorn will send inspectors to the dam' }
    expect(tellRelations(write('2031-05-05', should), write('2031-05-08', will))).toEqual([])
  })

  it('agree where they say the same in words of their own', () => {
    const same: Said = {
      by: 'Ivo Marr',
      content: 'stolen oil had been stored in the refinery’s north tanks for years',
    }
    expect(tellRelations(write('2031-05-05', CLAIM), write('2031-05-06', same))).toEqual([
      'Ivo Marr agrees Bram Tolle',
    ])
  })

  it('are not related by a few common words, by questions or by other numbers', () => {
    const others: Said[] = [
      { by: 'Ivo Marr', content: 'the refinery will be open again by summer' },
      { by: 'Ada Kestrel', content: '“Why would the refinery have stored stolen oil in the north tanks?”' },
    ]
    expect(tellRelations(write('2031-05-05', CLAIM, ...others))).toEqual([])
    const five: Said = { by: 'Ivo Marr', content: 'five sailors were missing from the tanker Halcyon' }
    const nine: Said = { by: 'Bram Tolle', content: 'nine sailors were missing from the tanker Halcyon' }
    expect(tellRelations(write('2031-05-05', five, nine))).toEqual([])
  })

  it('answer each other where one takes up the other’s quoted words', () => {
    const call: Said = {
      by: 'Donald Trask',
      act: 'demand',
      content: 'that Ormsund “get out” of the harbour',
      quotation: 'mixed',
    }
    const answer: Said = {
      by: 'Mara Zakh',
      content: 'that Donald Trask’s demand that Ormsund “get out” was “boorishness on a global scale”',
      quotation: 'mixed',
    }
    expect(tellRelations(write('2031-05-05', call), write('2031-05-06', answer))).toContain(
      'Mara Zakh answers Donald Trask',
    )
  })
})

describe('a denial of what nobody is found to have said', () => {
  const denyingThat = (content: string, act: 'deny' | 'reject' = 'deny'): Said => ({
    by: 'Mara Zakh',
    act,
    content,
  })

  it('stands with the claim in its own words', () => {
    const denial = denyingThat('reports that Ormsund was considering a lasting base on the pier')
    expect(tellRelations(write('2031-05-05', denial))).toEqual([
      'Mara Zakh denies: Ormsund was considering a lasting base on the pier',
    ])
    const [relation] = relateAll(write('2031-05-05', denial))
    expect(relation!.to).toBeUndefined()
    expect(relation!.evidence.to).toBeUndefined()
    expect(relation!.reason).toBe(
      'Mara Zakh denied a claim that nobody in the story is found to have made: Ormsund was considering a lasting base on the pier.',
    )
  })

  it('is left out where somebody is found to have claimed it', () => {
    const claim: Said = {
      by: 'Bram Tolle',
      content: 'that Ormsund was considering a lasting base on the pier',
    }
    const denial = denyingThat('reports that Ormsund was considering a lasting base on the pier')
    expect(tellRelations(write('2031-05-05', claim, denial))).toEqual(['Mara Zakh denies Bram Tolle'])
  })

  it('is found in a deed, in charges and in criticism of somebody', () => {
    const told = (content: string, act?: 'deny' | 'reject') =>
      tellRelations(write('2031-05-05', denyingThat(content, act)))
    expect(told('storing stolen oil')).toEqual(['Mara Zakh denies: storing stolen oil'])
    expect(told('any wrongdoing')).toEqual(['Mara Zakh denies: any wrongdoing'])
    expect(told('the allegations')).toEqual(['Mara Zakh denies: the allegations'])
    expect(told('criticism from the mayor on Sunday that the pier was unsafe', 'reject')).toEqual([
      'Mara Zakh denies: the pier was unsafe',
    ])
  })

  it('is found where claims are called false, and tied to whom they name or point at', () => {
    const saying = (content: string, more: Partial<Said> = {}): Said => ({
      by: 'Mara Zakh',
      content,
      ...more,
    })
    const told = (...said: Said[]) => tellRelations(write('2031-05-05', ...said))
    expect(told(saying('that the allegations were “completely false”'))).toEqual([
      'Mara Zakh denies: the allegations',
    ])
    expect(told(saying('“The idea that the pier is closing is simply not true.”'))).toEqual([
      'Mara Zakh denies: the pier is closing',
    ])
    expect(told(CLAIM, saying('that Tolle’s description was false'))).toEqual(['Mara Zakh denies Bram Tolle'])
    expect(told(CLAIM, { ...denyingThat('that notion', 'reject') })).toEqual(['Mara Zakh denies Bram Tolle'])
    expect(told(saying('that nobody knows whether the allegations are false'))).toEqual([])
  })

  it('is found without “that”, and its claim ends where another deed begins', () => {
    expect(
      tellRelations(write('2031-05-05', denyingThat('they had given the port a key to the tanks'))),
    ).toEqual(['Mara Zakh denies: they had given the port a key to the tanks'])
    const charges = 'charges of fraud at the harbour and threatened to sue the paper'
    expect(tellRelations(write('2031-05-05', denyingThat(charges)))).toEqual([
      'Mara Zakh denies: charges of fraud at the harbour',
    ])
    expect(tellRelations(write('2031-05-05', denyingThat('all motions of the harbour workers')))).toEqual([])
  })

  it('is no refusal to do or to tell something, and no claim that is told elsewhere', () => {
    const told = (content: string, act: 'deny' | 'reject') =>
      tellRelations(write('2031-05-05', denyingThat(content, act)))
    expect(told('to say who owned the oil', 'reject')).toEqual([])
    expect(told('bail', 'deny')).toEqual([])
    expect(told('that option', 'reject')).toEqual([])
    expect(told('a charge that', 'deny')).toEqual([])
    expect(told('the offer', 'reject')).toEqual([])
  })

  it('is not read out of what somebody is reported not to have denied', () => {
    const report = write('2031-05-05', denyingThat('that the refinery stored stolen oil'))
    const negated = { text: 'not', start: 0, end: 3 }
    const statements = report.statements.map((statement) => ({ ...statement, negated }))
    expect(tellRelations({ ...report, statements })).toEqual([])
  })
})

describe('words about another’s words', () => {
  it('deny them where they are called false', () => {
    const claim: Said = { by: 'Bram Tolle', content: 'that stolen oil lay in the north tanks' }
    const nonsense: Said = { by: 'Ada Kestrel', content: '“That is a lie,”' }
    expect(tellRelations(write('2031-05-05', claim, nonsense))).toEqual(['Ada Kestrel denies Bram Tolle'])
    const named: Said = { by: 'Ivo Marr', content: 'that Tolle’s claims about stolen oil were false' }
    expect(tellRelations(write('2031-05-05', claim), write('2031-05-06', named))).toEqual([
      'Ivo Marr denies Bram Tolle',
    ])
  })

  it('are an answer to the very words that they quote', () => {
    const other: Said = {
      by: 'Donald Trask',
      act: 'demand',
      content: 'that Ormsund leave the harbour and the pier',
    }
    const call: Said = {
      by: 'Donald Trask',
      act: 'demand',
      content: 'that all “get out” at once',
      quotation: 'mixed',
    }
    const answer: Said = {
      by: 'Mara Zakh',
      content: 'that Donald Trask’s demand that Ormsund “get out” of the harbour was “boorishness”',
      quotation: 'mixed',
    }
    const first = write('2031-05-05', other, call)
    const [relation] = relateAll(first, write('2031-05-06', answer)).filter(({ kind }) => kind === 'answers')
    expect(relation!.evidence.to).toBe(first.statements[1]!.id)
  })
})

describe('a voice that speaks right after another', () => {
  /** The report with these words of saying, one for each statement. */
  function writeWithCues(...said: [cue: string, said: Said][]): ReadArticle {
    const report = write('2031-05-05', ...said.map(([, one]) => one))
    const statements = report.statements.map((one, at) => ({
      ...one,
      text: { ...one.text, cue: said[at]![0] },
    }))
    return { ...report, statements }
  }

  it('answers the question that it was asked', () => {
    const question: Said = { by: 'Ivo Marr', act: 'ask', content: 'whether the pier was safe' }
    const answer: Said = { by: 'Ada Kestrel', content: '“I would not walk on it,”', quotation: 'direct' }
    expect(tellRelations(writeWithCues(['asked', question], ['said', answer]))).toEqual([
      'Ada Kestrel answers Ivo Marr',
    ])
  })

  it('agrees where it is told to agree', () => {
    const claim: Said = { by: 'Bram Tolle', content: '“The harbour will never be the same,”' }
    const agreed: Said = {
      by: 'Ada Kestrel',
      content: '“This town has lost its trade,”',
      quotation: 'direct',
    }
    expect(tellRelations(writeWithCues(['said', claim], ['agreed', agreed]))).toEqual([
      'Ada Kestrel agrees Bram Tolle',
    ])
    expect(tellRelations(writeWithCues(['said', claim], ['declined to agree', agreed]))).toEqual([])
  })
})

describe('the same terms', () => {
  const terms = (by: string, content: string): Said => ({ by, content })

  it('are an agreement of two voices', () => {
    const one = terms(
      'Mara Zakh',
      'that the divers will stay in Ormsund “as long as the harbour board needs them”',
    )
    const other = terms(
      'Ivan Gilt',
      '“The divers came under our contract. They will be here for as long as they are needed.”',
    )
    expect(tellRelations(write('2031-05-05', one), write('2031-05-06', other))).toEqual([
      'Ivan Gilt agrees Mara Zakh',
    ])
  })

  it('are none about another matter', () => {
    const one = terms('Mara Zakh', 'that the divers will stay “as long as the harbour board needs them”')
    const other = terms('Ivan Gilt', 'that ferries run as long as they are needed')
    expect(tellRelations(write('2031-05-05', one), write('2031-05-06', other))).toEqual([])
  })
})

describe('opposites', () => {
  it('contradict each other without a “not”', () => {
    const one: Said = { by: 'Bram Tolle', content: 'that the new pier in Ormsund is safe' }
    const other: Said = { by: 'Ada Kestrel', content: 'that the new pier in Ormsund is unsafe' }
    expect(tellRelations(write('2031-05-05', one), write('2031-05-06', other))).toEqual([
      'Ada Kestrel contradicts Bram Tolle',
    ])
  })

  it('are no contradiction between a spokeswoman and the ministry that she speaks for', () => {
    const one: Said = {
      by: 'Harbour Ministry',
      kind: 'government',
      content: 'that the new pier in Ormsund is safe',
    }
    const other: Said = {
      by: 'Ada Kestrel',
      role: 'Harbour Ministry spokeswoman',
      content: 'that the new pier in Ormsund is unsafe',
    }
    const report = write('2031-05-06', other)
    const role = { text: 'Harbour Ministry spokeswoman', start: 0, end: 0 }
    const statements = report.statements.map((statement) => ({ ...statement, role }))
    expect(tellRelations(write('2031-05-05', one), { ...report, statements })).toEqual([])
  })

  it('are not looked for under a condition', () => {
    const one: Said = { by: 'Bram Tolle', content: 'that the new pier in Ormsund is safe' }
    const other: Said = { by: 'Ada Kestrel', content: 'that the new pier in Ormsund would be unsafe' }
    expect(tellRelations(write('2031-05-05', one), write('2031-05-06', other))).toEqual([])
  })
})

describe('one voice', () => {
  const before: Said = { by: 'Radek Osen', content: '“The pier is safe,”' }
  const after: Said = { by: 'Radek Osen', content: '“The pier is not safe,”' }

  it('reverses what it said on an earlier day', () => {
    const [first, second] = [write('2031-05-05', before), write('2031-05-12', after)]
    const relations = findReversals(makeParties([second, first]))
    expect(relations.map(({ kind, evidence }) => [kind, evidence])).toEqual([
      ['reverses', { from: second.statements[0]!.id, to: first.statements[0]!.id }],
    ])
  })

  it('does not reverse itself on one day, nor contradict itself in a story', () => {
    const report = write('2031-05-05', before, after)
    expect(findReversals(makeParties([report]))).toEqual([])
    expect(tellRelations(report)).toEqual([])
  })
})

describe('relations', () => {
  it('do not depend on the order of the parties', () => {
    const denial: Said = {
      by: 'Ada Kestrel',
      act: 'deny',
      content: 'that the refinery had stored stolen oil',
    }
    const others: Said[] = [CLAIM, { by: 'Ivo Marr', content: '“That is a lie,”' }, denial]
    const parties = makeParties([write('2031-05-05', ...others), write('2031-05-06', ...others)])
    expect(findRelations(parties).length).toBeGreaterThan(2)
    expect(findRelations([...parties].reverse())).toEqual(findRelations(parties))
  })

  it('of nothing are none', () => {
    expect(findRelations([])).toEqual([])
    expect(findReversals([])).toEqual([])
  })
})
