import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import jsonld from 'jsonld'
import { beforeAll, describe, expect, it } from 'vitest'
import { ANNOTATION_CONTEXT } from '../../../src/formats/data/annotation-terms.ts'
import { readAnnotations } from '../../../src/formats/data/read-annotations.ts'
import type { Article, Statement } from '../../../src/record.ts'
import { collect, makeFolder, openReports, parseLines, writeText } from './open-reports.ts'

const OA = 'http://www.w3.org/ns/oa#'
/** The terms of the W3C's context that we use, written from its vocabulary: tests ask no network. */
const VOCABULARY = {
  '@context': {
    id: { '@type': '@id', '@id': '@id' },
    type: { '@type': '@id', '@id': '@type' },
    Annotation: `${OA}Annotation`,
    TextualBody: `${OA}TextualBody`,
    SpecificResource: `${OA}SpecificResource`,
    TextPositionSelector: `${OA}TextPositionSelector`,
    TextQuoteSelector: `${OA}TextQuoteSelector`,
    AnnotationCollection: 'http://www.w3.org/ns/activitystreams#OrderedCollection',
    AnnotationPage: 'http://www.w3.org/ns/activitystreams#OrderedCollectionPage',
    body: { '@type': '@id', '@id': `${OA}hasBody` },
    target: { '@type': '@id', '@id': `${OA}hasTarget` },
    source: { '@type': '@id', '@id': `${OA}hasSource` },
    selector: { '@type': '@id', '@id': `${OA}hasSelector` },
    motivation: { '@type': '@vocab', '@id': `${OA}motivatedBy` },
    purpose: { '@type': '@vocab', '@id': `${OA}hasPurpose` },
    identifying: `${OA}identifying`,
    describing: `${OA}describing`,
    tagging: `${OA}tagging`,
    exact: `${OA}exact`,
    prefix: `${OA}prefix`,
    suffix: `${OA}suffix`,
    start: `${OA}start`,
    end: `${OA}end`,
    value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
    format: 'http://purl.org/dc/elements/1.1/format',
    label: 'http://www.w3.org/2000/01/rdf-schema#label',
    total: 'http://www.w3.org/ns/activitystreams#totalItems',
    first: { '@type': '@id', '@id': 'http://www.w3.org/ns/activitystreams#first' },
    startIndex: 'http://www.w3.org/ns/activitystreams#startIndex',
    items: { '@type': '@id', '@container': '@list', '@id': 'http://www.w3.org/ns/activitystreams#items' },
  },
}
const documentLoader = async (url: string) => {
  if (url !== ANNOTATION_CONTEXT) throw new Error(`the network was asked for ${url}`)
  return { contextUrl: undefined, documentUrl: url, document: VOCABULARY }
}

let text: string
let statements: Statement[]
let articles: Map<string, Article>
beforeAll(async () => {
  const record = await openReports()
  text = await writeText(record, 'annotations')
  const lines = parseLines(await writeText(record, 'jsonl'))
  statements = lines.filter(({ kind }) => kind === 'statement')
  articles = new Map(lines.filter(({ kind }) => kind === 'article').map((line) => [line.id, line]))
})

describe('Web Annotations', () => {
  it('are an annotation for each statement, whose every word has a meaning in JSON-LD', async () => {
    // `safe` throws for anything that expanding would drop.
    const options = { documentLoader, safe: true } as object
    const [collection] = await jsonld.expand(JSON.parse(text), options)
    const [page] = collection!['http://www.w3.org/ns/activitystreams#first'] as Record<string, unknown>[]
    const [{ '@list': items }] = page!['http://www.w3.org/ns/activitystreams#items'] as [
      { '@list': Record<string, unknown>[] },
    ]
    expect(items.map((item) => item['@id'])).toEqual(statements.map(({ id }) => `urn:hearsay:${id}`))
    for (const item of items) {
      expect(item['@type']).toEqual([`${OA}Annotation`])
      expect(item[`${OA}motivatedBy`]).toEqual([{ '@id': `${OA}identifying` }])
    }
    expect(JSON.parse(text).total).toBe(statements.length)
  })

  it('point to characters, not to halves of them, and quote what stands there with its surroundings', () => {
    const { first } = JSON.parse(text)
    let shifted = 0
    for (const [index, { target }] of first.items.entries()) {
      const statement = statements[index]!
      const source = articles.get(statement.article)!.text
      const characters = [...source]
      for (const [at, { selector }] of [target].flat().entries()) {
        const [{ start, end }, { exact, prefix, suffix }] = selector
        expect(characters.slice(start, end).join('')).toBe(exact)
        expect(exact).toBe(source.slice(...statement.content[at]!))
        expect(source).toContain(prefix + exact + suffix)
        expect(prefix.isWellFormed() && suffix.isWellFormed()).toBe(true)
        if (start !== statement.content[at]![0]) shifted++
      }
    }
    expect(shifted).toBeGreaterThan(2)
  })
})

