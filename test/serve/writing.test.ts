import { chmodSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { relateRecord } from '../../src/pipeline.ts'
import { createFetcher } from '../../src/read/index.ts'
import { openAdditions } from '../../src/serve/additions.ts'
import { apiRoutes } from '../../src/serve/addresses.ts'
import { openApp } from '../../src/serve/create-app.ts'
import { type Addition, createApp } from '../../src/serve/index.ts'
import { openRelating } from '../../src/serve/relate-behind.ts'
import { failure } from '../../src/serve/schemas.ts'
import { watchChanges } from '../../src/serve/watch-changes.ts'
import { isOnPostgres } from '../record-address.ts'
import { buildArticle } from '../store/build-record.ts'
import { ask, send } from './ask.ts'
import { articles, named } from './invented-news.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'

let test: TestRecord
let app: Hono
beforeEach(async () => {
  test = await openInventedRecord()
  app = createApp(test.record, { adding: { maxBytes: 100_000 } })
})
afterEach(() => test.close())

const [sound, , denial] = named.gazette.statements as [{ id: string }, unknown, { id: string }]
const schemaOf = (name: 'correct' | 'undoCorrection') =>
  apiRoutes[name].responses[201].content['application/json'].schema

describe('a correction', () => {
  it('holds at once, changes the version, and is listed with its statement and its reason', async () => {
    const before = (await ask(app, '/api/v1/record')).body.version
    const request = {
      kind: 'edit',
      statement: sound.id,
      fields: { act: 'promise' },
      why: 'She vowed',
      by: 'ek',
    }
    const { status, body } = await send(app, '/api/v1/corrections', request)
    expect(status).toBe(201)
    expect(schemaOf('correct').parse(body)).toEqual(body)
    const { body: article } = await ask(app, `/api/v1/article/${named.gazette.article.id}`)
    expect(article.statements[0].act).toBe('promise')
    expect((await ask(app, '/api/v1/record')).body.version).not.toBe(before)
    expect(await test.record.isRelated()).toBe(true)
    const { items, total, statements } = (await ask(app, '/api/v1/corrections')).body
    expect([total, items[0].why, items[0].by]).toEqual([1, 'She vowed', 'ek'])
    expect(items[0].madeAt).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(statements[0].statement.act).toBe('promise')
  })

  it('is taken back, without a body too, and that is taken back', async () => {
    const { body } = await send(app, '/api/v1/corrections', { kind: 'reject', statement: denial.id })
    const count = async () =>
      (await ask(app, `/api/v1/article/${named.gazette.article.id}`)).body.rejected.length
    expect(await count()).toBe(1)
    const undo = (id: string) => ask(app, `/api/v1/corrections/${id}/undo`, { method: 'POST' })
    const undone = await undo(body.correction.id)
    expect(undone.status).toBe(201)
    expect(schemaOf('undoCorrection').parse(undone.body)).toEqual(undone.body)
    expect(await count()).toBe(0)
    await undo(undone.body.correction.id)
    expect(await count()).toBe(1)
    expect((await undo('cor_none')).status).toBe(404)
  })

  it('merges voices, and parts them again when it is undone', async () => {
    const { record, close } = await openInventedRecord('empty')
    await record.saveArticles(articles)
    await relateRecord(record)
    const related = createApp(record)
    const find = async (name: string) =>
      (await ask(related, `/api/v1/voice/${encodeURIComponent(name)}`)).body.voice.id
    const things = [await find('Marta Oskarin'), await find('Tobias Bell')]
    expect(things[0]).not.toBe(things[1])
    const { status, body } = await send(related, '/api/v1/corrections', {
      kind: 'merge',
      of: 'voice',
      things,
    })
    expect(status).toBe(201)
    expect(await find('Marta Oskarin')).toBe(await find('Tobias Bell'))
    await ask(related, `/api/v1/corrections/${body.correction.id}/undo`, { method: 'POST' })
    expect([await find('Marta Oskarin'), await find('Tobias Bell')]).toEqual(things)
    const list = apiRoutes.corrections.responses[200].content['application/json'].schema
    const listed = await ask(related, '/api/v1/corrections')
    expect(list.parse(listed.body)).toEqual(listed.body)
    expect(listed.body.items.map(({ state }: { state: string }) => state)).toEqual(['holds', 'undone'])
    await close()
  })

  it('renames a voice at once, everywhere, and tells that it did', async () => {
    const { items } = (await ask(app, '/api/v1/voices')).body
    const { id, name } = items[0].voice
    const request = { kind: 'rename', of: 'voice', thing: id, name: 'The Minister of Dams', by: 'ek' }
    const { status, body } = await send(app, '/api/v1/corrections', request)
    expect(status).toBe(201)
    expect(schemaOf('correct').parse(body)).toEqual(body)
    const { voice } = (await ask(app, `/api/v1/voice/${id}`)).body
    expect([voice.name, voice.renamed]).toEqual([
      'The Minister of Dams',
      { correction: body.correction.id, before: name },
    ])
    const schema = apiRoutes.voice.responses[200].content['application/json'].schema
    const answer = (await ask(app, '/api/v1/voice/The%20Minister%20of%20Dams')).body
    expect(schema.parse(answer)).toEqual(answer)
    expect(answer.voice.id).toBe(id)
    const listed = (await ask(app, '/api/v1/corrections')).body.items
    expect(listed[0].decision).toMatchObject({ kind: 'rename', before: name })
  })

  it.each([
    ['that gives no name', { kind: 'rename', of: 'voice', thing: 'voi_0', name: ' ' }],
    ['that gives a name of a page', { kind: 'rename', of: 'voice', thing: 'voi_0', name: 'x'.repeat(201) }],
    ['that renames a story', { kind: 'rename', of: 'story', thing: 'sto_0', name: 'Dams' }],
    ['of no kind', { kind: 'praise', statement: sound.id }],
    ['of a statement that there is not', { kind: 'confirm', statement: 'sta_none' }],
    ['of a field that nobody may set', { kind: 'edit', statement: sound.id, fields: { content: 'Yes' } }],
    ['of an act that there is not', { kind: 'edit', statement: sound.id, fields: { act: 'sing' } }],
    ['that merges one thing', { kind: 'merge', of: 'voice', things: [] }],
    ['that is no object', 'confirm'],
  ])('%s is refused, and nothing is kept', async (_what, request) => {
    const { status, body } = await send(app, '/api/v1/corrections', request)
    expect(status).toBe(400)
    expect(failure.safeParse(body).success).toBe(true)
    expect(await test.record.listCorrections()).toEqual([])
  })

  it('that is broken JSON, or of another type, is refused', async () => {
    const headers = { 'content-type': 'application/json' }
    const post = (body: string, type = headers) =>
      ask(app, '/api/v1/corrections', { method: 'POST', body, headers: type })
    const broken = await post('{"kind"')
    const other = await post('kind=confirm', { 'content-type': 'text/plain' })
    expect([broken.status, other.status]).toEqual([400, 415])
    expect(broken.body.error.message).toBe('The body of the request is no JSON that can be read.')
    expect(other.body.error.message).toBe(
      'This address takes the type application/json, and the body came as text/plain.',
    )
    for (const { body } of [broken, other])
      expect(body.error.fix).toMatch(
        /^Send application\/json: .* or {"kind": "confirm"\|"reject", "statement": ...} or /,
      )
    expect((await post(`"${'x'.repeat(1_000_001)}"`)).status).toBe(413)
  })

  it('takes its statement out of the queue of those that nobody checked', async () => {
    const { total, items } = (await ask(app, '/api/v1/corrections/queue?limit=3')).body
    const [{ statement }] = items
    await send(app, '/api/v1/corrections', { kind: 'confirm', statement: statement.id })
    const after = (await ask(app, '/api/v1/corrections/queue?limit=500')).body
    expect(after.total).toBe(total - 1)
    expect(after.items.map((found: { statement: { id: string } }) => found.statement.id)).not.toContain(
      statement.id,
    )
  })

  it('is training data, with the text that its spans are offsets into', async () => {
    await send(app, '/api/v1/corrections', { kind: 'edit', statement: sound.id, fields: { act: 'promise' } })
    await send(app, '/api/v1/corrections', { kind: 'reject', statement: denial.id })
    const { headers, body } = await ask(app, '/api/v1/corrections/training.jsonl')
    expect(headers.get('content-type')).toMatch(/^application\/jsonl/)
    const lines = (body as string)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ decision, statement }) => [decision, statement.id])).toEqual([
      ['edited', sound.id],
      ['rejected', denial.id],
    ])
    const [{ statement, read, article }] = lines
    expect([statement.act, read.act]).toEqual(['promise', 'assert'])
    expect(article.text.slice(...statement.content[0])).toBe(statement.text.content)
  })
})

