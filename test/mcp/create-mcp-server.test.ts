import { PassThrough } from 'node:stream'
import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMcpServer, serveOverStdio } from '../../src/mcp/index.ts'
import type { Statement } from '../../src/record.ts'
import { articles } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { ask, connectAssistant } from './connect-assistant.ts'

let test: TestRecord
let assistant: Client

beforeAll(async () => {
  test = await openInventedRecord()
  assistant = await connectAssistant(test.record)
})
afterAll(async () => {
  await assistant.close()
  await test.close()
})

const texts = new Map(articles.map(({ article }) => [article.id, article.text]))
const gazette = articles.find(({ article }) => article.outlet === 'The Lowland Gazette')!.article

interface Words {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly address: string
}

/** Every passage in an answer, however deep. */
function listPassages(thing: unknown): Words[] {
  if (typeof thing !== 'object' || thing === null) return []
  const own = 'address' in thing && 'start' in thing ? [thing as Words] : []
  return [...own, ...Object.values(thing).flatMap(listPassages)]
}

const utteranceOf = async (words: string): Promise<string> =>
  (await ask(assistant, 'search_statements', { words })).structure.items[0].utterance

describe('what an assistant may do', () => {
  it('reads and nothing else, unless somebody answers for more', async () => {
    const { tools } = await assistant.listTools()
    expect(tools.map(({ name }) => name)).toEqual([
      'search_statements',
      'list_stories',
      'get_story',
      'get_voice',
      'get_utterance',
      'get_article',
    ])
    expect(tools.every(({ annotations, outputSchema }) => annotations?.readOnlyHint && outputSchema)).toBe(
      true,
    )
    const refused = await ask(assistant, 'reject_statement', { id: 'sta_1' })
    expect(refused.isError).toBe(true)
    expect(refused.text).toMatch(/^tool: expected one of search_statements, .*, got "reject_statement"/)
  })

  it('is told in so few words that they leave room for the news', async () => {
    const corrector = { by: 'Ana', readTime: () => new Date('2024-05-01T10:00:00Z') }
    const editor = await connectAssistant(test.record, { corrector })
    const { tools } = await editor.listTools()
    expect(tools).toHaveLength(8)
    // With the whole schema of each answer it was 119,000.
    expect(JSON.stringify({ tools }).length).toBeLessThan(18_000)
    expect(tools.find(({ name }) => name === 'get_story')!.outputSchema).toMatchObject({
      properties: { story: { properties: { title: { type: 'string' } } }, statements: { type: 'object' } },
    })
    await editor.close()
  })

  it('has the whole schema of every answer at hand, for programs', async () => {
    const { tools } = await assistant.listTools()
    const { contents } = await assistant.readResource({ uri: 'hearsay://answers' })
    const { text } = contents[0] as { text: string }
    const { properties, $defs } = JSON.parse(text)
    expect(Object.keys(properties)).toEqual(tools.map(({ name }) => name))
    const statement = Object.values<{ properties?: object }>($defs).find(
      (one) => one.properties && 'relay' in one.properties && 'citation' in one.properties,
    )
    expect(statement).toMatchObject({ additionalProperties: false })
  })

  it('is told that what reports say is no instruction', async () => {
    expect(assistant.getInstructions()).toContain('never an instruction')
    const { tools } = await assistant.listTools()
    expect(tools.filter(({ description }) => !description?.includes('never instructions'))).toEqual([])
  })

  it('corrects in the name of who answers for it, and the record says so', async () => {
    const own = await openInventedRecord()
    const corrector = { by: 'Ana, with an assistant', readTime: () => new Date('2024-05-01T10:00:00Z') }
    const editor = await connectAssistant(own.record, { corrector })
    const { structure: found } = await ask(editor, 'search_statements', { words: 'pressure' })
    const statement = found.items[0].id
    const { structure } = await ask(editor, 'reject_statement', {
      id: statement,
      why: 'he said no such thing',
    })
    expect(structure).toMatchObject({ kind: 'reject', statement, by: 'Ana, with an assistant' })
    expect(await own.record.listCorrections()).toMatchObject([
      { by: 'Ana, with an assistant', why: 'he said no such thing', madeAt: '2024-05-01T10:00:00.000Z' },
    ])
    expect((await ask(editor, 'search_statements', { words: 'pressure' })).structure.total).toBe(
      found.total - 1,
    )
    const unknown = await ask(editor, 'confirm_statement', { id: 'sta_none' })
    expect(unknown).toMatchObject({
      isError: true,
      text: expect.stringMatching(/^id: .* got "sta_none"; search_statements and get_article show the ids$/),
    })
    await editor.close()
    await own.close()
  })
})

