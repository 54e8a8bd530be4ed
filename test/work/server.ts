import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findPostgres, startPostgres } from '../../scripts/start-postgres.mjs'
import { PROGRAM } from '../cli/run-hearsay.ts'

/** Why these tests do not run, in a plain line, or nothing. */
export const missing =
  findPostgres() === undefined ? 'workers are not tested: there is no PostgreSQL from version 15' : undefined
if (missing !== undefined) console.warn(missing)

export type Server = Awaited<ReturnType<typeof startPostgres>>

/** A server of the test's own, which it may kill. */
export function startServer(): Promise<Server> {
  return startPostgres({ settings: ['fsync=off', 'max_connections=100'] })
}

/** Starts it after a kill: the processes that it left keep its memory for a moment. */
export async function startAgain(server: Server): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await server.start()
    } catch (error) {
      if (tries === 30) throw error
      await wait(500)
    }
  }
}

/** A new database; the address of a record in it. */
export function makeDatabase({ address, port }: Server, name: string): string {
  execFileSync(join(findPostgres()!, 'createdb'), [
    '-h',
    '127.0.0.1',
    '-p',
    String(port),
    '-U',
    'hearsay',
    name,
  ])
  return `${address}/${name}`
}

export interface StartedWorker {
  /** What it wrote so far, on both outputs. */
  read(): { readonly out: string; readonly err: string }
  kill(signal: NodeJS.Signals): void
  readonly ended: Promise<number | string>
}

/** Starts `hearsay work`. Whoever starts it ends it. */
export function startWorker(words: readonly string[]): StartedWorker {
  const child = spawn(process.execPath, [...PROGRAM, 'work', ...words], {
    // No setting of whoever runs the tests may change what is tested.
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  return {
    read: () => ({ out, err }),
    kill: (signal) => void child.kill(signal),
    ended: once(child, 'close').then(([status, signal]) => status ?? signal),
  }
}
