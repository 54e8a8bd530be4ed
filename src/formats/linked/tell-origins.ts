import type { Origin } from '../../record.ts'
import { cleanLine } from './clean-text.ts'

/**
 * How many independent origins articles have an utterance from, as far as they show it.
 *
 * @example tellOrigins([{ name: 'Interfax', kind: 'relayed', articles: ['art_1', 'art_2'], reasons: [] }])
 *   // '2 articles, 1 known origin: Interfax'
 */
export function tellOrigins(origins: readonly Origin[]): string {
  const known = origins.filter(({ kind }) => kind !== 'unknown')
  const silent = origins.length - known.length
  const counted = count(
    origins.reduce((sum, { articles }) => sum + articles.length, 0),
    'article',
  )
  const names = known.map(({ name, kind }) =>
    kind === 'first hand' ? `${cleanLine(name)}, first hand` : cleanLine(name),
  )
  if (known.length === 0) return `${counted}; no origin is known`
  const rest = `, and ${silent} that ${silent === 1 ? 'does' : 'do'} not show how it is known`
  return `${counted}, ${count(known.length, 'known origin')}: ${names.join('; ')}${silent > 0 ? rest : ''}`
}

/** `1 article`, `2 articles` */
export const count = (number: number, thing: string): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? thing : `${thing}s`}`
