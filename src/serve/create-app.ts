/**
 * The router: what every request passes, and which functions answer which addresses.
 *
 * @module
 */
import { setMaxListeners } from 'node:events'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { BlankEnv } from 'hono/types'
import { RecordError } from '../errors.ts'
import { type Log, type LogFacts, SILENT_LOG } from '../log.ts'
import type { StatementOptions } from '../pipeline.ts'
import type { OpenRecord } from '../store/index.ts'
import { openAdditions } from './additions.ts'
import { DESCRIPTION_PATH } from './addresses.ts'
import { answerExport } from './answer-export.ts'
import { answerFailure, describeBadParameter, describeError, type Told } from './answer-failure.ts'
import { answerPeople } from './answer-people.ts'
import { answerReading } from './answer-reading.ts'
import { answerSearches } from './answer-searches.ts'
import { answerUpkeep } from './answer-upkeep.ts'
import { answerWriting } from './answer-writing.ts'
import { cacheAnswers } from './cache-answers.ts'
import { describeWrongBody } from './describe-wrong-body.ts'
import { isThisMachine } from './find-client.ts'
import { watchTraffic } from './give-way.ts'
import { bindBrowser, refuseCrossSite, refuseForeignHosts } from './guard-requests.ts'
import { type Door, openDoor, type PeopleOptions } from './identify-visitor.ts'
import { letIn } from './let-in.ts'
import { limitRequests } from './limit-requests.ts'
import { nameRequest, noteRequests, numberRequests } from './note-requests.ts'
import { type MetricsOptions, openMetrics } from './open-metrics.ts'
import { isAboutPeople } from './people-routes.ts'
import type { ReadingOptions } from './read-material.ts'
import { openRelating } from './relate-behind.ts'
import { API } from './route-parts.ts'
import { servePages } from './serve-pages.ts'
import type { Router, Service } from './service.ts'
import { watchChanges } from './watch-changes.ts'

export interface AppOptions {
  /** Who may name the host in a request: only this machine (the default), or anybody. */
  readonly hosts?: 'loopback' | 'any'
  /** Nothing is answered without it, as long as the record has no accounts. */
  readonly password?: string
  /** How people come in, by a reverse proxy too, and how often they may ask. */
  readonly people?: PeopleOptions
  /** The folder with the built pages; by default that of this package. */
  readonly pages?: string
  /** How reports that are added are read. Without a fetcher none is taken from an address. */
  readonly adding?: ReadingOptions & StatementOptions
  /** True refuses everything that would change the record. By default where its file may not be written. */
  readonly isReadOnly?: boolean
  /** Is told of every error that was no caller's mistake. By default nobody is. */
  readonly reportError?: (error: Error) => void
  /** Gets a line for each request, and every error that was no caller's mistake. By default nothing is noted. */
  readonly log?: Log
  /** Whoever is not on this machine must send it to read the metrics; without it nobody else may. 16 letters or more. */
  readonly metricsToken?: string
  /** How many jobs wait for workers, and were given up, for the metrics. */
  readonly countJobs?: MetricsOptions['countJobs']
}

/** The options as the router needs them. */
interface RouterOptions extends AppOptions {
  readonly log: Log
  readonly noteError: (error: Error, facts?: LogFacts) => void
}

export interface OpenApp {
  readonly app: Hono
  /** Relates what is not yet related, step by step behind the requests. Ends at `close` too; what is left waits. */
  relateRest(): void
  /** Ends the streams of events, the additions and the relating: the article and the step in hand are finished. */
  close(): Promise<void>
}

/** The most bytes of one request: of reports that are added, and of anything else. */
const MOST_ADDED_BYTES = 50_000_000
const MOST_BYTES = 1_000_000

/**
 * The HTTP API and the pages of a record, as a hono application that answers requests without a port:
 * `createApp(record).request('/api/v1/record')`. Every failure is `{"error": {"status", "message", "fix"}}`.
 */
export function createApp(record: OpenRecord, options: AppOptions = {}): Hono {
  return openApp(record, options).app
}

