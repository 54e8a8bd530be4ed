import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { articlesOf, failuresOf, readAll, readPiped } from './read-all.ts'

/** As Chromium saves a page: quoted-printable, with a picture beside it. */
function saveAsMhtml(page: string): string {
  return [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://ostby.example/2024/bridge',
    'Subject: Harbour bridge',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----abc"',
    '',
    '------abc',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://ostby.example/2024/bridge',
    '',
    page,
    '------abc',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '------abc--',
    '',
  ].join('\r\n')
}

describe('a page saved with all that belongs to it', () => {
  it('is read as the page, with its characters and its address', async () => {
    const page =
      '<html><head><meta charset=3D"UTF-8"><title>Harbour bridge =E2=80=98may never reopen=E2=80=99</title></head>' +
      '<body><article><p>The bridge may never reopen to cars, the city=\r\n engineer warned on Monday.</p>' +
      '<p>=E2=80=9CThe piers have lost a third of their section,=E2=80=9D Paul Marsh said.</p></article></body></html>'
    const [article] = articlesOf(await readPiped(saveAsMhtml(page)))
    expect(article).toMatchObject({
      title: 'Harbour bridge ‘may never reopen’',
      url: 'https://ostby.example/2024/bridge',
      text:
        'The bridge may never reopen to cars, the city engineer warned on Monday.\n\n' +
        '“The piers have lost a third of their section,” Paul Marsh said.',
    })
  })

  it('without a page in it is a failure that says what to do', async () => {
    const readings = await readPiped(
      saveAsMhtml('').replace('text/html\r\nContent-Transfer', 'image/gif\r\nContent-Transfer'),
    )
    expect(articlesOf(readings)).toEqual([])
    expect(failuresOf(readings)[0]!.message).toMatch(/MHTML|without any text/)
  })
})

describe.skipIf(!existsSync('/proc/self/fd'))('a folder of archives', () => {
  it('leaves no file open', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-open-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    mkdirSync(join(folder, 'archives'))
    const block = 'software: a crawler\r\n'
    const record = `WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: ${block.length}\r\n\r\n${block}\r\n\r\n`
    for (let number = 0; number < 40; number++) {
      writeFileSync(join(folder, 'archives', `${number}.warc.gz`), gzipSync(record))
      writeFileSync(join(folder, 'archives', `${number}.zip`), Buffer.from(`PK\x03\x04 damaged ${number}`))
    }
    const before = readdirSync('/proc/self/fd').length
    const readings = await readAll(folder)
    expect(readings.filter(({ kind }) => kind === 'passed')).toHaveLength(40)
    expect(failuresOf(readings)).toHaveLength(40)
    expect(readdirSync('/proc/self/fd').length).toBeLessThan(before + 10)
  })
})
