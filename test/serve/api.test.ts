import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { apiRoutes, DESCRIPTION_PATH, listAddresses } from '../../src/serve/addresses.ts'
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
  const { body } = await get(`/api/v1/${list}`)
  return (body.items[0].voice ?? body.items[0].story).id
}

/** An address of each kind, and what it takes to ask it. */
const addresses: Record<keyof typeof apiRoutes, () => Promise<string>> = {
  record: async () => '/api/v1/record',
  stories: async () => '/api/v1/stories',
  story: async () => `/api/v1/story/${await idOf('stories')}`,
  storyUtterances: async () => `/api/v1/story/${await idOf('stories')}/utterances?limit=2`,
  articles: async () => '/api/v1/articles',
  article: async () => `/api/v1/article/${named.northline.article.id}`,
  voices: async () => '/api/v1/voices',
  voice: async () => `/api/v1/voice/${await idOf('voices')}`,
  voiceUtterances: async () => `/api/v1/voice/${await idOf('voices')}/utterances`,
  utterance: async () => `/api/v1/utterance/${await idOfUtterance()}`,
  compare: async () => `/api/v1/compare?articles=${named.gazette.article.id},${named.evening.article.id}`,
  export: async () => '/api/v1/export',
  outlets: async () => '/api/v1/outlets',
  feeds: async () => '/api/v1/feeds',
  search: async () => '/api/v1/search?words=dam&limit=2',
  searchFeed: async () => '/api/v1/search.atom?words=dam',
  searches: async () => '/api/v1/searches',
  saveSearch: async () => '/api/v1/searches',
  removeSearch: async () => '/api/v1/searches/sea_none',
  corrections: async () => '/api/v1/corrections',
  correct: async () => '/api/v1/corrections',
  undoCorrection: async () => '/api/v1/corrections/cor_none/undo',
  queue: async () => '/api/v1/corrections/queue',
  training: async () => '/api/v1/corrections/training.jsonl',
  add: async () => '/api/v1/additions',
  addition: async () => '/api/v1/additions/none',
  events: async () => '/api/v1/events',
  me: async () => '/api/v1/me',
  logIn: async () => '/api/v1/session',
  logOut: async () => '/api/v1/session',
  changeMyPassword: async () => '/api/v1/me/password',
  sessions: async () => '/api/v1/sessions',
  endSession: async () => '/api/v1/sessions/ses_none',
  tokens: async () => '/api/v1/tokens',
  addToken: async () => '/api/v1/tokens',
  removeToken: async () => '/api/v1/tokens/tok_none',
  accounts: async () => '/api/v1/accounts',
  addAccount: async () => '/api/v1/accounts',
  changeAccount: async () => '/api/v1/accounts/ana',
  removeAccount: async () => '/api/v1/accounts/ana',
  endSessions: async () => '/api/v1/accounts/ana/sessions',
  audit: async () => '/api/v1/audit',
}

async function idOfUtterance(): Promise<string> {
  const { body } = await get(`/api/v1/story/${await idOf('stories')}`)
  return body.utterances[0].id
}

