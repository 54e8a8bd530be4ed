import { describe, expect, it } from 'vitest'
import type { Draft } from '../../src/read/draft.ts'
import { findWriters } from '../../src/read/find-writers.ts'
import { readOne } from './read-all.ts'
import { PROSE, readMarkup, writeArticle, writePage } from './write-page.ts'

function readHead(head: string, url?: string): Draft {
  return readMarkup(writeArticle('', { head }), { url })
}

function linkData(value: unknown): string {
  return `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`
}

const ARTICLE = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Ferry line to close',
  datePublished: '2022-02-11T08:30:00+01:00',
  dateModified: '2022-02-11T10:05:00+01:00',
  author: [
    { '@type': 'Person', name: 'Anna Poe' },
    { '@type': 'Person', name: 'By Tom Reed' },
  ],
  publisher: { '@type': 'Organization', name: 'The Northland Courier' },
  inLanguage: 'en_gb',
  keywords: ['ferries', 'Velmark', 'Ferries', 'type:story'],
  url: 'https://courier.example/2022/ferry',
}
const TOLD = {
  outlet: 'The Northland Courier',
  byline: 'Anna Poe and Tom Reed',
  publishedAt: '2022-02-11T08:30:00+01:00',
  modifiedAt: '2022-02-11T10:05:00+01:00',
  language: 'en-GB',
  keywords: ['ferries', 'Velmark'],
  url: 'https://courier.example/2022/ferry',
}

describe('what a page says of itself is found', () => {
  it.each([
    ['one thing', linkData(ARTICLE)],
    ['a list', linkData([{ '@type': 'WebSite', name: 'Courier' }, ARTICLE])],
    [
      'a graph that refers to its parts',
      linkData({
        '@graph': [
          { ...ARTICLE, author: [{ '@id': '#a' }, { '@id': '#t' }], publisher: { '@id': '#p' } },
          { '@type': 'Person', '@id': '#a', name: 'Anna Poe' },
          { '@type': 'Person', '@id': '#t', name: 'Tom Reed' },
          { '@type': 'Organization', '@id': '#p', name: 'The Northland Courier' },
        ],
      }),
    ],
    ['inside a web page', linkData({ '@type': 'WebPage', mainEntity: ARTICLE })],
    [
      'with line breaks and a comma too many',
      linkData(JSON.stringify(ARTICLE, null, 1).replace(/\}\n?$/, ',\n}')),
    ],
    ['beside another article', linkData({ '@type': 'NewsArticle', headline: 'Other' }) + linkData(ARTICLE)],
  ])('in JSON-LD: %s', (_, head) => {
    expect(readHead(head)).toMatchObject({ title: 'Ferry line to close', ...TOLD })
  })

  it('in JSON-LD that is broken, as far as it can be told', () => {
    const broken = JSON.stringify(ARTICLE).replace('"inLanguage"', 'undefined, "inLanguage').slice(0, -30)
    expect(readHead(linkData(broken))).toMatchObject({
      outlet: 'The Northland Courier',
      byline: 'Anna Poe',
      publishedAt: TOLD.publishedAt,
      modifiedAt: TOLD.modifiedAt,
    })
  })

  it.each([
    [
      'OpenGraph',
      '<meta property="og:site_name" content="The Northland Courier"><meta property="article:published_time" content="2022-02-11T08:30:00+01:00"><meta property="article:modified_time" content="2022-02-11T10:05:00+01:00"><meta property="article:author" content="Anna Poe, Tom Reed"><meta property="article:tag" content="ferries"><meta property="article:tag" content="Velmark"><meta property="og:url" content="https://courier.example/2022/ferry?utm_source=x"><meta property="og:locale" content="en_GB">',
    ],
    [
      'Dublin Core, Parsely and the like',
      '<meta name="dc.publisher" content="The Northland Courier"><meta name="parsely-pub-date" content="2022-02-11T08:30:00+01:00"><meta name="last-modified" content="2022-02-11T10:05:00+01:00"><meta name="parsely-author" content="Anna Poe"><meta name="citation_author" content="Anna Poe"><meta name="citation_author" content="Reed, Tom"><meta name="news_keywords" content="ferries, Velmark"><link rel="canonical" href="/2022/ferry"><meta http-equiv="content-language" content="en-GB">',
    ],
  ])('in meta elements: %s', (_, head) => {
    const html = writeArticle('', { head }).replace('lang="en"', '')
    expect(readMarkup(html, { url: 'https://courier.example/x' })).toMatchObject(TOLD)
  })

  it('in microdata, times and links of the page', () => {
    const body = `<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Ferry line to close</h1>
      <span itemprop="author" itemscope><span itemprop="name">Anna Poe</span></span> <a rel="author" href="/t">Tom Reed</a>
      <time itemprop="datePublished" datetime="2022-02-11T08:30:00+01:00">Friday</time><time itemprop="dateModified" datetime="2022-02-11T10:05:00+01:00">10:05</time>
      <span itemprop="publisher" itemscope><meta itemprop="name" content="The Northland Courier"></span>
      <div itemprop="articleBody">${PROSE.join('')}</div><a rel="tag" href="/1">ferries</a> <a rel="tag" href="/2">Velmark</a></article>`
    const { language: _, url: __, byline: ___, ...told } = TOLD
    expect(readMarkup(writePage({ body }))).toMatchObject({ ...told, byline: 'Anna Poe', language: 'en' })
  })

  it('in its first lines and its dateline', () => {
    const [first, ...rest] = PROSE
    const body = `<article><h1>Ferry line to close</h1><p>By Anna Poe and Tom Reed, Associated Press</p><p>Updated February 12, 2022</p>${first!.replace('<p>', '<p>VELMARK, Northland (AP) — ')}${rest.join('')}</article>`
    expect(readMarkup(writePage({ body }))).toMatchObject({
      byline: 'Anna Poe and Tom Reed',
      credit: 'AP',
      place: 'VELMARK, Northland',
      modifiedAt: '2022-02-12',
    })
  })

  it('by the address it was served at, where it names none', () => {
    expect(readHead('', 'https://m.courier.example/2022/ferry/amp/?utm_source=x').url).toBe(
      'https://www.courier.example/2022/ferry/',
    )
  })
})

