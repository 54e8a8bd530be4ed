/**
 * The errors that a caller may meet. Trouble in the *material* (an empty file, a report without a date) is never an
 * error: it becomes a note on the article. Our own bugs are not caught.
 *
 * @module
 */

/**
 * The caller asked for something that cannot be done: a file that is not there, a flag that does not exist, a record
 * that is no record. The message says what was expected, what came, and what to do.
 *
 * @example new UsageError('port', { expected: 'a number from 0 to 65535', got: 'abc', fix: 'give --port 4780' }).message
 *   // 'port: expected a number from 0 to 65535, got "abc"; give --port 4780'
 */
export class UsageError extends Error {
  override name = 'UsageError'

  constructor(what: string, { expected, got, fix }: { expected: string; got: string; fix: string }) {
    super(`${what}: expected ${expected}, got ${JSON.stringify(got)}; ${fix}`)
  }
}

/**
 * The record could not keep what it was given (full disk, file locked by another program, damaged file). What was
 * acknowledged before is still there. `cause` holds the database's own error.
 */
export class RecordError extends Error {
  override name = 'RecordError'
}
