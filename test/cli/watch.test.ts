import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listWatched } from '../../src/cli/list-watched.ts'
import { UsageError } from '../../src/errors.ts'
import { beginFeed } from '../../src/read/index.ts'
import { asCdata, FERRY_HTML, FERRY_TEXT, writePage, writeRss } from '../read/invented-feeds.ts'
import { type Site, serveSite } from '../read/serve-site.ts'
import { makeFolder } from './invented-folder.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'

const ONCE = ['watch', '--once', '--allow-private', '--delay', '0']
const whole = `<title>Ferry will not sail</title><link>/ferry</link><pubDate>Mon, 14 Nov 2022 10:00:00 GMT</pubDate><content:encoded>${asCdata(FERRY_HTML)}</content:encoded>`
const summary = '<title>Rock</title><link>/rock</link><description>It struck a rock.</description>'

async function serveTribune(): Promise<Site> {
  return serveSite({
    '/feed': { headers: { etag: '"1"' }, body: writeRss({ items: [whole, summary] }) },
    '/rock': { body: writePage({ title: 'Ferry struck a rock', text: FERRY_TEXT.toReversed() }) },
  })
}

const writeOpml = (...addresses: string[]) =>
  `<opml version="2.0"><body><outline text="Coast">${addresses.map((address) => `<outline xmlUrl="${address}"/>`).join('')}</outline></body></opml>`

describe('hearsay watch --once', () => {
  test('adds what is new in the feeds of a list, a line each, and nothing twice', async () => {
    const site = await serveTribune()
    const folder = makeFolder({ 'feeds.opml': writeOpml(`${site.address}/feed`, `${site.address}/none`) })
    const first = await runHearsay([...ONCE, 'feeds.opml'], { folder })
    const lines = first.out.trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(
      /^Ferry will not sail \| Port Elin Tribune, 14 November 2022, \d+ statements? \| http:.*\/ferry$/,
    )
    expect(lines[1]).toMatch(/^Ferry struck a rock \| .* \| http:.*\/rock$/)
    expect(first.err).toContain('/none: it answers 404: there is nothing at this address')
    expect(first.err).toMatch(/\(asked again at \d{4}-\d\d-\d\d \d\d:\d\d UTC\)/)
    expect(first.status).toBe(1)
    // Nothing is due yet.
    const asked = site.asked.length
    const second = await runHearsay(ONCE, { folder })
    expect(second).toMatchObject({ status: 0, out: '' })
    expect(second.err).toMatch(/No feed is due yet; the next is in \d+ minutes?/)
    expect(site.asked).toHaveLength(asked)
    const listed = await runHearsay(['show', 'article', '--json'], { folder })
    expect(parseLines(listed.out)).toHaveLength(2)
  })

  test('prints JSON lines for programs', async () => {
    const site = await serveTribune()
    const folder = makeFolder()
    const ran = await runHearsay([...ONCE, '--json', `${site.address}/feed`, `${site.address}/none`], {
      folder,
    })
    const lines = parseLines(ran.out)
    expect(lines.filter(({ kind }) => kind === 'added')).toMatchObject([
      { feed: `${site.address}/feed`, title: 'Ferry will not sail', url: `${site.address}/ferry` },
      { feed: `${site.address}/feed`, title: 'Ferry struck a rock', outlet: 'Port Elin Tribune' },
    ])
    expect(lines.filter(({ kind }) => kind === 'feed failed')).toMatchObject([
      { feed: `${site.address}/none` },
    ])
  })

  test('writes what happens to the log, and nothing else on standard error, where that is set', async () => {
    const site = await serveTribune()
    const feeds = [`${site.address}/feed`, `${site.address}/none`]
    const environment = { HEARSAY_LOG: 'info', HEARSAY_LOG_FORMAT: 'json' }
    const { err, out } = await runHearsay([...ONCE, ...feeds], { folder: makeFolder(), environment })
    const lines = parseLines(err)
    expect(lines[0]).toMatchObject({ level: 'info', verb: 'watch', message: 'watching', feeds: 2 })
    const find = (message: string) => lines.filter((line) => line.message === message)
    expect(find('article added')).toMatchObject([
      { feed: feeds[0], from: `${site.address}/ferry`, statements: expect.any(Number) },
      { feed: feeds[0], from: `${site.address}/rock` },
    ])
    expect(find('feed read')).toMatchObject([{ feed: feeds[0], next: expect.stringMatching(/^\d{4}-/) }])
    expect(find('feed failed')).toMatchObject([{ feed: feeds[1], why: expect.stringContaining('404') }])
    expect(find('related')).toMatchObject([{ ms: expect.any(Number) }])
    // What is printed for people stays as it is.
    expect(out.trim().split('\n')).toHaveLength(2)
  })

  test('fetches from no private address unless it is allowed', async () => {
    const site = await serveTribune()
    const ran = await runHearsay(['watch', '--once', `${site.address}/feed`], { folder: makeFolder() })
    expect(ran).toMatchObject({ status: 1, out: '' })
    expect(ran.err).toContain('allow these with --allow-private')
    expect(site.asked).toEqual([])
  })
})

