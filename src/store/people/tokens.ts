/** What programs show instead of a password. See `People`. */
import type { Kysely } from 'kysely'
import { UsageError } from '../../errors.ts'
import { identify } from '../../identify.ts'
import { writeInTurn } from '../sql/write-in-turn.ts'
import type { Tables, TokenRow } from '../tables.ts'
import { findAccountRow } from './accounts.ts'
import { logDeed } from './deeds.ts'
import { checkTokenName, foldAccountName } from './names.ts'
import { type Caller, type Doer, lesserRole, mayAct, type Opened, type Role, type Token } from './people.ts'
import { digestSecret, makeSecret } from './secrets.ts'

/** Programs that look for secrets in what somebody publishes know one by such a beginning. */
/** What every token begins with. */
export const TOKEN_BEGINNING = 'hearsay_'

/** See `People.addToken`. */
export function addToken(
  db: Kysely<Tables>,
  token: { readonly account: string; readonly name: string; readonly role: Role },
  doer: Doer,
): Promise<Opened<Token>> {
  const name = checkTokenName(token.name)
  const { role } = token
  return writeInTurn(db, ['people'], async (transaction) => {
    const owner = await findAccountRow(transaction, token.account)
    if (!owner) throw refuseUnknown(token.account)
    if (!mayAct(owner.role, role)) throw refuseRole(role, owner.role)
    const secret = makeSecret(TOKEN_BEGINNING)
    const digest = digestSecret(secret)
    const row: TokenRow = {
      id: identify('tok', [digest]),
      digest,
      account: owner.name_key,
      name,
      role,
      made_at: doer.at,
      used_on: null,
    }
    await transaction.insertInto('tokens').values(row).execute()
    await logDeed(transaction, 'token added', {
      ...doer,
      about: `${name} (${row.id}, ${role}) of ${owner.name}`,
    })
    return { secret, opened: describe({ ...row, owner: owner.name }) }
  })
}

/** See `People.findToken`. */
export async function findToken(db: Kysely<Tables>, secret: string): Promise<Caller | undefined> {
  if (!secret.startsWith(TOKEN_BEGINNING)) return undefined
  const row = await db
    .selectFrom('tokens')
    .innerJoin('accounts', 'accounts.name_key', 'tokens.account')
    .where('tokens.digest', '=', digestSecret(secret))
    .select(['accounts.name as account', 'accounts.role as most', 'tokens.role', 'tokens.id as token'])
    .executeTakeFirst()
  if (!row) return undefined
  const { most, ...caller } = row
  return { ...caller, role: lesserRole(row.role, most) }
}

/** See `People.noteUse`. */
export async function noteTokenUse(
  dbs: { readonly db: Kysely<Tables>; readonly reader: Kysely<Tables> },
  id: string,
  at: number,
): Promise<void> {
  const used_on = new Date(at).toISOString().slice(0, 10)
  const token = await dbs.reader
    .selectFrom('tokens')
    .select('used_on')
    .where('id', '=', id)
    .executeTakeFirst()
  if (token && token.used_on !== used_on)
    await dbs.db.updateTable('tokens').set({ used_on }).where('id', '=', id).execute()
}

/** See `People.listTokens`. */
export async function listTokens(db: Kysely<Tables>, name?: string): Promise<Token[]> {
  const all = db
    .selectFrom('tokens')
    .innerJoin('accounts', 'accounts.name_key', 'tokens.account')
    .selectAll('tokens')
    .select('accounts.name as owner')
    .orderBy('tokens.account')
    .orderBy('tokens.name')
    .orderBy('tokens.id')
  const chosen = name === undefined ? all : all.where('tokens.account', '=', foldAccountName(name))
  return (await chosen.execute()).map(describe)
}

/** See `People.removeToken`. */
export function removeToken(
  db: Kysely<Tables>,
  { id, of }: { readonly id: string; readonly of?: string },
  doer: Doer,
): Promise<boolean> {
  return writeInTurn(db, ['people'], async (transaction) => {
    const one = transaction.deleteFrom('tokens').where('id', '=', id)
    const chosen = of === undefined ? one : one.where('account', '=', foldAccountName(of))
    const [removed] = await chosen.returning(['account', 'name']).execute()
    if (removed)
      await logDeed(transaction, 'token removed', {
        ...doer,
        about: `${removed.name} (${id}) of ${removed.account}`,
      })
    return removed !== undefined
  })
}

const describe = ({
  id,
  owner,
  name,
  role,
  made_at,
  used_on,
}: Omit<TokenRow, 'digest' | 'account'> & { readonly owner: string }): Token => ({
  id,
  account: owner,
  name,
  role,
  madeAt: new Date(made_at).toISOString(),
  ...(used_on !== null && { usedOn: used_on }),
})

const refuseUnknown = (got: string): UsageError =>
  new UsageError('account', {
    expected: 'the name of an account',
    got: got.slice(0, 100),
    fix: 'see the list of accounts',
  })

const refuseRole = (role: Role, most: Role): UsageError =>
  new UsageError('role', {
    expected: `no more than the account itself may do (${most})`,
    got: role,
    fix: `give the token the role ${most} or less`,
  })
