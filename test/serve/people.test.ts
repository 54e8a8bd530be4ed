import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apiRoutes } from '../../src/serve/addresses.ts'
import { type AppOptions, createApp } from '../../src/serve/index.ts'
import { failure } from '../../src/serve/schemas.ts'
import { ask, send } from './ask.ts'
import { named } from './invented-news.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'
import { addPeople, from, makeToken, NAMES, openCookie, PASSWORD, TUESDAY } from './people.ts'

const SESSION = '/api/v1/session'
const HOUR = 3_600_000
let test: TestRecord
let app: Hono
let now = TUESDAY
const open = (options: AppOptions = {}) =>
  createApp(test.record, { ...options, people: { now: () => now, ...options.people } })
beforeEach(async () => {
  now = TUESDAY
  test = await openInventedRecord()
  await addPeople(test.record)
  app = open()
})
afterEach(() => test.close())

const logIn = (name: string, password = PASSWORD, headers = {}) =>
  send(app, SESSION, { name, password }, headers)
const readCookie = (headers: Headers) => /hearsay_session=[^;]*/.exec(headers.get('set-cookie') ?? '')![0]
const look = async (headers: Record<string, string>, path = '/api/v1/record') =>
  (await ask(app, path, { headers })).status

describe('a record without accounts', () => {
  it('is open to this machine as before, and says that nobody has to log in', async () => {
    const bare = await openInventedRecord('empty')
    const opened = createApp(bare.record)
    expect((await ask(opened, '/api/v1/me')).body).toEqual({ needsLogin: false })
    expect((await ask(opened, '/api/v1/record')).status).toBe(200)
    for (const path of ['/api/v1/accounts', '/api/v1/tokens', '/api/v1/audit'])
      expect((await ask(opened, path)).status).toBe(403)
    const account = { name: 'eve', role: 'admin', password: PASSWORD }
    expect((await send(opened, '/api/v1/accounts', account)).status).toBe(403)
    expect((await send(opened, SESSION, { name: 'eve', password: PASSWORD })).status).toBe(403)
    expect(await bare.record.people.hasAccounts()).toBe(false)
    await bare.close()
  })

  it('is closed at the next request once it has one, and a password for all opens nothing then', async () => {
    const bare = await openInventedRecord('empty')
    const headers = { authorization: 'Bearer gull-7' }
    const opened = createApp(bare.record, { password: 'gull-7' })
    expect((await ask(opened, '/api/v1/record', { headers })).status).toBe(200)
    await addPeople(bare.record)
    expect((await ask(opened, '/api/v1/record', { headers })).status).toBe(401)
    expect((await ask(opened, '/login', { headers: { accept: 'text/html' } })).status).not.toBe(401)
    await bare.close()
  })

  it('and without a password is closed to everybody where others can reach it', async () => {
    const bare = await openInventedRecord('empty')
    for (const options of [{ hosts: 'any' as const }, { people: { trustedProxies: '127.0.0.1' } }])
      expect((await ask(createApp(bare.record, options), '/api/v1/record')).status).toBe(403)
    await bare.close()
  })
})

