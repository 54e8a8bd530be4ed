import type { ReadPage } from '../read-page.ts'
import { encodeCell } from './decode-cell.ts'
import { type Columns, describeMapping, type Mapping } from './describe-mapping.ts'
import { findDateForm } from './read-dates.ts'
import { type ReportRow, readReport } from './read-row.ts'

export interface ObjectOptions {
  readonly columns?: Columns
  readonly readPage: ReadPage
}

/**
 * The report in an object of JSON with other names than ours (`{"headline": ..., "body": ...}`): its names are taken as those of
 * columns are. Throws UnreadableInput where none of them holds the text.
 */
export function readObject(value: Readonly<Record<string, unknown>>, options: ObjectOptions): ReportRow {
  const { columns, readPage } = options
  const mapping = describeObject(value, columns)
  const cells = Object.values(value).map((one) => encodeCell(writeCell(one)))
  const dateColumn = mapping.columns.findIndex(({ field }) => field === 'publishedAt')
  return readReport(cells, { mapping, dates: findDateForm([cells[dateColumn] ?? '']), readPage })
}

/** What each name in an object is taken for. Throws as `readObject` does. */
export function describeObject(value: Readonly<Record<string, unknown>>, columns?: Columns): Mapping {
  return describeMapping({
    header: Object.keys(value),
    rows: [Object.values(value).map(writeCell)],
    columns,
  })
}

/** A list of names stands as one text; what is an object itself tells nothing that a column could. */
function writeCell(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string').join(', ')
  return ''
}
