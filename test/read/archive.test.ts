import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { readWacz, readWarc } from '../../src/read/archive/index.ts'
import { nameContent } from '../../src/read/archive/name-content.ts'
import { UnreadableInput } from '../../src/read/open-bytes.ts'
import type { Piece } from '../../src/read/piece.ts'
import { readPage } from '../../src/read/read-page.ts'
import {
  buildAnswer,
  buildPage,
  buildPageRecord,
  buildRecord,
  buildZip,
  damage,
  inPieces,
  packRecords,
} from './archive-builder.ts'

const FIRST = 'The old harbour opens again next spring.'
const SECOND = 'The mill burned down on Sunday night.'
const info = buildRecord({ type: 'warcinfo', block: 'software: invented\r\n' })
const first = buildPageRecord('https://news.example/harbour', FIRST)
const second = buildPageRecord('https://news.example/mill', SECOND)

async function readAll(bytes: Buffer, options: { after?: number; maxBytes?: number; size?: number } = {}) {
  const { after, maxBytes = 1_000_000, size } = options
  const pieces: Piece[] = []
  for await (const piece of readWarc(inPieces(bytes, size), { readPage, after, maxBytes })) pieces.push(piece)
  return pieces
}

/** What each piece is, in a word or two. */
const tell = (pieces: readonly Piece[]) =>
  pieces.map((piece) =>
    piece.kind === 'passed' ? piece.reason : piece.kind === 'report' ? piece.draft.url : 'trouble',
  )

async function readAnswer(parts: Parameters<typeof buildAnswer>[0], maxBytes?: number): Promise<Piece> {
  const record = buildRecord({ type: 'response', url: 'https://news.example/a', block: buildAnswer(parts) })
  const [piece] = await readAll(record, { maxBytes })
  return piece!
}

const text = (piece: Piece | undefined) =>
  piece?.kind === 'report' ? piece.draft.text : JSON.stringify(piece)

