/**
 * Ids are made from content, never from counters or clocks, so that the same articles make the same record in
 * whatever order they come.
 *
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export type IdKind =
  | 'art'
  | 'sta'
  | 'avo'
  | 'voi'
  | 'utt'
  | 'rel'
  | 'sto'
  | 'cop'
  | 'cor'
  | 'uni'
  | 'sea'
  | 'ses'
  | 'tok'

/**
 * The id of a thing with this content: its kind and 64 bits of a SHA-256 as 16 hexadecimal digits. Parts that are
 * `undefined` count as empty; order matters.
 *
 * @example identify('art', ['2019-03-28', 'a text'])
 *   // 'art_f91ff2ef8b4ee97f'
 */
export function identify(kind: IdKind, parts: readonly (string | number | undefined)[]): string {
  const content = JSON.stringify(parts.map((part) => part ?? ''))
  return `${kind}_${bytesToHex(sha256(utf8ToBytes(content))).slice(0, 16)}`
}
