import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isOnPostgres } from '../record-address.ts'
import {
  buildAffair,
  buildArticle,
  buildManyArticles,
  buildRelations,
  relateAffair,
  shuffle,
} from './build-record.ts'
import { loadAll, relateAs } from './relate-as.ts'
import { collect, makeFolder, openTestRecord } from './temporary-record.ts'

const EMPTY = {
  voices: [],
  articleVoicesOf: new Map(),
  utterances: [],
  relations: [],
  copies: [],
  stories: [],
}

describe('adding articles', () => {
  test('gives back articles, statements and voices as they were read', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    expect(await record.saveArticles(affair)).toEqual(['added', 'added', 'added'])
    const sorted = affair.sort((a, b) => (a.article.id < b.article.id ? -1 : 1))
    expect(await loadAll(record)).toEqual(sorted)
  })

  test('adding a report twice adds it once, also within one batch', async () => {
    const record = await openTestRecord()
    const [first, second] = buildAffair()
    expect(await record.saveArticles([first!])).toEqual(['added'])
    expect(await record.saveArticles([first!, second!, second!])).toEqual(['known', 'added', 'known'])
    expect(await record.count()).toMatchObject({ articles: 2, statements: 4 })
    expect(await record.saveArticles([])).toEqual([])
  })

  test('knows which reports it has', async () => {
    const record = await openTestRecord()
    const [first, second] = buildAffair()
    await record.saveArticles([first!])
    const found = await record.findKnown([
      first!.article.id,
      second!.article.id,
      first!.article.id.slice(0, 8),
    ])
    expect(found).toEqual(new Set([first!.article.id]))
  })

  test('keeps the smaller path of a report that was found in two places, in whatever order', async () => {
    const one = buildArticle({ from: 'b/report.txt', text: 'The same report.' })
    const two = buildArticle({ from: 'a/copy.txt', text: 'The same report.' })
    for (const order of [
      [one, two],
      [two, one],
    ]) {
      const record = await openTestRecord()
      await record.saveArticles([order[0]!])
      expect(await record.saveArticles([order[1]!])).toEqual(['known'])
      expect((await record.findArticle(one.article.id))?.article.from).toBe('a/copy.txt')
      const together = await openTestRecord()
      await together.saveArticles(order)
      expect((await together.listArticles()).items.map(({ from }) => from)).toEqual(['a/copy.txt'])
    }
  })

  test('keeps a text to the letter, also with NUL characters and halves of surrogate pairs', async () => {
    const odd = buildArticle({
      text: 'before\0after \ud83d and \udc00, “ok” 🙂 Ω\r\n',
      title: 'A\0B',
      from: '-',
    })
    const record = await openTestRecord()
    await record.saveArticles([odd])
    expect((await record.findArticle(odd.article.id))?.article).toEqual(odd.article)
    expect(await loadAll(record)).toEqual([odd])
  })

  test('keeps a report without text, title, date or statements', async () => {
    const empty = buildArticle({ text: '', notes: [{ code: 'empty', message: 'There is no text.' }] })
    const record = await openTestRecord()
    await record.saveArticles([empty])
    expect(await record.findArticle(empty.article.id)).toEqual({
      ...empty,
      utterances: [],
      relations: [],
      copies: [],
      revisions: [],
      rejected: [],
    })
  })

  test('takes 20,000 statements in one batch', async () => {
    const record = await openTestRecord()
    await record.saveArticles(buildManyArticles(200, { statements: 100 }))
    expect(await record.count()).toMatchObject({ articles: 200, outlets: 6, statements: 20_000 })
  })
})

