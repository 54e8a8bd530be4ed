/**
 * Lets in who knows the password: browsers by HTTP Basic with any user name, programs by `Authorization: Bearer`.
 *
 * @module
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { answerFailure } from './answer-failure.ts'
import { nameNetwork } from './find-client.ts'
import { readClient } from './read-client.ts'

export interface PasswordOptions {
  readonly password: string
  /** Milliseconds; by default the machine's own. */
  readonly now?: () => number
  /** Whose tries are counted together; by default those of one machine. */
  readonly nameCaller?: (context: Context) => string
}

/** So many wrong ones in a row are mistyped; after these each costs a pause, twice as long as the last. */
const FREE_TRIES = 5
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 60_000
/** A caller who gave no wrong one for this long is forgotten. */
const FORGOTTEN_AFTER_MS = 900_000
const MOST_CALLERS = 10_000

interface Tries {
  readonly count: number
  readonly lastAt: number
  readonly pauseUntil: number
}

/** Answers 401 without the password, and 429, without looking, to who has tried too many. */
export function askPassword(options: PasswordOptions): MiddlewareHandler {
  const { password, now = Date.now, nameCaller = nameMachine } = options
  const expected = digest(password)
  const tries = new Map<string, Tries>()
  return async (context, next) => {
    const given = readPassword(context.req.header('authorization'))
    if (given === undefined) return refuse(context)
    const caller = nameCaller(context)
    const before = findTries(tries, { caller, at: now() })
    if (before.pauseUntil > now()) return putOff(context, before.pauseUntil - now())
    if (timingSafeEqual(digest(given), expected)) {
      tries.delete(caller)
      return next()
    }
    const count = before.count + 1
    const pause =
      count <= FREE_TRIES ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (count - FREE_TRIES - 1))
    tries.delete(caller)
    tries.set(caller, { count, lastAt: now(), pauseUntil: now() + pause })
    const [oldest] = tries.keys()
    if (tries.size > MOST_CALLERS) tries.delete(oldest!)
    return refuse(context)
  }
}

/** Digests are of one length, so that comparing them tells nothing, not even how long the password is. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

function findTries(tries: ReadonlyMap<string, Tries>, { caller, at }: { caller: string; at: number }): Tries {
  const before = tries.get(caller)
  const isRecent = before !== undefined && at - before.lastAt < FORGOTTEN_AFTER_MS
  return isRecent ? before : { count: 0, lastAt: at, pauseUntil: 0 }
}

function readPassword(header: string | undefined): string | undefined {
  const [, scheme, credentials] = /^(basic|bearer) +(\S.*)$/i.exec(header?.trim() ?? '') ?? []
  if (scheme === undefined || credentials === undefined) return undefined
  if (scheme.toLowerCase() === 'bearer') return credentials.trim()
  const pair = Buffer.from(credentials, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  return colon < 0 ? undefined : pair.slice(colon + 1)
}

const nameMachine = (context: Context): string => nameNetwork(readClient(context) ?? '')

function refuse(context: Context): Response {
  context.header('WWW-Authenticate', 'Basic realm="Hearsay", charset="UTF-8"')
  return answerFailure(context, {
    status: 401,
    message: 'This record is served with a password.',
    fix: 'Give it in the browser, with any user name, or send it as "Authorization: Bearer ...".',
  })
}

function putOff(context: Context, milliseconds: number): Response {
  const seconds = Math.ceil(milliseconds / 1000)
  context.header('Retry-After', String(seconds))
  return answerFailure(context, {
    status: 429,
    message: 'Too many wrong passwords came from here.',
    fix: `Wait ${seconds} seconds, and try again with the password that hearsay serve was started with.`,
  })
}
