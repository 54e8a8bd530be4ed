/** @module read: files, folders, addresses and standard input in, articles out. The only stage that parses HTML and uses the network. */
import { createReadStream } from 'node:fs'
import { UsageError } from '../errors.ts'
import { type FoundRecord, readRecord } from './archive/index.ts'
import { type Bytes, oneChunk, UnknownKind, UnreadableInput } from './open-bytes.ts'
import type { Piece } from './piece.ts'
import { readInput } from './read-input.ts'
import { readPage } from './read-page.ts'
import type { InputPlace, Reading, ReadOptions } from './reading.ts'
import { errorCode, explainReadError, isFolder, walkFiles } from './walk-files.ts'

export { type FoundRecord, nameRecord, type RecordReader } from './archive/index.ts'
export { type FeedList, type ListedFeed, parseOpml } from './feed/index.ts'
export {
  createFetcher,
  type Fetched,
  type Fetcher,
  type FetcherOptions,
  type FetchOptions,
} from './fetch/index.ts'
export { UnreadableInput } from './open-bytes.ts'
export type { Piece } from './piece.ts'
export { readFound, takeGivenArticle } from './read-found.ts'
export type { Distance, Failure, Reading, ReadOptions } from './reading.ts'
export { type Columns, FIELDS, type Field, type Mapping } from './table/index.ts'
export { walkFiles } from './walk-files.ts'
export { beginFeed, type Clock, watchFeeds } from './watch/index.ts'

const DEFAULT_MAX_BYTES = 10_000_000
/** A list may name lists: an index of sitemaps, its sitemaps. */
const LISTS_IN_LISTS = 3

/** What a record of a web archive holds: a report, a trouble, or something that is passed over. */
export function readArchiveRecord(record: FoundRecord, { maxBytes }: { maxBytes: number }): Piece {
  return readRecord(record, { readPage, maxBytes })
}

/** Throws a UsageError when there is no such file or folder; `-` and addresses are always there. */
export async function checkSource(source: string): Promise<void> {
  if (source !== '-' && !isAddress(source)) await isFolder(source)
}

/** Whether a source is fetched. */
export function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source)
}

/**
 * The articles in a file, a folder (walked in a stable order), at an address, or in standard input (`-`).
 *
 * What an input is, is told by its content, not by its name: plain or Markdown text (also several articles with a
 * divider between them), a web page, a feed, a list of feeds or a sitemap, JSON lines (or one JSON object or list) of articles as
 * `hearsay read --json` prints them, a table (CSV, TSV, XLSX), a web archive (WARC, WACZ), a mail or mailbox, a Word document or a PDF; any
 * of them may be gzipped. JSON lines, CSV, mailboxes and web archives may be of any length.
 *
 * Throws a UsageError when there is no such file, or a folder holds no known kind. Trouble with one file, line or page
 * is a failure among the readings and stops nothing.
 */
export async function* readArticles(source: string, options: ReadOptions = {}): AsyncGenerator<Reading> {
  const { standardInput, maxBytes = DEFAULT_MAX_BYTES } = options
  const reader = { ...options, maxBytes, depth: LISTS_IN_LISTS }
  if (source === '-') {
    if (!standardInput) {
      throw new UsageError('input', {
        expected: 'standard input to read from',
        got: source,
        fix: 'give a file or folder, or pass standardInput',
      })
    }
    yield* readSafely(readBytes(standardInput, { from: source }, reader), source)
  } else if (isAddress(source)) yield* readAddress(source, reader)
  else if (await isFolder(source)) yield* readFolder(source, reader)
  else yield* readSafely(readFile(source, reader), source)
}

interface Reader extends ReadOptions {
  readonly maxBytes: number
  /** How many lists may still be opened inside one another. */
  readonly depth: number
}

function readFile(path: string, reader: Reader): AsyncGenerator<Reading> {
  return readBytes(createReadStream(path), { from: path, path }, reader)
}

async function* readBytes(bytes: Bytes, place: InputPlace, reader: Reader): AsyncGenerator<Reading> {
  const open = (address: string) => readAddress(address, { ...reader, depth: reader.depth - 1 })
  let isEmpty = true
  for await (const reading of readInput(bytes, place, { ...reader, readAddress: open })) {
    isEmpty = false
    yield reading
  }
  if (isEmpty) throw new UnreadableInput('no report in it: expected at least one, got none; check the file')
}

function readAddress(address: string, reader: Reader): AsyncGenerator<Reading> {
  return readSafely(fetchReadings(address, reader), address)
}

/** What is at an address, whatever it is. Throws UnreadableInput where it cannot be had. */
async function* fetchReadings(address: string, reader: Reader): AsyncGenerator<Reading> {
  const { fetcher, signal } = reader
  if (!fetcher) throw new UnreadableInput('an address, and nothing may be fetched: leave out --offline')
  const { bytes, url, contentType } = await fetcher.fetchAddress(address, { signal })
  yield* readBytes(oneChunk(bytes), { from: address, url, contentType }, reader)
}

/** Trouble with the material ends an input and is a failure. */
async function* readSafely(readings: AsyncGenerator<Reading>, from: string): AsyncGenerator<Reading> {
  try {
    yield* readings
  } catch (error) {
    yield explainFailure(from, error)
  }
}

/** Failures for files of no known kind wait for the first file of a known one: a folder without any is a mistake. */
async function* readFolder(folder: string, { onProgress, ...reader }: Reader): AsyncGenerator<Reading> {
  let waiting: Reading[] | undefined = []
  const total = onProgress ? await countFiles(folder) : 0
  let done = 0
  for await (const { path, error } of walkFiles(folder)) {
    onProgress?.({ done: done++, total: Math.max(total, done), unit: 'file' })
    try {
      if (error !== undefined) throw error
      for await (const reading of readFile(path, reader)) {
        if (waiting) yield* waiting
        waiting = undefined
        yield reading
      }
    } catch (trouble) {
      const failure = explainFailure(path, trouble)
      if (waiting && trouble instanceof UnknownKind) {
        waiting.push(failure)
        continue
      }
      if (waiting) yield* waiting
      waiting = undefined
      yield failure
    }
  }
  if (waiting) {
    const count = waiting.length === 0 ? 'no files' : `${waiting.length} of other kinds`
    throw new UsageError('input', {
      expected: 'a folder with reports as text, pages, feeds, tables, documents or archives',
      got: `${folder} (${count})`,
      fix: 'give the folder that the reports are in',
    })
  }
}

/** The walk is made twice rather than kept: a folder of millions of files would fill the memory. */
async function countFiles(folder: string): Promise<number> {
  let count = 0
  for await (const _ of walkFiles(folder)) count++
  return count
}

/** A failure for trouble with the material. Anything else is our own bug and is thrown on. */
function explainFailure(from: string, error: unknown): Reading {
  if (error instanceof UnreadableInput) return { kind: 'failure', failure: { from, message: error.message } }
  if (errorCode(error) === '') throw error
  return { kind: 'failure', failure: { from, message: explainReadError(error) } }
}
