import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test } from 'vitest'
import { relateRecord } from '../../src/pipeline.ts'
import type { CorrectedGroup, ReadArticle } from '../../src/record.ts'
import type { OpenRecord } from '../../src/store/index.ts'
import { isOnPostgres } from '../record-address.ts'
import { buildArticle, shuffle } from './build-record.ts'
import { collect, makeFolder, openTestRecord } from './temporary-record.ts'

type Four = [ReadArticle, ReadArticle, ReadArticle, ReadArticle]

/** Reports of one name, which nothing but a person tells apart. */
const [one, two, three, four] = [1, 2, 3, 4].map((number) =>
  buildArticle({
    from: `reports/${number}.txt`,
    title: `Report ${number}`,
    says: [{ who: 'Jon Falk', what: `the pier has ${number} gates` }],
  }),
) as Four
/** Three things that one man said, on three occasions. */
const tales = [
  'the pier must be mended this year',
  'the choir will sing in eleven towns',
  'nobody reads the old gazette',
].map((what, at) =>
  buildArticle({
    from: `tales/${at}.txt`,
    title: `Tale ${at}`,
    publishedAt: `2022-0${at + 1}-14`,
    says: [{ who: 'Jon Falk', what }],
  }),
) as [ReadArticle, ReadArticle, ReadArticle]
/** Three affairs that have nothing in common. */
const affairs = (
  [
    ['Pier to be mended', '2019-02-14', 'Jon Falk', 'the pier must be mended this year'],
    ['Choir goes on tour', '2021-06-03', 'Liv Aanstad', 'we shall sing in eleven towns'],
    ['Old gazette closes', '2023-11-20', 'Tomas Reed', 'nobody reads newspapers any more'],
  ] as const
).map(([title, publishedAt, who, what]) =>
  buildArticle({ from: `${title}.txt`, title, publishedAt, says: [{ who, what }] }),
) as [ReadArticle, ReadArticle, ReadArticle]
/** Two names of one man, which nothing but a person takes for one. */
const [falk, bearded] = ['Jon Falk', 'Old Beard'].map((who) =>
  buildArticle({
    from: `${who}.txt`,
    title: `On ${who}`,
    says: [{ who, what: 'the pier must be mended this year' }],
  }),
) as Four

async function openWith(articles: readonly ReadArticle[], path?: string): Promise<OpenRecord> {
  const record = await openTestRecord(path)
  await record.saveArticles(articles)
  await relateRecord(record)
  return record
}

const ids = (articles: readonly ReadArticle[]) => articles.map(({ article }) => article.id)
/** The voice that an article has now. */
const voiceOf = async (record: OpenRecord, { voices }: ReadArticle) =>
  (await record.findVoice(voices[0]!.id))!.voice
const voiceIdOf = async (record: OpenRecord, read: ReadArticle) => (await voiceOf(record, read)).id
const storyOf = async (record: OpenRecord, { article }: ReadArticle) =>
  (await record.findArticle(article.id))!.story!
const utteranceOf = async (record: OpenRecord, { statements }: ReadArticle) =>
  (await record.findStatementsById([statements[0]!.id]))[0]!.utterance!
/** What a record holds, but for the list of corrections. */
const tell = async (record: OpenRecord) =>
  (await collect(record.exportLines())).filter(({ kind }) => kind !== 'correction')

const splitVoice = async (record: OpenRecord, ...articles: ReadArticle[]) => {
  const thing = await voiceIdOf(record, articles[0]!)
  const made = await record.correct({ kind: 'split', of: 'voice', thing, members: ids(articles) })
  await relateRecord(record)
  return made
}
const merge = async (record: OpenRecord, of: CorrectedGroup, things: readonly string[]) => {
  const made = await record.correct({ kind: 'merge', of, things })
  await relateRecord(record)
  return made
}
const undo = async (record: OpenRecord, { id }: { id: string }) => {
  const undone = await record.undoCorrection(id)
  await relateRecord(record)
  return undone
}
const countVoices = async (record: OpenRecord) => (await record.listVoices()).total

