/** @module fetch: addresses in, bytes out. The only place that uses the network. */
export { isPublicAddress } from './check-address.ts'
export { type FailureKind, FetchFailure } from './fetch-failure.ts'
export {
  createFetcher,
  type Fetched,
  type Fetcher,
  type FetcherOptions,
  type FetchOptions,
} from './fetcher.ts'
export type { Redirect } from './follow-redirects.ts'
export type { Proxies } from './send-request.ts'
export { writeUserAgent } from './user-agent.ts'
