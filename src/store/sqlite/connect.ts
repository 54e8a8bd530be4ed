/** Opens the one file of a record, or makes it. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { Kysely } from 'kysely'
import { RecordError } from '../../errors.ts'
import type { Connection, ConnectOptions } from '../connection.ts'
import type { Tables } from '../tables.ts'
import { checkFile, noRecord } from './check-file.ts'
import { createDialect } from './dialect.ts'
import { explainError, isNoDatabase, isSqliteError } from './explain-error.ts'
import { isWritable as isFileWritable } from './is-writable.ts'
import { createPauses } from './let-others-write.ts'
import { APPLICATION_ID, migrate, RECORD_VERSION, readRecordVersion } from './migrations.ts'
import { createVersionReader } from './read-version.ts'

export interface SqliteOptions extends ConnectOptions {
  /** Lets the file grow to so many pages of 4 KB and no further: how tests fill a disk. */
  readonly maxPages?: number
}

const WAIT_MS = 10_000

/**
 * Kilobytes of pages that a connection keeps in memory at most. Ids and keys are hashes, so whoever adds to a large
 * record needs pages from all over it; a small one fills little.
 */
const WRITER_CACHE_KB = 128_000
const READER_CACHE_KB = 32_000

/** Throws UsageErrors and RecordErrors as `openRecord` says. */
export async function connectToSqlite(path: string, options: SqliteOptions): Promise<Connection> {
  const file = resolve(path)
  const { isWritable } = checkFile(file, options)
  const open = (cacheKb = READER_CACHE_KB): DatabaseSyncInstance =>
    openDatabase(file, { isWritable, cacheKb, waitMs: options.waitMs })
  const explain = (error: unknown): unknown => explainError(error, path)
  const openFirst = () => open(isWritable ? WRITER_CACHE_KB : READER_CACHE_KB)
  const database = await openPrepared(path, { open: openFirst, isWritable, maxPages: options.maxPages })
  const readers = new Map<Kysely<Tables>, DatabaseSyncInstance>()
  const journal = database.prepare('pragma journal_mode').get().journal_mode
  const db = new Kysely<Tables>({ dialect: createDialect({ database, explainError: explain }) })
  const openReader = (): Kysely<Tables> => {
    const beside = open()
    const reader = new Kysely<Tables>({ dialect: createDialect({ database: beside, explainError: explain }) })
    readers.set(reader, beside)
    return reader
  }
  // Whoever looks something up does not wait until articles are related.
  const reader = isWritable && journal === 'wal' ? openReader() : db
  return {
    path,
    isWritable: () => isFileWritable(file),
    db,
    reader,
    readVersion: createVersionReader(reader),
    letOthersWrite: createPauses(),
    openReader,
    async closeReader(reader) {
      const beside = readers.get(reader)
      readers.delete(reader)
      if (beside) await closeDatabase(beside, reader)
    },
    async close() {
      for (const [reader, beside] of readers) await closeDatabase(beside, reader)
      if (isWritable) emptyWriteAheadLog(database)
      await closeDatabase(database, db)
    },
  }
}

/** Kysely closes only what it has used. */
async function closeDatabase(database: DatabaseSyncInstance, db: Kysely<Tables>): Promise<void> {
  await db.destroy()
  if (database.isOpen) database.close()
}

async function openPrepared(
  path: string,
  {
    open,
    isWritable,
    maxPages,
  }: { open: () => DatabaseSyncInstance; isWritable: boolean; maxPages?: number },
): Promise<DatabaseSyncInstance> {
  let database: DatabaseSyncInstance | undefined
  try {
    database = open()
    if (maxPages !== undefined) database.exec(`pragma max_page_count = ${Math.trunc(maxPages)}`)
    checkRecord(database, { path, isWritable })
    if (isWritable) {
      migrate(database)
      await switchToWriteAheadLog(database)
    }
    return database
  } catch (error) {
    database?.close()
    throw isNoDatabase(error) ? noRecord(path, 'a file that is not a database') : explainError(error, path)
  }
}

/**
 * A file that may only be read, in a folder where SQLite cannot put its two files beside it, is read as one that
 * nobody changes (`immutable`): a record on a CD, or in a colleague's folder.
 */
function openDatabase(
  file: string,
  { isWritable, cacheKb, waitMs = WAIT_MS }: { isWritable: boolean; cacheKb: number; waitMs?: number },
): DatabaseSyncInstance {
  const location = isWritable || hasWriteAheadLog(file) ? file : immutableAddress(file)
  const database = new DatabaseSync(location, { readOnly: !isWritable, timeout: waitMs })
  // What was acknowledged is on the disk, also after a power cut.
  database.exec('pragma synchronous = full; pragma foreign_keys = on')
  database.exec(`pragma cache_size = -${cacheKb}`)
  // One article touches a thousand pages of a large record's indexes: they are not copied after each of them.
  database.exec('pragma wal_autocheckpoint = 8000')
  return database
}

function hasWriteAheadLog(file: string): boolean {
  const log = `${file}-wal`
  return existsSync(log) && statSync(log).size > 0
}

function immutableAddress(file: string): string {
  const escaped = file.replaceAll('%', '%25').replaceAll('?', '%3f').replaceAll('#', '%23')
  return `file://${escaped}?immutable=1`
}

function checkRecord(
  database: DatabaseSyncInstance,
  { path, isWritable }: { path: string; isWritable: boolean },
): void {
  const version = readRecordVersion(database)
  const isEmpty = database.prepare('select count(*) as count from sqlite_master').get().count === 0
  if (!isEmpty && database.prepare('pragma application_id').get().application_id !== APPLICATION_ID) {
    throw noRecord(path, 'a database of another program')
  }
  if (version > RECORD_VERSION) {
    throw new RecordError(
      `${path}: made by a newer Hearsay (record version ${version}, this program knows up to ${RECORD_VERSION}): ` +
        'update Hearsay',
    )
  }
  if (version === RECORD_VERSION || isWritable) return
  if (isEmpty) throw noRecord(path, 'an empty file')
  throw new RecordError(
    `${path}: made by an older Hearsay (record version ${version}, this program needs ${RECORD_VERSION}), and it may ` +
      'not be written, so it cannot be brought up to date: give yourself write permission, or work on a copy',
  )
}

/**
 * With a write-ahead log readers go on while one program writes. Once switched, a file stays so. Two programs that make
 * a record at the same moment get in each other's way here, and SQLite does not wait by itself. On disks that cannot do
 * it (some network drives) the file stays as it is: as safe, but readers wait for writers.
 */
async function switchToWriteAheadLog(database: DatabaseSyncInstance): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      database.exec('pragma journal_mode = wal')
      return
    } catch (error) {
      if (!isSqliteError(error) || attempt === 100) throw error
      await wait(20)
    }
  }
}

/**
 * Moves what is in the log into the file itself, so that the file alone is the whole record, ready to be copied. SQLite
 * does so too and takes the log away, but only when the last prepared statement is collected, at the latest when the
 * program ends. Where it cannot be done now (others read, or the disk is full) nothing is lost: it stays in the log.
 */
function emptyWriteAheadLog(database: DatabaseSyncInstance): void {
  if (!database.isOpen) return
  try {
    // Truncated, not just copied: a log that is left behind with words in it would be taken for one that is in use.
    database.exec('pragma busy_timeout = 0; pragma wal_checkpoint(truncate)')
  } catch (error) {
    if (!isSqliteError(error)) throw error
  }
}
