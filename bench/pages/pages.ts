/**
 * npm run bench -- pages [ARTICLES] [--corpora FOLDER]
 * npm run bench -- pages --record FILE|ADDRESS      the same with a record that is there
 *
 * How quick the pages are with 10,000 articles in the record, as `hearsay serve` serves them: the time of answers with
 * twenty clients at once, the time to content of a cold load and the script that it takes, in Chromium, and the frames
 * per second while a story of 5,000 statements is scrolled. Pictures of all pages go to `build/photos`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findChromium, startChromium } from '../../scripts/start-chromium.mjs'
import { openRecord } from '../load-program.ts'
import { type Addresses, chooseAddresses } from './choose-addresses.ts'
import { measureAnswers } from './measure-answers.ts'
import { measureScrolling } from './measure-scrolling.ts'
import { measureView } from './measure-views.ts'
import { findGrownRecord } from './open-grown.ts'

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Measures and prints; `flags` are what stands behind the word `pages`. */
export async function benchPages(flags: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...flags],
    options: { corpora: { type: 'string', default: '../shared/corpora' }, record: { type: 'string' } },
    allowPositionals: true,
  })
  const size = Number(positionals[0] ?? 10_000)
  if (!Number.isInteger(size) || size < 100) throw new Error('Give a whole number of articles from 100.')
  const path = values.record ?? (await findGrownRecord(size, values.corpora))
  const record = await openRecord(path, { mode: 'read' })
  const { articles, statements } = await record.count()
  const addresses = await chooseAddresses(record)
  await record.close()
  const server = spawn(process.execPath, [fileOf('../../bin/hearsay.js'), 'serve', '--json'], {
    env: { ...process.env, HEARSAY_RECORD: path, HEARSAY_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = (await once(createInterface(server.stdout), 'line')) as [string]
    const { address } = JSON.parse(line) as { address: string }
    console.log(
      `${articles.toLocaleString('en')} articles with ${statements.toLocaleString('en')} statements, Node ${process.version}`,
    )
    await printAnswers(address, addresses)
    await printViews(address, addresses)
  } finally {
    server.kill()
  }
}

/** The JSON twin of a page. */
const twinOf = (path: string) => `/api/v1${path === '/' ? '/stories' : path}`

async function printAnswers(address: string, addresses: Addresses): Promise<void> {
  console.log('\nanswers, 20 clients at once    a second   median      p95')
  const kinds = Object.entries(addresses).filter(([kind]) => !kind.includes('5,000'))
  const print = async (name: string, paths: readonly string[], changes?: 'changing') => {
    const { requestsPerSecond, median, p95, failed } = await measureAnswers(address, {
      paths: paths.map(twinOf),
      ...(changes && { change: () => changeRecord(address) }),
    })
    const cells = [requestsPerSecond.toFixed(0), `${median.toFixed(1)} ms`, `${p95.toFixed(1)} ms`]
    console.log(
      name.padEnd(30) +
        cells.map((cell) => cell.padStart(9)).join('') +
        (failed > 0 ? `  ${failed} FAILED` : ''),
    )
  }
  for (const [kind, paths] of kinds) await print(kind, paths)
  const most = Math.max(...kinds.map(([, paths]) => paths.length))
  const mixed = Array.from({ length: most }, (_, at) => kinds.map(([, paths]) => paths[at % paths.length]!))
  await print('all of them in turn', mixed.flat())
  await print('the same, while it changes', mixed.flat(), 'changing')
}

/** Saves a search and forgets it: the record is another one, and no page has changed. */
async function changeRecord(address: string): Promise<void> {
  const searches = new URL('/api/v1/searches', address)
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ name: 'bench', query: 'words=bench' })
  const saved = (await (await fetch(searches, { method: 'POST', headers, body })).json()) as { id: string }
  await fetch(new URL(`/api/v1/searches/${saved.id}`, address), { method: 'DELETE' })
}

async function printViews(address: string, addresses: Addresses): Promise<void> {
  const chromium = findChromium()
  if (!chromium) return console.log('\nNo Chromium was found: how the pages show is not measured.')
  const photos = fileOf('../../build/photos')
  mkdirSync(photos, { recursive: true })
  const browser = await startChromium(chromium)
  try {
    console.log('\ncold load                     to content     script')
    for (const [kind, [path]] of Object.entries(addresses)) {
      const photo = join(photos, `${kind.replaceAll(/[^a-z0-9]+/g, '-')}.png`)
      const view = await measureView(browser, new URL(path!, address).href, photo)
      const cells = [`${view.toContent.toFixed(0)} ms`, `${(view.scriptBytes / 1000).toFixed(0)} kB`]
      console.log(kind.padEnd(30) + cells.map((cell) => cell.padStart(10)).join(' '))
      for (const complaint of view.complaints) console.log(`  the browser complains: ${complaint}`)
    }
    const long = addresses['story of 5,000 statements']![0]!
    const { framesPerSecond, longest, pixels } = await measureScrolling(browser, new URL(long, address).href)
    console.log(
      `\nscrolling a story of 5,000 statements: ${framesPerSecond.toFixed(1)} frames a second, the longest ${longest.toFixed(0)} ms, ${pixels.toFixed(0)} pixels`,
    )
  } finally {
    await browser.close()
  }
}
