const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** For feeds that do not say how often they may be asked. */
const USUAL_PACE = 30 * MINUTE
/** However often a feed says that it changes, it is not asked more often. */
const FASTEST_PACE = 10 * MINUTE

/**
 * How long to leave a feed alone after a visit that went well, in milliseconds: as long as it asks for by `ttl`,
 * `sy:updatePeriod` or `Cache-Control: max-age`, whichever is longest, from ten minutes to a day; else half an hour.
 *
 * @example findPace({ headers: { 'cache-control': 'public, max-age=3600' }, refreshMinutes: 15 }) // 3600000
 */
export function findPace({
  headers,
  refreshMinutes = 0,
}: {
  headers: Readonly<Record<string, string>>
  refreshMinutes?: number
}): number {
  const seconds = Number(
    /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1] ?? 0,
  )
  const asked = Math.max(refreshMinutes * MINUTE, seconds * 1000)
  return asked === 0 ? USUAL_PACE : Math.min(DAY, Math.max(FASTEST_PACE, asked))
}

/**
 * How long to leave a feed alone that failed so often in a row: ten minutes, then twice as long each time up to a day,
 * and never less than the site itself asked for.
 *
 * @example findRetreat({ failures: 3 }) // 2400000
 */
export function findRetreat({
  failures,
  retryAfterMs = 0,
}: {
  failures: number
  retryAfterMs?: number
}): number {
  const growing = FASTEST_PACE * 2 ** Math.min(failures - 1, 20)
  return Math.max(Math.min(DAY, growing), retryAfterMs)
}
