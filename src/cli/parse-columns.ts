import { UsageError } from '../errors.ts'
import { type Columns, FIELDS, type Field } from '../read/index.ts'

/** A comma parts two columns only where a field follows: the names of columns may hold commas. */
const NEXT_FIELD = new RegExp(`,(?=(?:${FIELDS.join('|')})=)`)

/**
 * Which column holds what, from `--columns`. Throws a UsageError for what is no field.
 *
 * @example parseColumns('text=Body,outlet=Paper, printed')
 *   // { text: 'Body', outlet: 'Paper, printed' }
 */
export function parseColumns(given: string): Columns {
  const columns: Partial<Record<Field, string>> = {}
  if (given === '') return columns
  for (const part of given.split(NEXT_FIELD)) {
    const at = part.indexOf('=')
    const field = FIELDS.find((name) => name === part.slice(0, at).trim())
    const name = part.slice(at + 1).trim()
    if (at < 0 || field === undefined || name === '') {
      throw new UsageError('--columns', {
        expected: `FIELD=NAME with a field of ${FIELDS.join(', ')}`,
        got: part,
        fix: 'give it as in --columns text=Body,outlet=Paper',
      })
    }
    columns[field] = name
  }
  return columns
}