describe('a voice split by hand', () => {
  test('marks the record as not related, and is two when it is', async () => {
    const record = await openWith([one, two])
    const thing = (await voiceIdOf(record, one)).slice(0, 12)
    const made = await record.correct({ kind: 'split', of: 'voice', thing, members: ids([one]) })
    expect(made).toMatchObject({ members: [[one.voices[0]!.id], [two.voices[0]!.id]], state: 'holds' })
    expect(await record.isRelated()).toBe(false)
    expect(await countVoices(record)).toBe(1)
    await relateRecord(record)
    expect(await countVoices(record)).toBe(2)
    expect((await voiceOf(record, one)).apartFrom).toMatchObject([{ id: await voiceIdOf(record, two) }])
  })

  test('stays when articles are added, and when the record is opened again', async () => {
    const path = join(makeFolder(), 'test.db')
    const first = await openWith([one, two], path)
    await splitVoice(first, one)
    await first.close()
    const record = await openWith([three], path)
    expect(await countVoices(record)).toBe(2)
    expect(await voiceIdOf(record, three)).toBe(await voiceIdOf(record, two))
    expect(await voiceIdOf(record, one)).not.toBe(await voiceIdOf(record, two))
  })

  test('makes the same record before and after other articles', async () => {
    const early = await openWith([one, two])
    await splitVoice(early, one)
    await early.saveArticles([three, four])
    await relateRecord(early)
    await splitVoice(early, four)
    const late = await openWith([four, three, two, one])
    await splitVoice(late, four)
    await splitVoice(late, one)
    expect(await tell(late)).toEqual(await tell(early))
    expect(await countVoices(late)).toBe(3)
  })

  test('is one again when that is undone, and leaves no trace', async () => {
    const record = await openWith([one, two, three, four])
    const before = await tell(record)
    const made = await splitVoice(record, one, two)
    expect(await tell(record)).not.toEqual(before)
    await undo(record, made)
    expect(await tell(record)).toEqual(before)
  })

  test('stays apart when its article is read again, or goes and comes back', async () => {
    const record = await openWith([one, two, three])
    await splitVoice(record, one)
    const split = await tell(record)
    const [voice] = one.voices
    const renamed = { ...voice!, id: 'avo_0123', names: [{ text: 'Falk', count: 1 }] }
    const statements = one.statements.map((said) => ({ ...said, voice: { ...said.voice!, id: 'avo_0123' } }))
    await record.rereadArticles([{ ...one, voices: [renamed], statements }])
    await relateRecord(record)
    expect(await countVoices(record)).toBe(2)
    await record.removeArticles(ids([one]))
    await relateRecord(record)
    expect(await countVoices(record)).toBe(1)
    expect(await tell(record)).toEqual(await tell(await openWith([two, three])))
    await record.saveArticles([one])
    await relateRecord(record)
    expect(await tell(record)).toEqual(split)
  })

  test('that cannot be made says why, and changes nothing', async () => {
    const other = buildArticle({ title: 'Another', says: [{ who: 'Liv Aanstad', what: 'it rains' }] })
    const record = await openWith([one, two, other])
    const [name, aanstad] = [await voiceIdOf(record, one), await voiceIdOf(record, other)]
    const attempt = (thing: string, ...articles: ReadArticle[]) =>
      record.correct({ kind: 'split', of: 'voice', thing, members: ids(articles) })
    await expect(attempt('voi_00', one)).rejects.toThrow(
      'expected the id of a voice of the record, got "voi_00"',
    )
    await expect(
      record.correct({ kind: 'split', of: 'voice', thing: name, members: ['art_00'] }),
    ).rejects.toThrow('got "art_00"')
    await expect(attempt(name, one, other)).rejects.toThrow(
      `expected an article with Jon Falk (${name}), got "${other.article.id}"; name some of those that it has`,
    )
    await expect(attempt(name, one, two)).rejects.toThrow('got "all 2"')
    await expect(attempt(name)).rejects.toThrow('got "none"')
    await expect(attempt(aanstad, other)).rejects.toThrow('expected a voice of two articles or more')
    await expect(merge(record, 'voice', [name, name])).rejects.toThrow('they are one already')
    expect(await record.listCorrections()).toEqual([])
    expect(await record.isRelated()).toBe(true)
  })
})

