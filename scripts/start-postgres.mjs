// A PostgreSQL server for tests and measurements: its own, on a free port of this machine, with its files in a temporary folder,
// as a user without rights. It is gone when it is stopped.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const DEBIANS = '/usr/lib/postgresql'
const LEAST_VERSION = 15

/**
 * The folder with `postgres` and `initdb` of the newest version that is installed, from 15; undefined where there is none. Debian
 * keeps them outside of the usual path.
 */
export function findPostgres() {
  const versions = existsSync(DEBIANS)
    ? readdirSync(DEBIANS)
        .map(Number)
        .filter((version) => version >= LEAST_VERSION)
    : []
  const ofDebian = versions.sort((a, b) => b - a).map((version) => join(DEBIANS, String(version), 'bin'))
  const ofPath = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '')
  return [...ofDebian, ...ofPath].find(
    (folder) =>
      existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')) && isRecent(folder),
  )
}

function isRecent(folder) {
  const version = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/\d+/.exec(version)?.[0]) >= LEAST_VERSION
}

/** Neither initdb nor postgres runs as root: they are given the rights of a user who owns nothing else. */
function findUser() {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {}
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.',
  )
}

/**
 * Starts a server. `settings` are lines of its configuration, such as `fsync=off`. Answers with `address`, to which a database's name
 * is added, `port`, `folder`, `kill()`, which ends it as a power cut does, `start()` again, and `stop()`, which also takes its files away.
 */
export async function startPostgres({ settings = [] } = {}) {
  const bin = findPostgres()
  if (bin === undefined) throw new Error('No PostgreSQL server from version 15 is installed.')
  const user = findUser()
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-postgres-'))
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const initdb = ['-D', data, '-U', 'hearsay', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']
  await run(join(bin, 'initdb'), initdb, user)
  const port = await findFreePort()
  let server
  const start = async () => {
    const flags = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1']
    for (const setting of settings) flags.push('-c', setting)
    server = spawn(join(bin, 'postgres'), flags, { ...user, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    server.stderr.on('data', (words) => {
      said = (said + words).slice(-4000)
    })
    await waitUntilReady(bin, { port, folder, isGone: () => server.exitCode !== null, told: () => said })
  }
  const end = async (signal) => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
  }
  await start()
  return {
    address: `postgres://hearsay@127.0.0.1:${port}`,
    port,
    folder,
    start,
    pid: () => server.pid,
    kill: () => end('SIGKILL'),
    async stop() {
      // At once, without writing out what it holds: its files go next.
      await end('SIGQUIT')
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function findFreePort() {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

const SECONDS = 60

async function waitUntilReady(bin, { port, folder, isGone, told }) {
  for (let tries = 0; tries < SECONDS * 10; tries++) {
    if (isGone()) throw new Error(`The PostgreSQL server did not start:\n${told()}`)
    try {
      await run(join(bin, 'pg_isready'), ['-q', '-h', folder, '-p', String(port)])
      return
    } catch {
      await wait(100)
    }
  }
  throw new Error(`The PostgreSQL server was not ready after ${SECONDS} seconds:\n${told()}`)
}
