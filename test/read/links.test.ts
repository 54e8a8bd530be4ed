import { describe, expect, it } from 'vitest'
import { readFeedPieces } from '../../src/read/feed/index.ts'
import { makeArticle } from '../../src/read/make-article.ts'
import { readPage } from '../../src/read/read-page.ts'
import { readMarkdownLine, stripMarkdown } from '../../src/read/strip-markdown.ts'
import type { Article } from '../../src/record.ts'
import { asCdata, FERRY_HTML, writeRss } from './invented-feeds.ts'
import { articlesOf, readOne, readPiped } from './read-all.ts'
import { PARAGRAPHS, readMarkup, writeArticle, writePage } from './write-page.ts'

const ADDRESS = 'https://courier.example/ferry'

/** What leads where, after a check that the words stand where the link says. */
function tellLinks({ text, links = [] }: Pick<Article, 'text' | 'links'>): [words: string, url: string][] {
  for (const link of links) expect(text.slice(link.start, link.end)).toBe(link.text)
  return links.map((link) => [link.text, link.url])
}

const readLinks = (between: string) =>
  tellLinks(makeArticle(readMarkup(writeArticle(between), { url: ADDRESS }), { from: 'page' }))

describe('the links in the body of a page', () => {
  it('are kept with the words that carry them, without what counts clicks', () => {
    const links = readLinks(
      '<p>The line had been for sale since autumn, <a class="more" href="https://radio.example/7?utm_source=x&amp;id=2#top">as  <b>Radio Velmark</b>\n first reported</a>, and nobody wanted it.</p>',
    )
    expect(links).toEqual([['as Radio Velmark first reported', 'https://radio.example/7?id=2']])
  })

  it('are in order and each once, and none leads to the page itself or nowhere on the web', () => {
    const links = readLinks(
      `<p>One <a href="https://b.example/1">wrote of it</a>, then <a href='https://a.example/2'>another wrote</a>, and <a href="https://b.example/1#end">the first again</a> before <a href="#note">a note</a>.</p>
       <p>Write to <a href="mailto:desk@courier.example">the desk</a>, see <a href="${ADDRESS}?utm_medium=mail">this report</a> or <a href="javascript:void(0)">press here</a>, or read on <a href="/harbour">at the harbour desk</a> of the paper.</p>`,
    )
    expect(links).toEqual([
      ['wrote of it', 'https://b.example/1'],
      ['another wrote', 'https://a.example/2'],
      ['at the harbour desk', 'https://courier.example/harbour'],
    ])
  })

  it('stand where they stand in the text, whatever was cleaned before them', () => {
    const links = readLinks(
      '<p>&amp;quot;No\u00adbody&amp;quot; would buy it,\u200b said <a href="https://x.example/1">the &amp;quot;owner&amp;quot; of it</a> and the owner of the pier.</p>',
    )
    expect(links).toEqual([['the "owner" of it', 'https://x.example/1']])
  })

  it('run over two paragraphs as two, of which the first is kept', () => {
    const links = readLinks(
      '<p>It was told long ago <a href="https://x.example/1">in the autumn of last year<br><br>when the boats lay still</a> in the harbour of the town.</p>',
    )
    expect(links).toEqual([['in the autumn of last year', 'https://x.example/1']])
  })

  it('are at most two hundred', () => {
    const many = Array.from(
      { length: 260 },
      (_, at) => `word and <a href="https://x.example/${at}">tie ${at}</a>`,
    )
    const page = `<p>${many.slice(0, 130).join(', then another long and plain ')}.</p><p>${many.slice(130).join(', then another long and plain ')}.</p>`
    expect(readLinks(page)).toHaveLength(200)
  })

  it('do not change what is found of the page, nor its id', () => {
    const plain = readMarkup(
      writeArticle('<p>The town, as Radio Velmark reported, wants another owner.</p>'),
      { url: ADDRESS },
    )
    const linked = readMarkup(
      writeArticle(
        '<p>The town, <a href="https://radio.example/7">as Radio Velmark reported</a>, wants another owner.</p>',
      ),
      { url: ADDRESS },
    )
    expect(linked.text).toBe(plain.text)
    expect(makeArticle(linked, { from: 'a' }).id).toBe(makeArticle(plain, { from: 'a' }).id)
  })

  it('are none on a page without any', () => {
    expect(makeArticle(readMarkup(writeArticle()), { from: 'a' })).not.toHaveProperty('links')
  })
})

describe('the links in a Markdown text', () => {
  it('are those that give only their words to the text', async () => {
    const article = await readOne(
      `# Ferry line to close\n\n2 May 2031\n\n${PARAGRAPHS[0]}\n\n**He told [Radio _Velmark_](https://radio.example/a_(1)?fbclid=2) that [he] had “no choice”, [they said](#3).**\n\n${PARAGRAPHS[2]}\n`,
    )
    expect(tellLinks(article)).toEqual([['Radio Velmark', 'https://radio.example/a_(1)']])
    expect(article.text).toContain('He told Radio Velmark that [he] had “no choice”, they said.')
  })

  it.each([
    '[ told ](https://a.example) us',
    '## [Minister](https://a.example/b "title") *resigns* ##',
    '> ![picture](a.png) [one](x)[two](y) \\[three\\]',
    '_see [this](https://a.example)_ and __[that](<https://b.example>)__ 1 [2 3](u) 4',
    '[](https://a.example) nothing [a [b] c](d)',
  ])('leave the words of a line as they are without them: %s', (line) => {
    const { text, links = [] } = readMarkdownLine(line)
    expect(text).toBe(stripMarkdown(line))
    for (const link of links) expect(text.startsWith(link.text, link.start)).toBe(true)
  })
})

