import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { readStatements } from '../../../src/pipeline.ts'
import { readArticles } from '../../../src/read/index.ts'
import type { Quotation, ReadArticle, Relations, Statement, VoiceKind } from '../../../src/record.ts'
import { relate } from '../../../src/relate/index.ts'

/** What a careful reader finds in one report of the bundled sample; `begins` are first words of the content. */
interface ExpectedStatement {
  readonly voice?: string
  readonly kind: VoiceKind
  readonly quotation: Quotation
  readonly begins: string
  readonly act?: string
  readonly saidAt?: string
  readonly relay?: readonly string[]
}
interface ExpectedReport {
  readonly outlet?: string
  readonly publishedAt?: string
  readonly statements: readonly ExpectedStatement[]
}

const expected: Record<string, ExpectedReport> = JSON.parse(
  readFileSync(new URL('expected.json', import.meta.url), 'utf8'),
)
const all = Object.entries(expected).flatMap(([file, { statements }]) =>
  statements.map((statement) => ({ file, ...statement })),
)
const SAMPLE = fileURLToPath(new URL('../../../sample', import.meta.url))

const reports = new Map<string, ReadArticle>()
let relations: Relations

beforeAll(async () => {
  for await (const reading of readArticles(SAMPLE)) {
    if (reading.kind !== 'article') throw new Error(JSON.stringify(reading))
    reports.set(basename(reading.article.from), readStatements(reading.article))
  }
  relations = await relate([...reports.values()])
})

const findStatement = (file: string, words: string): Statement | undefined =>
  reports.get(file)!.statements.find(({ text }) => text.content.includes(words))
const findUtterance = (file: string, words: string) => {
  const statement = findStatement(file, words)
  return relations.utterances.find(({ statements }) => statement && statements.includes(statement.id))
}
const findWording = (file: string, words: string) => {
  const statement = findStatement(file, words)
  return findUtterance(file, words)?.wordings.find(({ statements }) => statements.includes(statement!.id))
}
const nameDifferences = (file: string, words: string) =>
  findWording(file, words)?.differences.map(({ kind }) => kind)
const findVoice = (file: string, words: string) =>
  relations.voices.find(({ id }) => id === findUtterance(file, words)?.voice)
const hasRelation = (kind: string, from: string | undefined, to: string | undefined) =>
  relations.relations.some((one) => one.kind === kind && one.from === from && one.to === to)

describe('what a careful reader finds in the sample', () => {
  it('is about reports that are all there', () => {
    expect([...reports.keys()].sort()).toEqual(Object.keys(expected).sort())
  })

  it.each(Object.entries(expected))('%s has its outlet and day', (file, { outlet, publishedAt }) => {
    const { article } = reports.get(file)!
    if (outlet) expect(article.outlet).toBe(outlet)
    expect(article.publishedAt?.slice(0, 10)).toBe(publishedAt)
    expect(article.notes.some(({ code }) => code === 'no-date')).toBe(publishedAt === undefined)
  })

  it.each(all.filter(({ quotation }) => quotation !== 'indirect'))('“$begins” ($file)', ({ file, ...one }) => {
    const statement = findStatement(file, one.begins)
    expect(statement, 'the statement').toBeDefined()
    expect(statement!.quotation).toBe(one.quotation)
    expect(statement!.voice?.kind).toBe(one.kind)
    if (one.voice) expect(statement!.voice?.name).toBe(one.voice)
    if (one.relay) expect(statement!.relay?.map(({ name }) => name)).toEqual(one.relay)
    if (one.saidAt) expect(statement!.saidAt).toMatchObject({ from: one.saidAt, to: one.saidAt })
  })

  it('is found in indirect statements for the most part', () => {
    const indirect = all.filter(({ quotation }) => quotation === 'indirect')
    const found = indirect.filter(({ file, begins, voice }) => {
      const statement = findStatement(file, begins)
      return statement && (!voice || statement.voice?.name === voice)
    })
    expect(found.length / indirect.length).toBeGreaterThan(0.8)
  })

  it('is nothing from navigation, related links, comments, photo credits or keywords', () => {
    const texts = [...reports.values()].map(({ article }) => article.text).join('\n')
    expect(texts).not.toMatch(/street lamps|chess|cookies|Otmar|eel queen|Ropewalk|Lise Tormey|Ten walks|Original url/i)
  })
})

