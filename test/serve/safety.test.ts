import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askPassword } from '../../src/serve/check-password.ts'
import { createApp } from '../../src/serve/index.ts'
import { failure } from '../../src/serve/schemas.ts'
import { ask, send } from './ask.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'

let test: TestRecord
let app: Hono
beforeAll(async () => {
  test = await openInventedRecord()
  app = createApp(test.record)
})
afterAll(() => test.close())

const search = { name: 'Dam', query: 'words=dam' }
const SAVE = '/api/v1/searches'

describe('a request from another site', () => {
  it.each([
    ['a form of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a browser that names the origin only', { origin: 'http://evil.example' }],
    ['a page on another port of this machine', { origin: 'http://localhost:3000' }],
    ['a page without an origin, as in a sandbox', { origin: 'null' }],
    ['a site of the same domain', { 'sec-fetch-site': 'same-site' }],
  ])('changes nothing: %s', async (_what, headers) => {
    const { status, body } = await send(app, SAVE, search, headers as unknown as Record<string, string>)
    expect([status, failure.safeParse(body).success]).toEqual([403, true])
    expect(await test.record.listSavedSearches()).toEqual([])
  })

  it.each([
    ['our own page', { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }],
    ['our own page behind a proxy', { origin: 'https://news.example', 'sec-fetch-site': 'same-origin' }],
    ['our own page in a browser that names the origin only', { origin: 'http://localhost' }],
    ['a program', {}],
  ])('is none where it comes from %s', async (_what, headers) => {
    const { status, body } = await send(app, SAVE, search, headers as unknown as Record<string, string>)
    expect(status).toBe(201)
    await test.record.removeSearch(body.id)
  })

  it('names the page and the host that differ, for a proxy may have changed one of them', async () => {
    const headers = { origin: 'https://newsroom.example:8449', host: 'newsroom.example' }
    const behind = createApp(test.record, { hosts: 'any', password: 'gulls over mud' })
    const { status, body } = await send(behind, SAVE, search, headers)
    expect(status).toBe(403)
    expect(body.error.message).toContain('"https://newsroom.example:8449"')
    expect(body.error.message).toContain('asked as "newsroom.example"')
    expect(body.error.fix).toContain('$http_host')
    const whole = await send(behind, SAVE, search, { ...headers, host: 'newsroom.example:8449' })
    expect(whole.status).toBe(401)
  })

  it('sees nothing of the API, but may link to it and to the pages', async () => {
    const look = async (path: string, site: string, mode: string) =>
      (await ask(app, path, { headers: { 'sec-fetch-site': site, 'sec-fetch-mode': mode } })).status
    expect(await look('/api/v1/record', 'cross-site', 'no-cors')).toBe(403)
    expect(await look('/api/v1/events', 'same-site', 'cors')).toBe(403)
    expect(await look('/api', 'cross-site', 'cors')).toBe(403)
    expect(await look('/api/v1/record', 'cross-site', 'navigate')).toBe(200)
    expect(await look('/api/v1/record', 'same-origin', 'cors')).toBe(200)
  })

  it('gets no leave to ask beforehand', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    const { status, headers: answered } = await ask(app, SAVE, { method: 'OPTIONS', headers })
    expect(status).toBe(403)
    expect(answered.get('access-control-allow-origin')).toBeNull()
  })
})

describe('a password', () => {
  const closed = () => createApp(test.record, { password: 'Möwe:7', hosts: 'any' })
  const basic = (user: string, password: string) => ({
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  })

  it('is asked for at every address, the pages too', async () => {
    for (const path of ['/', '/api', '/api/v1/record', '/api/v1/events', '/assets/a.js', '/nothing']) {
      const { status, headers, body } = await ask(closed(), path)
      expect([path, status]).toEqual([path, 401])
      expect(headers.get('www-authenticate')).toBe('Basic realm="Hearsay", charset="UTF-8"')
      expect(failure.safeParse(body).success).toBe(true)
    }
  })

  it('lets in browsers with any user name, and programs', async () => {
    for (const headers of [basic('', 'Möwe:7'), basic('ek', 'Möwe:7')])
      expect((await ask(closed(), '/api/v1/record', { headers })).status).toBe(200)
    const ascii = createApp(test.record, { password: 'gull-7' })
    const bearer = { authorization: 'Bearer gull-7' }
    expect((await ask(ascii, '/api/v1/record', { headers: bearer })).status).toBe(200)
  })

  it.each([
    ['a wrong one', basic('ek', 'gull')],
    ['an empty one', basic('ek', '')],
    ['the user name alone', basic('Möwe:7', '')],
    ['another scheme', { authorization: 'Digest gull-7' }],
    ['no scheme', { authorization: 'gull-7' }],
    ['broken base64', { authorization: 'Basic %%%' }],
  ])('is none where it is %s', async (_what, headers) => {
    expect((await ask(closed(), '/api/v1/record', { headers })).status).toBe(401)
  })

  it('costs ever longer pauses after five wrong ones, and none once they are over', async () => {
    const { Hono } = await import('hono')
    let time = 0
    const guarded = new Hono()
    guarded.use(askPassword({ password: 'gull-7', now: () => time }))
    guarded.get('/', (context) => context.text('in'))
    const attempt = async (password: string) =>
      (await ask(guarded, '/', { headers: { authorization: `Bearer ${password}` } })).status
    for (let n = 0; n < 6; n++) expect(await attempt('wrong')).toBe(401)
    // The right one is not even looked at now, or the pause would tell nothing to a guesser.
    expect(await attempt('gull-7')).toBe(429)
    time += 1001
    expect(await attempt('wrong')).toBe(401)
    time += 1001
    expect(await attempt('gull-7')).toBe(429)
    time += 1000
    expect(await attempt('gull-7')).toBe(200)
    expect(await attempt('wrong')).toBe(401)
    expect(await attempt('gull-7')).toBe(200)
  })
})

describe('an answer', () => {
  it('says the same to who has it already by 304, until the record changes', async () => {
    const first = await ask(app, '/api/v1/record')
    const etag = first.headers.get('etag')!
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const headers = { 'if-none-match': `"other", ${etag}` }
    const again = await ask(app, '/api/v1/record', { headers })
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', etag])
    const { body } = await send(app, SAVE, search)
    expect((await ask(app, '/api/v1/record', { headers })).status).toBe(200)
    await ask(app, `${SAVE}/${body.id}`, { method: 'DELETE' })
  })

  it('is packed for who can unpack it', async () => {
    const packed = await app.request('/api/v1/search?limit=500', {
      headers: { 'accept-encoding': 'br, gzip' },
    })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const stream = packed.body!.pipeThrough(new DecompressionStream('gzip'))
    const plain = await ask(app, '/api/v1/search?limit=500')
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await new Response(stream).json()).toEqual(plain.body)
  })

  it('is the same for many who ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(app, '/api/v1/stories?limit=7')))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  })

  it('of what changes by itself is not kept', async () => {
    const { headers } = await ask(app, '/api/v1/corrections/training.jsonl')
    expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null])
  })

  it('to a HEAD has no body', async () => {
    const { status, body } = await ask(app, '/api/v1/record', { method: 'HEAD' })
    expect([status, body]).toEqual([200, ''])
  })
})
