import { gzipSync } from 'node:zlib'
import { buildDocumentMembers, buildPdfParts, buildWorkbookMembers } from './invent-office-files.ts'
import { type MailPart, packMail, packPdf, packZip } from './pack-files.ts'
import { ofOne, ofRecords, type Seed, type Seeds } from './seed.ts'

const PARAGRAPHS = [
  'VELMARK, March 3 (Coast News) — The ferry between Velmark and the islands will not return, its owner said on Friday, after a winter in which hardly any passengers came aboard.',
  'Carl Brandt, who bought the line in 2015, told Radio Velmark that he had “no choice” and that the council had known it since the autumn of last year.',
  'The mayor, Ines Holm, rejected that. “Nobody told us,” she said in a statement, and added that the town would look for another owner before the summer.',
]
const TITLE = 'Ferry line to close'
const PROSE = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')
const ADDRESS = 'https://tribune.example/2024/03/03/ferry-line?utm_source=feed'

export function inventSeeds(): Seeds {
  return {
    pages: [PAGE, PAGE_OF_SCRIPTS, BARE_PAGE].map(ofOne),
    feeds: [RSS, ATOM, RDF, JSON_FEED, OPML, SITEMAP, SITEMAP_INDEX].map(ofOne),
    warc: [...buildArchives(), buildWacz()],
    table: buildTables().map(ofOne),
    mail: buildMails(),
    docx: [ofZip(buildDocumentMembers(TITLE, PARAGRAPHS))],
    pdf: [false, true].map((isPacked) => ofPdf(isPacked)),
    xlsx: [ofZip(buildWorkbookMembers(TITLE, PARAGRAPHS))],
    text: buildTexts().map(ofOne),
    json: buildJson().map(ofOne),
  }
}

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${TITLE} | Velmark Tribune</title>
<link rel="canonical" href="${ADDRESS}"><base href="https://tribune.example/">
<meta property="og:site_name" content="Velmark Tribune"><meta property="article:published_time" content="2024-03-03T06:00:00+01:00">
<meta name="keywords" content="ferry, islands"><meta name="author" content="Ana Diaz and Tom Reed">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"${TITLE}","datePublished":"2024-03-03T06:00:00+01:00","author":[{"@type":"Person","name":"Ana Diaz"}],"publisher":{"name":"Velmark Tribune"}}]}</script></head>
<body><nav><ul><li><a href="/a">Home</a></li><li><a href="/b">News</a></li></ul></nav>
<main><article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">${TITLE}</h1><p class="byline">By Ana Diaz</p><time datetime="2024-03-03">March 3, 2024</time>
<figure><img src="a.jpg"><figcaption>The ferry in May. Photo: Tom Reed / AP</figcaption></figure>
${PROSE}<blockquote>“We shall miss it,” said Lena Voss.</blockquote><div class="share"><a href="#">Share</a></div>
<aside class="related"><h3>Related</h3><ul><li><a href="/c">Bridge closed</a></li></ul></aside></article></main>
<section id="comments"><p>First!</p></section><footer>© 2024 Velmark Tribune</footer></body></html>`
const PAGE_OF_SCRIPTS = `<html><head><title>${TITLE}</title><script type="application/ld+json">${JSON.stringify(
  {
    '@type': ['NewsArticle'],
    headline: TITLE,
    articleBody: PARAGRAPHS.join('\n\n'),
    isAccessibleForFree: 'False',
  },
)}</script></head><body><div id="app"></div><div class="paywall">Subscribe to read on.</div></body></html>`
const BARE_PAGE = `<meta http-equiv="content-type" content="text/html; charset=windows-1251"><h1>${TITLE}</h1>${PROSE}<br>A line<br><br>Another<table><tr><td>1<td>2</table>`

/** Feeds with fewer words hold summaries. */
const FULL_TEXT = `${PROSE}\n<p>Last year the line carried ${'fewer people than the year before, '.repeat(8)}and lost money.</p>`
const escaped = FULL_TEXT.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Tribune &amp; Post</title><link>https://tribune.example/</link><ttl>60</ttl><language>en</language>
<item><title>${TITLE}</title><link>${ADDRESS}</link><pubDate>Sun, 03 Mar 2024 06:00:00 +0100</pubDate><author>ana@tribune.example (Ana Diaz)</author><content:encoded><![CDATA[${FULL_TEXT}]]></content:encoded><source url="https://post.example/feed">Post</source></item>
<item><guid isPermaLink="true">https://tribune.example/b</guid><dc:creator>Tom Reed</dc:creator><description>${escaped}</description></item></channel></rss>`
const ATOM = `<!DOCTYPE feed [<!ENTITY name "Tribune">]><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://tribune.example/" xml:lang="en"><title type="html">&amp;name; &name;</title><entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${TITLE}</div></title><link rel="alternate" href="a"/><id>tag:1</id><updated>2024-03-03T06:00:00Z</updated><author><name>Ana Diaz</name></author><content type="html">${escaped}</content></entry></feed>`
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://tribune.example/"><title>Tribune</title></channel><item rdf:about="${ADDRESS}"><title>${TITLE}</title><link>${ADDRESS}</link><description>${PARAGRAPHS.join(' ')}</description></item></rdf:RDF>`
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Tribune',
  home_page_url: 'https://tribune.example/',
  items: [
    {
      id: '1',
      url: ADDRESS,
      title: TITLE,
      content_html: FULL_TEXT,
      date_published: '2024-03-03T06:00:00Z',
      authors: [{ name: 'Ana Diaz' }],
    },
    { id: 2, external_url: 'https://tribune.example/b', content_text: PARAGRAPHS.join('\n\n') },
  ],
})
const OPML =
  '<opml version="2.0"><head><title>Coast</title></head><body><outline text="Coast"><outline text="T" xmlUrl="https://tribune.example/feed"/><outline xmlUrl="https://post.example/feed"/></outline></body></opml>'
