import { describe, expect, test } from 'vitest'
import { foldName } from '../../src/store/fold-name.ts'
import type { OpenRecord, StatementQuery } from '../../src/store/index.ts'
import { writeSearchName } from '../../src/store/search-name.ts'
import { sortableTime } from '../../src/store/sortable-time.ts'
import { writeMatch } from '../../src/store/sqlite/full-text-search.ts'
import { buildAffair, buildArticle, buildRelations, relateAffair } from './build-record.ts'
import { relateAs } from './relate-as.ts'
import { openTestRecord } from './temporary-record.ts'

const SAFE = 'the harbour is safe'
const NEVER = 'the cranes were never inspected'
const APRIL = 'the cranes were inspected in April'
const STRIKE = 'it would strike over the cranes'

async function openAffair({ related = true } = {}): Promise<OpenRecord> {
  const record = await openTestRecord()
  await record.saveArticles(buildAffair())
  if (related) await relateAs(record, relateAffair())
  return record
}

async function find(record: OpenRecord, query: StatementQuery): Promise<string[]> {
  const { items, total } = await record.findStatements(query)
  expect(total).toBe(items.length)
  return items.map(({ statement }) => statement.text.content)
}

describe('words', () => {
  test.each([
    ['strike', [STRIKE]],
    ['STRIKES striking', [STRIKE]],
    ['inspected', [APRIL, NEVER, STRIKE]],
    ['inspected april', [APRIL]],
    ['"were inspected"', [APRIL]],
    ['"inspected were"', []],
    ['“were inspected” april', [APRIL]],
    ['"were inspected', [APRIL]],
    ['crane -april', [APRIL]],
    ['dockers', [STRIKE]],
    ['nothing of the kind', []],
  ])('%s', async (words, contents) => {
    const record = await openAffair()
    expect((await find(record, { words })).sort()).toEqual([...contents].sort())
  })

  test('are found in the headline and in the names of the voice', async () => {
    const record = await openAffair()
    expect(await find(record, { words: 'critics' })).toHaveLength(2)
    expect((await find(record, { words: 'elodie' })).sort()).toEqual([APRIL, SAFE, SAFE])
    expect((await find(record, { words: 'Élodie april' })).sort()).toEqual([APRIL])
  })

  test('the better match is first', async () => {
    const record = await openTestRecord()
    await record.saveArticles([
      buildArticle({
        from: 'a',
        title: 'On the strike',
        says: [{ who: 'Ines', what: 'she was tired of it' }],
      }),
      buildArticle({
        from: 'b',
        title: 'On tiredness',
        says: [{ who: 'Oleg', what: 'the strike would be a strike' }],
      }),
    ])
    expect(await find(record, { words: 'strike' })).toEqual([
      'the strike would be a strike',
      'she was tired of it',
    ])
  })

  test('a voice that lost its name in new relations is not found by it any more', async () => {
    const record = await openAffair()
    expect(await find(record, { words: 'elodie april' })).toEqual([APRIL])
    await relateAs(record, { ...buildRelations([]), stories: [] })
    expect(await find(record, { words: 'elodie april' })).toEqual([])
    expect(await find(record, { words: 'marchetti april' })).toEqual([APRIL])
  })

  test('odd characters and the search engine’s own words are only words', async () => {
    const record = await openAffair()
    const odd = [
      '"',
      '""',
      '"""',
      "'",
      '*',
      'crane*',
      '(',
      ')',
      '()',
      'NEAR(a b)',
      'a AND',
      'OR',
      'NOT crane',
      '^crane',
      'content:crane',
      'voice : x',
      '{content}: x',
      '-',
      '--',
      '+',
      '\\',
      '%',
      '_',
      ';drop table articles',
      '\0',
      'crane\0april',
      '\ud83d',
      '🙂',
      '…',
      '“',
      '„x',
      '«x»',
      'ß',
      'İ',
      '\u200b',
      'x'.repeat(50_000),
      '" " "',
      '½ ٣',
      Array.from({ length: 3000 }, (_, index) => `w${index}`).join(' '),
    ]
    for (const words of odd) {
      await expect(record.findStatements({ words }), words).resolves.toBeDefined()
      await expect(record.findStatements({ voice: words }), words).resolves.toBeDefined()
      await expect(record.findVoice(words), words).resolves.not.toBeNull()
    }
    expect(await find(record, { words: 'OR' })).toEqual([])
    expect(await find(record, { words: 'crane*' })).toHaveLength(3)
    expect((await record.count()).articles).toBe(3)
  })

  test('of marks alone find nothing, and none at all find everything', async () => {
    const record = await openAffair()
    for (const words of ['!!!', '""', '*']) expect(await find(record, { words }), words).toEqual([])
    for (const words of ['', '  ', undefined]) expect(await find(record, { words })).toHaveLength(5)
    expect(await find(record, { words: '!!! strike' })).toEqual([STRIKE])
  })
})

