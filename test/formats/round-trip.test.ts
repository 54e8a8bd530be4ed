import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importInto, readImport } from '../../src/formats/index.ts'
import { relateRecord, rereadRecord } from '../../src/pipeline.ts'
import type { OpenRecord } from '../../src/store/index.ts'
import { makeFolder, openReports, parseLines, writeFiles, writeText } from './data/open-reports.ts'

/** The record in a file or folder, as `hearsay export` writes it. */
async function save(record: OpenRecord, format: 'jsonl' | 'annotations' | 'brat'): Promise<string> {
  const folder = makeFolder()
  if (format !== 'brat') {
    writeFileSync(join(folder, 'record'), await writeText(record, format))
    return join(folder, 'record')
  }
  mkdirSync(join(folder, 'texts'))
  for (const [name, content] of await writeFiles(record, 'brat')) {
    writeFileSync(join(folder, 'texts', name), content)
  }
  return join(folder, 'texts')
}

const take = (record: OpenRecord, path: string, maker = {}) =>
  importInto(
    record,
    readImport(path, { findArticle: async (id) => (await record.loadReadArticles([id]))[0]?.article }),
    { maker },
  )

const linesOf = async (record: OpenRecord) => parseLines(await writeText(record, 'jsonl'))
const idOf = async (record: OpenRecord, words: string) =>
  (await record.findStatements({ words })).items[0]!.statement.id

/** All that people can do to a record, and to what they did. */
async function correctMuch(record: OpenRecord): Promise<void> {
  const maker = { by: 'Ana', why: 'I was there', madeAt: '2024-01-02T03:04:05Z' }
  await record.correct({ kind: 'confirm', statement: await idOf(record, 'harbour') }, maker)
  await record.correct({ kind: 'reject', statement: await idOf(record, 'tired') }, maker)
  const hurt = await idOf(record, 'animal')
  const edit = await record.correct({ kind: 'edit', statement: hurt, fields: { voice: 'Jon Falk' } }, maker)
  await record.correct({ kind: 'edit', statement: hurt, fields: { act: 'accuse' } }, maker)
  const voice = (await record.findVoice('Ines Talver'))!.voice.id
  await record.correct({ kind: 'rename', of: 'voice', thing: voice, name: 'I. Talver' })
  const undone = await record.undoCorrection(edit.id)
  await record.undoCorrection(undone.id, maker)
  await relateRecord(record)
}

