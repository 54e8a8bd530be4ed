import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { addArticles } from '../../src/pipeline.ts'
import { readArticles } from '../../src/read/index.ts'
import { openRecord } from '../../src/store/index.ts'
import { openThreads, type Threads, type ThreadsOptions } from '../../src/threads/index.ts'
import { buildAnswer, buildPageRecord, buildRecord, packRecords } from '../read/archive-builder.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-threads-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const opened: Threads[] = []
afterEach(async () => {
  for (const threads of opened.splice(0)) await threads.close()
})
const open = (options: ThreadsOptions) => {
  const threads = openThreads(options)
  opened.push(threads)
  return threads
}

const NAMES = ['Nora Velden', 'Tarn Osmund', 'Ines Talver', 'Joris Marvane', 'Petra Lund']
const writeText = (number: number) =>
  [
    `“Bridge ${number} will open in May,” ${NAMES[number % NAMES.length]} told reporters on Monday.`,
    `The harbour office denied on Tuesday that bridge ${number} was late. “We are ${number} days early,” it said.`,
  ].join('\n\n')

/** Short reports of one affair, as JSON lines. */
function writeLines(name: string, texts: readonly string[]): string {
  const path = join(folder, name)
  const lines = texts.map((text, number) =>
    JSON.stringify({
      title: `Bridge ${number}`,
      outlet: 'Ostby Post',
      date: `2023-05-0${(number % 9) + 1}`,
      text,
    }),
  )
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

/** A web archive of pages, the last but one of which is cut short, with a picture before it. */
function writeArchive(name: string, pages: number): string {
  const members = Array.from({ length: pages }, (_, number) =>
    packRecords([
      buildPageRecord(
        `https://ostby.example/2023/05/02/report-${number}`,
        `The bridge has ${number} arches, Nora Velden said.`,
      ),
    ]),
  )
  const headers = 'Content-Type: image/png'
  const url = 'https://ostby.example/bridge.png'
  const picture = buildRecord({ type: 'response', url, block: buildAnswer({ headers, body: 'picture' }) })
  const [damaged, last] = members.splice(-2)
  const path = join(folder, name)
  const bytes = Buffer.concat([...members, packRecords([picture]), damaged!.subarray(0, -20), last!])
  writeFileSync(path, bytes)
  return path
}

/** What a record holds after these were added, line by line as they are exported. */
async function add(path: string, threads?: Threads) {
  const record = await openRecord(join(folder, `${Math.random()}.db`), { mode: 'create' })
  const readings = readArticles(path, { recordReader: threads?.recordReader })
  const outcome = await addArticles(readings, record, { searcher: threads?.searcher, batch: 10 })
  const lines: string[] = []
  for await (const line of record.exportLines()) lines.push(JSON.stringify(line))
  await record.close()
  return { outcome, lines }
}

const count = (lines: readonly string[], kind: string) =>
  lines.filter((line) => line.startsWith(`{"kind":"${kind}"`)).length

describe('articles that are searched in threads', () => {
  it('make the same record as without, to the last letter of its export', async () => {
    const path = writeLines(
      'lines.jsonl',
      Array.from({ length: 45 }, (_, number) => writeText(number)),
    )
    const alone = await add(path)
    expect(count(alone.lines, 'article')).toBe(45)
    expect(count(alone.lines, 'statement')).toBeGreaterThan(90)
    for (const number of [2, 3]) {
      const { lines, outcome } = await add(path, open({ threads: number }))
      expect(lines).toEqual(alone.lines)
      expect(outcome).toEqual(alone.outcome)
    }
  })

  it('and pages of a web archive that are read there too', async () => {
    const path = writeArchive('pages.warc.gz', 40)
    const alone = await add(path)
    expect(alone.outcome).toMatchObject({ added: 39, passed: { picture: 1 } })
    expect(alone.outcome.failures).toHaveLength(1)
    const { lines, outcome } = await add(path, open({ threads: 2 }))
    expect(lines).toEqual(alone.lines)
    expect(outcome).toEqual(alone.outcome)
  })

  it('are not searched where the record knows them', async () => {
    const path = writeLines('known.jsonl', [writeText(1)])
    const record = await openRecord(join(folder, 'known.db'), { mode: 'create' })
    await addArticles(readArticles(path), record)
    const searcher = { most: 4, search: () => Promise.reject(new Error('was searched')) }
    expect(await addArticles(readArticles(path), record, { searcher })).toMatchObject({ added: 0, known: 1 })
    await record.close()
  })
})

describe('an article that breaks its thread', () => {
  const file = new URL('./faulty-thread.ts', import.meta.url)

  it.each([
    ['never comes to an end', 'HANG', 'it took more than 5 seconds'],
    ['ends the thread', 'EXIT', 'it broke its thread'],
  ])('is told of when it %s, and the others are kept', async (_, word, problem) => {
    const texts = Array.from({ length: 20 }, (_, number) => writeText(number))
    texts[7] = `${texts[7]} ${word}`
    const path = writeLines(`${word}.jsonl`, texts)
    const { outcome, lines } = await add(path, open({ threads: 2, maxSeconds: 5, file }))
    expect(outcome.failures).toEqual([{ from: `${path}#line 8`, message: expect.stringContaining(problem) }])
    expect(outcome).toMatchObject({ added: 19, known: 0 })
    expect(count(lines, 'article')).toBe(19)
  })
})
