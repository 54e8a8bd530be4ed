/** What is left to relate, step by step; what leaves and is read anew. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { relateRecord } from '../../src/pipeline.ts'
import type { ReadArticle } from '../../src/record.ts'
import { relateChanges } from '../../src/relate/index.ts'
import type { Shelf } from '../../src/shelf.ts'
import type { OpenRecord } from '../../src/store/index.ts'
import { isOnPostgres } from '../record-address.ts'
import { buildAffair, buildArticle, buildRelations, relateAffair } from './build-record.ts'
import { writeOldRecord } from './old-record.ts'
import { loadAll, putOnShelf, relateAs } from './relate-as.ts'
import { collect, countAllRows, makeFolder, openTestRecord, runSql } from './temporary-record.ts'
import { watchChanges } from './watch-changes.ts'

/** Everything that can be seen of a record. */
async function describeRecord(record: OpenRecord): Promise<unknown> {
  const { items } = await record.findStatements({ words: 'elodie' })
  return [await collect(record.exportLines()), items, await record.countUnrelated()]
}

describe('changes', () => {
  test.runIf(isOnPostgres)('are related while new articles come, which wait for their turn', async () => {
    const articles = buildAffair()
    const [plain, record] = [await openTestRecord(), await openTestRecord()]
    await plain.saveArticles(articles)
    await relateRecord(plain)
    await record.saveArticles(articles.slice(0, 1))
    // The new ones are kept in the middle of relating, and it goes on with what it saw when it began.
    const related = await record.relateNext(
      async (shelf, changes) => {
        await record.saveArticles(articles.slice(1))
        await relateChanges(shelf, changes)
      },
      { most: 50 },
    )
    expect(related).toBe(1)
    expect(await record.countUnrelated()).toBe(articles.length - 1)
    await relateRecord(record)
    expect(await describeRecord(record)).toEqual(await describeRecord(plain))
  })

  test('come oldest first, so many at a time, each once', async () => {
    const record = await openTestRecord()
    const dates = ['2021-05-03', '2020-01-01', undefined, '2021-05-02']
    await record.saveArticles(
      dates.map((publishedAt, index) => buildArticle({ publishedAt, text: `${index}`, from: `${index}` })),
    )
    const { work, listAdded } = watchChanges()
    expect(await record.countUnrelated()).toBe(4)
    expect(await record.relateNext(work, { most: 3 })).toBe(3)
    expect(await record.countUnrelated()).toBe(1)
    expect(await record.isRelated()).toBe(false)
    expect(await record.relateNext(work, { most: 3 })).toBe(1)
    expect(await record.isRelated()).toBe(true)
    expect(await record.relateNext(work, { most: 3 })).toBe(0)
    expect(listAdded()).toEqual([['2', '1', '3'], ['0']])
  })

  test('are articles as they were read', async () => {
    const record = await openTestRecord()
    const [courier] = buildAffair()
    const happenings = [
      {
        article: courier!.article.id,
        on: { from: '2021-05-01', to: '2021-05-01', confidence: 0.9 },
        told: { text: 'the harbour', start: 22, end: 33 },
      },
    ]
    await record.saveArticles([{ ...courier!, happenings }])
    const { seen, work } = watchChanges()
    await record.relateNext(work, { most: 3 })
    expect(seen).toEqual([
      {
        added: [{ ...courier!, happenings }],
        removed: [],
        corrected: { story: [], voice: [], utterance: [] },
      },
    ])
    expect((await record.findArticle(courier!.article.id))?.happenings).toEqual(happenings)
  })

  test('an article that went before it was ever related is none', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    await record.saveArticles(affair)
    expect(await record.removeArticles(affair.map(({ article }) => article.id))).toBe(3)
    expect(await record.countUnrelated()).toBe(0)
  })

  test('an article that went is told with what it had when it was related, whatever came between', async () => {
    const record = await openTestRecord()
    const [first, second] = buildAffair()
    await record.saveArticles([first!, second!])
    const { seen, work } = watchChanges()
    await record.relateNext(work, { most: 10 })
    const { id } = first!.article
    await record.rereadArticles([{ ...first!, statements: first!.statements.slice(1), voices: [] }])
    await record.rereadArticles([{ ...first!, statements: [], voices: [] }])
    await record.removeArticles([id])
    await record.saveArticles([first!])
    await record.relateNext(work, { most: 10 })
    const removed = {
      article: id,
      statements: first!.statements.map((statement) => statement.id),
      voices: first!.voices.map((voice) => voice.id),
    }
    expect(seen[1]).toMatchObject({ added: [first], removed: [removed] })
    await record.removeArticles([id])
    await record.relateNext(work, { most: 10 })
    expect(seen[2]).toMatchObject({ added: [], removed: [removed] })
  })

  test('what went comes first, and with it what was read anew', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    await record.saveArticles(affair.slice(0, 2))
    const { seen, work } = watchChanges()
    await record.relateNext(work, { most: 10 })
    await record.saveArticles(affair)
    await record.rereadArticles([affair[1]!])
    await record.relateNext(work, { most: 1 })
    expect(seen[1]?.removed.map(({ article }) => article)).toEqual([affair[1]!.article.id])
    expect(seen[1]?.added).toEqual([affair[1]])
  })

  test('a report that comes again with other things said of it is related again', async () => {
    const record = await openTestRecord()
    const text = 'The same report.'
    const [plain, credited] = [buildArticle({ text }), buildArticle({ text, credit: 'VNA' })]
    const { seen, work } = watchChanges()
    for (const one of [plain, credited, plain, credited]) {
      await record.saveArticles([one])
      await record.relateNext(work, { most: 10 })
    }
    // Which of the two it is told with does not depend on the order, so it changes at most once.
    expect(seen).toHaveLength(2)
    expect(seen[1]?.added.map(({ article }) => article.credit)).toEqual(['VNA'])
  })

  test('an address is only found of articles that are related or just being so', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    const { article } = affair[0]!
    await record.saveArticles(affair)
    const found: unknown[] = []
    const work = async (shelf: Shelf) => {
      found.push(await shelf.findByAddress([article.url!]))
    }
    for (let done = 1; done > 0; ) done = await record.relateNext(work, { most: 1 })
    // The one without a date comes first, then the one that has the address.
    expect(found).toEqual([
      [],
      [{ article: article.id, address: article.url }],
      [{ article: article.id, address: article.url }],
    ])
  })
})

