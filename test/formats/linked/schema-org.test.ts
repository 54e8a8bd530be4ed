import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { SCHEMA_ORG } from '../../../src/formats/linked/schema-org.ts'
import { HOSTILE, type Invented, inventMaterial, inventRelation } from './invent-material.ts'
import { openSample, writeWhole } from './open-sample.ts'
import { openTriples } from './open-triples.ts'

const sample = openSample()
const SCHEMA = 'http://schema.org/'
const read = async (material: Parameters<typeof writeWhole>[1]) =>
  openTriples(await writeWhole(SCHEMA_ORG, material))

describe('the sample in the words of schema.org', () => {
  it('gives each quotation verbatim, in an article, by a voice with a name or a description', async () => {
    const { material, articles } = sample.get()
    const triples = await read(material)
    const quotations = triples.listOfType(`${SCHEMA}Quotation`)
    expect(quotations.length).toBeGreaterThan(20)
    for (const quotation of quotations) {
      const article = triples.value(quotation, `${SCHEMA}isPartOf`)!
      expect(triples.types(article)).toEqual([`${SCHEMA}NewsArticle`])
      const { text } = articles.get(triples.value(article, `${SCHEMA}identifier`)!)!
      for (const part of triples.value(quotation, `${SCHEMA}text`)!.split(' … ')) expect(text).toContain(part)
      const voice = triples.value(quotation, `${SCHEMA}spokenByCharacter`)
      if (voice === undefined) continue
      const named = triples.value(voice, `${SCHEMA}name`) ?? triples.value(voice, `${SCHEMA}description`)
      expect(named).toBeTruthy()
    }
  })

  it('types days, so that they can be sorted', async () => {
    const triples = await read(sample.get().material)
    const types = triples.all
      .filter(({ predicate }) => predicate === `${SCHEMA}datePublished`)
      .map(({ datatype }) => datatype?.replace(SCHEMA, ''))
    expect(new Set(types)).toEqual(new Set(['Date', 'DateTime']))
  })

  it('lets the minister disagree with the claim that she denied, and claims nothing in her name', async () => {
    const triples = await read(sample.get().material)
    const [denial] = triples.listWith(`${SCHEMA}description`, /^Ilse Marvane denied/)
    expect(triples.types(denial!)).toEqual([`${SCHEMA}DisagreeAction`])
    const claim = triples.value(denial!, `${SCHEMA}object`)!
    const author = triples.value(claim, `${SCHEMA}author`)!
    expect(triples.value(author, `${SCHEMA}name`)).toBe('Bram Tollander')
    const agent = triples.value(denial!, `${SCHEMA}agent`)!
    expect(triples.value(agent, `${SCHEMA}name`)).toBe('Ilse Marvane')
    const shown = triples.value(denial!, `${SCHEMA}result`)!
    expect(triples.types(shown)).toEqual([`${SCHEMA}Statement`])
    expect(triples.value(shown, `${SCHEMA}text`)).toMatch(
      /^Halvenian Energy Minister .* denied that Halvenia intended/,
    )
    expect(triples.value(shown, `${SCHEMA}interpretedAsClaim`)).toBeUndefined()
  })

  it('refers to nothing that it does not describe', async () => {
    const triples = await read(sample.get().material)
    const described = new Set(triples.all.map(({ subject }) => subject))
    const missing = triples.all.filter(
      ({ object, isLiteral }) => !isLiteral && object.startsWith('urn:hearsay:') && !described.has(object),
    )
    expect(missing).toEqual([])
  })
})

