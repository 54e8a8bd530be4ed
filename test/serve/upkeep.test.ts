import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RecordError, UsageError } from '../../src/errors.ts'
import { readProgramVersion } from '../../src/program.ts'
import { type AppOptions, createApp, type RunningServer, startServer } from '../../src/serve/index.ts'
import type { OpenRecord } from '../../src/store/index.ts'
import { ask } from './ask.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'

const TOKEN = 'heron-plover-tern-gull'

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

/** A record that fails where it is said to. */
const withTrouble = (trouble: Partial<OpenRecord>): OpenRecord => ({ ...test.record, ...trouble })
const fail = async () => {
  throw new RecordError('the disk is gone')
}
const never = () => new Promise<never>(() => {})

/** Asks a server with headers that fetch does not allow. */
function askAs(address: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(address, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

/** The lines of one metric with their labels: `{method="GET",route="/"} 2`. */
function findLines(metrics: string, name: string): string[] {
  const lines = metrics
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
  return lines.map((line) => line.slice(name.length).trim())
}

/** The metrics of a server of one's own, which is closed again. */
async function readMetrics(record: OpenRecord, options: AppOptions = {}): Promise<string> {
  const own = await startServer(record, { host: '127.0.0.1', port: 0, ...options })
  try {
    return await (await fetch(`${own.address}metrics`)).text()
  } finally {
    await own.close()
  }
}

describe('/health', () => {
  it('says that the server runs, its version and for how long, and nothing of the record', async () => {
    const { status, body, headers } = await ask(createApp(test.record), '/health')
    expect(status).toBe(200)
    expect(body).toEqual({ status: 'ok', version: readProgramVersion(), uptimeSeconds: 0 })
    expect(body.version).toMatch(/^\d+\.\d+\.\d+/)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('asks for no login, and does not need the record', async () => {
    const app = createApp(withTrouble({ findSummaries: fail }), { password: 'gull-7' })
    expect((await ask(app, '/health')).status).toBe(200)
    expect((await ask(app, '/api/v1/record')).status).toBe(401)
  })
})

describe('/ready', () => {
  it('is 200 when the record can be read, without a login', async () => {
    const { status, body } = await ask(createApp(test.record, { password: 'gull-7' }), '/ready')
    expect([status, body]).toEqual([200, { status: 'ready' }])
  })

  it.each([
    ['fails', fail],
    ['gives no answer', never],
  ])(
    'is 503 in the shape of every failure when the record %s',
    async (_, findSummaries) => {
      const { status, body } = await ask(createApp(withTrouble({ findSummaries })), '/ready')
      expect(status).toBe(503)
      expect(body).toEqual({
        error: { status: 503, message: 'The record cannot be read at the moment.', fix: expect.any(String) },
      })
      expect(JSON.stringify(body)).not.toContain('disk')
    },
    10_000,
  )

  it('looks at the record once for many who ask at a time', async () => {
    let looks = 0
    const app = createApp(
      withTrouble({
        findSummaries: (ids) => {
          looks++
          return test.record.findSummaries(ids)
        },
      }),
    )
    await Promise.all(Array.from({ length: 50 }, () => ask(app, '/ready')))
    expect(looks).toBe(1)
  })
})

describe('/metrics', () => {
  it('has the figures of the process, the version and the record', async () => {
    const response = await fetch(`${server.address}metrics`)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const metrics = await response.text()
    const { articles, statements } = await test.record.count()
    expect(findLines(metrics, 'hearsay_record_articles')).toEqual([String(articles)])
    expect(findLines(metrics, 'hearsay_record_statements')).toEqual([String(statements)])
    expect(findLines(metrics, 'hearsay_record_unrelated_changes')).toEqual(['0'])
    expect(findLines(metrics, 'hearsay_record_readable')).toEqual(['1'])
    expect(findLines(metrics, 'hearsay_build_info')).toEqual([
      `{version="${readProgramVersion()}",node="${process.versions.node}"} 1`,
    ])
    expect(findLines(metrics, 'process_resident_memory_bytes')).toHaveLength(1)
    expect(metrics).toContain('nodejs_eventloop_lag_seconds')
    expect(findLines(metrics, 'hearsay_waiting_jobs')).toEqual([])
    expect(findLines(metrics, 'hearsay_given_up_jobs')).toEqual([])
  })

  it('counts requests by the pattern of the address, and never has an address or a word of a search in it', async () => {
    const own = await startServer(test.record, { host: '127.0.0.1', port: 0 })
    const paths = [
      'api/v1/search?words=zephyr',
      'api/v1/search?words=zephyr',
      'api/v1/article/zephyr',
      'zephyr/1',
    ]
    for (const path of paths) await (await fetch(own.address + path)).text()
    await (await fetch(`${own.address}api/v1/search`, { method: 'DELETE' })).text()
    const metrics = await (await fetch(`${own.address}metrics`)).text()
    await own.close()
    expect(findLines(metrics, 'hearsay_http_requests_total').sort()).toEqual([
      '{method="DELETE",route="unknown",status="404"} 1',
      '{method="GET",route="/api/v1/article/{id}",status="404"} 1',
      '{method="GET",route="/api/v1/search",status="200"} 2',
      '{method="GET",route="unknown",status="404"} 1',
    ])
    expect(findLines(metrics, 'hearsay_http_request_duration_seconds_count')).toContain(
      '{method="GET",route="/api/v1/search",status="200"} 2',
    )
    expect(metrics).not.toContain('zephyr')
  })

  it('tells no figures of a record that cannot be read, and that it cannot', async () => {
    const metrics = await readMetrics(withTrouble({ count: fail }))
    expect(findLines(metrics, 'hearsay_record_readable')).toEqual(['0'])
    expect(findLines(metrics, 'hearsay_record_articles')).toEqual([])
    expect(findLines(metrics, 'hearsay_build_info')).toHaveLength(1)
  })

  it('does not wait for a record that gives no answer', async () => {
    const metrics = await readMetrics(withTrouble({ count: never }))
    expect(findLines(metrics, 'hearsay_record_readable')).toEqual(['0'])
  }, 10_000)

  it('tells how many jobs wait where there is somebody to ask', async () => {
    const metrics = await readMetrics(test.record, {
      countJobs: async () => ({ waiting: { fetch: 3, relate: 0 }, givenUp: { fetch: 2 } }),
    })
    expect(findLines(metrics, 'hearsay_waiting_jobs')).toEqual(['{queue="fetch"} 3', '{queue="relate"} 0'])
    expect(findLines(metrics, 'hearsay_given_up_jobs')).toEqual(['{queue="fetch"} 2'])
  })

  it('has the other figures when the queue cannot be asked', async () => {
    const metrics = await readMetrics(test.record, { countJobs: fail })
    expect(findLines(metrics, 'hearsay_waiting_jobs')).toEqual([])
    expect(findLines(metrics, 'hearsay_given_up_jobs')).toEqual([])
    expect(findLines(metrics, 'hearsay_record_readable')).toEqual(['1'])
  })
})

describe('who may read the metrics', () => {
  it('is this machine, without a login', async () => {
    const own = await startServer(test.record, { host: '127.0.0.1', port: 0, password: 'gull-7' })
    expect((await fetch(`${own.address}metrics`)).status).toBe(200)
    await own.close()
  })

  it.each([
    ['names who asked', { 'x-forwarded-for': '192.0.2.7' }],
    ['names itself', { via: '1.1 proxy.example' }],
    ['hands on the name by which it was asked', { host: 'newsroom.example' }],
  ])('is nobody else, who comes through a proxy on this machine that %s', async (_, headers) => {
    const own = await startServer(test.record, { host: '0.0.0.0', port: 0, password: 'gull-7' })
    const address = `${own.address.replace('localhost', '127.0.0.1')}metrics`
    expect(await askAs(address, {})).toBe(200)
    expect(await askAs(address, headers)).toBe(403)
    // The password of the pages is not the token.
    expect(await askAs(address, { ...headers, authorization: 'Bearer gull-7' })).toBe(403)
    await own.close()
  })

  it('is also who knows the token, from anywhere', async () => {
    const app = createApp(test.record, { password: 'gull-7', metricsToken: TOKEN })
    const read = (authorization?: string) =>
      ask(app, '/metrics', { headers: authorization ? { authorization } : {} })
    expect((await read(`Bearer ${TOKEN}`)).body).toContain('hearsay_build_info')
    for (const wrong of [
      undefined,
      'Bearer gull-7',
      `Bearer ${TOKEN}x`,
      `Basic ${btoa(`me:${TOKEN}`)}`,
      'Bearer ',
    ]) {
      const { status, body, headers } = await read(wrong)
      expect([wrong, status, body.error.status]).toEqual([wrong, 401, 401])
      expect(headers.get('www-authenticate')).toMatch(/^Bearer /)
    }
    // And the token opens nothing else.
    const record = await ask(app, '/api/v1/record', { headers: { authorization: `Bearer ${TOKEN}` } })
    expect(record.status).toBe(401)
  })

  it('is nobody else where there is a token, not even the machine itself', async () => {
    const own = await startServer(test.record, { host: '127.0.0.1', port: 0, metricsToken: TOKEN })
    const read = async (headers: Record<string, string>) =>
      (await fetch(`${own.address}metrics`, { headers })).status
    const statuses = [await read({}), await read({ authorization: `Bearer ${TOKEN}` })]
    await own.close()
    // A proxy on that machine that does not say for whom it asks looks like it.
    expect(statuses).toEqual([401, 200])
  })

  it('is nobody from elsewhere without a token', async () => {
    const { status, body } = await ask(createApp(test.record), '/metrics')
    expect([status, body.error.fix]).toEqual([403, expect.stringContaining('HEARSAY_METRICS_TOKEN')])
  })

  it('is not left to a token that can be guessed', () => {
    const start = () => createApp(test.record, { metricsToken: 'short' })
    expect(start).toThrow(UsageError)
    expect(start).toThrow(/16 letters or more/)
    expect(start).not.toThrow(/short/)
  })
})
