import type { Note } from '../record.ts'
import { decodeBytes } from './decode-bytes.ts'
import { looksLikeJsonLines } from './detect-kind.ts'
import { makeArticle } from './make-article.ts'
import { describeTooLong, UnreadableInput } from './open-bytes.ts'
import { parseJson, readJsonArticle } from './read-json-lines.ts'
import type { Reading } from './reading.ts'

export interface JsonPlace {
  readonly from: string
  readonly maxBytes: number
}

/** The articles in JSON lines, one by one. A line that cannot be read is a failure with its number, and the next is read. */
export async function* readJsonLines(
  lines: AsyncIterable<Uint8Array | undefined> | Iterable<Uint8Array>,
  { from, maxBytes }: JsonPlace,
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
export async function* readWholeJson(text: string, place: JsonPlace): AsyncGenerator<Reading> {
  if (looksLikeJsonLines(`${text}\n`)) {
    yield* readJsonLines(
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
  const { draft, id } = read
  // Articles of one file are no revisions of each other: each has a place of its own.
  const place = part === undefined || from === '-' ? from : `${from}#${id ?? part}`
  const whole = { ...draft, notes: [...notes, ...draft.notes] }
  yield { kind: 'article', article: makeArticle(whole, { from: read.from ?? place }) }
}
