/** Accounts in a record, and what each of them sends. */
import type { OpenRecord, Role } from '../../src/store/index.ts'
import { ROLES } from '../../src/store/index.ts'

export const PASSWORD = 'four gulls over mud'
/** A fixed Tuesday. */
export const TUESDAY = Date.parse('2024-03-19T09:00:00Z')

export const NAMES: Readonly<Record<Role, string>> = { reader: 'rita', editor: 'edgar', admin: 'ana' }

/** One account of each role; the admin first. */
export async function addPeople({ people }: OpenRecord): Promise<void> {
  for (const role of [...ROLES].reverse())
    await people.addAccount({ name: NAMES[role], role, password: PASSWORD }, { at: TUESDAY })
}

/** What a browser sends in which this account is logged in. */
export async function openCookie({ people }: OpenRecord, name: string, at = TUESDAY): Promise<string> {
  const session = await people.openSession(name, { at })
  return `hearsay_session=${session!.secret}`
}

export async function makeToken({ people }: OpenRecord, account: string, role: Role): Promise<string> {
  return (await people.addToken({ account, name: 'a program', role }, { at: TUESDAY })).secret
}

/** As if the request came over the network from this machine. */
export const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })
