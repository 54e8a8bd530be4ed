import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { named } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { buildArticle, buildRelations } from '../store/build-record.ts'
import { relateAs } from '../store/relate-as.ts'
import { chromium, measureOverflow, PATIENCE_MS, type Visit, visit } from './browse.ts'
import { findBarriers } from './find-barriers.ts'

const { gazette } = named

const plain = (text: string | null) => (text ?? '').replace(/\u00a0/g, ' ').trim()
const query = (page: Page) => new URL(page.url()).search

describe.skipIf(!chromium)('the search page', { timeout: 400_000 }, () => {
  let test: TestRecord
  let its: Visit
  const pages: Page[] = []
  const open: Visit['open'] = async (path, options) => {
    const page = await its.open(path, options)
    pages.push(page)
    await page.waitForSelector('#found')
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
    for (const page of pages.splice(0)) await page.context().close()
    expect(its.takeComplaints()).toEqual([])
  })

  /** Waits until so many statements are told of, and says what the heading is then. */
  const waitForCount = (page: Page, count: number) =>
    page.waitForFunction(
      (wanted) => Number.parseInt(document.querySelector('#found')?.textContent ?? '', 10) === wanted,
      count,
    )
  const readCount = async (page: Page) => Number.parseInt((await page.textContent('#found'))!, 10)

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
    [360, 'dark'],
  ] as const)('fits a window of %i pixels, %s, and bars nobody', async (width, colorScheme) => {
    const page = await open('/search', { viewport: { width, height: 800 }, colorScheme })
    for (const path of ['/search', '/search?words=dam&act=assert&from=2024-01-01', '/search?words=volcano']) {
      await its.go(page, path)
      await page.waitForSelector('#found')
      await page.click('.filters summary')
      expect([path, await measureOverflow(page)]).toEqual([path, 0])
      expect([path, await findBarriers(page)]).toEqual([path, []])
    }
  })

  it('leads from a statement to its words and to its utterance', async () => {
    const page = await open('/search?words=warned')
    await page.click('.results .evidence-link >> nth=0')
    await page.waitForSelector('.card[aria-current]')
    await page.goBack()
    await page.click('.results a:text("wordings and origins") >> nth=0')
    await page.waitForURL(/\/utterance\/utt_/)
  })

  it('narrows by a facet with one click, and takes it off with another', async () => {
    const page = await open('/search')
    const all = await readCount(page)
    const facet = page
      .locator('.facet', { hasText: 'Outlets' })
      .locator('.facet-value', { hasText: 'Northline' })
    const count = Number(await facet.locator('.facet-count').textContent())
    await facet.click()
    await waitForCount(page, count)
    expect(query(page)).toBe('?outlet=Northline')
    expect(new Set(await page.locator('.results .evidence-link').allTextContents())).toEqual(
      new Set(['Northline']),
    )
    // The other outlets can still be seen, and chosen instead.
    expect(await page.locator('.facet', { hasText: 'Outlets' }).locator('.facet-value').count()).toBe(5)
    await page.click('.facet-value.chosen')
    await waitForCount(page, all)
    expect(query(page)).toBe('')
  })

  it('narrows by origins and years, which are ranges in the address', async () => {
    const page = await open('/search')
    await page.click('.facet:has-text("Known origins") .facet-value:has-text("1 only")')
    await page.waitForURL(/leastOrigins=1&mostOrigins=1/)
    await page.click('.facet:has-text("Years") .facet-value:has-text("2024")')
    await page.waitForURL(/from=2024-01-01&to=2024-12-31/)
    expect((await page.locator('.chip').allTextContents()).map(plain)).toEqual([
      'Take off: from 1 January 2024 ×',
      'Take off: until 31 December 2024 ×',
      'Take off: known origins at least 1 ×',
      'Take off: known origins at most 1 ×',
      'Take all off',
    ])
    await page.click('.chip:has-text("at most")')
    await page.waitForFunction(() => !location.search.includes('mostOrigins'))
    await page.click('.chip.all')
    await page.waitForFunction(() => location.search === '')
    expect(await page.locator('.chips').count()).toBe(0)
  })

  it('narrows by the form, offers the outlets, and goes back', async () => {
    const page = await open('/search?words=dam')
    await page.click('.filters summary')
    await page.waitForSelector('#outlets option[value="Northline"]', { state: 'attached' })
    await page.selectOption('select[name="quotation"]', 'direct')
    await page.fill('input[name="outlet"]', 'Evening Standard-Bearer')
    await page.click('.search button[type="submit"]')
    await page.waitForURL(/quotation=direct/)
    await waitForCount(page, 1)
    await page.goBack()
    await page.waitForURL(/\?words=dam$/)
    expect(await page.inputValue('select[name="quotation"]')).toBe('')
    expect(await page.inputValue('input[name="words"]')).toBe('dam')
  })

  it('goes through the results by keyboard, and opens one with Enter', async () => {
    const page = await open('/search?outlet=The+Lowland+Gazette')
    const focused = () =>
      page.evaluate(() => {
        const line = document.activeElement?.closest('.results > li')
        return line ? [...line.parentElement!.children].indexOf(line) : -1
      })
    await page.keyboard.press('j')
    expect(await focused()).toBe(0)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    expect(await focused()).toBe(1)
    await page.keyboard.press('/')
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('words')
    await page.keyboard.press('Tab')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.card[aria-current]')
    expect(gazette.statements.map(({ id }) => id)).toContain(
      await page.getAttribute('.card[aria-current]', 'data-card'),
    )
  })

  it('saves a search under a name, gives it another, finds it again, and removes it', async () => {
    const page = await open('/search?words=dam&quotation=direct')
    expect(await page.inputValue('.save-search input')).toBe('“dam”, all in quotation marks')
    await page.fill('.save-search input', 'What they really said')
    await page.click('.save-search button')
    await page.waitForSelector('.save-search button:text("Rename")')
    expect((await test.record.listSavedSearches()).map(({ name, query }) => [name, query])).toEqual([
      ['What they really said', 'quotation=direct&words=dam'],
    ])
    await page.fill('.save-search input', 'In their own words')
    await page.click('.save-search button')
    await expect
      .poll(async () => (await test.record.listSavedSearches()).map(({ name }) => name))
      .toEqual(['In their own words'])
    await its.go(page, '/search')
    await page.click('.side-part a:has-text("In their own words")')
    await page.waitForURL(/words=dam/)
    await page.click('button:has-text("Remove")')
    await page.waitForSelector('.side-part >> text=None yet.')
    expect(await test.record.listSavedSearches()).toEqual([])
  })

  it('gives each search as an Atom feed and as JSON, also to programs that look for it', async () => {
    const page = await open('/search?words=dam')
    const address = await page.getAttribute('head link[rel="alternate"][type="application/atom+xml"]', 'href')
    expect(address).toBe('/api/v1/search.atom?words=dam')
    const feed = await page.request.get(new URL(address!, its.address).href)
    expect(feed.headers()['content-type']).toContain('application/atom+xml')
    expect(await feed.text()).toContain('<entry>')
    const json = await page.getAttribute('.feed-addresses a:text("JSON")', 'href')
    const answer = await (await page.request.get(new URL(json!, its.address).href)).json()
    expect(answer.total).toBe(await readCount(page))
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.click('.feed-addresses button >> nth=0')
    await page.waitForSelector('.feed-addresses button:has-text("Copied")')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      new URL('/api/v1/search.atom?words=dam', its.address).href,
    )
  })

  it('says what to do where nothing fits, and where a filter is none', async () => {
    const page = await open('/search?words=volcano')
    expect(plain(await page.textContent('#found'))).toBe('No statement fits')
    expect(await page.textContent('.search-results')).toContain('Take one off above')
    await its.go(page, '/search?from=yesterday&words=dam')
    await page.waitForSelector('.failure')
    expect(plain(await page.textContent('.failure'))).toContain('2019-03-28')
    expect(await page.locator('.chip:has-text("yesterday")').count()).toBe(1)
    expect(its.takeComplaints().every((complaint) => complaint.includes('400'))).toBe(true)
    await page.click('.chip:has-text("yesterday")')
    await page.waitForSelector('#found')
  })

  it('shows odd words as they are', async () => {
    const words = '<img src=x onerror="window.pwned=1"> “ \' %00 \u202e'
    const page = await open(`/search?words=${encodeURIComponent(words)}`)
    expect(await page.locator('.chip').first().textContent()).toContain('<img src=x')
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  })
})

