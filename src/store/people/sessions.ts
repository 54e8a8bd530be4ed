/** Who is logged in. See `People`. */
import type { Kysely } from 'kysely'
import { identify } from '../../identify.ts'
import { writeInTurn } from '../sql/write-in-turn.ts'
import type { Tables } from '../tables.ts'
import { findAccountRow } from './accounts.ts'
import { dropOldFailures, logDeed } from './deeds.ts'
import { foldAccountName } from './names.ts'
import type { Caller, Doer, Opened, Session } from './people.ts'
import { digestSecret, makeSecret } from './secrets.ts'

const HOUR_MS = 3_600_000
/** Who does nothing for this long has to log in again: a night, not a lunch. */
const IDLE_MS = 12 * HOUR_MS
/** And after this long in any case. */
export const LONGEST_SESSION_MS = 7 * 24 * HOUR_MS
/** Every write makes the answers that the server remembers old, so that use is kept no finer than this. */
const USE_KEPT_MS = HOUR_MS

/** See `People.openSession`. */
export function openSession(
  db: Kysely<Tables>,
  name: string,
  doer: Doer,
): Promise<Opened<Session> | undefined> {
  const { at, address } = doer
  return writeInTurn(db, ['people'], async (transaction) => {
    const account = await findAccountRow(transaction, name)
    if (!account) return undefined
    await dropExpired(transaction, at)
    const secret = makeSecret()
    const digest = digestSecret(secret)
    const row = {
      id: identify('ses', [digest]),
      digest,
      account: account.name_key,
      opened_at: at,
      used_at: at,
      address: address ?? null,
    }
    await transaction.insertInto('sessions').values(row).execute()
    await logDeed(transaction, 'logged in', { ...doer, account: account.name })
    return { secret, opened: describe({ ...row, name: account.name }) }
  })
}

/** Sessions that hold at this time, with their accounts. */
const selectValid = (db: Kysely<Tables>, at: number) =>
  db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.name_key', 'sessions.account')
    .where('sessions.opened_at', '>', at - LONGEST_SESSION_MS)
    .where('sessions.used_at', '>', at - IDLE_MS)

/** See `People.findSession`. */
export async function findSession(
  db: Kysely<Tables>,
  secret: string,
  at: number,
): Promise<Caller | undefined> {
  const row = await selectValid(db, at)
    .where('sessions.digest', '=', digestSecret(secret))
    .select(['accounts.name as account', 'accounts.role', 'sessions.id as session'])
    .executeTakeFirst()
  return row
}

/** See `People.noteUse`. */
export async function noteSessionUse(
  dbs: { readonly db: Kysely<Tables>; readonly reader: Kysely<Tables> },
  id: string,
  at: number,
): Promise<void> {
  const isOld = await dbs.reader
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', id)
    .where('used_at', '<', at - USE_KEPT_MS)
    .executeTakeFirst()
  if (isOld) await dbs.db.updateTable('sessions').set({ used_at: at }).where('id', '=', id).execute()
}

/** See `People.listSessions`. */
export async function listSessions(db: Kysely<Tables>, at: number, name?: string): Promise<Session[]> {
  const all = selectValid(db, at)
    .select(['sessions.id', 'sessions.opened_at', 'sessions.used_at', 'sessions.address', 'accounts.name'])
    .orderBy('sessions.used_at', 'desc')
    .orderBy('sessions.id')
  const chosen = name === undefined ? all : all.where('sessions.account', '=', foldAccountName(name))
  return (await chosen.execute()).map(describe)
}

/** See `People.endSession`. */
export function endSession(
  db: Kysely<Tables>,
  { id, of }: { readonly id: string; readonly of?: string },
  doer: Doer,
): Promise<boolean> {
  return writeInTurn(db, ['people'], async (transaction) => {
    const one = transaction.deleteFrom('sessions').where('id', '=', id)
    const chosen = of === undefined ? one : one.where('account', '=', foldAccountName(of))
    const [ended] = await chosen.returning('account').execute()
    if (ended) await logDeed(transaction, 'logged out', { ...doer, about: ended.account })
    return ended !== undefined
  })
}

/** See `People.endSessionsOf`. */
export function endSessionsOf(db: Kysely<Tables>, name: string, doer: Doer): Promise<number> {
  const account = foldAccountName(name)
  return writeInTurn(db, ['people'], async (transaction) => {
    const ended = await transaction
      .deleteFrom('sessions')
      .where('account', '=', account)
      .returning('id')
      .execute()
    if (ended.length > 0) await logDeed(transaction, 'sessions ended', { ...doer, about: account })
    return ended.length
  })
}

async function dropExpired(db: Kysely<Tables>, at: number): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where(({ eb, or }) =>
      or([eb('opened_at', '<=', at - LONGEST_SESSION_MS), eb('used_at', '<=', at - IDLE_MS)]),
    )
    .execute()
  await dropOldFailures(db, at)
}

interface DescribedRow {
  readonly id: string
  readonly name: string
  readonly opened_at: number
  readonly used_at: number
  readonly address: string | null
}

const describe = ({ id, name, opened_at, used_at, address }: DescribedRow): Session => ({
  id,
  account: name,
  openedAt: new Date(opened_at).toISOString(),
  usedAt: new Date(used_at).toISOString(),
  ...(address !== null && { address }),
})