test.each([0, -1, 1.5, Number.NaN])('so many changes at a time as %d are refused', async (most) => {
  const record = await openTestRecord()
  await expect(record.relateNext(async () => {}, { most })).rejects.toThrow(
    /^most: expected a whole number from 1/,
  )
})

describe('work that throws', () => {
  test('leaves everything as it was, and what changed is still to be related', async () => {
    const record = await openTestRecord()
    const [first, ...others] = buildAffair()
    await record.saveArticles([first!])
    await relateAs(record, buildRelations([first!]))
    await record.saveArticles(others)
    const before = await describeRecord(record)
    const rows = await countAllRows(record.path)
    const work = async (shelf: Shelf) => {
      await shelf.addKeys('shingle', new Map([['a', [{ key: 1, bucket: 2 }]]]))
      await shelf.addLinks('story', [{ one: 'a', other: 'b', weight: 1 }])
      await putOnShelf(shelf, relateAffair())
      throw new Error('a stage is broken')
    }
    await expect(record.relateNext(work, { most: 10 })).rejects.toThrow('a stage is broken')
    expect(await describeRecord(record)).toEqual(before)
    expect(await countAllRows(record.path)).toEqual(rows)
    await relateAs(record, relateAffair())
    expect(await record.isRelated()).toBe(true)
    expect(await record.count()).toMatchObject({ voices: 3, relations: 1 })
  })

  test('keeps no other program from writing afterwards', async () => {
    const record = await openTestRecord()
    const other = await openTestRecord(record.path)
    await record.saveArticles(buildAffair())
    await expect(record.relateNext(() => Promise.reject(new Error('broken')), { most: 1 })).rejects.toThrow(
      'broken',
    )
    expect(await other.saveArticles([buildArticle({ text: 'Later.' })])).toEqual(['added'])
  })
})

