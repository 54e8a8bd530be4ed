import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, startChromium } from '../../scripts/start-chromium.mjs'
import { extract, type Statement } from '../../src/index.ts'
import { buildForBrowser, PURE_DOORS } from './build-for-browser.ts'
import { type StaticHost, serveFolder } from './serve-folder.ts'

const chromium = findChromium()
if (!chromium) console.log('The library is not tried in a browser: no Chromium was found.')

const folder = mkdtempSync(join(tmpdir(), 'hearsay-browser-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TEXT = '“The dam is safe,” Osmund told reporters. Pelivar denied that she had seen the crack.'

/** What the page of these tests lays out for them. */
interface Page {
  extract(text: string): Promise<Statement[]>
  loadModel(folder: string): Promise<unknown>
  startWorker(): Worker
}

describe.skipIf(!chromium)('extract in a browser', { timeout: 400_000 }, () => {
  let host: StaticHost
  let browser: Browser

  beforeAll(async () => {
    const source = join(folder, 'app')
    mkdirSync(source, { recursive: true })
    writeFileSync(join(source, 'index.html'), '<script type="module" src="./page.ts"></script>')
    writeFileSync(
      join(source, 'page.ts'),
      `import { extract, loadModel } from 'hearsay/browser'
       Object.assign(globalThis, { extract, loadModel, startWorker: () =>
         new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) })`,
    )
    writeFileSync(
      join(source, 'worker.ts'),
      `import { extract } from 'hearsay/browser'
       addEventListener('message', async ({ data }) => postMessage(await extract(data)))`,
    )
    const outDir = join(folder, 'site')
    await buildForBrowser({
      root: source,
      base: './',
      resolve: { alias: PURE_DOORS },
      build: { outDir },
      worker: { format: 'es' },
    })
    host = await serveFolder(outDir)
    browser = await startChromium(chromium!)
  }, 400_000)
  afterAll(async () => {
    await browser?.close()
    await host?.close()
  })

  it('finds what it finds in Node, in the page and in a module worker', async () => {
    const page = await browser.newPage()
    await page.goto(host.address)
    await page.waitForFunction(() => 'extract' in globalThis)
    const here = await page.evaluate((text) => (globalThis as unknown as Page).extract(text), TEXT)
    expect(here).toEqual(JSON.parse(JSON.stringify(extract(TEXT))))
    const there = await page.evaluate(
      (text) =>
        new Promise((resolve) => {
          const worker: Worker = (globalThis as unknown as Page).startWorker()
          worker.onmessage = ({ data }) => resolve(data)
          worker.postMessage(text)
        }),
      TEXT,
    )
    expect(there).toEqual(here)
    await page.close()
  })

  it('fetches the weights as files that the bundler put beside the script, once', async () => {
    const assets = readdirSync(join(folder, 'site/assets'))
    expect(assets.filter((name) => /\.(?:weights|trees)$/.test(name)).length).toBe(7)
    const scripts = assets.filter((name) => name.endsWith('.js'))
    // wink's model is in the script; our weights are not.
    for (const name of scripts)
      expect(statSync(join(folder, 'site/assets', name)).size).toBeLessThan(6_000_000)
    const before = host.asked.length
    const page = await browser.newPage()
    await page.goto(host.address)
    await page.waitForFunction(() => 'extract' in globalThis)
    await page.evaluate(async (text) => {
      await (globalThis as unknown as Page).extract(text)
      await (globalThis as unknown as Page).extract(text)
    }, TEXT)
    const fetched = host.asked.slice(before).filter((path) => /\.(?:weights|trees)$/.test(path))
    expect(fetched.length).toBe(7)
    await page.close()
  })

  it('says what is wrong when the weights are not where they should be', async () => {
    const page = await browser.newPage()
    await page.goto(host.address)
    await page.waitForFunction(() => 'loadModel' in globalThis)
    const message = await page.evaluate(
      (folder) =>
        (globalThis as unknown as Page)
          .loadModel(folder)
          .catch((error: Error) => `${error.name}: ${error.message}`),
      `${host.address}nowhere`,
    )
    expect(message).toMatch(
      /^UsageError: weights: expected the weights of Hearsay at http.*nowhere\/\S+, got "status 404"; serve the folder/,
    )
    await page.close()
  })
})