describe('a correction while much is still to be related', () => {
  const MANY = 60
  const openBacklog = async () => {
    const backlog = Array.from({ length: MANY }, (_, n) =>
      buildArticle({ text: `Pier ${n} was closed.`, from: `piers/${n}.txt` }),
    )
    await test.record.saveArticles(backlog)
    const failures: Error[] = []
    const open = openApp(test.record, { reportError: (error) => failures.push(error) })
    const correct = () => send(open.app, '/api/v1/corrections', { kind: 'reject', statement: denial.id })
    return { ...open, failures, correct }
  }

  it('is answered once it is kept, and related behind with the rest', async () => {
    const { app, correct, close, failures } = await openBacklog()
    expect((await correct()).status).toBe(201)
    expect(await test.record.countUnrelated()).toBeGreaterThan(MANY / 2)
    expect((await ask(app, `/api/v1/article/${named.gazette.article.id}`)).body.rejected).toHaveLength(1)
    while (!(await test.record.isRelated())) await new Promise((resolve) => setTimeout(resolve, 20))
    await close()
    expect(failures).toEqual([])
  })

  it('leaves the rest to the next start when the server closes, and works on no record after that', async () => {
    const { correct, close, relateRest, failures } = await openBacklog()
    relateRest()
    expect((await correct()).status).toBe(201)
    await close()
    const left = await test.record.countUnrelated()
    expect(left).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await test.record.countUnrelated()).toBe(left)
    expect(failures).toEqual([])
  })

  it('is waited for where little is left, together with others', async () => {
    const asked = [sound, denial].map(({ id }) =>
      send(app, '/api/v1/corrections', { kind: 'reject', statement: id }),
    )
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([201, 201])
    expect(await test.record.isRelated()).toBe(true)
  })
})

