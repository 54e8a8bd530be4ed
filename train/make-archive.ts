/**
 * npx tsx train/make-archive.ts OUT SIZE PAGES
 *
 * Writes a web archive (WARC.gz, a gzip member a record) of SIZE megabytes to measure reading on: the pages of the
 * folder PAGES (HTML, gzipped or not) over and over, with a paragraph of its own in each so that no two texts are alike,
 * each with the request for it and every tenth with a picture. Deterministic: the same pages give the same bytes.
 */
import { once } from 'node:events'
import { createWriteStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

const [out, size, folder] = process.argv.slice(2)
if (!out || !size || !folder) throw new Error('expected OUT SIZE PAGES; SIZE is in megabytes')

const pages = readdirSync(folder).sort().map(readPage)
const archive = createWriteStream(out)
let written = 0
let count = 0
while (written < Number(size) * 1e6) {
  const url = `https://news-${count % 50}.example/2024/report-${count}`
  await write({
    type: 'request',
    url,
    http: `GET /2024/report-${count} HTTP/1.1\r\n\r\n`,
    body: Buffer.alloc(0),
  })
  const http = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
  await write({ type: 'response', url, http, body: changePage(pages[count % pages.length]!, count) })
  if (count % 10 === 0) {
    const picture = 'HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n'
    await write({
      type: 'response',
      url: `${url}.png`,
      http: picture,
      body: Buffer.alloc(20_000, count % 251),
    })
  }
  count++
}
archive.end()
await once(archive, 'close')
console.log(`${count} pages, ${written} bytes`)

function readPage(name: string): Buffer {
  const bytes = readFileSync(join(folder!, name))
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
}

/** The paragraph goes behind the third, where most pages have begun their report. */
function changePage(page: Buffer, number: number): Buffer {
  let at = 0
  for (let paragraph = 0; paragraph < 3; paragraph++) {
    const end = page.indexOf('</p>', at)
    if (end !== -1) at = end + 4
  }
  const own = `<p>The clerk of the harbour office entered the report as number ${number} that morning.</p>`
  return Buffer.concat([page.subarray(0, at), Buffer.from(own), page.subarray(at)])
}

interface ArchiveRecord {
  readonly type: string
  readonly url: string
  readonly http: string
  readonly body: Buffer
}

async function write({ type, url, http, body }: ArchiveRecord): Promise<void> {
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2024-05-01T06:00:00Z',
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(count).padStart(12, '0')}>`,
    `Content-Type: application/http; msgtype=${type}`,
    `Content-Length: ${http.length + body.length}`,
  ].join('\r\n')
  const record = Buffer.concat([Buffer.from(`${head}\r\n\r\n${http}`), body, Buffer.from('\r\n\r\n')])
  const packed = gzipSync(record, { level: 6 })
  written += packed.length
  if (!archive.write(packed)) await once(archive, 'drain')
}