describe('revisions', () => {
  test('a report that changed at its address is a revision beside the old one', async () => {
    const url = 'https://courier.example/harbour'
    const first = buildArticle({
      url,
      from: 'monday.html',
      publishedAt: '2021-05-03',
      text: 'Two cranes fell.',
    })
    const later = buildArticle({
      url,
      from: 'tuesday.html',
      publishedAt: '2021-05-04',
      text: 'Three cranes fell.',
    })
    const undated = buildArticle({ url, from: 'no-date.html', text: 'Cranes fell.' })
    const elsewhere = buildArticle({
      url: 'https://tribune.example/',
      from: 'monday.html',
      text: 'A strike.',
    })
    const record = await openTestRecord()
    await record.saveArticles([undated, later, first, elsewhere])
    const view = await record.findArticle(undated.article.id)
    expect(view?.revisions.map(({ id }) => id)).toEqual([first.article.id, later.article.id])
    expect((await record.findArticle(elsewhere.article.id))?.revisions).toEqual([])
  })

  test('without an address the file tells, whichever of its paths a report is kept under', async () => {
    const old = { text: 'The old text.' }
    const first = buildArticle({ ...old, from: 'news/report.txt' })
    const copy = buildArticle({ ...old, from: 'backup/report.txt' })
    const changed = buildArticle({ text: 'The new text.', from: 'news/report.txt' })
    const record = await openTestRecord()
    await record.saveArticles([first, copy, changed])
    expect((await record.findArticle(changed.article.id))?.revisions).toMatchObject([
      { id: first.article.id, from: 'backup/report.txt', statementCount: 0 },
    ])
  })

  test('two texts from standard input are not revisions of each other', async () => {
    const texts = ['One text.', 'Another text.'].map((text) => buildArticle({ text, from: '-' }))
    const record = await openTestRecord()
    await record.saveArticles(texts)
    expect((await record.findArticle(texts[0]!.article.id))?.revisions).toEqual([])
  })
})

describe('relations', () => {
  test('notices that a program was stopped between adding and relating', async () => {
    const path = join(makeFolder(), 'test.db')
    const record = await openTestRecord(path)
    expect(await record.isRelated()).toBe(true)
    await record.saveArticles(buildAffair())
    await record.close()
    const again = await openTestRecord(path, { mode: 'read' })
    expect(await again.isRelated()).toBe(false)
    await relateAs(again, relateAffair())
    expect(await again.isRelated()).toBe(true)
    await again.saveArticles(buildAffair())
    expect(await again.isRelated()).toBe(true)
  })

  test('statements point to the record’s voice, and to their article’s while there is none', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    const tribune = affair[1]!
    await record.saveArticles(affair)
    expect((await record.findArticle(tribune.article.id))?.statements).toEqual(tribune.statements)
    const relations = relateAffair(affair)
    await relateAs(record, relations)
    const marchetti = relations.voices.find(({ name }) => name === 'Élodie Marchetti')!
    const { id, name, kind } = marchetti
    const view = await record.findArticle(tribune.article.id)
    expect(view?.statements.map(({ voice }) => voice)).toEqual([
      { id, name, kind, confidence: 0.8 },
      { id, name, kind, confidence: 0.8 },
    ])
    expect(view?.voices).toEqual(tribune.voices)
    expect((await loadAll(record)).flatMap(({ statements }) => statements)).toContainEqual(
      tribune.statements[0],
    )
  })

  test('new relations replace the old ones whole', async () => {
    const record = await openTestRecord()
    await record.saveArticles(buildAffair())
    await relateAs(record, relateAffair())
    expect(await record.count()).toEqual({
      articles: 3,
      outlets: 3,
      statements: 5,
      voices: 3,
      utterances: 4,
      relations: 1,
      stories: 1,
    })
    await relateAs(record, EMPTY)
    expect(await record.count()).toMatchObject({
      statements: 5,
      voices: 0,
      utterances: 0,
      relations: 0,
      stories: 0,
    })
    expect((await record.findStatements({ words: 'Marchetti' })).items[0]?.statement.voice?.id).toMatch(
      /^avo_/,
    )
  })
})

