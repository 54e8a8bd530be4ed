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

  const runUntil = async (
    address: string,
    isEnough?: (event: WorkEvent) => boolean,
    { allowPrivate = true } = {},
  ) => {
    const stop = new AbortController()
    const fetcher = createFetcher({ delayMs: 0, allowPrivate })
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
      '/busy': { status: 503 },
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
    await put('/busy')
    const events = await runUntil(address, ({ kind }) => kind === 'failed')
    expect(events).toMatchObject([{ kind: 'failed', about: `${site.address}/busy` }])
    // The address stands before it already.
    expect(events[0]).toHaveProperty('error.message', expect.stringMatching(/^it answers 503: /))
    expect((await queue.count()).fetch).toEqual({ waiting: 0, active: 0, again: 1 })
    expect(site.asked.filter((path) => path === '/rock')).toHaveLength(1)
    const record = await openRecord(address, { mode: 'read' })
    expect((await record.listArticles()).items.map(({ title }) => title)).toEqual(['Ferry struck a rock'])
    await record.close()
    await queue.close()
  })

  it('are given up at once where another try would be told the same', async () => {
    const site = await serveSite({ '/picture': { body: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]) } })
    const address = makeDatabase(server, 'hopeless')
    const queue = openQueue(address)
    await queue.prepare()
    const reasonOf = async (wanted: string, allowPrivate: boolean) => {
      await queue.put([{ kind: 'fetch', address: wanted }])
      const events = await runUntil(address, undefined, { allowPrivate })
      expect(events).toMatchObject([{ kind: 'given up' }, { kind: 'done' }])
      const [failed, ...others] = await queue.listFailed()
      expect([failed?.about, failed?.tries, others]).toEqual([wanted, 1, []])
      await queue.forgetFailed()
      return failed?.reasons.join(' ')
    }
    expect(await reasonOf(`${site.address}/gone`, true)).toMatch(/it answers 404/)
    expect(await reasonOf(`${site.address}/picture`, true)).toMatch(/picture/)
    const asked = site.asked.length
    expect(await reasonOf(`${site.address}/private`, false)).toMatch(/private or local one/)
    expect(site.asked).toHaveLength(asked)
    await queue.close()
  })
})
