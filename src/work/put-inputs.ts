import { readFile, stat } from 'node:fs/promises'
import {
  checkSource,
  type Failure,
  isAddress,
  type ReadOptions,
  readArticles,
  walkFiles,
} from '../read/index.ts'
import type { Job } from './job.ts'
import { type LotArticle, type LotFile, packMaterial } from './material.ts'
import type { Queue } from './open-queue.ts'

/** A lot has no more articles, files, and bytes of both than this: some seconds of work. */
const MOST_THINGS = 32
const MOST_BYTES = 300_000
/** Larger files are read here, and their articles put into lots: they may be archives of any size. */
const MOST_FILE_BYTES = 300_000

export interface PutInputsOptions {
  readonly queue: Pick<Queue, 'put'>
  readonly reading: ReadOptions
  readonly minConfidence?: number
  readonly signal?: AbortSignal
  readonly onFailure?: (failure: Failure) => void
  /** Told after each job that is kept. */
  readonly onProgress?: (sum: PutOutcome) => void
}

export interface PutOutcome {
  readonly jobs: number
  readonly articles: number
  readonly files: number
  readonly addresses: number
  readonly failed: number
}

/**
 * Puts inputs into the queue, as `add` takes them: addresses for workers to fetch, small files as they are, and of large ones, of
 * archives and of standard input the articles, in lots. Throws a UsageError when there is no such file or folder.
 */
export async function putInputs(inputs: readonly string[], options: PutInputsOptions): Promise<PutOutcome> {
  for (const input of inputs) await checkSource(input)
  const lots = openLots(options)
  for (const input of inputs) {
    if (options.signal?.aborted) break
    if (isAddress(input)) await lots.putAddress(input)
    else if (input === '-') await putArticles(input, { lots, options })
    else if ((await stat(input)).isDirectory()) {
      for await (const { path } of walkFiles(input)) await putFile(path, { lots, options })
    } else await putFile(input, { lots, options })
  }
  await lots.flush()
  return lots.tell()
}

interface Putting {
  readonly lots: Lots
  readonly options: PutInputsOptions
}

async function putFile(path: string, { lots, options }: Putting): Promise<void> {
  if (options.signal?.aborted) return
  try {
    const { size } = await stat(path)
    if (size <= MOST_FILE_BYTES) {
      const bytes = await readFile(path)
      return lots.addFile({ from: path, bytes })
    }
  } catch {
    // Reading it says why not.
  }
  await putArticles(path, { lots, options })
}

async function putArticles(input: string, { lots, options }: Putting): Promise<void> {
  for await (const reading of readArticles(input, options.reading)) {
    if (options.signal?.aborted) return
    if (reading.kind === 'failure') lots.fail(reading.failure)
    if (reading.kind !== 'article') continue
    const { article, findings } = reading
    await lots.addArticle({ article, ...(findings && { findings }) })
  }
}

type Lots = ReturnType<typeof openLots>

/** Gathers what is small into jobs of some size. */
function openLots({ queue, reading, minConfidence, onFailure, onProgress }: PutInputsOptions) {
  const { maxBytes, columns } = reading
  const settings = { minConfidence, columns, maxBytes }
  let articles: LotArticle[] = []
  let files: LotFile[] = []
  let bytes = 0
  let sum: PutOutcome = { jobs: 0, articles: 0, files: 0, addresses: 0, failed: 0 }
  const put = async (job: Job, counts: Partial<PutOutcome>) => {
    await queue.put([job])
    sum = { ...sum, ...addCounts(sum, counts), jobs: sum.jobs + 1 }
    onProgress?.(sum)
  }
  const flush = async () => {
    if (articles.length + files.length === 0) return
    const lot = { articles, files }
    articles = []
    files = []
    bytes = 0
    const job = { kind: 'read', label: nameLot(lot), packed: packMaterial(lot), ...settings } as const
    await put(job, { articles: lot.articles.length, files: lot.files.length })
  }
  const makeRoom = async (size: number) => {
    const isFull = articles.length + files.length >= MOST_THINGS || bytes + size > MOST_BYTES
    if (isFull) await flush()
    bytes += size
  }
  return {
    flush,
    tell: () => sum,
    fail(failure: Failure) {
      sum = { ...sum, failed: sum.failed + 1 }
      onFailure?.(failure)
    },
    putAddress: (address: string) => put({ kind: 'fetch', address, ...settings }, { addresses: 1 }),
    async addArticle(article: LotArticle) {
      await makeRoom(article.article.text.length)
      articles.push(article)
    },
    async addFile(file: LotFile) {
      await makeRoom(file.bytes.length)
      files.push(file)
    },
  }
}

const addCounts = (sum: PutOutcome, more: Partial<PutOutcome>): Partial<PutOutcome> => ({
  articles: sum.articles + (more.articles ?? 0),
  files: sum.files + (more.files ?? 0),
  addresses: sum.addresses + (more.addresses ?? 0),
})

/** `reports/one.html and 31 more`. What a database cannot keep in JSON is left out: it is for people. */
function nameLot({
  articles,
  files,
}: {
  articles: readonly LotArticle[]
  files: readonly LotFile[]
}): string {
  const [first = '', ...rest] = [
    ...articles.map(({ article }) => article.from),
    ...files.map(({ from }) => from),
  ]
  const name = first.toWellFormed().replaceAll('\0', '')
  return rest.length > 0 ? `${name} and ${rest.length} more` : name
}
