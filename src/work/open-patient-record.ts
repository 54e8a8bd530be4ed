import { type OpenRecord, openRecord } from '../store/index.ts'
import type { Patience } from './patience.ts'

/** Another worker may be writing: it has its turn within this. */
const WAIT_MS = 40_000
/** An answer that takes longer does not come: the network was cut, which nobody else would tell within a minute. */
const ANSWER_MS = 50_000

/** The record, made where it is not there yet. What a worker asks of it is asked again until it is answered. */
export async function openPatientRecord(address: string, { outlast }: Patience): Promise<OpenRecord> {
  const record = await outlast(() =>
    openRecord(address, { mode: 'create', waitMs: WAIT_MS, answerMs: ANSWER_MS }),
  )
  return {
    ...record,
    saveArticles: (articles) => outlast(() => record.saveArticles(articles)),
    findKnown: (ids) => outlast(() => record.findKnown(ids)),
    findKnownAddresses: (addresses) => outlast(() => record.findKnownAddresses(addresses)),
    isRelated: () => outlast(() => record.isRelated()),
    countUnrelated: () => outlast(() => record.countUnrelated()),
    relateNext: (work, options) => {
      // What was too much at a time is not tried again as it was.
      let tried = 2 * options.most
      return outlast(() => {
        tried = Math.max(1, Math.floor(tried / 2))
        return record.relateNext(work, { ...options, most: tried })
      })
    },
    listFeeds: () => outlast(() => record.listFeeds()),
    saveFeed: (feed) => outlast(() => record.saveFeed(feed)),
  }
}
