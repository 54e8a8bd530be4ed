const [QUOTE, TAB] = [34, 9]
export const [LINE_FEED, RETURN] = [10, 13]

/** What tells where a row ends. */
export interface RowMarks {
  readonly delimiter: string
  /** How many cells the rows have: as many as the first of the bytes where this is absent. */
  readonly width?: number
  /** True where quotation marks are words like others. */
  readonly isLiteral?: boolean
}

/** A row of a table, as its bytes. */
export interface RowBytes {
  readonly bytes: Buffer
  /** False where no line end closes it. */
  readonly isComplete: boolean
  /** Where the next row begins. */
  readonly next: number
}

/**
 * The rows in some bytes; a line end in quotation marks ends no row. A quotation mark opens a cell only at its start
 * and closes it only at its end, as people's tables are not always written by the book.
 */
export function* splitRows(bytes: Buffer, marks: RowMarks): Generator<RowBytes> {
  let { width } = marks
  let start = 0
  while (start < bytes.length) {
    const end = findRowEnd(bytes, { ...marks, width, start })
    const isReturn = end !== undefined && bytes[end] === RETURN && bytes[end + 1] === LINE_FEED
    const next = end === undefined ? bytes.length : end + (isReturn ? 2 : 1)
    const row = bytes.subarray(start, end)
    width ??= splitCells(row.toString('latin1'), marks.delimiter).length
    yield { bytes: row, isComplete: end !== undefined, next }
    start = next
  }
}

function findRowEnd(
  bytes: Buffer,
  { start, delimiter, width, isLiteral = false }: RowMarks & { start: number },
): number | undefined {
  const separator = delimiter.charCodeAt(0)
  let isCellStart = true
  let fullLine: FullLine | undefined
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === LINE_FEED || byte === RETURN) return at
    if (isCellStart && byte === QUOTE && !isLiteral) {
      fullLine ??= separator === TAB ? findFullLine(bytes, { start, width }) : NO_FULL_LINE
      const { end, nextTab } = fullLine
      const close = findClosingQuote(bytes, { start: at + 1, end: nextTab, separator })
      if (nextTab !== undefined && (close === undefined || close + 1 === nextTab)) return end
      if (close === undefined) return undefined
      at = close
    }
    isCellStart = byte === separator
  }
  return undefined
}

interface CellSearch {
  readonly start: number
  readonly end?: number
  readonly separator: number
}

function findClosingQuote(
  bytes: Buffer,
  { start, end = bytes.length, separator }: CellSearch,
): number | undefined {
  const isBefore = (at: number) => at !== -1 && at < end
  for (let at = bytes.indexOf(QUOTE, start); isBefore(at); at = bytes.indexOf(QUOTE, at + 1)) {
    const after = bytes[at + 1]
    if (after === QUOTE) at++
    else if (after === undefined || after === separator || after === LINE_FEED || after === RETURN) return at
  }
  return undefined
}

/** Where a line that has all its cells ends, and the first tab behind it: both absent where the line lacks some. */
interface FullLine {
  readonly end?: number
  readonly nextTab?: number
}

const NO_FULL_LINE: FullLine = {}

/**
 * Tables with tabs are often written without quotation marks of their own, and a title that begins with a quoted word
 * opens nothing. Tabs themselves hardly stand in a text: a mark that is not closed before the next tab opens no cell,
 * while one that is closed by then opens a last cell of several lines.
 */
function findFullLine(
  bytes: Buffer,
  { start, width }: { start: number; width: number | undefined },
): FullLine {
  const lineFeed = bytes.indexOf(LINE_FEED, start)
  if (width === undefined || lineFeed === -1) return NO_FULL_LINE
  if (bytes.toString('latin1', start, lineFeed).split('\t').length !== width) return NO_FULL_LINE
  const end = bytes[lineFeed - 1] === RETURN ? lineFeed - 1 : lineFeed
  const nextTab = bytes.indexOf(TAB, lineFeed)
  return nextTab === -1 ? { end } : { end, nextTab }
}

/** The cells of one row. A cell whose quotation mark is not closed is taken as it stands. */
export function splitCells(row: string, delimiter: string): string[] {
  const cells: string[] = []
  const seen = new Set<number>()
  for (let at = 0; at <= row.length; at++) {
    const close = row[at] === '"' ? findCellEnd(row, { start: at + 1, delimiter, seen }) : undefined
    const found = close === undefined ? row.indexOf(delimiter, at) : close + 1
    const end = found === -1 ? row.length : found
    cells.push(close === undefined ? row.slice(at, end) : row.slice(at + 1, close).replaceAll('""', '"'))
    at = end
  }
  return cells
}

interface CellEndSearch {
  readonly start: number
  readonly delimiter: string
  /** Marks that an earlier search came by. One that comes by again finds no more than the first did. */
  readonly seen: Set<number>
}

function findCellEnd(row: string, { start, delimiter, seen }: CellEndSearch): number | undefined {
  for (let at = row.indexOf('"', start); at !== -1 && !seen.has(at); at = row.indexOf('"', at + 1)) {
    seen.add(at)
    if (row[at + 1] === '"') at++
    else if (at + 1 === row.length || row[at + 1] === delimiter) return at
  }
  return undefined
}

/** Whether the last row, which no line end follows, would end with one. */
export function isClosed(row: Buffer, marks: RowMarks): boolean {
  return findRowEnd(Buffer.concat([row, Buffer.from('\n')]), { ...marks, start: 0 }) !== undefined
}

/** Whether any quotation mark in some bytes could close a cell. */
export function hasClosingQuote(bytes: Buffer, delimiter: string): boolean {
  return findClosingQuote(bytes, { start: 0, separator: delimiter.charCodeAt(0) }) !== undefined
}
