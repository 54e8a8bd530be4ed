import { createFetcher, type Fetcher } from '../read/index.ts'
import type { Settings } from '../settings.ts'

/** The fetcher that the settings ask for. Whoever opens it closes it. Throws a UsageError for a proxy that is no address or a user agent of odd characters. */
export function openFetcher(settings: Settings): Fetcher {
  const { delay, userAgent, allowPrivate, maxBytes, httpProxy, httpsProxy, noProxy } = settings
  return createFetcher({
    delayMs: delay * 1000,
    allowPrivate,
    maxBytes,
    userAgent,
    proxies: { http: httpProxy, https: httpsProxy, none: noProxy },
  })
}
