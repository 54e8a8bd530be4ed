/**
 * The nouns of what is read: articles, the places in their texts, and how far reading came.
 *
 * @module
 */

/**
 * A half-open range `[start, end)` in UTF-16 code units of an article's text.
 *
 * @example extract('The dam is safe, Osmund said.')[0].speaker
 *   // [[17, 23]]
 */
export type Span = readonly [start: number, end: number]

/**
 * Words of an article and where they stand in it: `text === article.text.slice(start, end)`.
 *
 * @example extract('The dam is safe, engineer Radek Osmund said.')[0].role
 *   // { text: 'engineer', start: 17, end: 25 }
 */
export interface Passage {
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * What was wrong or poor in the material. Kept on the article, shown to the reader, never thrown.
 *
 * @example extract('“The dam is safe,” he said.')[0].notes
 *   // [{ code: 'voice-open', message: 'The article does not show who “he” is.', text: 'he' }]
 */
export interface Note {
  /** A stable name in kebab case that programs can test: `no-date`, `cut`, `invalid-utf-8`. */
  readonly code: string
  /** One plain sentence for the reader. */
  readonly message: string
  /** The words concerned, such as those that were cut from the body. */
  readonly text?: string
}

/**
 * One report as one outlet published it. Its text never changes after it has been read.
 *
 * @example readStatements({ id: 'a1', from: 'dam.txt', text: 'The dam is safe, Osmund said.', notes: [] }).statements.length
 *   // 1
 */
export interface Article {
  /** Derived from content (see `identify`): the same report read twice has the same id. */
  readonly id: string
  /** The path, address or archive member that it was read from; of several in one file `file#id`, or `file#row 12` where it has no id; `-` for standard input. */
  readonly from: string
  readonly title?: string
  readonly outlet?: string
  /** ISO 8601, as precise as it is known: `2019-03-28` or `2019-03-28T10:15:00+03:00`. Missing when not stated. */
  readonly publishedAt?: string
  /** The address that the report was published at, without tracking parameters. */
  readonly url?: string
  /** When the outlet last changed it, in the same form as `publishedAt`. */
  readonly modifiedAt?: string
  /** Who wrote it, as the page names them, without "By": `Ana Diaz and Tom Reed`. */
  readonly byline?: string
  /** The place of the dateline, as it stands there: `MOSCOW`, `Washington`. */
  readonly place?: string
  /** The language that the page says it is in, as a BCP 47 tag: `en`, `en-GB`. */
  readonly language?: string
  readonly keywords?: readonly string[]
  /** The agency or other hand that the report itself credits, as it stands there: `TASS`, `AP`. */
  readonly credit?: string
  /** The outlet that a feed says the report comes from (`<source>`), where it is not the feed's own. */
  readonly takenFrom?: string
  /** The addresses that the body links to, without tracking parameters, in order, each once. */
  readonly links?: readonly Link[]
  readonly text: string
  readonly notes: readonly Note[]
}

/** A link in an article's body: where it leads, and the words that carry it. */
export interface Link extends Passage {
  readonly url: string
}

/** How far an input of many reports was read, so that reading can go on there. */
export interface Mark {
  /** The whole path of the input. */
  readonly input: string
  /** Changes when the file does: a mark of another file under the same path is worth nothing. */
  readonly print: string
  /** In bytes from the start of the file: everything before it is done with. */
  readonly end: number
}

/** A feed that is watched, and how far: all that a later run must know to go on. Moments are milliseconds since 1970. */
export interface WatchedFeed {
  /** As it was given: it is known by this, also when it moved. */
  readonly address: string
  /** Where it lives now, when it said that it moved for good. */
  readonly movedTo?: string
  readonly title?: string
  /** What the site wants to be told when it is asked whether anything has changed. */
  readonly etag?: string
  readonly lastModified?: string
  readonly dueAt: number
  /** How often it failed in a row, and how the last time. */
  readonly failures: number
  readonly message?: string
  /** True when the site said that it is gone for good. */
  readonly isEnded: boolean
  /** What became of the entries that it had last, by what the feed or their addresses call them. */
  readonly entries: Readonly<Record<string, WatchedEntry>>
}

/** An entry of a watched feed: whether its report was kept and, where it was not, how often that was tried. */
export interface WatchedEntry {
  readonly isKept: boolean
  readonly tries: number
  readonly modifiedAt?: string
}
