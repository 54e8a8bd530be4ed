/**
 * npx tsx bench/measure-threads.ts [ARTICLES] [CORPORA]
 *
 * How many articles a second `hearsay add` keeps from JSON lines with one thread, two, and so on up to the cores of the
 * machine, with what holds across articles left for later and without. Each run is a process of its own on an empty record; the
 * articles are those of `grow-articles.ts`, cut off behind the paragraph in which they reach 850 words. Beside the rate: the time on all cores, the most memory, and whether
 * the record is that of one thread. Needs the built program; other work on the machine shows in the rates.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { growArticles } from './grow-articles.ts'
import { readBase } from './read-base.ts'

/** With these, an article has about 600 on average. */
const MOST_WORDS = 850

const [wanted = '1000', corpora = '../shared/corpora'] = process.argv.slice(2)
const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hearsay-threads-'))

/** What a process used of processor and memory is told at its end, from inside. */
const TELL = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  process.stderr.write('\\n' + (userCPUTime + systemCPUTime) / 1e6 + ' CPU ' + maxRSS + ' KB')
})`

try {
  const { words, path } = await writeLines(Number(wanted))
  console.log(`${wanted} articles of ${words} words on average; load before: ${loadavg()[0]!.toFixed(1)}`)
  console.log(
    '| threads | relating | articles/s | seconds | CPU seconds | most MB | same record |\n|---|---|---|---|---|---|---|',
  )
  for (const relating of ['later', 'at once'] as const) {
    let first: string | undefined
    for (let threads = 1; threads <= Math.min(availableParallelism(), 8); threads *= 2) {
      const ran = await addLines(path, { threads, relating })
      first ??= ran.print
      const rate = (Number(wanted) / ran.seconds).toFixed(1)
      const cells = [
        threads,
        relating,
        rate,
        ran.seconds.toFixed(1),
        ran.busy.toFixed(1),
        ran.megabytes,
        ran.print === first,
      ]
      console.log(`| ${cells.join(' | ')} |`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function writeLines(count: number): Promise<{ words: number; path: string }> {
  const lines: string[] = []
  let words = 0
  for (const { article } of growArticles((await readBase(corpora)).articles)) {
    const text = cutText(article.text)
    lines.push(JSON.stringify({ ...article, text }))
    words += countWords(text)
    if (lines.length === count) break
  }
  const path = join(folder, 'articles.jsonl')
  writeFileSync(path, `${lines.join('\n')}\n`)
  return { words: Math.round(words / count), path }
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

function cutText(text: string): string {
  const kept: string[] = []
  let words = 0
  for (const paragraph of text.split('\n')) {
    if (words >= MOST_WORDS) break
    kept.push(paragraph)
    words += countWords(paragraph)
  }
  return kept.join('\n')
}

interface AddRun {
  readonly threads: number
  readonly relating: 'later' | 'at once'
}

async function addLines(path: string, { threads, relating }: AddRun) {
  const record = join(folder, `${threads} ${relating}.db`)
  const later = relating === 'later' ? ['--relate-later'] : []
  const began = performance.now()
  const status = await run([program, 'add', path, '--record', record, '--threads', String(threads), ...later])
  const seconds = (performance.now() - began) / 1000
  const [, busy = '0', kilobytes = '0'] = /(\S+) CPU (\d+) KB/.exec(status) ?? []
  const exported = join(folder, 'export.jsonl')
  await run([program, 'export', '--record', record, '--output', exported])
  const print = createHash('sha256').update(readFileSync(exported)).digest('hex')
  return { seconds, busy: Number(busy), megabytes: Math.round(Number(kilobytes) / 1024), print }
}

function run(words: readonly string[]): Promise<string> {
  const told = `data:text/javascript,${encodeURIComponent(TELL)}`
  const child = spawn(process.execPath, ['--import', told, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status, signal) => {
      if (status === 0) resolve(said)
      else reject(new Error(`ended with ${status ?? signal}: ${said}`))
    })
  })
}
