import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { FORMATS, isFolderFormat } from '../../src/formats/index.ts'
import { createApp } from '../../src/serve/index.ts'
import { isOnPostgres } from '../record-address.ts'
import { ask } from './ask.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'

let test: TestRecord
let app: Hono
beforeAll(async () => {
  test = await openInventedRecord()
  app = createApp(test.record)
})
afterAll(() => test.close())

/** An application of its own, and how often it has looked at the record's moment. */
function countOpened() {
  let [ever, now] = [0, 0]
  const openSnapshot = async () => {
    const snapshot = await test.record.openSnapshot()
    ever++
    now++
    const close = () => snapshot.close().finally(() => now--)
    // More than one piece of it.
    async function* articles() {
      for (let times = 0; times < 50; times++) yield* snapshot.articles()
    }
    return { ...snapshot, articles, close }
  }
  return { app: createApp({ ...test.record, openSnapshot }), opened: () => ({ ever, now }) }
}

describe('GET /api/v1/export', () => {
  it('gives the whole record as JSON lines when no format is named', async () => {
    const { status, headers, body } = await ask(app, '/api/v1/export')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/jsonl; charset=utf-8')
    expect(headers.get('content-disposition')).toBe('attachment; filename="hearsay.jsonl"')
    const lines = body
      .trimEnd()
      .split('\n')
      .map((line: string) => JSON.parse(line))
    const { articles } = await test.record.count()
    expect(lines.filter(({ kind }: { kind: string }) => kind === 'article')).toHaveLength(articles)
  })

  it.each(FORMATS.map((format) => [format.name, format] as const))('%s', async (name, format) => {
    const story = (await test.record.listStories()).items[0]!.id
    const { status, headers, body } = await ask(app, `/api/v1/export?format=${name}&story=${story}`)
    if (isFolderFormat(format)) {
      expect(status).toBe(400)
      expect(body.error.message).toContain('format')
    } else {
      expect({ status, type: headers.get('content-type') }).toEqual({ status: 200, type: format.mediaType })
      expect(JSON.stringify(body).length).toBeGreaterThan(100)
    }
  })

  it('gives one story, and says when there is none', async () => {
    const { items } = await test.record.listStories()
    const { body } = await ask(app, `/api/v1/export?format=json&story=${items[0]!.id}`)
    expect(body.stories).toMatchObject([{ id: items[0]!.id }])
    expect(body.articles).toHaveLength(items[0]!.articles.length)
    expect(await ask(app, '/api/v1/export?story=sto_none')).toMatchObject({
      status: 404,
      body: { error: { message: 'The record has no story "sto_none".' } },
    })
  })

  it.each(['schema-org', 'prov', 'markdown', 'html'])(
    'gives %s, which is gathered in memory, of one story only',
    async (name) => {
      expect(await ask(app, `/api/v1/export?format=${name}`)).toMatchObject({
        status: 400,
        body: { error: { fix: expect.stringContaining(`hearsay export --format ${name}`) } },
      })
    },
  )

  it('opens no record for who asks for the headers alone', async () => {
    const { app, opened } = countOpened()
    const { status, headers } = await app.request('/api/v1/export', { method: 'HEAD' })
    expect({ status, type: headers.get('content-type') }).toEqual({
      status: 200,
      type: 'application/jsonl; charset=utf-8',
    })
    await new Promise(setImmediate)
    expect(opened()).toEqual({ ever: 0, now: 0 })
  })

  it('puts off who comes while four are under way, until one is let go', async () => {
    const { app } = countOpened()
    const four = await Promise.all([1, 2, 3, 4].map(() => app.request('/api/v1/export')))
    const fifth = await ask(app, '/api/v1/export')
    expect({ status: fifth.status, after: fifth.headers.get('retry-after') }).toEqual({
      status: 503,
      after: '30',
    })
    await four.pop()!.body!.cancel()
    expect((await ask(app, '/api/v1/export')).status).toBe(200)
    for (const { body } of four) await body!.cancel()
  })

  // The clock that is set forward here is also that of PostgreSQL's driver.
  it.skipIf(isOnPostgres)('breaks off when nobody takes any more, and lets go of the record', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const { app, opened } = countOpened()
    const response = await app.request('/api/v1/export?format=json')
    while (vi.getTimerCount() === 0) await new Promise(setImmediate)
    expect(opened()).toEqual({ ever: 1, now: 1 })
    vi.advanceTimersByTime(2 * 60_000)
    await expect(response.text()).rejects.toThrow('nobody took')
    while (opened().now > 0) await new Promise(setImmediate)
  })

  it('lets go of the record when nobody takes the rest', async () => {
    const response = await app.request('/api/v1/export?format=json')
    await response.body!.cancel()
    expect((await ask(app, '/api/v1/record')).status).toBe(200)
  })
})
