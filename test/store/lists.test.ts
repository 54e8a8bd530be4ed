import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { relateRecord } from '../../src/pipeline.ts'
import type { OpenRecord } from '../../src/store/index.ts'
import { rememberAnswers } from '../../src/store/remember-answers.ts'
import { buildAffair, buildArticle, relateAffair } from './build-record.ts'
import { relateAs } from './relate-as.ts'
import { makeFolder, openTestRecord } from './temporary-record.ts'

const unsure = buildArticle({
  from: 'reports/pier.txt',
  title: 'Pier stays shut',
  outlet: 'Port Elin Tribune',
  publishedAt: '2022-11-14',
  says: [
    { who: 'Jon Falk', what: 'the pier has four gates', confidence: 0.9 },
    { who: 'Ines Talver', what: 'the town could not wait', confidence: 0.4 },
    { who: 'Tomas Reed', what: 'work would begin in spring', confidence: 0.6 },
  ].map((says, number) => ({
    ...says,
    // The first voice is less sure than its words.
    ...(number === 0 && { voice: { id: 'avo_1', name: 'Jon Falk', kind: 'person', confidence: 0.3 } }),
  })),
})

const [gates, wait, spring] = unsure.statements.map(({ id }) => id) as [string, string, string]

describe('what a person should look at first', () => {
  const list = async (record: OpenRecord) => {
    const { items, total } = await record.listLeastCertain()
    expect(items).toHaveLength(total)
    return items.map(({ statement }) => statement.id)
  }

  test('is what is least sure, in words or voice', async () => {
    const record = await openTestRecord()
    await record.saveArticles([unsure])
    expect(await list(record)).toEqual([gates, wait, spring])
    expect((await record.listLeastCertain({ limit: 1, offset: 1 })).items).toMatchObject([
      { statement: { id: wait }, article: { title: 'Pier stays shut' } },
    ])
  })

  test('leaves out what somebody has said something of, until that is undone', async () => {
    const record = await openTestRecord()
    await record.saveArticles([unsure])
    const confirmed = await record.correct({ kind: 'confirm', statement: gates })
    expect(await list(record)).toEqual([wait, spring])
    const rejected = await record.correct({ kind: 'reject', statement: wait })
    const edited = await record.correct({ kind: 'edit', statement: spring, fields: { act: 'promise' } })
    expect(await list(record)).toEqual([])
    for (const { id } of [rejected, edited, confirmed]) await record.undoCorrection(id)
    expect(await list(record)).toEqual([gates, wait, spring])
    await record.removeArticles([unsure.article.id])
    expect(await list(record)).toEqual([])
  })
})

test('outlets are listed by the name that most articles write, those of most articles first', async () => {
  const record = await openTestRecord()
  expect(await record.listOutlets()).toEqual([])
  const outlets = ['TASS', 'Tass', 'TASS', 'Courier', undefined, 'Aftenposten']
  await record.saveArticles(
    outlets.map((outlet, number) => buildArticle({ text: `Report ${number}`, ...(outlet && { outlet }) })),
  )
  expect(await record.listOutlets()).toEqual([
    { name: 'TASS', articleCount: 3 },
    { name: 'Aftenposten', articleCount: 1 },
    { name: 'Courier', articleCount: 1 },
  ])
})

describe('a saved search', () => {
  const savedAt = '2024-02-01T10:00:00Z'

  test('is found again by name, also by who opens the record later', async () => {
    const path = join(makeFolder(), 'test.db')
    const record = await openTestRecord(path)
    const dam = await record.saveSearch({
      name: ' The  dam ',
      query: '?words=dam&voice=Anna+Petrova&act=',
      savedAt,
    })
    expect(dam).toEqual({
      id: expect.stringMatching(/^sea_[0-9a-f]{16}$/),
      name: 'The dam',
      query: 'voice=Anna+Petrova&words=dam',
      savedAt,
    })
    const denials = await record.saveSearch({ name: 'Denials', query: 'act=deny', savedAt })
    await record.close()
    const later = await openTestRecord(path)
    expect(await later.listSavedSearches()).toEqual([denials, dam])
  })

  test('gets the new name when it is saved again, and goes when it is removed', async () => {
    const record = await openTestRecord()
    const before = await record.saveSearch({ name: 'Dam', query: 'words=dam&act=deny', savedAt })
    const later = '2024-03-01T10:00:00Z'
    const after = await record.saveSearch({
      name: 'Denials of the dam',
      query: 'act=deny&words=dam',
      savedAt: later,
    })
    expect(after).toEqual({ ...before, name: 'Denials of the dam', savedAt: later })
    expect(await record.listSavedSearches()).toEqual([after])
    expect(await record.removeSearch(before.id)).toBe(true)
    expect(await record.removeSearch(before.id)).toBe(false)
    expect(await record.listSavedSearches()).toEqual([])
  })

  test('needs a name, and may be of odd words', async () => {
    const record = await openTestRecord()
    await expect(record.saveSearch({ name: ' ', query: 'words=dam', savedAt })).rejects.toThrow(
      'a name for the search',
    )
    const odd = await record.saveSearch({
      name: 'Ödd “'.concat('ש'),
      query: 'words=%22a+b%22&voice=%D7%A9',
      savedAt,
    })
    expect(await record.listSavedSearches()).toEqual([odd])
    expect(new URLSearchParams(odd.query).get('words')).toBe('"a b"')
  })
})

