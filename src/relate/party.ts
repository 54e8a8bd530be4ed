/**
 * Who takes part in a relation, and how one is written down.
 *
 * @module
 */
import type { Relation, RelationKind, Voice } from '../record.ts'
import type { Saying } from './join-utterances.ts'
import type { PreparedStatement } from './prepare-statements.ts'

/** A saying with the id of its utterance and what relations go by. */
export interface Party {
  readonly utterance: string
  readonly saying: Saying
  readonly voice: Voice
  /** The words of the voice's names that tell it from others. */
  readonly nameWords: readonly string[]
  /** When it was said or first published, as days since 1970. */
  readonly day?: number
  readonly stories: readonly number[]
}

/** One statement of a party. */
export interface Speaking {
  readonly party: Party
  readonly statement: PreparedStatement
}

/** A relation before it has an id. */
export type Found = Omit<Relation, 'id'>

/** Both sides, the reason and the confidence as a relation. */
export function relate(
  kind: RelationKind,
  { from, to, reason, confidence }: { from: Speaking; to: Speaking; reason: string; confidence: number },
): Found {
  return {
    kind,
    from: from.party.utterance,
    to: to.party.utterance,
    evidence: { from: from.statement.statement.id, to: to.statement.statement.id },
    reason,
    confidence: Math.round(confidence * 100) / 100,
  }
}

/** Whether the first was said on an earlier day than the second; false where a day is not known. */
export function isBefore(one: Party, other: Party): boolean {
  return one.day !== undefined && other.day !== undefined && one.day < other.day
}

/** Whether the statement denies or rejects. */
export function isDenial({ statement }: PreparedStatement): boolean {
  return statement.act === 'deny' || statement.act === 'reject'
}