describe('hearsay watch', () => {
  test('ends cleanly on Ctrl-C in the middle of a visit, and the next run goes on from there', async () => {
    const site = await serveTribune()
    const rock = site.pages['/rock']!
    site.pages['/whole'] = { body: writeRss({ items: [whole] }) }
    site.pages['/summary'] = { body: writeRss({ items: [summary] }) }
    const folder = makeFolder()
    // One feed waits for a page that never comes while the other, at another host, has brought its report.
    site.pages['/rock'] = () => {}
    const feeds = [`${site.address}/summary`, `http://localhost:${site.port}/whole`]
    const words = ['--allow-private', '--delay', '0']
    const ran = await runHearsay(['watch', ...words, ...feeds], {
      folder,
      interruptAt: /^Ferry will not sail/m,
    })
    expect(ran.status).toBe(130)
    expect(ran.out.trim().split('\n')).toHaveLength(1)
    expect(ran.err).toContain('Stopping: the article in hand is finished first.')
    expect(ran.err).toContain('Stopped. What was added is kept in hearsay.db')
    site.pages['/rock'] = rock
    const next = await runHearsay(['watch', '--once', ...words, ...feeds], { folder })
    expect(next.status).toBe(0)
    expect(next.out).toMatch(/^Ferry struck a rock \| [^\n]+\n$/)
  })

  test('keeps what came before Ctrl-C in the same feed, and tells each report as soon as it is kept', async () => {
    const site = await serveTribune()
    const rock = site.pages['/rock']!
    // The second page never comes: what the line of the first is waited for shows that it is told at once.
    site.pages['/late'] = () => {}
    site.pages['/feed'] = {
      body: writeRss({ items: [summary, '<title>Late</title><link>/late</link>', whole] }),
    }
    const folder = makeFolder()
    const words = ['--allow-private', '--delay', '0', `${site.address}/feed`]
    const ran = await runHearsay(['watch', ...words], { folder, interruptAt: /^Ferry struck a rock/m })
    expect(ran.status).toBe(130)
    const listed = await runHearsay(['show', 'article', '--json'], { folder })
    expect(parseLines(listed.out)).toMatchObject([{ title: 'Ferry struck a rock' }])
    site.pages['/late'] = rock
    site.asked.length = 0
    const next = await runHearsay(['watch', '--once', ...words], { folder })
    expect(next.out.trim().split('\n')).toHaveLength(2)
    expect(site.asked).toEqual(['/robots.txt', '/feed', '/late'])
  })

  test('is wrong use without a feed or with a proxy that is none, and leaves no record behind', async () => {
    const folder = makeFolder()
    const proxy = ['watch', '--https-proxy', 'proxy:3128', 'https://news.example/feed']
    const [bare, proxied] = await Promise.all(
      [['watch'], proxy].map((words) => runHearsay(words, { folder })),
    )
    expect(bare).toMatchObject({ status: 2, err: expect.stringContaining('expected a Hearsay record') })
    expect(proxied).toMatchObject({
      status: 2,
      err: expect.stringContaining('set HTTPS_PROXY and HTTP_PROXY'),
    })
    expect(existsSync(join(folder, 'hearsay.db'))).toBe(false)
  })
})

describe('the feeds to watch', () => {
  const folder = () =>
    makeFolder({
      'report.txt': 'No list.',
      'empty.opml': '<opml><body></body></opml>',
      'feeds.opml': writeOpml('https://tribune.example/feed', 'https://wire.example/feed'),
    })

  test('are those of lists and addresses, each once, as far as they were watched before', async () => {
    const known = { ...beginFeed('https://wire.example/feed'), etag: '"7"' }
    const path = join(folder(), 'feeds.opml')
    const feeds = await listWatched(
      ['https://wire.example/feed#x', path, 'HTTPS://wire.example/feed'],
      [known],
    )
    expect(feeds.map(({ address }) => address)).toEqual([
      'https://wire.example/feed',
      'https://tribune.example/feed',
    ])
    expect(feeds[0]).toBe(known)
    expect(await listWatched([], [known])).toEqual([known])
  })

  test.each([
    ['report.txt', 'another kind of file'],
    ['none.opml', 'none.opml'],
    ['empty.opml', 'a list without any'],
    ['.', 'a folder'],
  ])('cannot be read from %s, which says why', async (name, message) => {
    await expect(listWatched([join(folder(), name)], [])).rejects.toThrow(message)
    await expect(listWatched([join(folder(), name)], [])).rejects.toThrow(UsageError)
  })

  test('cannot be none', async () => {
    await expect(listWatched([], [])).rejects.toThrow('such as: hearsay watch feeds.opml')
    await expect(listWatched(['https://'], [])).rejects.toThrow('expected the address of a feed')
  })
})
