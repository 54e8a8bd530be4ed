import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Addition, type RunningServer, startServer } from '../../src/serve/index.ts'
import type { Service } from '../../src/serve/service.ts'
import { MOST_WAITING, streamEvents } from '../../src/serve/stream-events.ts'
import { watchChanges } from '../../src/serve/watch-changes.ts'
import { openRecord } from '../../src/store/index.ts'
import { named } from './invented-news.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'

let test: TestRecord
let server: RunningServer
beforeAll(async () => {
  test = await openInventedRecord()
  server = await startServer(test.record, { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await server.close()
  await test.close()
})

interface Listening {
  /** The next event of this kind. */
  next(kind: string): Promise<Record<string, unknown>>
  /** Resolves when the server ends the stream. */
  end(): Promise<void>
  stop(): Promise<void>
}

async function listen(): Promise<Listening> {
  const response = await fetch(`${server.address}api/v1/events`)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const readEvent = async (): Promise<{ kind: string; data: Record<string, unknown> } | undefined> => {
    while (!text.includes('\n\n')) {
      const { value, done } = await reader.read()
      if (done) return undefined
      text += value
    }
    const [event = '', ...rest] = text.split('\n\n')
    text = rest.join('\n\n')
    const [, kind, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? []
    return kind ? { kind, data: JSON.parse(data!) } : readEvent()
  }
  return {
    async next(kind) {
      for (let event = await readEvent(); event; event = await readEvent())
        if (event.kind === kind) return event.data
      throw new Error(`the stream ended without an event ${kind}`)
    },
    async end() {
      while (await readEvent());
    },
    stop: () => reader.cancel(),
  }
}

describe('somebody who reads no more', () => {
  const add = (id: string, left: number): Addition => ({
    ...{ id, left, state: 'relating', added: 1, known: 0, statements: 0, articles: [], failures: [] },
  })
  const open = async () => {
    const changes = watchChanges(test.record, (error) => {
      throw error
    })
    const app = new Hono()
    const service = { changes, additions: { listOpen: () => [] }, signal: new AbortController().signal }
    app.get('/', (context) => streamEvents(context, service as unknown as Service))
    const response = await app.request('/')
    await changes.readVersion()
    await new Promise((resolve) => setTimeout(resolve, 20))
    return { changes, response }
  }

  it('finds of each addition the latest only', async () => {
    const { changes, response } = await open()
    for (let left = 3000; left > 0; left--)
      for (const id of ['one', 'other']) changes.tellAddition(add(id, left))
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!/"other"[^\n]*"left":1,|"left":1,[^\n]*"other"/.test(text)) text += (await reader.read()).value
    expect(text.match(/^event: addition$/gm)!.length).toBeLessThan(6)
    await reader.cancel()
  })

  it('is cut off when too much waits', async () => {
    const { changes, response } = await open()
    for (let n = 0; n < MOST_WAITING * 2; n++) changes.tellAddition(add(`addition ${n}`, 1))
    const text = await response.text()
    expect((text.match(/^event: addition$/gm) ?? []).length).toBeLessThan(MOST_WAITING)
  })
})

describe('the events', () => {
  it('tell the version at once, and each new one', async () => {
    const listening = await listen()
    const { version } = await listening.next('record')
    const [statement] = named.gazette.statements
    await fetch(`${server.address}api/v1/corrections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'confirm', statement: statement!.id }),
    })
    expect((await listening.next('record')).version).not.toBe(version)
    await listening.stop()
  })

  it('tell also what another program changed', async () => {
    const listening = await listen()
    const { version } = await listening.next('record')
    const other = await openRecord(test.record.path, { mode: 'read' })
    await other.saveSearch({ name: 'Dam', query: 'words=dam', savedAt: '2024-03-20T00:00:00Z' })
    await other.close()
    expect((await listening.next('record')).version).not.toBe(version)
    const searches = await fetch(`${server.address}api/v1/searches`)
    expect(((await searches.json()) as { items: unknown[] }).items).toHaveLength(1)
    await listening.stop()
  })

  it('tell how an addition goes on, until it is done', async () => {
    const listening = await listen()
    const form = new FormData()
    form.set('text', 'Mayor Anna Petrova said on Monday that “the bridge is safe”.')
    const response = await fetch(`${server.address}api/v1/additions`, { method: 'POST', body: form })
    const { id } = (await response.json()) as { id: string }
    const states: unknown[] = []
    while (states.at(-1) !== 'done') {
      const addition = await listening.next('addition')
      expect(addition.id).toBe(id)
      states.push(addition.state)
    }
    expect([...new Set(states)]).toEqual(['reading', 'relating', 'done'])
    await listening.stop()
  })

  it('end when the server closes, which waits for the article in hand', async () => {
    const listening = await listen()
    await listening.next('record')
    const form = new FormData()
    form.set('text', 'Mayor Anna Petrova said on Tuesday that “the pier is safe”.')
    await fetch(`${server.address}api/v1/additions`, { method: 'POST', body: form })
    await Promise.all([server.close(), listening.end()])
    await expect(fetch(server.address)).rejects.toThrow()
    server = await startServer(test.record, { host: '127.0.0.1', port: 0 })
  })
})
