import { describe, expect, test } from 'vitest'
import { parseFeed, parseNewsSitemap, parseOpml, readFeedPieces } from '../../src/read/feed/index.ts'
import { UnreadableInput } from '../../src/read/open-bytes.ts'
import { asCdata, FERRY_HTML, writeRss } from './invented-feeds.ts'

const FEEDS = [
  writeRss({
    channel: '<ttl>60</ttl><language>en</language>',
    items: [
      `<title>Ferry &amp; rock</title><link>https://tribune.example/a?b=1&amp;c=2</link><pubDate>Mon, 14 Nov 2022 10:00:00 GMT</pubDate><author>a@tribune.example (Ana Diaz)</author><content:encoded>${asCdata(FERRY_HTML)}</content:encoded>`,
      '<title>Bridge</title><guid isPermaLink="true">https://tribune.example/b</guid><dc:creator>Tom Reed</dc:creator><description>&lt;p&gt;Closed.&lt;/p&gt;</description>',
    ],
  }),
  `<!DOCTYPE feed [<!ENTITY name "Tribune">]><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://tribune.example/"><title>&name;</title><entry><title type="xhtml"><div>Ferry</div></title><link href="a"/><updated>2022-11-14T10:00:00Z</updated><content type="html">&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>`,
  '{"version":"https://jsonfeed.org/version/1.1","title":"Tribune","items":[{"id":"1","url":"https://tribune.example/a","content_text":"One.","date_published":"2022-11-14"}]}',
  '<opml><body><outline text="Coast"><outline xmlUrl="https://tribune.example/feed"/></outline></body></opml>',
  '<urlset><url><loc>https://tribune.example/a</loc><lastmod>2022-11-14</lastmod></url></urlset>',
].map((text) => Buffer.from(text))

const PARTS = [
  ...[
    '<',
    '>',
    '&',
    '"',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?xml',
    '<!DOCTYPE a [',
    ']>',
    '&#x0;',
    '&#xffffffff;',
  ],
  ...[
    '<item>',
    '</item>',
    '<entry>',
    '<channel>',
    'xmlns="',
    'xml:base="http://[',
    '\0',
    '\xff\xfe',
    '{"items":[',
    '__proto__',
  ],
  ...[
    '<a '.repeat(500),
    '<b>'.repeat(3000),
    '&amp;'.repeat(2000),
    'a'.repeat(5000),
    ' '.repeat(5000),
    '(@'.repeat(2000),
  ],
].map((part) => Buffer.from(part, 'latin1'))

/** Chance that is the same each time. */
function makeDice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

function mutate(bytes: Buffer, dice: (sides: number) => number): Buffer {
  let out = Buffer.from(bytes)
  for (let change = dice(5); change >= 0; change--) {
    const at = dice(out.length + 1)
    const kind = dice(5)
    if (kind === 0) out = Buffer.concat([out.subarray(0, at), out.subarray(at + dice(40))])
    else if (kind === 1)
      out = Buffer.concat([out.subarray(0, at), PARTS[dice(PARTS.length)]!, out.subarray(at)])
    else if (kind === 2 && at < out.length) out[at] = dice(256)
    else if (kind === 3)
      out = Buffer.concat([out.subarray(0, at), FEEDS[dice(FEEDS.length)]!.subarray(dice(400))])
    else out = out.subarray(0, at)
  }
  return out
}

describe('damaged feeds', () => {
  test('are read as far as they go or refused, and never end in anything else', async () => {
    const dice = makeDice(20221114)
    let [read, slowest] = [0, 0]
    for (let round = 0; round < 1500; round++) {
      const bytes = mutate(FEEDS[round % FEEDS.length]!, dice)
      const start = performance.now()
      for (const parse of [parseFeed, parseOpml, parseNewsSitemap]) {
        try {
          parse(bytes, { address: 'https://tribune.example/feed' })
          read++
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableInput)
        }
      }
      try {
        for await (const piece of readFeedPieces(bytes)) expect(piece.kind).toMatch(/^(?:report|trouble)$/)
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableInput)
      }
      slowest = Math.max(slowest, performance.now() - start)
    }
    expect(read).toBeGreaterThan(700)
    expect(slowest).toBeLessThan(2000)
  })
})
