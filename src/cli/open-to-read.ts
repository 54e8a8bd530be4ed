import { RecordError } from '../errors.ts'
import { relateRecord } from '../pipeline.ts'
import { isPostgresAddress, type OpenRecord, openRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import type { Terminal } from './terminal.ts'

/**
 * The record of a call, for `work` to read from. When adding to a file was stopped hard, before what was added could be
 * related, that is made good first. On a server others do that all the time, and nobody waits for them.
 */
export async function openToRead(
  { settings, terminal }: Call,
  work: (record: OpenRecord) => Promise<number>,
): Promise<number> {
  const record = await openRecord(settings.record, { mode: 'read' })
  try {
    const left = await record.countUnrelated()
    if (left > 0 && isPostgresAddress(settings.record)) tellLeft(left, terminal)
    else if (left > 0) await relateNow(record, terminal)
    return await work(record)
  } finally {
    await record.close()
  }
}

function tellLeft(left: number, terminal: Terminal): void {
  terminal.tell(
    `${countThings(left, 'change')} not yet related to the rest: "hearsay work" and "hearsay serve" do that.`,
  )
}

async function relateNow(record: OpenRecord, terminal: Terminal): Promise<void> {
  try {
    await relateRecord(record, {
      onProgress: ({ left }) =>
        terminal.progress.show(`relating the articles to each other, ${countThings(left, 'change')} left`),
    })
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    terminal.tell(`The articles added last are not yet related to the others: ${error.message}`)
  }
}
