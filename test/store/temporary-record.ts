/** A folder for a test's files, which goes when the test is done. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { type OpenRecord, openRecord } from '../../src/store/index.ts'
import type { SqliteOptions } from '../../src/store/sqlite/connect.ts'
import { isOnPostgres, recordAddress } from '../record-address.ts'

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-store-'))
  chmodSync(folder, 0o755)
  onTestFinished(() => {
    chmodSync(folder, 0o755)
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** Opens a record that the test closes at its end, in a folder of its own when no path is given. */
export async function openTestRecord(
  path: string = join(makeFolder(), 'test.db'),
  options: SqliteOptions = { mode: 'create' },
): Promise<OpenRecord> {
  const record = await openRecord(recordAddress(path), options)
  onTestFinished(() => record.close())
  return record
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = []
  for await (const item of items) collected.push(item)
  return collected
}

/** How many rows each table has that is not empty. `path` is what the test calls its file, or the address that it became. */
export async function countAllRows(path: string): Promise<Record<string, number>> {
  const counts = isOnPostgres ? await countOnPostgres(recordAddress(path)) : countInFile(path)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

function countInFile(path: string): [string, number][] {
  const database = new DatabaseSync(path, { readOnly: true })
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
  const counts: [string, number][] = tables.map(({ name }) => [
    name,
    database.prepare(`select count(*) as count from ${name}`).get().count,
  ])
  database.close()
  return counts.filter(([name]) => !/^statement_words_/.test(name))
}

/** Without the tables that only this engine has. */
async function countOnPostgres(address: string): Promise<[string, number][]> {
  const client = new pg.Client(address)
  await client.connect()
  const tables = await client.query(
    "select table_name as name from information_schema.tables where table_schema = 'hearsay'",
  )
  const counts: [string, number][] = []
  for (const { name } of tables.rows) {
    if (name === 'record_changes' || name === 'record_version') continue
    const { rows } = await client.query(`select count(*)::integer as count from hearsay.${name}`)
    counts.push([name, rows[0].count])
  }
  await client.end()
  return counts
}

/** Does something to a record behind the back of whoever has it open. */
export async function runSql(path: string, sql: string): Promise<void> {
  if (isOnPostgres) {
    const client = new pg.Client(recordAddress(path))
    await client.connect()
    await client.query(`set search_path = hearsay; ${sql}`)
    await client.end()
    return
  }
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
}
