import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiRoutes, listAddresses } from '../../src/serve/addresses.ts'
import { createApp } from '../../src/serve/index.ts'
import { failure } from '../../src/serve/schemas.ts'
import { ROLES, type Role } from '../../src/store/index.ts'
import { ask } from './ask.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'
import { addPeople, makeToken, NAMES, openCookie, TUESDAY } from './people.ts'

/** What each address is for, said a second time: a new one must be thought about here too. */
const FOR_EDITORS = [
  'POST /api/v1/searches',
  'DELETE /api/v1/searches/{id}',
  'POST /api/v1/corrections',
  'POST /api/v1/corrections/{id}/undo',
  'POST /api/v1/additions',
]
const FOR_ANYBODY = [
  'GET /login',
  'GET /api/v1/me',
  'POST /api/v1/session',
  'DELETE /api/v1/session',
  'GET /health',
  'GET /ready',
  'GET /metrics',
]
const FOR_ACCOUNTS = [
  'POST /api/v1/me/password',
  'GET /api/v1/sessions',
  'DELETE /api/v1/sessions/{id}',
  'GET /api/v1/tokens',
  'POST /api/v1/tokens',
  'DELETE /api/v1/tokens/{id}',
]
/** Whoever finds a token may not take away what others have: its owner ends these where they log in. */
const NOT_BY_TOKEN = ['DELETE /api/v1/sessions/{id}', 'DELETE /api/v1/tokens/{id}']
const isForAdmins = (name: string) => /\/(?:accounts|audit)(?:\/|$)/.test(name)

const addresses = listAddresses()
  // It has a lock of its own.
  .filter(({ path }) => path !== '/metrics')
  .map(({ method, path, role }) => ({ name: `${method} ${path}`, method, path, role }))

let test: TestRecord
let app: Hono
const tokens: Partial<Record<Role, string>> = {}
beforeAll(async () => {
  test = await openInventedRecord()
  await addPeople(test.record)
  app = createApp(test.record, { people: { now: () => TUESDAY + 1 } })
  for (const role of ROLES) tokens[role] = await makeToken(test.record, NAMES[role], role)
})
afterAll(() => test.close())

type Way = 'session' | 'token'

/** What somebody sends. A session is opened each time: one of the addresses ends it. */
async function show(way: Way, role: Role): Promise<Record<string, string>> {
  if (way === 'token') return { authorization: `Bearer ${tokens[role]}` }
  return { cookie: await openCookie(test.record, NAMES[role]) }
}

/** Asks with nothing in the body and for what is not there: who is let in changes nothing. */
async function isLetIn({ method, path }: { method: string; path: string }, headers: Record<string, string>) {
  const response = await app.request(path.replaceAll(/\{\w+\}/g, 'none'), { method, headers })
  await response.body?.cancel()
  return ![401, 403].includes(response.status)
}

describe('every address', () => {
  it('has the role that this test thinks it has', () => {
    const expected = (name: string) => {
      if (FOR_ANYBODY.includes(name)) return 'anybody'
      if (FOR_ACCOUNTS.includes(name)) return 'account'
      if (isForAdmins(name)) return 'admin'
      return FOR_EDITORS.includes(name) ? 'editor' : 'reader'
    }
    expect(addresses.map(({ name, role }) => [name, role])).toEqual(
      addresses.map(({ name }) => [name, expected(name)]),
    )
    expect(addresses.length).toBeGreaterThan(Object.keys(apiRoutes).length)
  })

  it.each(addresses)('$name lets in who may, and nobody else', async ({ role, ...address }) => {
    // An attempt to log in without anything is a wrong request, not a wrong password.
    expect(await isLetIn(address, {})).toBe(role === 'anybody')
    for (const way of ['session', 'token'] as const) {
      for (const had of ROLES) {
        const mayAnyWay =
          role === 'anybody' || role === 'account' || ROLES.indexOf(had) >= ROLES.indexOf(role)
        const may = mayAnyWay && !(way === 'token' && NOT_BY_TOKEN.includes(address.name))
        expect([way, had, await isLetIn(address, await show(way, had))]).toEqual([way, had, may])
      }
    }
  })

  it('that is not in the table is closed to strangers too, however it is written', async () => {
    for (const path of [
      '/nothing',
      '/api/v2/record',
      '/api/v1/record/',
      '/api//v1/record',
      '/API/v1/record',
      '/api/v1/%72ecord',
      '/api/v1/audit%2f',
      '/health/../api/v1/record',
      '/login/x',
      '/assets/x/y',
    ]) {
      const { status, body } = await ask(app, path)
      expect([path, status, failure.safeParse(body).success]).toEqual([path, 401, true])
    }
    for (const method of ['HEAD', 'PUT', 'OPTIONS', 'PATCH'])
      expect((await ask(app, '/api/v1/record', { method })).status).toBe(401)
  })

  it('that is a page sends a stranger to log in, and back', async () => {
    const { status, headers: answered } = await ask(app, '/search?words=dam%26x', {
      headers: { accept: 'text/html' },
    })
    expect([status, answered.get('location')]).toEqual([302, '/login?to=%2Fsearch%3Fwords%3Ddam%2526x'])
    expect((await ask(app, '/api/v1/record', { headers: { accept: 'text/html' } })).status).toBe(401)
  })
})