describe('logging in', () => {
  it('gives a cookie that no script and no other site can use, and that opens the record', async () => {
    const { status, headers, body } = await logIn(' EDGAR ')
    expect([status, body]).toEqual([
      201,
      { needsLogin: false, account: { name: 'edgar', role: 'editor' }, way: 'session' },
    ])
    const cookie = headers.get('set-cookie')!
    expect(cookie).toMatch(/^hearsay_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(headers.get('cache-control')).toBe('no-store')
    const me = await ask(app, '/api/v1/me', { headers: { cookie: readCookie(headers) } })
    expect(me.body).toEqual(body)
    expect((await ask(app, '/api/v1/me')).body).toEqual({ needsLogin: true })
  })

  it('over https gives a cookie that goes over nothing else', async () => {
    const flags = async (headers: Record<string, string>, opened = app) => {
      const body = JSON.stringify({ name: 'ana', password: PASSWORD })
      const request = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }
      const response = await opened.request(SESSION, request, from('10.0.0.5'))
      return /; Secure/.test(response.headers.get('set-cookie')!)
    }
    expect(await flags({ origin: 'https://news.example', 'sec-fetch-site': 'same-origin' })).toBe(true)
    expect(await flags({ origin: 'http://localhost', 'sec-fetch-site': 'same-origin' })).toBe(false)
    expect(await flags({ 'x-forwarded-proto': 'https' })).toBe(false)
    const behind = open({ hosts: 'any', people: { trustedProxies: '10.0.0.0/8' } })
    expect(await flags({ 'x-forwarded-proto': 'https' }, behind)).toBe(true)
  })

  it('fails in one way, whatever is wrong', async () => {
    const answers = [
      await logIn('ana', 'not the password'),
      await logIn('nobody'),
      await logIn("ana' or '1'='1"),
      await logIn('ana', "' or 1=1 --"),
      await logIn('<script>alert(1)</script>'),
      await logIn('', ''),
    ]
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    expect(answers[0]!.status).toBe(401)
    expect(failure.safeParse(answers[0]!.body).success).toBe(true)
    expect(answers.map(({ headers }) => headers.get('set-cookie'))).toEqual(answers.map(() => null))
    expect((await test.record.people.listAccounts()).length).toBe(3)
  })

  it.each([
    ['a number for the name', { name: 7, password: PASSWORD }],
    ['an object', { name: { $ne: '' }, password: { $ne: '' } }],
    ['a password of a megabyte', { name: 'ana', password: 'x'.repeat(900_000) }],
    ['more than it needs', { name: 'ana', password: PASSWORD, role: 'admin' }],
  ])('refuses %s', async (_what, body) => {
    expect((await send(app, SESSION, body)).status).toBe(400)
  })

  it('from another site is refused, and so is whatever else it sends with the cookie', async () => {
    const cookie = await openCookie(test.record, 'ana')
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect((await logIn('ana', PASSWORD, foreign)).status).toBe(403)
    for (const [method, path] of [
      ['POST', '/api/v1/accounts'],
      ['POST', '/api/v1/tokens'],
      ['POST', '/api/v1/corrections'],
      ['PATCH', '/api/v1/accounts/rita'],
      ['DELETE', '/api/v1/accounts/rita'],
      ['DELETE', SESSION],
    ] as const) {
      const headers = { ...foreign, cookie, 'content-type': 'application/json' }
      expect((await ask(app, path, { method, headers })).status).toBe(403)
      // As a form of another site would send it.
      const form = { cookie, origin: 'http://evil.example', 'content-type': 'text/plain' }
      expect((await ask(app, path, { method, headers: form })).status).toBe(403)
    }
    expect(await test.record.people.findAccount('rita')).toBeDefined()
    expect(await look({ cookie })).toBe(200)
  })
})

describe('a session', () => {
  it('is over at once when one logs out, for good', async () => {
    const cookie = readCookie((await logIn('edgar')).headers)
    const { status, headers } = await ask(app, SESSION, { method: 'DELETE', headers: { cookie } })
    expect([status, headers.get('set-cookie')]).toEqual([
      204,
      expect.stringMatching(/^hearsay_session=; Max-Age=0/),
    ])
    expect(await look({ cookie })).toBe(401)
  })

  it('is over at once when an admin ends it, or all of the account', async () => {
    const admin = { cookie: await openCookie(test.record, 'ana') }
    const [one, two] = [await openCookie(test.record, 'edgar'), await openCookie(test.record, 'edgar')]
    const { body } = await ask(app, '/api/v1/sessions', { headers: { cookie: one } })
    expect(apiRoutes.sessions.responses[200].content['application/json'].schema.parse(body)).toEqual(body)
    expect(body.items.map(({ account }: { account: string }) => account)).toEqual(['edgar', 'edgar'])
    expect((await ask(app, '/api/v1/sessions', { headers: admin })).body.items).toHaveLength(3)
    const { session } = (await test.record.people.findSession(one.split('=')[1]!, now))!
    expect(body.own).toBe(session)
    const end = (path: string, headers: Record<string, string>) =>
      ask(app, path, { method: 'DELETE', headers })
    const reader = { cookie: await openCookie(test.record, 'rita') }
    expect((await end(`/api/v1/sessions/${session}`, reader)).status).toBe(404)
    expect(await look({ cookie: one })).toBe(200)
    expect((await end(`/api/v1/sessions/${session}`, admin)).status).toBe(204)
    expect([await look({ cookie: one }), await look({ cookie: two })]).toEqual([401, 200])
    expect((await end('/api/v1/accounts/edgar/sessions', admin)).body).toEqual({ ended: 1 })
    expect(await look({ cookie: two })).toBe(401)
  })

  it('is over after a night without use, and a role counts from the next request on', async () => {
    const cookie = await openCookie(test.record, 'edgar')
    now = TUESDAY + 11 * HOUR
    expect(await look({ cookie })).toBe(200)
    now = TUESDAY + 22 * HOUR
    expect(await look({ cookie })).toBe(200)
    await test.record.people.changeRole({ name: 'edgar', role: 'admin' }, { at: now })
    expect(await look({ cookie }, '/api/v1/audit')).toBe(200)
    now = TUESDAY + 35 * HOUR
    expect(await look({ cookie })).toBe(401)
  })

  it('that is over ends its stream of events', async () => {
    const cookie = await openCookie(test.record, 'edgar')
    const response = await app.request('/api/v1/events', { headers: { cookie } })
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toContain('event: record')
    await test.record.people.endSessionsOf('edgar', { at: now })
    // Looked at once a second.
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const admin = { cookie: await openCookie(test.record, 'ana') }
    await send(app, '/api/v1/searches', { name: 'Dam', query: 'words=dam' }, admin)
    // What happened within that second may still be told; the search, which came later, ends it.
    const told = [await reader.read(), await reader.read()]
    expect(told.at(-1)!.done).toBe(true)
  })

  it.each(["' or '1'='1", '%27%20or%201=1', '', 'null', 'a'.repeat(10_000), '"; drop table sessions; --'])(
    'is not made up: %j',
    async (secret) => {
      expect(await look({ cookie: `hearsay_session=${secret}` })).toBe(401)
      expect(await look({ authorization: `Bearer hearsay_${secret}` })).toBe(401)
    },
  )
})