describe('a web archive', () => {
  it.each([1, 7, 64, 100_000])('gives every page as a report, in chunks of %i bytes', async (size) => {
    const pieces = await readAll(Buffer.concat([info, first, second]), { size })
    expect(tell(pieces)).toEqual([
      'warcinfo record',
      'https://news.example/harbour',
      'https://news.example/mill',
    ])
    expect(text(pieces[1])).toContain(FIRST)
    expect(pieces.at(-1)!.end).toBe(info.length + first.length + second.length)
  })

  it.each([1, 7, 64, 100_000])(
    'reads one whose records are packed each by itself, in chunks of %i bytes',
    async (size) => {
      const packed = packRecords([info, first, second])
      const pieces = await readAll(packed, { size })
      expect(tell(pieces)).toEqual([
        'warcinfo record',
        'https://news.example/harbour',
        'https://news.example/mill',
      ])
      const ends = [packRecords([info]).length, packRecords([info, first]).length, packed.length]
      expect(pieces.map(({ end }) => end)).toEqual(ends)
    },
  )

  it('goes on where an earlier run was stopped, with the same names', async () => {
    for (const file of [packRecords([info, first, second]), Buffer.concat([info, first, second])]) {
      const all = await readAll(file)
      const after = all[1]!.end!
      expect(await readAll(file.subarray(after), { after })).toEqual(all.slice(2))
    }
  })

  it('tells no place to go on from inside one that is packed as a whole', async () => {
    const packed = gzipSync(Buffer.concat([info, first, second]))
    const pieces = await readAll(packed)
    expect(tell(pieces)).toHaveLength(3)
    expect(pieces.map(({ end }) => end)).toEqual([undefined, undefined, packed.length])
  })

  it('notes when a page was fetched, and never takes that for its date', async () => {
    const [piece] = await readAll(first)
    if (piece?.kind !== 'report') throw new Error('expected a report')
    expect(piece.draft.publishedAt).toBeUndefined()
    expect(piece.draft.notes).toContainEqual({
      code: 'fetched',
      message: 'The page was fetched at 2024-05-01T06:00:00Z.',
      text: '2024-05-01T06:00:00Z',
    })
  })

  it('takes an address in angle brackets and a page that was kept without its answer', async () => {
    const resource = buildRecord({
      type: 'resource',
      url: '<https://news.example/kept>',
      headers: 'Content-Type: text/html\r\n',
      block: buildPage(FIRST),
    })
    expect(tell(await readAll(resource))).toEqual(['https://news.example/kept'])
  })

  it('passes what is no report, with the reason', async () => {
    const records = ['request', 'metadata', 'revisit'].map((type) => buildRecord({ type, block: 'x' }))
    const resource = buildRecord({ type: 'resource', headers: 'Content-Type: text/plain\r\n', block: 'log' })
    const dns = buildRecord({
      type: 'response',
      url: 'dns:news.example',
      block: '20240501 news.example. 60 IN A',
    })
    expect(tell(await readAll(Buffer.concat([...records, resource, dns])))).toEqual([
      'request record',
      'metadata record',
      'revisit record',
      'plain text',
      'answer that is no web page',
    ])
    const answers = [
      { headers: 'Content-Type: image/png', body: 'x' },
      { headers: 'Content-Type: text/css', body: 'x' },
      { headers: 'Content-Type: text/javascript', body: 'x' },
      { headers: 'Content-Type: application/json', body: '{}' },
      { status: 301, body: 'moved' },
      { status: 404, body: buildPage('Not here.') },
      { headers: 'Content-Type: text/html', body: '' },
      { headers: 'Content-Type: text/html', body: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\0\0\0', 'latin1') },
    ]
    const pieces = await Promise.all(answers.map((answer) => readAnswer(answer)))
    expect(tell(pieces)).toEqual([
      'picture',
      'style sheet',
      'script',
      'data file',
      'redirect',
      'page with HTTP error 404',
      'answer without a page',
      'file of another kind',
    ])
  })

  it('passes a page that is no report, with what the page reader calls it', async () => {
    const consent = '<html><head><title>Before you continue</title></head><body></body></html>'
    const piece = await readAnswer({ body: consent })
    expect(piece.kind).toBe('passed')
  })
})

describe('an answer in a web archive', () => {
  const page = Buffer.from(buildPage(FIRST))
  const chunked = Buffer.concat([
    Buffer.from('40\r\n'),
    page.subarray(0, 64),
    Buffer.from(`\r\n${(page.length - 64).toString(16)};note=1\r\n`),
    page.subarray(64),
    Buffer.from('\r\n0\r\n\r\n'),
  ])
  const packings = [
    { name: 'gzip', headers: 'Content-Encoding: gzip', body: gzipSync(page) },
    { name: 'zlib', headers: 'Content-Encoding: deflate', body: deflateSync(page) },
    { name: 'raw deflate', headers: 'Content-Encoding: deflate', body: deflateRawSync(page) },
    { name: 'brotli', headers: 'Content-Encoding: br', body: brotliCompressSync(page) },
    { name: 'gzip twice', headers: 'Content-Encoding: gzip, gzip', body: gzipSync(gzipSync(page)) },
    { name: 'chunks', headers: 'Transfer-Encoding: chunked', body: chunked },
    { name: 'gzip that was undone', headers: 'Content-Encoding: gzip', body: page },
    { name: 'brotli that was undone', headers: 'Content-Encoding: br', body: page },
    { name: 'chunks that were joined', headers: 'Transfer-Encoding: chunked', body: page },
  ]
  it.each(packings)('is unpacked: $name', async ({ headers, body }) => {
    expect(text(await readAnswer({ headers: `Content-Type: text/html\r\n${headers}`, body }))).toContain(
      FIRST,
    )
  })

  it('is read as far as it goes where its packed data ends early, with a note', async () => {
    const long = Buffer.from(buildPage(`${FIRST} ${'The gates are open. '.repeat(5000)}`))
    const headers = 'Content-Type: text/html\r\nContent-Encoding: gzip'
    const piece = await readAnswer({ headers, body: gzipSync(long).subarray(0, -20) })
    expect(text(piece)).toContain(FIRST)
    expect(piece.kind === 'report' && piece.draft.notes.map(({ code }) => code)).toContain('cut-page')
  })

  it('is trouble where it is packed in a way that cannot be undone, or is damaged, or unpacks to too much', async () => {
    const packed = (encoding: string, body: Buffer) =>
      readAnswer({ headers: `Content-Type: text/html\r\nContent-Encoding: ${encoding}`, body }, 100_000)
    const broken = gzipSync(page)
    broken.fill(0xff, 40, 80)
    const bomb = gzipSync(Buffer.alloc(5_000_000, ' '))
    for (const [encoding, body] of [
      ['zstd', broken],
      ['gzip', broken],
      ['gzip', bomb],
      ['br', Buffer.from('no brotli at all')],
    ] as const) {
      const piece = await packed(encoding, body)
      expect(piece.kind).toBe('trouble')
    }
    expect(await packed('gzip', bomb)).toMatchObject({
      message: 'https://news.example/a: it unpacks to more than a report holds',
    })
  })
})

describe('an answer without a type', () => {
  it.each([
    ['page', '<?xml version="1.0"?>\n<!-- saved --><!---->\n<!DOCTYPE html>'],
    ['page', '\ufeff <html>'],
    ['unknown', '<!-- not closed <html>'],
    ['unknown', '<!---->'.repeat(5000)],
    ['unknown', ' <?xml ?>'.repeat(5000)],
    ['page', `${'<!---->'.repeat(500)}<html>`],
  ])('is told by how it begins: %s', (content, start) => {
    expect(nameContent(undefined, Buffer.from(start))).toBe(content)
  })
})

describe('a damaged web archive', () => {
  it.each([
    ['too short', -1],
    ['too long', 2],
    ['far too long', 5000],
    ['longer than any report', 5_000_000_000],
  ])('gives the page whose length is %s, with a note, and all behind it', async (_, by) => {
    const block = buildAnswer({ body: buildPage(FIRST) })
    const wrong = buildRecord({
      type: 'response',
      url: 'https://news.example/harbour',
      block,
      length: block.length + by,
    })
    const pieces = await readAll(Buffer.concat([info, wrong, second]))
    expect(tell(pieces).at(-1)).toBe('https://news.example/mill')
    expect(pieces).toHaveLength(3)
    if (by > 1_000_000) return
    expect(text(pieces[1])).toContain(FIRST)
    expect(pieces[1]?.kind === 'report' && pieces[1].draft.notes.map(({ code }) => code)).toContain(
      'damaged-record',
    )
  })

  it.each(['none', '', '-5', '1e3'])('reads on where the length is "%s"', async (length) => {
    const wrong = buildRecord({
      type: 'response',
      url: 'https://news.example/harbour',
      block: buildAnswer({ body: buildPage(FIRST) }),
      length,
    })
    const pieces = await readAll(Buffer.concat([wrong, second]))
    expect(tell(pieces)).toEqual(['https://news.example/harbour', 'https://news.example/mill'])
  })

  it('reads on behind bytes that are no record and behind headers without an end', async () => {
    const dirt = Buffer.from('here is something else\r\nand more of it\r\n\r\n')
    const headless = Buffer.from('WARC/1.0\r\nWARC-Type: response\r\n')
    expect(tell(await readAll(Buffer.concat([dirt, first, dirt, headless, second])))).toEqual([
      'trouble',
      'https://news.example/harbour',
      'trouble',
      'trouble',
      'https://news.example/mill',
    ])
  })

  it('reads on behind a gzip member that is cut, changed or no gzip at all', async () => {
    const [start, middle, last] = [info, first, second].map((record) => gzipSync(record)) as [
      Buffer,
      Buffer,
      Buffer,
    ]
    const changed = Buffer.from(middle)
    changed.fill(0x55, 60, 90)
    const broken = [
      middle.subarray(0, 100),
      middle.subarray(0, -6),
      changed,
      middle.subarray(0, 12),
      Buffer.from('dirt between members'),
    ]
    for (const one of broken) {
      const pieces = await readAll(Buffer.concat([start, one, last]))
      expect(tell(pieces)).toEqual(['warcinfo record', 'trouble', 'https://news.example/mill'])
      expect(pieces.map(({ end }) => end).slice(1)).toEqual([
        start.length + one.length,
        start.length + one.length + last.length,
      ])
    }
  })

  it('says that the last record is cut where the file ends in it', async () => {
    const packed = packRecords([first, second])
    const pieces = await readAll(packed.subarray(0, -100))
    expect(pieces).toHaveLength(2)
    expect(JSON.stringify(pieces[1])).toMatch(/gzip data ends early/)
    const plain = await readAll(Buffer.concat([first, second]).subarray(0, -200))
    expect(JSON.stringify(plain[1])).toMatch(/it ends after \d+ of \d+ bytes/)
  })

  it('passes a record that is too long without holding it', async () => {
    const long = buildRecord({
      type: 'response',
      url: 'https://news.example/film',
      block: buildAnswer({ body: 'x'.repeat(300_000) }),
    })
    for (const file of [Buffer.concat([long, second]), packRecords([long, second])]) {
      expect(tell(await readAll(file, { maxBytes: 100_000 }))).toEqual([
        'record too long for a report',
        'https://news.example/mill',
      ])
    }
  })

  it('finds every page between damaged ones, however many are damaged', async () => {
    const broken = gzipSync(first)
    broken.fill(0xff, 200, 260)
    const pieces = await readAll(
      Buffer.concat(Array<Buffer>(60).fill(Buffer.concat([broken, gzipSync(second)]))),
      {
        size: 65_536,
      },
    )
    expect(pieces.filter(({ kind }) => kind === 'trouble')).toHaveLength(60)
    expect(tell(pieces).filter((one) => one === 'https://news.example/mill')).toHaveLength(60)
  })

  it('is read to its end where each of its bytes seems to begin a record, and says what was passed over', async () => {
    const member = Buffer.from('\x1f\x8b\x08\0\0\0\0\0\0\x03\0\xff\xff\0\0WARC/', 'latin1')
    const pieces = await readAll(Buffer.concat(Array<Buffer>(8000).fill(member)), { size: 65_536 })
    expect(pieces.some((piece) => piece.kind === 'trouble' && /was passed over/.test(piece.message))).toBe(
      true,
    )
    expect(pieces.at(-1)!.end).toBe(8000 * member.length)
  })

  it('is read to its end where every record gives a length that takes in all others', async () => {
    const record = buildRecord({ type: 'metadata', block: 'x', length: 900_000 })
    const pieces = await readAll(Buffer.concat(Array<Buffer>(15_000).fill(record)), { size: 65_536 })
    expect(pieces).toHaveLength(15_000)
  })

  it('is read to its end where it is nothing but first lines of records', async () => {
    const pieces = await readAll(Buffer.from('WARC/1.0\n'.repeat(20_000)), { size: 65_536 })
    expect(pieces.length).toBeGreaterThan(0)
  })

  it('is read to its end whatever the damage', async () => {
    const plain = Buffer.concat([info, first, second, info])
    for (const file of [plain, packRecords([info, first, second, info]), gzipSync(plain)]) {
      for (let seed = 1; seed <= 150; seed++) {
        const pieces = await readAll(damage(file, seed), { maxBytes: 100_000 })
        const ends = pieces.flatMap(({ end }) => end ?? [])
        expect(ends).toEqual([...ends].sort((one, other) => one - other))
      }
    }
  }, 20_000)
})

describe('a WACZ file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-wacz-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'crawl.wacz')
  const read = async (bytes: Buffer, after?: number) => {
    writeFileSync(path, bytes)
    const pieces: Piece[] = []
    for await (const piece of readWacz(path, { readPage, after, maxBytes: 1_000_000 })) pieces.push(piece)
    return pieces
  }
  const files = [
    { name: 'datapackage.json', bytes: '{}' },
    { name: 'archive/one.warc.gz', bytes: packRecords([info, first]) },
    { name: 'archive/two.warc', bytes: second, isPacked: true },
  ]

  it('gives the pages of all its archives, named by archive', async () => {
    const pieces = await read(buildZip(files))
    expect(tell(pieces)).toEqual([
      'warcinfo record',
      'https://news.example/harbour',
      'https://news.example/mill',
    ])
    expect(pieces.map((piece) => 'name' in piece && piece.name)).toEqual([
      false,
      `archive/one.warc.gz: record at byte ${packRecords([info]).length}`,
      'archive/two.warc: record at byte 0',
    ])
  })

  it('goes on where an earlier run was stopped', async () => {
    const zip = buildZip(files)
    const all = await read(zip)
    for (const [index, { end }] of all.entries()) {
      if (end !== undefined) expect(await read(zip, end)).toEqual(all.slice(index + 1))
    }
    expect(all.every(({ end }) => end !== undefined)).toBe(true)
  })

  it('says what is wrong with one that is damaged or has no archive in it', async () => {
    await expect(read(buildZip([{ name: 'readme.txt', bytes: 'x' }]))).rejects.toThrow(
      /WACZ file without web archives/,
    )
    await expect(read(buildZip(files).subarray(0, -30))).rejects.toThrow(UnreadableInput)
    const broken = buildZip(files)
    broken.fill(0, 60, 90)
    expect((await read(broken)).some(({ kind }) => kind === 'trouble')).toBe(true)
  })
})
