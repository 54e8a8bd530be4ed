import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher, EnvHttpProxyAgent, Pool, type ProxyAgent, request } from 'undici'
import { UsageError } from '../../errors.ts'
import { createNameCheck, guardLookup } from './check-address.ts'
import { joinSignals } from './join-signals.ts'
import { readBody, tooLarge } from './read-body.ts'
import { readRetryAfter } from './read-retry-after.ts'

/** One answer to one request, as it came but unpacked. Only good answers have bytes. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  readonly retryAfterMs?: number
}

export interface SendOptions {
  readonly etag?: string
  readonly lastModified?: string
  readonly maxBytes: number
  /** What is above `maxBytes` is left out instead of failing. */
  readonly isCut?: boolean
  readonly signal: AbortSignal
}

export interface Sender {
  send(url: URL, options: SendOptions): Promise<Answer>
  close(): Promise<void>
}

/** Proxies by what they are for, and the hosts that are asked without one, as the environment has them. */
export interface Proxies {
  readonly http?: string
  readonly https?: string
  /** Hosts divided by commas. */
  readonly none?: string
}

export interface SenderOptions {
  readonly userAgent: string
  readonly timeoutMs: number
  readonly allowPrivate: boolean
  readonly proxies?: Proxies
  readonly lookup?: LookupFunction
}

const ACCEPTED =
  'text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5'

/** Sends single requests, without a thought for turns, robots.txt or redirects. */
export function createSender({ userAgent, timeoutMs, allowPrivate, proxies, lookup }: SenderOptions): Sender {
  const guarded = allowPrivate ? lookup : guardLookup(lookup)
  const dispatcher = createDispatcher({ lookup: guarded, timeoutMs, proxies })
  // A connection of our own is guarded where it is made; a proxy's only here.
  const hasProxy = Boolean(proxies?.http || proxies?.https)
  const checkName = hasProxy && guarded && !allowPrivate ? createNameCheck(guarded) : undefined
  return {
    async send(url, options) {
      const { signal, release } = joinSignals([options.signal], { timeoutMs })
      try {
        if (checkName) await orAborted(checkName(url.hostname), signal)
        return await sendOnce(url, { ...options, signal, dispatcher, userAgent })
      } finally {
        release()
      }
    },
    close: () => dispatcher.destroy(),
  }
}

interface OnceOptions extends SendOptions {
  readonly dispatcher: Dispatcher
  readonly userAgent: string
}

async function sendOnce(url: URL, options: OnceOptions): Promise<Answer> {
  const { dispatcher, signal, maxBytes, isCut = false } = options
  const asking = request(url, { dispatcher, signal, headers: writeHeaders(options) })
  const { statusCode, headers, body } = await orAborted(asking, signal)
  const plain = flattenHeaders(headers)
  const retryAfterMs = readRetryAfter(plain['retry-after'], plain.date)
  if (statusCode < 200 || statusCode >= 300) {
    // Nobody reads what else it says; the connection goes with it if it is long.
    await body.dump({ limit: 16_384 }).catch(() => {})
    return { status: statusCode, headers: plain, bytes: new Uint8Array(), retryAfterMs }
  }
  if (!isCut && Number(plain['content-length']) > maxBytes) {
    body.on('error', () => {}).destroy()
    throw tooLarge(maxBytes)
  }
  const bytes = await readBody(body, { encoding: plain['content-encoding'], maxBytes, isCut })
  return { status: statusCode, headers: plain, bytes, retryAfterMs }
}

function writeHeaders({ userAgent, etag, lastModified }: OnceOptions): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: ACCEPTED,
    'accept-language': 'en,*;q=0.5',
    'accept-encoding': 'gzip, deflate, br',
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  }
}

/** The library hears the signal only once it is connected, which a silent proxy may put off for ever. */
function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason)
    signal.addEventListener('abort', give, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give))
  })
}

function flattenHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.at(-1)! : value] as const],
    ),
  )
}

interface DispatcherOptions {
  readonly lookup?: LookupFunction
  readonly timeoutMs: number
  readonly proxies?: Proxies
}

function createDispatcher({ lookup, timeoutMs, proxies = {} }: DispatcherOptions): Dispatcher {
  const agent: Agent.Options = {
    connect: { timeout: timeoutMs, ...(lookup ? { lookup } : {}) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connections: 1,
  }
  if (!proxies.http && !proxies.https) return new Agent(agent)
  for (const proxy of [proxies.http, proxies.https]) if (proxy) checkProxy(proxy)
  // Nothing is left for the agent to look up in the environment itself.
  return new EnvHttpProxyAgent({
    ...agent,
    httpProxy: proxies.http ?? '',
    httpsProxy: proxies.https ?? '',
    noProxy: proxies.none ?? '',
    // Plain pages are asked for as every proxy knows it; only https goes through a tunnel.
    proxyTunnel: false,
    clientFactory: createProxyPool as unknown as ProxyAgent.Options['clientFactory'],
  })
}

/**
 * The way to a proxy. A proxy that hangs up instead of opening a tunnel is an error here: the library takes it for a
 * passing trouble of the socket and would ask again at once, for ever.
 */
function createProxyPool(origin: URL, options: object): Dispatcher {
  const pool = new Pool(origin, options)
  const connect: (options: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData> =
    pool.connect.bind(pool)
  const explained = (tunnel: Dispatcher.ConnectOptions) =>
    connect(tunnel).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'UND_ERR_SOCKET') throw cause
      throw new Error('Proxy hung up', { cause })
    })
  return Object.assign(pool, { connect: explained })
}

function checkProxy(proxy: string): void {
  if (/^https?:\/\//i.test(proxy) && URL.canParse(proxy)) return
  throw new UsageError('proxy', {
    expected: 'an address that begins with http:// or https://',
    got: proxy.replace(/\/\/[^@/]*@/, '//…@'),
    fix: 'set HTTPS_PROXY and HTTP_PROXY to such addresses, or to nothing',
  })
}
