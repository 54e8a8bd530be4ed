import { RecordError } from '../errors.ts'
import { relateRecord } from '../pipeline.ts'
import { type OpenRecord, openRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import type { Terminal } from './terminal.ts'

/**
 * The record of a call, for `work` to read from. When adding was stopped hard, before what was added could be related,
 * that is made good first.
 */
export async function openToRead(
  { settings, terminal }: Call,
  work: (record: OpenRecord) => Promise<number>,
): Promise<number> {
  const record = await openRecord(settings.record, { mode: 'read' })
  try {
    if (!(await record.isRelated())) await relateNow(record, terminal)
    return await work(record)
  } finally {
    await record.close()
  }
}

async function relateNow(record: OpenRecord, terminal: Terminal): Promise<void> {
  terminal.progress.show('relating the articles to each other')
  try {
    await relateRecord(record)
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    terminal.tell(`The articles added last are not yet related to the others: ${error.message}`)
  }
}
