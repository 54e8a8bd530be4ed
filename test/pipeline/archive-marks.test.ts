import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { addArticles } from '../../src/pipeline.ts'
import { type Reading, readArticles } from '../../src/read/index.ts'
import { type OpenRecord, openRecord } from '../../src/store/index.ts'
import { recordAddress } from '../record-address.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-marks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PAGES = 24

/** A record of a web archive: one page that a server gave. */
function packPage(number: number): Buffer {
  const page =
    `<html><head><title>Gate ${number} opens</title></head><body><article><h1>Gate ${number} opens</h1>` +
    `<p>The harbour office opened gate ${number} on Monday after two years of works.</p>` +
    `<p>“Gate ${number} is safe,” Nora Velden said. “We have tested it three times.”</p></article></body></html>`
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`
  const header =
    `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ostby.example/gates/${number}\r\n` +
    `WARC-Date: 2024-03-04T10:00:00Z\r\nContent-Length: ${Buffer.byteLength(answer)}\r\n\r\n`
  return gzipSync(`${header}${answer}\r\n\r\n`)
}

function writeArchive(name: string): string {
  const path = join(folder, name)
  writeFileSync(path, Buffer.concat(Array.from({ length: PAGES }, (_, number) => packPage(number))))
  return path
}

const options = { batch: 5 }

/** Reads as the command line does, and counts how many pages were read anew. */
async function* readCounted(
  path: string,
  record: OpenRecord,
  counts: { pages: number },
): AsyncGenerator<Reading> {
  for await (const reading of readArticles(path, { findMark: (input) => record.findMark(input) })) {
    if (reading.kind === 'article') counts.pages++
    yield reading
  }
}

/** Like a program that dies while it reads this page. */
async function* dieAt(page: number, readings: AsyncIterable<Reading>): AsyncGenerator<Reading> {
  let count = 0
  for await (const reading of readings) {
    if (++count > page) throw new Error('died')
    yield reading
  }
}

async function exportAll(record: OpenRecord) {
  const lines = []
  for await (const line of record.exportLines()) lines.push(line)
  return lines
}

describe('an archive whose reading was broken off', () => {
  it('is read on from there, and gives what it gives at once', async () => {
    const path = writeArchive('gates.warc.gz')
    const counts = { pages: 0 }
    const broken = await openRecord(recordAddress(join(folder, 'broken.db')), { mode: 'create' })
    const dying = dieAt(17, readCounted(path, broken, { pages: 0 }))
    await expect(addArticles(dying, broken, options)).rejects.toThrow('died')
    const outcome = await addArticles(readCounted(path, broken, counts), broken, options)
    // Fifteen of the seventeen were kept, in batches of five.
    expect(counts.pages).toBe(PAGES - 15)
    expect({ added: outcome.added, known: outcome.known }).toEqual({ added: PAGES - 15, known: 0 })

    const whole = await openRecord(recordAddress(join(folder, 'whole.db')), { mode: 'create' })
    await addArticles(readCounted(path, whole, { pages: 0 }), whole, options)
    const lines = await exportAll(broken)
    expect(lines.filter(({ kind }) => kind === 'article')).toHaveLength(PAGES)
    expect(lines).toEqual(await exportAll(whole))
    await broken.close()
    await whole.close()
  })

  it('is read from its start again once it was read to its end', async () => {
    const path = writeArchive('again.warc.gz')
    const record = await openRecord(recordAddress(join(folder, 'again.db')), { mode: 'create' })
    await addArticles(readCounted(path, record, { pages: 0 }), record, options)
    const counts = { pages: 0 }
    const outcome = await addArticles(readCounted(path, record, counts), record, options)
    expect(counts.pages).toBe(PAGES)
    expect({ added: outcome.added, known: outcome.known }).toEqual({ added: 0, known: PAGES })
    await record.close()
  })

  it('is read from its start when the file is another by now', async () => {
    const path = writeArchive('changed.warc.gz')
    const record = await openRecord(recordAddress(join(folder, 'changed.db')), { mode: 'create' })
    const dying = dieAt(17, readCounted(path, record, { pages: 0 }))
    await expect(addArticles(dying, record, options)).rejects.toThrow('died')
    truncateSync(
      path,
      Array.from({ length: 20 }, (_, number) => packPage(number).length).reduce((a, b) => a + b),
    )
    const counts = { pages: 0 }
    await addArticles(readCounted(path, record, counts), record, options)
    expect(counts.pages).toBe(20)
    await record.close()
  })
})
