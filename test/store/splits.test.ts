import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test } from 'vitest'
import { relateRecord } from '../../src/pipeline.ts'
import type { OpenRecord } from '../../src/store/index.ts'
import { buildArticle } from './build-record.ts'
import { collect, makeFolder, openTestRecord } from './temporary-record.ts'

/** Reports of one name, which nothing but a person tells apart. */
const reports = [1, 2, 3, 4].map((number) =>
  buildArticle({
    from: `reports/${number}.txt`,
    title: `Report ${number}`,
    says: [{ who: 'Jon Falk', what: `the pier has ${number} gates` }],
  }),
)
const [one, two, three, four] = reports as [
  (typeof reports)[0],
  (typeof reports)[0],
  (typeof reports)[0],
  (typeof reports)[0],
]

async function openWith(articles: typeof reports, path?: string): Promise<OpenRecord> {
  const record = await openTestRecord(path)
  await record.saveArticles(articles)
  await relateRecord(record)
  return record
}

/** The voice that an article has now. */
async function voiceOf(record: OpenRecord, { voices }: (typeof reports)[0]): Promise<string> {
  return (await record.findVoice(voices[0]!.id))!.voice.id
}

const split = async (record: OpenRecord, ...articles: typeof reports) => {
  const voice = await voiceOf(record, articles[0]!)
  const made = await record.splitVoice(
    voice,
    articles.map(({ article }) => article.id),
  )
  await relateRecord(record)
  return made
}

const countVoices = async (record: OpenRecord) => (await record.listVoices()).total

describe('a split by hand', () => {
  test('marks the record as not related, and divides the voice when it is', async () => {
    const record = await openWith([one, two])
    const made = await record.splitVoice((await voiceOf(record, one)).slice(0, 12), [one.article.id])
    expect(made.articleVoices).toEqual([one.voices[0]!.id])
    expect(await record.isRelated()).toBe(false)
    expect(await countVoices(record)).toBe(1)
    await relateRecord(record)
    expect(await countVoices(record)).toBe(2)
    expect(await record.listSplits()).toEqual([made])
  })

  test('stays when articles are added, and when the record is opened again', async () => {
    const path = join(makeFolder(), 'test.db')
    const first = await openWith([one, two], path)
    await split(first, one)
    await first.close()
    const record = await openWith([three], path)
    expect(await countVoices(record)).toBe(2)
    expect(await voiceOf(record, three)).toBe(await voiceOf(record, two))
    expect(await voiceOf(record, one)).not.toBe(await voiceOf(record, two))
  })

  test('makes the same record before and after other articles and splits', async () => {
    const early = await openWith([one, two])
    await split(early, one)
    await early.saveArticles([three, four])
    await relateRecord(early)
    await split(early, four)
    const late = await openWith([four, three, two, one])
    await split(late, four)
    await split(late, one)
    expect(await collect(late.exportLines())).toEqual(await collect(early.exportLines()))
    expect(await late.listSplits()).toEqual(await early.listSplits())
    expect(await countVoices(late)).toBe(3)
  })

  test('is taken back from either side, and leaves no trace', async () => {
    const record = await openWith(reports)
    const before = await collect(record.exportLines())
    for (const side of [one, two]) {
      const made = await split(record, one)
      expect(await record.undoSplits(await voiceOf(record, side))).toEqual([made])
      expect(await record.isRelated()).toBe(false)
      await relateRecord(record)
      expect(await collect(record.exportLines())).toEqual(before)
    }
    expect(await record.undoSplits(await voiceOf(record, one))).toEqual([])
    expect(await record.isRelated()).toBe(true)
  })

  test('is taken back without those that the voice is no side of', async () => {
    const record = await openWith(reports)
    const first = await split(record, one)
    const second = await split(record, two)
    expect(await record.undoSplits(await voiceOf(record, two))).toEqual([second])
    await relateRecord(record)
    expect(await record.listSplits()).toEqual([first])
    await split(record, two)
    expect(await record.undoSplits(await voiceOf(record, three))).toHaveLength(2)
  })

  test('that cannot be made says why, and changes nothing', async () => {
    const other = buildArticle({ title: 'Another', says: [{ who: 'Liv Aanstad', what: 'it rains' }] })
    const record = await openWith([one, two, other])
    const falk = await voiceOf(record, one)
    const aanstad = await voiceOf(record, other)
    const attempt = (voice: string, ...articles: typeof reports) =>
      record.splitVoice(
        voice,
        articles.map(({ article }) => article.id),
      )
    await expect(attempt('voi_00', one)).rejects.toThrow(
      'expected the id of a voice of the record, got "voi_00"',
    )
    await expect(record.splitVoice(falk, ['art_00'])).rejects.toThrow('got "art_00"')
    await expect(attempt(falk, one, other)).rejects.toThrow(
      `expected an article with Jon Falk (${falk}), got "${other.article.id}"; name some of those that have it`,
    )
    await expect(attempt(falk, one, two)).rejects.toThrow('got "all 2"')
    await expect(attempt(falk)).rejects.toThrow('got "none"')
    await expect(attempt(aanstad, other)).rejects.toThrow('expected a voice of two articles or more')
    await expect(record.undoSplits('voi_00')).rejects.toThrow('"hearsay show voice" lists them')
    expect(await record.listSplits()).toEqual([])
    expect(await record.isRelated()).toBe(true)
  })

  test('can be made in a record of the time before there were splits', async () => {
    const path = join(makeFolder(), 'test.db')
    await (await openWith([one, two], path)).close()
    const database = new DatabaseSync(path)
    database.exec(
      'drop table split_voices; drop table reading_marks; drop table feeds; pragma user_version = 4',
    )
    database.close()
    const record = await openTestRecord(path)
    await split(record, one)
    expect(await countVoices(record)).toBe(2)
  })
})
