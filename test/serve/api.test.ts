import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiRoutes, listAddresses } from '../../src/serve/addresses.ts'
import { createApp } from '../../src/serve/index.ts'
import { failure } from '../../src/serve/schemas.ts'
import { named } from './invented-news.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'

let test: TestRecord
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  test = await openInventedRecord()
  app = createApp(test.record)
})
afterAll(() => test.close())

// biome-ignore lint/suspicious/noExplicitAny: what a stranger's program gets has no type
async function get(path: string): Promise<{ status: number; body: any }> {
  const response = await app.request(path)
  return { status: response.status, body: await response.json() }
}

const idOf = async (list: string) => {
  const { body } = await get(`/api/${list}`)
  return (body.items[0].voice ?? body.items[0]).id
}

describe('every address of the API', () => {
  const query = '?words=dam&limit=2'
  const cases: [keyof typeof apiRoutes, () => Promise<string>][] = [
    ['record', async () => '/api/record'],
    ['articles', async () => '/api/articles'],
    ['article', async () => `/api/article/${named.northline.article.id}`],
    ['voices', async () => '/api/voices'],
    ['voice', async () => `/api/voice/${await idOf('voices')}`],
    ['stories', async () => '/api/stories'],
    ['story', async () => `/api/story/${await idOf('stories')}`],
    ['statements', async () => `/api/statements${query}`],
  ]

  it.each(cases)('%s answers as its description says', async (name, address) => {
    const { status, body } = await get(await address())
    expect(status).toBe(200)
    const answer = apiRoutes[name].responses[200].content['application/json'].schema
    expect(answer.parse(body)).toEqual(body)
  })

  it('is tried above', () => {
    expect(cases.map(([name]) => name).sort()).toEqual(Object.keys(apiRoutes).sort())
  })

  it('is in the description', async () => {
    const { body } = await get('/api/openapi.json')
    const described = listAddresses().filter(
      ({ kind, path }) => kind === 'api' && !path.endsWith('openapi.json'),
    )
    expect(Object.keys(body.paths).sort()).toEqual(described.map(({ path }) => path).sort())
    expect(body.openapi).toBe('3.1.0')
  })
})

describe('looking for statements', () => {
  const contents = async (query: string): Promise<string[]> => {
    const { body } = await get(`/api/statements?${query}`)
    return body.items.map(
      (found: { statement: { text: { content: string } } }) => found.statement.text.content,
    )
  }

  it('finds by words, and says how many there are beyond the page', async () => {
    const { body } = await get('/api/statements?words=sound%20hundred&limit=1')
    expect(body.items).toHaveLength(1)
    expect(body.total).toBe(3)
  })

  it('takes filters together', async () => {
    expect(await contents('voice=Oskarin&quotation=direct&outlet=Evening Standard-Bearer')).toEqual([
      '“The dam will stand for fifty years,”',
    ])
    expect(await contents('act=demand')).toEqual(['that the report be published'])
    expect(await contents('from=2024-03-16&to=2024-03-16')).toHaveLength(3)
  })

  it('finds nothing, which is no failure', async () => {
    expect(await contents('words=volcano')).toEqual([])
  })

  it('takes marks and operators as words', async () => {
    for (const words of ['"', 'NEAR(', 'a AND', '*', "'; drop table statements; --", '<script>']) {
      expect((await app.request(`/api/statements?words=${encodeURIComponent(words)}`)).status).toBe(200)
    }
  })
})

describe('what a view points to elsewhere', () => {
  it('names the other articles that report the same utterance or copy the text', async () => {
    const { body } = await get(`/api/article/${named.northline.article.id}`)
    const outlets = body.elsewhere.articles.map(({ outlet }: { outlet: string }) => outlet).sort()
    expect(outlets).toEqual(['Coast Courier', 'Evening Standard-Bearer', 'The Lowland Gazette'])
  })

  it('brings both sides of every relation', async () => {
    const { body } = await get(`/api/article/${named.evening.article.id}`)
    const here = new Set([
      ...body.statements.map(({ id }: { id: string }) => id),
      ...body.elsewhere.statements.map(({ statement }: { statement: { id: string } }) => statement.id),
    ])
    expect(body.relations).toHaveLength(3)
    for (const { evidence } of body.relations) {
      expect([here.has(evidence.from), evidence.to === undefined || here.has(evidence.to)]).toEqual([
        true,
        true,
      ])
    }
  })
})

