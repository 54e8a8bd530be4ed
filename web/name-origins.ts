/**
 * How it reads where articles have an utterance from.
 *
 * @module
 */
import type { HopKind, Origin } from '../src/record.ts'
import { nameCount } from './name-things.ts'

/** How an article shows where it has an utterance from. */
export const HOP_NAMES: Readonly<Record<HopKind, string>> = {
  'first hand': 'first hand',
  relay: 'cited',
  credit: 'credited',
  copy: 'same text',
  feed: 'named by the feed',
  link: 'linked to',
  'same cut': 'cut in the same places',
}

/**
 * `3 articles, 1 origin: Interfax`; `5 articles, 2 known origins (Interfax; Tarn Mail, first hand) and 1 that does not
 * say`.
 */
export function nameOrigins(origins: readonly Origin[]): string {
  const articles = nameCount(
    origins.reduce((sum, origin) => sum + origin.articles.length, 0),
    'article',
  )
  const known = origins.filter(({ kind }) => kind !== 'unknown')
  const silent = origins.length - known.length
  const names = known
    .map(({ name, kind }) => (kind === 'first hand' ? `${name}, first hand` : name))
    .join('; ')
  if (silent === 0) return `${articles}, ${nameCount(known.length, 'origin')}: ${names}`
  if (known.length > 0) {
    const rest = silent === 1 ? '1 that does not say' : `${silent} that do not say`
    return `${articles}, ${nameCount(known.length, 'known origin')} (${names}) and ${rest}`
  }
  return `${articles}, ${nameCount(silent, 'origin')} not known`
}

/**
 * How many independent origins that may be, for those that do not say may be anybody's: `So at least 2 and at most 3 know of
 * it by themselves.` Nothing where all are known.
 */
export function nameOriginRange(origins: readonly Origin[]): string | undefined {
  const known = origins.filter(({ kind }) => kind !== 'unknown').length
  if (known === origins.length) return undefined
  const least = Math.max(1, known)
  if (least === origins.length) return `An origin that does not say may be anybody's.`
  return `An origin that does not say may be anybody's: so these are at least ${least} and at most ${origins.length} independent ones.`
}

/** `A cites B, B cites A` */
export function nameCircle(circle: readonly string[]): string {
  return circle
    .slice(1)
    .map((name, index) => `${circle[index]} cites ${name}`)
    .join(', ')
}