describe('what the reports of the sample have in common', () => {
  it('is one story', () => {
    expect(relations.stories.map(({ articles }) => articles.length)).toEqual([8])
  })

  it('is an agency’s text in three of them', () => {
    const copied = ['telmar-lake-lowered.txt', 'ostrel-courier-lake.html', 'morva-lakesider-drawdown.md']
    const [copy, ...others] = relations.copies
    expect(others).toEqual([])
    expect([...copy!.articles].sort()).toEqual(copied.map((file) => reports.get(file)!.article.id).sort())
    // The agency was first; its two takers published on one day.
    expect(copy!.articles[0]).toBe(reports.get('telmar-lake-lowered.txt')!.article.id)
  })

  it('is one minister in five of them, and one spokeswoman in two spellings', () => {
    expect(findVoice('telmar-lake-lowered.txt', 'stay down')?.name).toBe('Ilse Marvane')
    expect(findVoice('telmar-lake-lowered.txt', 'stay down')).toEqual(findVoice('telmar-canal-denied.txt', 'no canal'))
    const spokeswoman = findVoice('port-elin-tribune-gates.html', 'both our peoples')
    expect(spokeswoman?.names.map(({ text }) => text)).toEqual(expect.arrayContaining(['Jorun Pellivar', 'Jorun Pelivar']))
  })

  it('is a quotation that one of them cut short', () => {
    expect(nameDifferences('telmar-lake-lowered.txt', 'stay down')).toEqual([])
    expect(nameDifferences('morva-lakesider-drawdown.md', 'stay down')).toEqual(['cut'])
  })

  it('is a quotation that one of them has partly in its own words', () => {
    const agency = findUtterance('telmar-lake-lowered.txt', 'stay down')
    expect(findUtterance('quillon-standard-november.txt', 'kept low')).toEqual(agency)
    expect(findUtterance('telmar-lake-lowered.txt', 'two metres')).not.toEqual(agency)
  })

  it('is a quotation that one of them has in another translation', () => {
    const [agency, tribune] = [
      findUtterance('telmar-lake-lowered.txt', 'stay down'),
      findUtterance('port-elin-tribune-gates.html', 'kept low'),
    ]
    expect(tribune).toBeDefined()
    expect(tribune).toEqual(agency)
    expect(nameDifferences('port-elin-tribune-gates.html', 'kept low')).toContain('translated')
  })

  it('is one origin for what three outlets have from the agency', () => {
    const { origins } = findUtterance('telmar-lake-lowered.txt', 'two metres')!
    expect(origins.map(({ name, articles }) => [name, articles.length])).toEqual([['Telmar News Agency', 3]])
  })

  it('is a claim, and its denial', () => {
    const denial = findUtterance('telmar-canal-denied.txt', 'intended to divert')
    const claim = findUtterance('port-elin-tribune-gates.html', 'intends to divert')
    expect(hasRelation('denies', denial?.id, claim?.id)).toBe(true)
  })

  it('is a demand, and its rejection', () => {
    const rejection = findUtterance('telmar-canal-denied.txt', 'Dorasca’s demand')
    const demand = findUtterance('port-elin-tribune-gates.html', 'stop lowering')
    expect(hasRelation('denies', rejection?.id, demand?.id)).toBe(true)
  })

  it('is an engineer, and a ministry, that change their position', () => {
    const safe = findUtterance('telmar-lake-lowered.txt', 'The dam is safe')
    const unsafe = findUtterance('port-elin-tribune-engineer.txt', 'The dam is not safe')
    expect(hasRelation('reverses', unsafe?.id, safe?.id)).toBe(true)
    const refusal = findUtterance('port-elin-tribune-gates.html', 'not send inspectors')
    const consent = findUtterance('port-elin-tribune-engineer.txt', 'send inspectors')
    expect(hasRelation('reverses', consent?.id, refusal?.id)).toBe(true)
  })

  it('is a mayor whose words went through two hands to the radio, from one origin', () => {
    const { origins } = findUtterance('radio-vessa-mud.txt', 'lying on mud')!
    expect(origins.map(({ name, articles }) => [name, articles.length])).toEqual([['Dorapress', 2]])
  })

  it('is an official who is not named, with the reason', () => {
    const official = findVoice('quillon-standard-november.txt', 'pictures in November')
    expect(official?.kind).toBe('unnamed')
    expect(official?.unnamedBecause?.text ?? '').toContain('on condition of anonymity')
  })

  it('is “on Thursday” that stays open where the report has no date', () => {
    expect(findStatement('radio-vessa-mud.txt', '900 crowns')).toBeDefined()
    expect(findStatement('radio-vessa-mud.txt', '900 crowns')!.saidAt).toBeUndefined()
  })
})
