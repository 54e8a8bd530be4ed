// node scripts/check-relating.mjs CORPORA: checks that copies, stories, utterances, relations and happenings are found as well as
// they were, on the labels of train/labels. What is not there is passed over. Ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The least that each figure may be: a point or less below what was measured (docs/accuracy.md). */
const FLOORS = {
  'train/measure-copies.ts': { precision: 97, recall: 90 },
  'train/measure-stories.ts': { 'all.f1': 98.5 },
  'train/measure-utterances.ts': {
    'oneAgainstOne.precision': 95.5,
    'oneAgainstOne.recall': 59.5,
    'inOneUtterance.precision': 97,
    'inOneUtterance.recall': 58.5,
  },
  'train/measure-relations.ts': { 'contradictsAndDenies.precision': 94, 'contradictsAndDenies.right': 150 },
  'train/measure-happenings.ts': { precision: 94.5, right: 111 },
}

const [corpora] = process.argv.slice(2)
if (!corpora) {
  console.error('usage: node scripts/check-relating.mjs CORPORA')
  process.exit(2)
}

function measure(script) {
  const words = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, script), corpora, '--json']
  const done = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1e9 })
  if (done.status !== 0) throw new Error(`nothing came from ${script}: ${done.stderr}`)
  return JSON.parse(done.stdout)
}

let passed = 0
let failed = 0
if (['basil', 'polnear'].every((corpus) => existsSync(join(corpora, corpus)))) {
  for (const [script, floors] of Object.entries(FLOORS)) {
    const figures = measure(script)
    for (const [name, floor] of Object.entries(floors)) {
      const figure = name.split('.').reduce((part, key) => part[key], figures)
      const isRight = figure >= floor
      if (isRight) passed++
      else failed++
      console.log(`${isRight ? 'passed' : 'FAILED'}: ${script} ${name} ${figure}, at least ${floor}`)
    }
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
