import { describe, expect, test } from 'vitest'
import { openRecord } from '../../src/store/index.ts'
import { buildAffair } from './build-record.ts'
import { openTestRecord } from './temporary-record.ts'

/** As a program in JavaScript calls it, where no compiler looks at what is given. */
// biome-ignore lint/suspicious/noExplicitAny: what is tested is that the program itself looks
const openLoosely = async (): Promise<any> => {
  const record = await openTestRecord()
  await record.saveArticles(buildAffair())
  return record
}

describe('a filter that there is none of is refused, since it would let everything through', () => {
  test.each([
    [{ quotation: 'direkt' }, 'query quotation: expected one of direct, mixed, indirect, got "direkt"'],
    [{ act: 'say' }, /query act: expected one of assert, .* got "say"/],
    [{ certainty: 1 }, /query certainty: expected one of certain, .* got "1"/],
    [{ speaker: 'Osmund' }, /query: expected one of .*voice.*, got "speaker"/],
    [{ words: 3 }, 'query words: expected a text, got "3"'],
    [{ from: '28 March' }, 'from: expected a day, got "28 March"'],
    ['Osmund', 'query: expected an object, got "Osmund"'],
    [null, 'query: expected an object, got "null"'],
  ])('%j', async (query, message) => {
    const record = await openLoosely()
    await expect(record.findStatements(query)).rejects.toThrow(message)
    await expect(record.countFacets(query)).rejects.toThrow(message)
  })

  test('a page that is none', async () => {
    const record = await openLoosely()
    await expect(record.findStatements({ limit: '3' })).rejects.toThrow(
      'limit: expected a whole number from 0',
    )
  })

  test('none at all finds everything', async () => {
    const record = await openLoosely()
    expect((await record.findStatements()).total).toBe((await record.count()).statements)
    expect((await record.findStatements({ act: undefined })).total).toBe((await record.count()).statements)
  })

  test('in lists too', async () => {
    const record = await openLoosely()
    for (const list of [
      'listArticles',
      'listVoices',
      'listStories',
      'listStorySummaries',
      'listLeastCertain',
    ])
      await expect(record[list]({ limt: 3 })).rejects.toThrow(
        'list: expected one of limit, offset, got "limt"',
      )
  })
})

test.each(['findArticle', 'findVoice', 'findStory', 'findUtterance'])('%s wants a text', async (find) => {
  const record = await openLoosely()
  await expect(record[find]()).rejects.toThrow(`${find}: expected a text, got "nothing"`)
  await expect(record[find](5)).rejects.toThrow(`${find}: expected a text, got "5"`)
})

test.each([
  [{ kind: 'improve' }, /correct kind: expected one of merge, split, .* got "improve"/],
  [{ kind: 'confirm' }, 'correct statement: expected an id, got "nothing"'],
  [{ kind: 'merge', of: 'voice', things: 'voi_1' }, 'correct things: expected a list of ids, got "voi_1"'],
  [{ kind: 'merge', of: 'person', things: [] }, 'correct of: expected one of voice, utterance, story'],
  [
    { kind: 'reject', statement: 'sta_1', because: 'x' },
    /correct: expected one of kind, statement, got "because"/,
  ],
])('a correction that is none is refused: %j', async (request, message) => {
  const record = await openLoosely()
  await expect(record.correct(request)).rejects.toThrow(message)
})

test.each([
  [['a.db', { mode: 'wrong' }], 'openRecord mode: expected create or read, got "wrong"'],
  [['a.db'], 'openRecord: expected an object, got "nothing"'],
  [[4, { mode: 'read' }], 'record: expected a text, got "4"'],
])('a record is not opened with %j', async (given, message) => {
  // biome-ignore lint/suspicious/noExplicitAny: see above
  await expect((openRecord as any)(...given)).rejects.toThrow(message)
})

test('a record that was closed says so', async () => {
  const record = await openLoosely()
  await record.close()
  await expect(record.count()).rejects.toThrow(/closed already; open it again/)
  await expect(record.findStatements({})).rejects.toThrow(/closed already/)
  await record.close()
})
