import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RecordError } from '../../src/errors.ts'
import type { Log, LogFacts } from '../../src/log.ts'
import { createApp, startServer } from '../../src/serve/index.ts'
import type { OpenRecord } from '../../src/store/index.ts'
import { ask, send } from './ask.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'

let test: TestRecord
beforeAll(async () => {
  test = await openInventedRecord()
})
afterAll(() => test.close())

interface Line {
  readonly level: keyof Log
  readonly message: string
  readonly facts: LogFacts
}

/** An application with a log that is kept in memory. */
function keepLog(record: OpenRecord = test.record, options: { password?: string } = {}) {
  const lines: Line[] = []
  const note =
    (level: keyof Log) =>
    (message: string, facts: LogFacts = {}) => {
      lines.push({ level, message, facts })
    }
  const log: Log = { error: note('error'), info: note('info'), debug: note('debug') }
  const of = (level: keyof Log) => lines.filter((line) => line.level === level)
  return { app: createApp(record, { log, ...options }), log, of, lines }
}

describe('the log of requests', () => {
  it('has a line for each request: method, pattern of the address, status, time and number', async () => {
    const { app, of } = keepLog()
    const { headers } = await ask(app, '/api/v1/search?words=dam&voice=Petrova')
    expect(of('info')).toEqual([
      {
        level: 'info',
        message: 'request',
        facts: {
          ...{ method: 'GET', route: '/api/v1/search', status: 200, ms: expect.any(Number) },
          ...{ client: undefined, account: undefined, id: headers.get('x-request-id') },
        },
      },
    ])
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  })

  it('has the looks of programs that watch on the level of debug, unless they are refused', async () => {
    const { app, of } = keepLog()
    for (const path of ['/health', '/ready', '/metrics']) await ask(app, path)
    expect(of('info').map(({ facts }) => [facts.route, facts.status])).toEqual([['/metrics', 403]])
    const asked = of('debug').filter(({ message }) => message === 'request')
    expect(asked.map(({ facts }) => facts.route)).toEqual(['/health', '/ready'])
  })

  it('names the machine that asked', async () => {
    const { log, of } = keepLog()
    const server = await startServer(test.record, { host: '127.0.0.1', port: 0, log })
    await (await fetch(`${server.address}api/v1/record`)).text()
    await server.close()
    expect(of('info')).toMatchObject([{ facts: { client: expect.stringMatching(/127\.0\.0\.1$/) } }])
  })

  it('has what people search for, and the names in addresses, on the level of debug alone', async () => {
    const { app, of } = keepLog()
    await ask(app, '/api/v1/search?words=zephyr')
    await ask(app, '/api/v1/voice/zephyr')
    await ask(app, '/zephyr')
    await ask(app, '/api/v1/search?limit=zephyr')
    await send(app, '/api/v1/searches', { name: 'zephyr', query: 'words=zephyr' })
    expect(of('info').map(({ facts }) => facts.status)).toEqual([200, 404, 404, 400, 201])
    expect(JSON.stringify([of('info'), of('error')])).not.toContain('zephyr')
    expect(of('debug')[0]).toMatchObject({ facts: { address: '/api/v1/search?words=zephyr' } })
  })

  it('has requests that were refused, and nothing of the password that was tried', async () => {
    const { app, lines } = keepLog(test.record, { password: 'gull-7' })
    const basic = `Basic ${btoa('desk:heron-8')}`
    for (const authorization of [basic, 'Bearer heron-8', 'Bearer gull-7'])
      await ask(app, '/api/v1/record', { headers: { authorization } })
    const requests = lines.filter(({ message }) => message === 'request')
    expect(requests.map(({ facts }) => facts.status)).toEqual([401, 401, 200])
    expect(JSON.stringify(lines)).not.toMatch(/heron-8|gull-7|aGVyb24|basic/i)
  })

  it('names the account that asked, and never its token', async () => {
    const own = await openInventedRecord('empty')
    const { people } = own.record
    await people.addAccount({ name: 'Vera', role: 'admin' }, { at: 0 })
    const { secret } = await people.addToken({ account: 'Vera', name: 'script', role: 'reader' }, { at: 0 })
    const { app, lines } = keepLog(own.record)
    await ask(app, '/api/v1/record', { headers: { authorization: `Bearer ${secret}` } })
    await ask(app, '/api/v1/record')
    await own.close()
    const requests = lines.filter(({ message }) => message === 'request')
    expect(requests.map(({ facts }) => [facts.status, facts.account])).toEqual([
      [200, 'Vera'],
      [401, undefined],
    ])
    expect(JSON.stringify(lines)).not.toContain(secret)
  })

  it('has an error that was no mistake of the caller, with the number of its request', async () => {
    const trouble = new RecordError('the record is locked by another program')
    const listVoices = async () => {
      throw trouble
    }
    const { app, of } = keepLog({ ...test.record, listVoices })
    const { status, headers, body } = await ask(app, '/api/v1/voices')
    expect(status).toBe(503)
    const id = headers.get('x-request-id')
    expect(of('error')).toMatchObject([
      { message: trouble.message, facts: { error: trouble, id, route: '/api/v1/voices', method: 'GET' } },
    ])
    expect(of('info')).toMatchObject([{ facts: { status: 503, id } }])
    expect(JSON.stringify(body)).not.toContain('locked')
    expect(body.error.fix).toMatch(/^Look at the terminal/)
  })

  it('is told by whoever runs the server, who is hardly the one that asks where there are accounts or proxies', async () => {
    const listVoices = async () => {
      throw new RecordError('the record is locked by another program')
    }
    const record = { ...test.record, listVoices }
    const behind = createApp(record, {
      hosts: 'any',
      password: 'gull-7',
      people: { trustedProxies: '10.0.0.1' },
    })
    const headers = { authorization: 'Bearer gull-7' }
    const { status, body } = await ask(behind, '/api/v1/voices', { headers })
    expect([status, body.error.fix]).toEqual([
      503,
      'Tell whoever runs this server: its log says what is wrong.',
    ])
  })
})

describe('the number of a request', () => {
  it('is that of the proxy before us, where it is a plain word', async () => {
    const { app, of } = keepLog()
    const asked = (id: string) => ask(app, '/api/v1/record', { headers: { 'x-request-id': id } })
    expect((await asked('proxy-7f3a')).headers.get('x-request-id')).toBe('proxy-7f3a')
    for (const odd of ['a b', 'x"}', 'y'.repeat(101)]) {
      const given = (await asked(odd)).headers.get('x-request-id')
      expect(given).toMatch(/^[\da-f-]{36}$/)
      expect(of('info').at(-1)?.facts.id).toBe(given)
    }
  })

  it('is another for each answer, also for one that is kept, and for 304', async () => {
    const { app } = keepLog()
    const first = await ask(app, '/api/v1/stories')
    const again = await ask(app, '/api/v1/stories')
    const etag = first.headers.get('etag') ?? ''
    const same = await ask(app, '/api/v1/stories', { headers: { 'if-none-match': etag } })
    expect([first.status, again.status, same.status]).toEqual([200, 200, 304])
    const ids = [first, again, same].map(({ headers }) => headers.get('x-request-id'))
    expect(new Set(ids).size).toBe(3)
    expect(ids).not.toContain(null)
  })
})
