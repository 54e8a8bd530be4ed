import type { LookupFunction } from 'node:net'
import { checkAddress } from './check-address.ts'
import { explainError } from './explain-error.ts'
import { FetchFailure } from './fetch-failure.ts'
import { followRedirects, type Redirect } from './follow-redirects.ts'
import { joinSignals } from './join-signals.ts'
import { createRobots, MAX_ROBOTS_BYTES, type Rules } from './robots.ts'
import { type Answer, createSender, type Proxies, type SendOptions } from './send-request.ts'
import { createTurns } from './take-turns.ts'
import { writeUserAgent } from './user-agent.ts'

export interface FetcherOptions {
  /** Who uses Hearsay: told to sites behind its own name and version. */
  readonly userAgent?: string
  /** Between two requests to one host, in milliseconds: 2,000 when left out. A site's robots.txt may ask for more. */
  readonly delayMs?: number
  /** How many hosts are asked at once; 8 when left out. */
  readonly concurrency?: number
  /** For one request from the name to the last byte; 30,000 when left out. */
  readonly timeoutMs?: number
  /** The most that an answer may have after unpacking; 10,000,000 when left out. */
  readonly maxBytes?: number
  /** Lets private, local and loopback machines be asked. */
  readonly allowPrivate?: boolean
  /** Proxies by what they are for, and the hosts that are asked without one, as the environment has them. */
  readonly proxies?: Proxies
  /** How names are resolved; by the system when left out. */
  readonly lookup?: LookupFunction
}

export interface FetchOptions {
  /** From an earlier answer: what has not changed since then is not sent again. */
  readonly etag?: string
  readonly lastModified?: string
  readonly signal?: AbortSignal
}

export interface Fetched {
  readonly status: number
  /** The address that answered, after all redirects. */
  readonly url: string
  /** In lower case. Of several with one name the last. */
  readonly headers: Readonly<Record<string, string>>
  /** Unpacked. Empty when nothing has changed. */
  readonly bytes: Uint8Array
  readonly contentType?: string
  readonly etag?: string
  readonly lastModified?: string
  /** True when the site says that nothing has changed since the answer with that `etag` or `lastModified`. */
  readonly isNotModified: boolean
  readonly redirects: readonly Redirect[]
  /** Where it lives from now on, by redirects that say that they hold for good. */
  readonly movedTo?: string
}

export interface Fetcher {
  /** What is at an address. Throws a FetchFailure, whose message says what to do, for every way in which it cannot be had. */
  fetchAddress(address: string, options?: FetchOptions): Promise<Fetched>
  close(): Promise<void>
}

/** A host that asks to be left alone for longer than this is not waited for; its addresses are failures for now. */
const LONGEST_WAIT_MS = 60_000

/**
 * A fetcher that keeps to robots.txt, asks each host one thing at a time with a pause between, and stays out of private
 * networks. Behind a proxy it is the proxy that looks names up: a name that leads into a private network is refused
 * where it can be looked up here too, and else left to the proxy. Throws a UsageError for a proxy that is no address, and
 * for a `userAgent` that cannot stand in a header.
 */