describe('views', () => {
  test('an article comes with its utterances, relations, copies and story', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    const relations = relateAffair(affair)
    await record.saveArticles(affair)
    await relateAs(record, relations)
    const view = (await record.findArticle(affair[0]!.article.id))!
    expect(view.article).toEqual(affair[0]!.article)
    expect(view.story).toEqual(relations.stories[0])
    expect(view.relations).toEqual(relations.relations)
    const own = relations.utterances.filter(({ statements }) =>
      statements.some((id) => affair[0]!.statements.some((statement) => statement.id === id)),
    )
    expect(view.utterances).toHaveLength(2)
    expect(view.utterances).toEqual(expect.arrayContaining(own))
    const copied = relations.copies[0]!.articles.includes(view.article.id)
    expect(view.copies).toEqual(copied ? relations.copies : [])
  })

  test('a voice comes with all it said in order of time, unknown last', async () => {
    const record = await openTestRecord()
    const affair = [
      ...buildAffair(),
      buildArticle({
        from: 'later.txt',
        text: 'Marchetti said no.',
        says: [{ who: 'Marchetti', what: 'no' }],
      }),
      buildArticle({
        from: 'looking-back.txt',
        publishedAt: '2021-06-01',
        says: [
          {
            who: 'Marchetti',
            what: 'yes',
            saidAt: { from: '2020-01-01', to: '2020-01-31', confidence: 0.9 },
          },
        ],
      }),
    ]
    const relations = relateAffair(affair)
    await record.saveArticles(affair)
    await relateAs(record, relations)
    const view = (await record.findVoice('élodie marchetti'))!
    expect(view.voice).toEqual(relations.voices.find(({ name }) => name === 'Élodie Marchetti'))
    expect(view.statements.map(({ statement }) => statement.text.content)).toEqual([
      'yes',
      'the harbour is safe',
      'the cranes were inspected in April',
      'the harbour is safe',
      'no',
    ])
    expect(view.statements[1]!.article).toEqual({
      id: affair[0]!.article.id,
      title: 'Minister sees no danger in harbour',
      outlet: 'Valdoran Courier',
      publishedAt: '2021-05-03T10:15:00+03:00',
      url: 'https://courier.example/harbour',
      from: 'reports/courier.txt',
    })
    expect(view.statements[1]!.utterance).toBe(view.statements[3]!.utterance)
    expect(view.utterances).toHaveLength(4)
    expect(view.relations).toEqual(relations.relations)
  })

  test('finds a voice by id, beginning of an id, other name, and words of a name', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    await record.saveArticles(affair)
    expect(await record.findVoice('Marchetti')).toBeUndefined()
    const { articleVoicesOf } = relateAffair(affair)
    await relateAs(record, relateAffair(affair))
    const marchetti = (await record.findVoice('Élodie Marchetti'))!.voice
    const ways = [
      marchetti.id,
      marchetti.id.slice(0, 12),
      'MARCHETTI',
      'elodie',
      'marchetti élodie',
      articleVoicesOf.get(marchetti.id)![0]!,
    ]
    for (const way of ways) expect((await record.findVoice(way))?.voice.id, way).toBe(marchetti.id)
    for (const way of ['', ' ', 'Nobody', 'voi_', 'voi_ffffffffffffff', '"', '***', marchetti.id.slice(4)]) {
      expect(await record.findVoice(way), way).toBeUndefined()
    }
  })

  test('a story comes with its articles, statements, utterances, relations and voices', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    const relations = relateAffair(affair)
    await record.saveArticles([...affair, buildArticle({ text: 'Of something else.', from: 'else.txt' })])
    await relateAs(record, relations)
    const view = (await record.findStory(relations.stories[0]!.id.slice(0, 9)))!
    expect(view.story).toEqual(relations.stories[0])
    expect(view.articles.map(({ from }) => from)).toEqual([
      'reports/courier.txt',
      'reports/tribune.txt',
      'reports/undated.txt',
    ])
    expect(view.statements).toHaveLength(5)
    expect(view.utterances).toHaveLength(4)
    expect(view.relations).toEqual(relations.relations)
    expect(view.voices.map(({ name }) => name).sort()).toEqual(
      ['Dockers Union', 'a senior official', 'Élodie Marchetti'].sort(),
    )
    expect(await record.findStory('sto_0000000000000000')).toBeUndefined()
  })

  test('the beginning of an id must fit one thing only', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    await record.saveArticles(affair)
    const { id } = affair[0]!.article
    expect((await record.findArticle(id.slice(0, 14)))?.article.id).toBe(id)
    expect(await record.findArticle('')).toBeUndefined()
    expect(await record.findArticle('art_nothing')).toBeUndefined()
    expect(await record.findArticle(`${id}\0`)).toBeUndefined()
    await expect(record.findArticle('art_')).rejects.toThrow(
      /^id: expected the beginning of one article's id, got "art_"; write more of it, several begin so: art_/,
    )
  })

  test('statements are found by their ids, in the order asked for', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    await record.saveArticles(affair)
    const ids = [affair[1]!.statements[1]!.id, 'sta_none', affair[0]!.statements[0]!.id]
    const found = await record.findStatementsById(ids)
    expect(found.map(({ statement }) => statement.id)).toEqual([ids[0], ids[2]])
  })
})

