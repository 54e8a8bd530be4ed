import { describe, expect, test } from 'vitest'
import {
  detectList,
  parseFeed,
  parseNewsSitemap,
  parseOpml,
  readFeedPieces,
} from '../../src/read/feed/index.ts'
import { nameFeedOutlet } from '../../src/read/feed/name-feed-outlet.ts'
import { readFeedDate } from '../../src/read/feed/read-feed-date.ts'
import { readWords } from '../../src/read/feed/read-words.ts'
import { FetchFailure } from '../../src/read/fetch/index.ts'
import type { Piece } from '../../src/read/piece.ts'
import { readPage } from '../../src/read/read-page.ts'
import { asCdata, FERRY_HTML, FERRY_TEXT, writePage, writeRss } from './invented-feeds.ts'

const item = (content: string) => parseFeed(writeRss({ items: [content] })).entries[0]!
const codes = (notes: readonly { code: string }[]) => notes.map(({ code }) => code)

describe('a feed in any of its formats', () => {
  test('RSS 2.0: title, link, date, author, summary, text, publisher and keywords', () => {
    const feed = parseFeed(
      writeRss({
        channel:
          '<language>en-gb</language><ttl>45</ttl><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="https://tribune.example/feed"/>',
        items: [
          `<title>Ferry &amp;amp; bridge</title><link>https://tribune.example/ferry</link>
           <guid isPermaLink="false">tribune-7</guid><pubDate>Mon, 14 Nov 2022 10:15:00 +0200</pubDate>
           <author>desk@tribune.example (Ana Diaz)</author><description>Not before &lt;b&gt;spring&lt;/b&gt;.</description>
           <content:encoded>${asCdata(FERRY_HTML)}</content:encoded><category>Harbour</category><category>Quillon</category>
           <source url="https://wire.example/rss">Coast Wire</source>`,
        ],
      }),
    )
    expect(feed).toMatchObject({
      kind: 'rss',
      title: 'Port Elin Tribune',
      address: 'https://tribune.example/feed',
      homePage: 'https://tribune.example/',
      language: 'en-gb',
      refreshMinutes: 45,
      notes: [],
    })
    expect(feed.entries).toEqual([
      {
        id: 'tribune-7',
        title: 'Ferry & bridge',
        url: 'https://tribune.example/ferry',
        publishedAt: '2022-11-14T10:15:00+02:00',
        author: 'Ana Diaz',
        summary: 'Not before spring.',
        content: FERRY_HTML,
        publisher: { name: 'Coast Wire', address: 'https://wire.example/rss' },
        keywords: ['Harbour', 'Quillon'],
        notes: [],
      },
    ])
  })

  test('Atom 1.0: addresses relative to xml:base, several authors, text of each kind', () => {
    const feed = parseFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://tribune.example/news/" xml:lang="en"><title type="html">Port &amp;lt;Elin&amp;gt;</title>
       <link href="../"/><entry xml:base="2022/"><id>urn:1</id><title type="text">3 &lt; 5 &amp;amp; so</title><link rel="enclosure" href="sound.mp3"/>
       <link rel="alternate" type="text/html" href="ferry"/><published>2022-11-14T08:15:00Z</published><updated>2022-11-15T09:00:00.5+01:00</updated>
       <author><name>Ana Diaz</name></author><author><name>Tom Reed</name><email>t@tribune.example</email></author>
       <category term="harbour" label="The harbour"/><source><title>Coast Wire</title><link href="https://wire.example/"/></source>
       <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; <em>two</em>.</p><br/></div></content></entry></feed>`,
    )
    expect(feed).toMatchObject({
      kind: 'atom',
      title: 'Port <Elin>',
      homePage: 'https://tribune.example/',
      language: 'en',
    })
    expect(feed.entries[0]).toMatchObject({
      title: '3 < 5 &amp; so',
      url: 'https://tribune.example/news/2022/ferry',
      publishedAt: '2022-11-14T08:15:00Z',
      modifiedAt: '2022-11-15T09:00:00+01:00',
      author: 'Ana Diaz, Tom Reed',
      keywords: ['The harbour'],
      publisher: { name: 'Coast Wire', address: 'https://wire.example/' },
      content: '<div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; <em>two</em>.</p><br></div>',
      contentBase: 'https://tribune.example/news/2022/',
    })
  })

  test('RSS 1.0, with any prefixes', () => {
    const feed = parseFeed(
      `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:q="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"
        xmlns:s="http://purl.org/rss/1.0/modules/syndication/"><q:channel r:about="https://tribune.example/rdf"><q:title>Tribune</q:title>
        <s:updatePeriod>daily</s:updatePeriod><s:updateFrequency>4</s:updateFrequency></q:channel>
        <q:item r:about="https://tribune.example/1"><q:title>Ferry</q:title><d:date>2022-11-14</d:date><d:creator>Ana Diaz</d:creator></q:item></r:RDF>`,
    )
    expect(feed).toMatchObject({ kind: 'rdf', title: 'Tribune', refreshMinutes: 360 })
    expect(feed.entries).toMatchObject([
      { title: 'Ferry', url: 'https://tribune.example/1', publishedAt: '2022-11-14', author: 'Ana Diaz' },
    ])
  })

  test('Atom 0.3, CDF and RSS 0.91', () => {
    const atom = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped" type="text/html">A &lt;i&gt;ferry&lt;/i&gt;</title>
      <link rel="alternate" href="https://tribune.example/1"/><issued>2022-11-14T10:00:00Z</issued><modified>2022-11-15T10:00:00Z</modified>
      <content mode="base64" type="text/html">${Buffer.from('<p>Text</p>').toString('base64')}</content></entry></feed>`
    expect(parseFeed(atom).entries[0]).toMatchObject({
      title: 'A ferry',
      publishedAt: '2022-11-14T10:00:00Z',
      modifiedAt: '2022-11-15T10:00:00Z',
      content: '<p>Text</p>',
    })
    const cdf = `<CHANNEL HREF="https://tribune.example/"><TITLE>Tribune</TITLE><ITEM HREF="https://tribune.example/1" LASTMOD="2022-11-14T10:00Z"><TITLE>Ferry</TITLE></ITEM></CHANNEL>`
    expect(parseFeed(cdf)).toMatchObject({
      kind: 'cdf',
      homePage: 'https://tribune.example/',
      entries: [{ title: 'Ferry', url: 'https://tribune.example/1', modifiedAt: '2022-11-14T10:00:00Z' }],
    })
    const rss =
      '<rss version="0.91"><channel><item><title>Ferry</title><link>https://tribune.example/1</link></item></channel></rss>'
    expect(parseFeed(rss).entries).toMatchObject([{ title: 'Ferry', url: 'https://tribune.example/1' }])
  })

  test('JSON Feed 1.0 and 1.1', () => {
    const feed = parseFeed(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Tribune',
        home_page_url: 'https://tribune.example/',
        feed_url: 'https://tribune.example/feed.json',
        authors: [{ name: 'The desk' }],
        items: [
          {
            id: 7,
            url: '/ferry',
            title: '3 < 5',
            content_text: 'One.\n\nTwo.',
            date_published: '2022-11-14T10:00:00Z',
            tags: ['harbour', 8],
          },
          {
            id: 'https://tribune.example/8',
            content_html: '<p>Text</p>',
            author: { name: 'Ana Diaz' },
            date_modified: 'soon',
          },
          'no item',
        ],
      }),
    )
    expect(feed).toMatchObject({
      kind: 'json',
      title: 'Tribune',
      address: 'https://tribune.example/feed.json',
    })
    expect(feed.entries).toHaveLength(2)
    expect(feed.entries[0]).toMatchObject({
      id: '7',
      url: 'https://tribune.example/ferry',
      title: '3 < 5',
      author: 'The desk',
      content: '<p>One.</p>\n<p>Two.</p>',
      keywords: ['harbour'],
    })
    expect(feed.entries[1]).toMatchObject({ url: 'https://tribune.example/8', author: 'Ana Diaz' })
    expect(codes(feed.entries[1]!.notes)).toEqual(['invalid-date'])
  })

  test('is told from pages and other files by how it begins', () => {
    expect(
      detectList(
        '\ufeff\n<?xml version="1.0"?><!-- a <rss> --><!DOCTYPE rss [<!ENTITY a "b">]> <rss version="2.0">',
      ),
    ).toBe('feed')
    expect(detectList('<a:feed xmlns:a="http://www.w3.org/2005/Atom">')).toBe('feed')
    expect(detectList('{"version": "https://jsonfeed.org/version/1", "title": "T"')).toBe('feed')
    for (const other of [
      '<html><body>RSS',
      '{"id": "a1", "text": "He said"}',
      'rss',
      '',
      '<!-- ',
      '<feedback>',
    ]) {
      expect(detectList(other)).toBeUndefined()
    }
    expect(detectList('<?xml version="1.0"?><opml version="2.0">')).toBe('opml')
    expect(detectList('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')).toBe('news sitemap')
    expect(() => parseFeed('<html><body>No feed.</body></html>')).toThrow('no feed: expected RSS')
    expect(() => parseFeed('{"items": 3}')).toThrow('no feed: expected a JSON Feed')
  })
})