it('an agency among the writers is credited, and the outlet itself is no writer', () => {
  expect(readHead(linkData({ ...ARTICLE, author: { name: 'The Associated Press' } }))).toMatchObject({
    byline: undefined,
    credit: 'The Associated Press',
  })
  expect(readHead(linkData({ ...ARTICLE, author: { name: 'Reuters Staff' } })).credit).toBe('Reuters')
  expect(readHead(linkData({ ...ARTICLE, provider: { name: 'AFP' } })).credit).toBe('AFP')
  const own = { ...ARTICLE, author: { name: 'Northland Courier' } }
  expect(readHead(linkData(own))).toMatchObject({ byline: undefined, credit: undefined })
  const agency = { ...ARTICLE, publisher: { name: 'AP News' }, author: { name: 'Associated Press' } }
  expect(readHead(linkData(agency)).credit).toBeUndefined()
})

it.each([
  ['Ferry line to close | News | The Ellery Chronicle', 'The Ellery Chronicle'],
  ['Ferry line to close - The Post', 'The Post'],
  ['Ferry line to close – Harbour Weekly', 'Harbour Weekly'],
  ['Ferry line to close | World News', undefined],
  ['Ferry line to close | Reuters', undefined],
  ['Ferry line to close - what we know', undefined],
])('the tab title %j names the outlet where nothing else does', (tabTitle, outlet) => {
  const html = `<html><head><title>${tabTitle}</title></head><body><article>${PROSE.join('')}</article></body></html>`
  const draft = readMarkup(html, { url: 'https://ellery.example/2022/ferry' })
  expect(draft.outlet).toBe(outlet)
  if (outlet !== undefined) expect(draft.title).toBe('Ferry line to close')
})

it('a change at the time of publication is none', () => {
  expect(readHead(linkData({ ...ARTICLE, dateModified: '2022-02-11T07:30:00Z' })).modifiedAt).toBeUndefined()
})

it.each([
  [['By STEVE POE, Associated Press'], { byline: 'Steve Poe', credit: 'Associated Press' }],
  [['Jane Doe in New York'], { byline: 'Jane Doe' }],
  [['Jane Doe, New York'], { byline: 'Jane Doe' }],
  [['Jane Doe, Anna van der Berg & John Roe'], { byline: 'Jane Doe, Anna van der Berg and John Roe' }],
  [['Finian Poe. Courier International'], { byline: 'Finian Poe' }],
  [['Jane Doe | The Courier', 'jane doe'], { byline: 'Jane Doe' }],
  [['Jane Doe (jane@courier.example)', '@janedoe', 'https://courier.example/jane'], { byline: 'Jane Doe' }],
  [['admin'], {}],
  [['Courier Staff'], {}],
])('the writers in %j', (stated, writers) => {
  expect(findWriters(stated)).toEqual({ byline: undefined, credit: undefined, ...writers })
})

describe('a plain text tells its writers and place', () => {
  it('by its header and its dateline', async () => {
    const text =
      'Ferry line to close\n\nBy Anna Poe\n\nMarch 28, 2019\n\nVELMARK — The ferry will not return, its owner said.'
    expect(await readOne(text)).toMatchObject({ byline: 'Anna Poe', place: 'VELMARK' })
  })

  it('by label lines', async () => {
    const text =
      'title: Ferry line to close\nauthor: Anna Poe\nlang: en_GB\nupdated: 2019-03-30\nlocation: Velmark\ndate: 2019-03-28\n\nThe ferry will not return, its owner said.'
    expect(await readOne(text)).toMatchObject({
      byline: 'Anna Poe',
      language: 'en-GB',
      modifiedAt: '2019-03-30',
      place: 'Velmark',
      publishedAt: '2019-03-28',
    })
  })

  it.each([
    'WATCH — The ferry left at noon.',
    'BREAKING: The ferry left at noon.',
    'Brandt — he said no.',
    'The Council (NPA) said no.',
  ])('and "%s" has no place', async (text) => {
    expect((await readOne(`Ferry line to close\n\n${text}`)).place).toBeUndefined()
  })

  it('and all of it is the same when it is read again from JSON', async () => {
    const once = { ...(await readOne(JSON.stringify({ ...TOLD, place: 'VELMARK', text: 'No.' }))) }
    expect(once).toMatchObject({ ...TOLD, place: 'VELMARK' })
    expect(await readOne(JSON.stringify(once))).toEqual(once)
    expect((await readOne('{"text":"No.","keywords":"a, b"}')).keywords).toEqual(['a', 'b'])
  })
})
