/**
 * How it reads what a person decided, of a statement and of voices, utterances and stories.
 *
 * @module
 */
import type {
  Anchor,
  CorrectedGroup,
  Correction,
  Decision,
  Statement,
  StatementCorrection,
  StatementEdit,
} from '../src/record.ts'

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

export interface EditedField {
  readonly name: string
  /** As it was read; `none` where nothing was. */
  readonly before: string
  readonly after: string
}

/** What an edit set, field by field. */
export function listEdits(
  fields: StatementEdit,
  read: Pick<Statement, keyof StatementEdit>,
): readonly EditedField[] {
  return (Object.keys(FIELD_NAMES) as (keyof StatementEdit)[])
    .filter((field) => fields[field] !== undefined)
    .map((field) => ({
      name: FIELD_NAMES[field],
      before: nameValue(read[field] ?? null),
      after: nameValue(fields[field]),
    }))
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

const PLURALS: Readonly<Record<CorrectedGroup, string>> = {
  voice: 'voices',
  utterance: 'utterances',
  story: 'stories',
}

/** What a decision comes to in a few words; the words and names it is about stand beside it. */
export function nameDecided(decision: Decision): string {
  switch (decision.kind) {
    case 'confirm':
      return 'said that it is right'
    case 'reject':
      return 'said that it is no statement'
    case 'edit':
      return 'edited a statement'
    case 'merge':
      return `merged ${decision.sides.length} ${PLURALS[decision.of]}`
    case 'split':
      return `split a ${decision.of}`.replace('a utterance', 'an utterance')
    case 'rename':
      return 'renamed a voice'
    case 'undo':
      return 'undid a correction'
  }
}

/** What the places of one side of a merge or split were called, each name once, most frequent first; at most four. */
export function namePlaces(side: readonly Anchor[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { name } of side) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return names.slice(0, 4).map(([name]) => name)
}

export const STATE_NAMES: Readonly<Record<Correction['state'], string>> = {
  holds: 'holds',
  overruled: 'overruled by a later one',
  undone: 'undone',
}

/** True for a merge or split that holds and has nothing to do: the record has no place any more of one of its sides. */
export function isSideAway({ decision, members, state }: Correction): boolean {
  if (state !== 'holds' || (decision.kind !== 'merge' && decision.kind !== 'split')) return false
  const sides = decision.kind === 'merge' ? decision.sides : [decision.members, decision.from]
  return sides.some((side, at) => side.length > 0 && (members[at] ?? []).length === 0)
}
