/** @module read: files and standard input in, articles out. The only stage that parses HTML. */
import { createReadStream } from 'node:fs'
import { UsageError } from '../errors.ts'
import type { Article, Note } from '../record.ts'
import { cleanCharacters } from './clean-characters.ts'
import { decodeBytes } from './decode-bytes.ts'
import { detectKind, looksLikeJsonLines } from './detect-kind.ts'
import type { Draft } from './draft.ts'
import { makeArticle } from './make-article.ts'
import {
  type Bytes,
  collectBytes,
  describeTooLong,
  peekBytes,
  splitLines,
  UnknownKind,
  UnreadableInput,
  unpackGzip,
} from './open-bytes.ts'
import { readHtml } from './read-html.ts'
import { parseJson, readJsonArticle } from './read-json-lines.ts'
import { readText } from './read-text.ts'
import { errorCode, explainReadError, isFolder, walkFiles } from './walk-files.ts'

/** A file that gave no article, and why, in a sentence that says what to do. */
export interface Failure {
  readonly from: string
  readonly message: string
}

export type Reading =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'failure'; readonly failure: Failure }

export interface ReadOptions {
  /** What `-` reads; the command line passes `process.stdin`. */
  readonly standardInput?: AsyncIterable<Uint8Array>
  /** Files above this many bytes (after gunzip) are refused as no single report; in JSON lines, lines above it. */
  readonly maxBytes?: number
}

const DEFAULT_MAX_BYTES = 10_000_000
/** Enough of an input to tell JSON lines, which are read one by one, from all else, which is read whole. */
const SNIFFED_BYTES = 65_536

/** Throws a UsageError when there is no such file or folder; `-` is always there. */
export async function checkSource(source: string): Promise<void> {
  if (source !== '-') await isFolder(source)
}

/**
 * The articles in a file, a folder (walked in a stable order) or standard input (`-`).
 *
 * What a file is, is told by its content, not by its name: plain or Markdown text, an HTML page, or JSON lines (or one
 * JSON object or list) of articles as `hearsay read --json` prints them; any of them may be gzipped. JSON lines may be
 * of any length.
 *
 * Throws a UsageError when there is no such file, or a folder holds no known kind. Trouble with one file or line is a
 * failure among the readings and stops nothing.
 */
export async function* readArticles(source: string, options: ReadOptions = {}): AsyncGenerator<Reading> {
  const { standardInput, maxBytes = DEFAULT_MAX_BYTES } = options
  if (source === '-') {
    if (!standardInput) {
      throw new UsageError('input', {
        expected: 'standard input to read from',
        got: source,
        fix: 'give a file or folder, or pass standardInput',
      })
    }
    yield* readFile(standardInput, { from: source, maxBytes })
  } else if (await isFolder(source)) {
    yield* readFolder(source, maxBytes)
  } else {
    yield* readFile(createReadStream(source), { from: source, maxBytes })
  }
}

interface Place {
  readonly from: string
  readonly maxBytes: number
}

async function* readFile(bytes: Bytes, place: Place): AsyncGenerator<Reading> {
  try {
    yield* readBytes(bytes, place)
  } catch (error) {
    yield explainFailure(place.from, error)
  }
}

/** Failures for files of no known kind wait for the first file of a known one: a folder without any is a mistake. */
async function* readFolder(folder: string, maxBytes: number): AsyncGenerator<Reading> {
  let waiting: Reading[] | undefined = []
  for await (const { path, error } of walkFiles(folder)) {
    try {
      if (error !== undefined) throw error
      for await (const reading of readBytes(createReadStream(path), { from: path, maxBytes })) {
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
      expected: 'a folder with reports as text, HTML or JSON lines',
      got: `${folder} (${count})`,
      fix: 'give the folder that the reports are in',
    })
  }
}

