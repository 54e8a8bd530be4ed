import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { beginFeed, createFetcher } from '../../src/read/index.ts'
import { openRecord } from '../../src/store/index.ts'
import { openQueue, runWorker, type WorkEvent } from '../../src/work/index.ts'
import { asCdata, FERRY_HTML, FERRY_TEXT, writePage, writeRss } from '../read/invented-feeds.ts'
import { serveSite } from '../read/serve-site.ts'
import { makeDatabase, missing, type Server, startServer } from './server.ts'

const TIMEOUT = 300_000
const HOUR = 3_600_000
const ITEM = `<title>Ferry will not sail</title><link>/ferry</link><content:encoded>${asCdata(FERRY_HTML)}</content:encoded>`

describe('what workers fetch', { skip: missing !== undefined, timeout: TIMEOUT }, () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  }, TIMEOUT)
  afterAll(() => server.stop())
  afterEach(() => {
    vi.useRealTimers()
  })

  const runUntil = async (address: string, isEnough?: (event: WorkEvent) => boolean) => {
    const stop = new AbortController()
    const fetcher = createFetcher({ delayMs: 0, allowPrivate: true })
    const events: WorkEvent[] = []
    await runWorker(address, {
      threads: 1,
      leaseSeconds: 8,
      isUntilEmpty: isEnough === undefined,
      signal: stop.signal,
      fetcher,
      onEvent(event) {
        events.push(event)
        if (isEnough?.(event)) stop.abort()
      },
    })
    await fetcher.close()
    return events
  }

  for (const [name, year] of [
    ['set back', 2001],
    ['set forward', 2060],
  ] as const) {
    it(`are feeds when they are due by the database's clock, also where a worker's own is ${name}`, async () => {
      const site = await serveSite({
        '/due': { body: writeRss({ items: [ITEM] }) },
        '/later': { body: writeRss({ items: [ITEM] }) },
      })
      const address = makeDatabase(server, `clock${year}`)
      const record = await openRecord(address, { mode: 'create' })
      const now = Date.now()
      await record.saveFeed({ ...beginFeed(`${site.address}/due`), dueAt: now - 60_000 })
      await record.saveFeed({ ...beginFeed(`${site.address}/later`), dueAt: now + HOUR })
      vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(year, 0, 1) })
      await runUntil(address)
      vi.useRealTimers()
      expect(site.asked.filter((path) => path !== '/robots.txt')).toEqual(['/due'])
      const feed = (await record.listFeeds()).find((known) => known.address.endsWith('/due'))
      expect(feed?.dueAt).toBeGreaterThan(now + HOUR / 4)
      expect(feed?.dueAt).toBeLessThan(now + 2 * HOUR)
      expect((await record.count()).articles).toBe(1)
      expect(await record.isRelated()).toBe(true)
      await record.close()
    })
  }

  it('are addresses that were put into the queue; one that fails is tried again later', async () => {
    const site = await serveSite({
      '/rock': { body: writePage({ title: 'Ferry struck a rock', text: FERRY_TEXT }) },
    })
    const address = makeDatabase(server, 'addresses')
    const queue = openQueue(address)
    await queue.prepare()
    const put = (path: string) => queue.put([{ kind: 'fetch', address: `${site.address}${path}` }])
    await put('/rock')
    // Twice in the queue is once.
    await put('/rock')
    expect((await queue.count()).fetch.waiting).toBe(1)
    await runUntil(address)
    await put('/gone')
    const events = await runUntil(address, ({ kind }) => kind === 'failed')
    expect(events).toMatchObject([{ kind: 'failed', about: `${site.address}/gone` }])
    expect((await queue.count()).fetch).toEqual({ waiting: 0, active: 0, again: 1 })
    expect(site.asked.filter((path) => path === '/rock')).toHaveLength(1)
    const record = await openRecord(address, { mode: 'read' })
    expect((await record.listArticles()).items.map(({ title }) => title)).toEqual(['Ferry struck a rock'])
    await record.close()
    await queue.close()
  })
})
