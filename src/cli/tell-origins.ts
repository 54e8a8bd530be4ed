import type { Origin, Utterance } from '../record.ts'
import { countThings } from './count-things.ts'
import type { Pen } from './create-pen.ts'
import { joinWords } from './join-words.ts'

/**
 * Where the articles have an utterance from, in a line, with the reasons below: how many origins there are, the occasion
 * that several witnessed, and the circle in which they cite each other. Nothing where a single article shows nothing.
 */
export function tellOrigins({ origins, occasion, circles = [] }: Utterance, pen: Pen): string[] {
  const reasons = origins.flatMap((origin) => (isSilent(origin) ? [] : origin.reasons))
  const silent = origins.filter(isSilent).map(({ name }) => name)
  // Where all are silent the line above has said so.
  if (silent.length > 0 && reasons.length > 0) {
    const verb = silent.length === 1 ? 'does not show how it knows' : 'do not show how they know'
    reasons.push(`${joinWords(silent)} ${verb}.`)
  }
  const isSingle = origins.length === 1 && origins[0]!.articles.length === 1
  if (isSingle && origins[0]!.kind === 'unknown' && circles.length === 0) return []
  return [
    ...(isSingle ? [] : [pen.block(countOrigins(origins), '    ')]),
    ...(occasion ? [pen.block(tellOccasion(occasion), '    ')] : []),
    ...circles.map((circle) => pen.alarm(pen.block(`! ${tellCircle(circle)}`, '    '))),
    ...reasons.map((reason) => pen.faint(pen.block(reason, isSingle ? '    ' : '      '))),
  ]
}

/** An outlet that shows nothing. */
const isSilent = ({ kind, articles }: Origin): boolean => kind === 'unknown' && articles.length === 1

/**
 * @example countOrigins([{ name: 'Interfax', kind: 'relayed', articles: ['art_1', 'art_2'], reasons: [] }])
 *   // '2 articles, 1 origin: Interfax'
 */
export function countOrigins(origins: readonly Origin[]): string {
  const articles = countThings(
    origins.reduce((sum, origin) => sum + origin.articles.length, 0),
    'article',
  )
  const known = origins.filter(({ kind }) => kind !== 'unknown')
  const silent = origins.length - known.length
  const names = known.map(({ name, kind }) => (kind === 'first hand' ? `${name}, first hand` : name))
  if (silent === 0) return `${articles}, ${countThings(known.length, 'origin')}: ${names.join('; ')}`
  if (known.length > 0)
    return `${articles}, ${countThings(known.length, 'known origin')} (${names.join('; ')}) and ${silent} that ${silent === 1 ? 'does' : 'do'} not say`
  if (origins.every(isSilent)) return `${articles}, none of which says how it knows`
  return silent > 1 ? `${articles}, ${silent} origins that do not say` : `${articles}, 1 origin: not known`
}

function tellOccasion({ venue, articles }: NonNullable<Utterance['occasion']>): string {
  return `${articles.length} witnesses at one occasion: ${venue}`
}

/** `in a circle: A cites B, B cites A` */
function tellCircle(circle: readonly string[]): string {
  const steps = circle.slice(1).map((name, index) => `${circle[index]} cites ${name}`)
  return `in a circle: ${steps.join(', ')}`
}