/** The same, for who closes it. */
export function openApp(record: OpenRecord, options: AppOptions = {}): OpenApp {
  const { adding = {}, log = SILENT_LOG } = options
  const noteError: RouterOptions['noteError'] = (error, facts = {}) => {
    options.reportError?.(error)
    log.error(error.message, { ...facts, error })
  }
  const reportError = (error: Error) => noteError(error)
  const tellLost = (additions: number) => {
    const what = additions === 1 ? '1 addition was' : `${additions} additions were`
    const message = `${what} accepted and not kept whole before the server stopped: add the same again`
    options.reportError?.(new RecordError(message))
    log.error(message, { additions })
  }
  const stop = new AbortController()
  // Each open page listens to it.
  setMaxListeners(0, stop.signal)
  const changes = watchChanges(record, reportError)
  const traffic = watchTraffic()
  const { giveWay } = traffic
  const { noteChange } = changes
  const relating = openRelating(record, { signal: stop.signal, giveWay, noteChange, reportError })
  const isReadOnly = options.isReadOnly ?? !record.isWritable
  const service: Service = {
    record,
    changes,
    traffic,
    relating,
    metrics: openMetrics(record, options),
    door: openDoor(record.people, { ...options.people, isReadOnly }),
    additions: openAdditions(record, { ...adding, changes, relating, giveWay, reportError, tellLost }),
    signal: stop.signal,
  }
  return {
    app: createRouter(service, { ...options, isReadOnly, log, noteError }),
    relateRest() {
      if (!isReadOnly) relating.relateBehind()
    },
    async close() {
      stop.abort()
      await service.additions.close()
      await relating.end()
    },
  }
}

function createRouter(service: Service, options: RouterOptions): Hono {
  const app = new OpenAPIHono<BlankEnv>({
    defaultHook: (result, context) =>
      result.success ? undefined : answerFailure(context, describeBadParameter(result.error)),
  })
  app.onError((error, context) => {
    const failure = describeWrongBody(error, context) ?? describeError(error, findTold(context, service.door))
    if (failure.status >= 500) options.noteError(error, nameRequest(context, service.door))
    return answerFailure(context, failure)
  })
  app.use(numberRequests())
  app.use(noteRequests({ ...service, log: options.log }))
  app.use(service.traffic.count)
  guardDoor(app, service, options)
  answerUpkeep(app, service, options)
  guard(app, service, options)
  app.use('/api/*', markFreshness)
  app.get(`${API}/*`, passOver(isLive, cacheAnswers({ readVersion: service.changes.readVersion })))
  answerReading(app, service)
  answerExport(app, service)
  answerSearches(app, service)
  answerWriting(app, service)
  answerPeople(app, service)
  answerDescription(app)
  servePages(app, options.pages)
  return app
}

/** Behind a proxy, on another machine or with accounts it is hardly the one who started the server. */
function findTold(context: Context, { proxies }: Door): Told {
  const { kind = 'open' } = context.get('visitor') ?? {}
  const isOwn = kind === 'open' && !proxies.areAny && isThisMachine(proxies.findClient(context))
  return isOwn ? 'keeper' : 'guest'
}

/** What holds for every address, also for those that ask for no login. */
function guardDoor(app: Hono, { door }: Service, { hosts }: AppOptions): void {
  app.use(bindBrowser())
  // A proxy names the host by which others asked it.
  if (hosts !== 'any') app.use(passOver(door.proxies.areAsking, refuseForeignHosts()))
  app.use(refuseCrossSite())
}

function guard(app: Hono, { door }: Service, options: AppOptions): void {
  const { isReadOnly, people = {} } = options
  const { requestLimit } = people
  letIn(app, door, { ...options, ...(requestLimit && { limit: limitRequests(door, requestLimit) }) })
  const limit = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (context) => answerTooLarge(context, maxSize) })
  const isAddition = (context: Context) => context.req.path === `${API}/additions`
  app.use(`${API}/additions`, limit(MOST_ADDED_BYTES))
  app.use('/api/*', passOver(isAddition, limit(MOST_BYTES)))
  if (isReadOnly) app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '/api/*', answerReadOnly)
}

const passOver =
  (isPassed: (context: Context) => boolean, handler: MiddlewareHandler): MiddlewareHandler =>
  (context, next) =>
    isPassed(context) ? next() : handler(context, next)

/** What does not depend on the record's version alone, or is of any length. */
const isLive = ({ req: { path } }: Context): boolean =>
  path === `${API}/events` ||
  path.startsWith(`${API}/additions`) ||
  path.endsWith('/training.jsonl') ||
  path === `${API}/export` ||
  isAboutPeople(path)

/** What has a mark of its own may be kept, if it is asked each time whether it still holds. */
const markFreshness: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('Cache-Control', context.res.headers.has('etag') ? 'private, no-cache' : 'no-store')
}

function answerDescription(app: Router): void {
  let description: object | undefined
  app.get(DESCRIPTION_PATH, (context) => {
    description ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Hearsay',
        version: '1',
        description:
          'The record: who said what, when, to whom, in whose words, and on whose word we have it.',
      },
    })
    return context.json(description)
  })
}

function answerTooLarge(context: Context, most: number) {
  return answerFailure(context, {
    status: 413,
    message: `One request may have ${most / 1_000_000} megabytes at most.`,
    fix: 'Send less at a time, or add files of any size with hearsay add.',
  })
}

function answerReadOnly(context: Context) {
  return answerFailure(context, {
    status: 403,
    message: 'This record may be read but not written.',
    fix: 'Give whoever runs hearsay serve permission to write the file and its folder, or serve a copy.',
  })
}
