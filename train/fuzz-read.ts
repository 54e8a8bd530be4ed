/**
 * npx tsx train/fuzz-read.ts CORPORA --cases COUNT --seed SEED [--kind KIND] [--from CASE] [--only CASE] [--save FILE]
 *
 * Reads mutated inputs of every kind as the program would: the pages, feeds and web archives of CORPORA (the folders
 * `pages/html`, `feeds/tests` and `warc`) and invented files of the other kinds. Bytes and slices are changed, cut,
 * doubled, moved and taken from other files, numbers changed, odd pieces and long runs set in; of packed files both
 * the bytes and what is packed in them. Every input must end in articles, failures and what was passed over.
 *
 * A finding is anything else: something thrown, a promise that fails unheard, more than two seconds of the processor (in
 * two runs of the case), more memory than MAX_MEGABYTES, an article without words or one that is another when it is read
 * back. It is printed with what reads the case again: `--seed SEED --only CASE`, and `--kind` where it was given; `--save`
 * writes the input of that case to a file. A case that never ends stops the run; go on behind it with `--from`. Ctrl-C
 * ends a run with its counts.
 */
import { writeFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { collectSeeds } from './fuzz/collect-seeds.ts'
import { type CaseMaker, type FuzzCase, makeCase, makeMaker } from './fuzz/make-case.ts'
import { runCase } from './fuzz/run-case.ts'
import { KINDS, type Kind } from './fuzz/seed.ts'

const SLOW_MS = 2000
const MAX_MEGABYTES = 1500
const MEASURED_CASES = 16
/** A case that takes this long never ends. */
const HANG_SECONDS = 60

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string' },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
    save: { type: 'string' },
  },
})
const seed = Number(values.seed)
const kind = KINDS.find((one) => one === values.kind)
if (values.kind !== undefined && !kind) throw new Error(`--kind: expected one of ${KINDS.join(', ')}`)

interface Tally {
  cases: number
  articles: number
  failures: number
  passed: number
  milliseconds: number
}

const tallies = new Map<Kind, Tally>()
let findings = 0
let current = 0
let slowest = { milliseconds: 0, number: -1 }

function report(problem: string): void {
  findings++
  const command = `--seed ${seed}${kind ? ` --kind ${kind}` : ''} --only ${current}`
  console.log(`FINDING ${command}: ${problem}`)
}

process.on('unhandledRejection', (error) => report(`unhandled rejection: ${describe(error)}`))
process.on('uncaughtException', (error) => report(`uncaught: ${describe(error)}`))

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

async function fuzzOne(maker: CaseMaker, number: number): Promise<void> {
  current = number
  const made = makeCase(maker, { seed, number, kind })
  const milliseconds = await readOne(made)
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds, number }
  if (milliseconds > SLOW_MS) {
    const again = await readOne(made)
    if (again > SLOW_MS) report(`${made.kind}: ${Math.round(milliseconds)} ms, again ${Math.round(again)} ms`)
  }
  // What a library left behind fails before the next case begins.
  await setImmediate()
  if (number % MEASURED_CASES !== 0) return
  const megabytes = process.memoryUsage.rss() / 1e6
  if (megabytes > MAX_MEGABYTES) report(`${made.kind}: ${Math.round(megabytes)} MB of memory`)
}

async function readOne(made: FuzzCase): Promise<number> {
  const start = process.cpuUsage()
  const { articles, failures, passed, problem } = await runCase(made)
  // The time of the processor: other programs may keep the machine busy.
  const { user, system } = process.cpuUsage(start)
  const milliseconds = (user + system) / 1000
  if (problem) report(`${made.kind}: ${problem}`)
  const tally = tallies.get(made.kind) ?? { cases: 0, articles: 0, failures: 0, passed: 0, milliseconds: 0 }
  tally.cases++
  tally.articles += articles
  tally.failures += failures
  tally.passed += passed
  tally.milliseconds += milliseconds
  tallies.set(made.kind, tally)
  return milliseconds
}

/** A thread that ends the program when no case has ended for a minute: nothing else can, while one keeps it busy. */
function watchCases(progress: Int32Array): void {
  const watch = `
    const { workerData: { progress, seconds } } = require('node:worker_threads')
    let [last, idle] = [-1, 0]
    setInterval(() => {
      idle = progress[0] === last ? idle + 1 : 0
      last = progress[0]
      if (idle < seconds) return
      require('node:fs').writeSync(1, 'FINDING --only ' + last + ': does not end; go on with --from ' + (last + 1) + '\\n')
      process.kill(process.pid, 'SIGKILL')
    }, 1000)`
  new Worker(watch, { eval: true, workerData: { progress, seconds: HANG_SECONDS } }).unref()
}

function printTallies(seconds: number): void {
  let cases = 0
  for (const [name, tally] of [...tallies].sort()) {
    cases += tally.cases
    const rate = (1000 * tally.cases) / tally.milliseconds
    console.log(
      `${name}: ${tally.cases} cases, ${tally.articles} articles, ${tally.failures} failures, ${tally.passed} passed, ${rate.toFixed(0)} a second`,
    )
  }
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `${cases} cases in ${seconds.toFixed(0)} s, ${(cases / Math.max(1, seconds)).toFixed(0)} a second; ${findings} findings; ` +
      `slowest ${Math.round(slowest.milliseconds)} ms (case ${slowest.number}); peak memory ${peak} MB`,
  )
}

/** Stopped early, it still says how far it came. */
function stopOn(signal: 'SIGINT' | 'SIGTERM', start: number): void {
  process.on(signal, () => {
    printTallies((performance.now() - start) / 1000)
    process.exit(findings > 0 ? 1 : 0)
  })
}

const maker = makeMaker(collectSeeds(positionals[0] ?? '../shared/corpora'))
if (values.only !== undefined) {
  const made = makeCase(maker, { seed, number: Number(values.only), kind })
  if (values.save !== undefined) writeFileSync(values.save, made.bytes)
  const { bytes, answers, ...how } = made
  console.log({ ...how, bytes: bytes.length, answers: answers.length })
  await fuzzOne(maker, Number(values.only))
  printTallies(0)
} else {
  const progress = new Int32Array(new SharedArrayBuffer(4))
  watchCases(progress)
  const from = Number(values.from)
  const start = performance.now()
  stopOn('SIGINT', start)
  stopOn('SIGTERM', start)
  for (let number = from; number < from + Number(values.cases); number++) {
    progress[0] = number
    await fuzzOne(maker, number)
    if ((number - from) % 20_000 === 19_999) printTallies((performance.now() - start) / 1000)
  }
  printTallies((performance.now() - start) / 1000)
}
process.exit(findings > 0 ? 1 : 0)