describe('what may not be put into somebody’s mouth', () => {
  const tellTypes = async (invented: Invented) => {
    const triples = await read(inventMaterial([invented]))
    return {
      isQuotation: triples.listOfType(`${SCHEMA}Quotation`).length === 1,
      isClaim: triples.listOfType(`${SCHEMA}Claim`).length === 1,
    }
  }
  const negated = { text: 'not', start: 0, end: 3 }

  it.each<[string, Invented, { isQuotation: boolean; isClaim: boolean }]>([
    [
      'an assertion in the reporter’s words',
      { by: 'Orla', content: 'it rains' },
      { isQuotation: false, isClaim: true },
    ],
    [
      'words in quotation marks',
      { by: 'Orla', content: '“It rains”', quotation: 'direct' },
      { isQuotation: true, isClaim: true },
    ],
    [
      'a denial in her own words',
      { by: 'Orla', content: '“No rain”', quotation: 'direct', act: 'deny' },
      { isQuotation: true, isClaim: true },
    ],
    [
      'what she denied, some of it quoted',
      { by: 'Orla', content: 'it was “wet”', quotation: 'mixed', act: 'deny' },
      { isQuotation: false, isClaim: false },
    ],
    [
      'a demand',
      { by: 'Orla', content: 'that it stop', act: 'demand' },
      { isQuotation: false, isClaim: false },
    ],
    [
      'what she did not say',
      { by: 'Orla', content: '“It rains”', quotation: 'direct', negated },
      { isQuotation: false, isClaim: false },
    ],
  ])('knows %s', async (_, invented, expected) => {
    expect(await tellTypes(invented)).toEqual(expected)
  })

  it('leaves out what a person rejected', async () => {
    const correction = { decision: 'rejected' as const, corrections: ['cor_1'], before: {} }
    const rejected: Invented = { by: 'Orla', content: '“It rains”', quotation: 'direct', correction }
    expect(await tellTypes(rejected)).toEqual({ isQuotation: false, isClaim: false })
  })

  it('gives a claim that nobody made no author', async () => {
    const relation = inventRelation({
      to: undefined,
      claim: 'the bridge was sold',
      evidence: { from: 'sta_0000' },
    })
    const material = inventMaterial([{ by: 'Orla', content: 'the bridge was sold', act: 'deny' }], {
      relations: [relation],
    })
    const triples = await read(material)
    const [claim] = triples.listOfType(`${SCHEMA}Claim`)
    expect(triples.value(claim!, `${SCHEMA}text`)).toBe('the bridge was sold')
    expect(triples.value(claim!, `${SCHEMA}author`)).toBeUndefined()
  })

  it('names the article that had it first only where that is known', async () => {
    const origins = [
      { name: 'unknown', kind: 'unknown' as const, articles: ['art_0000', 'art_0001'], reasons: [] },
    ]
    const two = (other: string | undefined): Invented[] => [
      { by: 'Orla', content: 'it rains', about: { publishedAt: '2023-03-07' }, utterance: { origins } },
      { by: 'Bram', content: 'it snows', about: { publishedAt: other } },
    ]
    const findFirst = async (other: string | undefined) => {
      const triples = await read(inventMaterial(two(other)))
      return triples.value('urn:hearsay:utt_0000', `${SCHEMA}firstAppearance`)
    }
    expect(await findFirst('2023-03-08')).toBe('urn:hearsay:art_0000')
    expect(await findFirst('2023-03-06')).toBe('urn:hearsay:art_0001')
    expect(await findFirst('2023-03-07T10:00:00Z')).toBeUndefined()
    expect(await findFirst(undefined)).toBeUndefined()
  })
})

describe('hostile words', () => {
  it('come through whole, and may stand in a script of a page', async () => {
    const about = { title: HOSTILE, outlet: HOSTILE, url: 'https://ex.example/"><script>' }
    const material = inventMaterial([{ by: HOSTILE, content: `“${HOSTILE}”`, quotation: 'direct', about }])
    const written = await writeWhole(SCHEMA_ORG, material)
    expect(written).not.toContain('<')
    const triples = await openTriples(written)
    const [quotation] = triples.listOfType(`${SCHEMA}Quotation`)
    expect(triples.value(quotation!, `${SCHEMA}text`)).toBe(`“${HOSTILE.toWellFormed()}”`)
    expect(triples.value('urn:hearsay:art_0000', `${SCHEMA}url`)).toBe(
      'https://ex.example/%22%3E%3Cscript%3E',
    )
  })

  it('need no network to be read', async () => {
    const written = await writeWhole(SCHEMA_ORG, inventMaterial([]))
    const documentLoader = () => Promise.reject(new Error('the network was asked'))
    expect(await jsonld.expand(JSON.parse(written), { documentLoader })).toEqual([])
  })
})
