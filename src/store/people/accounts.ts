/** Who may log in. See `People`. */
import type { Kysely } from 'kysely'
import { UsageError } from '../../errors.ts'
import { writeInTurn } from '../sql/write-in-turn.ts'
import type { AccountRow, Tables } from '../tables.ts'
import { logDeed } from './deeds.ts'
import { checkNewPassword, hashPassword, verifyPassword } from './hash-password.ts'
import { checkAccountName, foldAccountName } from './names.ts'
import type { Account, Doer, Role } from './people.ts'

/** See `People.hasAccounts`. */
export async function hasAccounts(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('accounts').select('name_key').limit(1).executeTakeFirst()) !== undefined
}

/** See `People.listAccounts`. */
export async function listAccounts(db: Kysely<Tables>): Promise<Account[]> {
  const rows = await db.selectFrom('accounts').selectAll().orderBy('name_key').execute()
  return rows.map(describeAccount)
}

/** The row of an account by its name, however it is written. */
export function findAccountRow(db: Kysely<Tables>, name: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('accounts')
    .selectAll()
    .where('name_key', '=', foldAccountName(name))
    .executeTakeFirst()
}

/** See `People.findAccount`. */
export async function findAccount(db: Kysely<Tables>, name: string): Promise<Account | undefined> {
  const row = await findAccountRow(db, name)
  return row && describeAccount(row)
}

/** See `People.addAccount`. */
export async function addAccount(
  db: Kysely<Tables>,
  account: { readonly name: string; readonly role: Role; readonly password?: string },
  doer: Doer,
): Promise<Account> {
  const name = checkAccountName(account.name)
  const { role, password } = account
  if (password !== undefined) checkNewPassword(password, name)
  const row: AccountRow = {
    name_key: foldAccountName(name),
    name,
    role,
    password_hash: password === undefined ? null : await hashPassword(password),
    made_at: doer.at,
  }
  await writeInTurn(db, ['people'], async (transaction) => {
    if (role !== 'admin' && !(await hasAccounts(transaction))) throw refuseFirst(role)
    if (await findAccountRow(transaction, name)) throw refuseKnown(name)
    await transaction.insertInto('accounts').values(row).execute()
    await logDeed(transaction, 'account added', { ...doer, about: `${name}, ${role}` })
  })
  return describeAccount(row)
}

/** See `People.changeRole`. */
export function changeRole(
  db: Kysely<Tables>,
  { name, role }: { readonly name: string; readonly role: Role },
  doer: Doer,
): Promise<Account | undefined> {
  return writeInTurn(db, ['people'], async (transaction) => {
    const row = await findAccountRow(transaction, name)
    if (!row) return undefined
    if (role !== 'admin') await checkAdminLeft(transaction, row)
    await transaction.updateTable('accounts').set({ role }).where('name_key', '=', row.name_key).execute()
    await logDeed(transaction, 'role changed', { ...doer, about: `${row.name}: ${row.role} to ${role}` })
    return describeAccount({ ...row, role })
  })
}

/** See `People.changePassword`. */
export async function changePassword(
  db: Kysely<Tables>,
  { name, password, kept }: { readonly name: string; readonly password: string; readonly kept?: string },
  doer: Doer,
): Promise<Account | undefined> {
  checkNewPassword(password, foldAccountName(name))
  const password_hash = await hashPassword(password)
  return writeInTurn(db, ['people'], async (transaction) => {
    const row = await findAccountRow(transaction, name)
    if (!row) return undefined
    const { name_key } = row
    await transaction
      .updateTable('accounts')
      .set({ password_hash })
      .where('name_key', '=', name_key)
      .execute()
    const sessions = transaction.deleteFrom('sessions').where('account', '=', name_key)
    await (kept === undefined ? sessions : sessions.where('id', '!=', kept)).execute()
    await logDeed(transaction, 'password changed', { ...doer, about: row.name })
    return describeAccount({ ...row, password_hash })
  })
}

/** See `People.removeAccount`. */
export function removeAccount(db: Kysely<Tables>, name: string, doer: Doer): Promise<boolean> {
  return writeInTurn(db, ['people'], async (transaction) => {
    const row = await findAccountRow(transaction, name)
    if (!row) return false
    const { name_key } = row
    const others = await transaction
      .selectFrom('accounts')
      .select('name_key')
      .where('name_key', '!=', name_key)
      .limit(1)
      .executeTakeFirst()
    if (others) await checkAdminLeft(transaction, row)
    await transaction.deleteFrom('sessions').where('account', '=', name_key).execute()
    await transaction.deleteFrom('tokens').where('account', '=', name_key).execute()
    await transaction.deleteFrom('accounts').where('name_key', '=', name_key).execute()
    await logDeed(transaction, 'account removed', { ...doer, about: `${row.name}, ${row.role}` })
    return true
  })
}

/** See `People.checkPassword`. */
export async function checkPassword(
  db: Kysely<Tables>,
  name: string,
  password: string,
): Promise<Account | undefined> {
  const row = await findAccountRow(db, name)
  const isRight = await verifyPassword(password, row?.password_hash ?? undefined)
  return isRight && row ? describeAccount(row) : undefined
}

const describeAccount = ({ name, role, password_hash, made_at }: AccountRow): Account => ({
  name,
  role,
  hasPassword: password_hash !== null,
  madeAt: new Date(made_at).toISOString(),
})

/** Throws a UsageError where an account is the last admin. */
async function checkAdminLeft(db: Kysely<Tables>, { name, name_key, role }: AccountRow): Promise<void> {
  if (role !== 'admin') return
  const other = await db
    .selectFrom('accounts')
    .select('name_key')
    .where('role', '=', 'admin')
    .where('name_key', '!=', name_key)
    .limit(1)
    .executeTakeFirst()
  if (other) return
  throw new UsageError('account', {
    expected: 'an admin to be left',
    got: `${name}, who is the last one`,
    fix: 'make another account admin first',
  })
}

const refuseFirst = (role: Role): UsageError =>
  new UsageError('role', {
    expected: 'admin for the first account of a record',
    got: role,
    fix: 'add an admin first: from the first account on everybody must log in',
  })

const refuseKnown = (name: string): UsageError =>
  new UsageError('account', {
    expected: 'a name that no account has',
    got: name,
    fix: 'take another name, or change the role or the password of the account that is there',
  })