describe('the links of a feed’s own text', () => {
  const read = async (item: string) => {
    for await (const piece of readFeedPieces(writeRss({ items: [item] })))
      if (piece.kind === 'report') return makeArticle(piece.draft, { from: 'feed' })
    throw new Error('no report')
  }
  const html = `<p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p><p>It was told <a href="https://radio.example/7?utm_source=rss">by Radio Velmark</a> and <a href="/older">before that</a>, and on <a href="https://tribune.example/ferry">this page</a>.</p><p>${PARAGRAPHS[2]}</p>${FERRY_HTML}`
  const entry = `<title>Ferry line to close</title><link>https://tribune.example/ferry?utm_source=rss</link><content:encoded>${asCdata(html)}</content:encoded>`

  it('are kept as those of a page are', async () => {
    expect(tellLinks(await read(entry))).toEqual([
      ['by Radio Velmark', 'https://radio.example/7'],
      ['before that', 'https://tribune.example/older'],
    ])
  })
})

describe('where a report was taken from', () => {
  const source = '<source url="https://wire.example/rss">Coast Wire</source>'
  const entry = `<title>Ferry line to close</title><link>https://tribune.example/ferry</link><description>In short.</description>`
  const readItem = async (item: string, site: string) => {
    const fetchPage = async ({ url }: { url: string }) =>
      readPage(Buffer.from(writeArticle('', { head: `<meta property="og:site_name" content="${site}">` })), {
        url,
      })
    for await (const piece of readFeedPieces(writeRss({ items: [item] }), { fetchPage }))
      if (piece.kind === 'report') return makeArticle(piece.draft, { from: 'feed' })
    throw new Error('no report')
  }

  it('is what a feed names beside the page’s own outlet', async () => {
    expect(await readItem(`${entry}${source}`, 'Lower Tarn Mail')).toMatchObject({
      outlet: 'Lower Tarn Mail',
      takenFrom: 'Coast Wire',
    })
  })

  it('is not told where the feed names the outlet itself, or its own site', async () => {
    expect(await readItem(`${entry}${source}`, 'The Coast Wire')).not.toHaveProperty('takenFrom')
    const own = '<source url="https://tribune.example/rss">Tribune News</source>'
    expect(await readItem(`${entry}${own}`, 'Port Elin Tribune')).not.toHaveProperty('takenFrom')
    expect(await readItem(entry, 'Lower Tarn Mail')).not.toHaveProperty('takenFrom')
  })

  it('is the publisher of the report that a page says it is based on', () => {
    const data = (based: unknown) =>
      `<script type="application/ld+json">${JSON.stringify({
        '@type': 'NewsArticle',
        headline: 'Ferry line to close',
        publisher: { name: 'Lower Tarn Mail' },
        isBasedOn: based,
      })}</script>`
    const read = (based: unknown) => readMarkup(writeArticle('', { head: data(based) })).takenFrom
    expect(read({ '@type': 'NewsArticle', name: 'Ferry ends', publisher: { name: 'Coast Wire' } })).toBe(
      'Coast Wire',
    )
    expect(read({ '@type': 'NewsArticle', publisher: { name: 'Lower Tarn Mail' } })).toBeUndefined()
    expect(read('https://wire.example/ferry')).toBeUndefined()
    expect(read([null, 7])).toBeUndefined()
  })
})

describe('links and origin in our own JSON', () => {
  const text = 'The ferry will not return, Radio Velmark reported on Friday.'
  const link = { url: 'https://radio.example/7', text: 'Radio Velmark', start: 27, end: 40 }

  it('are read back as they were printed, and change no id', async () => {
    const article = await readOne(JSON.stringify({ text, takenFrom: 'Coast Wire', links: [link] }))
    expect(article).toMatchObject({ takenFrom: 'Coast Wire', links: [link] })
    expect(article.id).toBe((await readOne(JSON.stringify({ text }))).id)
  })

  it('are left out where their words do not stand there, or they are none', async () => {
    const broken = [
      { ...link, start: 3 },
      { ...link, url: 'mailto:a@b.example' },
      null,
      'x',
      { url: link.url },
      { ...link, end: -1 },
    ]
    const [article] = articlesOf(await readPiped(JSON.stringify({ text, links: broken })))
    expect(article).toBeDefined()
    expect(article).not.toHaveProperty('links')
  })
})

it('a saved page (MHTML) has its links too', async () => {
  const page = writePage({
    body: `<article><h1>Ferry line to close</h1><p>${PARAGRAPHS[0]}</p><p>It was <a href="https://radio.example/7">first told by Radio Velmark</a>, whose reporter was there.</p><p>${PARAGRAPHS[2]}</p></article>`,
  })
  const saved = [
    'Snapshot-Content-Location: https://courier.example/ferry',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="--abc"',
    '',
    '----abc',
    'Content-Type: text/html; charset=utf-8',
    'Content-Location: https://courier.example/ferry',
    '',
    page,
    '----abc--',
    '',
  ].join('\r\n')
  expect(tellLinks(await readOne(saved))).toEqual([
    ['first told by Radio Velmark', 'https://radio.example/7'],
  ])
})
