import { stringify } from 'csv-stringify/sync'
import type { Material } from '../format.ts'
import { type Cell, STATEMENT_COLUMNS } from './statement-columns.ts'

/** A table for spreadsheets: a row of headings, then one row for each statement. */
export async function* writeCsv(material: Material): AsyncGenerator<string> {
  yield `${writeCsvRow(Object.keys(STATEMENT_COLUMNS))}\n`
  for await (const { article, statements } of material.articles()) {
    for (const statement of statements) {
      const cells = Object.values(STATEMENT_COLUMNS).map((read) => read(statement, article))
      yield `${writeCsvRow(cells)}\n`
    }
  }
}

/**
 * One row as RFC 4180 has it, without its end. A value that a spreadsheet would run as a formula gets a leading
 * apostrophe (OWASP, "CSV Injection").
 *
 * @example writeCsvRow(['=1+1', 'He said "no"', undefined, 0.5])
 *   // `'=1+1,"He said ""no""",,0.5`
 */
export function writeCsvRow(cells: readonly Cell[]): string {
  // A lone carriage return ends a row for some readers.
  return stringify([[...cells]], { escape_formulas: true, eof: false, quoted_match: /[\r\n]/ })
}
