import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { named } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { chromium, measureOverflow, PATIENCE_MS, type Visit, visit } from './browse.ts'
import { findBarriers } from './find-barriers.ts'

const { gazette, northline, courier, evening, hostile } = named

const plain = (text: string | null) => (text ?? '').replace(/\u00a0/g, ' ').trim()
const compare = (...reports: readonly { readonly article: { readonly id: string } }[]) =>
  `/compare?articles=${reports.map(({ article }) => article.id).join(',')}`

describe.skipIf(!chromium)('the page that compares articles', { timeout: 400_000 }, () => {
  let test: TestRecord
  let its: Visit
  const pages: Page[] = []
  const open: Visit['open'] = async (path, options) => {
    const page = await its.open(path, options)
    pages.push(page)
    return page
  }
  const outlets = (page: Page) => page.locator('.head-outlet bdi').allTextContents()

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

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
    [360, 'dark'],
  ] as const)('fits a window of %i pixels, %s, and bars nobody', async (width, colorScheme) => {
    const page = await open(compare(gazette, northline, courier, evening, hostile), {
      viewport: { width, height: 800 },
      colorScheme,
    })
    await page.waitForSelector('.compare-cell')
    expect(await measureOverflow(page)).toBe(0)
    expect(await findBarriers(page)).toEqual([])
  })

  it('lays the same utterance of all articles in one row, earliest article first', async () => {
    const page = await open(compare(evening, courier, gazette, northline))
    expect(await outlets(page)).toEqual([
      'The Lowland Gazette',
      'Northline',
      'Evening Standard-Bearer',
      'Coast Courier',
    ])
    const row = page.locator('.compare-rows .compare-row', { hasText: 'hundred years' })
    expect(plain(await row.locator('.compare-voice').textContent())).toContain('Marta Oskarin')
    expect(plain(await row.locator('.compare-voice').textContent())).toContain('in all')
    const cells = await row.locator('.compare-cell').all()
    expect(cells.length).toBe(4)
    const tops = await Promise.all(cells.map(async (cell) => (await cell.boundingBox())!.y))
    expect(new Set(tops).size).toBe(1)
    expect(await page.locator('.copy-line').textContent()).toBe('same text as Northline, 93 %')
  })

  it('names what is otherwise and marks it word by word, without making it look like a quotation', async () => {
    const page = await open(compare(gazette, evening))
    const cell = page.locator('.compare-row', { hasText: 'hundred years' }).locator('.compare-cell').last()
    expect(await cell.locator('.difference').first().textContent()).toMatch(/^⚠ number changed/)
    expect(await cell.locator('ins').allTextContents()).toEqual(['fifty'])
    const lost = cell.locator('del')
    expect((await lost.allTextContents()).map((words) => words.trim())).toEqual([
      'not here: is sound and',
      'not here: a hundred',
    ])
    expect(await lost.locator('.verbatim').count()).toBe(0)
    // Without what is marked as lost, the words are those of the article, to the letter.
    const words = await cell
      .locator('.statement-words > :not(del)')
      .evaluateAll((parts) => parts.map((part) => part.textContent).join(''))
    expect(words).toBe(evening.statements[1]!.text.content)
  })

  it('says where an article has nothing of it', async () => {
    const page = await open(compare(gazette, northline))
    const row = page.locator('.compare-row', { hasText: 'Nobody has to leave' })
    expect(await row.locator('.compare-cell').allTextContents()).toEqual([
      expect.stringContaining('“Nobody has to leave the valley today,”'),
      'Northline∅ no such statement found',
    ])
    expect(plain(await row.locator('.counts').textContent())).toContain('in one only')
  })

  it('leads from each cell to the words', async () => {
    const page = await open(compare(gazette, northline))
    await page
      .locator('.compare-row', { hasText: 'hundred years' })
      .locator('.compare-cell')
      .last()
      .locator('.evidence-link')
      .click()
    await page.waitForSelector('.card[aria-current]')
    expect(await page.getAttribute('.card[aria-current]', 'data-card')).toBe(northline.statements[0]!.id)
  })

  it('shows only what several have, or what is worded differently, by keyboard', async () => {
    const page = await open(compare(gazette, northline))
    const count = () => page.locator('.compare-rows .compare-row').count()
    const all = await count()
    await page.focus('input[name="shown"] >> nth=0')
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => document.querySelectorAll('.compare-rows .compare-row').length === 1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(
      (wanted) => document.querySelectorAll('.compare-rows .compare-row').length === wanted,
      all - 1,
    )
  })

  it('goes from row to row by keyboard', async () => {
    const page = await open(compare(gazette, northline))
    await page.waitForSelector('.compare-cell')
    for (const expected of ['0', '1']) {
      await page.keyboard.press('j')
      await page.waitForFunction(
        (wanted) => (document.activeElement as HTMLElement).dataset.index === wanted,
        expected,
      )
    }
  })

  it('keeps the heads in sight', async () => {
    const page = await open(compare(gazette, northline), { viewport: { width: 1280, height: 500 } })
    await page.locator('.compare-rows .compare-row').last().scrollIntoViewIfNeeded()
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(200)
    expect((await page.locator('.compare-heads').boundingBox())!.y).toBe(0)
  })

  it('names the outlet at each cell where the articles stand below each other', async () => {
    const page = await open(compare(gazette, northline, evening), { viewport: { width: 360, height: 800 } })
    const row = page.locator('.compare-row', { hasText: 'hundred years' })
    const names = row.locator('.cell-outlet')
    expect(await names.allTextContents()).toEqual([
      'The Lowland Gazette',
      'Northline',
      'Evening Standard-Bearer',
    ])
    expect(await names.first().isVisible()).toBe(true)
    const [one, other] = await row.locator('.compare-cell').all()
    expect((await other!.boundingBox())!.y).toBeGreaterThan((await one!.boundingBox())!.y)
  })

  it('takes an article out and puts another in', async () => {
    const page = await open(compare(gazette, northline, evening))
    await page.click('button[aria-label="Take Northline out"]')
    await page.waitForFunction(() => document.querySelectorAll('.compare-head').length === 2)
    expect(await outlets(page)).toEqual(['The Lowland Gazette', 'Evening Standard-Bearer'])
    await page.click('.compare-picker summary')
    await page.click('button[aria-label^="Add Coast Courier"]')
    await page.waitForFunction(() => document.querySelectorAll('.compare-head').length === 3)
    expect(new URL(page.url()).searchParams.get('articles')).toBe(
      [gazette, evening, courier].map(({ article }) => article.id).join(','),
    )
  })

  it('says what to do with one article, and offers others of its story', async () => {
    const page = await open(compare(gazette))
    expect(await page.textContent('h1')).toBe('One article is not enough')
    await page.click('button[aria-label^="Add Northline"]')
    await page.waitForSelector('h1:has-text("side by side")')
    expect(await outlets(page)).toEqual(['The Lowland Gazette', 'Northline'])
  })

  it('says what to do with none, with the same twice, and with seven', async () => {
    const page = await open('/compare')
    expect(await page.textContent('h1')).toBe('No article to compare')
    await its.go(page, compare(gazette, gazette))
    expect(await page.textContent('h1')).toBe('One article is not enough')
    const five = [gazette, northline, courier, evening, hostile]
    const unknown = { article: { id: 'art_none' } }
    await its.go(page, compare(...five, unknown, { article: { id: 'art_other' } }))
    expect(await page.textContent('h1')).toBe('Too many articles to compare')
    await its.go(page, compare(...five))
    expect(await page.locator('.compare-head').count()).toBe(5)
  })

  it('says which article is not there, and compares the others', async () => {
    const page = await open(compare(gazette, northline, { article: { id: 'art_none' } }))
    expect(await page.textContent('h1')).toBe('Not in this record')
    expect(await page.textContent('.compare-message code')).toBe('art_none')
    await page.click('a:text("Compare the other 2")')
    await page.waitForSelector('.compare-head')
    expect(await outlets(page)).toEqual(['The Lowland Gazette', 'Northline'])
    // The browser itself notes every answer with status 404.
    expect(its.takeComplaints().every((complaint) => complaint.includes('404'))).toBe(true)
  })

  it('shows hostile words as text', async () => {
    const page = await open(compare(hostile, gazette))
    await page.waitForSelector('.compare-cell')
    expect(await page.textContent('.compare-heads')).toContain(hostile.article.title)
    expect(plain(await page.textContent('.compare-heads'))).toContain('2 statements of no known voice')
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
    expect(await page.$$('main img, main script, main iframe')).toEqual([])
  })
})
