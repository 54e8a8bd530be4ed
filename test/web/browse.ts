/** A real browser on pages that are served from a record, for tests of what a user does. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { findChromium, startChromium } from '../../scripts/start-chromium.mjs'
import { startServer } from '../../src/serve/index.ts'
import type { OpenRecord } from '../../src/store/index.ts'
import { BUILT_PAGES, buildPages } from './build-pages.ts'

export const chromium = findChromium()
if (!chromium) console.log('The pages are not tried in a browser: no Chromium was found.')

/** A busy machine may take many seconds to draw a page. */
export const PATIENCE_MS = Number(process.env.TEST_PATIENCE ?? 90_000)

export interface Visit {
  /** A new window at an address, with every complaint of the browser noted. It is closed when the test that opened it ends. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  /** Loads an address anew and waits for its heading. */
  go(page: Page, path: string): Promise<void>
  readonly address: string
  /** Errors, warnings and requests that left our server, since this was asked last. None are expected. */
  takeComplaints(): string[]
  close(): Promise<void>
}

/** Builds the pages where they are out of date, serves the record, and starts the browser. */
export async function visit(record: OpenRecord): Promise<Visit> {
  await buildPages()
  const server = await startServer(record, { host: '127.0.0.1', port: 0, pages: BUILT_PAGES })
  const browser: Browser = await startChromium(chromium!)
  const complaints: string[] = []
  const go = async (page: Page, path: string) => {
    // From a page to another part of itself nothing would be loaded.
    if (page.url() !== 'about:blank') await page.goto('about:blank')
    await page.goto(new URL(path, server.address).href)
    await page.waitForSelector('h1')
  }
  return {
    address: server.address,
    go,
    async open(path, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
        ...options,
      })
      closeAfterTest(context)
      const page = await context.newPage()
      page.setDefaultTimeout(PATIENCE_MS)
      listenForComplaints(page, { address: server.address, complaints })
      await go(page, path)
      return page
    },
    takeComplaints: () => complaints.splice(0),
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

/** Windows that stay open take the processor from the tests behind. One that is opened before all tests is for all of them. */
function closeAfterTest(context: BrowserContext): void {
  try {
    onTestFinished(() => context.close())
  } catch {
    // Not in a test: it goes with the browser.
  }
}

/** How many pixels wider than the window a page is. */
export const measureOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

function listenForComplaints(
  page: Page,
  { address, complaints }: { address: string; complaints: string[] },
): void {
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!/^about:/.test(request.url()) && !request.url().startsWith(address))
      complaints.push(`${page.url()} asked for ${request.url()}`)
  })
}