describe('filters', () => {
  test('a voice by id, beginning of an id, name, and words of its names', async () => {
    const record = await openAffair()
    const { voice } = (await record.findVoice('Élodie Marchetti'))!
    const [heard] = relateAffair().articleVoicesOf.get(voice.id)!
    for (const filter of [voice.id, voice.id.slice(0, 14), 'marchetti', 'ELODIE', heard!]) {
      expect(await find(record, { voice: filter }), filter).toHaveLength(3)
      expect(await find(record, { voice: filter, words: 'cranes' }), filter).toEqual([APRIL])
    }
    for (const filter of ['voi_0000', 'avo_0000', 'nobody', 'cranes']) {
      expect(await find(record, { voice: filter }), filter).toEqual([])
    }
    expect(await find(record, { voice: '' })).toHaveLength(5)
  })

  test('a voice by its article’s name and id before anything is related', async () => {
    const record = await openAffair({ related: false })
    const [, tribune] = buildAffair()
    expect(await find(record, { voice: 'Marchetti' })).toHaveLength(3)
    expect(await find(record, { voice: tribune!.voices[0]!.id })).toEqual([APRIL, SAFE])
  })

  test('an outlet without regard to case', async () => {
    const record = await openAffair()
    expect(await find(record, { outlet: 'port tribune' })).toEqual([APRIL, SAFE])
    expect(await find(record, { outlet: 'Tribune' })).toEqual([])
  })

  test('days, both included: when it was said or else published; unknown days are in no span', async () => {
    const record = await openAffair()
    expect(await find(record, { from: '2021-05-01', to: '2021-05-01' })).toEqual([NEVER])
    expect(await find(record, { to: '2021-05-03' })).toEqual([NEVER, SAFE])
    expect(await find(record, { from: '2021-05-04' })).toEqual([APRIL, SAFE])
    expect(await find(record, { from: '2021-05-02', to: '2021-05-02' })).toEqual([])
  })

  test('a statement that was made on some day of a month is in every span that meets the month', async () => {
    const record = await openTestRecord()
    const saidAt = { from: '2021-04-01', to: '2021-04-30', confidence: 0.9 }
    await record.saveArticles([
      buildArticle({ says: [{ who: 'Ines', what: 'no', saidAt }], publishedAt: '2021-06-01' }),
    ])
    expect(await find(record, { from: '2021-04-10', to: '2021-04-11' })).toEqual(['no'])
    expect(await find(record, { from: '2021-05-01' })).toEqual([])
  })

  test('quotation and act, together with others', async () => {
    const record = await openAffair()
    expect(await find(record, { quotation: 'direct' })).toEqual([SAFE, SAFE])
    expect(await find(record, { act: 'accuse' })).toEqual([NEVER])
    expect(await find(record, { act: 'assert', outlet: 'Port Tribune', words: 'harbour' })).toEqual([SAFE])
  })

  test.each(['yesterday', '2021', '2021-5-3', '2021-13-01', '', '2021-05-03T10:00'])(
    '%s is no day',
    async (day) => {
      const record = await openTestRecord()
      await expect(record.findStatements({ from: day })).rejects.toThrow(
        `from: expected a day, got ${JSON.stringify(day)}; write it as year-month-day, such as 2019-03-28`,
      )
    },
  )

  test('without words statements are in order of time, unknown last', async () => {
    const record = await openAffair()
    expect(await find(record, {})).toEqual([NEVER, SAFE, APRIL, SAFE, STRIKE])
  })
})

test('the examples in the documentation are right', () => {
  expect(writeMatch({ words: 'gas OR "New York"' })).toBe('("gas" "OR" "New York")')
  expect(foldName('  Nicolás  MADURO ')).toBe('nicolas maduro')
  expect(sortableTime('2019-03-28T10:15:00+03:00')).toBe('2019-03-28T07:15:00.000Z')
  expect(writeSearchName({ name: 'Maria Zakharova', names: [{ text: 'Ms Zakharova', count: 1 }] })).toBe(
    'Maria Zakharova ms',
  )
})
