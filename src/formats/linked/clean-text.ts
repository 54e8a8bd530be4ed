/**
 * Words of articles, which may hold anything, as the forms of other programs can hold them.
 *
 * @module
 */

/** What XML and HTML cannot hold, however it is written: control characters, halves of characters and two that are none. */
const UNWRITABLE = /[\p{Surrogate}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/gu

/**
 * A text that XML, HTML and a terminal take: what they cannot hold becomes U+FFFD, one for one, so that offsets stay right.
 *
 * @example cleanText('ten\u0000 ships')
 *   // 'ten\uFFFD ships'
 */
export function cleanText(text: string): string {
  return text.replace(UNWRITABLE, '\uFFFD')
}

/** Marks that turn the direction of all that follows: in a line that others share they would reach beyond their own words. */
const TURNING = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** A name, title or other words in a line: clean, in one line, and without marks that turn what stands behind them. */
export function cleanLine(text: string): string {
  return cleanText(text.replace(TURNING, '')).replace(/\s+/g, ' ').trim()
}

/**
 * The address as a browser sends it, where one may be sent there: http and https only. Written in ASCII, without spaces,
 * quotation marks and angle brackets, so that it can stand in any form.
 *
 * @example toWebAddress('https://ex.example/a b?<x>')
 *   // 'https://ex.example/a%20b?%3Cx%3E'
 */
export function toWebAddress(url: string | undefined): string | undefined {
  if (url === undefined || !/^https?:\/\//i.test(url) || !URL.canParse(url.toWellFormed())) return undefined
  return new URL(url.toWellFormed()).href.replace(
    /[\\"'<>`{}|^]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