describe('every address of the API', () => {
  const names = Object.keys(apiRoutes) as (keyof typeof apiRoutes)[]
  const answered = names.filter((name) => {
    const { method, responses, 'x-role': role } = apiRoutes[name]
    // What is about people is asked in people.test.ts, where there are some.
    if (role === 'account' || role === 'admin') return false
    return method === 'get' && 200 in responses && 'application/json' in responses[200].content
  })

  it.each(answered.filter((name) => name !== 'addition'))(
    '%s answers as its description says',
    async (name) => {
      const { status, body } = await get(await addresses[name]())
      expect(status).toBe(200)
      expect(readAnswer(name).parse(body)).toEqual(body)
    },
  )

  it.each(names)('%s is where the description says', async (name) => {
    const { path, method } = apiRoutes[name]
    const asked = new URL(await addresses[name](), 'http://localhost').pathname
    expect(asked).toMatch(new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`))
    const description = (await get(DESCRIPTION_PATH)).body
    expect(description.paths[path]?.[method]?.summary).toBe(apiRoutes[name].summary)
  })

  it('has no other address in the description, which is OpenAPI 3.1', async () => {
    const { body } = await get(DESCRIPTION_PATH)
    const described = listAddresses().filter(({ kind, path }) => kind !== 'page' && path !== DESCRIPTION_PATH)
    expect(Object.keys(body.paths).sort()).toEqual([...new Set(described.map(({ path }) => path))].sort())
    expect(body.openapi).toBe('3.1.0')
  })

  it('names every parameter and answer shape in the description', async () => {
    const { body } = await get(DESCRIPTION_PATH)
    const named = body.paths['/api/v1/search'].get.parameters.map(({ name }: { name: string }) => name)
    expect(named).toEqual(listAddresses().find(({ path }) => path === '/api/v1/search')!.parameters)
    for (const shape of ['Statement', 'StoryAnswer', 'Correction', 'CorrectionRequest', 'Addition'])
      expect(body.components.schemas[shape]).toBeDefined()
  })
})

function readAnswer(name: keyof typeof apiRoutes): z.ZodType {
  const { content } = apiRoutes[name].responses[200 as never] as {
    content: Record<string, { schema: z.ZodType }>
  }
  return content['application/json']!.schema
}

describe('looking for statements', () => {
  const contents = async (query: string): Promise<string[]> => {
    const { body } = await get(`/api/v1/search?${query}`)
    return body.items.map(
      (found: { statement: { text: { content: string } } }) => found.statement.text.content,
    )
  }

  it('finds by words, and says how many there are beyond the page', async () => {
    const { body } = await get('/api/v1/search?words=sound%20hundred&limit=1')
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
      expect((await app.request(`/api/v1/search?words=${encodeURIComponent(words)}`)).status).toBe(200)
    }
  })
})

describe('what a view points to elsewhere', () => {
  it('names the other articles that report the same utterance or copy the text', async () => {
    const { body } = await get(`/api/v1/article/${named.northline.article.id}`)
    const outlets = body.elsewhere.articles.map(({ outlet }: { outlet: string }) => outlet).sort()
    expect(outlets).toEqual(['Coast Courier', 'Evening Standard-Bearer', 'The Lowland Gazette'])
  })

  it('brings both sides of every relation', async () => {
    const { body } = await get(`/api/v1/article/${named.evening.article.id}`)
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
  const getStory = async (): Promise<any> => (await get(`/api/v1/story/${await idOf('stories')}`)).body

  it('has each other wording beside the fullest, in runs that are their texts again', async () => {
    const { body } = await get(`/api/v1/story/${await idOf('stories')}/utterances`)
    const [fullest, , changed] = body.items
      .map(({ utterance }: { utterance: unknown }) => utterance)
      .find(({ wordings }: { wordings: unknown[] }) => wordings.length === 3).wordings
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
    const response = await createApp(record).request(`/api/v1/article/${named.gazette.article.id}`)
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
    ['/api/v1/article/art_none', 404, 'The record has no article "art_none".'],
    ['/api/v1/voice/nobody', 404, 'The record has no voice "nobody".'],
    ['/api/v1/story/x', 404, 'The record has no story "x".'],
    ['/api/nothing', 404, 'There is nothing at /api/nothing.'],
    ['/api/v1/nothing', 404, 'There is nothing at /api/v1/nothing.'],
    ['/nothing', 404, 'There is nothing at /nothing.'],
    ['/api/v1/search?from=yesterday', 400, 'from: expected a day like 2019-03-28'],
    ['/api/v1/search?quotation=loud', 400, 'quotation: '],
    ['/api/v1/search?act=sing', 400, 'act: '],
    ['/api/v1/articles?limit=0', 400, 'limit: '],
    ['/api/v1/articles?limit=100000', 400, 'limit: '],
    ['/api/v1/voices?offset=-1', 400, 'offset: '],
    ['/api/v1/stories?offset=many', 400, 'offset: '],
    ['/api/v1/utterance/utt_none', 404, 'The record has no utterance "utt_none".'],
    ['/api/v1/story/x/utterances', 404, 'The record has no story "x".'],
    ['/api/v1/voice/nobody/utterances', 404, 'The record has no voice "nobody".'],
    ['/api/v1/compare', 400, 'articles: '],
    ['/api/v1/compare?articles=art_none', 400, 'articles: expected the ids of 2 to 6 articles'],
    ['/api/v1/compare?articles=a,b,c,d,e,f,g', 400, 'articles: expected the ids of 2 to 6 articles'],
    ['/api/v1/compare?articles=art_none,art_nil', 404, 'The record has no article "art_none".'],
    ['/api/v1/search?leastOrigins=-1', 400, 'leastOrigins: '],
    ['/api/v1/search?certainty=loud', 400, 'certainty: '],
    ['/api/v1/search.atom?from=yesterday', 400, 'from: '],
    ['/api/v1/additions/none', 404, 'There is no addition "none".'],
    ['/api/v1/record/more', 404, 'There is nothing at'],
    ['/api/articles', 404, 'There is nothing at /api/articles.'],
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
    const told: Error[] = []
    const trouble = () => Promise.reject(new Error('no page 7 in /home/ek/affair.db'))
    const record = { ...test.record, findArticle: trouble }
    const broken = createApp(record, { reportError: (error) => told.push(error) })
    const response = await broken.request('/api/v1/article/art_1')
    expect(response.status).toBeGreaterThanOrEqual(500)
    const { error } = failure.parse(await response.json())
    expect(told).toHaveLength(1)
    expect(JSON.stringify(error)).not.toContain(told[0]!.message)
  })
})

describe('a hostile article', () => {
  it('comes out as plain JSON, every character as it was', async () => {
    const { article } = named.hostile
    const response = await app.request(`/api/v1/article/${article.id}`)
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
      const response = await app.request(`/api/v1/article/${id}`)
      expect([400, 404]).toContain(response.status)
      expect(failure.safeParse(await response.json()).success).toBe(true)
    },
  )
})
