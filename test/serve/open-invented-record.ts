import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenRecord, openRecord } from '../../src/store/index.ts'
import { recordAddress } from '../record-address.ts'
import { relateAs } from '../store/relate-as.ts'
import { articles, relations } from './invented-news.ts'

export interface TestRecord {
  readonly record: OpenRecord
  close(): Promise<void>
}

/** A record in a temporary file, with the invented affair in it or with nothing. */
export async function openInventedRecord(filling: 'invented' | 'empty' = 'invented'): Promise<TestRecord> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-serve-'))
  const record = await openRecord(recordAddress(join(folder, 'test.db')), { mode: 'create' })
  if (filling === 'invented') {
    await record.saveArticles(articles)
    await relateAs(record, relations)
  }
  return {
    record,
    async close() {
      await record.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