describe('the version', () => {
  test('is another one after each change, whoever made it, and the same as long as there is none', async () => {
    const path = join(makeFolder(), 'test.db')
    const record = await openTestRecord(path)
    const other = await openTestRecord(path)
    const seen = new Set<string>()
    const expectChange = async (work: () => Promise<unknown>) => {
      await work()
      const version = await record.readVersion()
      expect(seen.has(version)).toBe(false)
      seen.add(version)
      await record.listArticles()
      await other.count()
      expect(await record.readVersion()).toBe(version)
    }
    await expectChange(() => record.saveArticles([unsure]))
    await expectChange(() => relateRecord(record))
    await expectChange(() => other.correct({ kind: 'confirm', statement: gates }))
    await expectChange(() => record.saveSearch({ name: 'Dam', query: 'words=dam', savedAt: '2024-02-01' }))
    await expectChange(() => other.removeArticles([unsure.article.id]))
    await record.close()
    const again = await openTestRecord(path)
    expect(seen.has(await again.readVersion())).toBe(false)
  })
})

describe('answers', () => {
  test('that were given before are given anew when somebody changed the record', async () => {
    const path = join(makeFolder(), 'test.db')
    const record = await openTestRecord(path)
    const other = await openTestRecord(path)
    const ask = async () => ({
      counts: (await record.count()).articles,
      articles: (await record.listArticles()).total,
      found: (await record.findStatements({ words: 'harbour' })).total,
      stories: (await record.listStorySummaries()).total,
      facets: (await record.countFacets({})).act.length,
    })
    expect(await ask()).toEqual({ counts: 0, articles: 0, found: 0, stories: 0, facets: 0 })
    await other.saveArticles(buildAffair())
    expect(await ask()).toEqual({ counts: 3, articles: 3, found: 3, stories: 0, facets: 4 })
    await relateAs(record, relateAffair())
    expect(await ask()).toMatchObject({ stories: 1 })
    await record.removeArticles(buildAffair().map(({ article }) => article.id))
    expect(await ask()).toMatchObject({ counts: 0, articles: 0, found: 0, facets: 0 })
  })

  test('come while articles are being related, and tell of what was before', async () => {
    const record = await openTestRecord()
    await record.saveArticles(buildAffair())
    await record.relateNext(
      async (shelf) => {
        await shelf.keep('story', relateAffair().stories)
        expect((await record.listStories()).total).toBe(0)
        expect((await record.findStatements({ words: 'strike' })).total).toBe(1)
      },
      { most: 10 },
    )
    expect((await record.listStories()).total).toBe(1)
  })

  test('are found out once for all who ask at once, and again after a failure', async () => {
    let version = '1'
    const { remember } = rememberAnswers({ readVersion: async () => version, most: 200 })
    let asked = 0
    const findOut = async () => {
      asked++
      if (version === 'broken') throw new Error('no answer')
      return { asked }
    }
    const [one, other] = await Promise.all([remember('a', findOut), remember('a', findOut)])
    expect(one).toBe(other)
    expect(await remember('b', findOut)).toEqual({ asked: 2 })
    version = '2'
    expect(await remember('a', findOut)).toEqual({ asked: 3 })
    version = 'broken'
    for (const _ of [1, 2]) await expect(remember('a', findOut)).rejects.toThrow('no answer')
    expect(asked).toBe(5)
    version = '3'
    for (let number = 0; number < 300; number++) await remember(`${number}`, findOut)
    await remember('0', findOut)
    await remember('299', findOut)
    expect(asked).toBe(306)
  })
})
