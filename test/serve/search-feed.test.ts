import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseFeed } from '../../src/read/feed/index.ts'
import { createApp } from '../../src/serve/index.ts'
import { ask, send } from './ask.ts'
import { named } from './invented-news.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'

let test: TestRecord
let app: Hono
beforeAll(async () => {
  test = await openInventedRecord()
  app = createApp(test.record)
})
afterAll(() => test.close())

describe('the feed of a search', () => {
  const subscribe = async (query: string) => {
    const { status, headers, body } = await ask(app, `/api/v1/search.atom?${query}`)
    expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    return { xml: body as string, feed: parseFeed(body as string) }
  }

  it('has an entry for each statement, the newest first, that leads to the words', async () => {
    const { feed } = await subscribe('voice=Marta+Oskarin')
    expect(feed.notes).toEqual([])
    const { total, items } = (await ask(app, '/api/v1/search?voice=Marta+Oskarin')).body
    expect(feed.entries).toHaveLength(total)
    const days = feed.entries.map(({ modifiedAt, publishedAt }) => modifiedAt ?? publishedAt ?? '')
    expect(days).toEqual([...days].sort().reverse())
    const { statement, article } = items.at(-1)
    expect(feed.entries.map(({ url }) => url)).toContain(
      `http://localhost/article/${article.id}#${statement.id}`,
    )
    const text = JSON.stringify(feed.entries)
    expect(text).toContain('Marta Oskarin (deny)')
    expect(text).toContain(statement.text.content)
  })

  it('is well-formed whatever an article holds, and nothing of it is a tag', async () => {
    const { xml, feed } = await subscribe('')
    expect(feed.entries).toHaveLength(19)
    expect(xml).not.toMatch(/<(?:script|iframe|img|svg|b)\b/)
    expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]|\p{Cs}/u)
    // Every "<" opens an element or a stretch of plain characters.
    expect(xml.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '')).not.toMatch(/<(?![?/a-z])/)
    const entry = feed.entries.find(({ url }) => url?.includes(named.hostile.statements[0]!.id))!
    expect(JSON.stringify(entry)).toContain('window.pwned=1')
    const ids = [...xml.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(20)
  })

  it('is empty and still a feed where nothing fits', async () => {
    const { xml } = await subscribe('words=volcano')
    expect(xml).toContain('<title>Hearsay · words volcano</title>')
    expect(xml).not.toContain('<entry>')
  })

  it('keeps marks of what is searched for as text', async () => {
    const { xml, feed } = await subscribe(`words=${encodeURIComponent(']]><x>&"')}`)
    expect(xml).not.toContain('<x>')
    expect(feed.title).toContain(']]><x>&"')
  })
})

describe('a search', () => {
  it('says how what it finds divides', async () => {
    const { facets, total } = (await ask(app, '/api/v1/search?act=deny')).body
    const sum = (counts: { count: number }[]) => counts.reduce((all, { count }) => all + count, 0)
    expect(sum(facets.quotation)).toBe(total)
    // Of its own facet one sees what else there is.
    expect(facets.act.length).toBeGreaterThan(1)
  })

  it('is saved, found again, named anew and forgotten', async () => {
    const saved = await send(app, '/api/v1/searches', {
      name: 'Denials',
      query: 'words=crack&act=deny&voice=',
    })
    expect([saved.status, saved.body.query]).toEqual([201, 'act=deny&words=crack'])
    const again = await send(app, '/api/v1/searches', { name: 'The crack', query: 'act=deny&words=crack' })
    expect(again.body.id).toBe(saved.body.id)
    expect((await ask(app, '/api/v1/searches')).body.items).toMatchObject([{ name: 'The crack' }])
    const removed = await ask(app, `/api/v1/searches/${saved.body.id}`, { method: 'DELETE' })
    expect([removed.status, removed.body]).toEqual([204, ''])
    expect((await ask(app, '/api/v1/searches')).body.items).toEqual([])
    expect((await ask(app, `/api/v1/searches/${saved.body.id}`, { method: 'DELETE' })).status).toBe(404)
  })

  it.each([
    ['nothing', { name: 'All', query: '' }],
    ['a filter that there is not', { name: 'Colour', query: 'colour=red' }],
    ['a value that cannot be', { name: 'Act', query: 'act=sing' }],
    ['no name', { name: ' ', query: 'words=dam' }],
  ])('that looks for %s is not saved', async (_what, search) => {
    const { status, body } = await send(app, '/api/v1/searches', search)
    expect([status, body.error.status]).toEqual([400, 400])
  })
})
