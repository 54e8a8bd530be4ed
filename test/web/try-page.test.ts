import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { loadConfigFromFile } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, startChromium } from '../../scripts/start-chromium.mjs'
import { extract } from '../../src/index.ts'
import { INVENTED_REPORT } from '../../web/try/invented-report.ts'
import { buildForBrowser, ROOT } from './build-for-browser.ts'
import { findBarriers } from './find-barriers.ts'
import { type StaticHost, serveFolder } from './serve-folder.ts'

const chromium = findChromium()
if (!chromium) console.log('The page to try it on is not tried in a browser: no Chromium was found.')

const PATIENCE_MS = Number(process.env.TEST_PATIENCE ?? 90_000)

describe.skipIf(!chromium)('the page on which anybody can try it', { timeout: 400_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-try-'))
  const complaints: string[] = []
  let host: StaticHost
  let browser: Browser

  beforeAll(async () => {
    const file = join(ROOT, 'web/try/vite.config.ts')
    const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, file)
    const { config } = loaded!
    await buildForBrowser({ ...config, build: { ...config.build, outDir: folder } })
    host = await serveFolder(folder)
    browser = await startChromium(chromium!)
  }, 400_000)
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (address: string, { bypassCSP = false } = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP })
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    await page.goto(address)
    await page.getByRole('status').filter({ hasText: 'Ready' }).waitFor()
    return page
  }
  const isFound = (page: Page) => page.getByRole('status').filter({ hasText: 'found in' }).waitFor()

  it('shows the same statements as the program, marked where they stand in the text', async () => {
    const page = await open(host.address)
    await page.getByRole('button', { name: 'Take an invented report' }).click()
    await isFound(page)
    const expected = extract(INVENTED_REPORT)
    expect(expected.length).toBeGreaterThan(5)
    const ids = await page
      .locator('.card')
      .evaluateAll((cards) => cards.map((card) => (card as HTMLElement).dataset.statement))
    expect(ids).toEqual(expected.map(({ id }) => id))
    expect(await page.locator('.card blockquote').allTextContents()).toEqual(
      expected.map(({ text }) => text.content),
    )
    const marked = await page.locator('.marked .piece.verbatim').allTextContents()
    expect(marked).toContain('“Ask the engineers,”')
    expect(await page.locator('.marked').textContent()).toBe(INVENTED_REPORT.text.replaceAll('\n\n', ''))
    expect(complaints.splice(0)).toEqual([])
    await page.context().close()
  })

  it('shows the words of one statement when its card or its words are clicked', async () => {
    const page = await open(host.address)
    await page.getByRole('button', { name: 'Take an invented report' }).click()
    await isFound(page)
    const card = page.locator('.card', { hasText: 'I am a schoolteacher' }).first()
    await card.getByRole('button').click()
    expect((await page.locator('.piece.active').allTextContents()).join(' ')).toContain('schoolteacher')
    expect(await card.getByRole('button').getAttribute('aria-pressed')).toBe('true')
    await card.getByRole('button').click()
    expect(await page.locator('.piece.active').count()).toBe(0)
    await page.locator('.marked .piece', { hasText: 'There is no canal' }).click()
    expect(await page.locator('.card.chosen').textContent()).toContain('There is no canal')
    await page.context().close()
  })

  it('reads what is pasted, without asking anybody for anything, and offline', async () => {
    const page = await open(host.address)
    const before = host.asked.length
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.context().setOffline(true)
    await page.locator('#text').evaluate((field: HTMLTextAreaElement) => {
      field.value = 'The dam <b>is safe</b>, Osmund said.'
      field.dispatchEvent(new Event('paste'))
    })
    await isFound(page)
    expect(await page.locator('.card').count()).toBe(1)
    expect(await page.locator('.marked').textContent()).toBe('The dam <b>is safe</b>, Osmund said.')
    expect(await page.locator('.marked b').count()).toBe(0)
    expect(requests).toEqual([])
    expect(host.asked.length).toBe(before)
    await page.context().close()
  })

  it('could not send the text away if it wanted to, neither the page nor its worker', async () => {
    const page = await open(host.address)
    const tries = await page.evaluate(async (address) => {
      const here = await fetch(address).then(
        () => 'sent',
        () => 'refused',
      )
      const code = `fetch('${address}').then(() => postMessage('sent'), () => postMessage('refused'))`
      const worker = new Worker(URL.createObjectURL(new Blob([code])))
      const there = await new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data)
      })
      return [here, there]
    }, host.address)
    expect(tries).toEqual(['refused', 'refused'])
    const before = host.asked.length
    const image = await page.evaluate(
      (address) =>
        new Promise((resolve) => {
          const image = new Image()
          image.onload = () => resolve('sent')
          image.onerror = () => resolve('refused')
          image.src = `${address}?words=secret`
        }),
      host.address,
    )
    expect({ image, asked: host.asked.length }).toEqual({ image: 'refused', asked: before })
    expect(complaints.splice(0).join(' ')).toContain('Content Security Policy')
    expect(await page.locator('.promise').textContent()).toContain('Nothing leaves this machine')
    await page.context().close()
  })

  it('opens from a disk, and says so when there is no text or no statement', async () => {
    const page = await open(pathToFileURL(join(folder, 'index.html')).href)
    await page.locator('#text').fill('   ')
    await page.locator('#text').evaluate((field) => field.dispatchEvent(new Event('paste')))
    await page.getByRole('status').filter({ hasText: 'no text yet' }).waitFor()
    await page.locator('#text').fill('It rained in Ostrel.')
    await page.getByRole('button', { name: 'Find the statements' }).click()
    await page.getByRole('status').filter({ hasText: 'No statements' }).waitFor()
    expect(await page.locator('.card').count()).toBe(0)
    await page.context().close()
  })

  it('keeps nobody out, in a narrow window neither', async () => {
    const page = await open(host.address, { bypassCSP: true })
    await page.getByRole('button', { name: 'Take an invented report' }).click()
    await isFound(page)
    expect(await findBarriers(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 700 })
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    await page.context().close()
  })
})
