/** Looks at a file before SQLite does: opening another program's database could already change it. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { UsageError } from '../../errors.ts'
import { APPLICATION_ID } from './migrations.ts'

/** The first bytes of every SQLite file, and where it keeps the number of the program that made it. */
const SQLITE_MAGIC = 'SQLite format 3\0'
const APPLICATION_ID_OFFSET = 68
const HEADER_LENGTH = 100

export interface FileCheck {
  /** False when the file or its folder may only be read. */
  readonly isWritable: boolean
}

/** Throws a UsageError when this path is not, and cannot become, a record that may be opened in this mode. */
export function checkFile(path: string, { mode }: { mode: 'create' | 'read' }): FileCheck {
  const stats = findStats(path)
  if (stats === undefined) {
    if (mode === 'read') throw noRecord(path, 'no file')
    checkFolder(path)
    return { isWritable: true }
  }
  if (stats.isDirectory()) throw noRecord(path, 'a folder')
  if (!stats.isFile()) throw noRecord(path, 'something that is no ordinary file')
  if (!mayAccess(path, constants.R_OK))
    throw noPermission(path, { to: 'read', got: 'no permission to read it' })
  const isWritable = mayAccess(path, constants.W_OK) && mayAccess(dirname(path), constants.W_OK)
  if (mode === 'create' && !isWritable) {
    throw noPermission(path, { to: 'write', got: 'permission to read only, on the file or its folder' })
  }
  checkHeader(path)
  return { isWritable }
}

/** The error for a file that holds something else. */
export function noRecord(path: string, got: string): UsageError {
  return new UsageError(path, {
    expected: 'a Hearsay record',
    got,
    fix: 'name the file of a record with --record, or make a new one with `hearsay add FILE --record NAME.db`',
  })
}

function findStats(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const isForbidden = 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')
    if (isForbidden) throw noPermission(path, { to: 'read', got: 'no permission to look into its folder' })
    throw noRecord(path, `a path that the system refuses (${error.message})`)
  }
}

function checkFolder(path: string): void {
  const folder = dirname(path)
  const stats = findStats(folder)
  if (stats === undefined || !stats.isDirectory()) {
    const got = stats === undefined ? 'no such folder' : 'a file'
    throw new UsageError(folder, {
      expected: 'a folder to put the record in',
      got,
      fix: 'make the folder, or name another with --record',
    })
  }
  if (!mayAccess(folder, constants.W_OK | constants.X_OK)) {
    throw noPermission(folder, { to: 'write', got: 'permission to read only' })
  }
}

function checkHeader(path: string): void {
  const header = readHeader(path)
  // An empty file becomes a record. One with a journal may be a record that was being made when the program was
  // killed: SQLite has to look at that.
  if (header.length === 0 || existsSync(`${path}-journal`)) return
  if (header.toString('latin1', 0, SQLITE_MAGIC.length) !== SQLITE_MAGIC) {
    throw noRecord(path, 'a file that is not a database')
  }
  if (header.length < HEADER_LENGTH || header.readUInt32BE(APPLICATION_ID_OFFSET) !== APPLICATION_ID) {
    throw noRecord(path, 'a database of another program')
  }
}

function readHeader(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(HEADER_LENGTH)
    return header.subarray(0, readSync(file, header, 0, HEADER_LENGTH, 0))
  } finally {
    closeSync(file)
  }
}

function mayAccess(path: string, access: number): boolean {
  try {
    accessSync(path, access)
    return true
  } catch {
    return false
  }
}

function noPermission(path: string, { to, got }: { to: string; got: string }): UsageError {
  return new UsageError(path, {
    expected: `permission to ${to} it`,
    got,
    fix: 'change the permissions, or name another file with --record',
  })
}
