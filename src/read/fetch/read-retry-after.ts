const MOST_MS = 7 * 24 * 3_600_000

/**
 * How long a site asks to be left alone by `Retry-After`, in milliseconds: seconds, or a date against the answer's own
 * `Date`, so that a wrong clock on either side does not matter.
 *
 * @example readRetryAfter('120', undefined) // 120000
 */
export function readRetryAfter(written: string | undefined, date: string | undefined): number | undefined {
  if (!written) return undefined
  const ms = /^\s*\d{1,9}\s*$/.test(written)
    ? Number(written) * 1000
    : Date.parse(written) - Date.parse(date ?? '')
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, MOST_MS) : undefined
}
