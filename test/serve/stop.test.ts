import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SILENT_LOG } from '../../src/log.ts'
import { openAdditions } from '../../src/serve/additions.ts'
import { openApp } from '../../src/serve/create-app.ts'
import { startServer } from '../../src/serve/index.ts'
import { openRelating } from '../../src/serve/relate-behind.ts'
import { watchChanges } from '../../src/serve/watch-changes.ts'
import { ask } from './ask.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'

let test: TestRecord
beforeAll(async () => {
  test = await openInventedRecord()
})
afterAll(() => test.close())

/** Begins to send a correction, and gives when the connection ends or the answer comes. */
function beginCorrection(address: string): Promise<string> {
  const sending = request(`${address}api/v1/corrections`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 100 },
  })
  const ended = new Promise<string>((resolve) => {
    sending.once('error', () => resolve('cut'))
    sending.once('response', ({ statusCode }) => resolve(String(statusCode)))
  })
  sending.write('{')
  return ended
}

describe('a server that is closed', () => {
  it('cuts a request that does not come to its end', async () => {
    const server = await startServer(test.record, { host: '127.0.0.1', port: 0, patienceMs: 200 })
    const correction = beginCorrection(server.address)
    // One that is answered behind it: the server has it by then.
    await (await fetch(`${server.address}health`)).text()
    const begun = performance.now()
    await server.close()
    expect(await correction).toBe('cut')
    expect(performance.now() - begun).toBeGreaterThan(190)
  })

  it('does not wait for connections on which nothing was asked, or nothing more', async () => {
    const server = await startServer(test.record, { host: '127.0.0.1', port: 0, patienceMs: 60_000 })
    const { hostname, port } = new URL(server.address)
    const unused = connect(Number(port), hostname)
    await once(unused, 'connect')
    // The client keeps this one open for its next request.
    await (await fetch(`${server.address}health`)).text()
    await server.close()
    unused.resume()
    await once(unused, 'close')
  })

  it('answers what comes on an open line while it stops, and promises nothing that it will not do', async () => {
    const { app, close } = openApp(test.record)
    await close()
    const ready = await ask(app, '/ready')
    expect([ready.status, ready.body.error.message]).toEqual([503, 'The server is stopping.'])
    expect(ready.headers.get('connection')).toBe('close')
    const form = new FormData()
    form.set('text', 'The mayor said the pier is safe.')
    expect((await ask(app, '/api/v1/additions', { method: 'POST', body: form })).status).toBe(503)
    expect((await ask(app, '/api/v1/record')).status).toBe(200)
  })
})

describe('reports that were sent to a server that is closed', () => {
  const text = (bridge: number) => ({
    text: { text: `Governor Tomas Reil said on Friday that “bridge ${bridge} is safe”.` },
    files: [],
  })
  const open = (giveWay: () => Promise<void>) => {
    const lost: number[] = []
    const rethrow = (error: Error) => {
      throw error
    }
    const { signal } = new AbortController()
    const noteChange = () => undefined
    const additions = openAdditions(test.record, {
      changes: watchChanges(test.record, rethrow),
      relating: openRelating(test.record, { signal, giveWay, noteChange, reportError: rethrow }),
      giveWay,
      reportError: rethrow,
      tellLost: (count) => lost.push(count),
    })
    return { additions, lost }
  }

  it('are told of as lost where they are not kept: the one in hand and those behind it', async () => {
    const before = await test.record.count()
    let goOn = () => {}
    const gate = new Promise<void>((resolve) => (goOn = resolve))
    const { additions, lost } = open(() => gate)
    const ids = [1, 2, 3].map((bridge) => additions.add(text(bridge))!.id)
    const closing = additions.close()
    goOn()
    await closing
    expect(lost).toEqual([3])
    expect(ids.map((id) => additions.find(id))).toMatchObject(
      ids.map(() => ({
        state: 'failed',
        added: 0,
        failures: [{ message: 'The server stopped before all of this was kept. Add it again.' }],
      })),
    )
    expect(await test.record.count()).toEqual(before)
  })

  it('are not told of where they are kept', async () => {
    const { additions, lost } = open(async () => undefined)
    const { id } = additions.add(text(4))!
    while (additions.find(id)?.state !== 'done') await new Promise((resolve) => setTimeout(resolve, 5))
    await additions.close()
    expect(lost).toEqual([])
  })

  it('stand in the log as one line, and are told where there is no log', async () => {
    const lines: string[] = []
    const told: string[] = []
    const log = { ...SILENT_LOG, error: (message: string) => lines.push(message) }
    const { app, close } = openApp(test.record, { log, reportError: ({ message }) => told.push(message) })
    const form = new FormData()
    for (const bridge of [5, 6, 7])
      form.append('files', new File([text(bridge).text.text], `bridge-${bridge}.txt`))
    expect((await ask(app, '/api/v1/additions', { method: 'POST', body: form })).status).toBe(202)
    await close()
    expect(lines).toEqual([
      '1 addition was accepted and not kept whole before the server stopped: add the same again',
    ])
    expect(told).toEqual(lines)
  })
})
