import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WatchedFeed } from '../../src/record.ts'
import { startServer } from '../../src/serve/index.ts'
import { openRecord } from '../../src/store/index.ts'
import { named } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { buildArticle, buildRelations } from '../store/build-record.ts'
import { relateAs } from '../store/relate-as.ts'
import { chromium, measureOverflow, PATIENCE_MS, type Visit, visit } from './browse.ts'
import { BUILT_PAGES } from './build-pages.ts'
import { findBarriers } from './find-barriers.ts'

const { courier, evening } = named

const plain = (text: string | null) => (text ?? '').replace(/\u00a0/g, ' ').trim()

/** Leaves a page open only as long as its test runs. */
async function closeAll(pages: Page[]): Promise<void> {
  for (const page of pages.splice(0)) await page.context().close()
}

describe.skipIf(!chromium)('the first page', { timeout: 400_000 }, () => {
  let test: TestRecord
  let its: Visit
  const pages: Page[] = []
  const open: Visit['open'] = async (path, options) => {
    const page = await its.open(path, options)
    pages.push(page)
    return page
  }

  beforeAll(async () => {
    test = await openInventedRecord()
    its = await visit(test.record)
  }, PATIENCE_MS)
  afterAll(async () => {
    await its?.close()
    await test?.close()
  })
  afterEach(async () => {
    await closeAll(pages)
    expect(its.takeComplaints()).toEqual([])
  })

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
    [360, 'dark'],
  ] as const)('fits a window of %i pixels, %s, and bars nobody', async (width, colorScheme) => {
    const page = await open('/', { viewport: { width, height: 800 }, colorScheme })
    for (const path of ['/', '/#articles', '/#voices', '/feeds']) {
      await its.go(page, path)
      await page.waitForSelector('.endless, .empty')
      expect([path, await measureOverflow(page)]).toEqual([path, 0])
      expect([path, await findBarriers(page)]).toEqual([path, []])
    }
  })

  it('says of each story who denies whom in their words, and how thin the evidence is', async () => {
    const page = await open('/')
    const card = page.locator('.story-card')
    await card.waitFor()
    expect(plain(await card.locator('.evidence-count').textContent())).toMatch(
      /^4 articles\. Of \d+ utterances 1 has two known origins or more, \d+ no known one\.$/,
    )
    expect(plain(await card.locator('.contested-verb').textContent())).toBe('⊘ denies 80 % sure')
    const sides = card.locator('.said-side')
    expect(plain(await sides.first().textContent())).toBe(
      'Marta Oskarin deniesthat her ministry had received a warning in JanuaryThe Lowland Gazette',
    )
    expect(plain(await sides.last().textContent())).toContain('“the ministry was warned in January”')
    await sides.last().locator('.evidence-link').click()
    await page.waitForSelector('.card[aria-current]')
    expect(await page.getAttribute('.card[aria-current]', 'data-card')).toBe(courier.statements[1]!.id)
  })

  it('names those who speak in a story, and leads to what each says in it', async () => {
    const page = await open('/')
    await page.click('.speakers a:has-text("Marta Oskarin")')
    // Until the answer is there, nobody knows the name.
    await page.waitForSelector('.chip:has-text("Marta Oskarin")')
    expect((await page.locator('.chip').allTextContents()).slice(0, 2).map(plain)).toEqual([
      'Take off: voice Marta Oskarin ×',
      'Take off: only one story ×',
    ])
    const voices = await page.locator('.results .voice-link').allTextContents()
    expect(new Set(voices)).toEqual(new Set(['Marta Oskarin']))
  })

  it('counts the record in one line, and lists its articles and voices at addresses of their own', async () => {
    const page = await open('/')
    expect(plain(await page.textContent('.record-counts'))).toContain('5 articles of 5 outlets')
    await page.click('.lists-nav a:has-text("Articles")')
    await page.waitForSelector('.endless.articles')
    expect(new URL(page.url()).hash).toBe('#articles')
    expect(await page.locator('.articles .article-link').first().textContent()).toBe(evening.article.title)
    await page.click('.lists-nav a:has-text("Voices")')
    await page.waitForSelector('.endless.voices')
    expect(plain(await page.locator('.voices li').first().textContent())).toMatch(
      /^Marta Oskarinperson · \d+ statements in 4 articles$/,
    )
    await page.goBack()
    await page.waitForSelector('.endless.articles')
  })

  it('searches with / and lists its keys with ?', async () => {
    const page = await open('/')
    await page.keyboard.press('?')
    expect(await page.textContent('dialog[open]')).toContain('add an article')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('warned January')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#found')
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/search?words=warned+January')
    expect(await page.textContent('.results')).toContain('“the ministry was warned in January”')
  })

  it('says so when the server is gone, and goes on when it is back', async () => {
    const brief = await startServer(test.record, { host: '127.0.0.1', port: 0, pages: BUILT_PAGES })
    const page = await open('/')
    await page.goto(brief.address)
    await page.waitForSelector('.story-card')
    await brief.close()
    await page.click('.lists-nav a:has-text("Voices")')
    await page.waitForSelector('h1:text("The server is not there")')
    expect(await page.textContent('.failure')).toContain('hearsay serve')
    const port = Number(new URL(brief.address).port)
    const again = await startServer(test.record, { host: '127.0.0.1', port, pages: BUILT_PAGES })
    await page.click('button:text("Try again")')
    await page.waitForSelector('.endless.voices')
    await again.close()
    await closeAll(pages)
    // The other server's address is none of ours, and the browser tells of each answer that did not come.
    its.takeComplaints()
  })
})

