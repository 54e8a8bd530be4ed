/**
 * Names of things that hold wherever a file is taken. A record has no address of its own, so they are URNs; the server's
 * feed names its entries alike.
 *
 * @module
 */

/**
 * @example writeUrn('utt_0829ad964de683ff')
 *   // 'urn:hearsay:utt_0829ad964de683ff'
 */
export function writeUrn(...parts: readonly string[]): string {
  return `urn:hearsay:${parts.map((part) => encodeURIComponent(part.toWellFormed())).join(':')}`
}
