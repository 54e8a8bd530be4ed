import { openRecord } from '../store/index.ts'
import { openQueue } from '../work/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { listWatched } from './list-watched.ts'

/** `hearsay watch --queue`: the record knows the feeds from now on, and workers visit those that are due. */
export async function leaveToWorkers({ operands, switches, settings, terminal }: Call): Promise<number> {
  // Says so where the record is a file, which no worker looks at.
  await openQueue(settings.record).close()
  if (operands.length > 0) await listWatched(operands, [])
  const record = await openRecord(settings.record, { mode: operands.length > 0 ? 'create' : 'read' })
  try {
    const known = await record.listFeeds()
    const addresses = new Set(known.map(({ address }) => address))
    const feeds = await listWatched(operands, known)
    const fresh = feeds.filter(({ address }) => !addresses.has(address))
    for (const feed of fresh) await record.saveFeed(feed)
    const all = known.length + fresh.length
    await terminal.print(
      switches.has('json')
        ? JSON.stringify({ kind: 'feeds', feeds: all, added: fresh.length })
        : `${countThings(all, 'feed')} for the workers, ${fresh.length} of them new`,
    )
    return 0
  } finally {
    await record.close()
  }
}
