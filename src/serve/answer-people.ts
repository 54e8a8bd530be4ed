/**
 * How the addresses about people are answered.
 *
 * @module
 */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Account, foldAccountName, LONGEST_SESSION_MS } from '../store/index.ts'
import { apiRoutes } from './addresses.ts'
import { answerFailure } from './answer-failure.ts'
import { answerUnknown } from './answer-reading.ts'
import type { MeAnswer } from './answers.ts'
import { nameNetwork } from './find-client.ts'
import { type Door, readCaller, SESSION_COOKIE } from './identify-visitor.ts'
import { refuseOpen } from './let-in.ts'
import { type Attempt, type LoginLimits, limitLogins, putOff } from './limit-requests.ts'
import { API } from './route-parts.ts'
import type { Router, Service } from './service.ts'

export function answerPeople(app: Router, { door }: Service): void {
  const limits = limitLogins()
  answerLogin(app, door, limits)
  answerOwnPassword(app, door, limits)
  answerSessions(app, door)
  answerTokens(app, door)
  answerAccounts(app, door)
}

function answerLogin(app: Router, door: Door, limits: LoginLimits): void {
  const { people } = door
  app.openapi(apiRoutes.me, (context) => context.json(describeVisitor(context), 200))
  app.openapi(apiRoutes.logIn, async (context) => {
    if (context.get('visitor').kind === 'open') return refuseOpen(context) as never
    const { name, password } = context.req.valid('json')
    const checked = await checkSlowly(context, { door, limits, name, password })
    if (checked instanceof Response) return checked as never
    // One that was lost its account between the two is as wrong as any.
    const doer = { ...door.nameDoer(context), account: undefined }
    const session = checked && (await people.openSession(checked.name, doer))
    if (!checked || !session) return refuseLogin(context) as never
    setCookie(context, SESSION_COOKIE, session.secret, {
      ...cookieOptions(context, door),
      maxAge: LONGEST_SESSION_MS / 1000,
    })
    const account = { name: checked.name, role: checked.role }
    return context.json({ needsLogin: false, account, way: 'session' as const }, 201)
  })
  app.openapi(apiRoutes.logOut, async (context) => {
    const secret = getCookie(context, SESSION_COOKIE)
    const caller = secret === undefined ? undefined : await people.findSession(secret, door.now())
    if (caller?.session !== undefined)
      await people.endSession({ id: caller.session }, { ...door.nameDoer(context), account: caller.account })
    deleteCookie(context, SESSION_COOKIE, cookieOptions(context, door))
    return context.body(null, 204)
  })
}

function describeVisitor(context: Context): MeAnswer {
  const visitor = context.get('visitor')
  if (visitor.kind !== 'account') return { needsLogin: visitor.kind === 'stranger' }
  const { account: name, role, session, token } = visitor.caller
  const way = session !== undefined ? 'session' : token !== undefined ? 'token' : 'proxy'
  return { needsLogin: false, account: { name, role }, way }
}

/** No script can read it, and no other site's request brings it along. */
function cookieOptions(context: Context, door: Door) {
  const isSaid = door.proxies.areAsking(context) && context.req.header('x-forwarded-proto') === 'https'
  // Browsers say themselves where a form stands: also behind a proxy that nobody has told us of.
  const isHttps = isSaid || /^https:/.test(context.req.header('origin') ?? context.req.url)
  return { path: '/', httpOnly: true, sameSite: 'Strict', secure: isHttps } as const
}

interface PasswordCheck {
  readonly door: Door
  readonly limits: LoginLimits
  readonly name: string
  readonly password: string
}

/** The account of a name and password, or nobody; an answer where there were too many wrong ones. */
async function checkSlowly(
  context: Context,
  { door, limits, name, password }: PasswordCheck,
): Promise<Account | Response | undefined> {
  const { people, proxies } = door
  const attempt: Attempt = { name: foldAccountName(name), network: nameNetwork(proxies.findClient(context)) }
  const wait = await limits.count(attempt)
  if (wait !== undefined) return putOff(context, { wait, message: 'Too many attempts to log in.' })
  const account = await people.checkPassword(name, password)
  if (account) await limits.forgive(attempt)
  else {
    // A name that nobody has is not kept: people type their password there by mistake.
    const tried = await people.findAccount(name)
    await people.log('login failed', door.nameDoer(context), tried?.name)
  }
  return account
}

/** Does not say which of the two is wrong. */
function refuseLogin(context: Context): Response {
  return answerFailure(context, {
    status: 401,
    message: 'The name or the password is wrong.',
    fix: 'Try again, or ask an admin of this record for a new password.',
  })
}

