import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { nameNetwork, readProxies } from '../../src/serve/find-client.ts'
import { createApp } from '../../src/serve/index.ts'
import { limitLogins } from '../../src/serve/limit-requests.ts'
import { failure } from '../../src/serve/schemas.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'
import { addPeople, from, makeToken, openCookie, PASSWORD, TUESDAY } from './people.ts'

const PROXY = '10.0.0.5'
let test: TestRecord
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: TUESDAY })
  test = await openInventedRecord('empty')
  await addPeople(test.record)
})
afterEach(async () => {
  vi.useRealTimers()
  await test.close()
})

interface Login {
  readonly name?: string
  readonly password?: string
  readonly client?: string
  readonly headers?: Record<string, string>
}

async function logIn(
  app: Hono,
  { name = 'ana', password = 'wrong', client = '192.0.2.7', headers = {} }: Login,
) {
  const body = JSON.stringify({ name, password })
  const request = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }
  const response = await app.request('/api/v1/session', request, from(client))
  // No more than eight a second are looked at, from wherever they come.
  vi.advanceTimersByTime(1000)
  return response
}

describe('who guesses passwords', () => {
  it('is put off after five for one account, also with the right one, for a quarter of an hour', async () => {
    const app = createApp(test.record)
    for (let n = 0; n < 5; n++) expect((await logIn(app, {})).status).toBe(401)
    const refused = await logIn(app, { name: ' ANA ', password: PASSWORD })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(failure.safeParse(await refused.json()).success).toBe(true)
    expect((await logIn(app, { password: PASSWORD, client: '192.0.2.8' })).status).toBe(201)
    vi.advanceTimersByTime(900_000)
    expect((await logIn(app, { password: PASSWORD })).status).toBe(201)
  })

  it('is put off just so when all guesses come at once', async () => {
    const limits = limitLogins()
    const attempt = { name: 'ana', network: '192.0.2.7' }
    const waits = await Promise.all(Array.from({ length: 100 }, () => limits.count(attempt)))
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(5)
  })

  it('is put off with whatever name after twenty, also from many addresses of one network', async () => {
    const app = createApp(test.record)
    const statuses: number[] = []
    for (let n = 0; n < 21; n++)
      statuses.push((await logIn(app, { name: `guess${n}`, client: `2001:db8:1:2::${n + 1}` })).status)
    expect(statuses).toEqual([...Array(20).fill(401), 429])
    const other = { name: 'ana', password: PASSWORD, client: '2001:db8:1:3::1' }
    expect((await logIn(app, other)).status).toBe(201)
  })

  it('is put off for one account after fifty, from wherever they come', async () => {
    const limits = limitLogins()
    let looked = 0
    for (let n = 0; n < 60; n++) {
      const wait = await limits.count({ name: 'ana', network: `192.0.2.${n}` })
      if (wait === undefined) looked++
      vi.advanceTimersByTime(1000)
    }
    expect(looked).toBe(50)
    expect(await limits.count({ name: 'rita', network: '192.0.2.1' })).toBeUndefined()
  })

  it('leaves the processor to others: eight a second in all', async () => {
    const limits = limitLogins()
    const all = Array.from({ length: 20 }, (_, n) => limits.count({ name: `n${n}`, network: `192.0.2.${n}` }))
    const waits = await Promise.all(all)
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(8)
    expect(Math.max(...waits.map((wait) => wait ?? 0))).toBeLessThanOrEqual(1000)
  })

  it('is forgiven where the right one came in time, again and again', async () => {
    const app = createApp(test.record)
    for (let round = 0; round < 12; round++) {
      for (let n = 0; n < 4 && round === 0; n++) expect((await logIn(app, {})).status).toBe(401)
      expect((await logIn(app, { password: PASSWORD })).status).toBe(201)
    }
  })

  it('is known behind our own proxy, and cannot say to be somebody else', async () => {
    const app = createApp(test.record, { hosts: 'any', people: { trustedProxies: '10.0.0.0/8' } })
    const guess = async (n: number, client = PROXY) => {
      const headers = { 'x-forwarded-for': `198.51.100.${n}, 192.0.2.7` }
      return (await logIn(app, { headers, client })).status
    }
    const statuses: number[] = []
    for (let n = 0; n < 6; n++) statuses.push(await guess(n))
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    const direct: number[] = []
    for (let n = 0; n < 6; n++) direct.push(await guess(n, '203.0.113.4'))
    expect(direct).toEqual([401, 401, 401, 401, 401, 429])
  })
})