describe('an article that leaves', () => {
  test('leaves no row behind', async () => {
    const record = await openTestRecord()
    const empty = await countAllRows(record.path)
    const affair = buildAffair()
    const ids = affair.map(({ article }) => article.id)
    await record.saveArticles(affair)
    const relations = relateAffair()
    await record.relateNext(
      async (shelf, { added }) => {
        await putOnShelf(shelf, relations)
        for (const [index, { article }] of added.entries()) {
          await shelf.addKeys('shingle', new Map([[article.id, [{ key: index, bucket: 1 }]]]))
          await shelf.keepTraces('article', new Map([[article.id, { words: index }]]))
        }
        await shelf.addLinks('copy', [{ one: ids[0]!, other: ids[1]!, weight: 0.5, details: '{}' }])
      },
      { most: 10 },
    )
    expect(Object.keys(await countAllRows(record.path)).length).toBeGreaterThan(15)

    expect(await record.removeArticles([...ids, ids[0]!, 'art_unknown'])).toBe(3)
    expect(await record.count()).toMatchObject({ articles: 0, statements: 0 })
    expect((await record.findStatements({ words: 'harbour' })).total).toBe(0)
    expect(await record.findKnownAddresses(['https://courier.example/harbour'])).toEqual(new Set())
    await record.relateNext(
      async (shelf, { removed }) => {
        expect(removed).toHaveLength(3)
        await shelf.dropKeys('shingle', ids)
        await shelf.dropTraces('article', ids)
        await shelf.dropLinks('copy', ids)
        for (const kind of ['copy', 'story'] as const) await shelf.dropMembers(kind, ids)
        await shelf.dropMembers(
          'unit',
          removed.flatMap(({ voices }) => voices),
        )
        await shelf.dropMembers(
          'utterance',
          removed.flatMap(({ statements }) => statements),
        )
        const { voices, utterances, stories } = relations
        await shelf.dropMembers(
          'voice',
          voices.map(({ id }) => `unit of ${id}`),
        )
        for (const [kind, things] of Object.entries({ voice: voices, utterance: utterances, story: stories }))
          await shelf.drop(
            kind as 'voice',
            things.map(({ id }) => id),
          )
        await shelf.drop('relation', [relations.relations[0]!.id])
        const copies = await shelf.find('copy', [...(await shelf.findGroups('copy', ids)).values()])
        expect(copies.size).toBe(0)
      },
      { most: 10 },
    )
    const { copies, ...left } = await countAllRows(record.path)
    // The work above did not ask for the id of the group of copies, so it still stands there.
    expect(copies).toBe(1)
    expect(left).toEqual(empty)
  })

  test('can come back', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    await record.saveArticles(affair)
    await relateAs(record, relateAffair())
    const before = await describeRecord(record)
    await record.removeArticles([affair[1]!.article.id])
    await relateAs(record, buildRelations([affair[0]!, affair[2]!]))
    expect((await record.findStatements({ words: 'april' })).total).toBe(0)
    expect(await record.saveArticles([affair[1]!])).toEqual(['added'])
    await relateAs(record, relateAffair())
    expect(await describeRecord(record)).toEqual(before)
  })
})

describe('an article that is read anew', () => {
  test('has what was found now in place of what was found before, under the same id', async () => {
    const record = await openTestRecord()
    const [courier, tribune] = buildAffair()
    await record.saveArticles([courier!, tribune!])
    const again: ReadArticle = {
      ...courier!,
      statements: courier!.statements.slice(0, 1),
      voices: courier!.voices.slice(0, 1),
      happenings: [
        {
          article: courier!.article.id,
          on: { from: '2021-05-01', to: '2021-05-02', confidence: 0.9 },
          told: { text: 'the harbour', start: 22, end: 33 },
        },
      ],
    }
    const stranger = buildArticle({ text: 'Never added.' })
    expect(await record.rereadArticles([again, stranger])).toBe(1)
    const view = (await record.findArticle(courier!.article.id))!
    expect(view).toMatchObject(again)
    expect(view.statements).toHaveLength(1)
    expect(await record.count()).toMatchObject({ articles: 2, statements: 3 })
    expect((await record.listArticles()).items.map(({ statementCount }) => statementCount)).toEqual([2, 1])
    expect((await record.findStatements({ words: 'inspected' })).items).toHaveLength(1)
    expect(await record.loadReadArticles([stranger.article.id, courier!.article.id])).toEqual([again])
  })
})

describe('the words by which statements are found', () => {
  test('follow a voice that gets another name, and a unit that comes to another voice', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    await record.saveArticles(affair)
    await relateAs(record, relateAffair())
    const relations = relateAffair()
    const [marchetti, official] = ['Élodie Marchetti', 'a senior official'].map(
      (name) => relations.voices.find((voice) => voice.name === name)!,
    )
    const relate = async (work: (shelf: Shelf) => Promise<void>) => {
      const { length } = await collect(record.exportLines())
      await record.saveArticles([buildArticle({ text: `Trigger ${length}.` })])
      await record.relateNext(work, { most: 1 })
    }
    const count = async (words: string) => (await record.findStatements({ words })).total
    expect([await count('countess'), await count('elodie')]).toEqual([0, 3])

    await relate((shelf) => shelf.keep('voice', [{ ...marchetti!, name: 'The Countess' }]))
    // Élodie, as only the first report calls her, is found there, and by whoever asks for all of that voice.
    expect([await count('countess'), await count('elodie'), await count('countess april')]).toEqual([3, 1, 1])
    expect((await record.findStatements({ voice: 'élodie marchetti' })).total).toBe(3)
    expect((await record.findStatements({ voice: 'élodie' })).total).toBe(1)

    await relate((shelf) => shelf.setGroups('voice', new Map([[`unit of ${official!.id}`, marchetti!.id]])))
    expect([await count('countess'), await count('official')]).toEqual([4, 1])

    await relate((shelf) => shelf.dropMembers('voice', [`unit of ${official!.id}`]))
    expect(await count('countess')).toBe(3)
    const heard = relations.articleVoicesOf.get(marchetti!.id)!
    await relate((shelf) => shelf.dropMembers('unit', heard))
    expect([await count('countess'), await count('elodie')]).toEqual([0, 1])
  })
})

