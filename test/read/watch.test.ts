import { describe, expect, onTestFinished, test } from 'vitest'
import { createFetcher, type Fetched } from '../../src/read/fetch/index.ts'
import type { Reading } from '../../src/read/reading.ts'
import { beginFeed, type Clock, findPace, findRetreat, watchFeeds } from '../../src/read/watch/index.ts'
import type { WatchedFeed } from '../../src/record.ts'
import { asCdata, FERRY_HTML, FERRY_TEXT, writePage, writeRss } from './invented-feeds.ts'
import { type Site, serveSite } from './serve-site.ts'

const MINUTE = 60_000
const START = Date.parse('2022-11-14T10:00:00Z')

/** A clock that stands still but for sleeping, which takes no time. */
function makeClock(): Clock & { time: number } {
  const clock = {
    time: START,
    now: () => clock.time,
    async sleep(ms: number, signal: AbortSignal) {
      // A turn of the event loop, so that visits that are under way come first.
      await new Promise((resolve) => setTimeout(resolve, 50))
      if (!signal.aborted) clock.time += ms
    },
  }
  return clock
}

/** All that one visit gave. */
interface Poll {
  readonly feed: WatchedFeed
  readonly readings: readonly Reading[]
  readonly isStopped: boolean
  /** How many readings came at once. */
  readonly steps: readonly number[]
}

interface Run {
  readonly isOnce?: boolean
  /** Ends the watch after so many visits. */
  readonly visits?: number
  readonly known?: readonly string[]
  readonly signal?: AbortSignal
  readonly clock?: ReturnType<typeof makeClock>
  readonly onPoll?: (poll: Poll) => void
}

/** Visits feeds as the command does, with a fetcher of our own and time that stands still. */
async function watch(feeds: readonly WatchedFeed[], run: Run = {}): Promise<Poll[]> {
  const fetcher = createFetcher({ allowPrivate: true, delayMs: 0, timeoutMs: 5000 })
  onTestFinished(() => fetcher.close())
  const controller = new AbortController()
  run.signal?.addEventListener('abort', () => controller.abort())
  const polls: Poll[] = []
  const come = new Map<string, Reading[][]>()
  for await (const step of watchFeeds(feeds, {
    fetcher,
    clock: run.clock ?? makeClock(),
    isOnce: run.isOnce,
    signal: controller.signal,
    findKnownAddresses: async (asked) => new Set(asked.filter((one) => run.known?.includes(one))),
  })) {
    if (step.kind === 'idle') continue
    const { address } = step.before
    const readings = come.get(address) ?? []
    come.set(address, readings)
    if (step.kind === 'read') {
      readings.push([...step.readings])
      continue
    }
    come.delete(address)
    const { feed, isStopped } = step
    const poll = { feed, isStopped, readings: readings.flat(), steps: readings.map(({ length }) => length) }
    polls.push(poll)
    run.onPoll?.(poll)
    if (polls.length === run.visits) controller.abort()
  }
  return polls
}

const titles = ({ readings }: Poll) =>
  readings.map((reading) => (reading.kind === 'article' ? reading.article.title : reading.kind))

/** A site with a feed of two entries: one whole, one a summary with a page. */
async function serveTribune(headers: Record<string, string> = {}): Promise<Site> {
  const site = await serveSite({})
  const whole = `<title>Ferry</title><link>/ferry</link><content:encoded>${asCdata(FERRY_HTML)}</content:encoded>`
  const summary =
    '<title>Rock</title><link>/rock?utm_source=rss</link><description>It struck a rock.</description>'
  site.pages['/feed'] = { headers, body: writeRss({ items: [whole, summary] }) }
  site.pages['/rock'] = { body: writePage({ title: 'Rock', text: FERRY_TEXT }) }
  site.pages['/rock?utm_source=rss'] = site.pages['/rock']
  return site
}