describe('lists', () => {
  test('articles are newest first by the instant, those without a date last', async () => {
    const dates = ['2021-05-04T01:00:00+05:00', '2021-05-03T21:00:00Z', '2021-05-04', '2021-05-02', undefined]
    const record = await openTestRecord()
    await record.saveArticles(
      dates.map((publishedAt, index) => buildArticle({ publishedAt, text: `Text ${index}.` })),
    )
    const { items, total } = await record.listArticles()
    expect(items.map(({ publishedAt }) => publishedAt)).toEqual([
      '2021-05-04',
      '2021-05-03T21:00:00Z',
      '2021-05-04T01:00:00+05:00',
      '2021-05-02',
      undefined,
    ])
    expect(total).toBe(5)
    expect(items[0]).not.toHaveProperty('text')
    expect(items[0]).toMatchObject({ statementCount: 0, notes: [] })
  })

  test('voices with most statements are first', async () => {
    const record = await openTestRecord()
    await record.saveArticles(buildAffair())
    await relateAs(record, relateAffair())
    const { items, total } = await record.listVoices({ limit: 2 })
    expect(items[0]).toMatchObject({
      voice: { name: 'Élodie Marchetti' },
      statementCount: 3,
      articleCount: 2,
    })
    expect(items[1]).toMatchObject({ statementCount: 1, articleCount: 1 })
    expect({ length: items.length, total }).toEqual({ length: 2, total: 3 })
  })

  test('pages follow each other without gap or repetition', async () => {
    const record = await openTestRecord()
    await record.saveArticles(buildManyArticles(23, { statements: 3 }))
    const everything = await record.findStatements({ limit: Number.POSITIVE_INFINITY })
    expect(everything.items).toHaveLength(69)
    const paged = []
    for (let offset = 0; offset < 69; offset += 10) {
      const page = await record.findStatements({ limit: 10, offset })
      expect(page.total).toBe(69)
      paged.push(...page.items)
    }
    expect(paged).toEqual(everything.items)
    expect((await record.findStatements({})).items).toEqual(everything.items.slice(0, 50))
    expect((await record.listArticles({ limit: 0, offset: 5 })).items).toEqual([])
    expect(await record.listStories({ offset: 99 })).toEqual({ items: [], total: 0 })
  })

  test.each([{ limit: -1 }, { limit: 1.5 }, { offset: Number.NaN }, { offset: Number.POSITIVE_INFINITY }])(
    'a page of %o is refused',
    async (request) => {
      const record = await openTestRecord()
      await expect(record.listArticles(request)).rejects.toThrow(
        /^(limit|offset): expected a whole number from 0, got/,
      )
    },
  )

  test('the latest story is first', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    await record.saveArticles(affair)
    const stories = [
      { id: 'sto_1', title: 'Old', articles: [affair[0]!.article.id], from: '2020-01-01', to: '2020-01-02' },
      { id: 'sto_2', title: 'Unknown', articles: [affair[1]!.article.id] },
      { id: 'sto_3', title: 'New', articles: [affair[2]!.article.id], from: '2021-01-01', to: '2021-01-02' },
    ]
    await relateAs(record, { ...EMPTY, stories })
    expect((await record.listStories()).items).toEqual([stories[2], stories[0], stories[1]])
  })
})