describe.skipIf(!chromium)('the first page of a long record', { timeout: 400_000 }, () => {
  it('draws what can be seen, and asks for more as one scrolls', async () => {
    const { record, close } = await openInventedRecord('empty')
    const days = Array.from({ length: 70 }, (_, index) =>
      new Date(Date.UTC(2031, 0, 70 - index)).toISOString().slice(0, 10),
    )
    const articles = days.map((publishedAt, index) =>
      buildArticle({
        title: `Harbour report ${index}`,
        outlet: 'Quay Post',
        publishedAt,
        says: [{ who: `Captain ${index}`, what: 'the quay is closed' }],
      }),
    )
    await record.saveArticles(articles)
    const relations = buildRelations(articles)
    const stories = articles.map(({ article: { id, title, publishedAt } }) => ({
      id: `sto_${id.slice(4)}`,
      title: title!,
      articles: [id],
      from: publishedAt,
      to: publishedAt,
    }))
    await relateAs(record, { ...relations, stories })
    const its = await visit(record)
    const page = await its.open('/')
    await page.waitForSelector('.story-card')
    expect(await page.locator('.story-card').count()).toBeLessThan(20)
    expect(await page.textContent('.story-card h3')).toBe('Harbour report 0')
    const last = page.locator('.story-card h3', { hasText: 'Harbour report 69' })
    for (let turn = 0; turn < 200 && (await last.count()) === 0; turn++) {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
      await page.waitForTimeout(50)
    }
    expect(await last.textContent()).toBe('Harbour report 69')
    expect(await page.locator('.story-card').count()).toBeLessThan(30)
    expect(its.takeComplaints()).toEqual([])
    await its.close()
    await close()
  })
})