describe('the link of an entry', () => {
  test.each([
    [
      '<link>https://tribune.example/a</link><guid>https://tribune.example/?p=7</guid>',
      'https://tribune.example/a',
    ],
    ['<guid>https://tribune.example/?p=7</guid>', 'https://tribune.example/?p=7'],
    ['<guid isPermaLink="false">https://tribune.example/?p=7</guid>', undefined],
    ['<guid>tribune-7</guid>', undefined],
    ['<link>\n  https://tribune.example/a\n</link>', 'https://tribune.example/a'],
    [
      '<link>https://feeds.example/~r/1</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://tribune.example/a</f:origLink>',
      'https://tribune.example/a',
    ],
    ['<link>javascript:alert(1)</link>', undefined],
    ['<link>https://tribune.example/get?a=1&copy=2&b=3</link>', 'https://tribune.example/get?a=1&copy=2&b=3'],
  ])('%s', (content, url) => {
    expect(item(content).url).toBe(url)
  })

  test('is relative to the address that the feed was fetched from', () => {
    const text = writeRss({ items: ['<link>/ferry</link>'] })
    expect(parseFeed(text, { address: 'https://tribune.example/news/feed' }).entries[0]?.url).toBe(
      'https://tribune.example/ferry',
    )
  })
})

describe('words', () => {
  test.each([
    ['Talks &lt;b&gt;fail&lt;/b&gt;', 'Talks fail'],
    ['Q&amp;A with AT&T', 'Q&A with AT&T'],
    ['Caf&eacute; &#8220;Q&#x201d; &#150; &nbsp;x', 'Café “Q” – x'],
    [asCdata('“Yes” &amp; <em>no</em>'), '“Yes” & no'],
    ['The &amp;lt;blink&amp;gt; tag', 'The <blink> tag'],
    ['The &lt;blink&gt; tag', 'The <blink> tag'],
    ['3 &lt; 5', '3 < 5'],
    ['one<br/>two', 'one two'],
    ['a\u0007b \u200bc', 'ab c'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;safe', 'safe'],
  ])('of a title: %s', (title, words) => {
    expect(item(`<title>${title}</title>`).title).toBe(words)
  })

  test('that are empty are absent', () => {
    expect(item('<title> </title><description></description><author>desk@tribune.example</author>')).toEqual({
      keywords: [],
      notes: [],
    })
  })

  test('of a hundred thousand references are read in time', () => {
    const start = performance.now()
    expect(readWords('&#8220;&lt;b '.repeat(50_000))).toContain('“<b')
    expect(performance.now() - start).toBeLessThan(1500)
  })
})

describe('a date', () => {
  test.each([
    ['Mon, 14 Nov 2022 10:15:00 GMT', '2022-11-14T10:15:00Z'],
    ['Mon, 14 Nov 22 10:15 EST', '2022-11-14T10:15:00-05:00'],
    ['14 November 2022 10:15:00 +0530', '2022-11-14T10:15:00+05:30'],
    ['Monday, 14-Nov-2022 10:15:00 UTC', '2022-11-14T10:15:00Z'],
    ['Mon,14 Nov 2022 10:15:00 -0000', '2022-11-14T10:15:00Z'],
    ['Mon, 14 Nov 2022 10:15:00 +02', '2022-11-14T10:15:00+02:00'],
    ['Mon, 14 Nov 2022 10:15:00 GMT+1', '2022-11-14T10:15:00+01:00'],
    ['Mon, 14 Nov 2022 10:15:00 CEST (Berlin)', '2022-11-14T10:15:00+02:00'],
    ['Mon, 14 Nov 2022 10:15:00 IST', '2022-11-14T10:15:00'],
    ['Mon, 14 Nov 2022 10:15:00 +2500', '2022-11-14T10:15:00'],
    ['Mon, 14 Nov 2022 10:15:00', '2022-11-14T10:15:00'],
    ['Mon, 14 Nov 2022 24:00:00 GMT', '2022-11-15T00:00:00Z'],
    ['Mon, 14 Nov 2022 12:05 am EST', '2022-11-14T00:05:00-05:00'],
    ['14 Nov 2022', '2022-11-14'],
    ['Mon Nov 14 10:15:00 2022', '2022-11-14T10:15:00'],
    ['Mon Nov 14 10:15:00 EET 2022', '2022-11-14T10:15:00+02:00'],
    ['2022-11-14T10:15:00.123Z', '2022-11-14T10:15:00Z'],
    ['2022-11-14T10:15+01:00', '2022-11-14T10:15:00+01:00'],
    ['2022-11-14 10:15:00', '2022-11-14T10:15:00'],
    ['2022-11-14T10:15:60Z', '2022-11-14T10:15:59Z'],
    ['20221114T101500Z', '2022-11-14T10:15:00Z'],
    ['2022-11-14', '2022-11-14'],
    ['November 14, 2022 10:15 GMT', '2022-11-14T10:15:00Z'],
    ['Mon, 31 Feb 2022 10:15:00 GMT', undefined],
    ['0000-00-00T00:00:00Z', undefined],
    ['11/12/2022', undefined],
    ['2022', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('%s', (written, date) => {
    expect(readFeedDate(written)).toBe(date)
  })

  test('that cannot be read is left out with a note', () => {
    const entry = item('<pubDate>some day</pubDate>')
    expect(entry.publishedAt).toBeUndefined()
    expect(entry.notes).toMatchObject([{ code: 'invalid-date', text: 'some day' }])
  })
})

describe('a feed in an encoding', () => {
  const text = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><rss><channel><title>Färjan “är”</title></channel></rss>`
  const utf16 = Buffer.from(`\ufeff${text('utf-16')}`, 'utf16le')
  const utf32 = Buffer.concat(
    [...text('utf-32')].map((letter) => Buffer.from(Uint32Array.of(letter.codePointAt(0)!).buffer)),
  )
  const windows = Buffer.from(text('windows-1252').replace('“', '\x93').replace('”', '\x94'), 'latin1')
  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text('utf-8')}`), undefined],
    ['UTF-8 that says it is something else', Buffer.from(text('iso-8859-1')), 'text/xml; charset=iso-8859-1'],
    ['UTF-16', utf16, undefined],
    ['UTF-32 without a mark', utf32, undefined],
    ['windows-1252 by its declaration', windows, undefined],
    [
      'windows-1252 by the header',
      Buffer.from(windows.toString('latin1').replace(/<\?.*?\?>/, ''), 'latin1'),
      'application/rss+xml;charset="ISO-8859-1"',
    ],
  ])('%s', (_what, bytes, contentType) => {
    expect(parseFeed(bytes, { contentType }).title).toBe('Färjan “är”')
  })
})

