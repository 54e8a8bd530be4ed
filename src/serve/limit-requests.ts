/**
 * How often one may ask: of everything so many times a minute, and of logging in far less often.
 *
 * @module
 */
import type { Context, MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { answerFailure } from './answer-failure.ts'
import { isThisMachine, nameNetwork } from './find-client.ts'
import { type Door, readCaller } from './identify-visitor.ts'

const MINUTE_S = 60

/**
 * Answers 429 to an account, or where nobody is logged in to a client, that asks more often than so many times in a
 * minute. This machine may ask as often as it likes as long as the record has no account.
 */
export function limitRequests(door: Door, most: number): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ points: most, duration: MINUTE_S })
  return async (context, next) => {
    const account = readCaller(context)?.account
    const client = door.proxies.findClient(context)
    if (account === undefined && isThisMachine(client)) return next()
    const key = account === undefined ? `client ${nameNetwork(client)}` : `account ${account}`
    const wait = await take(limiter, key)
    return wait === undefined
      ? next()
      : putOff(context, { wait, message: `More than ${most} requests came from here within a minute.` })
  }
}

export interface Attempt {
  /** Folded, so that one account has one name. */
  readonly name: string
  readonly network: string
}

export interface LoginLimits {
  /** Counts an attempt before its password is looked at. Gives how many milliseconds to wait where there were too many. */
  count(attempt: Attempt): Promise<number | undefined>
  /** The password was right: forgets the wrong ones from there. */
  forgive(attempt: Attempt): Promise<void>
}

const QUARTER_HOUR_S = 900
/** Wrong passwords in a quarter of an hour: for one account from one network, from one network, for one account. */
const MOST_OF_PAIR = 5
const MOST_OF_NETWORK = 20
const MOST_OF_NAME = 50
/** A hash keeps the one processor for 50 ms: logging in leaves the larger part of each second to those who read. */
const MOST_A_SECOND = 8

export function limitLogins(): LoginLimits {
  const limit = (points: number, duration = QUARTER_HOUR_S) => new RateLimiterMemory({ points, duration })
  const pairs = limit(MOST_OF_PAIR)
  const networks = limit(MOST_OF_NETWORK)
  const names = limit(MOST_OF_NAME)
  const all = limit(MOST_A_SECOND, 1)
  const nameOfPair = ({ name, network }: Attempt) => `${network} ${name}`
  return {
    async count(attempt) {
      // What is refused at one is not counted at the next: one client alone cannot shut an account for all others.
      return (
        (await take(pairs, nameOfPair(attempt))) ??
        (await take(networks, attempt.network)) ??
        (await take(names, attempt.name)) ??
        (await take(all, 'all'))
      )
    },
    async forgive(attempt) {
      await pairs.delete(nameOfPair(attempt))
      await networks.reward(attempt.network)
      await names.reward(attempt.name)
    },
  }
}

/** Takes one of the points of a key. Gives the milliseconds until there are some again, where there are none. */
async function take(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext)
    throw refusal
  }
}

/** Says how long to wait before asking again; `wait` in milliseconds. */
export function putOff(context: Context, { wait, message }: { wait: number; message: string }): Response {
  const seconds = Math.ceil(wait / 1000)
  context.header('Retry-After', String(seconds))
  const fix = `Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, and ask again.`
  return answerFailure(context, { status: 429, message, fix })
}