describe.skipIf(!chromium)('adding on the first page', { timeout: 400_000 }, () => {
  let test: TestRecord
  let its: Visit
  let page: Page

  beforeAll(async () => {
    test = await openInventedRecord('empty')
    its = await visit(test.record)
    page = await its.open('/')
  }, PATIENCE_MS)
  afterAll(async () => {
    await its?.close()
    await test?.close()
  })

  it('says what to do with an empty record, and offers to do it right there', async () => {
    expect(await page.textContent('h1')).toBe('The record is empty')
    expect(await page.textContent('main')).toContain('hearsay add')
    expect(await page.locator('textarea[name="text"]').isVisible()).toBe(true)
  })

  it('adds a pasted text, tells what came of it, and shows the record', async () => {
    await page.fill(
      'textarea[name="text"]',
      'The mayor of Tarn, Ana Brusk, said on Monday that the old bridge was safe. “Nobody has to be afraid,” Brusk told reporters.',
    )
    await page.fill('input[name="title"]', 'Bridge is safe, mayor says')
    await page.fill('input[name="outlet"]', 'Tarn Mail')
    await page.fill('input[name="publishedAt"]', '2031-05-06')
    await page.click('button:text("Add this article")')
    await page.waitForSelector('.addition button:has-text("Close")')
    expect(plain(await page.textContent('.addition [role="status"]'))).toMatch(
      /^Added 1 article with [12] statements?\.$/,
    )
    await page.waitForSelector('.record-counts')
    const [article] = (await test.record.listArticles()).items
    expect(article).toMatchObject({
      title: 'Bridge is safe, mayor says',
      outlet: 'Tarn Mail',
      publishedAt: '2031-05-06',
    })
    await page.click('.addition .article-link')
    await page.waitForSelector('h1:text("Bridge is safe")')
    await page.goBack()
    await page.waitForSelector('.addition')
  })

  it('takes files that are dropped anywhere, and says of each that cannot be read what to do', async () => {
    const dropped = await page.evaluateHandle(() => {
      const files = new DataTransfer()
      files.items.add(
        new File(['The old bridge was not safe, engineer Ivo Lund said on Tuesday.'], 'bridge.txt'),
      )
      files.items.add(new File([new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0])], 'photo.png'))
      return files
    })
    await page.dispatchEvent('footer', 'dragover', { dataTransfer: dropped })
    await page.waitForSelector('.drop-here')
    await page.dispatchEvent('footer', 'drop', { dataTransfer: dropped })
    await page.waitForSelector('.drop-here', { state: 'detached' })
    const addition = page.locator('.addition').first()
    await addition.locator('[role="status"]:has-text("Added 1")').waitFor()
    expect(plain(await addition.locator('.add-failures').textContent())).toContain('photo.png')
    expect((await test.record.count()).articles).toBe(2)
  })

  it('says when an article was there already, and adds it once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-web-'))
    const file = join(folder, 'bridge.txt')
    writeFileSync(file, 'The old bridge was not safe, engineer Ivo Lund said on Tuesday.')
    await page.setInputFiles('input[type="file"]', file)
    await page.waitForSelector('.addition >> text=Nothing new: 1 article in the record already.')
    expect((await test.record.count()).articles).toBe(2)
    rmSync(folder, { recursive: true })
  })

  it('opens by key and by paste, and keeps what is being written when the record changes', async () => {
    await page.evaluate(() => {
      const pasted = new DataTransfer()
      pasted.setData('text/plain', 'https://tarn.example/bridge')
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true }))
    })
    expect(await page.inputValue('input[name="address"]')).toBe('https://tarn.example/bridge')
    await page.click('button:text("Give an address")')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('a')
    await page.keyboard.type('Half a sentence')
    await test.record.saveArticles([
      buildArticle({ title: 'Meanwhile', says: [{ who: 'Ida', what: 'it rains' }] }),
    ])
    await page.waitForFunction(() => document.querySelector('.record-counts')?.textContent?.includes('3'))
    expect(await page.inputValue('textarea[name="text"]')).toBe('Half a sentence')
  })

  it('says what to do when an address gives nothing', async () => {
    await page.click('button:text("Give an address")')
    await page.fill('input[name="address"]', 'http://127.0.0.1:9/nothing')
    await page.click('button:text("Fetch and add")')
    const addition = page.locator('.addition').first()
    await addition.locator('text=Nothing could be added.').waitFor()
    expect(plain(await addition.locator('.add-failures li').textContent())).toMatch(
      /^http:\/\/127\.0\.0\.1:9\/nothing .{20,}/,
    )
    await addition.locator('button', { hasText: 'Close' }).click()
    expect(await page.locator('.addition').count()).toBe(3)
    expect(its.takeComplaints()).toEqual([])
  })
})

describe.skipIf(!chromium)('the page of feeds', { timeout: 400_000 }, () => {
  const feed = (address: string, more: Partial<WatchedFeed> = {}): WatchedFeed => ({
    address,
    dueAt: Date.UTC(2099, 0, 1),
    failures: 0,
    isEnded: false,
    entries: {},
    ...more,
  })

  it('shows how each feed fares, those that fail first, and what to do where none is watched', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-web-'))
    const record = await openRecord(join(folder, 'test.db'), { mode: 'create' })
    const its = await visit(record)
    const page = await its.open('/feeds')
    expect(await page.textContent('h1')).toBe('No feed is watched')
    expect(await page.textContent('main')).toContain('hearsay watch https://')
    const kept = { isKept: true, tries: 1 }
    await record.saveFeed(
      feed('https://tarn.example/feed', { title: 'Tarn Mail', entries: { a: kept, b: kept } }),
    )
    await record.saveFeed(
      feed('https://quay.example/feed', {
        title: '<b>Quay</b> Post',
        failures: 3,
        message: 'The site answered with status 503.',
        entries: { a: kept, b: { isKept: false, tries: 2 } },
      }),
    )
    await record.saveFeed(feed('https://gone.example/feed', { title: 'Gone', isEnded: true }))
    await its.go(page, '/feeds')
    await page.waitForSelector('.feed')
    expect((await page.locator('.feed h2').allTextContents()).map(plain)).toEqual([
      '<b>Quay</b> Post',
      'Gone',
      'Tarn Mail',
    ])
    expect((await page.locator('.feed-state').allTextContents()).map(plain)).toEqual([
      '⚠ failing',
      '■ ended',
      '✓ well',
    ])
    const [failing, , well] = (await page.locator('.feed').allTextContents()).map(plain)
    expect(failing).toContain('Failed 3 times in a row: The site answered with status 503.')
    expect(failing).toContain('1 entry kept of those it had last · 1 entry waiting for another try')
    expect(well).toContain('2 entries kept of those it had last · due on 1 January 2099')
    expect(await findBarriers(page)).toEqual([])
    expect(its.takeComplaints()).toEqual([])
    await its.close()
    await record.close()
    rmSync(folder, { recursive: true, force: true })
  })
})