describe('a visit to a feed', () => {
  test('gives its reports, from the feed or from their pages, and when it is due again', async () => {
    const site = await serveTribune({
      etag: '"1"',
      'last-modified': 'Mon, 14 Nov 2022 09:00:00 GMT',
      'cache-control': 'max-age=3600',
    })
    const [poll] = await watch([beginFeed(`${site.address}/feed`)], { isOnce: true })
    expect(titles(poll!)).toEqual(['Ferry', 'Rock'])
    expect(poll!.feed).toEqual({
      address: `${site.address}/feed`,
      title: 'Port Elin Tribune',
      etag: '"1"',
      lastModified: 'Mon, 14 Nov 2022 09:00:00 GMT',
      dueAt: START + 60 * MINUTE,
      failures: 0,
      isEnded: false,
      entries: {
        [`${site.address}/ferry`]: { isKept: true, tries: 0 },
        [`${site.address}/rock?utm_source=rss`]: { isKept: true, tries: 0 },
      },
    })
    expect(poll!.readings[1]).toMatchObject({
      article: { outlet: 'Port Elin Tribune', url: `${site.address}/rock` },
    })
  })

  test('asks only what has changed since, and fetches no page twice', async () => {
    const site = await serveTribune({ etag: '"1"' })
    const [first] = await watch([beginFeed(`${site.address}/feed`)], { isOnce: true })
    site.asked.length = 0
    const [second] = await watch([{ ...first!.feed, dueAt: START }], { isOnce: true })
    expect(site.headers['/feed']?.['if-none-match']).toBe('"1"')
    expect(titles(second!)).toEqual(['Ferry'])
    expect(site.asked).toEqual(['/robots.txt', '/feed'])
    site.pages['/feed'] = { status: 304 }
    const [third] = await watch([{ ...second!.feed, dueAt: START }], { isOnce: true })
    expect(third!.readings).toEqual([])
    expect(third!.feed).toEqual({ ...second!.feed, dueAt: START + 30 * MINUTE })
  })

  test('leaves alone what the record has from elsewhere', async () => {
    const site = await serveTribune()
    const known = [`${site.address}/ferry`, `${site.address}/rock`]
    const [poll] = await watch([beginFeed(`${site.address}/feed`)], { isOnce: true, known })
    expect(poll!.readings).toEqual([])
    expect(Object.values(poll!.feed.entries)).toEqual([
      { isKept: true, tries: 0 },
      { isKept: true, tries: 0 },
    ])
  })

  test('fetches a page again when the feed says that it changed', async () => {
    const site = await serveSite({ '/rock': { body: writePage({ title: 'Rock', text: FERRY_TEXT }) } })
    const write = (day: string) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Rock</title><link href="/rock"/><updated>${day}</updated></entry></feed>`
    site.pages['/feed'] = { body: write('2022-11-14T10:00:00Z') }
    const [first] = await watch([beginFeed(`${site.address}/feed`)], { isOnce: true })
    const again = { ...first!.feed, dueAt: START }
    expect(titles((await watch([again], { isOnce: true }))[0]!)).toEqual([])
    site.pages['/feed'] = { body: write('2022-11-15T10:00:00Z') }
    expect(titles((await watch([again], { isOnce: true }))[0]!)).toEqual(['Rock'])
  })

  test.each([
    [404, 3],
    [500, 12],
  ])('tries a page that answers %i so often, and then no more: %i', async (status, tries) => {
    const site = await serveTribune()
    site.pages['/rock?utm_source=rss'] = { status }
    let feed = beginFeed(`${site.address}/feed`)
    for (let visit = 1; visit <= tries; visit++) {
      const [poll] = await watch([{ ...feed, dueAt: START }], { isOnce: true })
      expect(titles(poll!)).toEqual(['Ferry', 'failure'])
      feed = poll!.feed
    }
    const [last] = await watch([{ ...feed, dueAt: START }], { isOnce: true })
    expect(titles(last!)).toEqual(['Ferry'])
  })

  test('asks for the whole feed again while a page of it is to be tried again', async () => {
    const site = await serveTribune({ etag: '"1"' })
    site.pages['/rock?utm_source=rss'] = { status: 500 }
    const [first] = await watch([beginFeed(`${site.address}/feed`)], { isOnce: true })
    site.pages['/rock?utm_source=rss'] = site.pages['/rock']!
    const [second] = await watch([{ ...first!.feed, dueAt: START }], { isOnce: true })
    expect(titles(second!)).toEqual(['Ferry', 'Rock'])
    expect([first!.feed.etag, second!.feed.etag]).toEqual([undefined, '"1"'])
  })

  test('gives each report as it comes, those in the feed a few at a time, and is idle once it is done', async () => {
    const site = await serveTribune()
    const whole = (index: number) =>
      `<title>Ferry</title><link>/ferry${index}</link><content:encoded>${asCdata(FERRY_HTML)}</content:encoded>`
    const items = Array.from({ length: 10 }, (_, index) => whole(index))
    items.splice(9, 0, '<title>Rock</title><link>/rock</link>')
    site.pages['/feed'] = { body: writeRss({ items }) }
    const [poll] = await watch([beginFeed(`${site.address}/feed`)], { isOnce: true })
    expect(poll!.steps).toEqual([8, 1, 1, 1])
    const fetcher = createFetcher({ allowPrivate: true, delayMs: 0 })
    onTestFinished(() => fetcher.close())
    const kinds: string[] = []
    const feeds = [beginFeed(`${site.address}/feed`), beginFeed(`${site.address}/none`)]
    const options = {
      fetcher,
      clock: makeClock(),
      isOnce: true,
      findKnownAddresses: async () => new Set<string>(),
    }
    for await (const { kind } of watchFeeds(feeds, options)) kinds.push(kind)
    expect(kinds.filter((kind) => kind === 'idle')).toHaveLength(1)
    expect(kinds.at(-1)).toBe('idle')
  })

  test('takes for different what the feed or the addresses tell apart', async () => {
    const site = await serveSite({})
    const item = (link: string, guid = '') =>
      `<title>Ferry</title><link>${link}</link>${guid}<content:encoded>${asCdata(FERRY_HTML)}</content:encoded>`
    const items = [
      ...['/a.php?cid=123', '/a.php?cid=124', '/blog#post-1', '/blog#post-2'].map((link) => item(link)),
      // One and the same with and without a tracker, as the feed's own name tells.
      item('/same', '<guid>7</guid>'),
      item('/same', '<guid>7</guid>'),
      // A broken feed gives all the same name.
      item('/one', '<guid>0</guid>'),
      item('/two', '<guid>0</guid>'),
    ]
    site.pages['/feed'] = { body: writeRss({ items }) }
    const [poll] = await watch([beginFeed(`${site.address}/feed`)], { isOnce: true })
    const urls = poll!.readings.map((reading) => reading.kind === 'article' && reading.article.url)
    expect(urls).toEqual(
      ['/a.php?cid=123', '/a.php?cid=124', '/blog#post-1', '/blog#post-2', '/same', '/one', '/two'].map(
        (path) => site.address + path,
      ),
    )
    expect(Object.keys(poll!.feed.entries)).toContain('7')
    const known = [`${site.address}/blog#post-2`, `${site.address}/blog`]
    const [other] = await watch([beginFeed(`${site.address}/feed`)], { isOnce: true, known })
    expect(other!.readings).toHaveLength(6)
  })

  test('sees the newest of a long feed, also where they stand at its end', async () => {
    const site = await serveSite({})
    const days = Array.from(
      { length: 520 },
      (_, index) => Date.parse('2021-01-01T10:00:00Z') + index * 86_400_000,
    )
    const items = days.map(
      (day, index) =>
        `<title>${index}</title><link>/${index}</link><pubDate>${new Date(day).toUTCString()}</pubDate>`,
    )
    site.pages['/feed'] = { body: writeRss({ items }) }
    const known = items.map((_, index) => `${site.address}/${index}`)
    const [poll] = await watch([beginFeed(`${site.address}/feed`)], { isOnce: true, known })
    const seen = Object.keys(poll!.feed.entries)
    expect([seen.length, seen[0], seen.at(-1)]).toEqual([500, `${site.address}/20`, `${site.address}/519`])
  })

  test('finds the way back when the feed moved and the new address fails', async () => {
    const site = await serveTribune({ etag: '"1"' })
    const moved = { ...beginFeed(`${site.address}/feed`), movedTo: `${site.address}/new`, etag: '"9"' }
    site.pages['/new'] = { status: 410 }
    const [first] = await watch([moved], { isOnce: true })
    expect(first!.feed).toMatchObject({ failures: 1, isEnded: false, movedTo: `${site.address}/new` })
    const [second] = await watch([{ ...first!.feed, dueAt: START }], { isOnce: true })
    expect(titles(second!)).toEqual(['Ferry', 'Rock'])
    expect(site.headers['/feed']?.['if-none-match']).toBeUndefined()
    expect(second!.feed).toMatchObject({ failures: 0, etag: '"1"' })
    expect(second!.feed.movedTo).toBeUndefined()
    // Where the listed address is gone for good too, or fails, the new one is asked in turn.
    site.pages['/feed'] = { status: 500 }
    const [third] = await watch([{ ...first!.feed, dueAt: START }], { isOnce: true })
    expect(third!.feed).toMatchObject({ failures: 2, movedTo: `${site.address}/new` })
    site.pages['/new'] = { body: writeRss({}) }
    const [fourth] = await watch([{ ...third!.feed, dueAt: START }], { isOnce: true })
    expect(fourth!.feed).toMatchObject({ failures: 0, movedTo: `${site.address}/new` })
    site.pages['/feed'] = { status: 410 }
    const [fifth] = await watch([{ ...first!.feed, dueAt: START }], { isOnce: true })
    expect(fifth!.feed.isEnded).toBe(true)
  })

  test('keeps the new address when the feed moved for good', async () => {
    const site = await serveTribune()
    site.pages['/old'] = { status: 301, headers: { location: '/feed' } }
    const [poll] = await watch([beginFeed(`${site.address}/old`)], { isOnce: true })
    expect(poll!.feed).toMatchObject({ address: `${site.address}/old`, movedTo: `${site.address}/feed` })
    site.asked.length = 0
    await watch([{ ...poll!.feed, dueAt: START }], { isOnce: true })
    expect(site.asked).toEqual(['/robots.txt', '/feed'])
  })
})

