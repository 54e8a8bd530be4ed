/**
 * npm run bench -- rates [ARTICLES] [CORPORA]
 *
 * How many articles a second are kept from JSON lines, everything included: starting, reading, finding statements,
 * keeping and relating. In a file and on a PostgreSQL server of its own (where one is installed), by `hearsay add` with one thread and more,
 * and by workers that take the articles from the queue. Each run is processes of their own on an empty record; the articles are those of
 * the corpora (more of them than these have are made by `grow-articles.ts`), cut off behind the paragraph in which they reach 850 words, which leaves 600 on average. Beside the rate: the processor time of Hearsay and of
 * the server, and whether the record is that of the first run. Other work on the machine shows in the rates.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { findPostgres, type PostgresServer, startPostgres } from '../scripts/start-postgres.mjs'
import type { ReadArticle } from '../src/record.ts'
import { growArticles } from './grow-articles.ts'
import type { BaseArticle } from './learn-words.ts'
import { readBase } from './read-base.ts'

/** With these, an article has about 600 on average. */
const MOST_WORDS = 850

const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))

/** What a process used of the processor is told at its end, from inside. */
const TELL = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage()
  process.stderr.write('\\n' + (userCPUTime + systemCPUTime) / 1e6 + ' CPU')
})`

interface Course {
  readonly name: string
  /** What is done before the clock starts. */
  readonly prepare?: readonly string[]
  /** The processes that run side by side, as the words behind `hearsay`; the record is added. */
  readonly commands: readonly (readonly string[])[]
  readonly isOnServer: boolean
}

export async function benchRates([wanted = '1000', corpora = '../shared/corpora']: readonly string[]) {
  const count = Number(wanted)
  if (!(count >= 1)) throw new Error(`How many articles? Expected a number from 1, got "${wanted}".`)
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-rates-'))
  const server = findPostgres() ? await startPostgres() : undefined
  try {
    const { words, path, from } = await writeLines({ count, corpora, folder })
    console.log(
      `${wanted} articles of ${words} words on average, from ${from}; load before: ${loadavg()[0]!.toFixed(1)}\n\n` +
        '| | articles a second | seconds | processor: Hearsay | processor: server | same record |\n|---|---|---|---|---|---|',
    )
    let first: string | undefined
    for (const course of listCourses(path)) {
      if (course.isOnServer && !server) continue
      const ran = await runCourse(course, { folder, server })
      first ??= ran.print
      const cells = [
        course.name,
        (count / ran.seconds).toFixed(1),
        ran.seconds.toFixed(1),
        tellEach(ran.busy, count),
        course.isOnServer ? tellEach(ran.served, count) : '',
        ran.print === first ? 'yes' : 'NO',
      ]
      console.log(`| ${cells.join(' | ')} |`)
    }
    if (!server)
      console.log('\nNo PostgreSQL server from version 15 is installed: its rates are not measured.')
  } finally {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const tellEach = (seconds: number, count: number): string => `${((1000 * seconds) / count).toFixed(1)} ms`

function* listCourses(path: string): Generator<Course> {
  const most = Math.min(availableParallelism(), 8)
  for (const isOnServer of [false, true])
    for (let threads = 1; threads <= most; threads *= 2)
      yield {
        name: `${isOnServer ? 'PostgreSQL' : 'SQLite'}, \`add\`${threads > 1 ? ` with \`--threads ${threads}\`` : ''}`,
        commands: [['add', path, '--threads', String(threads)]],
        isOnServer,
      }
  for (let workers = 1; workers <= most; workers *= 2)
    yield {
      name: `PostgreSQL, ${workers} ${workers > 1 ? 'workers' : 'worker'}`,
      prepare: ['add', path, '--queue'],
      commands: Array.from({ length: workers }, () => ['work', '--until-empty']),
      isOnServer: true,
    }
}

interface Place {
  readonly folder: string
  readonly server: PostgresServer | undefined
}

async function runCourse({ prepare, commands, isOnServer }: Course, { folder, server }: Place) {
  const name = `rates${records++}`
  const record = isOnServer ? `${server!.address}/${name}` : join(folder, `${name}.db`)
  if (isOnServer) await query(server!, `create database ${name}`)
  if (prepare) await run([program, ...prepare, '--record', record])
  const servedBefore = server ? readServerSeconds(server) : 0
  const began = performance.now()
  const told = await Promise.all(commands.map((words) => run([program, ...words, '--record', record])))
  const seconds = (performance.now() - began) / 1000
  const served = (server ? readServerSeconds(server) : 0) - servedBefore
  const busy = told.reduce((sum, said) => sum + Number(/(\S+) CPU/.exec(said)?.[1] ?? Number.NaN), 0)
  const exported = join(folder, 'export.jsonl')
  await run([program, 'export', '--record', record, '--output', exported])
  const print = createHash('sha256').update(readFileSync(exported)).digest('hex')
  if (isOnServer) await query(server!, `drop database ${name} with (force)`)
  return { seconds, busy, served, print }
}

let records = 0

async function query(server: PostgresServer, words: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server.address}/postgres` })
  await client.connect()
  await client.query(words)
  await client.end()
}

/**
 * Seconds of the processor that the server has used, with its processes that have ended; 0 where the system does not tell (`/proc` of Linux).
 */
function readServerSeconds(server: PostgresServer): number {
  try {
    const [pid, ...others] = [server.pid()!, ...listChildren(server.pid()!)]
    // Its own time, and, for the first, that of the children that it has seen end.
    const ticks = (id: number) =>
      readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 15).map(Number)
    const all = [...ticks(pid!), ...others.flatMap((id) => ticks(id).slice(0, 2))]
    return all.reduce((sum, one) => sum + one, 0) / 100
  } catch {
    return 0
  }
}

const listChildren = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number)

/** Those of the corpora in order of time; where more are wanted, grown ones. */
function listArticles(base: readonly BaseArticle[], count: number): Iterable<ReadArticle> {
  if (count > base.length) return growArticles(base)
  const timeOf = ({ article }: ReadArticle) => article.publishedAt ?? ''
  return base.map(({ read }) => read).sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
}

interface LinesToWrite {
  readonly count: number
  readonly corpora: string
  readonly folder: string
}

async function writeLines({ count, corpora, folder }: LinesToWrite) {
  const lines: string[] = []
  let words = 0
  const base = await readBase(corpora)
  for (const { article } of listArticles(base.articles, count)) {
    const text = cutText(article.text)
    lines.push(JSON.stringify({ ...article, text }))
    words += countWords(text)
    if (lines.length === count) break
  }
  const path = join(folder, 'articles.jsonl')
  writeFileSync(path, `${lines.join('\n')}\n`)
  return { words: Math.round(words / count), path, from: base.from }
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
