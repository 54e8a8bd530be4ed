import * as robotsParser from 'robots-parser'
import { FetchFailure } from './fetch-failure.ts'
import { trimRobots } from './trim-robots.ts'

/** The name that a site's robots.txt may use for us. */
const PRODUCT = 'Hearsay'
/** As the standard (RFC 9309) asks: at least this much is read, and what was read holds for a day at most. */
export const MAX_ROBOTS_BYTES = 512_000
const KEPT_MS = 24 * 3_600_000
/** A site that is in trouble is asked again soon. */
const KEPT_TROUBLE_MS = 5 * 60_000
const KEPT_SITES = 2000
const MAX_CRAWL_DELAY_MS = 600_000

/** What a site's robots.txt says to us. */
export interface Rules {
  isAllowed(address: string): boolean
  /** How long it asks us to wait between two requests; 0 when it does not say. */
  readonly crawlDelayMs: number
  /** Why nothing may be fetched for now, where robots.txt itself could not be had. */
  readonly trouble?: FetchFailure
}

interface Robot {
  isAllowed(url: string, agent: string): boolean | undefined
  getCrawlDelay(agent: string): number | undefined
}
const parseRobots = robotsParser.default as unknown as (url: string, text: string) => Robot

const EVERYTHING: Rules = { isAllowed: () => true, crawlDelayMs: 0 }
const NOTHING: Rules = { isAllowed: () => false, crawlDelayMs: 0 }

/** How robots.txt is got: its text, or an error status. Throws a FetchFailure when the site cannot be reached. */
export type GetRobots = (address: string) => Promise<{ status: number; text: string }>

/** The rules of each site, asked for once and kept for a day. */
export function createRobots(getRobots: GetRobots): { findRules(url: URL): Promise<Rules> } {
  const kept = new Map<string, { until: number; rules: Promise<Rules> }>()
  return {
    findRules(url) {
      const known = kept.get(url.origin)
      if (known && known.until > performance.now()) return known.rules
      const entry = { until: performance.now() + KEPT_MS, rules: readRules(url, getRobots) }
      kept.delete(url.origin)
      kept.set(url.origin, entry)
      if (kept.size > KEPT_SITES) kept.delete(kept.keys().next().value!)
      entry.rules.then(
        ({ trouble }) => {
          if (trouble) entry.until = performance.now() + KEPT_TROUBLE_MS
        },
        // Not kept at all: the caller stopped it, which says nothing of the site.
        () => kept.delete(url.origin),
      )
      return entry.rules
    },
  }
}

/** No file means that all is allowed; a server that fails, or cannot be reached, that nothing is. */
async function readRules(url: URL, getRobots: GetRobots): Promise<Rules> {
  const address = new URL('/robots.txt', url).href
  try {
    const { status, text } = await getRobots(address)
    if (status >= 500 || status === 429) return refuseAll(new URL(address).host, `answers ${status}`)
    return status >= 400 ? EVERYTHING : parseRules(address, text)
  } catch (error) {
    if (!(error instanceof FetchFailure) || error.kind === 'stopped') throw error
    // Too many redirects count as no file, in the standard's own words.
    if (error.kind === 'redirects') return EVERYTHING
    if (error.kind === 'answer') return refuseAll(new URL(address).host, 'cannot be read')
    // The site as a whole cannot be reached: that is the news, and not what it means for robots.txt.
    return { ...NOTHING, trouble: error }
  }
}

function refuseAll(host: string, trouble: string): Rules {
  const message = `${host}: its robots.txt ${trouble}, so nothing may be fetched from it for now; try again later`
  return { ...NOTHING, trouble: new FetchFailure(message, { kind: 'robots' }) }
}

function parseRules(address: string, text: string): Rules {
  const robot = parseRobots(address, trimRobots(text, { product: PRODUCT }))
  const seconds = robot.getCrawlDelay(PRODUCT) ?? 0
  const crawlDelayMs = seconds > 0 ? Math.min(MAX_CRAWL_DELAY_MS, seconds * 1000) : 0
  return { isAllowed: (page) => robot.isAllowed(page, PRODUCT) !== false, crawlDelayMs }
}
