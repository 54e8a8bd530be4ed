import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test } from 'vitest'
import { relateRecord } from '../../src/pipeline.ts'
import { ACTS, CERTAINTIES, QUOTATIONS } from '../../src/record.ts'
import type { Facets, OpenRecord, StatementQuery } from '../../src/store/index.ts'
import { m010_facets } from '../../src/store/sqlite/m010-facets.ts'
import { isOnPostgres } from '../record-address.ts'
import {
  buildAffair,
  buildArticle,
  buildManyArticles,
  buildRelations,
  relateAffair,
  seedNumbers,
} from './build-record.ts'
import { relateAs } from './relate-as.ts'
import { makeFolder, openTestRecord } from './temporary-record.ts'

const EVERY = Number.POSITIVE_INFINITY

/** Many reports in which acts, certainties and quotations vary, and utterances have none to four known origins. */
async function openVaried(): Promise<OpenRecord> {
  const next = seedNumbers(11)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!
  const articles = buildManyArticles(24, { statements: 6 }).map(({ article, statements, ...rest }) => ({
    ...rest,
    article,
    statements: statements.map((statement) => ({
      ...statement,
      quotation: pick(QUOTATIONS),
      ...(next() < 0.9 && { act: pick(ACTS) }),
      ...(next() < 0.7 && { certainty: pick(CERTAINTIES) }),
    })),
  }))
  const relations = buildRelations(articles)
  const record = await openTestRecord()
  await record.saveArticles(articles)
  await relateAs(record, {
    ...relations,
    utterances: relations.utterances.map((utterance) => ({
      ...utterance,
      origins: [
        ...utterance.origins,
        ...Array.from({ length: Math.floor(next() * 5) }, (_, number) => ({
          name: `Agency ${number}`,
          kind: 'relayed' as const,
          articles: [],
          reasons: [],
        })),
      ],
    })),
  })
  return record
}

/** The filter that a value of a facet stands for. */
const FILTERS: { readonly [Facet in keyof Facets]: (value: string) => StatementQuery } = {
  voice: (voice) => ({ voice }),
  outlet: (outlet) => ({ outlet }),
  quotation: (value) => ({ quotation: QUOTATIONS.find((quotation) => quotation === value)! }),
  act: (value) => ({ act: ACTS.find((act) => act === value)! }),
  certainty: (value) => ({ certainty: CERTAINTIES.find((certainty) => certainty === value)! }),
  origins: (value) => ({ leastOrigins: Number(value), ...(value !== '3' && { mostOrigins: Number(value) }) }),
  year: (year) => ({ from: `${year}-01-01`, to: `${year}-12-31` }),
}

const OWN: { readonly [Facet in keyof Facets]: readonly (keyof StatementQuery)[] } = {
  voice: ['voice'],
  outlet: ['outlet'],
  quotation: ['quotation'],
  act: ['act'],
  certainty: ['certainty'],
  origins: ['leastOrigins', 'mostOrigins'],
  year: ['from', 'to'],
}

describe('each count of a facet is what one finds who chooses that value', () => {
  test.each<[string, StatementQuery]>([
    ['of the whole record', {}],
    ['with words', { words: 'harbour' }],
    ['with a phrase that nobody said', { words: '"harbour harbour"' }],
    ['with a filter that is a facet itself', { act: 'deny' }],
    ['with several of them', { quotation: 'direct', certainty: 'certain', outlet: 'outlet 3' }],
    ['with words and a voice by name', { words: 'budget', voice: 'Ruth Petrov' }],
    ['with days', { from: '2021-03-01', to: '2021-08-31' }],
    ['with origins', { leastOrigins: 2 }],
    ['with at most so many origins, and words', { words: 'would close', mostOrigins: 1 }],
  ])('%s', async (_, query) => {
    const record = await openVaried()
    const facets = await record.countFacets(query)
    for (const facet of Object.keys(OWN) as (keyof Facets)[]) {
      const others = Object.fromEntries(
        Object.entries(query).filter(([name]) => !OWN[facet].includes(name as keyof StatementQuery)),
      )
      for (const { value, count } of facets[facet]) {
        const { total } = await record.findStatements({ ...others, ...FILTERS[facet](value) })
        expect({ facet, value, total }).toEqual({ facet, value, total: count })
      }
      const sum = facets[facet].reduce((all, { count }) => all + count, 0)
      const { total } = await record.findStatements(others)
      expect(sum).toBeLessThanOrEqual(total)
      if (facet === 'quotation' || facet === 'outlet') expect(sum).toBe(total)
    }
  })
})

