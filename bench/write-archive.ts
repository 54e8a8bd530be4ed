/**
 * npx tsx bench/write-archive.ts FOLDER PAGES FILES [WORDS] [CORPORA]
 *
 * Writes web archives (`part-000.warc.gz` and so on, a gzip member a record) to measure reading by many programs on:
 * PAGES short news pages, dealt out to FILES archives one after the other. The reports are those of `grow-articles.ts`,
 * cut off behind the paragraph in which they reach WORDS words (150 when left out), each on a page with navigation, a
 * teaser, a footer and JSON-LD. Deterministic: the same corpora give the same pages. Needs the built program.
 */
import { once } from 'node:events'
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Article } from '../src/record.ts'
import { growArticles } from './grow-articles.ts'
import { readBase } from './read-base.ts'

const [folder, pageCount, fileCount, words = '150', corpora = '../shared/corpora'] = process.argv.slice(2)
if (!folder || !pageCount || !fileCount) throw new Error('expected FOLDER PAGES FILES [WORDS] [CORPORA]')

mkdirSync(folder, { recursive: true })
const files = Array.from({ length: Number(fileCount) }, (_, number) =>
  createWriteStream(join(folder, `part-${String(number).padStart(3, '0')}.warc.gz`)),
)
let count = 0
let bytes = 0
let wordCount = 0
for (const { article } of growArticles((await readBase(corpora)).articles)) {
  const paragraphs = cutParagraphs(article.text, Number(words))
  wordCount += countWords(paragraphs.join(' '))
  await writePage(files[count % files.length]!, { article, paragraphs, number: count })
  count++
  if (count === Number(pageCount)) break
}
for (const file of files) file.end()
await Promise.all(files.map((file) => once(file, 'close')))
console.log(`${count} pages of ${Math.round(wordCount / count)} words on average, ${bytes} bytes packed`)

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

function cutParagraphs(text: string, most: number): string[] {
  const kept: string[] = []
  let length = 0
  for (const paragraph of text.split(/\n+/).filter((one) => one.trim() !== '')) {
    if (length >= most) break
    kept.push(paragraph)
    length += countWords(paragraph)
  }
  return kept
}

interface Page {
  readonly article: Article
  readonly paragraphs: readonly string[]
  readonly number: number
}

async function writePage(file: WriteStream, page: Page): Promise<void> {
  const url = `https://news-${page.number % 50}.example/report-${page.number}`
  const http = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
  const block = Buffer.from(http + writeHtml(page))
  const head = [
    'WARC/1.0',
    'WARC-Type: response',
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2024-05-01T06:00:00Z',
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(page.number).padStart(12, '0')}>`,
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${block.length}`,
  ].join('\r\n')
  const packed = gzipSync(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]))
  bytes += packed.length
  if (!file.write(packed)) await once(file, 'drain')
}

function writeHtml({ article, paragraphs, number }: Page): string {
  const { title = `Report ${number}`, outlet = 'The Example', publishedAt } = article
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    datePublished: publishedAt,
    publisher: { '@type': 'Organization', name: outlet },
  }
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)} - ${escapeHtml(outlet)}</title>
<meta property="og:site_name" content="${escapeHtml(outlet)}"><meta property="og:type" content="article">
<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/money">Money</a></li></ul></nav></header>
<main><article><h1>${escapeHtml(title)}</h1>
${body}
</article><aside><h2>More</h2><ul><li><a href="/report-${number + 1}">Next report</a></li></ul></aside></main>
<footer><p>Contact us. Terms of use. Privacy.</p></footer></body></html>`
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
