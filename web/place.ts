/**
 * A place in an article as it stands behind the `#` of an address, so that evidence can be sent as a link:
 * `sta_1f…`, `sta_1f…,120-140` (the words 120 to 140, as evidence for that statement), or `120-140` alone.
 *
 * @module
 */
import type { Span } from '../src/record.ts'

export interface Place {
  readonly statement?: string
  readonly evidence: readonly Span[]
}

/** The place that an address names. Parts that are neither a statement nor a span are passed over. */
export function parsePlace(hash: string): Place {
  const parts = hash.replace(/^#/, '').split(',')
  const evidence = parts.flatMap((part): Span[] => {
    const match = /^(\d{1,9})-(\d{1,9})$/.exec(part)
    if (!match) return []
    const [start, end] = [Number(match[1]), Number(match[2])]
    return start < end ? [[start, end]] : []
  })
  return { statement: parts.find((part) => part.startsWith('sta_')), evidence }
}

/** What to put behind the `#`, without it. */
export function writePlace({ statement, evidence }: Place): string {
  return [...(statement ? [statement] : []), ...evidence.map(([start, end]) => `${start}-${end}`)].join(',')
}
