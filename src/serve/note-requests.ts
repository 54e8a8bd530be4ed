/**
 * What is noted of every request: a line of the log, and a count.
 *
 * @module
 */
import type { Context, MiddlewareHandler } from 'hono'
import { requestId } from 'hono/request-id'
import { matchedRoutes } from 'hono/route'
import type { Log } from '../log.ts'
import { type Door, readCaller } from './identify-visitor.ts'
import type { Metrics } from './open-metrics.ts'
import { upkeepRoutes } from './upkeep-routes.ts'

const UPKEEP: ReadonlySet<string> = new Set(Object.values(upkeepRoutes).map(({ path }) => path))

export interface NoteOptions {
  readonly log: Log
  readonly metrics: Metrics
  readonly door: Pick<Door, 'proxies'>
  /** Aborted when the server closes. */
  readonly signal: AbortSignal
}

/** A number for each request, which the answer has as `X-Request-Id`. A proxy's own is kept, where it is a plain word. */
export const numberRequests = (): MiddlewareHandler => requestId({ limitLength: 100 })

/**
 * Notes each request when its answer begins. On the level of info stand the pattern of the address and never the address
 * itself, for it may have the words of a search in it; on that of debug stands all of it.
 */
export function noteRequests({ log, metrics, door, signal }: NoteOptions): MiddlewareHandler {
  return async (context, next) => {
    const begun = performance.now()
    await next()
    // Who is answered while the server stops must not ask on the same line again.
    if (signal.aborted) context.header('Connection', 'close')
    const seconds = (performance.now() - begun) / 1000
    const { method } = context.req
    const { status } = context.res
    const route = nameRoute(context)
    metrics.noteRequest({ method, route, status, seconds })
    const about = { ...nameRequest(context, door), status, ms: Math.round(seconds * 10_000) / 10 }
    // Programs that watch ask several times a minute.
    if (UPKEEP.has(route) && status < 400) log.debug('request', about)
    else log.info('request', about)
    const { pathname, search } = new URL(context.req.url)
    log.debug('address of the request', { id: about.id, address: pathname + search })
  }
}

/** Which request a line of the log is about. */
export function nameRequest(context: Context, { proxies }: Pick<Door, 'proxies'>) {
  return {
    method: context.req.method,
    route: nameRoute(context),
    client: proxies.findClient(context) || undefined,
    account: readCaller(context)?.account,
    id: context.get('requestId'),
  }
}

/** The pattern by which a request was answered, as the table of addresses has it: `/article/{id}`. */
function nameRoute(context: Context): string {
  const patterns = matchedRoutes(context).map(({ path }) => path)
  const pattern = patterns.findLast((path) => !path.endsWith('*'))
  return pattern?.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, '{$1}') ?? 'unknown'
}
