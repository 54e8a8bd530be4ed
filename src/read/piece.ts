import type { Draft } from './draft.ts'

/** What a file that holds several reports gives, one after the other. */
export type Piece = ReportPiece | TroublePiece | PassedPiece

interface PieceOfInput {
  /**
   * How far into the unpacked input all is read once this piece is done with, in bytes: where a later run can go on.
   * Absent where the input has no such places.
   */
  readonly end?: number
}

/** A report. `name` tells which one of the input it is: an id, `row 12`, the name of a member. */
export interface ReportPiece extends PieceOfInput {
  readonly kind: 'report'
  readonly name: string
  readonly draft: Draft
  /** All words that came with the report, the cut ones too: an outlet's name is looked for in them. */
  readonly surroundings?: string
}

/** Something that should have been a report and could not be read; `message` says what was expected, what came, what to do. */
export interface TroublePiece extends PieceOfInput {
  readonly kind: 'trouble'
  readonly name: string
  readonly message: string
}

/** Something that is no report and need not be one: a picture, a redirect. Only counted, by its reason. */
export interface PassedPiece extends PieceOfInput {
  readonly kind: 'passed'
  /** In the singular, in a reader's words: `picture`, `redirect`, `page that asks for consent`. */
  readonly reason: string
}
