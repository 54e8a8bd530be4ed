import { describe, expect, it } from 'vitest'
import { PROV } from '../../../src/formats/linked/prov.ts'
import type { Hand, Hop, Origin } from '../../../src/record.ts'
import { HOSTILE, inventMaterial } from './invent-material.ts'
import { openSample, writeWhole } from './open-sample.ts'
import { openTriples } from './open-triples.ts'

const sample = openSample()
const P = 'http://www.w3.org/ns/prov#'
const TERMS = 'urn:hearsay:terms:'
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label'
const read = async (material: Parameters<typeof writeWhole>[1]) =>
  openTriples(await writeWhole(PROV, material))
const hand = (name: string, kind: Hand['kind'] = 'outlet'): Hand => ({ name, kind, confidence: 0.9 })
const origin = (more: Partial<Origin>): Origin => ({
  ...{ name: 'unknown', kind: 'unknown', articles: ['art_0000'], reasons: [] },
  ...more,
})
const hop = (more: Partial<Hop>): Hop => ({
  ...{
    article: 'art_0000',
    kind: 'credit',
    through: 'Skanpress',
    reason: 'It credits Skanpress.',
    confidence: 0.85,
  },
  ...more,
})
const STATEMENT = 'urn:hearsay:sta_0000'
const UTTERANCE = 'urn:hearsay:utt_0000'

describe('the sample as provenance', () => {
  it('leads from every wording to a saying and its voice', async () => {
    const triples = await read(sample.get().material)
    const climb = (from: string, trail: readonly string[] = []): string[] => {
      if (trail.includes(from)) return []
      const next = [
        ...triples.values(from, `${P}wasQuotedFrom`),
        ...triples.values(from, `${P}wasDerivedFrom`),
      ]
      return next.length === 0 ? [from] : next.flatMap((one) => climb(one, [...trail, from]))
    }
    const statements = triples.listOfType(`${TERMS}Statement`)
    const said = statements.filter((id) => triples.value(id, `${TERMS}negated`) === undefined)
    expect(said.length).toBeGreaterThan(60)
    const ends = new Set(said.flatMap((id) => climb(id)))
    // Of words that nobody is known to have said there is no saying.
    for await (const { statements: found } of sample.get().material.articles()) {
      for (const { id, voice } of found) if (!voice) expect(ends.delete(`urn:hearsay:${id}`)).toBe(true)
    }
    expect(ends.size).toBeGreaterThan(40)
    for (const end of ends) {
      const saying = triples.value(end, `${P}wasGeneratedBy`)!
      expect(triples.types(saying)).toContain(`${P}Activity`)
      const [voice] = triples.values(saying, `${P}wasAssociatedWith`)
      expect(triples.types(voice!)).toContain(`${P}Agent`)
      expect(triples.values(end, `${P}wasAttributedTo`)).toEqual([voice])
    }
  })

  it('derives only entities, and only from entities', async () => {
    const triples = await read(sample.get().material)
    const ways = ['wasQuotedFrom', 'wasDerivedFrom', 'hadPrimarySource', 'entity'].map((way) => `${P}${way}`)
    const ends = triples.all
      .filter(({ predicate }) => ways.includes(predicate))
      .flatMap(({ subject, object, predicate }) =>
        predicate === `${P}entity` ? [object] : [subject, object],
      )
    expect(ends.length).toBeGreaterThan(100)
    expect(ends.filter((end) => !triples.types(end).includes(`${P}Entity`))).toEqual([])
  })

  it('keeps the words and their place as they stand in the article', async () => {
    const { material, articles } = sample.get()
    const triples = await read(material)
    for (const id of triples.listOfType(`${TERMS}Statement`)) {
      const [words, start, end] = ['prov', 'start', 'end'].map((name) =>
        triples.value(id, name === 'prov' ? `${P}value` : `${TERMS}${name}`),
      )
      const article = triples.value(id, 'http://purl.org/dc/terms/isPartOf')!.replace('urn:hearsay:', '')
      const passage = articles.get(article)!.text.slice(Number(start), Number(end))
      if (words!.includes(' … ')) expect(passage.startsWith(words!.split(' … ')[0]!)).toBe(true)
      else expect(passage).toBe(words)
    }
  })
})

