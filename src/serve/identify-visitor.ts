/**
 * Who asks: by the cookie of a session, a token, or the header of a reverse proxy.
 *
 * @module
 */
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { RecordError, UsageError } from '../errors.ts'
import { type Caller, type Doer, type People, TOKEN_BEGINNING } from '../store/index.ts'
import { type Proxies, readProxies } from './find-client.ts'

/** Who asks. `open` is anybody while the record has no account; a stranger has to log in first. */
export type Visitor =
  | { readonly kind: 'open' }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'account'; readonly caller: Caller }

declare module 'hono' {
  interface ContextVariableMap {
    visitor: Visitor
  }
}

export interface PeopleOptions {
  /** Addresses and networks of reverse proxies, divided by commas; X-Forwarded-For and -Proto are believed from them alone. */
  readonly trustedProxies?: string
  /** The header in which these proxies name who is logged in with them, such as X-Forwarded-User. None when left out. */
  readonly trustedHeader?: string
  /** Makes an account, as reader, of a name in that header that has none. */
  readonly makesReaders?: boolean
  /** How many requests an account or a client may send in a minute; 0 or nothing for any number. */
  readonly requestLimit?: number
  /** Milliseconds since 1970; by default the machine's own clock. */
  readonly now?: () => number
}

/** Where people come in. */
export interface Door {
  readonly people: People
  readonly proxies: Proxies
  readonly now: () => number
  identify(context: Context): Promise<Visitor>
  /** Who does something now, for the log of deeds. */
  nameDoer(context: Context): Doer
}

export const SESSION_COOKIE = 'hearsay_session'

export interface DoorOptions extends PeopleOptions {
  /** True where nothing can be kept of who was there. */
  readonly isReadOnly: boolean
}

/** Throws a UsageError for proxies that are no addresses, and for a header without them. */
export function openDoor(people: People, options: DoorOptions): Door {
  const { trustedHeader = '', now = Date.now, isReadOnly } = options
  const proxies = readProxies(options.trustedProxies ?? '')
  if (trustedHeader !== '' && !proxies.areAny) throw refuseHeader(trustedHeader)
  const findCaller = async (context: Context): Promise<Caller | undefined> => {
    const token = readToken(context.req.header('authorization'))
    if (token !== undefined) return people.findToken(token)
    const name = trustedHeader === '' ? undefined : context.req.header(trustedHeader)
    if (name !== undefined && proxies.areAsking(context))
      return findNamed(people, name, {
        ...options,
        doer: { at: now(), address: proxies.findClient(context) },
      })
    const secret = getCookie(context, SESSION_COOKIE)
    return secret === undefined ? undefined : people.findSession(secret, now())
  }
  return {
    people,
    proxies,
    now,
    async identify(context) {
      const caller = await findCaller(context)
      if (!caller) return { kind: (await people.hasAccounts()) ? 'stranger' : 'open' }
      if (!isReadOnly) await noteUse(people, caller, now())
      return { kind: 'account', caller }
    },
    nameDoer(context) {
      const account = readCaller(context)?.account
      const address = proxies.findClient(context)
      return { at: now(), ...(account && { account }), ...(address && { address }) }
    },
  }
}

/** Who has logged in for this request; nobody where the record has no account. */
export function readCaller(context: Context): Caller | undefined {
  const visitor = context.get('visitor')
  return visitor?.kind === 'account' ? visitor.caller : undefined
}

/** A token, sent as `Bearer` or, by programs that know only passwords, as the password with any user name. */
function readToken(header: string | undefined): string | undefined {
  const [, scheme, credentials] = /^(basic|bearer) +(\S+)$/i.exec(header?.trim() ?? '') ?? []
  if (scheme === undefined || credentials === undefined) return undefined
  if (scheme.toLowerCase() === 'bearer') return credentials
  const pair = Buffer.from(credentials, 'base64').toString('utf8')
  const password = pair.slice(pair.indexOf(':') + 1)
  // Another one is meant for a proxy before us, or is what a browser remembers.
  return password.startsWith(TOKEN_BEGINNING) ? password : undefined
}

/** Whom a proxy names. A name that cannot be one is nobody's. */
async function findNamed(
  people: People,
  name: string,
  { makesReaders, isReadOnly, doer }: DoorOptions & { readonly doer: Doer },
): Promise<Caller | undefined> {
  const known = await people.findAccount(name)
  if (known) return { account: known.name, role: known.role }
  if (!makesReaders || isReadOnly || !(await people.hasAccounts())) return undefined
  try {
    const made = await people.addAccount({ name, role: 'reader' }, doer)
    return { account: made.name, role: made.role }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    // Somebody's first two requests may come at once: the other one has made it.
    const other = await people.findAccount(name)
    return other && { account: other.name, role: other.role }
  }
}

/** That somebody was there is worth less than an answer: where it cannot be kept now, it is left. */
async function noteUse(people: People, caller: Caller, at: number): Promise<void> {
  try {
    await people.noteUse(caller, at)
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
  }
}

const refuseHeader = (got: string): UsageError =>
  new UsageError('trusted header', {
    expected: 'the proxies that may send it',
    got,
    fix: 'set HEARSAY_TRUSTED_PROXIES to their addresses: anybody else could write that header too',
  })
