import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { articlesOf, failuresOf, readAll, readOne, readPiped } from './read-all.ts'

const REPORT = 'Mayor resigns\n\nThe mayor said on Thursday that she would go.\n'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-read-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

describe('a folder of reports', () => {
  it('is read in the same order everywhere, without hidden files and without the record', async () => {
    for (const name of ['b.txt', 'B.txt', 'a/z.txt', 'ä.txt', '10.txt', '9.txt', '.hidden', '.git/x.txt'])
      put(name, REPORT)
    put('hearsay.db', 'SQLite format 3\0')
    put('hearsay.db-wal', 'x')
    const names = articlesOf(await readAll(folder)).map((article) => relative(folder, article.from))
    expect(names).toEqual(['10.txt', '9.txt', 'B.txt', 'a/z.txt', 'b.txt', 'ä.txt'])
  })

  it('is read once when a link inside it leads back to it, and a dead link is a failure', async () => {
    put('a.txt', REPORT)
    symlinkSync('..', join(folder, 'up'))
    symlinkSync('.', join(folder, 'here'))
    symlinkSync('nowhere', join(folder, 'dead'))
    const readings = await readAll(folder)
    expect(failuresOf(readings).map((failure) => failure.message)).toEqual([
      expect.stringContaining('leads nowhere'),
    ])
    expect(articlesOf(readings).filter((article) => article.from === join(folder, 'a.txt'))).toHaveLength(1)
  })

  it('goes on after a picture and an empty file, which are failures', async () => {
    put('1.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'))
    put('2.txt', '')
    put('3.txt', REPORT)
    const readings = await readAll(folder)
    expect(readings.map((reading) => reading.kind)).toEqual(['failure', 'failure', 'article'])
    expect(failuresOf(readings)[0]!.message).toMatch(/expected text, HTML or JSON lines, got a JPEG picture/)
    expect(failuresOf(readings)[1]!.message).toMatch(/empty file/)
  })

  it('without any report in it is a mistake of the caller', async () => {
    put('1.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'))
    await expect(readAll(folder)).rejects.toThrow(UsageError)
    await expect(readAll(folder)).rejects.toThrow(/expected a folder with reports.*1 of other kinds/)
    mkdirSync(join(folder, 'empty'))
    await expect(readAll(join(folder, 'empty'))).rejects.toThrow(/no files/)
  })

  it('does not wait for a pipe that lies in it', async () => {
    put('a.txt', REPORT)
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(articlesOf(await readAll(folder))).toHaveLength(1)
  })

  it.skipIf(process.getuid?.() === 0)('names a file that may not be read', async () => {
    const path = put('a.txt', REPORT)
    chmodSync(path, 0)
    expect(failuresOf(await readAll(path))[0]!.message).toMatch(/permission denied/)
  })
})