describe('facets', () => {
  test('are told by name, most first, years and origins in order, twelve of each', async () => {
    const record = await openVaried()
    const { voice, outlet, origins, year, act } = await record.countFacets({})
    expect(voice).toHaveLength(12)
    expect(act).toHaveLength(12)
    const voices = (await record.listVoices()).items
    for (const { value, name, count } of voice) {
      const known = voices.find((one) => one.voice.id === value)
      expect(known).toMatchObject({ voice: { name }, statementCount: count })
    }
    expect(voice[0]!.count).toBe(voices[0]!.statementCount)
    for (const values of [voice, act]) {
      const counts = values.map(({ count }) => count)
      expect(counts).toEqual([...counts].sort((a, b) => b - a))
    }
    expect(outlet[0]).toEqual({ value: 'Outlet 0', name: 'Outlet 0', count: 24 })
    expect(origins.map(({ value, name }) => `${value} ${name}`)).toEqual([
      '0 none known',
      '1 one',
      '2 two',
      '3 three and more',
    ])
    expect(year).toEqual([{ value: '2021', name: '2021', count: 144 }])
  })

  test('of a record without articles, and of a search that finds nothing, are empty', async () => {
    const record = await openTestRecord()
    const empty = { voice: [], outlet: [], quotation: [], act: [], certainty: [], origins: [], year: [] }
    expect(await record.countFacets({})).toEqual(empty)
    await record.saveArticles(buildAffair())
    expect(await record.countFacets({ words: 'zeppelin' })).toEqual(empty)
    expect(await record.countFacets({ story: 'sto_0000' })).toEqual(empty)
  })

  test('refuse what is no day or number', async () => {
    const record = await openTestRecord()
    await expect(record.countFacets({ from: '2021-02-30' })).rejects.toThrow('from: expected a day')
    for (const number of [-1, 0.5, Number.NaN]) {
      await expect(record.countFacets({ leastOrigins: number })).rejects.toThrow('leastOrigins')
      await expect(record.findStatements({ mostOrigins: number })).rejects.toThrow('mostOrigins')
    }
  })
})

describe('filters', () => {
  test('take the certainty, the origins and the story', async () => {
    const record = await openVaried()
    const all = (await record.findStatements({ limit: EVERY })).items
    const certain = await record.findStatements({ certainty: 'certain', limit: EVERY })
    expect(certain.items).toEqual(all.filter(({ statement }) => statement.certainty === 'certain'))
    const [story] = (await record.listStories()).items
    expect((await record.findStatements({ story: story!.id })).total).toBe(all.length)
    expect((await record.findStatements({ story: story!.id.slice(0, 8) })).total).toBe(all.length)
    expect((await record.findStatements({ story: 'sto_nothing' })).total).toBe(0)
    const none = await record.findStatements({ mostOrigins: 0, limit: EVERY })
    for (const { utterance } of none.items) {
      const view = await record.findUtterance(utterance!)
      expect(view!.utterance.origins.map(({ kind }) => kind)).toEqual(['unknown'])
    }
    expect(none.total).toBeGreaterThan(10)
  })

  test('on origins let no statement through that is not yet related', async () => {
    const record = await openTestRecord()
    await record.saveArticles(buildAffair())
    expect((await record.findStatements({ leastOrigins: 0 })).total).toBe(0)
    await relateAs(record, relateAffair())
    expect((await record.findStatements({ leastOrigins: 0 })).total).toBe(5)
  })

  test('give the same pages in order of time, however many match', async () => {
    const record = await openVaried()
    const all = (await record.findStatements({ limit: EVERY })).items
    for (const [offset, limit] of [
      [0, 5],
      [5, 7],
      [140, 50],
    ] as const) {
      const page = await record.findStatements({ offset, limit })
      expect(page).toEqual({ items: all.slice(offset, offset + limit), total: all.length })
    }
  })
})