describe('what relating found', () => {
  // biome-ignore lint/suspicious/noExplicitAny: what a stranger's program gets has no type
  const getStory = async (): Promise<any> => (await get(`/api/story/${await idOf('stories')}`)).body

  it('has each other wording beside the fullest, in runs that are their texts again', async () => {
    const { utterances } = await getStory()
    const [fullest, , changed] = utterances.find(
      ({ wordings }: { wordings: unknown[] }) => wordings.length === 3,
    ).wordings
    expect(fullest.pair).toBeUndefined()
    const textOf = (runs: readonly { text: string }[]) => runs.map(({ text }) => text).join('')
    expect([textOf(changed.pair.one), textOf(changed.pair.other)]).toEqual([fullest.text, changed.text])
    const only = (side: 'one' | 'other', kind: string) =>
      changed.pair[side]
        .filter((run: { kind: string }) => run.kind === kind)
        .map(({ text }: { text: string }) => text.trim())
    expect(only('one', 'lost')).toEqual(['is sound and', 'a hundred'])
    expect(only('other', 'won').filter(Boolean)).toEqual(['fifty'])
  })

  it('has a story’s happenings, and its copies with their passages', async () => {
    const { happenings, copies } = await getStory()
    expect(happenings.map(({ on }: { on: { from: string } }) => on.from)).toEqual([
      '2024-03-13',
      '2024-03-13',
    ])
    expect(copies).toHaveLength(1)
    expect(copies[0].pairs[0].passages).toHaveLength(1)
  })

  it('has the denial of a claim that nobody made, without a second side', async () => {
    const { relations } = await getStory()
    const open = relations.filter(({ claim }: { claim?: string }) => claim !== undefined)
    expect(open.map(({ claim, to }: { claim: string; to?: string }) => [claim, to])).toEqual([
      ['a second crack', undefined],
    ])
  })

  it('says what a person set right in a statement, and shows what was rejected apart', async () => {
    const { record, close } = await openInventedRecord()
    const [sound, , denial] = named.gazette.statements
    await record.correct({ kind: 'edit', statement: sound!.id, fields: { act: 'promise', venue: null } })
    await record.correct({ kind: 'reject', statement: denial!.id })
    const response = await createApp(record).request(`/api/article/${named.gazette.article.id}`)
    const body = apiRoutes.article.responses[200].content['application/json'].schema.parse(
      await response.json(),
    )
    await close()
    expect(body.statements[0]!.correction).toMatchObject({
      decision: 'edited',
      before: { act: 'assert', venue: { text: 'at a briefing' } },
    })
    expect(body.rejected.map(({ id }) => id)).toEqual([denial!.id])
  })
})

describe('a failure', () => {
  const cases = [
    ['/api/article/art_none', 404, 'The record has no article "art_none".'],
    ['/api/voice/nobody', 404, 'The record has no voice "nobody".'],
    ['/api/story/x', 404, 'The record has no story "x".'],
    ['/api/nothing', 404, 'There is nothing at /api/nothing.'],
    ['/api', 404, 'There is nothing at /api.'],
    ['/nothing', 404, 'There is nothing at /nothing.'],
    ['/api/statements?from=yesterday', 400, 'from: expected a day like 2019-03-28'],
    ['/api/statements?quotation=loud', 400, 'quotation: '],
    ['/api/statements?act=sing', 400, 'act: '],
    ['/api/articles?limit=0', 400, 'limit: '],
    ['/api/articles?limit=100000', 400, 'limit: '],
    ['/api/voices?offset=-1', 400, 'offset: '],
    ['/api/stories?offset=many', 400, 'offset: '],
  ] as const

  it.each(cases)('at %s has the one shape and says what to do', async (path, status, message) => {
    const { status: answered, body } = await get(path)
    expect(answered).toBe(status)
    const { error } = failure.parse(body)
    expect(error.status).toBe(status)
    expect(error.message).toContain(message)
    expect(error.fix).not.toBe('')
  })

  it('of our own tells the stranger nothing, and the operator all', async () => {
    const { record, close } = await openInventedRecord('empty')
    await close()
    const told: Error[] = []
    const broken = createApp(record, { reportError: (error) => told.push(error) })
    const response = await broken.request('/api/record')
    expect(response.status).toBeGreaterThanOrEqual(500)
    const { error } = failure.parse(await response.json())
    expect(told).toHaveLength(1)
    expect(JSON.stringify(error)).not.toContain(told[0]!.message)
  })
})

describe('a hostile article', () => {
  it('comes out as plain JSON, every character as it was', async () => {
    const { article } = named.hostile
    const response = await app.request(`/api/article/${article.id}`)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const body = (await response.json()) as { article: { text: string; title: string } }
    expect(body.article.title).toBe(article.title)
    expect(body.article.text.length).toBe(article.text.length)
    expect(body.article.text).toContain('<script>window.pwned=1</script>')
  })

  it.each(['%00', '..%2F..%2Fetc%2Fpasswd', '%E0%A4%A', 'a'.repeat(5000)])(
    'is not found under the odd id %s',
    async (id) => {
      const response = await app.request(`/api/article/${id}`)
      expect([400, 404]).toContain(response.status)
      expect(failure.safeParse(await response.json()).success).toBe(true)
    },
  )
})
