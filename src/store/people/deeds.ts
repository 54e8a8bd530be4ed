/** The log of what people did. See `People`. */
import type { Kysely } from 'kysely'
import type { Page, PageRequest } from '../open-record.ts'
import { readPageRequest } from '../page.ts'
import type { Tables } from '../tables.ts'
import type { Deed, DeedKind, Doer } from './people.ts'

/** Anybody can fail to log in, as often as the limits let them: such rows do not stay for ever. */
const FAILURES_KEPT_MS = 90 * 24 * 3_600_000

/** Adds a row to the log, in the transaction of what it tells of. */
export async function logDeed(
  db: Kysely<Tables>,
  what: DeedKind,
  { at, account, address, about }: Doer & { readonly about?: string },
): Promise<void> {
  await db
    .insertInto('deeds')
    .values({
      at,
      what,
      about: about ?? null,
      account: account ?? null,
      address: address ?? null,
    })
    .execute()
}

export async function dropOldFailures(db: Kysely<Tables>, at: number): Promise<void> {
  await db
    .deleteFrom('deeds')
    .where('what', '=', 'login failed')
    .where('at', '<', at - FAILURES_KEPT_MS)
    .execute()
}

/** See `People.listDeeds`. */
export async function listDeeds(db: Kysely<Tables>, request: PageRequest): Promise<Page<Deed>> {
  const { limit, offset } = readPageRequest(request)
  const { total } = await db
    .selectFrom('deeds')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const all = db.selectFrom('deeds').selectAll().orderBy('number', 'desc').offset(offset)
  const rows = await all.limit(limit < 0 ? Number(total) : limit).execute()
  const items = rows.map(({ number, at, what, about, account, address }) => ({
    number,
    at: new Date(at).toISOString(),
    what,
    ...(about !== null && { about }),
    ...(account !== null && { account }),
    ...(address !== null && { address }),
  }))
  return { items, total: Number(total) }
}
