// node scripts/torture-workers.mjs [ARTICLES] [KILLS] [SEED]
//
// Reads so many invented articles with workers on a PostgreSQL server of its own, and kills (-9) workers, a page server and the
// database's processes meanwhile, at seeded random moments of the progress. At the end the record is compared, line by line, with one
// that a single undisturbed program made in a file. Prints what was lost, what is there that should not be, jobs that were
// left, and how long the longest job lay beyond its lease. Exit status 1 where anything is wrong.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import pg from 'pg'
import { startPostgres } from './start-postgres.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const built = join(ROOT, 'dist/cli/main.js')
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const SOURCES = ['--import', loader, join(ROOT, 'src/cli/main.ts')]

/** A kill hits a worker in three of five cases. */
const VICTIMS = ['worker', 'worker', 'worker', 'database', 'pages']
const POLL_MS = 200

/**
 * `program` are the words behind `node` that start Hearsay: the build where there is one, when left out. Answers with the figures.
 */
export async function tortureWorkers({
  articles = 300,
  kills = 6,
  seed = 1,
  workers = 3,
  leaseSeconds = 10,
  program = existsSync(built) ? [built] : SOURCES,
  tell = () => {},
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-torture-'))
  const chance = createChance(seed)
  const lines = join(folder, 'articles.jsonl')
  writeFileSync(lines, inventArticles(articles, chance))
  const run = createRunner(program, folder)
  await run(['add', lines, '--record', 'plain.db'])
  await run(['export', '--record', 'plain.db', '--output', 'plain.jsonl'])
  tell(`${articles} articles read undisturbed`)
  const server = await startPostgres({ settings: ['max_connections=100', 'wal_sync_method=fdatasync'] })
  const client = { host: '127.0.0.1', port: server.port, user: 'hearsay' }
  await query({ ...client, database: 'postgres' }, 'create database torture')
  const record = `${server.address}/torture`
  const database = { ...client, database: 'torture' }
  const crew = createCrew({ program, folder, record, workers, leaseSeconds })
  try {
    await run(['add', '--queue', lines, '--record', record])
    const begun = performance.now()
    crew.start()
    const watcher = watchProgress(database, articles)
    const done = await killAtMoments({ kills, chance, watcher, crew, server, tell })
    await crew.end()
    const seconds = (performance.now() - begun) / 1000
    await watcher.close()
    await run(['export', '--record', record, '--output', 'tortured.jsonl'])
    const jobs = await query(
      database,
      "select name, state, count(*) from hearsay_jobs.job where state <= 'active' group by 1, 2",
    )
    const compared = await compare(join(folder, 'plain.jsonl'), join(folder, 'tortured.jsonl'))
    return {
      articles,
      kills: done,
      seconds: Math.round(seconds),
      ...compared,
      jobsLeft: jobs.filter(({ name }) => name !== 'failed').length,
      givenUp: jobs.filter(({ name }) => name === 'failed').length,
      leaseSeconds,
      longestBeyondLeaseSeconds: Math.round(watcher.longest() * 10) / 10,
      troubles: crew.troubles(),
    }
  } finally {
    crew.kill()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs a command to its end. */
function createRunner(program, folder) {
  return async (words) => {
    const child = spawn(process.execPath, [...program, ...words], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (text) => {
      said += text
    })
    const [status] = await once(child, 'close')
    if (status !== 0) throw new Error(`hearsay ${words.join(' ')} ended with ${status}:\n${said}`)
  }
}

/** The workers and the page server, each of which is started again when it is killed. */
function createCrew({ program, folder, record, workers, leaseSeconds }) {
  const members = new Set()
  const troubles = []
  const begin = (role, words) => {
    const all = [...program, ...words, '--record', record]
    const child = spawn(process.execPath, all, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    const member = { role, child, gone: once(child, 'close') }
    let said = ''
    child.stderr.on('data', (text) => {
      said = (said + text).slice(-2000)
    })
    members.add(member)
    void member.gone.then(([status, signal]) => {
      members.delete(member)
      if (signal !== 'SIGKILL' && status !== 0)
        troubles.push(`a ${role} ended with ${status ?? signal}: ${said}`)
      // The database was away when it began.
      if (role === 'pages' && signal !== 'SIGKILL' && isServing) setTimeout(beginPages, 1000)
    })
  }
  const beginWorker = () =>
    begin('worker', ['work', '--until-empty', '--json', '--lease', String(leaseSeconds)])
  const beginPages = () => isServing && begin('pages', ['serve', '--port', '0', '--log', 'error'])
  const ofRole = (role) => [...members].filter((member) => member.role === role)
  let isServing = false
  return {
    start() {
      for (let count = 0; count < workers; count++) beginWorker()
    },
    async killOne(role, chance) {
      const found = ofRole(role)
      const victim = found[Math.floor(chance() * found.length)]
      if (victim) {
        victim.child.kill('SIGKILL')
        await victim.gone
      }
      if (role === 'worker') beginWorker()
      else {
        isServing = true
        beginPages()
      }
      return victim !== undefined
    },
    async end() {
      while (ofRole('worker').length > 0) await Promise.all(ofRole('worker').map(({ gone }) => gone))
      isServing = false
      for (const { child, gone } of ofRole('pages')) {
        child.kill('SIGKILL')
        await gone
      }
    },
    troubles: () => troubles.filter((text) => !/a pages/.test(text)),
    kill() {
      isServing = false
      for (const { child } of members) child.kill('SIGKILL')
    },
  }
}

/** Kills when the work has come to each of some random points, a moment later. Answers how often each was killed. */
async function killAtMoments({ kills, chance, watcher, crew, server, tell }) {
  const points = Array.from({ length: kills }, () => chance()).sort((a, b) => a - b)
  const done = { worker: 0, database: 0, pages: 0 }
  // The first begins the page server.
  await crew.killOne('pages', chance)
  for (const point of points) {
    while (watcher.progress() < point) await wait(POLL_MS)
    await wait(chance() * 1500)
    const victim = VICTIMS[Math.floor(chance() * VICTIMS.length)]
    if (victim === 'database') {
      await server.kill()
      await wait(chance() * 3000)
      await startAgain(server)
      done.database++
    } else if (await crew.killOne(victim, chance)) done[victim]++
    tell(`${Math.round(watcher.progress() * 100)} % done, a ${victim} was killed`)
  }
  return done
}

/** The processes that a killed server leaves keep its memory for a moment. */
async function startAgain(server) {
  for (let tries = 0; ; tries++) {
    try {
      return await server.start()
    } catch (error) {
      if (tries === 30) throw error
      await wait(500)
    }
  }
}

/** How far the work has come, from 0 to 1 (kept is a half, related the other), and how long a job lay beyond its lease at most. */
function watchProgress(database, articles) {
  let progress = 0
  let longest = 0
  let isClosed = false
  const look = async () => {
    const [row] = await query(database, PROGRESS)
    progress = Number(row.kept * 2 - row.unrelated) / (articles * 2)
    longest = Math.max(longest, Number(row.late))
  }
  const watching = (async () => {
    while (!isClosed) {
      await look().catch(() => {})
      await wait(POLL_MS)
    }
  })()
  return {
    progress: () => progress,
    longest: () => longest,
    async close() {
      isClosed = true
      await watching
    },
  }
}

const PROGRESS = `
  select (select count(*) from hearsay.articles)::int as kept,
    (select count(*) from hearsay.unrelated_articles)::int as unrelated,
    (select coalesce(max(extract(epoch from now() - started_on - expire_in)), 0) from hearsay_jobs.job
      where state = 'active' and now() > pg_postmaster_start_time() + expire_in) as late`

async function query(database, text) {
  const client = new pg.Client({ ...database, connectionTimeoutMillis: 5000, query_timeout: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** Lines of one export that the other has not, by their kind. */
async function compare(plain, tortured) {
  const counts = new Map()
  const count = async (path, step) => {
    for await (const line of createInterface({ input: createReadStream(path) }))
      counts.set(line, (counts.get(line) ?? 0) + step)
  }
  await count(plain, 1)
  await count(tortured, -1)
  const lost = {}
  const tooMany = {}
  for (const [line, left] of counts) {
    if (left === 0) continue
    const { kind } = JSON.parse(line)
    const into = left > 0 ? lost : tooMany
    into[kind] = (into[kind] ?? 0) + Math.abs(left)
  }
  return { lines: counts.size, lost, tooMany }
}

const FIRST = ['Nora', 'Tarn', 'Ines', 'Joris', 'Petra', 'Marek', 'Lidia', 'Oskar']
const SYLLABLES = [
  'vel',
  'os',
  'tal',
  'mar',
  'lun',
  'sor',
  'del',
  'kar',
  'am',
  'tol',
  'bri',
  'nev',
  'ul',
  'hes',
  'dor',
  'rin',
]
const OUTLETS = ['Ostby Post', 'Port Elin Tribune', 'Radio Vessa', 'Quillon Standard', 'Telmar Courier']
const KINDS = ['bridge', 'dam', 'harbour', 'ferry', 'tunnel', 'lock']

/**
 * Short reports on happenings of which several outlets tell in the same words; reports of two happenings share no five words in
 * a row, as else all would be copies of each other. The days are in no order.
 */
function inventArticles(count, chance) {
  const pick = (list) => list[Math.floor(chance() * list.length)]
  const lines = []
  while (lines.length < count) {
    const number = lines.length
    const [town, word] = [inventName(chance), inventName(chance).toLowerCase()]
    const kind = pick(KINDS)
    const speaker = `${pick(FIRST)} ${inventName(chance)}`
    const days = 2 + Math.floor(chance() * 300)
    const quotation = `The ${kind} at ${town} opens in ${days} ${word} days, ${town} or not.`
    const date = new Date(Date.UTC(1995, 0, 1) + Math.floor(chance() * Math.max(700, count / 2)) * 86_400_000)
      .toISOString()
      .slice(0, 10)
    const told = 1 + Math.floor(chance() * 4)
    for (let copy = 0; copy < told && lines.length < count; copy++) {
      const text = [
        `“${quotation}” ${speaker} of ${town} works told reporters.`,
        chance() < 0.5
          ? `The ${town} transport office denied that the ${town} ${kind} was late. “We are ${days % 40} ${word} days early,” it said.`
          : `Engineers said that the ${town} ${kind} was not ${word} safe, and ${pick(FIRST)} ${inventName(chance)} demanded another ${town} look.`,
        `According to ${pick(OUTLETS)}, ${town} has paid ${number + 3} million crowns.`,
      ].join('\n\n')
      lines.push(
        JSON.stringify({
          title: `The ${town} ${kind}, part ${copy + 1}`,
          outlet: OUTLETS[(number + copy) % OUTLETS.length],
          date,
          text,
        }),
      )
    }
  }
  return `${lines.join('\n')}\n`
}

/** One of some thousands: with a few names only, thousands of reports would all be on the same people and places. */
function inventName(chance) {
  const name = Array.from({ length: 3 }, () => SYLLABLES[Math.floor(chance() * SYLLABLES.length)]).join('')
  return name[0].toUpperCase() + name.slice(1)
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function createChance(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [articles = 300, kills = 6, seed = 1] = process.argv.slice(2).map(Number)
  const figures = await tortureWorkers({ articles, kills, seed, tell: (line) => console.error(line) })
  console.log(JSON.stringify(figures, null, 2))
  const { lost, tooMany, jobsLeft, givenUp, troubles } = figures
  const wrong = Object.keys({ ...lost, ...tooMany }).length + jobsLeft + givenUp + troubles.length
  process.exitCode = wrong === 0 ? 0 : 1
}
