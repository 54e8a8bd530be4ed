/**
 * tsx bench/measure-growth.ts BASE [SIZE]
 *
 * Grows a new record to a size out of the base articles of a file (a line each), times it, and prints the figures as
 * JSON. Making the articles is not timed. Without a size, what a record of the base articles as they are holds.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import type { ReadArticle } from '../src/record.ts'
import { describeRecord, type RecordDescription } from './describe-record.ts'
import { growArticles } from './grow-articles.ts'
import type { BaseArticle } from './learn-words.ts'
import { openRecord, relateRecord } from './load-program.ts'

// As the command line does (src/cli/main.ts), so that the peaks are those that users see.
setFlagsFromString('--heap-growing-percent=60')

/** How many articles are added in one go, and how many at the end are timed. */
const BATCH = 250
const TIMED_BATCHES = 2
const ALONE = 15

export interface Growth {
  readonly size: number
  readonly articlesPerSecond: number
  /** Milliseconds of the processor for each article of a batch. */
  readonly processorInBatches: number
  /** One more article added alone: the median. */
  readonly millisecondsAlone: number
  readonly processorAlone: number
  readonly peakBytes: number
  /** What the process held before it opened the record: the base articles and the program. */
  readonly bytesBefore: number
  readonly bytesOnDisk: number
  readonly description: RecordDescription
}

type OpenRecord = Awaited<ReturnType<typeof openRecord>>

async function inNewRecord<Outcome>(
  work: (record: OpenRecord, path: string) => Promise<Outcome>,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-growth-'))
  try {
    const path = join(folder, 'record.db')
    const record = await openRecord(path, { mode: 'create' })
    try {
      return await work(record, path)
    } finally {
      await record.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Taken {
  readonly milliseconds: number
  /** Of the processor: the same on a machine that is busy with other things. */
  readonly processor: number
}

/** Keeps and relates them; gives what it took. */
async function add(record: OpenRecord, articles: readonly ReadArticle[]): Promise<Taken> {
  const [began, used] = [performance.now(), process.cpuUsage()]
  await record.saveArticles(articles)
  await relateRecord(record)
  const { user, system } = process.cpuUsage(used)
  return { milliseconds: performance.now() - began, processor: (user + system) / 1000 }
}

async function describeBase(base: readonly BaseArticle[]): Promise<RecordDescription> {
  return inNewRecord(async (record) => {
    for (let at = 0; at < base.length; at += BATCH)
      await add(
        record,
        base.slice(at, at + BATCH).map(({ read }) => read),
      )
    return describeRecord(record)
  })
}

async function measureGrowth(base: readonly BaseArticle[], size: number): Promise<Growth> {
  const articles = growArticles(base)
  const take = (count: number): ReadArticle[] => Array.from({ length: count }, () => articles.next().value)
  return inNewRecord(async (record, path) => {
    await add(record, take(1))
    const bytesBefore = process.memoryUsage.rss()
    const batches: (Taken & { count: number })[] = []
    for (let grown = 1; grown < size; ) {
      const added = take(Math.min(BATCH, size - grown))
      batches.push({ count: added.length, ...(await add(record, added)) })
      grown += added.length
      tellProgress(grown, size)
    }
    const last = batches.slice(-TIMED_BATCHES)
    const timed = sum(last.map(({ count }) => count))
    const peakBytes = process.resourceUsage().maxRSS * 1024
    const alone: Taken[] = []
    for (let i = 0; i < ALONE; i++) alone.push(await add(record, take(1)))
    return {
      size,
      articlesPerSecond: (1000 * timed) / sum(last.map(({ milliseconds }) => milliseconds)),
      processorInBatches: sum(last.map(({ processor }) => processor)) / timed,
      millisecondsAlone: median(alone.map(({ milliseconds }) => milliseconds)),
      processorAlone: median(alone.map(({ processor }) => processor)),
      peakBytes,
      bytesBefore,
      bytesOnDisk: sum([path, `${path}-wal`].map((file) => (existsSync(file) ? statSync(file).size : 0))),
      description: await describeRecord(record),
    }
  })
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

function tellProgress(grown: number, size: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${grown.toLocaleString('en')} of ${size.toLocaleString('en')} `)
}

const [file, size] = process.argv.slice(2)
const base: BaseArticle[] = readFileSync(file!, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
console.log(
  JSON.stringify(await (size === undefined ? describeBase(base) : measureGrowth(base, Number(size)))),
)
