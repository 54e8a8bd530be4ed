import type { Note } from '../record.ts'
import { decodeBytes } from './decode-bytes.ts'
import { looksLikeJsonLines } from './detect-kind.ts'
import type { Draft } from './draft.ts'
import { makeArticle } from './make-article.ts'
import { describeTooLong, UnreadableInput } from './open-bytes.ts'
import { isFound, readFound } from './read-found.ts'
import { parseJson, readJsonArticle } from './read-json-lines.ts'
import { readPage } from './read-page.ts'
import type { InputOptions, Reading } from './reading.ts'
import { describeObject, readObject } from './table/index.ts'

type JsonOptions = Pick<InputOptions, 'maxBytes' | 'columns' | 'onMapping'>

export interface JsonInput extends JsonOptions {
  readonly from: string
}

/** The articles in JSON lines, one by one. A line that cannot be read is a failure with its number, and the next is read. */
export async function* readJsonLines(
  lines: AsyncIterable<Uint8Array | undefined> | Iterable<Uint8Array>,
  input: JsonInput,
): AsyncGenerator<Reading> {
  const { from, maxBytes } = input
  let number = 0
  for await (const line of lines) {
    number++
    try {
      if (!line) throw new UnreadableInput(describeTooLong(maxBytes))
      const { text, notes } = decodeBytes(line)
      if (text.trim() === '') continue
      yield* readJsonValue(parseJson(text), { ...input, notes, part: `line ${number}` })
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      yield { kind: 'failure', failure: { from, message: `line ${number}: ${error.message}` } }
    }
  }
}

/** JSON that is no lines: one object, a list, or lines in an encoding that had to be decoded as a whole. */
export async function* readWholeJson(text: string, input: JsonInput): AsyncGenerator<Reading> {
  if (looksLikeJsonLines(`${text}\n`)) {
    yield* readJsonLines(
      text.split('\n').map((line) => Buffer.from(line)),
      input,
    )
    return
  }
  const value = parseJson(text)
  if (!Array.isArray(value)) {
    yield* readJsonValue(value, { ...input, notes: [] })
    return
  }
  const { from } = input
  for (const [index, item] of value.entries()) {
    try {
      yield* readJsonValue(item, { ...input, notes: [], part: `item ${index + 1}` })
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      yield { kind: 'failure', failure: { from, message: `item ${index + 1}: ${error.message}` } }
    }
  }
}

interface JsonPart extends JsonInput {
  readonly notes: readonly Note[]
  /** Which of several in a file it is, where it has no id: `line 3`. */
  readonly part?: string
}

function* readJsonValue(value: unknown, { from, notes, part, ...options }: JsonPart): Generator<Reading> {
  if (isFound(value)) {
    yield readFound(value)
    return
  }
  const read = isForeign(value, options) ? readForeign(value, { from, ...options }) : readJsonArticle(value)
  if (read === undefined) return
  const { draft, id } = read
  // Articles of one file are no revisions of each other: each has a place of its own.
  const place = part === undefined || from === '-' ? from : `${from}#${id ?? part}`
  const whole = { ...draft, notes: [...notes, ...draft.notes] }
  yield { kind: 'article', article: makeArticle(whole, { from: read.from ?? place }) }
}

type Fields = Readonly<Record<string, unknown>>

/** An object with names that are not ours, as other programs write them; or one that has a name told by `columns`. */
function isForeign(value: unknown, { columns = {} }: JsonOptions): value is Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  if ('kind' in value && typeof value.kind === 'string') return false
  // What is told of a table in the same folder does not make articles of our own something else.
  if (Object.values(columns).some((name) => name !== undefined && Object.hasOwn(value, name))) return true
  return !('text' in value) && Object.keys(value).length > 0
}

function readForeign(
  value: Fields,
  { from, columns, onMapping }: JsonOptions & { readonly from: string },
): { draft: Draft; id?: string; from?: string } {
  onMapping?.(from, describeObject(value, columns))
  return readObject(value, { columns, readPage })
}