describe('a record of an older Hearsay', () => {
  test.skipIf(isOnPostgres).each([6, 7] as const)(
    'of version %i keeps what it read, and is related anew',
    async (version) => {
      const path = join(makeFolder(), 'old.db')
      writeOldRecord(path, { version })
      const record = await openTestRecord(path)
      const sorted = buildAffair().sort((a, b) => (a.article.id < b.article.id ? -1 : 1))
      expect(await loadAll(record)).toEqual(sorted)
      expect(await record.count()).toMatchObject({ articles: 3, statements: 5, voices: 0, stories: 0 })
      expect(await record.isRelated()).toBe(false)
      expect(await record.countUnrelated()).toBe(3)
      expect((await record.findStatements({ words: 'strike' })).total).toBe(1)
      expect(await record.findMark({ input: 'archive.warc', print: 'print' })).toBe(12)
      expect(await record.listFeeds()).toHaveLength(version - 6)
      const { seen, work } = watchChanges()
      expect(await record.relateNext(work, { most: 2 })).toBe(2)
      expect(await record.countUnrelated()).toBe(1)
      expect(await record.relateNext(work, { most: 2 })).toBe(1)
      expect(seen.flatMap(({ added }) => added)).toHaveLength(3)
      expect(seen.flatMap(({ removed }) => removed)).toEqual([])
      const tribune = buildAffair()[1]!
      const heard = tribune.voices.map(({ id }) => id)
      await record.saveArticles([buildArticle({ text: 'Trigger.' })])
      await record.relateNext(
        async (shelf) => {
          expect(await shelf.findCorrections('voice', heard)).toMatchObject({ apart: [heard], together: [] })
        },
        { most: 1 },
      )
    },
  )

  test('that was related in another way forgets what it found so', async () => {
    const record = await openTestRecord()
    await record.saveArticles(buildAffair())
    await relateAs(record, relateAffair())
    await record.close()
    await runSql(record.path, 'update record_state set relating = relating - 1')
    const again = await openTestRecord(record.path)
    expect(await again.countUnrelated()).toBe(3)
    const { seen, work } = watchChanges()
    expect(await again.relateNext(work, { most: 10 })).toBe(3)
    expect(seen[0]?.added).toHaveLength(3)
    expect(await again.count()).toMatchObject({ voices: 0, utterances: 0, relations: 0, stories: 0 })
    expect((await again.findStatements({ words: 'elodie april' })).total).toBe(0)
    expect(await again.isRelated()).toBe(true)
  })
})

describe('an article that waits to be related', () => {
  test('is not met on the shelf before its turn, however it is asked for', async () => {
    const record = await openTestRecord()
    const [first, second, third] = buildAffair() as [ReadArticle, ReadArticle, ReadArticle]
    const all = [first, second, third]
    const ids = all.map(({ article }) => article.id)
    const statements = all.flatMap((read) => read.statements.map(({ id }) => id))
    const voices = all.flatMap((read) => read.voices.map(({ id }) => id))
    await record.saveArticles(all)
    const met: string[][] = []
    const work = async (shelf: Shelf) => {
      const loaded = {
        articles: (await shelf.loadArticles(ids)).map(({ id }) => id),
        heads: (await shelf.loadHeads(ids)).map(({ id }) => id),
        statements: (await shelf.loadStatements(statements)).map(({ article }) => article),
        statementsOf: (await shelf.loadStatementsOf(ids)).map(({ article }) => article),
        voices: (await shelf.loadArticleVoices(voices)).map(({ article }) => article),
        voicesOf: (await shelf.loadArticleVoicesOf(ids)).map(({ article }) => article),
      }
      for (const found of Object.values(loaded)) expect(new Set(found)).toEqual(new Set(loaded.articles))
      met.push(loaded.articles)
    }
    while ((await record.relateNext(work, { most: 1 })) > 0);
    // The one without a date is related first, then the oldest.
    expect(met).toEqual([[third], [first, third], all].map((reads) => reads.map(({ article }) => article.id)))
  })
})