describe('a broken feed is read as far as it goes', () => {
  test.each([
    [
      'bare ampersands and entities that nobody declared',
      '<rss><channel><item><title>R&D &mdash; caf&eacute; &unknown;</title></item></channel></rss>',
      'R&D — café &unknown;',
      false,
    ],
    [
      'words before the declaration',
      'Warning: line 3\n<?xml version="1.0"?><rss><channel><item><title>Ferry</title></item></channel></rss>',
      'Ferry',
      false,
    ],
    ['a missing end', '<rss><channel><item><title>Ferry</title><descr', 'Ferry', true],
    [
      'items without ends',
      '<rss><channel><item><title>Ferry</title><item><title>Rock</title></channel></rss>',
      'Ferry',
      true,
    ],
    [
      'a prefix that nobody declared',
      '<rss><channel><item><dc:title>Ferry</dc:title></item></channel></rss>',
      'Ferry',
      false,
    ],
    [
      'another root around it',
      '<soap><body><rss><channel><item><title>Ferry</title></item></channel></rss></body></soap>',
      'Ferry',
      false,
    ],
    [
      'control characters',
      '<rss><channel><item><title>Fer\u0000\u0008ry</title></item></channel></rss>',
      'Ferry',
      false,
    ],
    [
      'a document type of something else',
      '<!DOCTYPE html PUBLIC "x" "y"><rss><channel><item><title>Ferry</title></item></channel></rss>',
      'Ferry',
      false,
    ],
  ])('%s', (_what, text, title, isBroken) => {
    const feed = parseFeed(text)
    expect(feed.entries[0]?.title).toBe(title)
    expect(codes(feed.notes)).toEqual(isBroken ? ['broken-feed'] : [])
  })

  test('with both items where the first has no end', () => {
    const feed = parseFeed(
      '<rss><channel><item><title>Ferry</title><item><title>Rock</title></channel></rss>',
    )
    expect(feed.entries.map(({ title }) => title)).toEqual(['Ferry', 'Rock'])
  })

  test('in bounded time and memory where entities stand for entities', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
    )
    const text = `<!DOCTYPE rss [<!ENTITY l0 "lol">${levels.join('')}]><rss><channel><item><title>&l12; &l0;</title></item></channel></rss>`
    expect(parseFeed(text).entries[0]?.title).toBe('&l12; lol')
    const wide = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(900)}">]><rss><channel><item><title>${'&a;'.repeat(100)}</title></item></channel></rss>`
    expect(parseFeed(wide).entries[0]?.title).toHaveLength(90_000)
  })

  test('in bounded time where it has entries without end', () => {
    const feed = parseFeed(`<rss><channel>${'<item/>'.repeat(60_000)}</channel></rss>`)
    expect(feed.entries).toHaveLength(50_000)
    expect(codes(feed.notes)).toEqual(['too-many-entries'])
  })

  test('in bounded time where a page of text stands in place of a name or a date', () => {
    const start = performance.now()
    for (const junk of [
      'a'.repeat(200_000),
      'a@'.repeat(100_000),
      ' '.repeat(200_000),
      '('.repeat(200_000),
      '1 '.repeat(100_000),
    ]) {
      parseFeed(
        writeRss({
          items: [
            `<author>b ${junk}</author><pubDate>Mon, ${junk}</pubDate><title>x ${junk}</title><link>${junk}</link>`,
          ],
        }),
      )
    }
    expect(performance.now() - start).toBeLessThan(1500)
  })

  test.each([
    ['elements', '<a>'],
    ['elements with namespaces', '<a xmlns="x">'],
    ['items', '<item>'],
    ['outlines', '<outline>'],
  ])('in bounded time where %s are nested without end', (_what, tag) => {
    const start = performance.now()
    const feed = parseFeed(`<rss><channel><item><title>Ferry</title></item>${tag.repeat(300_000)}`)
    expect(feed.entries[0]?.title).toBe('Ferry')
    expect(codes(feed.notes)).toEqual(['broken-feed'])
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('the reports of a feed', () => {
  const collect = async (text: string, options = {}) => {
    const pieces = []
    for await (const piece of readFeedPieces(text, options)) pieces.push(piece)
    return pieces
  }
  const full = `<title>Ferry will not sail</title><link>https://tribune.example/ferry?utm_source=rss</link><pubDate>Mon, 14 Nov 2022 10:15:00 GMT</pubDate>
    <dc:creator>Ana Diaz</dc:creator><category>Harbour</category><content:encoded>${asCdata(`${FERRY_HTML}<p>The post Ferry will not sail appeared first on Port Elin Tribune.</p>`)}</content:encoded>`
  const summary = `<title>Rock</title><link>https://tribune.example/rock</link><description>The ferry struck a rock [...]</description>`

  test('whose text is in the feed come from there, with what the feed says of them', async () => {
    const [piece] = await collect(writeRss({ items: [full] }))
    expect(piece).toMatchObject({
      kind: 'report',
      draft: {
        title: 'Ferry will not sail',
        outlet: 'Port Elin Tribune',
        url: 'https://tribune.example/ferry',
        publishedAt: '2022-11-14T10:15:00Z',
        byline: 'Ana Diaz',
        keywords: ['Harbour'],
      },
    })
    expect(piece?.kind === 'report' && piece.draft.text).toBe(FERRY_TEXT.join('\n\n'))
  })

  test('are of the outlet that the item names as its source, not of who passes it on', async () => {
    const [piece] = await collect(
      writeRss({ items: [`${full}<source url="https://wire.example/rss">Coast Wire</source>`] }),
    )
    expect(piece).toMatchObject({ draft: { outlet: 'Coast Wire' } })
  })

  test('that are only summaries are trouble', async () => {
    const [one, other] = await collect(writeRss({ items: [summary, '<title>Nothing</title>'] }))
    expect(one).toEqual({
      kind: 'trouble',
      name: 'https://tribune.example/rock',
      message: 'only a summary: expected the text of the report, got its beginning; give its page instead',
    })
    expect(other).toMatchObject({
      kind: 'trouble',
      message: expect.stringContaining('got none of it; it names no page either'),
    })
  })

  test('are read from their pages where the feed has only summaries', async () => {
    const asked: string[] = []
    const fetchPage = async ({ url }: { url: string }) => {
      asked.push(url)
      return readPage(Buffer.from(writePage({ title: 'Ferry struck a rock', text: FERRY_TEXT })), { url })
    }
    const [one, other] = await collect(writeRss({ items: [summary, full] }), { fetchPage })
    expect(asked).toEqual(['https://tribune.example/rock'])
    expect(one).toMatchObject({
      kind: 'report',
      draft: { title: 'Ferry struck a rock', url: 'https://tribune.example/rock' },
    })
    expect(other).toMatchObject({ kind: 'report', draft: { title: 'Ferry will not sail' } })
  })

  test.each([
    'Read more',
    '<a href="/x">Continue reading Ferry will not sail →</a>',
    'and […]',
    'Read the full story',
  ])('are summaries, however long, that end so: %s', async (end) => {
    const content = asCdata(`${FERRY_HTML}<p>${end}</p>`)
    const [piece] = await collect(writeRss({ items: [`<content:encoded>${content}</content:encoded>`] }))
    expect(piece?.kind).toBe('trouble')
  })

  test('of which the feed gives only the last change take that as their date, with a note', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry</title><updated>2022-11-14T10:00:00Z</updated><content type="html">${FERRY_HTML.replaceAll('<', '&lt;')}</content></entry></feed>`
    const [piece] = await collect(atom)
    expect(piece).toMatchObject({ draft: { publishedAt: '2022-11-14T10:00:00Z' } })
    expect(piece?.kind === 'report' && codes(piece.draft.notes)).toContain('inferred-date')
  })
})

describe('the outlet of a feed', () => {
  test.each([
    ['Port Elin Tribune', 'https://tribune.example/a', 'Port Elin Tribune'],
    ['Port Elin Tribune RSS Feed', undefined, 'Port Elin Tribune'],
    ['World | The Coast Courier', 'https://www.thecoastcourier.example/a', 'The Coast Courier'],
    ['Coast Courier - Home', 'https://coastcourier.example/a', 'Coast Courier'],
    ['PET > Harbour', 'https://www.pet.example/a', 'PET'],
    ['Port Elin Tribune: Harbour', 'https://pet.example/a', 'Port Elin Tribune'],
    ['Harbour - Quillon', 'https://tribune.example/a', undefined],
    [undefined, 'https://tribune.example/a', undefined],
  ])('%s at %s is %s', (title, url, outlet) => {
    expect(nameFeedOutlet(title, url)).toBe(outlet)
  })
})

describe('lists', () => {
  test('of feeds (OPML), nested, each once', () => {
    const list = parseOpml(
      `<opml version="2.0"><head><title>My &amp; feeds</title></head><body><outline text="Coast"><outline text="Harbour">
       <outline type="rss" text="Tribune" title="Port Elin Tribune" xmlUrl="https://tribune.example/feed" htmlUrl="https://tribune.example/"/></outline>
       <outline text="Wire" xmlUrl="feed://wire.example/rss"/><outline text="Wire again" XMLURL="feed:https://wire.example/rss2"/></outline>
       <outline text="Again" xmlUrl="https://tribune.example/feed"/><outline text="No feed" url="https://x.example"/></body></opml>`,
    )
    expect(list.title).toBe('My & feeds')
    expect(list.feeds).toEqual([
      {
        address: 'https://tribune.example/feed',
        title: 'Port Elin Tribune',
        homePage: 'https://tribune.example/',
        groups: ['Coast', 'Harbour'],
      },
      { address: 'http://wire.example/rss', title: 'Wire', groups: ['Coast'] },
      { address: 'https://wire.example/rss2', title: 'Wire again', groups: ['Coast'] },
    ])
    expect(() => parseOpml('<rss/>')).toThrow('expected OPML')
  })

  test('of news pages (a sitemap), and of such lists', () => {
    const sitemap = parseNewsSitemap(
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url>
       <loc>https://tribune.example/ferry</loc><lastmod>2022-11-15</lastmod><n:news><n:publication><n:name>Tribune</n:name><n:language>en</n:language></n:publication>
       <n:publication_date>2022-11-14T10:00:00Z</n:publication_date><n:title>Ferry &amp; rock</n:title><n:keywords>ferry, rock</n:keywords></n:news></url>
       <url><loc>https://tribune.example/about</loc></url><url><loc>mailto:x</loc></url></urlset>`,
    )
    expect(sitemap.pages).toEqual([
      {
        url: 'https://tribune.example/ferry',
        title: 'Ferry & rock',
        publishedAt: '2022-11-14T10:00:00Z',
        modifiedAt: '2022-11-15',
        outlet: 'Tribune',
        language: 'en',
        keywords: ['ferry', 'rock'],
        isNews: true,
      },
      { url: 'https://tribune.example/about', keywords: [], isNews: false },
    ])
    const index = parseNewsSitemap(
      '<sitemapindex><sitemap><loc>https://tribune.example/news.xml</loc></sitemap></sitemapindex>',
    )
    expect(index.sitemaps).toEqual([{ address: 'https://tribune.example/news.xml' }])
  })
})

