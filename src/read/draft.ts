import type { Link, Note } from '../record.ts'
import type { Paragraph } from './split-paragraphs.ts'

/** What is known of an article while it is being read. `readText`, `readHtml` and `readJsonLines` each give one. */
export interface Draft {
  readonly title?: string
  readonly outlet?: string
  readonly publishedAt?: string
  readonly modifiedAt?: string
  readonly byline?: string
  readonly place?: string
  readonly language?: string
  readonly keywords?: readonly string[]
  readonly url?: string
  readonly credit?: string
  readonly takenFrom?: string
  readonly links?: readonly Link[]
  readonly text: string
  readonly notes: readonly Note[]
}

/** A draft in the making: paragraphs leave `body` as they are understood. */
export interface OpenDraft {
  title?: string
  outlet?: string
  publishedAt?: string
  modifiedAt?: string
  byline?: string
  place?: string
  language?: string
  keywords?: readonly string[]
  url?: string
  credit?: string
  takenFrom?: string
  /** Completes relative addresses, where that is another than the report's own. */
  readonly linkBase?: string
  /** Words of a date that can be read in two ways. */
  ambiguousDate?: string
  /** True for a web page: what is a link there was one in the original too. */
  readonly isPage?: boolean
  body: Paragraph[]
  readonly notes: Note[]
}

/** The note for words that were cut from the body. `what` names them: "photo credit". */
export function noteCut(what: string, text: string): Note {
  return { code: 'cut', message: `Cut from the body: ${what}.`, text }
}
