/**
 * How the tables came to be on PostgreSQL: a list of small named steps to which new ones are only ever added. The version of a record
 * is the same on both engines: a step of one is a step of the other.
 *
 * @module
 */
import type { ClientBase } from 'pg'
import { m010_record } from './m010-record.ts'
import { m011_people } from './m011-people.ts'

export const SCHEMA = 'hearsay'

type Migration = (client: ClientBase) => Promise<void>

/** By the version that they lead to. The first makes at once what SQLite's first ten came to. */
const MIGRATIONS: ReadonlyMap<number, Migration> = new Map([
  [10, m010_record],
  [11, m011_people],
])

/** The newest version that this program knows. */
export const RECORD_VERSION = Math.max(...MIGRATIONS.keys())

/** Two programs that begin at once: the second waits, and finds nothing left to do. */
const MIGRATION_LOCK = 0x4852534d

/** 0 where there is no record yet. */
export async function readRecordVersion(client: ClientBase): Promise<number> {
  const { rows } = await client.query(
    `select to_regclass('${SCHEMA}.record_version') is not null as "is_there"`,
  )
  if (!rows[0].is_there) return 0
  const answer = await client.query(`select version from ${SCHEMA}.record_version`)
  return answer.rows[0]?.version ?? 0
}

/**
 * Brings a record up to this program's version, all steps or none. Who reads meanwhile sees the record as it was; a step that
 * must have a table for itself waits for its turn, and gives up rather than hold everybody up (`lock_timeout`).
 */
export async function migrate(client: ClientBase): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`)
    const version = await readRecordVersion(client)
    if (version === 0) {
      await client.query(`create schema if not exists ${SCHEMA}`)
      await client.query(`create table ${SCHEMA}.record_version (version integer not null)`)
      await client.query(`insert into ${SCHEMA}.record_version values (0)`)
    }
    for (const [to, step] of [...MIGRATIONS].sort(([a], [b]) => a - b)) {
      if (to > version) await step(client)
    }
    await client.query(`update ${SCHEMA}.record_version set version = ${RECORD_VERSION}`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
