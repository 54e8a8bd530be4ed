/**
 * tsx bench/measure-growth.ts BASE [SIZES...]
 *
 * Grows a new record out of the base articles of a file (a line each), times it at each size on the way, and prints the
 * figures as a line of JSON for each, and last what the record holds. Making the articles is not timed. Without sizes,
 * what a record of the base articles as they are holds.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tuneEngine } from '../src/cli/tune-engine.ts'
import type { ReadArticle } from '../src/record.ts'
import { describeRecord, type RecordDescription } from './describe-record.ts'
import { growArticles } from './grow-articles.ts'
import type { BaseArticle } from './learn-words.ts'
import { openRecord, relateRecord } from './load-program.ts'

// As the command line does, so that the peaks are those that users see.
tuneEngine()

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

/** Grows one record to each of the sizes in turn, and tells what it found as soon as it is there. */
async function measureGrowth(base: readonly BaseArticle[], sizes: readonly number[]): Promise<void> {
  const articles = growArticles(base)
  const take = (count: number): ReadArticle[] => Array.from({ length: count }, () => articles.next().value)
  await inNewRecord(async (record, path) => {
    await add(record, take(1))
    const bytesBefore = process.memoryUsage.rss()
    let grown = 1
    for (const size of sizes) {
      const batches: (Taken & { count: number })[] = []
      while (grown < size) {
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
      grown += ALONE
      const growth: Growth = {
        size,
        articlesPerSecond: (1000 * timed) / sum(last.map(({ milliseconds }) => milliseconds)),
        processorInBatches: sum(last.map(({ processor }) => processor)) / timed,
        millisecondsAlone: median(alone.map(({ milliseconds }) => milliseconds)),
        processorAlone: median(alone.map(({ processor }) => processor)),
        peakBytes,
        bytesBefore,
        bytesOnDisk: sum([path, `${path}-wal`].map((file) => (existsSync(file) ? statSync(file).size : 0))),
      }
      console.log(JSON.stringify(growth))
    }
    // Last, since listing all its stories takes memory that adding does not.
    console.log(JSON.stringify(await describeRecord(record)))
  })
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

function tellProgress(grown: number, size: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${grown.toLocaleString('en')} of ${size.toLocaleString('en')} `)
}

const [file, ...sizes] = process.argv.slice(2)
const base: BaseArticle[] = readFileSync(file!, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
if (sizes.length > 0) await measureGrowth(base, sizes.map(Number))
else console.log(JSON.stringify(await describeBase(base)))
