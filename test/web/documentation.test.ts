import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, startChromium } from '../../scripts/start-chromium.mjs'
import { type BuiltSite, buildSite } from '../site/read-site.ts'
import { measureOverflow } from './browse.ts'
import { findBarriers } from './find-barriers.ts'

const chromium = findChromium()
if (!chromium) console.log('The documentation is not tried in a browser: no Chromium was found.')

describe.skipIf(!chromium)('the documentation, opened from a disk', { timeout: 300_000 }, () => {
  let site: BuiltSite
  let browser: Browser
  const complaints: string[] = []

  beforeAll(async () => {
    site = await buildSite()
    browser = await startChromium(chromium!)
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    site?.remove()
  })

  async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage({ offline: true, bypassCSP: true, ...options })
    page.setDefaultTimeout(60_000)
    page.on('console', (message) => complaints.push(`${path}: ${message.text()}`))
    page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`))
    page.on('requestfailed', (request) => complaints.push(`${path} did not get ${request.url()}`))
    page.on('request', (request) => {
      if (!/^(?:file|data):/.test(request.url())) complaints.push(`${path} asked for ${request.url()}`)
    })
    await page.goto(pathToFileURL(join(site.folder, path)).href)
    return page
  }

  it('has its style and its pictures, and asks nobody else', async () => {
    for (const path of ['index.html', 'tutorial.html', 'guides/reporter.html', 'files.html']) {
      const page = await open(path)
      expect(await page.locator('.search').isVisible()).toBe(true)
      expect(await page.evaluate(() => getComputedStyle(document.querySelector('header')!).display)).toBe(
        'flex',
      )
      const missing = await page.evaluate(() =>
        Array.from(document.images, ({ naturalWidth, src }) => ({ naturalWidth, src })).filter(
          ({ naturalWidth }) => naturalWidth === 0,
        ),
      )
      expect(missing).toEqual([])
      expect(await measureOverflow(page)).toBeLessThanOrEqual(0)
      await page.close()
    }
    expect(complaints.splice(0)).toEqual([])
  })

  it('leads a reporter from the first page to a guide, and on to the tutorial', async () => {
    const page = await open('index.html')
    await page.locator('article').getByRole('link', { name: 'For a reporter' }).first().click()
    expect(await page.locator('h1').textContent()).toBe('For a reporter')
    await page.locator('article').getByRole('link', { name: 'tutorial' }).first().click()
    expect(page.url()).toMatch(/^file:.*\/tutorial\.html$/)
    await page.close()
    expect(complaints.splice(0)).toEqual([])
  })

  it('finds by the beginnings of words, the section about them first, and goes there', async () => {
    const page = await open('guides/admin.html')
    await page.getByRole('searchbox').fill('independ origin')
    await page.locator('.found li').first().waitFor()
    expect(await page.locator('.count').textContent()).toMatch(/^\d+ sections/)
    await page.getByRole('searchbox').fill('backup and resto')
    await page.locator('.found a', { hasText: 'Backup and restore' }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/running\.html#backup-and-restore$/)
    await page.getByRole('searchbox').fill('zzyzx')
    expect(await page.locator('.count', { hasText: '0 sections' }).textContent()).toBe('0 sections')
    await page.keyboard.press('Escape')
    expect(await page.locator('.count').textContent()).toBe('')
    await page.close()
    expect(complaints.splice(0)).toEqual([])
  })

  it.each(['light', 'dark'] as const)('keeps nobody out when it is %s', async (colorScheme) => {
    const grounds = new Set<string>()
    for (const path of ['index.html', 'tutorial.html', 'accuracy.html', 'reference.html', 'files.html']) {
      const page = await open(path, { colorScheme })
      grounds.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor))
      expect(await findBarriers(page), path).toEqual([])
      await page.close()
    }
    expect([...grounds]).toEqual([colorScheme === 'light' ? 'rgb(251, 250, 246)' : 'rgb(23, 24, 26)'])
  })

  it('can be read on a telephone, without a script, and on paper', async () => {
    const narrow = await open('accuracy.html', { viewport: { width: 360, height: 700 } })
    expect(await measureOverflow(narrow)).toBeLessThanOrEqual(0)
    await narrow.getByRole('link', { name: 'Contents' }).click()
    expect(narrow.url()).toMatch(/#contents$/)
    await narrow.close()
    const silent = await open('tutorial.html', { javaScriptEnabled: false })
    expect(await silent.locator('.search').isVisible()).toBe(false)
    await silent.close()
    const printed = await open('guides/researcher.html')
    await printed.emulateMedia({ media: 'print' })
    expect(await printed.locator('.contents').isVisible()).toBe(false)
    expect(await printed.locator('h1').isVisible()).toBe(true)
    await printed.close()
  })
})
