// npm start [-- FOLDER|FILE ...]: installs and builds what is missing, makes the record of the bundled sample (or of
// the folders given), serves it, and opens it where there is a desktop.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkNode } from './check-node.mjs'

checkNode()
const { installPackages } = await import('./install-packages.mjs')
const { buildAll, hashFiles } = await import('./build-all.mjs')
const { runProgram } = await import('./run-program.mjs')

const root = fileURLToPath(new URL('..', import.meta.url))

async function start(given) {
  if (!(await installPackages(root)) || !(await buildAll(root))) return 1
  // npm runs us in the checkout, wherever it was called from.
  const folders = given.map((path) => resolve(process.env.INIT_CWD ?? process.cwd(), path))
  const record = folders.length > 0 ? nameRecord(folders) : nameSampleRecord()
  const sources = folders.length > 0 ? folders : [join(root, 'sample')]
  const added = await runHearsay(['add', ...sources, '--record', record])
  // 1: something in the material failed and was told; the rest is worth showing. The sample has nothing that may fail.
  if (added > 1 || (added === 1 && folders.length === 0)) return added
  const port = await findFreePort(Number(process.env.HEARSAY_PORT) || 4780)
  const open = hasDesktop() ? ['--open'] : []
  return runHearsay(['serve', '--record', record, '--port', String(port), ...open])
}

function runHearsay(words) {
  return runProgram(process.execPath, [join(root, 'dist', 'cli', 'main.js'), ...words], {
    root,
    endsItself: true,
  })
}

/** The record of certain folders, which is kept from start to start. */
function nameRecord(folders) {
  const directory = join(root, 'build', 'records')
  mkdirSync(directory, { recursive: true })
  return join(directory, `${createHash('sha256').update(folders.join('\0')).digest('hex').slice(0, 12)}.db`)
}

/** The record of the sample, which is made anew when the sample or the program changed. */
function nameSampleRecord() {
  const directory = join(root, 'build')
  const name = `sample-${hashFiles(root, ['sample', 'models', 'build/dist-stamp']).slice(0, 12)}.db`
  for (const entry of readdirSync(directory)) {
    if (/^sample-.*\.db/.test(entry) && !entry.startsWith(name))
      rmSync(join(directory, entry), { force: true })
  }
  return join(directory, name)
}

/** The first port from this one on that nobody uses. */
async function findFreePort(first) {
  for (let port = first; port < first + 100; port++) if (await isFree(port)) return port
  return 0
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

function hasDesktop() {
  if (process.env.CI) return false
  if (process.platform === 'darwin' || process.platform === 'win32') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

process.exitCode = await start(process.argv.slice(2))
