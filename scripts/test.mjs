// npm test: installs and builds what is missing, checks format and types, and runs every test. Ends with one line,
// `N passed, N failed`. Words after `npm test --` go to vitest: `npm test -- test/read`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkNode } from './check-node.mjs'

checkNode()
const { installPackages } = await import('./install-packages.mjs')
const { buildAll } = await import('./build-all.mjs')
const { runPackage } = await import('./run-program.mjs')

const root = fileURLToPath(new URL('..', import.meta.url))
const results = join(root, 'build', 'test-results.json')
const counts = { passed: 0, failed: 0, skipped: 0 }
const troubles = []

async function check(name, run) {
  console.log(`\n== ${name}`)
  const isRight = await run()
  counts[isRight ? 'passed' : 'failed']++
  if (!isRight) troubles.push(`failed: ${name}`)
  return isRight
}

const runs = async (script, words) => (await runPackage(script, words, { root })) === 0

async function runTests(words) {
  mkdirSync(join(root, 'build'), { recursive: true })
  rmSync(results, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const failedBefore = counts.failed
  const isRight = await runs('vitest/vitest.mjs', ['run', ...reporters, ...words])
  countTests()
  // What vitest itself cannot count, such as a test file that does not load.
  if (!isRight && counts.failed === failedBefore) counts.failed++
  return isRight
}

/** The tests of what a record does once more, with the record on a server, where one is installed. */
async function runTestsOnPostgres(words) {
  const { findPostgres } = await import('./start-postgres.mjs')
  if (findPostgres() === undefined) {
    console.log(
      '\nskipped: the tests on PostgreSQL, since no server from version 15 is installed (on Debian: apt-get install postgresql)',
    )
    counts.skipped++
    return
  }
  console.log('\n== tests on PostgreSQL')
  await runTests(['--config', 'vitest.postgres.config.ts', ...words])
}

function countTests() {
  if (!existsSync(results)) return
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(results, 'utf8'),
  )
  counts.passed += numPassedTests
  counts.failed += numFailedTests
  counts.skipped += numPendingTests + numTodoTests
  for (const file of testResults) noteTroubles(file)
}

/** What is told again at the end, where thousands of lines stand between it and the failure. */
function noteTroubles({ name, status, message, assertionResults }) {
  const path = relative(root, name)
  if (status === 'failed' && assertionResults.length === 0) troubles.push(`failed: ${path}\n${message}`)
  for (const { fullName, status: outcome, failureMessages = [] } of assertionResults) {
    const reasons = failureMessages.map((reason) => reason.split('\n').slice(0, 8).join('\n')).join('\n')
    if (outcome === 'failed') troubles.push(`failed: ${path}: ${fullName}\n${reasons}`)
    // vitest keeps the reasons of a first try also where the second one passed.
    else if (reasons !== '') troubles.push(`passed at the second try only: ${path}: ${fullName}\n${reasons}`)
  }
}

async function testAll(words) {
  if (!(await check('install', () => installPackages(root)))) return
  const isBuilt = await check('build', () => buildAll(root))
  await check('format and lint', () => runs('@biomejs/biome/bin/biome', ['check', '--diagnostic-level=warn']))
  await check('types', () => runs('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']))
  await check('types of the pages', () => runs('typescript/bin/tsc', ['--noEmit', '-p', 'web/tsconfig.json']))
  if (!isBuilt) return
  console.log('\n== tests')
  await runTests(words)
  // Words choose test files, of which this run may have none.
  if (words.length === 0) await runTestsOnPostgres(words)
}

await testAll(process.argv.slice(2))
for (const trouble of troubles) console.log(`\n${trouble}`)
const { passed, failed, skipped } = counts
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0
