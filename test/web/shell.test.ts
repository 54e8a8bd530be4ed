import type { Page, Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startServer } from '../../src/serve/index.ts'
import { named } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { chromium, type Visit, visit } from './browse.ts'
import { BUILT_PAGES } from './build-pages.ts'

const gazettePage = `/article/${named.gazette.article.id}`

describe.skipIf(!chromium)('around every page', { timeout: 400_000 }, () => {
  let test: TestRecord
  let pages: Visit
  beforeAll(async () => {
    test = await openInventedRecord()
    pages = await visit(test.record)
  })
  afterAll(async () => {
    await pages?.close()
    await test?.close()
  })
  afterEach(() => expect(pages.takeComplaints()).toEqual([]))

  it('one searches from any page with /, and sees the keys with ?', async () => {
    const page = await pages.open(gazettePage)
    await page.keyboard.press('?')
    expect(await page.textContent('dialog[open]')).toContain('next statement')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('warned January')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?words=warned\+January$/)
    await page.waitForSelector('main:has-text("the ministry was warned in January")')
  })

  it('the main pages are a key or a link away, and the one that is open is marked', async () => {
    const page = await pages.open(gazettePage)
    await page.click('header nav a:text("Corrections")')
    await page.waitForURL(/\/corrections$/)
    expect(await page.getAttribute('header nav a:text("Corrections")', 'aria-current')).toBe('page')
    await page.keyboard.press('h')
    await page.waitForURL(pages.address)
    await page.waitForSelector('.story-card')
  })

  it('a new page begins at its beginning for who goes by keyboard', async () => {
    const page = await pages.open('/')
    await page.click('.story-card h3 a')
    await page.waitForURL(/\/story\//)
    await page.waitForSelector('main h1')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  it('no script would run even if one got in', async () => {
    const page = await pages.open('/')
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.pwned = 1'
      document.body.append(script)
      return 'pwned' in window
    })
    expect(ran).toBe(false)
    expect(pages.takeComplaints().join()).toContain('Content Security Policy')
  })

  it('an address that is none and a thing that is not there say what to do', async () => {
    const page = await pages.open('/')
    for (const [path, title] of [
      ['/no/such/page', 'There is no such page'],
      ['/article/art_none', 'Not in this record'],
      ['/voice/nobody', 'Not in this record'],
      ['/story/sto_none', 'Not in this record'],
      ['/utterance/utt_none', 'Not in this record'],
    ] as const) {
      await pages.go(page, path)
      expect([path, await page.textContent('h1')]).toEqual([path, title])
      await page.click('.failure a')
      await page.waitForSelector('.story-card')
    }
    // The browser itself notes every answer with status 404.
    expect(pages.takeComplaints().every((complaint) => complaint.includes('404'))).toBe(true)
  })

  it('the pages say so when the server is gone, and go on when it is back', async () => {
    const options = { host: '127.0.0.1', pages: BUILT_PAGES }
    const brief = await startServer(test.record, { ...options, port: 0 })
    const page = await pages.open('/')
    await page.goto(brief.address)
    await page.waitForSelector('.story-card')
    await brief.close()
    await page.click('.story-card h3 a')
    await page.waitForSelector('h1:text("The server is not there")')
    expect(await page.textContent('.failure')).toContain('hearsay serve')
    const port = Number(new URL(brief.address).port)
    const again = await startServer(test.record, { ...options, port })
    await page.click('button:text("Try again")')
    await page.waitForSelector('.utterance')
    await page.close()
    await again.close()
    // The other server is another host to the list of complaints, and the browser notes each lost connection.
    pages.takeComplaints()
  })

  it('a page tells of what another program adds, without being loaded anew', async () => {
    const { record, close } = await openInventedRecord('empty')
    const its = await visit(record)
    const page = await its.open('/')
    expect(await page.textContent('h1')).toBe('The record is empty')
    await record.saveArticles([named.gazette])
    await page.waitForSelector('main:has-text("1 article")')
    expect(its.takeComplaints()).toEqual([])
    await its.close()
    await close()
  })

  it('a page that nobody sees does not listen, and knows what came meanwhile when it is looked at', async () => {
    const { record, close } = await openInventedRecord('empty')
    const its = await visit(record)
    const page = await its.open('/')
    const isEvents = (request: Request) => request.url().endsWith('/api/v1/events')
    const ended = page.waitForEvent('requestfailed', isEvents)
    await showPage(page, false)
    await ended
    await record.saveArticles([named.gazette])
    const begun = page.waitForEvent('request', isEvents)
    await showPage(page, true)
    await page.waitForSelector('main:has-text("1 article")')
    await begun
    expect(its.takeComplaints()).toEqual([])
    await its.close()
    await close()
  })

  it('eight pages of one browser can be open', async () => {
    const first = await pages.open('/')
    for (let count = 1; count < 8; count += 1) {
      await showPage(first.context().pages().at(-1)!, false)
      const page = await first.context().newPage()
      await page.goto(pages.address)
      await page.waitForSelector('.story-card')
    }
    expect(first.context().pages()).toHaveLength(8)
    await first.context().close()
  })

  it('leads to the same as JSON, list by list and page by page', async () => {
    const page = await pages.open('/')
    const follow = async (path: string) => {
      await pages.go(page, path)
      const twin = await page.getAttribute('footer a:text("This page as JSON")', 'href')
      const response = await page.request.get(new URL(twin!, page.url()).href)
      expect((await response.json()).items.length).toBeGreaterThan(0)
      return twin
    }
    expect(await follow('/#voices')).toBe('/api/v1/voices')
    expect(await follow('/#articles')).toBe('/api/v1/articles')
    expect(await follow('/')).toBe('/api/v1/stories')
    expect(await follow('/search?words=dam')).toBe('/api/v1/search?words=dam&limit=30&offset=0')
  })
})

/** A browser without a window hides no page: it is told so. */
const showPage = (page: Page, isShown: boolean) =>
  page.evaluate((shown) => {
    Object.defineProperty(document, 'hidden', { value: !shown, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, isShown)
