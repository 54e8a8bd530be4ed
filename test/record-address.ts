import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { findPostgres } from '../scripts/start-postgres.mjs'

/** The server on which tests keep their records, in place of files: `postgres://name@host:port`. */
const server = process.env.TEST_POSTGRES

export const isOnPostgres = server !== undefined

const made = new Set<string>()

/** Where a test keeps the record that it would keep in this file: there, or in a database of its own. */
export function recordAddress(path: string): string {
  if (server === undefined || path.startsWith('postgres:')) return path
  const name = `r${createHash('sha1').update(path).digest('hex').slice(0, 20)}`
  if (!made.has(name)) makeDatabase(name)
  made.add(name)
  return `${server}/${name}`
}

/** Another process of the test may have made it a moment before. */
function makeDatabase(name: string): void {
  const { hostname, port, username } = new URL(server!)
  const flags = ['-h', hostname, '-p', port, '-U', username, name]
  try {
    execFileSync(join(findPostgres()!, 'createdb'), flags, { stdio: ['ignore', 'ignore', 'pipe'] })
  } catch (error) {
    if (!/already exists|duplicate key/.test(String(error))) throw error
  }
}
