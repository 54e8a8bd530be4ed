import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp } from '../../src/serve/create-app.ts'
import { startServer } from '../../src/serve/index.ts'
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
