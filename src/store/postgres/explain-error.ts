/** What a reporter is told when PostgreSQL fails. */
import { RecordError } from '../../errors.ts'

/** SQL states, of PostgreSQL's appendix A, by how they begin. */
const MESSAGES: readonly (readonly [string, (message: string) => string])[] = [
  [
    '53100',
    () =>
      'the disk of the database is full, so this was not kept; what was added before is still there: free some space and try again',
  ],
  ['53', (message) => `the database server has no room for this now (${message}): try again later`],
  ['55P03', () => 'another program is busy writing to this record; wait until it has finished and try again'],
  ['40', (message) => `another program got in the way (${message}); nothing was kept: try again`],
  [
    '28',
    (message) =>
      `the database server does not let this account in (${message}): see the name and password in the address`,
  ],
  [
    '3D000',
    (message) =>
      `there is no such database (${message}): make it with createdb, or correct the name in the address`,
  ],
  ['42501', (message) => `this account may not do that (${message}): give it the rights on the database`],
  [
    '25006',
    () =>
      'the record may be read but not written: this server is a copy that follows another, or set to reading',
  ],
  [
    '57',
    (message) =>
      `the database server ended the connection (${message}); what was not acknowledged was not kept: try again`,
  ],
  [
    '08',
    (message) =>
      `the connection to the database server broke (${message}); what was not acknowledged was not kept: try again`,
  ],
  ['XX001', (message) => `the record is damaged (${message}): bring back a backup`],
]

/** Node's codes of a connection that could not be made, or was lost. */
const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  'ENOENT',
  'EAI_AGAIN',
])

/**
 * A RecordError that says what happened to the record and what to do, with the error itself as its cause. Errors that are not about
 * the server (a wrong query, a broken constraint) are our own bugs and come back as they are.
 */
export function explainError(error: unknown, path: string): unknown {
  const message = error instanceof Error ? findMessage(error) : undefined
  return message === undefined ? error : new RecordError(`${path}: ${message}`, { cause: error })
}

function findMessage(error: Error): string | undefined {
  const code = 'code' in error ? String(error.code) : ''
  const [, tell] = MESSAGES.find(([state]) => code.startsWith(state)) ?? []
  if (tell) return tell(error.message)
  const isLost =
    LOST.has(code) ||
    /timeout|Connection terminated|Client has encountered a connection error/i.test(error.message)
  if (!isLost) return undefined
  const why = error.message || code
  return `the database server cannot be reached (${why}): see whether it runs and whether the address is right, and try again`
}

/** True where it may help to try the same again: the server is away for a while, full, or busy. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof RecordError) || !(error.cause instanceof Error)) return false
  const code = 'code' in error.cause ? String(error.cause.code) : ''
  return !/^(28|3D|42|25006|XX)/.test(code)
}