function answerOwnPassword(app: Router, door: Door, limits: LoginLimits): void {
  app.openapi(apiRoutes.changeMyPassword, async (context) => {
    const { account, session, token } = readCaller(context)!
    if (token !== undefined) return refuseToken(context) as never
    const { password, newPassword } = context.req.valid('json')
    const checked = await checkSlowly(context, { door, limits, name: account, password })
    if (checked instanceof Response) return checked as never
    if (!checked) return refuseOldPassword(context) as never
    const change = { name: account, password: newPassword, kept: session }
    await door.people.changePassword(change, door.nameDoer(context))
    return context.body(null, 204)
  })
}

function refuseOldPassword(context: Context): Response {
  return answerFailure(context, {
    status: 403,
    message: 'The password is wrong.',
    fix: 'Give the one that you log in with now, or ask an admin of this record for a new one.',
  })
}

/** Whoever finds a token must not be able to keep what it opens when it is taken away. */
function refuseToken(context: Context): Response {
  return answerFailure(context, {
    status: 403,
    message: 'A token cannot do this.',
    fix: 'Log in with name and password, or use hearsay account and hearsay token where the record is.',
  })
}

/** Whose things somebody may see and end: an admin everybody's. */
function readScope(context: Context): string | undefined {
  const { account, role } = readCaller(context)!
  return role === 'admin' ? undefined : account
}

function answerSessions(app: Router, door: Door): void {
  const { people } = door
  app.openapi(apiRoutes.sessions, async (context) => {
    const { session: own } = readCaller(context)!
    const items = await people.listSessions(door.now(), readScope(context))
    return context.json({ items, ...(own !== undefined && { own }) }, 200)
  })
  app.openapi(apiRoutes.endSession, async (context) => {
    if (readCaller(context)!.token !== undefined) return refuseToken(context) as never
    const { id } = context.req.valid('param')
    const isEnded = await people.endSession({ id, of: readScope(context) }, door.nameDoer(context))
    return isEnded ? context.body(null, 204) : answerNone(context, { kind: 'session', id })
  })
}

function answerTokens(app: Router, door: Door): void {
  const { people } = door
  app.openapi(apiRoutes.tokens, async (context) =>
    context.json({ items: await people.listTokens(readScope(context)) }, 200),
  )
  app.openapi(apiRoutes.addToken, async (context) => {
    const { account, token: shown } = readCaller(context)!
    if (shown !== undefined) return refuseToken(context) as never
    const wanted = { ...context.req.valid('json'), account }
    const { secret, opened } = await people.addToken(wanted, door.nameDoer(context))
    return context.json({ token: opened, secret }, 201)
  })
  app.openapi(apiRoutes.removeToken, async (context) => {
    if (readCaller(context)!.token !== undefined) return refuseToken(context) as never
    const { id } = context.req.valid('param')
    const isRemoved = await people.removeToken({ id, of: readScope(context) }, door.nameDoer(context))
    return isRemoved ? context.body(null, 204) : answerNone(context, { kind: 'token', id })
  })
}

function answerAccounts(app: Router, door: Door): void {
  const { people } = door
  app.openapi(apiRoutes.accounts, async (context) =>
    context.json({ items: await people.listAccounts() }, 200),
  )
  app.openapi(apiRoutes.addAccount, async (context) => {
    if (readCaller(context)!.token !== undefined) return refuseToken(context) as never
    const account = await people.addAccount(context.req.valid('json'), door.nameDoer(context))
    return context.json({ account }, 201)
  })
  app.openapi(apiRoutes.changeAccount, async (context) => {
    if (readCaller(context)!.token !== undefined) return refuseToken(context) as never
    const { id: name } = context.req.valid('param')
    const { role, password } = context.req.valid('json')
    const doer = door.nameDoer(context)
    const account =
      role === undefined
        ? await people.changePassword({ name, password: password! }, doer)
        : await people.changeRole({ name, role }, doer)
    return account ? context.json({ account }, 200) : answerNone(context, { kind: 'account', id: name })
  })
  app.openapi(apiRoutes.removeAccount, async (context) => {
    const { id: name } = context.req.valid('param')
    const isRemoved = await people.removeAccount(name, door.nameDoer(context))
    return isRemoved ? context.body(null, 204) : answerNone(context, { kind: 'account', id: name })
  })
  app.openapi(apiRoutes.endSessions, async (context) => {
    const { id: name } = context.req.valid('param')
    return context.json({ ended: await people.endSessionsOf(name, door.nameDoer(context)) }, 200)
  })
  app.openapi(apiRoutes.audit, async (context) =>
    context.json(await people.listDeeds(context.req.valid('query')), 200),
  )
}

function answerNone(context: Context, { kind, id }: { kind: 'account' | 'session' | 'token'; id: string }) {
  return answerUnknown(context, {
    message: `There is no ${kind} ${JSON.stringify(id.slice(0, 100))} that you may change.`,
    fix: `See ${API}/${kind}s.`,
  })
}