/** That every row is what the migration would make of the record now. */
function expectFacetsInStep(path: string): void {
  const copy = join(makeFolder(), 'copy.db')
  const source = new DatabaseSync(path)
  source.exec('pragma wal_checkpoint(truncate)')
  source.close()
  copyFileSync(path, copy)
  const database = new DatabaseSync(copy)
  const list = () => database.prepare('select * from statement_facets order by key').all()
  const kept = list()
  database.exec('drop table statement_facets; drop table saved_searches')
  m010_facets(database)
  const anew = list()
  database.close()
  expect(kept).toEqual(anew)
  expect(kept.length).toBeGreaterThan(0)
}

const pier = buildArticle({
  from: 'reports/pier.txt',
  title: 'Pier stays shut',
  outlet: 'Port Elin Tribune',
  publishedAt: '2022-11-14',
  says: [
    { who: 'Jon Falk', what: '"the pier has four gates and reporters may see them"', quotation: 'direct' },
    { who: 'Ines Talver', what: 'the town could not wait for the harbour office to decide', act: 'demand' },
  ],
})
const gates = buildArticle({
  from: 'reports/gates.txt',
  title: 'Four gates for the pier',
  outlet: 'Elin Courier',
  publishedAt: '2022-11-15',
  says: [
    { who: 'Jon Falk', what: '"the pier has four gates and reporters may see them"', quotation: 'direct' },
    { who: 'Falk', what: 'nobody had asked him before' },
  ],
})

describe.skipIf(isOnPostgres)('what statements are divided by stays in step with the record', () => {
  test('when articles come, are related, read anew, corrected, and go', async () => {
    const path = join(makeFolder(), 'test.db')
    const record = await openTestRecord(path)
    const step = async (work: () => Promise<unknown>) => {
      await work()
      expectFacetsInStep(path)
      await relateRecord(record, { changesAtATime: 1 })
      expectFacetsInStep(path)
    }
    await step(() => record.saveArticles([pier]))
    await step(() => record.saveArticles([gates, ...buildManyArticles(4, { statements: 3 })]))
    const [falk] = (await record.listVoices()).items.filter(({ voice }) => voice.name === 'Jon Falk')
    expect((await record.findStatements({ voice: falk!.voice.id })).total).toBe(2)
    const statement = gates.statements[1]!.id
    await step(() =>
      record.correct({ kind: 'edit', statement, fields: { act: 'deny', certainty: 'possible' } }),
    )
    expect((await record.findStatements({ act: 'deny', certainty: 'possible' })).total).toBe(1)
    await step(() =>
      record.correct({ kind: 'split', of: 'voice', thing: falk!.voice.id, members: [gates.article.id] }),
    )
    await step(() => record.correct({ kind: 'reject', statement: pier.statements[1]!.id }))
    await step(() => record.rereadArticles([{ ...pier, statements: pier.statements.slice(0, 1) }]))
    await step(() => record.removeArticles([pier.article.id]))
    expect((await record.findStatements({ words: 'gates' })).total).toBe(2)
  })

  test('when a record that another version related is related anew', async () => {
    const path = join(makeFolder(), 'test.db')
    const record = await openTestRecord(path)
    await record.saveArticles(buildAffair())
    await relateAs(record, relateAffair())
    const database = new DatabaseSync(path)
    database.exec('update record_state set relating = 0')
    database.close()
    await record.relateNext(async () => {}, { most: 1 })
    expectFacetsInStep(path)
    expect((await record.countFacets({})).voice).toEqual([])
  })
})

test.skipIf(isOnPostgres)('a record from before facets gets them', async () => {
  const path = join(makeFolder(), 'test.db')
  const before = await openTestRecord(path)
  await before.saveArticles(buildAffair())
  await relateAs(before, relateAffair())
  const facets = await before.countFacets({})
  await before.close()
  const database = new DatabaseSync(path)
  database.exec(`
    drop table statement_facets; drop table saved_searches;
    drop table sessions; drop table tokens; drop table accounts; drop table deeds;
    drop index articles_by_outlet; create index articles_by_outlet on articles (outlet_key);
    pragma user_version = 9
  `)
  database.close()
  const record = await openTestRecord(path)
  expect(await record.countFacets({})).toEqual(facets)
  expect(facets.voice[0]).toMatchObject({ name: 'Élodie Marchetti', count: 3 })
})