describe('voices merged by hand', () => {
  test('are one, also with what is added later under either name, in whatever order', async () => {
    const later = buildArticle({ title: 'Later', says: [{ who: 'Old Beard', what: 'nothing was done' }] })
    const told: unknown[] = []
    for (const seed of [1, 2, 3]) {
      const record = await openWith(shuffle([falk, bearded], { seed }))
      await merge(record, 'voice', [await voiceIdOf(record, falk), await voiceIdOf(record, bearded)])
      expect(await countVoices(record)).toBe(1)
      await record.saveArticles(shuffle([later, one, two], { seed }))
      await relateRecord(record)
      expect(await countVoices(record)).toBe(1)
      told.push(await tell(record))
    }
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  })

  test('are two again when that is undone, and come back when a split that overruled it is undone', async () => {
    const record = await openWith([falk, bearded])
    const before = await tell(record)
    const merged = await merge(record, 'voice', [falk.voices[0]!.id, bearded.voices[0]!.id])
    const one = await tell(record)
    const split = await splitVoice(record, bearded)
    expect(await countVoices(record)).toBe(2)
    expect(await record.listCorrections()).toMatchObject([
      { id: merged.id, state: 'overruled', endedBy: split.id },
      { state: 'holds' },
    ])
    await undo(record, split)
    expect(await tell(record)).toEqual(one)
    await undo(record, merged)
    expect(await tell(record)).toEqual(before)
  })

  test('are one when an edit gives a statement to a voice of another article, until it is given to a third', async () => {
    const board = buildArticle({
      title: 'Board',
      says: [{ who: 'Harbour Board', kind: 'organisation', what: 'it rains' }],
    })
    const record = await openWith([bearded, board])
    const statement = bearded.statements[0]!.id
    // A name that nothing else would join with.
    const edit = async (voice: string) => {
      const made = await record.correct({ kind: 'edit', statement, fields: { voice, voiceKind: 'group' } })
      await relateRecord(record)
      return made
    }
    const made = await edit(await voiceIdOf(record, board))
    expect(await countVoices(record)).toBe(1)
    expect(await voiceOf(record, board)).toMatchObject({ name: 'Harbour Board', statementCount: 2 })
    await record.rereadArticles([board])
    await relateRecord(record)
    expect(await countVoices(record)).toBe(1)
    const other = await edit('the dockers')
    expect(await countVoices(record)).toBe(2)
    await undo(record, other)
    await undo(record, made)
    expect((await voiceOf(record, board)).statementCount).toBe(1)
  })
})

