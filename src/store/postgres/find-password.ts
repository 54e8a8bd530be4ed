/** The password of an address that has none: from the password file that PostgreSQL's own programs read. */
import { createRequire } from 'node:module'
import { UsageError } from '../../errors.ts'

/** What a connection is made with. PGPASSWORD is looked at before; with it nobody is asked. */
interface Connecting {
  readonly host?: string
  readonly port?: number
  readonly database?: string
  readonly user?: string
}

/** The package has no types. It looks where PGPASSFILE says, else for ~/.pgpass, and takes a file that others can read for none. */
const readPasswordFile: (connecting: Connecting, done: (password?: string) => void) => void = createRequire(
  import.meta.url,
)('pgpass')

/** Asked for only where the server wants a password. Throws a UsageError where there is none. */
export async function findPassword(connecting: Connecting): Promise<string> {
  const password = await new Promise<string | undefined>((resolve) => readPasswordFile(connecting, resolve))
  if (password) return password
  const { user = '', host = '', database = '' } = connecting
  throw new UsageError('record', {
    expected: 'a password, which the database server asks for',
    got: `none for ${user} at ${host}, database ${database}`,
    fix: 'give it as PGPASSWORD, in a password file (PGPASSFILE or ~/.pgpass, mode 0600), or in the address: postgres://name:password@host/database',
  })
}
