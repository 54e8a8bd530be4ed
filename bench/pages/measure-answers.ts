/**
 * How long answers take when twenty clients ask at once, each again as soon as it has its answer.
 *
 * @module
 */
import { once } from 'node:events'
import autocannon from 'autocannon'

export interface AnswerTimes {
  readonly requestsPerSecond: number
  /** Milliseconds. */
  readonly median: number
  readonly p95: number
  /** Answers that were no 200. */
  readonly failed: number
}

const CLIENTS = 20
const SECONDS = 8

/** How many seconds pass between two changes of the record, each of which makes all kept answers old. */
const CHANGES_EVERY = 4

export interface AnswersAsked {
  readonly paths: readonly string[]
  /** Changes the record a little: what a newsroom does all the time, and what keeps answers from being kept for good. */
  readonly change?: () => Promise<void>
}

/** Asks for these addresses of the API in turn. */
export async function measureAnswers(address: string, { paths, change }: AnswersAsked): Promise<AnswerTimes> {
  const times: number[] = []
  let failed = 0
  const running = autocannon(
    {
      url: address,
      connections: CLIENTS,
      duration: SECONDS,
      requests: paths.map((path) => ({ path, headers: { 'accept-encoding': 'gzip' } })),
    },
    () => undefined,
  )
  running.on('response', (_client, status, _bytes, milliseconds) => {
    times.push(milliseconds)
    if (status !== 200) failed++
  })
  const changing = change && setInterval(() => void change(), CHANGES_EVERY * 1000)
  await once(running, 'done')
  clearInterval(changing)
  times.sort((a, b) => a - b)
  return {
    requestsPerSecond: times.length / SECONDS,
    median: times[times.length >> 1] ?? 0,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
    failed,
  }
}
