import { createThread } from '../ask-thread.ts'
import { collectBytes, UnreadableInput } from '../open-bytes.ts'
import { checkUnpackedSize, openZip } from '../open-zip.ts'
import type { Piece } from '../piece.ts'
import { decodeCell, encodeCell } from './decode-cell.ts'
import { describeMapping, findField, type Mapping } from './describe-mapping.ts'
import { formatMoment } from './read-dates.ts'
import type { TableRow } from './read-rows.ts'
import { previewRows, readTableRows, type TableOptions } from './read-table.ts'

/** A workbook is held in memory with all its cells: unpacked, ten times as much is needed for a while. */
const MAX_UNPACKED = 100_000_000
/** Titles and remarks that may stand above the names of the columns. */
const MAX_ROWS_ABOVE = 10

/** As many as a program that makes tables of reports would ever fill: a million rows of twenty columns. */
const MAX_CELLS = 20_000_000
/** Where a row or cell says that it stands. */
const PLACE = /(?<![\w:.-])r\s*=\s*["']([^"']*)["']/g

type WorkbookOptions = Omit<TableOptions, 'maxBytes'>

interface ReadSheet {
  readonly sheet: string
  readonly data?: readonly (readonly unknown[])[]
}

/** In a thread: two sheets that are damaged make the library fail where nobody can catch it, and end the program. */
const askThread = createThread<readonly ReadSheet[]>({
  library: 'read-excel-file/universal',
  code: `async function read({ default: loaded }, data) { return (loaded.default ?? loaded)(data.buffer) }`,
  input: 'an Excel workbook',
  fix: 'split it, or save it as CSV',
  maxSeconds: 60,
  maxMegabytes: 1500,
})

interface Sheet {
  readonly name: string
  /** From the names of the columns on. */
  readonly rows: readonly TableRow[]
}

/**
 * The reports in an Excel workbook (XLSX), a row each, from every sheet with a column of texts; the others are passed.
 * The workbook is read in memory, so one that unpacks to more than 100 MB is refused. As `readTable` otherwise.
 *
 * Throws UnreadableInput where the workbook is damaged or no sheet has a column of texts.
 */
export async function* readWorkbook(bytes: Uint8Array, options: WorkbookOptions): AsyncGenerator<Piece> {
  const sheets = await openWorkbook(bytes)
  const readable = sheets.filter((sheet) => findTrouble(sheet, options) === undefined)
  const first = sheets[0]
  if (readable.length === 0) {
    throw new UnreadableInput(first ? findTrouble(first, options)! : 'a workbook without any cells')
  }
  for (const sheet of sheets) {
    if (!readable.includes(sheet)) {
      yield { kind: 'passed', reason: 'sheet without a column of texts' }
      continue
    }
    for await (const piece of readTableRows(iterate(sheet.rows), options)) {
      // Numbers of rows are those of one sheet; ids too may be given out once a sheet.
      yield piece.kind === 'passed' || sheets.length === 1
        ? piece
        : { ...piece, name: `${sheet.name}, ${piece.name}` }
    }
  }
}

/** What each column of the first sheet with texts is taken for. Throws as `readWorkbook` does. */
export async function previewWorkbook(
  bytes: Uint8Array,
  { columns }: Pick<WorkbookOptions, 'columns'> = {},
): Promise<Mapping> {
  const sheets = await openWorkbook(bytes)
  const sheet = sheets.find((one) => findTrouble(one, { columns }) === undefined) ?? sheets[0]
  if (!sheet) throw new UnreadableInput('a workbook without any cells')
  return previewRows(iterate(sheet.rows), columns)
}

function findTrouble(sheet: Sheet, { columns }: Pick<WorkbookOptions, 'columns'>): string | undefined {
  try {
    const header = (sheet.rows[0]?.cells ?? []).map((name) => decodeCell(name))
    describeMapping({ header, rows: [], columns })
    return undefined
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    return error.message
  }
}

async function* iterate(rows: readonly TableRow[]): AsyncGenerator<TableRow> {
  yield* rows
}

async function openWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  await checkUnpackedSize(bytes, MAX_UNPACKED)
  await checkPlaces(bytes)
  const answer = await askThread(bytes)
  if ('error' in answer) {
    const { message } = answer.error
    throw new UnreadableInput(
      `a damaged Excel workbook (${message.slice(0, 200)}): open it and save it again, or save it as CSV`,
    )
  }
  // The list of sheets may name one that is not there.
  return answer.value
    .filter(({ data }) => data !== undefined)
    .map(({ sheet, data = [] }) => ({
      name: sheet,
      rows: findTable(data.map((cells) => cells.map(writeCell))),
    }))
    .filter(({ rows }) => rows.length > 0)
}

/**
 * Throws UnreadableInput where a cell stands so far out that its sheet has more cells than a table of reports. The library
 * fills up all rows and columns before it, so a single cell at the far end of a sheet would take all memory and end the
 * program, even from its thread.
 */
async function checkPlaces(bytes: Uint8Array): Promise<void> {
  const zip = await openZip(bytes)
  try {
    for (const member of zip.members) {
      const xml = Buffer.from(await collectBytes(zip.readMember(member), MAX_UNPACKED))
      if (xml.includes('sheetData')) checkSheetPlaces(xml.toString('latin1'))
    }
  } finally {
    zip.close()
  }
}

function checkSheetPlaces(xml: string): void {
  let [rows, columns] = [0, 1]
  for (const [, place = ''] of xml.matchAll(PLACE)) {
    const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place) ?? []
    if (letters === undefined) {
      const reason = `a cell at ${JSON.stringify(place.slice(0, 40))}`
      throw new UnreadableInput(
        `a damaged Excel workbook (${reason}): open it and save it again, or save it as CSV`,
      )
    }
    rows = Math.max(rows, Number(digits))
    columns = Math.max(columns, countColumns(letters))
  }
  if (rows * columns <= MAX_CELLS) return
  throw new UnreadableInput(
    `a workbook with ${rows} rows and ${columns} columns in a sheet: delete the empty ones, or save it as CSV`,
  )
}

/** How many columns there are up to the one that is named by these letters. */
function countColumns(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** The rows from the first on that has names of columns, or all. */
function findTable(rows: readonly (readonly string[])[]): TableRow[] {
  const numbered = rows.map((cells, index) => ({ number: index + 1, cells }))
  const above = numbered.slice(0, MAX_ROWS_ABOVE).findIndex(({ cells }) => {
    const fields = cells.map((cell) => findField(cell)?.field).filter((field) => field !== undefined)
    return cells.filter((cell) => cell !== '').length > 1 && fields.length > 0
  })
  return numbered.slice(Math.max(0, above))
}

function writeCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : formatMoment(value.getTime())
  return encodeCell(String(value))
}
