const [QUOTE, TAB] = [34, 9]
export const [LINE_FEED, RETURN] = [10, 13]

export interface RowForm {
  readonly delimiter: string
  /** How many cells the first row has, once it is known. */
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
export function* splitRows(bytes: Buffer, form: RowForm): Generator<RowBytes> {
  let start = 0
  while (start < bytes.length) {
    const end = findRowEnd(bytes, { ...form, start })
    const isReturn = end !== undefined && bytes[end] === RETURN && bytes[end + 1] === LINE_FEED
    const next = end === undefined ? bytes.length : end + (isReturn ? 2 : 1)
    yield { bytes: bytes.subarray(start, end), isComplete: end !== undefined, next }
    start = next
  }
}

function findRowEnd(
  bytes: Buffer,
  { start, delimiter, width, isLiteral = false }: RowForm & { start: number },
): number | undefined {
  const separator = delimiter.charCodeAt(0)
  let isCellStart = true
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === LINE_FEED || byte === RETURN) return at
    if (isCellStart && byte === QUOTE && !isLiteral) {
      const close = findClosingQuote(bytes, { start: at + 1, separator })
      const lineEnd = separator === TAB ? findFullLine(bytes, { start, width }) : undefined
      if (lineEnd !== undefined && (close === undefined || close > lineEnd)) return lineEnd
      if (close === undefined) return undefined
      at = close
    }
    isCellStart = byte === separator
  }
  return undefined
}

function findClosingQuote(
  bytes: Buffer,
  { start, separator }: { start: number; separator: number },
): number | undefined {
  for (let at = bytes.indexOf(QUOTE, start); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) {
    const after = bytes[at + 1]
    if (after === QUOTE) at++
    else if (after === undefined || after === separator || after === LINE_FEED || after === RETURN) return at
  }
  return undefined
}

/**
 * The end of a line that has all its cells. Tables with tabs are often written without quotation marks of their own, and
 * a title that begins with a quoted word opens nothing; tabs themselves hardly stand in a text.
 */
function findFullLine(
  bytes: Buffer,
  { start, width }: { start: number; width: number | undefined },
): number | undefined {
  const end = bytes.indexOf(LINE_FEED, start)
  if (width === undefined || end === -1) return undefined
  if (bytes.toString('latin1', start, end).split('\t').length !== width) return undefined
  return bytes[end - 1] === RETURN ? end - 1 : end
}

/** The cells of one row. A cell whose quotation mark is not closed is taken as it stands. */
export function splitCells(row: string, delimiter: string): string[] {
  const cells: string[] = []
  for (let at = 0; at <= row.length; at++) {
    const close = row[at] === '"' ? findCellEnd(row, { start: at + 1, delimiter }) : undefined
    const found = close === undefined ? row.indexOf(delimiter, at) : close + 1
    const end = found === -1 ? row.length : found
    cells.push(close === undefined ? row.slice(at, end) : row.slice(at + 1, close).replaceAll('""', '"'))
    at = end
  }
  return cells
}

function findCellEnd(
  row: string,
  { start, delimiter }: { start: number; delimiter: string },
): number | undefined {
  for (let at = row.indexOf('"', start); at !== -1; at = row.indexOf('"', at + 1)) {
    if (row[at + 1] === '"') at++
    else if (at + 1 === row.length || row[at + 1] === delimiter) return at
  }
  return undefined
}

/** Whether the last row, which no line end follows, would end with one. */
export function isClosed(row: Buffer, form: RowForm): boolean {
  return findRowEnd(Buffer.concat([row, Buffer.from('\n')]), { ...form, start: 0 }) !== undefined
}

/** Whether any quotation mark in some bytes could close a cell. */
export function hasClosingQuote(bytes: Buffer, delimiter: string): boolean {
  return findClosingQuote(bytes, { start: 0, separator: delimiter.charCodeAt(0) }) !== undefined
}