describe.skipIf(!chromium)('a search with many results', { timeout: 400_000 }, () => {
  it('is paged by links and by keys, with the page in the address', async () => {
    const { record, close } = await openInventedRecord('empty')
    const article = buildArticle({
      title: 'The quay',
      outlet: 'Quay Post',
      publishedAt: '2031-01-02',
      says: Array.from({ length: 70 }, (_, index) => ({ who: 'Ida Lund', what: `berth ${index} is closed` })),
    })
    await record.saveArticles([article])
    await relateAs(record, buildRelations([article]))
    const its = await visit(record)
    const page = await its.open('/search')
    await page.click('.pages a:has-text("next")')
    await page.waitForURL(/page=2/)
    await page.waitForSelector('.pages >> text=page 2 of 3')
    await page.keyboard.press('n')
    await page.waitForSelector('section:not([aria-busy="true"]) >> text=page 3 of 3')
    expect(await page.locator('.results > li').count()).toBe(10)
    await page.keyboard.press('p')
    await page.waitForSelector('.pages >> text=page 2 of 3')
    await its.go(page, '/search?page=9')
    await page.click('text=Go to the first')
    await page.waitForSelector('.pages >> text=page 1 of 3')
    expect(its.takeComplaints()).toEqual([])
    await its.close()
    await close()
  })
})