export function createFetcher(options: FetcherOptions = {}): Fetcher {
  const { delayMs = 2000, concurrency = 8, timeoutMs = 30_000 } = options
  const userAgent = writeUserAgent(options.userAgent)
  const { maxBytes = 10_000_000, allowPrivate = false } = options
  const turns = createTurns({ concurrency })
  const sender = createSender({ ...options, userAgent, timeoutMs, allowPrivate })
  const stop = new AbortController()

  const closed = createClosedHosts()
  const ask = async (url: URL, { pauseMs, ...send }: SendOptions & { pauseMs: number }): Promise<Answer> => {
    const { host, hostname } = url
    try {
      return await turns.take(
        hostname,
        async () => {
          closed.check(url)
          const answer = await sender.send(url, send)
          const wait = answer.retryAfterMs ?? 0
          if (wait > LONGEST_WAIT_MS) closed.close(url, wait)
          else turns.postpone(hostname, wait)
          return answer
        },
        { pauseMs, signal: send.signal },
      )
    } catch (error) {
      throw explainError(error, { host, timeoutMs })
    }
  }

  const robots = createRobots(async (address) => {
    // Whoever asks first must not stop it for the others, who wait for the same file.
    const follow = { maxBytes: MAX_ROBOTS_BYTES, isCut: true, signal: stop.signal, pauseMs: 0 }
    const { answer } = await followRedirects(checkAddress(address, { allowPrivate }), {
      allowPrivate,
      ask: (url) => ask(url, follow),
    })
    return { status: answer.status, text: Buffer.from(answer.bytes).toString('utf8') }
  })

  return {
    async fetchAddress(address, { etag, lastModified, signal: given } = {}) {
      const { signal, release } = joinSignals([stop.signal, given])
      try {
        const { answer, url, redirects } = await followRedirects(checkAddress(address, { allowPrivate }), {
          allowPrivate,
          ask: async (hop) => {
            const rules = await stopWaiting(robots.findRules(hop), { host: hop.host, signal })
            checkRules(rules, hop)
            const pauseMs = Math.max(delayMs, rules.crawlDelayMs)
            return ask(hop, { etag, lastModified, maxBytes, signal, pauseMs })
          },
        })
        checkStatus(answer)
        return describeFetched(answer, { url, redirects })
      } finally {
        release()
      }
    },
    async close() {
      stop.abort()
      await sender.close()
    },
  }
}

/** The hosts that asked to be left alone for long (`Retry-After`), and until when. */
function createClosedHosts() {
  const until = new Map<string, number>()
  return {
    close(url: URL, ms: number): void {
      until.set(url.hostname, performance.now() + ms)
    },
    /** Throws a FetchFailure while the host is to be left alone. */
    check({ host, hostname }: URL): void {
      const left = (until.get(hostname) ?? 0) - performance.now()
      if (left <= 0) {
        until.delete(hostname)
        return
      }
      const message = `${host}: asked to be left alone for ${Math.ceil(left / 1000)} more seconds; try again then`
      throw new FetchFailure(message, { kind: 'status', status: 429, retryAfterMs: left })
    },
  }
}

/** The rules as soon as they are there, or the caller's signal to stop. */
function stopWaiting(
  rules: Promise<Rules>,
  { host, signal }: { host: string; signal: AbortSignal },
): Promise<Rules> {
  return new Promise((resolve, reject) => {
    const give = () => reject(new FetchFailure(`${host}: stopped before it answered`, { kind: 'stopped' }))
    if (signal.aborted) give()
    signal.addEventListener('abort', give, { once: true })
    rules.then(resolve, reject).finally(() => signal.removeEventListener('abort', give))
  })
}

function checkRules({ isAllowed, trouble }: Rules, url: URL): void {
  if (trouble) throw trouble
  if (isAllowed(url.href)) return
  const message = `the site's robots.txt asks programs not to fetch this; save the page in a browser instead`
  throw new FetchFailure(message, { kind: 'robots' })
}

const STATUS_FIXES: Readonly<Record<number, string>> = {
  401: 'it wants a name and password; save the page in a browser instead',
  402: 'it wants to be paid for; save the page in a browser instead',
  403: 'it refuses programs; save the page in a browser instead',
  404: 'there is nothing at this address; check how it is written',
  410: 'it is gone for good; take the address out',
  429: 'it was asked too often; wait, and raise --delay',
  451: 'it may not be shown where you are, by law',
}

function checkStatus({ status, retryAfterMs }: Answer): void {
  if ((status >= 200 && status < 300) || status === 304) return
  const fix =
    STATUS_FIXES[status] ?? (status >= 500 ? 'the site is in trouble; try again later' : 'check the address')
  throw new FetchFailure(`it answers ${status}: ${fix}`, {
    kind: 'status',
    status,
    retryAfterMs,
  })
}

function describeFetched(
  { status, headers, bytes }: Answer,
  { url, redirects }: { url: URL; redirects: readonly Redirect[] },
): Fetched {
  const firstPassing = redirects.findIndex(({ isPermanent }) => !isPermanent)
  const lasting = firstPassing === -1 ? redirects : redirects.slice(0, firstPassing)
  return {
    status,
    url: url.href,
    headers,
    bytes,
    contentType: headers['content-type'],
    etag: headers.etag,
    lastModified: headers['last-modified'],
    isNotModified: status === 304,
    redirects,
    movedTo: lasting.at(-1)?.to,
  }
}