describe('a voice renamed by hand', () => {
  const rename = async (record: OpenRecord, read: ReadArticle, name: string) =>
    record.correct({ kind: 'rename', of: 'voice', thing: await voiceIdOf(record, read), name })
  const nameOf = async (record: OpenRecord, read: ReadArticle) => (await voiceOf(record, read)).name
  const states = async (record: OpenRecord) => (await record.listCorrections()).map(({ state }) => state)

  test('is called so at once, is found by both names, and is as before when that is undone', async () => {
    const record = await openWith([one, two])
    const before = await tell(record)
    const version = await record.readVersion()
    const made = await rename(record, one, '  Jonathan\n Falkner ')
    expect(made).toMatchObject({
      decision: { kind: 'rename', name: 'Jonathan Falkner', before: 'Jon Falk' },
      members: [[one.voices[0]!.id, two.voices[0]!.id].sort()],
      state: 'holds',
    })
    expect(await record.isRelated()).toBe(true)
    expect(await record.readVersion()).not.toBe(version)
    const voice = await voiceOf(record, two)
    expect(voice).toMatchObject({
      name: 'Jonathan Falkner',
      names: [{ text: 'Jon Falk' }],
      renamed: { correction: made.id, before: 'Jon Falk' },
    })
    for (const name of ['jonathan falkner', 'Jon Falk', 'Falkner'])
      expect((await record.findVoice(name))?.voice.id).toBe(voice.id)
    const countFound = async (words: string) => (await record.findStatements({ voice: words })).total
    expect([await countFound('Jonathan Falkner'), await countFound('Jon Falk')]).toEqual([2, 2])
    const [found] = await record.findStatementsById([one.statements[0]!.id])
    expect(found!.statement.voice!.name).toBe('Jonathan Falkner')
    await record.undoCorrection(made.id)
    expect(await tell(record)).toEqual(before)
    expect(await countFound('Falkner')).toBe(0)
  })

  test('keeps its name when articles are added, read again, or go and come back', async () => {
    const path = join(makeFolder(), 'test.db')
    const first = await openWith([one, two], path)
    await rename(first, one, 'Jonathan Falkner')
    await first.close()
    const record = await openWith([three], path)
    expect(await voiceOf(record, three)).toMatchObject({ name: 'Jonathan Falkner', articleCount: 3 })
    expect((await record.findStatements({ voice: 'Falkner' })).total).toBe(3)
    const moved = { ...one.voices[0]!, id: 'avo_0123' }
    const statements = one.statements.map((said) => ({ ...said, voice: { ...said.voice!, id: moved.id } }))
    await record.rereadArticles([{ ...one, voices: [moved], statements }])
    await relateRecord(record)
    expect(await nameOf(record, two)).toBe('Jonathan Falkner')
    await record.removeArticles(ids([one, two]))
    await relateRecord(record)
    expect(await nameOf(record, three)).toBe('Jon Falk')
    expect((await record.findStatements({ voice: 'Falkner' })).total).toBe(0)
    await record.saveArticles([two])
    await relateRecord(record)
    expect(await nameOf(record, three)).toBe('Jonathan Falkner')
    expect((await record.findStatements({ voice: 'Falkner' })).total).toBe(2)
  })

  test('is called by the last word, and by the one before when that is undone', async () => {
    const record = await openWith([one, two])
    await rename(record, one, 'Jonathan Falkner')
    const again = await rename(record, two, 'Joan Falk')
    expect(again.decision).toMatchObject({ before: 'Jonathan Falkner' })
    expect(await voiceOf(record, one)).toMatchObject({ name: 'Joan Falk', renamed: { before: 'Jon Falk' } })
    expect(await record.listCorrections()).toMatchObject([
      { state: 'overruled', endedBy: again.id },
      { state: 'holds' },
    ])
    const undone = await record.undoCorrection(again.id)
    expect(await nameOf(record, one)).toBe('Jonathan Falkner')
    await record.undoCorrection(undone.id)
    expect(await nameOf(record, one)).toBe('Joan Falk')
  })

  test('takes its name along when it is merged and split, and tells it to whom it is kept apart from', async () => {
    const record = await openWith([one, two, bearded])
    await rename(record, bearded, 'Captain Falkner')
    const merged = await merge(record, 'voice', [one.voices[0]!.id, bearded.voices[0]!.id])
    expect(await voiceOf(record, two)).toMatchObject({ name: 'Captain Falkner', articleCount: 3 })
    await undo(record, merged)
    expect([await nameOf(record, one), await nameOf(record, bearded)]).toEqual([
      'Jon Falk',
      'Captain Falkner',
    ])
    await splitVoice(record, one)
    const other = await rename(record, one, 'The other Falk')
    expect((await voiceOf(record, two)).apartFrom).toMatchObject([{ name: 'The other Falk' }])
    await record.saveArticles([three])
    await relateRecord(record)
    expect((await voiceOf(record, three)).apartFrom).toMatchObject([{ name: 'The other Falk' }])
    expect(await states(record)).toEqual(['holds', 'undone', 'holds', 'holds', 'holds'])
    await undo(record, other)
    expect((await voiceOf(record, two)).apartFrom).toMatchObject([{ name: 'Jon Falk' }])
  })

  test('is the same record in whatever order it grew', async () => {
    const early = await openWith([one, two])
    await rename(early, one, 'Jonathan Falkner')
    await early.saveArticles([three, four])
    await relateRecord(early)
    const late = await openWith([four, two, three, one])
    const made = await rename(late, four, 'Jonathan Falkner')
    const strip = (lines: unknown[]) => JSON.stringify(lines).replace(/cor_[0-9a-f]+/g, made.id)
    expect(strip(await tell(late))).toEqual(strip(await tell(early)))
  })

  test('needs a name that is one, and a voice that is there', async () => {
    const record = await openWith([one])
    for (const name of ['', ' \n', '\u0000', 'x'.repeat(201)])
      await expect(rename(record, one, name)).rejects.toThrow('expected a name of 1 to 200 characters')
    await rename(record, one, '𝒥'.repeat(200))
    await expect(
      record.correct({ kind: 'rename', of: 'voice', thing: 'voi_00', name: 'Falk' }),
    ).rejects.toThrow('expected the id of a voice of the record')
    expect(await states(record)).toEqual(['holds'])
  })
})

