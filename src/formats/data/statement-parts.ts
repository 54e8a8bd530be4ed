import type { Span, Statement } from '../../record.ts'

/** The words of an article that a statement is made of, and those that say more about it. */
export type PartName = 'content' | 'speaker' | 'cue' | 'role' | 'addressee' | 'venue' | 'negation' | 'day'
export const PART_NAMES: readonly PartName[] = [
  'content',
  'speaker',
  'cue',
  'role',
  'addressee',
  'venue',
  'negation',
  'day',
]

export interface StatementPart {
  readonly part: PartName
  /** In order, none of them empty; at least one. */
  readonly spans: readonly Span[]
}

/** The parts that a statement has, in the order of `PART_NAMES`. */
export function listParts(statement: Statement): StatementPart[] {
  const { content, speaker, cue, role, addressee, venue, negated, saidAt } = statement
  const passages = { role, addressee, venue, negation: negated, day: saidAt?.written }
  const spans: Partial<Record<PartName, readonly Span[]>> = { content, speaker, cue }
  for (const [part, passage] of Object.entries(passages)) {
    if (passage) spans[part as PartName] = [[passage.start, passage.end]]
  }
  return PART_NAMES.flatMap((part) => {
    const filled = (spans[part] ?? []).filter(([start, end]) => start < end)
    return filled.length > 0 ? [{ part, spans: filled }] : []
  })
}