const read = async (content: string, known: readonly Article[] = []) => {
  const path = join(makeFolder(), 'annotations.jsonld')
  writeFileSync(path, content)
  const findArticle = async (id: string) => known.find((article) => article.id === id)
  return collect(readAnnotations(path, { findArticle }))
}

describe('reading Web Annotations', () => {
  it('loses no statement to a broken line, and tells its number', async () => {
    const lines = text.split('\n')
    const broken = lines.findIndex((line) => line.includes('"Annotation"'))
    lines[broken] = lines[broken]!.slice(0, 100)
    const things = await read(lines.join('\n'))
    expect(things.filter(({ kind }) => kind === 'failure')).toMatchObject([
      { from: expect.stringMatching(new RegExp(`annotations.jsonld:${broken + 1}$`)) },
    ])
    const found = things.flatMap((thing) => (thing.kind === 'article' ? thing.read.statements : []))
    expect(found).toHaveLength(statements.length - 1)
  })

  it('takes what another program made: quoted words and a name, whatever its numbers count', async () => {
    const [article] = [...articles.values()].filter(({ text }) => text.includes('🐋'))
    const annotation = {
      '@context': ANNOTATION_CONTEXT,
      type: 'Annotation',
      body: [
        { type: 'TextualBody', purpose: 'identifying', value: 'Ines Talver' },
        { type: 'TextualBody', purpose: 'tagging', value: 'warn' },
      ],
      target: {
        source: article!.id,
        selector: [
          { type: 'TextPositionSelector', start: 1, end: 2 },
          { type: 'TextQuoteSelector', exact: 'A whale has come into the harbour' },
        ],
      },
    }
    const [thing] = await read(JSON.stringify(annotation, undefined, 2), [article!])
    expect(thing).toMatchObject({
      kind: 'article',
      read: {
        statements: [
          {
            text: { content: 'A whale has come into the harbour' },
            act: 'warn',
            voice: { name: 'Ines Talver', kind: 'person', confidence: 1 },
          },
        ],
      },
    })
    expect(thing?.kind === 'article' && thing.byPeople).toHaveLength(1)
  })

  it.each([
    ['words that are not there', { type: 'TextQuoteSelector', exact: 'A bear' }, /not in it/],
    ['numbers behind the end', { type: 'TextPositionSelector', start: 1, end: 99_999 }, /inside the text/],
    ['another kind of selector', { type: 'CssSelector', value: 'p' }, /TextQuoteSelector.*CssSelector/],
  ])('tells of %s, by the number of the annotation', async (_, selector, message) => {
    const [article] = articles.values()
    const things = await read(
      JSON.stringify([{ type: 'Annotation', target: { source: article!.id, selector } }]),
      [article!],
    )
    expect(things[0]).toMatchObject({
      from: expect.stringMatching(/:annotation 1$/),
      message: expect.stringMatching(message),
    })
  })

  it('tells of a file that is too large to be read whole', async () => {
    const path = join(makeFolder(), 'annotations.jsonld')
    writeFileSync(path, '')
    truncateSync(path, 256_000_001)
    expect(await collect(readAnnotations(path, { findArticle: async () => undefined }))).toMatchObject([
      { kind: 'failure', from: path, message: expect.stringContaining('at most 256 megabytes') },
    ])
  })

  it('gives nobody the words of another text', async () => {
    const [one, other] = [...articles.values()]
    const selector = { type: 'TextPositionSelector', start: 0, end: 6 }
    const annotation = {
      type: 'Annotation',
      body: { type: 'SpecificResource', source: other!.id, selector },
      target: { source: one!.id, selector: { ...selector, start: 10, end: 20 } },
    }
    expect((await read(JSON.stringify([annotation]), [one!, other!]))[0]).toMatchObject({
      kind: 'failure',
      from: expect.stringMatching(/:annotation 1$/),
      message: expect.stringContaining('"body.source"'),
    })
  })

  it('tells of an article that nobody has, and of a file that is none', async () => {
    const unknown = { type: 'Annotation', target: { source: 'https://a.example/', selector: [] } }
    expect(await read(JSON.stringify(unknown))).toMatchObject([
      { kind: 'failure', message: expect.stringContaining('add the article first') },
    ])
    expect(await read('{"colour": 1}')).toMatchObject([{ kind: 'failure' }])
    expect(await read('nothing')).toMatchObject([
      { kind: 'failure', message: expect.stringContaining('broken JSON') },
    ])
  })
})
