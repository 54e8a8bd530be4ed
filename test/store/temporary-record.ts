/** A folder for a test's files, which goes when the test is done. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { onTestFinished } from 'vitest'
import { type OpenRecord, openRecord } from '../../src/store/index.ts'
import type { ConnectOptions } from '../../src/store/sqlite/connect.ts'

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
  options: ConnectOptions = { mode: 'create' },
): Promise<OpenRecord> {
  const record = await openRecord(path, options)
  onTestFinished(() => record.close())
  return record
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = []
  for await (const item of items) collected.push(item)
  return collected
}

/** How many rows each table has that is not empty. */
export function countAllRows(path: string): Record<string, number> {
  const database = new DatabaseSync(path, { readOnly: true })
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
  const counts: [string, number][] = tables.map(({ name }) => [
    name,
    database.prepare(`select count(*) as count from ${name}`).get().count,
  ])
  database.close()
  return Object.fromEntries(counts.filter(([name, count]) => count > 0 && !/^statement_words_/.test(name)))
}
