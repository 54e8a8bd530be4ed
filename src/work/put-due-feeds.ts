import type { OpenRecord } from '../store/index.ts'
import type { Queue } from './open-queue.ts'

/**
 * Makes a job of each feed whose time has come, and says how many are due. The time is the database's: a machine whose clock is
 * set back would leave its feeds alone for as long, or ask them without end.
 */
export async function putDueFeeds(
  record: Pick<OpenRecord, 'listFeeds'>,
  queue: Pick<Queue, 'readClock' | 'put'>,
): Promise<number> {
  const now = await queue.readClock()
  const due = (await record.listFeeds()).filter(({ isEnded, dueAt }) => !isEnded && dueAt <= now)
  // One job of each at most is waiting: the queue sees to that.
  await queue.put(due.map(({ address }) => ({ kind: 'fetch', feed: address })))
  return due.length
}