describe('JSON lines', () => {
  it('make the same record, to the letter, with all that people corrected', async () => {
    const record = await openReports()
    await correctMuch(record)
    const copy = await openReports([])
    const outcome = await take(copy, await save(record, 'jsonl'))
    expect(outcome).toMatchObject({ added: 2, known: 0, corrections: 7, failures: [] })
    const lines = await linesOf(copy)
    expect(lines).toEqual(await linesOf(record))
    expect(lines.filter(({ kind }) => kind === 'correction').map(({ state }) => state)).toContain('undone')
    expect(await writeText(copy, 'jsonl')).toBe(await writeText(record, 'jsonl'))
  })

  it('change nothing when they come again, and add to what a record has', async () => {
    const record = await openReports()
    await correctMuch(record)
    const before = await linesOf(record)
    const path = await save(record, 'jsonl')
    expect(await take(record, path)).toMatchObject({ added: 0, known: 2, corrections: 0, failures: [] })
    expect(await linesOf(record)).toEqual(before)
    // The articles were there, the corrections were not.
    const other = await openReports()
    expect(await take(other, path)).toMatchObject({ added: 0, known: 2, corrections: 7 })
    expect(await linesOf(other)).toEqual(before)
  })

  it('of articles and statements alone are enough for the same statements', async () => {
    const record = await openReports()
    const path = await save(record, 'jsonl')
    const kept = (await linesOf(record)).filter(({ kind }) => kind === 'article' || kind === 'statement')
    writeFileSync(path, kept.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const copy = await openReports([])
    expect(await take(copy, path)).toMatchObject({ added: 2, confirmed: 0, failures: [] })
    expect(await linesOf(copy)).toEqual(await linesOf(record))
  })

  it('keep a decision that was taken back and made again, and touch nothing when they come again', async () => {
    const record = await openReports()
    const maker = { by: 'Ana', madeAt: '2024-01-02T03:04:05Z' }
    const statement = await idOf(record, 'harbour')
    const first = await record.correct({ kind: 'confirm', statement }, maker)
    await record.undoCorrection(first.id, maker)
    await record.correct({ kind: 'confirm', statement }, maker)
    await relateRecord(record)
    const path = await save(record, 'jsonl')
    const copy = await openReports([])
    expect(await take(copy, path)).toMatchObject({ corrections: 3 })
    expect(await linesOf(copy)).toEqual(await linesOf(record))
    expect(await copy.takeCorrections(await record.listCorrections())).toBe(0)
    expect(await copy.countUnrelated()).toBe(0)
  })

  it('lose an undo of what nobody knows, which is told', async () => {
    const record = await openReports()
    await correctMuch(record)
    const path = await save(record, 'jsonl')
    const lost = (await record.listCorrections()).find(({ decision }) => decision.kind === 'undo')!
    const lines = readFileSync(path, 'utf8').replaceAll(
      `{"kind":"undo","correction":"${(lost.decision as { correction: string }).correction}"}`,
      '{"kind":"undo","correction":"cor_0000000000000000"}',
    )
    writeFileSync(path, lines)
    const { corrections, failures } = await take(await openReports([]), path)
    // The undo of that undo goes with it.
    expect({ corrections, failures: failures.length }).toEqual({ corrections: 5, failures: 2 })
    expect(failures[0]!.message).toContain('got cor_0000000000000000')
    expect(await (await openReports()).takeCorrections([lost])).toBe(0)
  })

  it('are kept many articles at a time, also those before the file breaks off', async () => {
    const path = await save(await openReports(), 'jsonl')
    const copy = await openReports([])
    const sizes: number[] = []
    const saveArticles: OpenRecord['saveArticles'] = (articles) => {
      sizes.push(articles.length)
      return copy.saveArticles(articles)
    }
    async function* breakOff() {
      for await (const thing of readImport(path)) if (thing.kind === 'article') yield thing
      throw new Error('the disk is gone')
    }
    await expect(importInto({ ...copy, saveArticles }, breakOff())).rejects.toThrow('disk')
    expect(sizes).toEqual([2])
    expect(await copy.count()).toMatchObject({ articles: 2 })
  })

  it('keep an article with its statements where its reading cannot be taken', async () => {
    const record = await openReports()
    const path = await save(record, 'jsonl')
    const written = readFileSync(path, 'utf8')
    writeFileSync(path, written.replaceAll(/"kind":"reading",.*?"voices":\[/g, '$&"nobody",'))
    const copy = await openReports([])
    const { added, failures } = await take(copy, path)
    expect({ added, failures: failures.length }).toEqual({ added: 2, failures: 2 })
    expect((await copy.count()).statements).toBe((await record.count()).statements)
  })

  it('lose only the lines that are broken, each told with its number', async () => {
    const record = await openReports()
    await correctMuch(record)
    const path = await save(record, 'jsonl')
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    const last = lines.length
    lines[last - 1] = lines[last - 1]!.replace('"state":', '"mood":')
    lines.push('{"kind":"rumour"}', '{"kind":"statement"', '"a text"', '{"kind":"reading","article":"art_0"}')
    const changed = lines[0]!.replace('whale', 'shark')
    writeFileSync(path, [...lines, changed].join('\n'))
    const { added, corrections, failures } = await take(await openReports([]), path)
    expect({ added, corrections }).toEqual({ added: 2, corrections: 6 })
    expect(failures.map(({ from }) => Number(from.split(':').at(-1)))).toEqual(
      [0, 1, 2, 3, 4, 5].map((more) => last + more),
    )
    expect(failures.at(-1)!.message).toContain('it was changed')
  })
})

describe.each(['annotations', 'brat'] as const)('%s', (format) => {
  it('give back every statement as it was, voices, days and relays too', async () => {
    const record = await openReports()
    const copy = await openReports([])
    const outcome = await take(copy, await save(record, format))
    expect(outcome).toMatchObject({ added: 2, confirmed: 0, failures: [] })
    expect(await linesOf(copy)).toEqual(await linesOf(record))
    expect(await take(copy, await save(record, format))).toMatchObject({ added: 0, known: 2, confirmed: 0 })
  })
})

describe('what somebody changed in brat', () => {
  it('is confirmed in their name, stays when the article is read again, and changes nothing else', async () => {
    const record = await openReports()
    const path = await save(record, 'brat')
    const article = (await record.listArticles()).items.find(
      ({ outlet }) => outlet === 'Quillon Standard',
    )!.id
    const text = readFileSync(join(path, `${article}.txt`), 'utf8')
    const words = 'Telmar reported'
    const start = [...text.slice(0, text.indexOf(words))].length
    appendFileSync(
      join(path, `${article}.ann`),
      `T90\tContent ${start} ${start + words.length}\t${words}\nT91\tSpeaker ${start} ${start + 6}\tTelmar\nR90\tSaidBy Arg1:T90 Arg2:T91\t\n`,
    )
    const before = await record.count()
    const maker = { by: 'Ana Diaz', madeAt: '2024-01-02T03:04:05Z' }
    expect(await take(record, path, maker)).toMatchObject({ added: 0, known: 2, confirmed: 1, failures: [] })
    expect((await record.count()).statements).toBe(before.statements + 1)
    const { statement } = (await record.findStatements({ words: `"${words}"` })).items[0]!
    expect(statement).toMatchObject({ correction: { decision: 'confirmed' }, text: { speaker: 'Telmar' } })
    expect(await record.listCorrections()).toMatchObject([maker])
    // Again, and nothing more comes of it.
    expect(await take(record, path, maker)).toMatchObject({ confirmed: 0 })
    expect((await record.count()).statements).toBe(before.statements + 1)
    await rereadRecord(record)
    expect((await record.findStatements({ words: `"${words}"` })).items).toHaveLength(1)
  })
})