describe('who corrects beside a great addition', () => {
  it('does not wait until all of it is related, and is told so', async () => {
    const own = await openInventedRecord()
    const many = Array.from({ length: 30 }, (_, at) => ({
      article: { id: `art_00000000000001${at + 10}`, from: `${at}.txt`, text: `Report ${at}.`, notes: [] },
      statements: [],
      voices: [],
      happenings: [],
    }))
    await own.record.saveArticles(many)
    const corrector = { by: 'Ana', readTime: () => new Date('2024-05-01T10:00:00Z') }
    const editor = await connectAssistant(own.record, { corrector })
    const { structure } = await ask(editor, 'search_statements', { words: 'pressure' })
    const { text } = await ask(editor, 'confirm_statement', { id: structure.items[0].id })
    expect(text).toContain('still to be related')
    expect(await own.record.countUnrelated()).toBeGreaterThan(29)
    await editor.close()
    await own.close()
  })
})

/** What a server answers to a script that writes these lines and closes its input. */
async function answerScript(lines: readonly string[]) {
  const input = new PassThrough()
  const output = new PassThrough()
  const told: string[] = []
  const served = serveOverStdio(createMcpServer(test.record), {
    input: input as never,
    output: output as never,
    isStopped: new Promise(() => {}),
    reportError: ({ message }) => told.push(message),
  })
  // As with a real script, the first words come when the server listens.
  await new Promise((resolve) => setImmediate(resolve))
  input.end(lines.map((line) => `${line}\n`).join(''))
  await served
  const answers = String(output.read()).trim().split('\n')
  return { told, answers: answers.map((line) => JSON.parse(line)) }
}

const clientInfo = { name: 'script', version: '1' }
const write = (message: object) => JSON.stringify({ jsonrpc: '2.0', ...message })
const OPENING = [
  write({
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
  }),
  write({ method: 'notifications/initialized' }),
]

describe('a script that closes its input', () => {
  it('is answered all that it did not cancel', async () => {
    const { answers, told } = await answerScript([
      ...OPENING,
      write({ id: 2, method: 'tools/call', params: { name: 'list_stories', arguments: {} } }),
      write({ id: 3, method: 'tools/call', params: { name: 'list_stories', arguments: {} } }),
      write({ method: 'notifications/cancelled', params: { requestId: 3 } }),
    ])
    expect(answers.map(({ id }) => id)).toEqual([1, 2])
    expect(told).toEqual([])
  })
})

describe('a line that is no message', () => {
  it.each([
    ['{"jsonrpc": "2.0", "id": 9', -32700, 'Parse error: expected JSON on one line'],
    ['search for the dam, please', -32700, 'Parse error: expected JSON on one line'],
    [
      '{"jsonrpc":"1.0","id":9,"method":"ping"}',
      -32600,
      'Invalid Request: expected a message of JSON-RPC 2.0',
    ],
    ['[1, 2]', -32600, 'Invalid Request: expected a message of JSON-RPC 2.0'],
    ['"ping"', -32600, 'Invalid Request: expected a message of JSON-RPC 2.0'],
  ])(
    'such as %s is answered as JSON-RPC has it, told to who keeps the server, and stops nothing',
    async (line, code, words) => {
      const { answers, told } = await answerScript([line, ...OPENING, line, write({ id: 2, method: 'ping' })])
      const error = { code, message: expect.stringContaining(words) }
      const wrong = { jsonrpc: '2.0', id: null, error }
      expect(answers.filter(({ id }) => id === null)).toEqual([wrong, wrong])
      expect(answers.filter(({ id }) => id !== null).map(({ id }) => id)).toEqual([1, 2])
      expect(told).toEqual([error.message, error.message])
    },
  )
})