describe('an entry whose page cannot be read', () => {
  const feed = (content: string) =>
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Ostby Post</title>
    <item><title>Gate opens</title><link>https://ostby.example/gate</link><content:encoded><![CDATA[${content}]]></content:encoded></item></channel></rss>`
  const brief =
    '<p>The harbour office opened the gate on Monday after two years of works.</p>' +
    '<p>“The gate is safe,” Nora Velden said on the quay, where nobody had waited for it any more.</p>'
  const readWith = async (content: string, trouble: Error) => {
    const fetchPage = async () => {
      throw trouble
    }
    const pieces: Piece[] = []
    for await (const piece of readFeedPieces(feed(content), { fetchPage })) pieces.push(piece)
    return pieces
  }
  const gone = new FetchFailure('it answers 404', { kind: 'status', status: 404 })

  test('is the text of the feed, with a note, when the page is gone', async () => {
    const [piece] = await readWith(brief, gone)
    expect(piece).toMatchObject({ kind: 'report', draft: { title: 'Gate opens', outlet: 'Ostby Post' } })
    if (piece?.kind !== 'report') throw new Error('no report')
    expect(piece.draft.text).toContain('“The gate is safe,” Nora Velden said')
    expect(piece.draft.notes).toContainEqual(
      expect.objectContaining({ code: 'from-feed', text: 'it answers 404' }),
    )
  })

  test('is a failure when that is only its beginning, or when the page may come back', async () => {
    const [teaser] = await readWith('<p>The harbour office opened the gate …</p>', gone)
    expect(teaser).toMatchObject({ kind: 'trouble', message: 'it answers 404' })
    const [later] = await readWith(brief, new FetchFailure('no answer in time', { kind: 'timeout' }))
    expect(later).toMatchObject({ kind: 'trouble', message: 'no answer in time' })
  })
})
