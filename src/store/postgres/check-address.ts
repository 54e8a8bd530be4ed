/** The address of a record on a PostgreSQL server: what may stand in it, and how it may be shown. */
import pg from 'pg'
import { UsageError } from '../../errors.ts'

/** The address as it may be shown. */
export function hidePassword(address: string): string {
  return address.replace(/^(\w+:\/\/[^:@]*):.*@/s, '$1@').replace(/([?&]password=)[^&#]*/gi, '$1…')
}

/** The address as the library is to have it. Throws a UsageError for one that it would not take, or would take for another. */
export function checkAddress(address: string): string {
  if (!URL.canParse(address) || hasStrayAt(address)) throw refuseAddress(address)
  const checked = settleTls(address)
  try {
    // Takes the address apart, and reads the certificates that it names; connects to nothing.
    new pg.Client({ connectionString: checked })
  } catch (error) {
    if (error instanceof URIError) throw refuseAddress(address)
    throw new UsageError('record', {
      expected: 'an address whose certificates can be read',
      got: `${hidePassword(address)} (${(error as Error).message})`,
      fix: 'correct sslrootcert, sslcert and sslkey in it',
    })
  }
  return checked
}

/** Where a password has a slash, a question mark or a hash in it, the name of the host seems to begin and end inside of it. */
const hasStrayAt = (address: string): boolean => /[/?#].*@/s.test(address.replace(/^\w+:\/\//, ''))

/** Shows nothing that may be a piece of a password. */
const refuseAddress = (address: string): UsageError =>
  new UsageError('record', {
    expected: 'the address of a database, such as postgres://name:password@host:5432/database',
    got: hidePassword(address).replace(/^(\w+:\/\/[^:@]*):.*$/s, '$1:…'),
    fix: `${ESCAPES}, or give the password as PGPASSWORD or in a password file (PGPASSFILE), and leave it out here`,
  })

/** For whoever has to correct an address. */
export const ESCAPES = 'in a password write @ as %40, : as %3A, / as %2F, # as %23, % as %25 and ? as %3F'

const TLS_MODES = ['disable', 'no-verify', 'prefer', 'require', 'verify-ca', 'verify-full']

/** The library takes all modes that ask for TLS for the strictest, and would say so in five lines at each start. */
function settleTls(address: string): string {
  const { searchParams } = new URL(address)
  const mode = searchParams.get('sslmode')
  if (mode === null) return address
  if (!TLS_MODES.includes(mode)) {
    throw new UsageError('record', {
      expected: `one of ${TLS_MODES.join(', ')} as sslmode`,
      got: mode,
      fix: 'verify-full is the one to take across machines; without sslmode the connection is not encrypted',
    })
  }
  const isLax = ['disable', 'no-verify'].includes(mode) || searchParams.get('uselibpqcompat') === 'true'
  return isLax ? address : address.replace(/([?&]sslmode=)[\w-]+/g, '$1verify-full')
}