describe('a relay', () => {
  it('is a chain of tellings, each by its hand, the nearest to the voice first', async () => {
    const relay = [hand('Skanpress'), hand('the Tarn Mail')]
    const triples = await read(
      inventMaterial([{ by: 'Liv', content: '“It burns”', quotation: 'direct', relay }]),
    )
    const mail = triples.value(STATEMENT, `${P}wasQuotedFrom`)!
    const press = triples.value(mail, `${P}wasDerivedFrom`)!
    expect(triples.value(press, `${P}wasDerivedFrom`)).toBe(UTTERANCE)
    const nameHand = (telling: string) => triples.value(triples.value(telling, `${P}wasAttributedTo`)!, LABEL)
    expect([nameHand(mail), nameHand(press)]).toEqual(['Tarn Mail', 'Skanpress'])
  })

  it('does not take two unnamed hands for one', async () => {
    const relay = [hand('a port official', 'unnamed')]
    const triples = await read(
      inventMaterial([
        { by: 'Liv', content: 'it burns', relay },
        { by: 'Liv', content: 'it smokes', relay },
      ]),
    )
    const hands = triples.listWith(LABEL, /^a port official$/)
    expect(new Set(hands).size).toBe(2)
  })

  it('has the origin as its primary source, and the reason with its confidence', async () => {
    const origins = [origin({ name: 'Skanpress', kind: 'relayed' })]
    const triples = await read(
      inventMaterial([{ by: 'Liv', content: 'it burns', utterance: { origins, hops: [hop({})] } }]),
    )
    const telling = triples.value(STATEMENT, `${P}hadPrimarySource`)!
    expect(triples.value(triples.value(telling, `${P}wasAttributedTo`)!, LABEL)).toBe('Skanpress')
    const derivation = triples.value(STATEMENT, `${P}qualifiedDerivation`)!
    expect(triples.value(derivation, `${P}entity`)).toBe(telling)
    expect(triples.value(derivation, `${TERMS}confidence`)).toBe('0.85')
  })
})

describe('what is not known', () => {
  it('has no primary source where the article does not show one', async () => {
    const triples = await read(inventMaterial([{ by: 'Liv', content: 'it burns' }]))
    expect(triples.value(STATEMENT, `${P}hadPrimarySource`)).toBeUndefined()
    expect(triples.value(STATEMENT, `${P}wasDerivedFrom`)).toBe(UTTERANCE)
    expect(triples.value(`${UTTERANCE}:saying`, `${TERMS}saidFrom`)).toBeUndefined()
  })

  it('has the saying itself as its source where the outlet was there', async () => {
    const utterance = {
      origins: [origin({ name: 'Tarn Mail', kind: 'first hand' })],
      hops: [hop({ kind: 'first hand', through: 'Tarn Mail' })],
    }
    const triples = await read(
      inventMaterial([{ by: 'Liv', content: 'it burns', firstHand: true, utterance }]),
    )
    expect(triples.value(STATEMENT, `${P}hadPrimarySource`)).toBe(UTTERANCE)
  })

  it('makes no saying of what somebody would not say', async () => {
    const negated = { text: 'not', start: 0, end: 3 }
    const triples = await read(inventMaterial([{ by: 'Liv', cue: 'would not say', content: 'why', negated }]))
    expect(triples.listOfType(`${P}Activity`)).toEqual([])
    expect(triples.value(STATEMENT, `${P}wasDerivedFrom`)).toBeUndefined()
    expect(triples.value(STATEMENT, `${TERMS}negated`)).toBe('not')
  })
})

it('takes names with anything in them', async () => {
  const relay = [hand(`A${HOSTILE}`)]
  const about = { outlet: HOSTILE, title: HOSTILE, publishedAt: HOSTILE }
  const written = await writeWhole(PROV, inventMaterial([{ by: HOSTILE, content: HOSTILE, relay, about }]))
  expect(written).not.toContain('<')
  const triples = await openTriples(written)
  expect(triples.value(STATEMENT, `${P}value`)).toBe(HOSTILE.toWellFormed())
})