describe('a feed that fails', () => {
  test('is left alone for longer each time, and asked as usual once it is well again', async () => {
    const site = await serveSite({ '/feed': { status: 500 } })
    const clock = makeClock()
    const polls = await watch([beginFeed(`${site.address}/feed`)], {
      visits: 4,
      clock,
      onPoll: ({ feed }) => {
        if (feed.failures === 3) site.pages['/feed'] = { body: writeRss({}) }
      },
    })
    expect(polls.map(({ feed }) => [feed.failures, (feed.dueAt - START) / MINUTE])).toEqual([
      [1, 10],
      [2, 30],
      [3, 70],
      [0, 100],
    ])
    expect(polls[0]!.feed.message).toContain('it answers 500')
    expect(polls[3]!.feed.message).toBeUndefined()
  })

  test('is not asked any more when it is gone for good', async () => {
    const site = await serveSite({ '/feed': { status: 410 } })
    const polls = await watch([beginFeed(`${site.address}/feed`)])
    expect(polls.map(({ feed }) => feed.isEnded)).toEqual([true])
    expect(await watch([polls[0]!.feed])).toEqual([])
  })

  test('says what it is when it is no feed', async () => {
    const site = await serveSite({ '/feed': { body: '<!doctype html><p>Welcome.</p>' } })
    const [poll] = await watch([beginFeed(`${site.address}/feed`)], { isOnce: true })
    expect(poll!.feed.message).toContain('no feed: expected RSS')
  })

  test('stops no other', async () => {
    const site = await serveTribune()
    const polls = await watch([beginFeed(`${site.address}/none`), beginFeed(`${site.address}/feed`)], {
      isOnce: true,
    })
    expect(polls.map(({ feed }) => feed.failures)).toEqual([1, 0])
  })
})