/** A failure for trouble with the material. Anything else is our own bug and is thrown on. */
function explainFailure(from: string, error: unknown): Reading {
  if (error instanceof UnreadableInput) return { kind: 'failure', failure: { from, message: error.message } }
  if (errorCode(error) === '') throw error
  return { kind: 'failure', failure: { from, message: explainReadError(error) } }
}

/** Throws UnreadableInput when the input as a whole gives no article. */
async function* readBytes(packed: Bytes, { from, maxBytes }: Place): AsyncGenerator<Reading> {
  const { start, rest } = await peekBytes(unpackGzip(packed), SNIFFED_BYTES)
  const sniffed = Buffer.from(start.subarray(0, SNIFFED_BYTES)).toString('latin1').replace('\xef\xbb\xbf', '')
  if (looksLikeJsonLines(sniffed)) {
    yield* readLines(splitLines(rest, maxBytes), { from, maxBytes })
    return
  }
  const bytes = await collectBytes(rest, maxBytes)
  if (bytes.length === 0)
    throw new UnreadableInput('an empty file: expected a report, got 0 bytes; check the file')
  const { text, notes } = decodeBytes(bytes)
  const kind = detectKind(text)
  if (kind === 'json') {
    yield* readWholeJson(text, { from, maxBytes })
    return
  }
  const clean = cleanCharacters(text)
  if (clean.trim() === '') {
    throw new UnreadableInput('a file without words: expected a report, got only spaces; check the file')
  }
  const draft = kind === 'html' ? readHtml(clean) : readText(clean)
  if (draft.text === '') {
    throw new UnreadableInput(
      'a file without words: expected a report, got only marks of markup; check the file',
    )
  }
  const surroundings =
    kind === 'text' ? clean : [draft.title, draft.text, ...draft.notes.map((note) => note.text)].join('\n')
  yield { kind: 'article', article: makeArticle(addNotes(draft, notes), { from, surroundings }) }
}

async function* readLines(
  lines: AsyncIterable<Uint8Array | undefined> | Iterable<Uint8Array>,
  { from, maxBytes }: Place,
): AsyncGenerator<Reading> {
  let number = 0
  for await (const line of lines) {
    number++
    try {
      if (!line) throw new UnreadableInput(describeTooLong(maxBytes))
      const { text, notes } = decodeBytes(line)
      if (text.trim() === '') continue
      yield* readJsonValue(parseJson(text), { from, notes, part: number })
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      yield { kind: 'failure', failure: { from, message: `line ${number}: ${error.message}` } }
    }
  }
}

/** JSON that is no lines: one object, a list, or lines in an encoding that had to be decoded as a whole. */
async function* readWholeJson(text: string, place: Place): AsyncGenerator<Reading> {
  if (looksLikeJsonLines(`${text}\n`)) {
    yield* readLines(
      text.split('\n').map((line) => Buffer.from(line)),
      place,
    )
    return
  }
  const value = parseJson(text)
  if (!Array.isArray(value)) {
    yield* readJsonValue(value, { from: place.from, notes: [] })
    return
  }
  for (const [index, item] of value.entries()) {
    try {
      yield* readJsonValue(item, { from: place.from, notes: [], part: index + 1 })
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      yield { kind: 'failure', failure: { from: place.from, message: `item ${index + 1}: ${error.message}` } }
    }
  }
}

/** `part` tells which of several in a file it is, counted from 1. */
function* readJsonValue(
  value: unknown,
  { from, notes, part }: { from: string; notes: readonly Note[]; part?: number },
): Generator<Reading> {
  const read = readJsonArticle(value)
  if (read === undefined) return
  // Articles of one file are no revisions of each other: each has a place of its own.
  const place = part === undefined || from === '-' ? from : `${from}#${read.id ?? part}`
  yield { kind: 'article', article: makeArticle(addNotes(read.draft, notes), { from: read.from ?? place }) }
}

function addNotes(draft: Draft, notes: readonly Note[]): Draft {
  return { ...draft, notes: [...notes, ...draft.notes] }
}
