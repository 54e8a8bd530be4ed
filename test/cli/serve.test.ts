import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openRecord } from '../../src/store/index.ts'
import { makeFolder, REPORTS } from './invented-folder.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'
import { type Started, startServing } from './start-hearsay.ts'

let folder: string
beforeAll(async () => {
  folder = makeFolder({ 'ferry.txt': REPORTS['ferry.txt'] })
  await runHearsay(['add', 'ferry.txt'], { folder })
})

let started: Started | undefined
afterEach(async () => {
  started?.child.kill('SIGKILL')
  await started?.ended
  started = undefined
})

async function start(...words: string[]): Promise<Started> {
  started = await startServing(words, { folder })
  return started
}

/** A request whose body comes in two parts, the second when it is asked for. */
function beginCorrection(address: string, body: string) {
  const [half, rest] = [body.slice(0, 10), body.slice(10)]
  const sending = request(`${address}api/v1/corrections`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  })
  sending.write(half)
  const answered = once(sending, 'response').then(([response]) => {
    response.resume()
    return response.statusCode as number
  })
  // Who waits for it is told of it.
  answered.catch(() => {})
  return { finish: () => sending.end(rest), answered }
}

async function nameStatement(): Promise<string> {
  const { out } = await runHearsay(['export'], { folder })
  const statement = parseLines(out).find(({ kind }) => kind === 'statement')
  return String(statement?.id)
}

describe('stopping hearsay serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'with %s ends streams of events and unused connections, finishes what is under way, and ends with 0',
    async (signal) => {
      const { address, child, ended, readErr } = await start()
      const { hostname, port } = new URL(address)
      const events = await fetch(`${address}api/v1/events`)
      const unused = connect(Number(port), hostname)
      await once(unused, 'connect')
      const body = JSON.stringify({ kind: 'confirm', statement: await nameStatement(), why: signal })
      const correction = beginCorrection(address, body)
      // The server has begun with it.
      await wait(300)
      child.kill(signal)
      await events.text()
      unused.resume()
      await once(unused, 'close')
      await expect(fetch(`${address}health`)).rejects.toThrow()
      expect(child.exitCode).toBeNull()
      correction.finish()
      expect(await correction.answered).toBe(201)
      expect(await ended).toEqual({ status: 0, signal: null })
      expect(readErr()).not.toMatch(/bug|error/i)
      const record = await openRecord(`${folder}/hearsay.db`, { mode: 'read' })
      expect((await record.listCorrections()).at(-1)).toMatchObject({ why: signal })
      await record.close()
    },
    30_000,
  )

  it.each([
    ['SIGTERM', 'SIGTERM'],
    ['SIGINT', 'SIGTERM'],
  ] as const)(
    'at once with a second signal (%s, then %s), which loses nothing that was kept',
    async (first, second) => {
      const { address, child, ended } = await start()
      const correction = beginCorrection(address, JSON.stringify({ kind: 'confirm', statement: 'sta_1' }))
      await wait(300)
      child.kill(first)
      await wait(300)
      expect(child.exitCode).toBeNull()
      child.kill(second)
      expect(await ended).toEqual({ status: null, signal: second })
      await expect(correction.answered).rejects.toThrow()
      expect((await runHearsay(['show'], { folder })).status).toBe(0)
    },
    30_000,
  )
})

describe('the log of hearsay serve', () => {
  it('is JSON and nothing else on standard error when that is set', async () => {
    const { address, child, ended, readErr } = await start('--log', 'info', '--log-format', 'json')
    const id = (await fetch(`${address}api/v1/search?words=zephyr`)).headers.get('x-request-id')
    child.kill('SIGTERM')
    await ended
    expect(readErr()).not.toContain('zephyr')
    expect(parseLines(readErr())).toMatchObject([
      { level: 'info', verb: 'serve', message: 'serving', address },
      {
        message: 'request',
        route: '/api/v1/search',
        status: 200,
        id,
        client: expect.stringContaining('127.0.0.1'),
      },
      { message: 'stopping', signal: 'SIGTERM' },
      { message: 'stopped' },
    ])
  })

  it('is off when nothing is set, also where no terminal is', async () => {
    const { address, child, ended, readErr } = await start()
    await fetch(`${address}api/v1/record`)
    child.kill('SIGTERM')
    await ended
    expect(readErr()).toBe('')
  })

  it('never has the password or the token in it', async () => {
    const secrets = ['--password', 'gull-of-the-pier', '--metrics-token', 'tern-of-the-lighthouse']
    const { address, child, ended, readErr } = await start('--log', 'debug', ...secrets)
    const ask = async (path: string, authorization: string) =>
      (await fetch(address + path, { headers: { authorization } })).status
    expect(await ask('api/v1/record', 'Bearer gull-of-the-pier')).toBe(200)
    expect(await ask('metrics?token=tern-of-the-lighthouse', 'Bearer tern-of-the-lighthouse')).toBe(200)
    expect(await ask('api/v1/search?words=gull-of-the-pier', `Basic ${btoa('me:gull-of-the-pier')}`)).toBe(
      200,
    )
    child.kill('SIGTERM')
    await ended
    expect(readErr()).toContain('/api/v1/search?words=[secret]')
    expect(readErr()).not.toMatch(/gull-of|tern-of|Z3VsbC1vZi/)
  })

  it('refuses a level and a format that there are none of, and says which there are', async () => {
    const level = await runHearsay(['serve', '--log', 'loud'], { folder })
    expect(level).toMatchObject({
      status: 2,
      err: expect.stringMatching(/--log: expected one of off, error, info, debug/),
    })
    const environment = { HEARSAY_LOG_FORMAT: 'xml' }
    const format = await runHearsay(['serve'], { folder, environment })
    expect(format).toMatchObject({
      status: 2,
      err: expect.stringMatching(
        /HEARSAY_LOG_FORMAT: expected one of text, json, got "xml"; give HEARSAY_LOG_FORMAT=text/,
      ),
    })
  })
})
