/** What a reporter is told when PostgreSQL fails. */
import { RecordError, UsageError } from '../../errors.ts'
import { ESCAPES } from './check-address.ts'
import { SCHEMA } from './migrations.ts'

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
    '28P01',
    (message) =>
      `the database server does not take this name and password (${message}): correct them, in the address or in PGPASSWORD or the password file; ${ESCAPES}`,
  ],
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
  const mistake = error instanceof Error ? explainTls(error, path) : undefined
  if (mistake) return mistake
  const message = error instanceof Error ? findMessage(error) : undefined
  return message === undefined ? error : new RecordError(`${path}: ${message}`, { cause: error })
}

/** OpenSSL's codes of certificates that do not hold, as Node names them. */
const CERTIFICATE = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH)/

/** Server and address want different things, which no waiting mends. */
function explainTls(error: Error, path: string): UsageError | undefined {
  const code = 'code' in error ? String(error.code) : ''
  const { message } = error
  if (/does not support SSL|error establishing an SSL connection/.test(message)) {
    return new UsageError('record', {
      expected: 'a database server that speaks TLS, as sslmode in the address (or PGSSLMODE) asks',
      got: `${path}, which does not`,
      fix: 'switch TLS on there (ssl = on), or leave sslmode out where nobody can listen on the way',
    })
  }
  if (code.startsWith('28') && /no encryption|SSL off/.test(message)) {
    return new UsageError('record', {
      expected: 'TLS, which the database server asks for',
      got: `${path} (${message})`,
      fix: 'write ?sslmode=verify-full at the end of the address, with &sslrootcert=FILE for a certificate of your own',
    })
  }
  if (!CERTIFICATE.test(code)) return undefined
  return new UsageError('record', {
    expected: 'a certificate of the database server that holds, for the name of the host in the address',
    got: `${path} (${message})`,
    fix: 'name the certificate that signed it: ?sslmode=verify-full&sslrootcert=FILE; sslmode=no-verify encrypts and trusts anybody',
  })
}

/** SQL states that say that a table or a column is there already, is not there, or is of another kind. */
const FOREIGN = new Set(['42P07', '42710', '42P01', '42703', '42704', '42809', '42804', '42883'])

/** While a record is made or opened, such an error says that the schema is not ours. Any other comes back as it is. */
export function explainForeignTables(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || !FOREIGN.has(String(error.code))) return error
  return new UsageError('record', {
    expected: `a database whose schema "${SCHEMA}" is Hearsay's own, or not there yet`,
    got: `${path}, where another program keeps its tables in it (${error.message})`,
    fix: 'make a database for Hearsay alone, with createdb, and give its address',
  })
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
