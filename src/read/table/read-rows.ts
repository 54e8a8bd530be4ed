import type { Bytes } from '../open-bytes.ts'
import { hasClosingQuote, isClosed, LINE_FEED, RETURN, splitCells, splitRows } from './split-rows.ts'

/** Each goes back to the line behind the row, so there must be an end to them. */
const MAX_RECOVERIES = 20

/** A row with its number, counted as a table program does: the header is 1. */
export interface TableRow {
  readonly number: number
  /** Each byte is one character: encodings are told cell by cell. Absent where the row cannot be read. */
  readonly cells?: readonly string[]
  /** Why it cannot be read. */
  readonly problem?: string
}

export interface TableForm {
  readonly delimiter: string
  /** A row that is longer is not read. */
  readonly maxBytes: number
}

/**
 * The rows of a table of any length, one in memory at a time. A row whose quotation mark is never closed would take in
 * all that stand behind it, so where a row passes the limit or the end of the file, its first line alone is taken for
 * the row and reading goes on in the next. (csv-parse 7, told to skip such a row, skips all that follow it as well.)
 */
export async function* readRows(bytes: Bytes, form: TableForm): AsyncGenerator<TableRow> {
  const reader = new RowReader(form)
  let parts: Uint8Array[] = []
  let waiting = 0
  for await (const chunk of bytes) {
    if (reader.isGivenUp) break
    parts.push(chunk)
    waiting += chunk.length
    // What holds no whole row yet is looked through again only when it has doubled.
    if (waiting < reader.heldLength) continue
    yield* reader.takeRows(Buffer.concat(parts), { isEnd: false })
    parts = []
    waiting = 0
  }
  if (!reader.isGivenUp) yield* reader.takeRows(Buffer.concat(parts), { isEnd: true })
}

/** What is known of a table between two chunks of it. */
class RowReader {
  readonly #form: TableForm
  #held: Buffer = Buffer.alloc(0)
  #number = 0
  #width: number | undefined
  #recoveries = 0
  /** Whether the line that was given up has not ended yet. */
  #isPassing = false

  constructor(form: TableForm) {
    this.#form = form
  }

  get heldLength(): number {
    return this.#held.length
  }

  get isGivenUp(): boolean {
    return this.#recoveries > MAX_RECOVERIES
  }

  *takeRows(chunk: Buffer, { isEnd }: { readonly isEnd: boolean }): Generator<TableRow> {
    const lineEnd = this.#isPassing ? chunk.indexOf(LINE_FEED) : -1
    if (this.#isPassing && lineEnd === -1) return
    this.#isPassing = false
    this.#held = Buffer.concat([this.#held, chunk.subarray(lineEnd + 1)])
    yield* this.#takeWholeRows({ isEnd, isLiteral: false })
    const isStuck = () => this.#held.length > 0 && (isEnd || this.#held.length > this.#form.maxBytes)
    while (isStuck() && !this.isGivenUp) yield* this.#recover(isEnd)
    if (!this.isGivenUp) return
    const problem = 'too many quotation marks before it are never closed; the rest was not read'
    yield { number: this.#number + 1, problem }
  }

  *#takeWholeRows({ isEnd, isLiteral }: { isEnd: boolean; isLiteral: boolean }): Generator<TableRow> {
    const { delimiter, maxBytes } = this.#form
    let from = 0
    for (const { bytes, isComplete, next } of splitRows(this.#held, {
      delimiter,
      width: this.#width,
      isLiteral,
    })) {
      if (!isComplete && !(isEnd && isClosed(bytes, { delimiter, width: this.#width, isLiteral }))) break
      // The other half of the line end may be in the next chunk.
      if (!isEnd && next === this.#held.length && this.#held[next - 1] === RETURN) break
      from = next
      const number = ++this.#number
      const cells = bytes.length > maxBytes ? undefined : splitCells(bytes.toString('latin1'), delimiter)
      this.#width ??= cells?.length
      yield cells ? { number, cells } : { number, problem: 'it is too long for a report' }
    }
    this.#held = this.#held.subarray(from)
  }

  /** Takes the first line of what is held for the row, and goes on behind it. */
  *#recover(isEnd: boolean): Generator<TableRow> {
    const { delimiter, maxBytes } = this.#form
    const lineEnd = this.#held.indexOf(LINE_FEED)
    this.#isPassing = lineEnd === -1
    const line = this.#held.subarray(0, lineEnd === -1 ? undefined : lineEnd)
    this.#held = this.#held.subarray(lineEnd === -1 ? line.length : lineEnd + 1)
    const number = ++this.#number
    const cells =
      line.length > maxBytes ? [] : splitCells(line.toString('latin1').replace(/\r$/, ''), delimiter)
    const problem = 'a quotation mark in it is never closed, or it is too long for a report'
    yield cells.length === this.#width ? { number, cells } : { number, problem }
    // Where none can close a cell, none opens one: the rest is read in one go, however many there are.
    const isLiteral = !hasClosingQuote(this.#held, delimiter)
    if (!isLiteral) this.#recoveries++
    yield* this.#takeWholeRows({ isEnd, isLiteral })
  }
}
