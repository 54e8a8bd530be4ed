import type { Article, Findings, Mark } from '../record.ts'
import type { RecordReader } from './archive/index.ts'
import type { Fetcher } from './fetch/index.ts'
import type { Columns, Mapping } from './table/index.ts'

/** A file that gave no article, and why, in a sentence that says what to do. */
export interface Failure {
  readonly from: string
  readonly message: string
}

/** What reading an input gives, one thing after the other. A `mark` says that all before it is done with. */
export type Reading =
  | {
      readonly kind: 'article'
      readonly article: Article
      /** What an earlier run found in it, checked against its text: it need not be searched again. */
      readonly findings?: Findings
      readonly mark?: Mark
    }
  | { readonly kind: 'failure'; readonly failure: Failure; readonly mark?: Mark }
  /** Something in an archive that is no report and need not be one: a picture, a redirect. Only counted. */
  | { readonly kind: 'passed'; readonly from: string; readonly reason: string; readonly mark?: Mark }
  /** An input that gave marks was read to its end. */
  | { readonly kind: 'ended'; readonly input: string }

/** How far reading has come in a folder (in files) or an archive (in bytes). */
export interface Distance {
  readonly done: number
  readonly total: number
  readonly unit: 'file' | 'byte'
}

/** How an input is read: what may be fetched, how large a report may be, where to go on, and who is told. */
export interface ReadOptions {
  /** What `-` reads; the command line passes `process.stdin`. */
  readonly standardInput?: AsyncIterable<Uint8Array>
  /** Files above this many bytes (after gunzip) are refused as no single report; in JSON lines, tables and archives, single reports above it. */
  readonly maxBytes?: number
  /** Which column of a table holds what, where the names do not tell: `{ text: 'Full story' }`. */
  readonly columns?: Columns
  /** Fetches what is given as an address, and the pages that feeds only name. Without it they are failures. */
  readonly fetcher?: Fetcher
  /** Reads the pages of archives elsewhere, several at a time. Without it they are read here, one after the other. */
  readonly recordReader?: RecordReader
  /** When it is aborted, nothing more is fetched. */
  readonly signal?: AbortSignal
  /** How far a run that was stopped came in an archive: the record knows (`OpenRecord.findMark`). */
  readonly findMark?: (input: Pick<Mark, 'input' | 'print'>) => Promise<number | undefined>
  readonly onProgress?: (distance: Distance) => void
  /** Told what the columns of each table are taken for. */
  readonly onMapping?: (from: string, mapping: Mapping) => void
}

/** Where the bytes of an input come from. */
export interface InputPlace {
  readonly from: string
  /** Where the bytes are a file's: archives are read from there. */
  readonly path?: string
  /** Where the bytes were fetched from, and what the site said of them. */
  readonly url?: string
  readonly contentType?: string
}

export interface InputOptions extends ReadOptions {
  readonly maxBytes: number
  /** Reads what a list names, whatever it is. */
  readonly readAddress: (address: string) => AsyncGenerator<Reading>
  /** How many lists may still be opened inside one another: a list that names itself is not opened for ever. */
  readonly depth: number
}
