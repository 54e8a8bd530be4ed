/**
 * Who may read the metrics: who knows the token or, where there is none, this machine.
 *
 * @module
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { UsageError } from '../errors.ts'
import { answerFailure } from './answer-failure.ts'
import { isLoopbackName, readHostName } from './guard-requests.ts'
import { readClient } from './read-client.ts'

/** So many letters drawn by chance are not guessed, however often one tries. */
const LEAST_LETTERS = 16

/** What proxies add: with one of these a request comes from somebody else than the machine that sends it. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** Answers 401 where a token is asked for and not given, and 403 where there is none. Throws a UsageError for a short one. */
export function guardMetrics(token = ''): MiddlewareHandler {
  if (token !== '' && token.length < LEAST_LETTERS) {
    throw new UsageError('metrics token', {
      expected: `${LEAST_LETTERS} letters or more`,
      got: `${token.length}`,
      fix: 'set HEARSAY_METRICS_TOKEN to what "openssl rand -hex 24" prints',
    })
  }
  const expected = digest(token)
  return async (context, next) => {
    if (token === '') return comesFromHere(context) ? next() : refuseOthers(context)
    const [, given] = /^bearer +(\S+)$/i.exec(context.req.header('authorization')?.trim() ?? '') ?? []
    if (given !== undefined && timingSafeEqual(digest(given), expected)) return next()
    return askForToken(context)
  }
}

/** Digests are of one length, so that comparing them tells nothing. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** A proxy on this machine hands on what others ask; it names them, or the host by which they asked. */
function comesFromHere(context: Context): boolean {
  const client = readClient(context)?.replace(/^::ffff:/, '')
  if (client === undefined || !isLoopbackName(client)) return false
  return (
    isLoopbackName(readHostName(context)) &&
    PROXY_HEADERS.every((name) => context.req.header(name) === undefined)
  )
}

function refuseOthers(context: Context): Response {
  return answerFailure(context, {
    status: 403,
    message: 'Only the machine that serves the record may read its metrics.',
    fix: 'Ask there, or start hearsay serve with HEARSAY_METRICS_TOKEN and send that as "Authorization: Bearer ...".',
  })
}

function askForToken(context: Context): Response {
  context.header('WWW-Authenticate', 'Bearer realm="Hearsay metrics"')
  return answerFailure(context, {
    status: 401,
    message: 'The metrics are for who knows their token.',
    fix: 'Send "Authorization: Bearer ..." with what HEARSAY_METRICS_TOKEN is on the server.',
  })
}
