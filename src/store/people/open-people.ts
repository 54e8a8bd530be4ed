/** The people of an open record. See `People`. */
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'
import {
  addAccount,
  changePassword,
  changeRole,
  checkPassword,
  findAccount,
  hasAccounts,
  listAccounts,
  removeAccount,
} from './accounts.ts'
import { listDeeds, logDeed } from './deeds.ts'
import type { People } from './people.ts'
import {
  endSession,
  endSessionsOf,
  findSession,
  listSessions,
  noteSessionUse,
  openSession,
} from './sessions.ts'
import { addToken, findToken, listTokens, noteTokenUse, removeToken } from './tokens.ts'

/** `reader` is a second connection beside `db` where there is one: who asks does not wait for who writes. */
export function openPeople(dbs: { readonly db: Kysely<Tables>; readonly reader: Kysely<Tables> }): People {
  const { db, reader } = dbs
  return {
    hasAccounts: () => hasAccounts(reader),
    listAccounts: () => listAccounts(reader),
    findAccount: (name) => findAccount(reader, name),
    addAccount: (account, doer) => addAccount(db, account, doer),
    changeRole: (change, doer) => changeRole(db, change, doer),
    changePassword: (change, doer) => changePassword(db, change, doer),
    removeAccount: (name, doer) => removeAccount(db, name, doer),
    checkPassword: (name, password) => checkPassword(reader, name, password),
    openSession: (name, doer) => openSession(db, name, doer),
    findSession: (secret, at) => findSession(reader, secret, at),
    listSessions: (at, name) => listSessions(reader, at, name),
    endSession: (session, doer) => endSession(db, session, doer),
    endSessionsOf: (name, doer) => endSessionsOf(db, name, doer),
    addToken: (token, doer) => addToken(db, token, doer),
    findToken: (secret) => findToken(reader, secret),
    listTokens: (name) => listTokens(reader, name),
    removeToken: (token, doer) => removeToken(db, token, doer),
    async noteUse({ session, token }, at) {
      if (session !== undefined) await noteSessionUse(dbs, session, at)
      if (token !== undefined) await noteTokenUse(dbs, token, at)
    },
    log: (what, doer, about) => logDeed(db, what, { ...doer, about }),
    listDeeds: (request = {}) => listDeeds(reader, request),
  }
}
