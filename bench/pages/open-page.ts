import type { Browser, Page } from 'playwright-core'

/** A page in a browser that has never seen the program, in a window of the usual size. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  // The compiler names functions with a helper of its own, which those that run in the page would miss.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named' })
  return page
}