describe('adding', () => {
  const rethrow = (error: Error) => {
    throw error
  }
  const report = 'Mayor Anna Petrova said on Monday that “the bridge is safe”. The ministry denied it.'
  const fill = (fields: Record<string, string | File | File[]>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) form.append(name, one)
    return form
  }
  const add = async (fields: Record<string, string | File | File[]>, to = app): Promise<Addition> => {
    const { status, body } = await send(to, '/api/v1/additions', fill(fields))
    expect([status, body.error]).toEqual([202, undefined])
    return waitFor(body.id, to)
  }
  const waitFor = async (id: string, from = app): Promise<Addition> => {
    const { body } = await ask(from, `/api/v1/additions/${id}`)
    if (body.state === 'done' || body.state === 'failed') return body
    await new Promise((resolve) => setTimeout(resolve, 10))
    return waitFor(id, from)
  }

  it('a pasted report keeps it with what was told of it, related to the others', async () => {
    const fields = { text: report, title: 'Bridge is safe', outlet: 'Tarn Mail', publishedAt: '2024-05-06' }
    const { state, added, statements, articles } = await add(fields)
    expect([state, added, articles[0]!.title]).toEqual(['done', 1, 'Bridge is safe'])
    expect(statements).toBeGreaterThan(0)
    const { article } = (await ask(app, `/api/v1/article/${articles[0]!.id}`)).body
    expect(article).toMatchObject({ outlet: 'Tarn Mail', publishedAt: '2024-05-06', text: report })
    expect(await test.record.isRelated()).toBe(true)
  })

  it('a pasted report with a headline keeps that as its title, whatever else is told of it', async () => {
    const text = `Minister says the bridge will hold\n\nTARN — ${report} ${report.replace('bridge', 'quay')}`
    const { articles, statements } = await add({ text, outlet: 'Tarn Mail', publishedAt: '2024-05-06' })
    expect([articles[0]!.title, articles[0]!.outlet]).toEqual([
      'Minister says the bridge will hold',
      'Tarn Mail',
    ])
    const { body } = await ask(app, `/api/v1/article/${articles[0]!.id}`)
    expect(body.article.text).not.toContain('will hold')
    expect(statements).toBe(body.statements.length)
  })

  it('twice adds once', async () => {
    await add({ text: report })
    expect(await add({ text: report })).toMatchObject({ state: 'done', added: 0, known: 1 })
    expect((await test.record.count()).articles).toBe(6)
  })

  it('files keeps their names, and says which could not be read and why', async () => {
    const files = [
      new File([`Bridge is safe\n\n${report}`], 'reports/bridge.txt'),
      new File([new Uint8Array([0, 1, 2, 3])], 'noise.bin'),
      new File(['x'.repeat(100_001)], 'long.txt'),
      new File([''], 'empty.txt'),
    ]
    const { state, added, failures, articles } = await add({ files })
    expect([state, added]).toEqual(['done', 1])
    expect(failures.map(({ from }) => from)).toEqual(['noise.bin', 'long.txt', 'empty.txt'])
    expect(JSON.stringify(failures)).not.toMatch(/\/tmp|hearsay-added/)
    const { article } = (await ask(app, `/api/v1/article/${articles[0]!.id}`)).body
    expect(article.from).toBe('bridge.txt (uploaded)')
  })

  it('several reports in one file keeps each under the name of the file', async () => {
    const line = (n: number) =>
      JSON.stringify({ title: `Report ${n}`, text: `${report} ${n}`, outlet: 'Tarn Mail' })
    const { added, articles } = await add({ files: new File([`${line(1)}\n${line(2)}\n`], 'two.jsonl') })
    expect(added).toBe(2)
    const { article } = (await ask(app, `/api/v1/article/${articles[1]!.id}`)).body
    expect(article.from).toBe('two.jsonl (uploaded)#line 2')
  })

  it('two files of one name keeps two reports, neither a revision of the other', async () => {
    const name = 'article.txt'
    const other = 'Governor Tomas Reil said on Friday that “the ferry will sail”.'
    const { added, articles } = await add({ files: [new File([report], name), new File([other], name)] })
    expect(added).toBe(2)
    for (const { id } of articles)
      expect((await ask(app, `/api/v1/article/${id}`)).body.revisions).toEqual([])
  })

  it('a file keeps its name whatever characters that has', async () => {
    const { articles } = await add({ files: new File([report], "$& $' $1.txt") })
    const { article } = (await ask(app, `/api/v1/article/${articles[0]!.id}`)).body
    expect(article.from).toBe("$& $' $1.txt (uploaded)")
  })

  it('refuses more than may wait in memory, until what waits is done', async () => {
    const additions = openAdditions(test.record, {
      changes: watchChanges(test.record, rethrow),
      relating: openRelating(test.record, {
        signal: new AbortController().signal,
        giveWay: async () => undefined,
        noteChange: () => undefined,
        reportError: rethrow,
      }),
      giveWay: async () => undefined,
      reportError: rethrow,
      tellLost: () => undefined,
      mostWaitingBytes: 100,
    })
    const text = { text: report.slice(0, 60) }
    const first = additions.add({ text, files: [] })!
    expect(additions.add({ files: [new File([report], 'bridge.txt')] })).toBeUndefined()
    while (additions.find(first.id)!.state !== 'done') await new Promise((resolve) => setTimeout(resolve, 5))
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(additions.add({ files: [new File([report], 'bridge.txt')] })).toBeDefined()
    await additions.close()
  })

  it('one after the other keeps all', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((n) => send(app, '/api/v1/additions', fill({ text: `${report} It is bridge ${n}.` }))),
    )
    const additions = await Promise.all(answers.map(({ body }) => waitFor(body.id)))
    expect(additions.map(({ added }) => added)).toEqual([1, 1, 1])
  })

  it('from an address needs leave to fetch, and private addresses further leave', async () => {
    const site: Server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/plain')
      response.end(`Bridge is safe\n\n${report}`)
    })
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/bridge`
    expect(await add({ address })).toMatchObject({ state: 'failed', added: 0, failures: [{ from: address }] })
    for (const allowPrivate of [false, true]) {
      const fetcher = createFetcher({ delayMs: 0, allowPrivate })
      const outcome = await add({ address }, createApp(test.record, { adding: { fetcher } }))
      expect(outcome.added).toBe(allowPrivate ? 1 : 0)
      expect(outcome.failures).toHaveLength(allowPrivate ? 0 : 1)
      await fetcher.close()
    }
    await new Promise((resolve) => site.close(resolve))
  })

  it.each([
    ['nothing', {}],
    ['spaces', { text: '  ' }],
    ['a path', { address: '/etc/passwd' }],
    ['a path that browsers take for an address', { address: 'http:./package.json' }],
    ['an address without a host', { address: 'https://' }],
    ['a file of this machine', { address: 'file:///etc/passwd' }],
  ])('%s is refused', async (_what, fields) => {
    const { status, body } = await send(app, '/api/v1/additions', fill(fields as Record<string, string>))
    expect([status, failure.safeParse(body).success]).toEqual([400, true])
  })

  it('refuses what is no form, and more than fifty megabytes', async () => {
    const { status: refused, body } = await send(app, '/api/v1/additions', { text: report })
    expect(refused).toBe(415)
    expect(body.error.fix).toMatch(/^Send multipart\/form-data .*: any of the fields text, .*, files\./)
    const half = { 'content-type': 'multipart/form-data' }
    const unmarked = await ask(app, '/api/v1/additions', { method: 'POST', body: 'x', headers: half })
    expect([unmarked.status, unmarked.body.error.message]).toEqual([
      400,
      'The body of the request is no form that can be read.',
    ])
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '50000001' }
    const { status } = await ask(app, '/api/v1/additions', { method: 'POST', body: 'x', headers })
    expect(status).toBe(413)
  })
})

describe('a record that may not be written', () => {
  it.each([
    ['POST', '/api/v1/corrections'],
    ['POST', '/api/v1/additions'],
    ['POST', '/api/v1/searches'],
    ['DELETE', '/api/v1/searches/sea_1'],
  ])('is read, and %s %s says what to do', async (method, path) => {
    const reading = createApp(test.record, { isReadOnly: true })
    expect((await ask(reading, '/api/v1/record')).status).toBe(200)
    const { status, body } = await ask(reading, path, { method })
    expect([status, body.error.fix]).toEqual([403, expect.stringContaining('permission')])
  })

  it.skipIf(isOnPostgres || process.getuid?.() === 0)('is known by the permissions of its file', async () => {
    chmodSync(test.record.path, 0o444)
    const reading = createApp(test.record)
    expect((await ask(reading, '/api/v1/searches/sea_1', { method: 'DELETE' })).status).toBe(403)
  })
})