describe('a token', () => {
  it('opens what its role allows, as Bearer and as a password of any user', async () => {
    const secret = await makeToken(test.record, 'ana', 'reader')
    const basic = { authorization: `Basic ${Buffer.from(`feeds:${secret}`).toString('base64')}` }
    expect(await look(basic, '/api/v1/search.atom?words=dam')).toBe(200)
    expect(await look({ authorization: `Bearer ${secret}` }, '/api/v1/audit')).toBe(403)
    expect((await ask(app, '/api/v1/me', { headers: basic })).body).toEqual({
      needsLogin: false,
      account: { name: 'ana', role: 'reader' },
      way: 'token',
    })
    expect((await test.record.people.listTokens())[0]!.usedOn).toBe('2024-03-19')
  })

  it('is made by who is logged in, told once, for no more than they may do, and taken away by them', async () => {
    const headers = { cookie: await openCookie(test.record, 'edgar') }
    const add = (body: object, given: Record<string, string> = headers) =>
      send(app, '/api/v1/tokens', body, given)
    expect((await add({ name: 'x', role: 'admin' })).status).toBe(400)
    const { status, body } = await add({ name: '<b>"x"</b>; --', role: 'editor' })
    expect([status, body.token.name, body.token.account]).toEqual([201, '<b>"x"</b>; --', 'edgar'])
    expect(apiRoutes.addToken.responses[201].content['application/json'].schema.parse(body)).toEqual(body)
    const bearer = { authorization: `Bearer ${body.secret}` }
    expect((await add({ name: 'second', role: 'reader' }, bearer)).status).toBe(403)
    const listed = (await ask(app, '/api/v1/tokens', { headers })).body
    expect([listed.items.length, JSON.stringify(listed).includes(body.secret)]).toEqual([1, false])
    const remove = (who: Record<string, string>) =>
      ask(app, `/api/v1/tokens/${body.token.id}`, { method: 'DELETE', headers: who })
    expect((await remove({ cookie: await openCookie(test.record, 'rita') })).status).toBe(404)
    expect((await remove(headers)).status).toBe(204)
    expect(await look(bearer)).toBe(401)
  })
})

describe('an account', () => {
  const admin = async () => ({ cookie: await openCookie(test.record, 'ana') })
  const change = async (body: object, name = 'rita') =>
    ask(app, `/api/v1/accounts/${name}`, {
      method: 'PATCH',
      body: JSON.stringify(body),
      headers: { ...(await admin()), 'content-type': 'application/json' },
    })

  it('is added, changed and removed by an admin, each as the description says', async () => {
    const account = { name: 'zoe@news.example', role: 'reader', password: PASSWORD }
    const added = await send(app, '/api/v1/accounts', account, await admin())
    expect([added.status, added.body.account.name]).toEqual([201, 'zoe@news.example'])
    expect(JSON.stringify(added.body)).not.toMatch(/argon2|gulls/)
    expect((await change({ role: 'editor' }, 'zoe@news.example')).body.account.role).toBe('editor')
    expect((await change({ role: 'editor', password: PASSWORD })).status).toBe(400)
    expect((await change({ role: 'king' })).status).toBe(400)
    expect((await change({ role: 'reader' }, 'ana')).status).toBe(400)
    expect((await change({ role: 'reader' }, 'nobody')).status).toBe(404)
    const cookie = await openCookie(test.record, 'zoe@news.example')
    expect((await change({ password: 'eleven boats and mud' }, 'zoe@news.example')).status).toBe(200)
    expect(await look({ cookie })).toBe(401)
    const { body } = await ask(app, '/api/v1/accounts', { headers: await admin() })
    expect(apiRoutes.accounts.responses[200].content['application/json'].schema.parse(body)).toEqual(body)
    const remove = async () =>
      (await ask(app, '/api/v1/accounts/zoe@news.example', { method: 'DELETE', headers: await admin() }))
        .status
    expect([await remove(), await remove()]).toEqual([204, 404])
  })

  it.each(["x'; drop table accounts; --", '<img src=x onerror=alert(1)>', 'a b', '', 'ana'])(
    'is not called %j',
    async (name) => {
      const account = { name, role: 'reader', password: PASSWORD }
      expect((await send(app, '/api/v1/accounts', account, await admin())).status).toBe(400)
      expect(await test.record.people.listAccounts()).toHaveLength(3)
    },
  )

  it('has its password changed by who knows it, which ends its other sessions', async () => {
    const [cookie, other] = [await openCookie(test.record, 'rita'), await openCookie(test.record, 'rita')]
    const set = (password: string, newPassword: string) =>
      send(app, '/api/v1/me/password', { password, newPassword }, { cookie })
    expect((await set('not the password', 'eleven boats and mud')).status).toBe(403)
    const same = await set(PASSWORD, 'a'.repeat(12))
    expect([same.status, same.body.error.message]).toEqual([
      400,
      expect.stringMatching(/got "one character again and again"; take four words/),
    ])
    expect((await set(PASSWORD, 'short')).status).toBe(400)
    expect((await set(PASSWORD, 'eleven boats and mud')).status).toBe(204)
    expect([await look({ cookie }), await look({ cookie: other })]).toEqual([200, 401])
    expect((await logIn('rita')).status).toBe(401)
    expect((await logIn('rita', 'eleven boats and mud')).status).toBe(201)
  })
})