const SITEMAP = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${ADDRESS.replaceAll('&', '&amp;')}</loc><news:news><news:publication><news:name>Tribune</news:name><news:language>en</news:language></news:publication><news:publication_date>2024-03-03</news:publication_date><news:title>${TITLE}</news:title></news:news></url><url><loc>https://tribune.example/b</loc></url></urlset>`
const SITEMAP_INDEX =
  '<sitemapindex><sitemap><loc>https://tribune.example/s1.xml</loc></sitemap><sitemap><loc>https://tribune.example/s2.xml.gz</loc></sitemap></sitemapindex>'

function writeRecord(type: string, http: string, body: Buffer | string): Buffer {
  const block = Buffer.concat([Buffer.from(http), Buffer.from(body as string)])
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${ADDRESS}\r\nWARC-Date: 2024-03-03T06:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=${type}\r\nContent-Length: ${block.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
}

function writeRecords(): Buffer[] {
  const half = Math.floor(PAGE.length / 2)
  const [first, second] = [Buffer.from(PAGE.slice(0, half)), Buffer.from(PAGE.slice(half))]
  const chunked = Buffer.concat(
    [first, second].flatMap((part) => [
      Buffer.from(`${part.length.toString(16)}\r\n`),
      part,
      Buffer.from('\r\n'),
    ]),
  )
  return [
    Buffer.from('WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 20\r\n\r\nsoftware: a crawler\n\r\n\r\n'),
    writeRecord('request', 'GET /2024 HTTP/1.1\r\nHost: tribune.example\r\n\r\n', ''),
    writeRecord('response', 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n', BARE_PAGE),
    writeRecord(
      'response',
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n',
      Buffer.concat([chunked, Buffer.from('0\r\n\r\n')]),
    ),
    writeRecord(
      'response',
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n',
      gzipSync(PAGE_OF_SCRIPTS),
    ),
    writeRecord('response', 'HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\n', ''),
  ]
}

function buildArchives(): Seed[] {
  const records = writeRecords()
  const whole = Buffer.concat(records)
  return [
    ofRecords(whole),
    ofRecords(gzipSync(whole)),
    // The whole archive in one gzip member, as some programs write it.
    { parts: records, pack: (parts) => gzipSync(Buffer.concat(parts), { level: 1 }) },
  ]
}

function buildWacz(): Seed {
  const archive = Buffer.concat(writeRecords().map((record) => gzipSync(record)))
  const names = ['datapackage.json', 'archive/data.warc.gz', 'archive/more.warc', 'pages/pages.jsonl']
  const parts = [
    Buffer.from('{"profile":"data-package","wacz_version":"1.1.1"}'),
    archive,
    Buffer.concat(writeRecords().slice(0, 3)),
    Buffer.from(`{"format":"json-pages-1.0"}\n{"url":"${ADDRESS}","ts":"2024-03-03T06:00:00Z"}\n`),
  ]
  const pack = (all: readonly Buffer[]) =>
    packZip(
      all.map((bytes, index) => ({
        name: names[index] ?? `archive/${index}.warc`,
        bytes,
        isStored: index < 2,
      })),
    )
  return { parts, pack, isFile: true }
}

function buildTables(): (string | Buffer)[] {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = [
    ['id', 'Date', 'Outlet', 'Title', 'Full text', 'url'],
    ['a1', '2024-03-03', 'Tribune', TITLE, PARAGRAPHS.join('\n\n'), ADDRESS],
    ['a2', '03/04/2024', 'Post', 'Bridge "closed"', PROSE, 'tribune.example/b'],
    ['a3', '13.3.2024 14:05', 'Post, Coast', '', PARAGRAPHS[2]!, ''],
  ]
  const csv = rows.map((row) => row.map(quote).join(',')).join('\r\n')
  const tabs = rows.map((row) => row.map((cell) => cell.replace(/\s/g, ' ')).join('\t')).join('\n')
  return [
    csv,
    tabs,
    rows.map((row) => row.map(quote).join(';')).join('\n'),
    Buffer.from(`\ufeff${tabs}`, 'utf16le'),
    `\ufefftitle|text\n${rows.map((row) => `${row[3]}|${row[4]!.replace(/\s/g, ' ')}`).join('\n')}`,
  ]
}

function buildMails(): Seed[] {
  const headers = `Return-Path: <press@velmark.example>\r\nReceived: from a by b; Sun, 3 Mar 2024 06:00:00 +0100\r\nFrom: "Town of Velmark" <press@velmark.example>\r\nTo: news@tribune.example\r\nSubject: =?utf-8?Q?Ferry_=E2=80=9Cclosed=E2=80=9D?= to\r\n the islands\r\nDate: Sun, 3 Mar 2024 06:00:00 +0100\r\nMessage-ID: <1@velmark.example>\r\nMIME-Version: 1.0\r\n`
  const plain = `FOR IMMEDIATE RELEASE\r\n\r\n${PARAGRAPHS.join('\r\n\r\n')}\r\n\r\n###\r\n\r\nOn Sun, Mar 3, 2024, Ana Diaz <ana@tribune.example> wrote:\r\n> Is it true?\r\n\r\n-- \r\nTown of Velmark\r\n`
  const forms: (readonly Omit<MailPart, 'bytes'>[])[] = [
    [{ type: 'text/plain; charset=utf-8', encoding: '7bit' }],
    [{ type: 'text/html; charset=utf-8', encoding: 'quoted-printable' }],
    [
      { type: 'text/plain; charset=utf-8', encoding: 'base64' },
      { type: 'text/html; charset=utf-8', encoding: 'quoted-printable' },
      { type: 'application/pdf; name="a.pdf"', encoding: 'base64' },
    ],
  ]
  const mails = forms.map((form): Seed => {
    const bodies = form.map(({ type }) =>
      Buffer.from(type.startsWith('text/plain') ? plain : type.startsWith('text/html') ? PAGE : '%PDF-1.4'),
    )
    const pack = ([first, ...rest]: readonly Buffer[]) =>
      packMail(
        first ?? Buffer.alloc(0),
        rest.map((bytes, index) => ({ ...form[index % form.length]!, bytes })),
      )
    return { parts: [Buffer.from(headers), ...bodies], pack }
  })
  const line = Buffer.from('From press@velmark.example Sun Mar  3 06:00:00 2024\n')
  const boxed = mails.map(({ parts, pack }) =>
    Buffer.concat([line, pack(parts), Buffer.from('\n\n>From here on\n\n')]),
  )
  return [...mails, { parts: boxed, pack: (parts) => Buffer.concat(parts) }]
}

interface Member {
  readonly name: string
  readonly text: string
}

/** The names go with the places: a member that is dropped gives its name to the next. */
function ofZip(members: readonly Member[]): Seed {
  const pack = (parts: readonly Buffer[]) =>
    packZip(parts.map((bytes, index) => ({ name: members[index]?.name ?? `extra-${index}.xml`, bytes })))
  return { parts: members.map(({ text }) => Buffer.from(text)), pack }
}

function ofPdf(isPacked: boolean): Seed {
  const { objects, streams } = buildPdfParts(TITLE, PARAGRAPHS)
  const numbers = [...streams.keys()]
  const pack = (parts: readonly Buffer[]) =>
    packPdf({
      objects: parts.slice(0, Math.max(0, parts.length - numbers.length)),
      streams: new Map(parts.slice(-numbers.length).map((part, index) => [numbers[index]!, part])),
      isPacked,
    })
  return { parts: [...objects, ...streams.values()], pack }
}

function buildTexts(): (string | Buffer)[] {
  const report = `# ${TITLE}\n\nBy Ana Diaz\nVelmark Tribune, March 3, 2024\n\n${PARAGRAPHS.join('\n\n')}\n\n> “We shall **miss** it,” said [Lena Voss](https://a.example/).\n\nPhoto: Tom Reed / AP\nhttps://tribune.example/2024/03/03/ferry\n`
  const broken = PARAGRAPHS.map((text) => text.replace(/(.{60}\S*) /g, '$1\n')).join('\n\n')
  return [
    report,
    [report, broken, report].join('\n\n---\n\n'),
    `${TITLE}\n\n${broken}`,
    Buffer.from(report, 'utf16le'),
    // UTF-8 that was once read as windows-1252.
    Buffer.from(report, 'utf8').toString('latin1'),
    Buffer.from(report.replace(/[“”—]/g, '\x93'), 'latin1'),
  ]
}

function buildJson(): (string | Buffer)[] {
  const article = {
    kind: 'article',
    id: 'a1',
    from: 'reports/a.txt',
    title: TITLE,
    outlet: 'Tribune',
    publishedAt: '2024-03-03T06:00:00+01:00',
    byline: 'Ana Diaz',
    keywords: ['ferry', 'islands'],
    language: 'en',
    url: ADDRESS,
    text: PARAGRAPHS.join('\n\n'),
    notes: [{ code: 'cut', message: 'Cut from the body: caption.', text: 'Photo' }],
  }
  const other = { text: PARAGRAPHS[1], date: '3/4/2024', keywords: 'ferry; islands', credit: 'AP' }
  const lines = [article, other, { kind: 'voice', id: 'v' }, other]
    .map((one) => JSON.stringify(one))
    .join('\n')
  return [
    `${lines}\n`,
    JSON.stringify(article, null, 2),
    JSON.stringify([article, other]),
    Buffer.from(`\ufeff${lines}`, 'utf16le'),
  ]
}
