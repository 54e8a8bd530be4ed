// Saves a picture of a page, as a reader sees it:
//   node scripts/take-picture.mjs RECORD PAGE FILE.png [--width 1280] [--height 860] [--dark]
//   node scripts/take-picture.mjs hearsay.db '/article/art_1f…#sta_9c…' docs/article.png
// Needs `npm run build` before, and Chromium.
import { parseArgs } from 'node:util'
import { findChromium, startChromium } from './start-chromium.mjs'

const USAGE = 'node scripts/take-picture.mjs RECORD PAGE FILE.png [--width 1280] [--height 860] [--dark]'

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      width: { type: 'string', default: '1280' },
      height: { type: 'string', default: '860' },
      dark: { type: 'boolean', default: false },
    },
  })
  const [path, page, file] = positionals
  if (positionals.length !== 3) return fail(`Use: ${USAGE}`)
  const chromium = findChromium()
  if (!chromium) return fail('No Chromium was found; on Debian: apt-get install chromium.')
  const viewport = { width: Number(values.width), height: Number(values.height) }
  const { openRecord } = await import('../dist/store/index.js')
  const { startServer } = await import('../dist/serve/index.js')
  const record = await openRecord(path, { mode: 'read' })
  const server = await startServer(record, { host: '127.0.0.1', port: 0 })
  try {
    const address = new URL(page, server.address).href
    await takePicture(address, { chromium, file, viewport, isDark: values.dark })
    console.log(`${file}: ${page}`)
  } finally {
    await server.close()
    await record.close()
  }
}

async function takePicture(address, { chromium, file, viewport, isDark }) {
  const browser = await startChromium(chromium)
  try {
    const context = await browser.newContext({
      viewport,
      colorScheme: isDark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      deviceScaleFactor: 2,
    })
    const view = await context.newPage()
    await view.goto(address, { waitUntil: 'networkidle' })
    await view.waitForSelector('h1')
    await view.screenshot({ path: file })
  } finally {
    await browser.close()
  }
}

function fail(message) {
  console.error(message)
  process.exitCode = 2
}

await main()
