/**
 * What people decide about a record. It stands beside what was read and computed, and wins over it.
 *
 * @module
 */
import type { Anchor, ArticleVoice, Statement, StatementEdit } from './statement.ts'

/** What a person can merge and split. */
export type CorrectedGroup = 'voice' | 'utterance' | 'story'
export const CORRECTED_GROUPS: readonly CorrectedGroup[] = ['voice', 'utterance', 'story']

/** A statement as it was read when a person corrected it, kept whole: re-reading may not find it any more. */
export interface KeptStatement {
  readonly statement: Statement
  readonly voice?: ArticleVoice
}

/** What a person decided. */
export type Decision =
  /** Each of the `sides` was a thing of its own; they are one. At most 200 places of each side are kept. */
  | { readonly kind: 'merge'; readonly of: CorrectedGroup; readonly sides: readonly (readonly Anchor[])[] }
  /** The `members` are one thing, and another one than those that they were split `from` and all others. */
  | {
      readonly kind: 'split'
      readonly of: CorrectedGroup
      readonly members: readonly Anchor[]
      readonly from: readonly Anchor[]
    }
  /** What these `members` are is called `name`; `before` says how the record called it then. At most 200 places are kept. */
  | {
      readonly kind: 'rename'
      readonly of: 'voice'
      readonly members: readonly Anchor[]
      readonly name: string
      readonly before: string
    }
  | ({ readonly kind: 'confirm' | 'reject' } & KeptStatement)
  | ({ readonly kind: 'edit'; readonly fields: StatementEdit } & KeptStatement)
  /** Takes back the correction with this id, which may itself have taken one back. */
  | { readonly kind: 'undo'; readonly correction: string }

/** A person's change to the record. It stands beside what was read and computed, and wins over it. */
export interface Correction {
  readonly id: string
  /** 1 for the first that was made in this record, and so on. */
  readonly number: number
  readonly decision: Decision
  /**
   * What its places are now, a list for each side: the ids of article voices, statements or articles. Those that the
   * record does not have are left out; of a statement's correction, the statement.
   */
  readonly members: readonly (readonly string[])[]
  /** Who made it. */
  readonly by?: string
  readonly why?: string
  /** ISO 8601. */
  readonly madeAt?: string
  /** `overruled`: a later one says the opposite. It holds again when that one is undone. */
  readonly state: 'holds' | 'overruled' | 'undone'
  /** The id of the correction that overruled or undid it. */
  readonly endedBy?: string
}
