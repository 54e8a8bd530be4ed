/**
 * npm run bench [-- [release] [FOLDER] [--runs N] [--page]]
 *
 * Every stage beside the figures of the last release (`released.json`). All stages run once, then all again, so that an
 * hour in which the machine is busy falls on all of them alike. `release` makes the figures of this run the released ones;
 * `--page` writes `docs/speed.md`.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release as systemRelease, totalmem, type } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  compareSpeed,
  findReleased,
  replaceReleased,
  type Speed,
  type StageFigures,
} from './compare-speed.ts'
import { readArticles } from './load-program.ts'
import { type Measured, STAGES, type Stage } from './measure-stage.ts'
import { writeSpeedPage, writeSpeedTable } from './write-speed.ts'

const CORPUS = '../shared/corpora/polnear/dev/text'
const NAMES: Record<string, string> = { [CORPUS]: 'PolNeAR, part dev', sample: 'The bundled sample' }
/** Of the same program, three runs on each side have one stage in ten marked, five one in a hundred, seven one in three hundred at most. */
const RUNS = 7
const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const RELEASED = fileOf('released.json')
const PAGE = fileOf('../docs/speed.md')

/** Measures, prints, and writes what was asked for; `flags` are what stands behind `npm run bench --`. */
export async function benchSpeed(flags: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...flags],
    options: { runs: { type: 'string', default: String(RUNS) }, page: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const isRelease = positionals[0] === 'release'
  const [folder = existsSync(CORPUS) ? CORPUS : 'sample'] = positionals.slice(isRelease ? 1 : 0)
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs: expected a whole number from 1, got "${values.runs}"`)
  const releases: Speed[] = JSON.parse(readFileSync(RELEASED, 'utf8'))
  const now = await measureSpeed(folder, runs)
  const released = findReleased(now, releases)
  const told = { now, released, comparison: compareSpeed(now, released) }
  console.log(writeSpeedTable(told))
  if (isRelease) writeReleased(replaceReleased(releases, now))
  if (values.page) writeFileSync(PAGE, writeSpeedPage(told))
}

/** In the form that the check of the format asks for. */
function writeReleased(releases: readonly Speed[]): void {
  writeFileSync(RELEASED, `${JSON.stringify(releases, null, 2)}\n`)
  const formatter = fileOf('../node_modules/@biomejs/biome/bin/biome')
  spawnSync(process.execPath, [formatter, 'format', '--write', RELEASED], { stdio: 'inherit' })
}

async function measureSpeed(folder: string, runs: number): Promise<Speed> {
  const texts = await describeTexts(folder)
  const measured = STAGES.map((stage): [Stage, Measured[]] => [stage, []])
  for (let run = 1; run <= runs; run++) {
    for (const [stage, rounds] of measured) rounds.push(measureInChild(folder, stage))
    console.error(`run ${run} of ${runs} is done`)
  }
  const { version } = JSON.parse(readFileSync(fileOf('../package.json'), 'utf8'))
  return {
    version,
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    machine: describeMachine(),
    texts,
    stages: Object.fromEntries(measured.map(([stage, rounds]) => [stage, gatherFigures(rounds)])),
  }
}

/** A process for each, so that none works in the memory that another left. */
function measureInChild(folder: string, stage: Stage): Measured {
  const child = spawnSync(
    process.execPath,
    [...process.execArgv, fileOf('main.ts'), 'stage', folder, stage],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  if (child.status !== 0) throw new Error(`Measuring "${stage}" ended with ${child.status ?? child.signal}.`)
  return JSON.parse(child.stdout)
}

const gatherFigures = (rounds: readonly Measured[]): StageFigures => ({
  wordsPerSecond: rounds.map(({ wordsPerSecond }) => Math.round(wordsPerSecond)),
  yardstick: rounds.map(({ yardstick }) => Math.round(yardstick)),
  peakBytes: rounds.map(({ peakBytes }) => peakBytes),
})

function describeMachine(): Speed['machine'] {
  const processors = cpus()
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryBytes: totalmem(),
    // Without the number of its build: that changes with every update.
    system: `${type()} ${systemRelease().split('.').slice(0, 2).join('.')}`,
  }
}

async function describeTexts(folder: string): Promise<Speed['texts']> {
  const hash = createHash('sha256')
  let [articles, words] = [0, 0]
  for await (const reading of readArticles(folder)) {
    if (reading.kind !== 'article') continue
    articles++
    words += reading.article.text.split(/\s+/).length
    hash.update(`${reading.article.text}\n`)
  }
  if (articles === 0) throw new Error(`${folder}: expected a folder with articles, got none`)
  return { name: NAMES[folder] ?? folder, articles, words, id: hash.digest('hex').slice(0, 16) }
}
