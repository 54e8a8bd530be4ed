import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type AddEvent, addArticles, relateRecord } from '../../src/pipeline.ts'
import { readArticles } from '../../src/read/index.ts'
import { type OpenRecord, openRecord } from '../../src/store/index.ts'
import { recordAddress } from '../record-address.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-relate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const REPORTS: readonly (readonly [string, string])[] = [
  [
    'post.txt',
    'Harbour bridge stays shut\n\nOstby Post\n\nMay 3, 2023\n\n' +
      'The harbour bridge at Ostby stays shut, Mayor Nora Velden said on Wednesday. “The harbour bridge is not safe and ' +
      'it will not open before June,” Velden told reporters. A crane driver, Tomas Rill, denied that the cranes had ' +
      'damaged the bridge.\n',
  ],
  [
    'courier.txt',
    'Mayor: bridge not safe\n\nValdor Courier\n\nMay 4, 2023\n\n' +
      'Mayor Nora Velden told the Ostby Post that the harbour bridge “is not safe and it will not open before June.” ' +
      'Engineers are inspecting the pylons of the harbour bridge at Ostby.\n',
  ],
  [
    'herald.txt',
    'Velden speaks on the bridge\n\nHerald\n\nMay 5, 2023\n\n' +
      'Velden said the harbour bridge at Ostby would open in July. “The cranes damaged the bridge,” said the engineer ' +
      'Ruth Okell, who inspected the pylons.\n',
  ],
  [
    'tribune.txt',
    'Orchard wins prize\n\nTribune\n\nMay 5, 2023\n\n' +
      'An orchard in Lindvale won the fruit prize, the growers’ union said. “Our pears are the best,” said Ines Talver.\n',
  ],
]

for (const [file, text] of REPORTS) writeFileSync(join(folder, file), text)

let records = 0
async function openEmpty(): Promise<OpenRecord> {
  records++
  return openRecord(recordAddress(join(folder, `${records}.db`)), { mode: 'create' })
}

async function add(record: OpenRecord, files: readonly string[], options: { isRelatedLater?: boolean } = {}) {
  for (const file of files) await addArticles(readArticles(join(folder, file)), record, options)
}

async function exportAll(record: OpenRecord) {
  const lines = []
  for await (const line of record.exportLines()) lines.push(line)
  return lines
}

const FILES = REPORTS.map(([file]) => file)

describe('a record', () => {
  it('is the same whether its articles were related one by one, backwards or all at once', async () => {
    const [one, other, together] = [await openEmpty(), await openEmpty(), await openEmpty()]
    await add(one, FILES)
    await add(other, FILES.toReversed())
    await add(together, FILES, { isRelatedLater: true })
    expect(await together.isRelated()).toBe(false)
    expect(await relateRecord(together)).toBe(4)
    const lines = await exportAll(one)
    expect(lines.filter(({ kind }) => kind === 'utterance').length).toBeGreaterThan(3)
    expect(lines.filter(({ kind }) => kind === 'voice').length).toBeGreaterThan(3)
    expect(await exportAll(other)).toEqual(lines)
    expect(await exportAll(together)).toEqual(lines)
    for (const record of [one, other, together]) await record.close()
  })

  it('is as if an article had never come when that has been removed', async () => {
    const [with_, without] = [await openEmpty(), await openEmpty()]
    await add(with_, FILES)
    await add(
      without,
      FILES.filter((file) => file !== 'courier.txt'),
    )
    const { items } = await with_.listArticles()
    const courier = items.find(({ outlet }) => outlet === 'Valdor Courier')!
    expect(await with_.removeArticles([courier.id])).toBe(1)
    expect(await relateRecord(with_)).toBe(1)
    expect(await exportAll(with_)).toEqual(await exportAll(without))
    await with_.close()
    await without.close()
  })

  it('is as it was when all of it was read anew and nothing came out otherwise', async () => {
    const record = await openEmpty()
    await add(record, FILES)
    const before = await exportAll(record)
    const { items } = await record.listArticles()
    const read = await record.loadReadArticles(items.map(({ id }) => id))
    expect(await record.rereadArticles(read)).toBe(4)
    expect(await relateRecord(record)).toBe(4)
    expect(await exportAll(record)).toEqual(before)
    await record.close()
  })
})

describe('relating', () => {
  it('tells how far it is, stops when it is asked to, and goes on from there', async () => {
    const record = await openEmpty()
    await add(record, FILES, { isRelatedLater: true })
    const told: unknown[] = []
    const onProgress = (progress: unknown) => told.push(progress)
    const stop = new AbortController()
    stop.abort()
    expect(await relateRecord(record, { signal: stop.signal, onProgress })).toBe(0)
    expect(await record.countUnrelated()).toBe(4)
    expect(await relateRecord(record, { onProgress })).toBe(4)
    expect(await relateRecord(record, { onProgress })).toBe(0)
    expect(told).toEqual([
      { related: 0, left: 4 },
      { related: 0, left: 4 },
      { related: 4, left: 0 },
    ])
    await record.close()
  })

  it('takes fewer changes at a time where a step took long, and more again where it did not', async () => {
    const record = await openEmpty()
    await add(record, FILES, { isRelatedLater: true })
    const taken: number[] = []
    const isSlow = [true, true, false, false]
    const slow: OpenRecord = {
      ...record,
      async relateNext(work, { most }) {
        if (isSlow[taken.length]) await new Promise((resolve) => setTimeout(resolve, 2000))
        taken.push(most)
        return record.relateNext(work, { most: 1 })
      },
    }
    await relateRecord(slow, { changesAtATime: 8, longestStepMs: 1000 })
    expect(taken[0]).toBe(8)
    expect(taken[1]).toBeLessThanOrEqual(4)
    expect(taken[2]).toBeLessThanOrEqual(2)
    expect(taken[3]).toBeGreaterThanOrEqual(taken[2]!)
    expect(await record.isRelated()).toBe(true)
    await record.close()
  })

  it('counts the voices of what was added', async () => {
    const record = await openEmpty()
    const events: AddEvent[] = []
    const onProgress = (event: AddEvent) => events.push(event)
    const first = await addArticles(readArticles(join(folder, 'post.txt')), record, { onProgress })
    expect(first.voices).toBe(2)
    expect(events.filter(({ kind }) => kind === 'relating')).toEqual([
      { kind: 'relating', related: 0, left: 1 },
      { kind: 'relating', related: 1, left: 0 },
    ])
    const again = await addArticles(readArticles(join(folder, 'post.txt')), record)
    expect(again).toMatchObject({ added: 0, known: 1, voices: 0 })
    const later = await addArticles(readArticles(join(folder, 'tribune.txt')), record, {
      isRelatedLater: true,
    })
    expect(later).not.toHaveProperty('voices')
    await record.close()
  })
})
