import { type Bytes, peekBytes, UnreadableInput } from '../open-bytes.ts'
import type { Piece } from '../piece.ts'
import type { ReadPage } from '../read-page.ts'
import { decodeCell } from './decode-cell.ts'
import { type Columns, describeMapping, type Mapping } from './describe-mapping.ts'
import { findDelimiter } from './is-table.ts'
import { findDateForm } from './read-dates.ts'
import { type RowContext, readReport } from './read-row.ts'
import { readRows, type TableRow } from './read-rows.ts'

export interface TableOptions {
  readonly readPage: ReadPage
  /** Which column holds what, where the names do not tell: `{ text: 'Full story' }`. */
  readonly columns?: Columns
  /** A row above this many bytes is no single report. */
  readonly maxBytes: number
}

const SNIFFED_BYTES = 65_536
/** The order of day and month is told by so many rows at most, so that a table of any length is read in little memory. */
const FIRST_ROWS = 2000
const FIRST_BYTES = 10_000_000

/**
 * The reports in a table of text (CSV, TSV, with semicolons or bars), a row each, however long it is. Columns are taken
 * by their names or as `columns` says (`describeMapping`). A piece is named by the id column, where it has a value that
 * is not there twice, or `row 12`, counted as a table program does. Rows without text are pieces of trouble.
 *
 * Throws UnreadableInput where it is no table or has no column of texts.
 */
export async function* readTable(bytes: Bytes, options: TableOptions): AsyncGenerator<Piece> {
  yield* readTableRows(await openTable(bytes, options), options)
}

/** What each column is taken for, with a sample, without reading more than the start. Throws as `readTable` does. */
export async function previewTable(bytes: Bytes, options: Omit<TableOptions, 'readPage'>): Promise<Mapping> {
  return previewRows(await openTable(bytes, options), options.columns)
}

export async function previewRows(rows: AsyncGenerator<TableRow>, columns?: Columns): Promise<Mapping> {
  try {
    const { header, first } = await readStart(rows)
    const samples = first.slice(0, 100).map(({ cells = [] }) => cells.map((cell) => decodeCell(cell)))
    return describeMapping({ header, rows: samples, columns })
  } finally {
    await rows.return(undefined)
  }
}

async function openTable(
  bytes: Bytes,
  { columns, maxBytes }: Omit<TableOptions, 'readPage'>,
): Promise<AsyncGenerator<TableRow>> {
  const { start, rest } = await peekBytes(recode(bytes), SNIFFED_BYTES)
  const sniffed = Buffer.from(start.subarray(0, SNIFFED_BYTES)).toString('latin1')
  const delimiter = findDelimiter(sniffed, columns)
  if (delimiter !== undefined) return readRows(rest, { delimiter, maxBytes })
  throw new UnreadableInput(
    'no table: expected names of columns in the first row and as many cells in the others; check the file',
  )
}

/** UTF-16, as spreadsheets save it, becomes UTF-8; a byte order mark goes. */
async function* recode(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const { start, rest } = await peekBytes(bytes, 4)
  const isLittle = (start[0] === 0xff && start[1] === 0xfe) || (start[1] === 0 && start[0] !== 0)
  const isBig = (start[0] === 0xfe && start[1] === 0xff) || (start[0] === 0 && start[1] !== 0)
  if (!isLittle && !isBig) {
    const hasMark = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf
    yield* passBytes(rest, hasMark ? 3 : 0)
    return
  }
  const decoder = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be')
  for await (const chunk of rest) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}

async function* passBytes(bytes: Bytes, count: number): AsyncGenerator<Uint8Array> {
  let left = count
  for await (const chunk of bytes) {
    yield left > 0 ? chunk.subarray(left) : chunk
    left = Math.max(0, left - chunk.length)
  }
}

/** The reports in the rows of a table, whatever file they come from. The first row holds the names of the columns. */
export async function* readTableRows(
  rows: AsyncGenerator<TableRow>,
  { columns, readPage }: Pick<TableOptions, 'columns' | 'readPage'>,
): AsyncGenerator<Piece> {
  const { header, first } = await readStart(rows)
  const mapping = describeMapping({ header, rows: [], columns })
  const dateColumn = mapping.columns.findIndex(({ field }) => field === 'publishedAt')
  const dates = findDateForm(first.map(({ cells }) => cells?.[dateColumn] ?? ''))
  const context = { mapping, dates, readPage, seen: new Set<string>() }
  for (const row of first) yield* readTableRow(row, context)
  for await (const row of rows) yield* readTableRow(row, context)
}

interface HeadedRows {
  readonly header: readonly string[]
  readonly first: readonly TableRow[]
}

async function readStart(rows: AsyncGenerator<TableRow>): Promise<HeadedRows> {
  const head = await rows.next()
  if (head.done || !head.value.cells) throw new UnreadableInput('a table whose first row cannot be read')
  const first: TableRow[] = []
  let length = 0
  while (first.length < FIRST_ROWS && length < FIRST_BYTES) {
    const row = await rows.next()
    if (row.done) break
    first.push(row.value)
    for (const cell of row.value.cells ?? []) length += cell.length
  }
  return { header: head.value.cells.map((name) => decodeCell(name).trim()), first }
}

interface NamedRowContext extends RowContext {
  /** The ids that are taken. */
  readonly seen: Set<string>
}

function* readTableRow(
  { number, cells, problem }: TableRow,
  { seen, ...context }: NamedRowContext,
): Generator<Piece> {
  const name = `row ${number}`
  if (!cells) {
    yield { kind: 'trouble', name, message: problem ?? 'it cannot be read' }
    return
  }
  if (cells.every((cell) => cell.trim() === '')) return
  try {
    const { id, draft } = readReport(cells, context)
    // Two reports with one id would be taken for two versions of one.
    const isOwn = id !== undefined && id.length <= 200 && !seen.has(id)
    if (isOwn) seen.add(id)
    yield isOwn ? { kind: 'report', name: id, draft } : { kind: 'report', name, draft }
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    yield { kind: 'trouble', name, message: error.message }
  }
}