describe('what is cited', () => {
  it('is verbatim at its place in the report, in every tool', async () => {
    const story = (await ask(assistant, 'list_stories')).structure.items[0].id
    const answers = [
      await ask(assistant, 'search_statements', { limit: 50 }),
      await ask(assistant, 'list_stories'),
      await ask(assistant, 'get_story', { id: story, limit: 50 }),
      await ask(assistant, 'get_voice', { id: 'Marta Oskarin', limit: 50 }),
      await ask(assistant, 'get_utterance', { id: await utteranceOf('"hundred years"') }),
      await ask(assistant, 'get_article', { id: gazette.id }),
    ]
    for (const { structure } of answers) {
      const passages = listPassages(structure)
      expect(passages.length).toBeGreaterThan(3)
      for (const { text, start, end, address } of passages) {
        const [, id] = /^hearsay:\/\/article\/(art_[0-9a-f]+)#\d+-\d+$/.exec(address) ?? []
        expect(address.endsWith(`#${start}-${end}`)).toBe(true)
        expect(texts.get(id!)?.slice(start, end)).toBe(text)
      }
    }
  })

  it('names the report with outlet, day and address, and leaves unknown what is', async () => {
    const { structure } = await ask(assistant, 'search_statements', { limit: 50 })
    const items: { citation: Record<string, unknown> }[] = structure.items
    expect(items.map(({ citation }) => citation)).toContainEqual({
      article: gazette.id,
      title: gazette.title,
      outlet: gazette.outlet,
      publishedAt: gazette.publishedAt,
      url: gazette.url,
      address: `hearsay://article/${gazette.id}`,
    })
    const undated = articles.find(({ article }) => article.publishedAt === undefined)!.article
    const found = items.find(({ citation }) => citation.article === undated.id)
    expect(found?.citation).toMatchObject({ publishedAt: null })
  })

  it('leads to the pages where they are served', async () => {
    const onPages = await connectAssistant(test.record, { baseUrl: 'http://127.0.0.1:4780/' })
    const { structure, text } = await ask(onPages, 'search_statements', { words: 'dam', limit: 1 })
    const [{ content }] = structure.items
    expect(content[0].address).toMatch(/^http:\/\/127\.0\.0\.1:4780\/article\/art_[0-9a-f]+#\d+-\d+$/)
    expect(text).toContain(content[0].address)
    await onPages.close()
  })

  it('opens as a resource, whole or at the words', async () => {
    const { structure } = await ask(assistant, 'search_statements', { words: '"sound and will stand"' })
    const [{ content }] = structure.items
    const words = await assistant.readResource({ uri: content[0].address })
    expect(words.contents).toMatchObject([{ text: content[0].text }])
    const whole = await assistant.readResource({ uri: `hearsay://article/${gazette.id}` })
    expect(whole.contents).toMatchObject([{ text: gazette.text }])
    await expect(assistant.readResource({ uri: 'hearsay://article/art_none' })).rejects.toThrow(
      'expected the id of an article',
    )
    await expect(
      assistant.readResource({ uri: `hearsay://article/${gazette.id}#somewhere` }),
    ).rejects.toThrow('#120-140')
  })
})

describe('what a tool gives', () => {
  it('is taken by the next one as it is, from the structure and from the text', async () => {
    const own = await openInventedRecord()
    const corrector = { by: 'Ana', readTime: () => new Date('2024-05-01T10:00:00Z') }
    const editor = await connectAssistant(own.record, { corrector })
    const { structure, text } = await ask(editor, 'search_statements', { words: '"sound and will stand"' })
    const [found] = structure.items
    const story = (await ask(editor, 'list_stories')).structure.items[0].id
    const steps: [string, object][] = [
      ['get_voice', { id: found.voice.id }],
      ['get_utterance', { id: found.utterance }],
      ['get_article', { id: found.citation.article, start: found.content[0].start }],
      ['get_story', { id: story }],
      ['search_statements', { voice: found.voice.id, story, quotation: found.quotation, act: found.act }],
      ['search_statements', { from: found.citation.publishedAt, to: found.citation.publishedAt }],
      ['search_statements', { outlet: found.citation.outlet }],
      ['confirm_statement', { id: found.id }],
    ]
    for (const [tool, request] of steps) {
      const answer = await ask(editor, tool, request)
      expect({ tool, text: answer.text, isError: answer.isError }).toMatchObject({ tool, isError: false })
      expect(answer.structure.total).not.toBe(0)
    }
    for (const id of [found.id, found.voice.id, found.utterance, found.citation.article])
      expect(text).toContain(id)
    await editor.close()
    await own.close()
  })

  it('says in plain words how much there is', async () => {
    const { text: none, structure } = await ask(assistant, 'search_statements', { words: 'zeppelin' })
    expect({ none, total: structure.total }).toEqual({ none: 'no statements', total: 0 })
    const stranger = await ask(assistant, 'search_statements', { voice: 'Nobody Atall' })
    expect(stranger).toMatchObject({
      isError: false,
      text: 'no statements; nobody in the record is called "Nobody Atall"',
    })
    const known = await ask(assistant, 'search_statements', { voice: 'Marta Oskarin', words: 'zeppelin' })
    expect(known.text).toBe('no statements')
    const { text: beyond } = await ask(assistant, 'search_statements', { offset: 5000 })
    expect(beyond).toMatch(/^no statements from offset 5000 on: there are \d+$/)
    const { text: first } = await ask(assistant, 'search_statements', { limit: 2 })
    expect(first).toMatch(/^statements 1 to 2 of \d+; more with offset 2\n/)
    const { text: all } = await ask(assistant, 'search_statements', { words: '"sound and will stand"' })
    expect(all).toMatch(/^statements, all \d+\n/)
  })
})

describe('what a tool finds', () => {
  it('pages through a search until it ends', async () => {
    const ids: string[] = []
    for (let offset: number | null = 0; offset !== null; ) {
      const { structure } = await ask(assistant, 'search_statements', { limit: 4, offset })
      ids.push(...structure.items.map(({ id }: { id: string }) => id))
      offset = structure.next
    }
    const { structure } = await ask(assistant, 'search_statements', { limit: 50 })
    expect(ids).toEqual(structure.items.map(({ id }: { id: string }) => id))
    expect(new Set(ids).size).toBe(structure.total)
  })

  it('shows an utterance with its wordings, origins and who denied it', async () => {
    const { structure, text } = await ask(assistant, 'get_utterance', {
      id: await utteranceOf('"warned in January"'),
    })
    expect(structure.utterance.origins.items.length).toBeGreaterThan(0)
    const denials = structure.relations.items.filter(({ kind }: { kind: string }) => kind === 'denies')
    expect(denials[0].evidence.from.voice.name).toBe('Marta Oskarin')
    expect(text).toContain('denies')
    const { structure: safe } = await ask(assistant, 'get_utterance', {
      id: await utteranceOf('"hundred years"'),
    })
    const told = safe.utterance.wordings.items.flatMap(
      ({ differences }: { differences: object[] }) => differences,
    )
    expect(told.length).toBeGreaterThan(0)
    expect(safe.utterance.wordings.items[0].differences).toEqual([])
  })

  it('never lists more than was asked for', async () => {
    const story = (await ask(assistant, 'list_stories')).structure.items[0].id
    const { structure } = await ask(assistant, 'get_story', { id: story, limit: 1 })
    expect(structure.voices.items).toHaveLength(1)
    expect(structure.voices).toMatchObject({ next: 1, total: expect.any(Number) })
    const id = await utteranceOf('"hundred years"')
    const { utterance } = (await ask(assistant, 'get_utterance', { id, limit: 1 })).structure
    expect(utterance.wordings.items).toHaveLength(1)
    expect(utterance.wordings.total).toBeGreaterThan(1)
    expect([utterance.origins.items.length, utterance.hops.items.length]).toEqual([1, 1])
  })

  it('gives an article in parts, each with the statements that begin there', async () => {
    const first = await ask(assistant, 'get_article', { id: gazette.id, length: 300 })
    expect(first.structure).toMatchObject({ length: gazette.text.length, next: 300 })
    const rest = await ask(assistant, 'get_article', { id: gazette.id, start: 300 })
    expect(rest.structure.next).toBe(null)
    expect(first.structure.part.text + rest.structure.part.text).toBe(gazette.text)
    const beyond = await ask(assistant, 'get_article', { id: gazette.id, start: 1_000_000 })
    expect(beyond.structure).toMatchObject({ part: { text: '' }, statements: [], next: null })
  })
})

describe('a long report', () => {
  it('comes in parts that a model can read, and no resource gives more', async () => {
    const own = await openInventedRecord()
    const sentence = 'The dam holds, she said. '
    const text = sentence.repeat(2400)
    const id = 'art_00000000000000ff'
    const statements = Array.from({ length: 60 }, (_, at): Statement => {
      const start = at * sentence.length
      return {
        id: `sta_00000000000000${at.toString(16).padStart(2, '0')}`,
        article: id,
        speaker: [],
        cue: [],
        content: [[start, start + 13]],
        text: { content: 'The dam holds' },
        quotation: 'indirect',
        confidence: 0.9,
      }
    })
    const article = { id, from: 'long.txt', text, notes: [] }
    await own.record.saveArticles([{ article, statements, voices: [], happenings: [] }])
    const client = await connectAssistant(own.record)
    const first = await ask(client, 'get_article', { id })
    expect(first.structure.statements).toHaveLength(50)
    const rest = await ask(client, 'get_article', { id, start: first.structure.next })
    expect(rest.structure.statements).toHaveLength(10)
    await expect(client.readResource({ uri: `hearsay://article/${id}` })).rejects.toThrow('#0-50000')
    const { contents } = await client.readResource({ uri: `hearsay://article/${id}#0-50000` })
    expect(contents).toMatchObject([{ text: text.slice(0, 50_000) }])
    await client.close()
    await own.close()
  })
})

describe('what is asked wrongly', () => {
  it.each([
    ['search_statements', { from: 'last week' }, 'from: expected a day like 2019-03-28, got "last week"'],
    ['search_statements', { to: '2023-02-30' }, 'to: expected a day like 2019-03-28, got "2023-02-30"'],
    ['search_statements', { act: 'shout' }, 'act: expected one of assert, deny'],
    [
      'search_statements',
      { story: 'sto_none' },
      'story: expected the id of a story of the record, got "sto_none"',
    ],
    ['search_statements', { limit: 900 }, 'limit: expected a whole number from 1 to 50, got 900'],
    ['search_statements', { limit: 0 }, 'expected a whole number from 1 to 50, got 0'],
    ['search_statements', { offset: 1.5 }, 'expected a whole number from 0, got 1.5'],
    ['search_statements', { speaker: 'Bell' }, 'search_statements: expected only words, voice'],
    ['search_statements', { words: '' }, 'leave it out'],
    [
      'get_story',
      {},
      'id: expected the id of a story, or a beginning of it that fits only one, got nothing; list_stories has the ids',
    ],
    ['get_story', { id: 'sto_none' }, 'expected the id of a story of the record, got "sto_none"'],
    ['get_voice', { id: 'Nobody Atall' }, 'search_statements'],
    ['get_utterance', { id: 'utt_none' }, 'expected the id of an utterance'],
    ['get_article', { id: 'art_none' }, 'expected the id of an article'],
  ])('%s %o is an answer that says what to do', async (tool, request, told) => {
    const answer = await ask(assistant, tool, request)
    expect(answer.isError).toBe(true)
    expect(answer.text).toContain(told)
    // The protocol's own words for it would stand before ours.
    expect(answer.text).toMatch(/^[a-z_]+: expected [^\n]+$/)
  })

  it('names every fault, each with its place first', async () => {
    const { text } = await ask(assistant, 'search_statements', { from: 'May', limit: 0, mood: 'glad' })
    expect(text.split('\n').map((line) => line.split(':')[0])).toEqual(['from', 'limit', 'search_statements'])
  })

  it('tells an assistant nothing of the inside when Hearsay has a bug, and its keeper all', async () => {
    const errors: string[] = []
    const own = await openInventedRecord()
    const client = await connectAssistant(own.record, { reportError: ({ message }) => errors.push(message) })
    await own.close()
    const resource = client.readResource({ uri: `hearsay://article/${gazette.id}` })
    await expect(resource).rejects.toThrow('standard error')
    expect(errors).toHaveLength(1)
    errors.length = 0
    const answer = await ask(client, 'search_statements', { words: 'dam' })
    expect(answer).toMatchObject({ isError: true, text: expect.stringContaining('standard error') })
    expect(errors).toHaveLength(1)
    expect(answer.text).not.toContain(errors[0])
    await client.close()
  })
})
