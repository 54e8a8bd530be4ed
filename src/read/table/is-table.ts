import { type Columns, findField } from './describe-mapping.ts'
import { splitCells, splitRows } from './split-rows.ts'

const DELIMITERS = [',', '\t', ';', '|'] as const
/** Names of columns are short; the first line of a report is not. */
const MAX_NAME = 60
const MAX_COLUMNS = 2000
/** A start that is shorter is a whole file, and its last row needs no line end. */
const SNIFFED_LENGTH = 65_536
/** Rows that are compared with the header. */
const COMPARED_ROWS = 50

/** What stands between the cells of a table, or `undefined` for a text that is no table. */
export function findDelimiter(start: string, columns: Columns = {}): string | undefined {
  const text = start.replaceAll('\0', '').replace(/^(?:\ufeff|ï»¿|ÿþ|þÿ)/, '')
  const firstLine = text.slice(0, 100_000).split(/[\r\n]/, 1)[0]!
  return DELIMITERS.filter((delimiter) => hasKnownName(firstLine, { delimiter, columns })).find((delimiter) =>
    isTableOf(text, { delimiter, columns }),
  )
}

/**
 * Whether a file that begins like this is a table (CSV, TSV or with semicolons or bars). Prose with commas is none: the
 * first row must be names of columns, one at least that is usual for reports, and the rows below must have as many
 * cells. `columns` are names that the user has given.
 *
 * @example isTable('title,text\nFire,The mill burned.\n') // true
 * @example isTable('Text, as they say, is cheap.\nBut it is, after all, long.\n') // false
 */
export function isTable(start: string, { columns }: { readonly columns?: Columns } = {}): boolean {
  return findDelimiter(start, columns) !== undefined
}

/** What a text may be a table with. */
interface Guess {
  readonly delimiter: string
  readonly columns: Columns
}

/** A quick look that spares most texts the rest. */
function hasKnownName(line: string, { delimiter, columns }: Guess): boolean {
  const names = line.split(delimiter).map((name) => name.replace(/^\s*"|"\s*$/g, ''))
  return names.length > 1 && names.some((name) => isKnown(name, columns))
}

function isKnown(name: string, columns: Columns): boolean {
  return findField(name) !== undefined || Object.values(columns).includes(name.trim())
}

function isTableOf(text: string, { delimiter, columns }: Guess): boolean {
  const rows: string[][] = []
  const whole = text.length < SNIFFED_LENGTH ? `${text}\n` : text
  for (const { bytes, isComplete } of splitRows(Buffer.from(whole), { delimiter })) {
    const cells = isComplete ? splitCells(bytes.toString(), delimiter) : undefined
    if (cells && !(cells.length === 1 && cells[0]!.trim() === '')) rows.push(cells)
    if (rows.length > COMPARED_ROWS) break
  }
  const [header, ...others] = rows
  if (!header || header.length < 2 || header.length > MAX_COLUMNS) return false
  const names = header.map((name) => name.trim())
  if (names.some((name) => name.length > MAX_NAME || /[.!?]$/.test(name))) return false
  if (new Set(names.filter((name) => name !== '')).size < names.filter((name) => name !== '').length)
    return false
  const known = names.filter((name) => isKnown(name, columns)).length
  const alike = others.filter((cells) => cells.length === names.length).length
  // Two known names are hardly chance; one alone wants rows that bear it out and none of the spaces of prose.
  if (known >= 2) return others.length === 0 || alike >= others.length * 0.6
  const isSpaced = header.some((name) => name.startsWith(' '))
  return known === 1 && !isSpaced && others.length > 0 && alike >= others.length * 0.8
}
