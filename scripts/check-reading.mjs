// node scripts/check-reading.mjs CORPORA TOOLS: checks that the bodies of pages and the dates in texts are found as well as they
// were, by the built program and the scorers in TOOLS (score-bodies.mjs, score-dates.mjs). What is not there is passed
// over. Ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const PROGRAM = join(root, 'dist', 'cli', 'main.js')

/** The least that each figure may be. Set below what was measured (docs/accuracy.md) by half a point. */
const FLOORS = {
  pages: { f1: 0.98 },
  'dates/timebank': { value: 84.3, overlap: 94.5 },
  'dates/aquaint': { value: 80.3, overlap: 94 },
}

function run(words, input) {
  const done = spawnSync(process.execPath, words, { input, encoding: 'utf8', maxBuffer: 1e9 })
  if (done.stdout === '') throw new Error(`nothing came from ${words.join(' ')}: ${done.stderr}`)
  return done.stdout
}

function score(words) {
  return JSON.parse(run([...words, '--json']))
}

function scorePages(folder, tools) {
  const predictions = join(root, 'build', 'pages.jsonl')
  // Pages that are refused count as empty: a failure is no reason to stop.
  writeFileSync(predictions, run([PROGRAM, 'read', '--json', '--offline', join(folder, 'html')]))
  return score([join(tools, 'score-bodies.mjs'), join(folder, 'ground-truth.json'), predictions])
}

function scoreDates(folder, tools) {
  const scorer = join(tools, 'score-dates.mjs')
  const texts = run([scorer, folder, '--texts']).replaceAll('"reference":', '"date":')
  const predictions = join(root, 'build', 'dates.jsonl')
  writeFileSync(predictions, run([PROGRAM, 'annotate'], texts))
  const { value, overlap } = score([scorer, folder, predictions])
  return { value: value.f1, overlap: overlap.f1 }
}

const [corpora, tools] = process.argv.slice(2)
if (!corpora || !tools) {
  console.error('usage: node scripts/check-reading.mjs CORPORA TOOLS')
  process.exit(2)
}
mkdirSync(join(root, 'build'), { recursive: true })
let passed = 0
let failed = 0
for (const [corpus, floors] of Object.entries(FLOORS)) {
  const folder = join(corpora, corpus)
  if (!existsSync(folder)) continue
  const figures = corpus === 'pages' ? scorePages(folder, tools) : scoreDates(folder, tools)
  for (const [name, floor] of Object.entries(floors)) {
    const isRight = figures[name] >= floor
    if (isRight) passed++
    else failed++
    console.log(`${isRight ? 'passed' : 'FAILED'}: ${corpus} ${name} ${figures[name]}, at least ${floor}`)
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
