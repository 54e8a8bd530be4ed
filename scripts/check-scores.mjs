// node scripts/check-scores.mjs CORPORA SCORER: checks that attribution has not become worse. For each corpus of
// models/en/floors.json that is in the folder CORPORA, lets the built program find the statements in its texts, scores
// them with SCORER (score-attributions.mjs), and compares each figure with its floor. Ends with `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A line of JSON for each text of a corpus, as `hearsay extract` reads it. */
function* listTexts(folder) {
  for (const file of readdirSync(join(folder, 'text')).sort()) {
    if (!file.endsWith('.txt')) continue
    yield `${JSON.stringify({ id: file.slice(0, -4), text: readFileSync(join(folder, 'text', file), 'utf8') })}\n`
  }
}

async function predict(folder, predictions) {
  const program = spawn(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'extract'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const closed = once(program, 'close')
  const written = pipeline(program.stdout, createWriteStream(predictions))
  await pipeline(listTexts(folder), program.stdin)
  await written
  const [status] = await closed
  if (status !== 0) throw new Error(`hearsay extract ended with status ${status}`)
}

/** SHA-256 over the names and bytes of all texts and annotations: floors hold for the corpus that they were set on. */
function hashCorpus(folder) {
  const hash = createHash('sha256')
  for (const part of ['attributions', 'text']) {
    for (const file of readdirSync(join(folder, part)).sort())
      hash.update(`${part}/${file}\0`).update(readFileSync(join(folder, part, file)))
  }
  return hash.digest('hex')
}

/** Figures with their floors: `relaxed: 58` means the F1 of relaxed, `relaxed: {precision: 60}` its precision. */
function* compare(floors, scores, path = '') {
  for (const [key, floor] of Object.entries(floors)) {
    const score = scores?.[key]
    if (typeof floor === 'object' && floor !== null) yield* compare(floor, score, `${path}${key} `)
    else if (typeof floor === 'number') {
      const figure = typeof score === 'object' ? score.f1 : score
      yield { name: `${path}${key}`, floor, figure, isRight: figure >= floor }
    }
  }
}

async function checkScores(corpora, scorer) {
  const floors = JSON.parse(readFileSync(join(root, 'models', 'en', 'floors.json'), 'utf8'))
  const counts = { passed: 0, failed: 0 }
  for (const [corpus, { sha256, figures }] of Object.entries(floors)) {
    const folder = join(corpora, corpus)
    if (!existsSync(folder)) continue
    const hash = hashCorpus(folder)
    if (hash !== sha256) {
      counts.failed++
      console.log(`FAILED: ${corpus} has the SHA-256 ${hash}, its floors were set on ${sha256}`)
      continue
    }
    mkdirSync(join(root, 'build'), { recursive: true })
    const predictions = join(root, 'build', `${corpus.replaceAll('/', '-')}.jsonl`)
    await predict(folder, predictions)
    const scored = spawnSync(process.execPath, [realpathSync(scorer), folder, predictions, '--json'], {
      encoding: 'utf8',
    })
    if (scored.status !== 0) throw new Error(`the scorer failed: ${scored.stderr}`)
    for (const { name, floor, figure, isRight } of compare(figures, JSON.parse(scored.stdout))) {
      counts[isRight ? 'passed' : 'failed']++
      console.log(`${isRight ? 'passed' : 'FAILED'}: ${corpus} ${name} ${figure}, at least ${floor}`)
    }
  }
  return counts
}

const [corpora, scorer] = process.argv.slice(2)
if (!corpora || !scorer) {
  console.error('usage: node scripts/check-scores.mjs CORPORA SCORER')
  process.exit(2)
}
const { passed, failed } = await checkScores(corpora, scorer).catch((error) => {
  console.error(error.message)
  return { passed: 0, failed: 1 }
})
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
