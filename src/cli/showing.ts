import type { Pen } from './create-pen.ts'

/** What a part of `show` prints: each a line of JSON, or a piece of readable text. */
export type Showing = AsyncIterable<string> | Iterable<string>

export interface ShowOptions {
  readonly isJson: boolean
  readonly pen: Pen
}
