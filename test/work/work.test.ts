import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openQueue, putInputs } from '../../src/work/index.ts'
import { makeFolder, REPORTS } from '../cli/invented-folder.ts'
import { PROGRAM, runHearsay } from '../cli/run-hearsay.ts'
import { exportRecord, makePlainRecord, writeReports } from './reports.ts'
import { makeDatabase, missing, type Server, startAgain, startServer, startWorker } from './server.ts'

const TIMEOUT = 300_000
const LEASE = 6

describe('a record on PostgreSQL that workers read', {
  skip: missing !== undefined,
  timeout: TIMEOUT,
}, () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  }, TIMEOUT)
  afterAll(() => server.stop())

  const reports = join(makeFolder({ 'reports.jsonl': writeReports(90) }), 'reports.jsonl')
  const begin = async (name: string, inputs: readonly string[]) => {
    const record = makeDatabase(server, name)
    const queue = openQueue(record, { leaseSeconds: LEASE })
    await queue.prepare()
    const put = await putInputs(inputs, { queue, reading: {} })
    return { record, queue, put }
  }
  const flags = (record: string) => ['--until-empty', '--record', record, '--lease', String(LEASE)]

  it('is the same with one, two and eight of them, ids included', async () => {
    // A second folder has some of it again, in other files.
    const folder = makeFolder({ ...REPORTS, 'again/some.jsonl': writeReports(9) })
    const inputs = [reports, folder]
    const plain = await makePlainRecord(inputs)
    expect(plain.length).toBeGreaterThan(300)
    for (const count of [1, 2, 8]) {
      const { record, queue, put } = await begin(`crew${count}`, count === 2 ? inputs.toReversed() : inputs)
      expect(put).toMatchObject({ files: 4, failed: 0 })
      const workers = Array.from({ length: count }, () => startWorker(flags(record)))
      expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual(Array(count).fill(0))
      expect(await exportRecord(record)).toEqual(plain)
      expect(await queue.listFailed()).toEqual([])
      await queue.close()
    }
  })

  it('can be looked at before all is related, and says so without doing it', async () => {
    const record = makeDatabase(server, 'looked')
    const added = await runHearsay(['add', '--relate-later', reports, '--record', record])
    expect(added.status).toBe(0)
    const shown = await runHearsay(['show', 'article', '--record', record])
    expect(shown.out).not.toBe('')
    expect(shown.err).toMatch(
      /\b90 changes not yet related to the rest: "hearsay work" and "hearsay serve" do/,
    )
    expect((await runHearsay(['show', '--record', record])).err).toContain('90 changes not yet related')
  })

  it('tells Prometheus how many jobs wait and how many were given up', async () => {
    const { record, queue } = await begin('counted', [reports])
    expect((await runHearsay(['add', '--relate-later', reports, '--record', record])).status).toBe(0)
    const taken = await queue.take(['read'])
    await queue.giveUp(taken!, [{ from: 'a.html', message: 'no report' }])
    await queue.close()
    const words = ['serve', '--port', '0', '--json', '--record', record]
    const child = spawn(process.execPath, [...PROGRAM, ...words], { stdio: ['ignore', 'pipe', 'ignore'] })
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    const metrics = await (await fetch(`${JSON.parse(line).address}metrics`)).text()
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(metrics).toMatch(/^hearsay_waiting_jobs\{queue="read"\} \d+$/m)
    expect(metrics).toContain('hearsay_given_up_jobs{queue="read"} 1')
  })

  it('is whole when a worker is killed and the server dies and comes back', async () => {
    // Many small jobs, so that there is something in hand at any moment.
    const lines = writeReports(90).trim().split('\n')
    const folder = makeFolder(
      Object.fromEntries(
        lines
          .map((_, at) => [`${at}.jsonl`, lines.slice(at, at + 6).join('\n')])
          .filter((_, at) => at % 6 === 0),
      ),
    )
    const { record, queue } = await begin('killed', [])
    for (let at = 0; at < lines.length; at += 6)
      await putInputs([join(folder, `${at}.jsonl`)], { queue, reading: {} })
    const first = startWorker([...flags(record), '--json'])
    const second = startWorker(flags(record))
    while (!first.read().out.includes('"kind":"done"')) await wait(20)
    first.kill('SIGKILL')
    expect(await first.ended).toBe('SIGKILL')
    await server.kill()
    await wait(1500)
    await startAgain(server)
    expect(await second.ended).toBe(0)
    expect(second.read().err).toMatch(
      /Waiting for the database: .*\n(?:.*\n)*The database answers again after \d+ seconds?\./,
    )
    expect(await exportRecord(record)).toEqual(await makePlainRecord([folder]))
    expect(
      Object.values(await queue.count()).every((counts) => Object.values(counts).every((n) => n === 0)),
    ).toBe(true)
    expect(await queue.listFailed()).toEqual([])
    await queue.close()
  })

  it('has the job of a killed worker done by another within its lease', async () => {
    const { record, queue } = await begin('orphan', [reports])
    // A worker that took a job and is not heard of again.
    const taken = await queue.take(['read'])
    expect(taken?.tries).toBe(1)
    const begun = performance.now()
    const worker = startWorker(flags(record))
    expect(await worker.ended).toBe(0)
    const seconds = (performance.now() - begun) / 1000
    expect(seconds).toBeGreaterThan(LEASE / 2)
    expect(await exportRecord(record)).toEqual(await makePlainRecord([reports]))
    // It was not dead after all, and says that it is done.
    await queue.finish(taken!)
    expect((await queue.count()).read).toEqual({ waiting: 0, active: 0, again: 0 })
    await queue.close()
  })

  it('keeps what cannot be read apart, with the reason, and holds nothing up for it', async () => {
    const bad = makeFolder({ 'bad.jsonl': `${writeReports(3)}{"text": \n`, 'picture.png': PICTURE })
    const { record, queue } = await begin('poison', [bad])
    await queue.put([{ kind: 'read', label: 'nonsense', packed: 'bm8gZ3ppcA==' }])
    await putInputs([reports], { queue, reading: {} })
    const worker = startWorker([...flags(record), '--offline'])
    const deadline = Date.now() + 120_000
    while ((await queue.count()).read.waiting > 0 && Date.now() < deadline) await wait(200)
    worker.kill('SIGTERM')
    expect(await worker.ended).toBe(1)
    expect(worker.read().err).toContain('nonsense')
    const jobs = await runHearsay(['jobs', '--json', '--record', record])
    const lines = jobs.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const failed = lines.filter(({ kind }) => kind === 'failed')
    expect(failed).toHaveLength(1)
    expect(failed[0].tries).toBe(1)
    expect(failed[0].reasons.join('\n')).toMatch(/bad\.jsonl: line 4: .*broken JSON/)
    expect(failed[0].reasons.join('\n')).toMatch(/picture\.png/)
    // The job that threw waits for its next try.
    expect(lines.find(({ queue: name }) => name === 'read')).toMatchObject({ waiting: 0, again: 1 })
    const kept = (await exportRecord(record)).filter((line) => line.startsWith('{"kind":"article"'))
    expect(kept).toHaveLength(90)

    const retried = await runHearsay(['jobs', '--retry', '--record', record])
    expect(retried.out).toBe('1 job put back into the queue\n')
    expect((await queue.count()).read.waiting).toBe(1)
    expect(await queue.listFailed()).toEqual([])
    await queue.close()
  })

  it('has a job that fails every time among what was given up, after its last try', async () => {
    const record = makeDatabase(server, 'hopeless')
    const queue = openQueue(record, { leaseSeconds: LEASE, mostTries: 2 })
    await queue.prepare()
    await queue.put([{ kind: 'relate' }])
    const tries: number[] = []
    while ((await queue.listFailed()).length === 0) {
      const taken = await queue.take(['relate'])
      if (taken) {
        tries.push(taken.tries)
        await queue.tryAgain(taken, new Error('no\0such thing'))
      } else await wait(100)
    }
    expect(tries).toEqual([1, 2])
    expect(await queue.listFailed()).toMatchObject([
      { kind: 'relate', about: 'what changed in the record', tries: 2, reasons: ['nosuch thing'] },
    ])
    expect(await queue.take(['relate'])).toBeUndefined()
    expect(await queue.forgetFailed()).toBe(1)
    expect(await queue.listFailed()).toEqual([])
    await queue.close()
  })

  it('has a job given back as if nobody had taken it, and one relating job waiting at most', async () => {
    const { queue } = await begin('back', [])
    await queue.put([{ kind: 'relate' }])
    await queue.put([{ kind: 'relate' }])
    expect((await queue.count()).relate.waiting).toBe(1)
    const taken = await queue.take(['relate'])
    expect(await queue.take(['relate'])).toBeUndefined()
    await queue.giveBack(taken!)
    expect((await queue.take(['relate']))?.tries).toBe(1)
    await queue.close()
  })
})

/** The beginning of a picture, which no program takes for a report. */
const PICTURE = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
])
