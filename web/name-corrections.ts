/**
 * How it reads what a person said of a statement.
 *
 * @module
 */
import type { StatementCorrection } from '../src/record.ts'

/** In the order in which they are told. */
const FIELD_NAMES: Readonly<Record<keyof StatementCorrection['before'], string>> = {
  voice: 'voice',
  role: 'role',
  act: 'act',
  certainty: 'certainty',
  negated: 'negated by',
  saidAt: 'said',
  addressee: 'addressee',
  venue: 'venue',
  relay: 'relay',
  firstHand: 'first hand',
  confidence: 'confidence',
}

/** `corrected by hand`, `confirmed by hand` */
export function nameDecision({ decision }: StatementCorrection): string {
  return `${decision === 'edited' ? 'corrected' : decision} by hand`
}

/**
 * What the program had read in place of what a person set.
 *
 * @example nameBefore({ decision: 'edited', corrections: [], before: { act: 'assert', venue: null } })
 *   // 'act assert, venue none'
 */
export function nameBefore({ before }: StatementCorrection): string {
  return (Object.keys(FIELD_NAMES) as (keyof typeof before)[])
    .filter((field) => before[field] !== undefined && field !== 'confidence')
    .map((field) => `${FIELD_NAMES[field]} ${nameValue(before[field])}`)
    .join(', ')
}

function nameValue(value: unknown): string {
  if (value === null) return 'none'
  if (value === true) return 'yes'
  if (Array.isArray(value)) return value.map(nameValue).join(', then ')
  if (typeof value !== 'object') return String(value)
  const { text, name, from, to } = value as Partial<Record<'text' | 'name' | 'from' | 'to', string>>
  if (from !== undefined) return from === to ? from : `${from} to ${to}`
  return text ?? name ?? ''
}
