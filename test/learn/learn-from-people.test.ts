import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinLessons, learnFromCorrections, learnFromMarks } from '../../src/learn/index.ts'
import { openShippedModel, readStatements } from '../../src/pipeline.ts'
import type { Article, Span } from '../../src/record.ts'
import { type OpenRecord, openRecord } from '../../src/store/index.ts'
import { recordAddress } from '../record-address.ts'

const { model } = openShippedModel()
const TEXT = [
  '“The engine is worn out,” harbour master Lena Ortwin said on Friday.',
  'Ortwin denied that the crossing was unsafe.',
  'The council believes that a new ferry would cost nine million.',
].join('\n\n')

const spanOf = (words: string): Span => {
  const start = TEXT.indexOf(words)
  return [start, start + words.length]
}
const mark = (speaker: string, cue: string, content: string) => ({
  speaker: [spanOf(speaker)],
  cue: [spanOf(cue)],
  content: [spanOf(content)],
})

describe('texts in which every statement was marked', () => {
  const said = mark('harbour master Lena Ortwin', 'said', '“The engine is worn out,”')
  const denied = mark('Ortwin denied'.slice(0, 6), 'denied', 'that the crossing was unsafe')
  const denial = { ...denied, speaker: [[TEXT.indexOf('Ortwin denied'), TEXT.indexOf(' denied')] as Span] }

  it('teach what is right, and that the rest is wrong', () => {
    const { examples, missed } = learnFromMarks([{ id: 'a', text: TEXT, statements: [said, denial] }], model)
    expect(examples.filter(({ isRight }) => isRight)).toHaveLength(2)
    expect(examples.filter(({ isRight }) => !isRight).length).toBeGreaterThan(0)
    expect(missed).toEqual([])
  })

  it('tell what the program never reads', () => {
    const unread = { speaker: [], cue: [], content: [spanOf('nine million')] }
    const { missed } = learnFromMarks([{ id: 'a', text: TEXT, statements: [said, unread] }], model)
    expect(missed).toEqual(['a'])
  })

  it('may be empty', () => {
    expect(learnFromMarks([{ id: 'a', text: '', statements: [] }], model)).toEqual({
      examples: [],
      missed: [],
      unused: {},
      articles: [{ id: 'a', text: '', statements: [] }],
      copies: [],
    })
  })
})

describe('lessons of several places', () => {
  const said = mark('harbour master Lena Ortwin', 'said', '“The engine is worn out,”')
  const teach = (id: string, text = TEXT) => learnFromMarks([{ id, text, statements: [said] }], model)

  it('count a reading once, and hold copies together', async () => {
    const once = await joinLessons([teach('a')])
    const twice = await joinLessons([teach('a'), teach('b')])
    expect(twice.examples).toHaveLength(once.examples.length)
    expect(twice.missed).toEqual(once.missed)
    const other = `${TEXT}\n\nNobody was hurt.`
    const { examples } = await joinLessons([teach('a'), teach('c', other)])
    expect(examples).toHaveLength(2 * once.examples.length)
    expect(new Set(examples.map(({ group }) => group)).size).toBe(1)
  })
})

describe('corrections of a record', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-learn-'))
  const article: Article = { id: 'art_0000000000000001', from: 'a.txt', text: TEXT, notes: [] }
  let record: OpenRecord
  let ids: string[]

  beforeAll(async () => {
    record = await openRecord(recordAddress(join(folder, 'a.db')), { mode: 'create' })
    const read = readStatements(article)
    ids = read.statements.map(({ id }) => id)
    await record.saveArticles([read])
  })
  afterAll(async () => {
    await record.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const learn = async () => {
    const { examples, unused } = await learnFromCorrections(record, model)
    return { rights: examples.map(({ isRight }) => isRight).sort(), unused }
  }

  it('teach what was confirmed, edited and rejected, as long as that holds', async () => {
    expect(ids).toHaveLength(3)
    expect(await learn()).toEqual({ rights: [], unused: {} })
    await record.correct({ kind: 'confirm', statement: ids[0]! })
    await record.correct({ kind: 'edit', statement: ids[1]!, fields: { act: 'reject' } })
    const { id } = await record.correct({ kind: 'reject', statement: ids[2]! })
    expect(await learn()).toEqual({ rights: [false, true, true], unused: {} })
    await record.undoCorrection(id)
    expect(await learn()).toEqual({ rights: [true, true], unused: {} })
    await record.correct({ kind: 'reject', statement: ids[0]! })
    expect(await learn()).toEqual({ rights: [false, true], unused: {} })
  })

  it('do not judge a reading that only shares a word with the statement', async () => {
    const read = readStatements({ ...article, id: 'art_0000000000000002', text: `${TEXT}\n` })
    const [first] = read.statements
    const [[start]] = first!.content as [Span]
    const cut: Span = [start, start + 4]
    await record.saveArticles([
      { ...read, statements: [{ ...first!, id: 'sta_0000000000000002', content: [cut] }] },
    ])
    const { id } = await record.correct({ kind: 'confirm', statement: 'sta_0000000000000002' })
    expect((await learn()).unused).toEqual({ 'not found by this version': 1 })
    await record.undoCorrection(id)
  })

  it('of articles that were taken out teach nothing, and that is told', async () => {
    await record.removeArticles([article.id])
    const { rights, unused } = await learn()
    expect(rights).toEqual([])
    expect(unused).toEqual({ 'in an article that the record no longer has': 2 })
  })
})