describe('a single input', () => {
  it('that does not exist is a mistake of the caller, with the path in the message', async () => {
    await expect(readAll(join(folder, 'none.txt'))).rejects.toThrow(
      /expected a file, a folder or -.*none\.txt/,
    )
    await expect(readAll('-')).rejects.toThrow(UsageError)
  })

  it('gzipped under any name gives the same article, and twice gzipped too', async () => {
    const packed = gzipSync(REPORT)
    const plain = await readOne(REPORT)
    expect((await readOne(packed)).id).toBe(plain.id)
    expect((await readOne(gzipSync(packed))).text).toBe(plain.text)
    expect(articlesOf(await readAll(put('report.txt', packed)))[0]!.text).toBe(plain.text)
  })

  it('with broken gzip says so', async () => {
    const packed = gzipSync(REPORT.repeat(100))
    for (const broken of [
      packed.subarray(0, packed.length / 2),
      Buffer.concat([packed.subarray(0, 10), Buffer.from('zzzz')]),
    ]) {
      expect(failuresOf(await readPiped(broken))[0]!.message).toMatch(/broken gzip/)
    }
  })

  it('that unpacks to more than any report is refused before it fills the memory', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, 'a'), { level: 1 })
    expect(failuresOf(await readPiped(bomb))[0]!.message).toMatch(/too long: expected at most 10 MB/)
  })

  it('above the given limit is refused', async () => {
    expect(failuresOf(await readPiped(REPORT, { maxBytes: 20 }))[0]!.message).toMatch(/at most 20 bytes/)
    expect(articlesOf(await readPiped(REPORT, { maxBytes: 200 }))).toHaveLength(1)
  })

  it.each([
    ['nothing', '', /empty file/],
    ['only spaces', ' \n\u00a0\n', /only spaces/],
    ['a broken PDF', '%PDF-1.7\n1 0 obj', /damaged PDF/],
    ['an RTF document', '{\\rtf1 Mayor resigns}', /RTF/],
    ['zero bytes', 'a\0\0\0b\0\0', /binary data/],
    ['an empty feed', '<?xml version="1.0"?>\n<rss><channel/></rss>', /no report in it/],
    ['other XML', '<?xml version="1.0"?>\n<books/>', /XML/],
    [
      'a page without words',
      '<!doctype html><html><body><script>1</script></body></html>',
      /without any text/,
    ],
    ['half a JSON object', '{\n"title": "T",\n"text": "The', /broken JSON/],
  ])('with %s is a failure that says why', async (_, content, message) => {
    const readings = await readPiped(content)
    expect(articlesOf(readings)).toEqual([])
    expect(failuresOf(readings)[0]!.message).toMatch(message)
  })

  it('in UTF-16 is read, with and without a byte order mark', async () => {
    const utf16 = Buffer.from(REPORT, 'utf16le')
    const swapped = Buffer.from(utf16).swap16()
    const plain = await readOne(REPORT)
    const marked = [
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]),
    ]
    for (const bytes of [utf16, swapped, ...marked]) expect(await readOne(bytes)).toEqual(plain)
  })

  it('with one damaged byte keeps all else and notes it', async () => {
    const bytes = Buffer.from('Mayor resigns\n\nThe mayor said “no” and “never” to all of it.')
    bytes[bytes.length - 3] = 0xff
    const article = await readOne(bytes)
    expect(article.text).toBe('The mayor said “no” and “never” to all of \ufffdt.')
    expect(article.notes[0]).toEqual({
      code: 'invalid-utf-8',
      message: expect.stringContaining('1 place is not valid UTF-8'),
    })
  })

  it('has its line ends made one, its control characters gone and its no-break spaces kept', async () => {
    const article = await readOne('Mayor resigns\r\n\r\nShe\u00a0said\u0007 no.\rHe\u200b said yes.')
    expect(article.text).toBe('She\u00a0said no.\n\nHe said yes.')
  })
})

describe('articles as JSON', () => {
  it('compose in a pipe: what was read reads the same again, ids included', async () => {
    const report =
      '# Mayor resigns\n\n03/04/2019\n\nPhoto: Jane Doe\n\nShe said no.\n\nhttps://news.example/2019/05/06/a\n'
    const once = await readOne(report)
    const twice = await readOne(JSON.stringify(once))
    expect(twice).toEqual(once)
    expect(once.publishedAt).toBe('2019-05-06')
    const list = articlesOf(await readPiped(JSON.stringify([once, once], null, 1)))
    expect(list).toEqual([once, once])
  })

  it('keep every character of the text, so that offsets hold', async () => {
    const text = '  He said:\n\t“no” \u200b *twice* [told](#)  '
    expect((await readOne(JSON.stringify({ text }))).text).toBe(text)
    expect((await readOne(JSON.stringify({ text: 'a\r\nb\u0000c' }))).text).toBe('a \nb c')
  })

  it('may be longer than any single report, line by line', async () => {
    const line = `${JSON.stringify({ text: 'She said no. '.repeat(50) })}\n`
    const readings = await readPiped(line.repeat(30), { maxBytes: 1000 })
    expect(articlesOf(readings)).toHaveLength(30)
    const long = await readPiped(line + JSON.stringify({ text: 'a'.repeat(2000) }), { maxBytes: 1000 })
    expect(failuresOf(long)[0]!.message).toMatch(/^line 2: too long/)
  })

  it('get an id from their content and not from where they were read', async () => {
    const [first, second] = await Promise.all(
      ['a', 'b'].map((from) => readOne(JSON.stringify({ from, id: from, text: 'No.' }))),
    )
    expect(first!.id).toBe(second!.id)
    expect([first!.from, second!.from]).toEqual(['a', 'b'])
    expect((await readOne('{"text":"No.","title":"T"}')).id).not.toBe(first!.id)
  })

  it('with a date or address that is none keep the words in a note', async () => {
    const article = await readOne('{"text":"No.","date":"2019-03","url":"somewhere"}')
    expect(article.publishedAt).toBeUndefined()
    expect(article.notes.map((note) => note.code)).toEqual([
      'invalid-date',
      'invalid-address',
      'no-date',
      'no-outlet',
    ])
  })

  it('with a field of the wrong kind are a failure that names the field', async () => {
    expect(failuresOf(await readPiped('{"text":"No.","title":5}'))[0]!.message).toBe(
      'line 1: "title": expected a text in quotation marks, got number 5',
    )
  })
})