describe('export', () => {
  test('has every thing on a line with its kind', async () => {
    const record = await openTestRecord()
    const affair = buildAffair()
    const relations = relateAffair(affair)
    await record.saveArticles(affair)
    await relateAs(record, relations)
    const lines = await collect(record.exportLines())
    const linesOf = (kind: string) => lines.filter((line) => line.kind === kind)
    expect([...new Set(lines.map(({ kind }) => kind))]).toEqual([
      'article',
      'statement',
      'voice',
      'utterance',
      'relation',
      'story',
    ])
    expect(linesOf('article')).toEqual(
      affair.map(({ article }) => ({ kind: 'article', ...article })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
    expect(linesOf('statement')).toHaveLength(5)
    expect(linesOf('relation')).toEqual([
      { ...relations.relations[0]!, kind: 'relation', relationKind: 'denies' },
    ])
    const { kind: voiceKind, ...voice } = relations.voices[0]!
    expect(linesOf('voice')).toContainEqual({ kind: 'voice', ...voice, voiceKind })
    expect(linesOf('story')).toEqual([{ kind: 'story', ...relations.stories[0]! }])
  })

  test('is the same in whatever order and batches the articles came', async () => {
    const many = buildManyArticles(40, { statements: 5 })
    const exportOf = async (seed: number, batch: number): Promise<string> => {
      const record = await openTestRecord()
      const shuffled = shuffle(many, { seed })
      for (let start = 0; start < shuffled.length; start += batch) {
        await record.saveArticles(shuffled.slice(start, start + batch))
        // Relating in between leaves no trace.
        if (seed === 2) await relateAs(record, buildRelations(shuffled.slice(0, start + batch)))
      }
      await relateAs(record, buildRelations(many))
      const found = await record.findStatements({ words: 'harbour court', limit: 500 })
      return JSON.stringify([await collect(record.exportLines()), found])
    }
    const first = await exportOf(1, 40)
    expect(await exportOf(2, 7)).toBe(first)
    expect(await exportOf(3, 1)).toBe(first)
  })

  test('shows the record as it was at the first line, and holds nobody up', async () => {
    const record = await openTestRecord()
    const [first, second] = buildAffair()
    await record.saveArticles([first!])
    const lines = record.exportLines()[Symbol.asyncIterator]()
    await lines.next()
    await record.saveArticles([second!])
    expect(await record.count()).toMatchObject({ articles: 2 })
    let rest = 0
    for (let line = await lines.next(); !line.done; line = await lines.next()) rest++
    expect(rest).toBe(first!.statements.length)
  })

  test('may be left in the middle', async () => {
    const record = await openTestRecord()
    await record.saveArticles(buildManyArticles(30))
    for await (const line of record.exportLines()) {
      expect(line.kind).toBe('article')
      break
    }
    const unfinished = record.exportLines()[Symbol.asyncIterator]()
    await unfinished.next()
    await record.saveArticles(buildAffair())
    await record.close()
  })
})

test.skipIf(isOnPostgres)(
  'the file of a closed record is all of it, and closing twice is no mistake',
  async () => {
    const record = await openTestRecord()
    await record.saveArticles(buildAffair())
    await Promise.all([record.count(), record.listArticles(), record.findStatements({ words: 'harbour' })])
    await record.close()
    await record.close()
    const copy = join(makeFolder(), 'mailed.db')
    copyFileSync(record.path, copy)
    expect(await (await openTestRecord(copy, { mode: 'read' })).count()).toMatchObject({ articles: 3 })
  },
)
