/**
 * Who may ask what: the table of addresses says which role each needs, and this holds every request against it.
 *
 * @module
 */
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { mayAct } from '../store/index.ts'
import { LOGIN_PATH, listAddresses, toRouterPath } from './addresses.ts'
import { answerFailure } from './answer-failure.ts'
import { askPassword } from './check-password.ts'
import { nameNetwork } from './find-client.ts'
import type { Door } from './identify-visitor.ts'
import type { NeededRole } from './route-parts.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** An address of the table has looked at the visitor. */
    isChecked: boolean
  }
}

export interface LetInOptions {
  readonly hosts?: 'loopback' | 'any'
  readonly password?: string
  /** Asked once it is known who somebody is, and before it is known whether they may. */
  readonly limit?: MiddlewareHandler
}

/** What the login page is made of; the same for everybody, and holds nothing of the record. */
const PUBLIC_FILES = ['/assets/:name', '/favicon.svg']

/** Answers whoever may not ask. As long as the record has no account, a password is enough, or this machine. */
export function letIn(app: Hono, door: Door, { hosts, password, limit }: LetInOptions): void {
  const isOpen = hosts !== 'any' && !door.proxies.areAny
  const nameCaller = (context: Context) => nameNetwork(door.proxies.findClient(context))
  const ask = password ? askPassword({ password, nameCaller }) : undefined
  app.use(async (context, next) => {
    const visitor = await door.identify(context)
    context.set('visitor', visitor)
    if (visitor.kind !== 'open') return next()
    if (ask) return ask(context, next)
    return isOpen ? next() : refuseEverybody(context)
  })
  if (limit) app.use(limit)
  for (const { method, path, role } of listAddresses()) app.on(method, toRouterPath(path), needRole(role))
  app.on('GET', PUBLIC_FILES, needRole('anybody'))
  // What is not in the table is not there, but that is nothing for strangers.
  app.use((context, next) => (context.get('isChecked') ? next() : needRole('reader')(context, next)))
}

function needRole(needed: NeededRole): MiddlewareHandler {
  return (context, next) => {
    context.set('isChecked', true)
    const refusal = refuse(context, needed)
    return refusal ? Promise.resolve(refusal) : next()
  }
}

function refuse(context: Context, needed: NeededRole): Response | undefined {
  if (needed === 'anybody') return undefined
  const visitor = context.get('visitor')
  if (visitor.kind === 'stranger') return askToLogIn(context)
  if (visitor.kind === 'open')
    return needed === 'account' || needed === 'admin' ? refuseOpen(context) : undefined
  const { role } = visitor.caller
  return needed === 'account' || mayAct(role, needed) ? undefined : refuseRole(context, { role, needed })
}

function askToLogIn(context: Context): Response {
  const { path, method } = context.req
  const wantsPage = method === 'GET' && (context.req.header('accept') ?? '').includes('text/html')
  if (wantsPage && !/^\/api(?:\/|$)/.test(path)) {
    const { pathname, search } = new URL(context.req.url)
    context.header('Cache-Control', 'no-store')
    return context.redirect(`${LOGIN_PATH}?to=${encodeURIComponent(pathname + search)}`)
  }
  context.header('WWW-Authenticate', 'Bearer realm="Hearsay"')
  return answerFailure(context, {
    status: 401,
    message: 'Whoever uses this record has to log in.',
    fix: 'Log in at /login, or send a token as "Authorization: Bearer ...".',
  })
}

function refuseRole(context: Context, { role, needed }: { role: string; needed: string }): Response {
  return answerFailure(context, {
    status: 403,
    message: `This is for people with the role ${needed}; yours is ${role}.`,
    fix: 'Ask an admin of this record.',
  })
}

/** What is about accounts is for those who have one. */
export function refuseOpen(context: Context): Response {
  return answerFailure(context, {
    status: 403,
    message: 'This record has no accounts.',
    fix: 'Add the first one, an admin, where the record is: hearsay account add NAME.',
  })
}

/** The last account went while others can reach the server. */
function refuseEverybody(context: Context): Response {
  return answerFailure(context, {
    status: 403,
    message: 'Others can reach this record, and it has neither an account nor a password.',
    fix: 'Add an account where the record is (hearsay account add NAME), or start hearsay serve with HEARSAY_PASSWORD.',
  })
}