describe('what somebody does', () => {
  it('is kept under the name of who is logged in, whatever the request says', async () => {
    const headers = { cookie: await openCookie(test.record, 'edgar') }
    const statement = named.gazette.statements[0]!.id
    const { body } = await send(
      app,
      '/api/v1/corrections',
      { kind: 'confirm', statement, by: 'ana' },
      headers,
    )
    expect(body.correction.by).toBe('edgar')
    const undo = await send(app, `/api/v1/corrections/${body.correction.id}/undo`, { by: 'ana' }, headers)
    expect(undo.body.correction.by).toBe('edgar')
    const bearer = { authorization: `Bearer ${await makeToken(test.record, 'ana', 'editor')}` }
    const other = await send(app, '/api/v1/corrections', { kind: 'reject', statement }, bearer)
    expect(other.body.correction.by).toBe('ana')
  })

  it('is in the log, with the client that it came from', async () => {
    const login = (password: string) =>
      app.request(
        SESSION,
        {
          method: 'POST',
          body: JSON.stringify({ name: 'edgar', password }),
          headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' },
        },
        from('127.0.0.1'),
      )
    await login('my secret typed here')
    await logIn('my secret typed here', 'x')
    const cookie = readCookie((await login(PASSWORD)).headers)
    const saved = await send(app, '/api/v1/searches', { name: 'Dam', query: 'words=dam' }, { cookie })
    await ask(app, `/api/v1/searches/${saved.body.id}`, { method: 'DELETE', headers: { cookie } })
    await ask(app, SESSION, { method: 'DELETE', headers: { cookie } })
    const headers = { cookie: await openCookie(test.record, NAMES.admin) }
    const { body } = await ask(app, '/api/v1/audit?limit=6', { headers })
    expect(apiRoutes.audit.responses[200].content['application/json'].schema.parse(body)).toEqual(body)
    const told = body.items.map(({ what, account, about, address }: Record<string, string>) => [
      what,
      account,
      about,
      address,
    ])
    expect(told.slice(1)).toEqual([
      ['logged out', 'edgar', 'edgar', undefined],
      ['search removed', 'edgar', 'Dam', undefined],
      ['logged in', 'edgar', undefined, '127.0.0.1'],
      ['login failed', undefined, undefined, undefined],
      ['login failed', undefined, 'edgar', '127.0.0.1'],
    ])
    expect(JSON.stringify(body)).not.toContain('secret typed')
  })

  it('is not given to the next one from memory', async () => {
    const [ana, rita] = [await openCookie(test.record, 'ana'), await openCookie(test.record, 'rita')]
    const who = async (cookie: string) =>
      (await ask(app, '/api/v1/me', { headers: { cookie } })).body.account.name
    expect([await who(ana), await who(rita)]).toEqual(['ana', 'rita'])
    expect((await ask(app, '/api/v1/me', { headers: { cookie: ana } })).headers.get('etag')).toBeNull()
  })
})

describe('a record that may only be read', () => {
  it('is open to tokens and sessions that it has, but nobody can log in', async () => {
    const secret = await makeToken(test.record, 'ana', 'admin')
    const closed = open({ isReadOnly: true })
    const headers = { authorization: `Bearer ${secret}` }
    expect((await ask(closed, '/api/v1/record', { headers })).status).toBe(200)
    expect((await test.record.people.listTokens())[0]!.usedOn).toBeUndefined()
    expect((await send(closed, SESSION, { name: 'ana', password: PASSWORD })).status).toBe(403)
  })
})
