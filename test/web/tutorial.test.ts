import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addArticles } from '../../src/pipeline.ts'
import { readArticles } from '../../src/read/index.ts'
import { type OpenRecord, openRecord } from '../../src/store/index.ts'
import { chromium, type Visit, visit } from './browse.ts'

const fileOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
/** `npm run pictures` has them put into the documentation. */
const PICTURES = process.env.TUTORIAL_PICTURES ?? fileOf('build/pictures')
const tutorial = readFileSync(fileOf('docs/tutorial.md'), 'utf8')

const PASTED = `Gates of the dam to be closed in May

OSTREL — The gates of the Harrowel dam will be closed in the last week of May, the Halvenian energy minister, Ilse Marvane, said on Friday.

“We keep our word,” Marvane told reporters.

Radek Osmund, the chief engineer, said the repairs might take longer.`

/** Does each step of `docs/tutorial.md` as a reader would, and takes its pictures. */
describe.skipIf(!chromium)('the tutorial', { timeout: 400_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-tutorial-'))
  const taken = new Set<string>()
  let record: OpenRecord
  let pages: Visit
  let page: Page

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true })
    record = await openRecord(join(folder, 'record.db'), { mode: 'create' })
    await addArticles(readArticles(fileOf('sample')), record)
    pages = await visit(record)
    page = await pages.open('/', { viewport: { width: 1200, height: 800 } })
  })
  afterAll(async () => {
    await pages?.close()
    await record?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Of the window, or of one part of the page. */
  async function photograph(name: string, part?: string): Promise<void> {
    const path = join(PICTURES, `${name}.png`)
    await page.waitForFunction(() => !document.querySelector('main .waiting'))
    if (part === undefined) await page.screenshot({ path })
    else await page.locator(part).first().screenshot({ path })
    taken.add(`pictures/${name}.png`)
  }

  it('1: shows on the first page who denies whom, and on how few origins it rests', async () => {
    const card = page.locator('.story-card')
    expect(await card.count()).toBe(1)
    expect(await card.textContent()).toMatch(/8\sarticles\. Of 54\sutterances none has two known origins/)
    expect(await card.locator('.contested').textContent()).toContain('Ilse Marvane')
    await photograph('home')
  })

  it('2: shows the story as lanes and disagreements', async () => {
    await page.click('.story-card h3 a')
    await page.waitForSelector('.lane-chart')
    await photograph('story')
    expect(await page.locator('.relations > li').count()).toBeGreaterThanOrEqual(3)
    await photograph('disagreements', 'section:has(> h2#disagreements), section:has(.relations)')
  })

  it('3: lays the wordings of one utterance side by side, and draws by whose hands it came', async () => {
    await page.click('.utterance a:has-text("5 articles / 1 origin")')
    await page.waitForSelector('h2#wordings')
    expect(await page.textContent('.origin-count')).toMatch(/5\sarticles, 1\sknown origin/)
    await photograph('wordings', 'section[aria-labelledby="wordings"]')
    await page.waitForSelector('section[aria-labelledby="hands"] svg')
    await photograph('hands', 'section[aria-labelledby="hands"]')
  })

  it('4: leads to the words in the article', async () => {
    await page.click('section[aria-labelledby="wordings"] a:has-text("Port Elin Tribune")')
    await page.waitForSelector('.card[aria-current]')
    expect(await page.locator('.article-text .piece.active').count()).toBeGreaterThan(1)
    await photograph('article')
    await page.keyboard.press('c')
    await page.waitForSelector('.cite-menu')
    await page.keyboard.press('Escape')
  })

  it('5: tells who said otherwise before', async () => {
    await page.goto(new URL('/voice/Radek%20Osmund', pages.address).href)
    await page.waitForSelector('h1:has-text("Radek Osmund")')
    const changes = page.locator('section', { has: page.locator('h2:has-text("Changes of position")') })
    expect(await changes.textContent()).toContain('The dam is not safe')
    await photograph('position', 'section:has(> h2:has-text("Changes of position"))')
  })

  it('6: compares two articles that were ticked in the story', async () => {
    await page.goto(pages.address)
    await page.click('.story-card h3 a')
    await page.waitForSelector('.compare-tick')
    await page.locator('.compare-tick input').nth(1).check()
    await page.locator('.compare-tick input').nth(3).check()
    await page.click('.compare-bar a')
    await page.waitForSelector('h1:has-text("side by side")')
    expect(await page.textContent('main')).toContain('no such statement found')
    await photograph('compare')
  })

  it('7: reads and relates what is pasted', async () => {
    await page.goto(pages.address)
    await page.waitForSelector('.story-card')
    await page.keyboard.press('a')
    await page.fill('textarea[name="text"]', PASTED)
    await page.fill('.add input[name="outlet"]', 'Ostrel Courier')
    await page.fill('input[name="publishedAt"]', '2023-03-17')
    await page.keyboard.press('Tab')
    await page.click('form:has(textarea) button[type="submit"]')
    await page.waitForSelector('.added-articles a')
    await photograph('added')
    await page.click('.added-articles a')
    await page.waitForSelector('.card')
    expect(await page.textContent('.article-text')).toContain('Ilse Marvane')
  })

  it('8: takes what a person says of a statement, and asks for the least certain', async () => {
    await page.keyboard.press('j')
    await page.waitForSelector('.card[aria-current]')
    await page.keyboard.press('y')
    await page.waitForSelector('.card .corrected')
    await page.click('header nav a:has-text("Corrections")')
    await page.click('main a[href="/corrections/queue"]')
    await page.waitForSelector('h1:has-text("Is this right?")')
    await photograph('queue')
  })

  it('9: finds, narrows and saves a search', async () => {
    await page.goto(new URL('/search?words=crack', pages.address).href)
    await page.waitForSelector('.statement-line')
    await page.click('button:has-text("Save")')
    await page.waitForFunction(() => document.querySelector('main')?.textContent?.includes('Saved'))
    await photograph('search')
    expect((await record.listSavedSearches()).map(({ query }) => query)).toEqual(['words=crack'])
  })

  it('has just the pictures that these steps take', () => {
    const named = [...tutorial.matchAll(/\]\((pictures\/[^)]+)\)/g)].map(([, path]) => path!)
    expect(named.sort()).toEqual([...taken].sort())
    for (const path of named) expect([path, existsSync(fileOf(`docs/${path}`))]).toEqual([path, true])
    expect(pages.takeComplaints()).toEqual([])
  })
})
