import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { named } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'
import { chromium, measureOverflow, type Visit, visit } from './browse.ts'
import { findBarriers } from './find-barriers.ts'

const { gazette, northline, courier, hostile } = named

describe.skipIf(!chromium)('every page', { timeout: 400_000 }, () => {
  let test: TestRecord
  let pages: Visit
  let paths: string[] = []
  beforeAll(async () => {
    test = await openInventedRecord()
    pages = await visit(test.record)
    const [story] = (await test.record.listStories()).items
    const [voice] = (await test.record.listVoices()).items
    const view = await test.record.findStory(story!.id)
    const [utterance] = [...view!.utterances].sort((a, b) => b.wordings.length - a.wordings.length)
    await test.record.correct({ kind: 'confirm', statement: gazette.statements[0]!.id })
    await test.record.saveFeed({
      address: 'https://feeds.example/news.xml',
      title: 'Lowland news',
      dueAt: Date.parse('2024-03-20T12:00Z'),
      failures: 2,
      message: 'the server answered with status 503',
      isEnded: false,
      entries: {},
    })
    const compared = [gazette, northline, courier].map(({ article }) => article.id).join(',')
    paths = [
      '/',
      '/search?words=dam',
      '/search?words=volcano',
      `/story/${story!.id}`,
      `/article/${gazette.article.id}`,
      `/article/${gazette.article.id}#${gazette.statements[0]!.id}`,
      `/article/${hostile.article.id}`,
      `/voice/${voice!.voice.id}`,
      `/utterance/${utterance!.id}`,
      `/compare?articles=${compared}`,
      '/compare',
      '/corrections',
      '/corrections/queue',
      '/feeds',
      '/account',
      '/people',
    ]
  })
  afterAll(async () => {
    await pages?.close()
    await test?.close()
  })
  afterEach(() => expect(pages.takeComplaints()).toEqual([]))

  /** Until nothing is waited for any more. */
  const settle = (page: Page) =>
    page.waitForFunction(() => !document.querySelector('main .waiting') && document.querySelector('main h1'))

  it.each([
    [1280, 'dark'],
    [360, 'light'],
  ] as const)('fits a window of %i pixels, %s, and keeps nobody out', async (width, colorScheme) => {
    const page = await pages.open('/', {
      viewport: { width, height: 800 },
      colorScheme,
      bypassCSP: true,
    })
    for (const path of paths) {
      await pages.go(page, path)
      await settle(page)
      expect([path, await measureOverflow(page)]).toEqual([path, 0])
      expect([path, await findBarriers(page)]).toEqual([path, []])
    }
  })

  it('begins with one heading and has a title of its own', async () => {
    const page = await pages.open('/')
    const titles = new Set<string>()
    for (const path of paths.filter((each) => !each.includes('#'))) {
      await pages.go(page, path)
      await settle(page)
      expect([path, await page.locator('h1').count()]).toEqual([path, 1])
      titles.add(await page.title())
    }
    expect(titles.size).toBe(paths.length - 1)
  })

  it('lists its keys at ?', async () => {
    const page = await pages.open('/')
    for (const path of paths) {
      await pages.go(page, path)
      await settle(page)
      await page.keyboard.press('?')
      expect(await page.locator('dialog[open] dt').count()).toBeGreaterThan(3)
      await page.keyboard.press('Escape')
    }
  })

  it('has a twin for programs', async () => {
    const page = await pages.open('/')
    // The twin of the people is for admins alone, and this record has none.
    for (const path of paths.filter((each) => each !== '/compare' && each !== '/people')) {
      await pages.go(page, path)
      const twin = await page.getAttribute('footer a:text("This page as JSON")', 'href')
      const response = await page.request.get(new URL(twin!, pages.address).href)
      expect([twin, response.status()]).toEqual([twin, 200])
    }
  })
})
