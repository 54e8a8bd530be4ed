import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

export interface ConnectOptions {
  readonly mode: 'create' | 'read'
  /** How long to wait for another program that is writing, in milliseconds. */
  readonly waitMs?: number
  /** How long to wait for a server's answer to one question, in milliseconds; for ever when not given. */
  readonly answerMs?: number
}

/** An open database of a record, on whatever engine. */
export interface Connection {
  /** What the record is called in messages: a file's path, or an address without its password. */
  readonly path: string
  /** Whether anything can be kept: of a file as its permissions are now, of a server as it was when the record was opened. */
  isWritable(): boolean
  readonly db: Kysely<Tables>
  /** What is read while the first writes, where that can be: else the same. */
  readonly reader: Kysely<Tables>
  /** Gives another text whenever this program or another may have changed the record. */
  readVersion(): Promise<string>
  /** Between two transactions of many: lets other programs have their turn. */
  letOthersWrite(): Promise<void>
  /** One more connection, so that a long reading does not keep the others waiting. */
  openReader(): Kysely<Tables>
  closeReader(reader: Kysely<Tables>): Promise<void>
  close(): Promise<void>
}