describe('utterances and stories', () => {
  test('are merged and split by hand, and as before when that is undone', async () => {
    for (const of of ['utterance', 'story'] as const) {
      const articles = of === 'story' ? affairs : tales
      const [first, second, third] = articles
      const record = await openWith(articles)
      const before = await tell(record)
      const groupOf = async (read: ReadArticle) =>
        of === 'story' ? (await storyOf(record, read)).id : utteranceOf(record, read)
      const nameMember = (read: ReadArticle) => (of === 'story' ? read.article.id : read.statements[0]!.id)
      const merged = await merge(record, of, articles.map(nameMember))
      expect(await groupOf(first)).toBe(await groupOf(third))
      const thing = nameMember(first)
      const split = await record.correct({ kind: 'split', of, thing, members: [nameMember(third)] })
      await relateRecord(record)
      expect(await groupOf(first)).toBe(await groupOf(second))
      expect(await groupOf(first)).not.toBe(await groupOf(third))
      await undo(record, split)
      expect(await groupOf(first)).toBe(await groupOf(third))
      await undo(record, merged)
      expect(await tell(record)).toEqual(before)
    }
  })

  test('of two voices are not one utterance: that is for the voices to tell', async () => {
    const record = await openWith([falk, bearded])
    const statements = [falk.statements[0]!.id, bearded.statements[0]!.id]
    await expect(merge(record, 'utterance', statements)).rejects.toThrow(
      /expected utterances of one voice, got "(Jon Falk|Old Beard) .*if they are one, say so first: hearsay merge voice voi_/,
    )
  })

  test('have no part in them that a person rejected', async () => {
    const record = await openWith([one, two])
    await record.correct({ kind: 'reject', statement: one.statements[0]!.id })
    await relateRecord(record)
    expect(await record.count()).toMatchObject({ statements: 1, utterances: 1, voices: 1 })
    expect((await voiceOf(record, two)).articleCount).toBe(1)
  })
})

describe.skipIf(isOnPostgres)('a record of before', () => {
  test('keeps the splits that were made in it, as the first corrections', async () => {
    const path = join(makeFolder(), 'test.db')
    await (await openWith([one, two, three], path)).close()
    const database = new DatabaseSync(path)
    database.exec(`
      drop table statement_facets; drop table saved_searches;
      drop table sessions; drop table tokens; drop table accounts; drop table deeds;
      drop table corrected_articles; drop table correction_places; drop table corrections;
      create table split_voices (split text not null, article_voice text not null, primary key (split, article_voice)) without rowid;
      insert into split_voices values ('spl_1', '${one.voices[0]!.id}');
      insert into unrelated_members values (4, '${one.voices[0]!.id}');
      pragma user_version = 8
    `)
    database.close()
    const record = await openTestRecord(path)
    await relateRecord(record)
    expect(await countVoices(record)).toBe(2)
    const [split] = await record.listCorrections()
    expect(split).toMatchObject({ number: 1, state: 'holds', decision: { kind: 'split', of: 'voice' } })
    await undo(record, split!)
    expect(await countVoices(record)).toBe(1)
  })
})
