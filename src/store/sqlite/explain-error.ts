/** What a reporter is told when SQLite fails. */
import { RecordError } from '../../errors.ts'

/** As the package throws them: node:sqlite's fields. `errcode` is SQLite's extended result code. */
export interface SqliteError extends Error {
  readonly code: 'ERR_SQLITE_ERROR'
  readonly errcode: number
}

/** SQLite's primary result codes, the last byte of an extended one. */
const BUSY = 5
const LOCKED = 6
const READONLY = 8
const IOERR = 10
const CORRUPT = 11
const FULL = 13
const CANTOPEN = 14
const NOTADB = 26

/** SQLite got fewer bytes than it must: the file was cut. */
const IOERR_SHORT_READ = 522

export function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR' && 'errcode' in error
}

/** True when the file that was opened is no SQLite database at all. */
export function isNoDatabase(error: unknown): boolean {
  return isSqliteError(error) && (error.errcode & 0xff) === NOTADB
}

/**
 * A RecordError that says what happened to the record and what to do, with SQLite's own error as its cause. Errors that
 * are not about the file (a wrong query, a broken constraint) are our own bugs and come back as they are.
 */
export function explainError(error: unknown, path: string): unknown {
  const message = isSqliteError(error) ? findMessage(error) : undefined
  return message === undefined ? error : new RecordError(`${path}: ${message}`, { cause: error })
}

function findMessage(error: SqliteError): string | undefined {
  if (error.errcode === IOERR_SHORT_READ) return damaged(error)
  switch (error.errcode & 0xff) {
    case FULL:
      return 'the disk is full, so this was not kept; what was added before is still there: free some space and try again'
    case IOERR:
      return (
        `the disk could not be read or written (${error.message}), so this was not kept; what was added before is ` +
        'still there: see whether the disk is full, at its limit for you, or no longer connected, and try again'
      )
    case BUSY:
    case LOCKED:
      return 'another program is busy writing to this record; wait until it has finished and try again'
    case CORRUPT:
    case NOTADB:
      return damaged(error)
    case READONLY:
    case CANTOPEN:
      return (
        `the record may be read but not written (${error.message}): ` +
        'give yourself write permission on the file and its folder, or work on a copy'
      )
  }
}

function damaged(error: SqliteError): string {
  return (
    `the record is damaged (${error.message}): bring back a copy of the file, ` +
    'or move it away and add the articles again'
  )
}