describe('watching', () => {
  test('asks each feed at its own pace', async () => {
    const clock = makeClock()
    const asked: [string, number][] = []
    // Sites that answer at once, so that no real time can come between.
    const fetchAddress = async (url: string): Promise<Fetched> => {
      asked.push([url, (clock.time - START) / MINUTE])
      const isOften = url.endsWith('/often')
      const headers: Record<string, string> = isOften ? { 'cache-control': 'max-age=600' } : {}
      const bytes = Buffer.from(writeRss({ channel: isOften ? '' : '<ttl>25</ttl>' }))
      return { status: 200, url, headers, bytes, isNotModified: false, redirects: [] }
    }
    const controller = new AbortController()
    const often = 'https://tribune.example/often'
    const rarely = 'https://tribune.example/rarely'
    const polls = watchFeeds([beginFeed(often), beginFeed(rarely)], {
      fetcher: { fetchAddress, close: async () => {} },
      clock,
      signal: controller.signal,
      findKnownAddresses: async () => new Set(),
    })
    let visits = 0
    for await (const { kind } of polls) if (kind === 'visited' && ++visits === 6) controller.abort()
    expect(asked).toEqual([
      [often, 0],
      [rarely, 0],
      [often, 10],
      [often, 20],
      [rarely, 25],
      [often, 30],
    ])
  })

  test('begins with those that are due, and once leaves the others', async () => {
    const site = await serveTribune()
    const later = { ...beginFeed(`${site.address}/later`), dueAt: START + 1 }
    const polls = await watch([later, beginFeed(`${site.address}/feed`)], { isOnce: true })
    expect(polls.map(({ feed }) => feed.address)).toEqual([`${site.address}/feed`])
  })

  test('ends with the signal, also while it waits, and what a visit that it cut short did not read is still due', async () => {
    const site = await serveTribune()
    site.pages['/rock?utm_source=rss'] = () => controller.abort()
    const controller = new AbortController()
    const [poll, ...others] = await watch([beginFeed(`${site.address}/feed`)], { signal: controller.signal })
    expect(others).toEqual([])
    const entries = { [`${site.address}/ferry`]: { isKept: true, tries: 0 } }
    expect(poll).toMatchObject({ isStopped: true })
    expect(poll!.feed).toEqual({ ...beginFeed(`${site.address}/feed`), entries })
    expect(titles(poll!)).toEqual(['Ferry'])
    const idle = new AbortController()
    setTimeout(() => idle.abort(), 100)
    const clock = {
      ...makeClock(),
      sleep: (_ms: number, signal: AbortSignal) =>
        new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
    }
    const waiting = { ...beginFeed(`${site.address}/feed`), dueAt: START + MINUTE }
    expect(await watch([waiting], { signal: idle.signal, clock })).toEqual([])
  })
})

describe('the pace', () => {
  test.each([
    [{}, undefined, 30],
    [{ 'cache-control': 'max-age=0, no-cache' }, undefined, 30],
    [{ 'cache-control': 'public, max-age=60' }, undefined, 10],
    [{ 'cache-control': 'max-age=3600' }, 15, 60],
    [{}, 120, 120],
    [{}, 525_600, 1440],
    [{ 'cache-control': 's-maxage=7200' }, undefined, 30],
  ])('with %j and ttl %s is %i minutes', (headers, refreshMinutes, minutes) => {
    expect(findPace({ headers, refreshMinutes })).toBe(minutes * MINUTE)
  })

  test('after failures grows to a day, and is never less than the site asks for', () => {
    expect([1, 2, 5, 9, 400].map((failures) => findRetreat({ failures }) / MINUTE)).toEqual([
      10, 20, 160, 1440, 1440,
    ])
    expect(findRetreat({ failures: 1, retryAfterMs: 7200_000 })).toBe(7200_000)
  })
})
