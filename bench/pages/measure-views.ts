/**
 * How soon a page shows what it is about, in a browser that has never seen it, and how much script that took.
 *
 * @module
 */
import type { Browser, Page } from 'playwright-core'
import { openPage } from './open-page.ts'

export interface View {
  /** Milliseconds from the click to the content: the median of three cold loads. */
  readonly toContent: number
  /** Compressed bytes of script that were sent until the page was quiet. */
  readonly scriptBytes: number
  /** Errors and warnings of the browser. */
  readonly complaints: readonly string[]
}

const LOADS = 3

interface SeenWindow {
  seenAt?: number
}

/** Opens an address anew; `photo` names the picture that is taken of it. */
export async function measureView(browser: Browser, address: string, photo: string): Promise<View> {
  const times: number[] = []
  const complaints: string[] = []
  let scriptBytes = 0
  for (let load = 0; load < LOADS; load++) {
    const page = await openPage(browser)
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    const countScripts = await watchScripts(page)
    await page.addInitScript(noteContent)
    await page.goto(address)
    await page.waitForFunction(() => (window as SeenWindow).seenAt !== undefined)
    times.push(await page.evaluate(() => (window as SeenWindow).seenAt!))
    await page.waitForTimeout(500)
    scriptBytes = countScripts()
    if (load === 0) await page.screenshot({ path: photo })
    await page.context().close()
  }
  times.sort((a, b) => a - b)
  return { toContent: times[LOADS >> 1]!, scriptBytes, complaints }
}

/** Runs in the page: notes when a heading stands there and nothing is waited for any more, painted. */
function noteContent(): void {
  const look = () => {
    if (document.querySelector('main h1') && !document.querySelector('main .waiting')) {
      requestAnimationFrame(() => {
        ;(window as SeenWindow).seenAt = performance.now()
      })
      watch.disconnect()
    }
  }
  const watch = new MutationObserver(look)
  watch.observe(document, { childList: true, subtree: true })
}

async function watchScripts(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const scripts = new Set<string>()
  let bytes = 0
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  return () => bytes
}
