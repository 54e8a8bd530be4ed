import { UsageError } from '../errors.ts'
import type { Call } from './call.ts'
import { openToRead } from './open-to-read.ts'
import { createStatementRows, STATEMENT_COLUMNS, writeCsvRow } from './write-csv.ts'

export function run(call: Call): Promise<number> {
  const { switches, values, terminal } = call
  const isCsv = values.format === 'csv'
  if (isCsv && switches.has('json')) {
    throw new UsageError('--format', {
      expected: 'json beside --json',
      got: 'csv',
      fix: 'give one of the two',
    })
  }
  return openToRead(call, async (record) => {
    const describeRow = createStatementRows()
    let lines = 0
    if (isCsv) await terminal.print(writeCsvRow(STATEMENT_COLUMNS))
    for await (const line of record.exportLines()) {
      const text = isCsv ? describeRow(line) : JSON.stringify(line)
      if (text !== undefined) await terminal.print(text)
      terminal.progress.show(`${++lines} lines exported`)
    }
    return 0
  })
}