describe('who asks all the time', () => {
  const ask = async (app: Hono, client: string, headers: Record<string, string> = {}) =>
    app.request('/api/v1/me', { headers }, from(client))

  it('is put off until the minute is over, each for themselves', async () => {
    const app = createApp(test.record, { hosts: 'any', people: { requestLimit: 3 } })
    const statuses = []
    for (let n = 0; n < 4; n++) statuses.push((await ask(app, '192.0.2.7')).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    const refused = await ask(app, '192.0.2.7')
    expect(refused.headers.get('retry-after')).toBe('60')
    expect(failure.safeParse(await refused.json()).success).toBe(true)
    expect((await ask(app, '192.0.2.8')).status).toBe(200)
    const headers = { authorization: `Bearer ${await makeToken(test.record, 'rita', 'reader')}` }
    expect((await ask(app, '192.0.2.7', headers)).status).toBe(200)
    vi.advanceTimersByTime(60_001)
    expect((await ask(app, '192.0.2.7')).status).toBe(200)
  })

  it('is put off also where they may not ask at all', async () => {
    const app = createApp(test.record, { hosts: 'any', people: { requestLimit: 3 } })
    const statuses = []
    for (let n = 0; n < 4; n++)
      statuses.push((await app.request('/api/v1/record', {}, from('192.0.2.7'))).status)
    expect(statuses).toEqual([401, 401, 401, 429])
  })

  it('is one account on all its machines, and nobody on this machine', async () => {
    const app = createApp(test.record, { people: { requestLimit: 3, now: () => TUESDAY } })
    const headers = { cookie: await openCookie(test.record, 'rita') }
    const statuses = []
    for (let n = 0; n < 4; n++) statuses.push((await ask(app, `192.0.2.${n}`, headers)).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    for (let n = 0; n < 5; n++) expect((await ask(app, '127.0.0.1')).status).toBe(200)
  })
})

describe('a reverse proxy', () => {
  const name = async (app: Hono, client: string, headers: Record<string, string>) => {
    const response = await app.request('/api/v1/me', { headers }, from(client))
    return response.json()
  }

  it('says who it is, and nobody else does', async () => {
    const people = { trustedProxies: '10.0.0.0/8, ::1', trustedHeader: 'X-Forwarded-User' }
    const app = createApp(test.record, { hosts: 'any', people })
    const headers = { 'x-forwarded-user': 'Edgar' }
    const edgar = { needsLogin: false, account: { name: 'edgar', role: 'editor' }, way: 'proxy' }
    expect(await name(app, PROXY, headers)).toEqual(edgar)
    expect(await name(app, '::ffff:10.0.0.9', headers)).toEqual(edgar)
    for (const client of ['192.0.2.7', '127.0.0.1', '11.0.0.1', '']) {
      expect(await name(app, client, headers)).toEqual({ needsLogin: true })
      expect(await name(app, client, { ...headers, 'x-forwarded-for': PROXY })).toEqual({ needsLogin: true })
    }
    for (const user of ['nobody', '', 'edgar, ana', "ana' --", 'ana\u00e9'])
      expect(await name(app, PROXY, { 'x-forwarded-user': user })).toEqual({ needsLogin: true })
  })

  it('has accounts made, as reader, where that is set', async () => {
    const people = { trustedProxies: PROXY, trustedHeader: 'x-forwarded-user', makesReaders: true }
    const app = createApp(test.record, { hosts: 'any', people })
    const both = await Promise.all([1, 2].map(() => name(app, PROXY, { 'x-forwarded-user': 'zoe' })))
    expect(both[0]).toMatchObject({ account: { name: 'zoe', role: 'reader' } })
    expect(both[1]).toEqual(both[0])
    expect(await name(app, PROXY, { 'x-forwarded-user': '<script>' })).toEqual({ needsLogin: true })
    expect((await logIn(app, { name: 'zoe', password: '' })).status).toBe(401)
    expect(await test.record.people.listAccounts()).toHaveLength(4)
  })

  it('must be named by address, and its header must not be believed from anybody', () => {
    for (const list of ['proxy.example', '10.0.0.0/99', '10.0.0.1;10.0.0.2'])
      expect(() => readProxies(list)).toThrow(UsageError)
    expect(() => createApp(test.record, { people: { trustedHeader: 'X-User' } })).toThrow(/TRUSTED_PROXIES/)
    expect(nameNetwork('2001:db8::1')).toBe('2001:db8:0:0')
    expect(nameNetwork('::ffff:192.0.2.1')).toBe('::ffff:192.0.2.1')
  })
})
