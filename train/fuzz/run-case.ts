import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../../src/errors.ts'
import { FetchFailure } from '../../src/read/fetch/index.ts'
import {
  type Fetched,
  type Fetcher,
  type Reading,
  type ReadOptions,
  readArticles,
} from '../../src/read/index.ts'
import type { Article } from '../../src/record.ts'
import type { FuzzCase } from './make-case.ts'

export interface Outcome {
  readonly articles: number
  readonly failures: number
  readonly passed: number
  /** What may never be: something thrown, or an article that is none. */
  readonly problem?: string
}

/** No input of a case may make more fetches than this: a list of lists would else take its time. */
const MAX_FETCHES = 6

/** Reads a case as the program would. Nothing is thrown but by this code. */
export async function runCase(fuzzCase: FuzzCase): Promise<Outcome> {
  let [articles, failures, passed] = [0, 0, 0]
  try {
    for await (const reading of readCase(fuzzCase)) {
      if (reading.kind === 'passed') passed++
      else if (reading.kind === 'failure') failures++
      else if (reading.kind === 'article') articles++
      const problem = await findProblem(reading, fuzzCase)
      if (problem) return { articles, failures, passed, problem }
    }
    const isSilent = articles + failures + passed === 0 && fuzzCase.after === undefined
    return { articles, failures, passed, ...(isSilent && { problem: 'neither an article nor a failure' }) }
  } catch (error) {
    if (error instanceof UsageError) return { articles, failures, passed }
    const problem = error instanceof Error ? (error.stack ?? error.message) : `thrown: ${String(error)}`
    return { articles, failures, passed, problem }
  }
}

async function* readCase(fuzzCase: FuzzCase): AsyncGenerator<Reading> {
  const { bytes, way, columns, maxBytes, after, chunkSize, answers } = fuzzCase
  const options: ReadOptions = {
    ...(maxBytes !== undefined && { maxBytes }),
    ...(columns && { columns }),
    ...(answers.length > 0 && { fetcher: makeFetcher(fuzzCase) }),
    ...(after !== undefined && { findMark: async () => after }),
    onMapping: () => undefined,
    onProgress: () => undefined,
  }
  if (way === 'stream') yield* readArticles('-', { ...options, standardInput: cutChunks(bytes, chunkSize) })
  else if (way === 'address') yield* readArticles('https://tribune.example/2024/03/03/ferry', options)
  else {
    const path = join(tmpdir(), `fuzz-read-${process.pid}`)
    writeFileSync(path, bytes)
    try {
      yield* readArticles(path, options)
    } finally {
      rmSync(path)
    }
  }
}

async function* cutChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** A web of a few answers: what is at an address depends on how often anything was asked. */
function makeFetcher({ bytes, way, answers, contentType }: FuzzCase): Fetcher {
  const all = way === 'address' ? [bytes, ...answers] : answers
  let asked = 0
  const fetchAddress = async (url: string): Promise<Fetched> => {
    const answer = all[asked++ % all.length]!
    if (asked > MAX_FETCHES) throw new FetchFailure('not found (404): check the address', { kind: 'status' })
    return {
      status: 200,
      url,
      headers: {},
      bytes: answer,
      isNotModified: false,
      redirects: [],
      ...(contentType !== undefined && { contentType }),
    }
  }
  return { fetchAddress, close: async () => undefined }
}

async function findProblem(reading: Reading, { isReadBack }: FuzzCase): Promise<string | undefined> {
  if (reading.kind === 'failure') {
    return /\w{3}/.test(reading.failure.message) ? undefined : 'a failure that says nothing'
  }
  if (reading.kind !== 'article') return undefined
  const { article } = reading
  return findFault(article) ?? (isReadBack ? await findChange(article) : undefined)
}

function findFault({
  text,
  title,
  outlet,
  publishedAt,
  modifiedAt,
  notes,
  url,
}: Article): string | undefined {
  if (text.trim() === '') return 'an article without words'
  if (/[\0-\x08\r]/.test(text))
    return `an article with control characters: ${JSON.stringify(text.slice(0, 200))}`
  for (const line of [title, outlet]) {
    if (line !== undefined && (line.trim() === '' || /[\0-\x1f]/.test(line)))
      return `a title or outlet of ${JSON.stringify(line)}`
  }
  for (const date of [publishedAt, modifiedAt]) {
    if (date !== undefined && !/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d.*)?$/.test(date)) return `a date of ${date}`
  }
  if (url !== undefined && !URL.canParse(url)) return `an address of ${url}`
  return notes.every(({ code, message }) => code !== '' && message !== '') ? undefined : 'an empty note'
}

/** What `hearsay read --json` prints is the same article when it is read again. */
async function findChange(article: Article): Promise<string | undefined> {
  const printed = Buffer.from(`${JSON.stringify(article)}\n`)
  for await (const reading of readArticles('-', {
    standardInput: cutChunks(printed, 65_536),
    maxBytes: 1e9,
  })) {
    const again = reading.kind === 'article' ? JSON.stringify(reading.article) : JSON.stringify(reading)
    if (again === JSON.stringify(article)) return undefined
    return `an article that is not the same when it is read back: ${JSON.stringify(article).slice(0, 2000)}\n became ${again.slice(0, 2000)}`
  }
  return 'an article that is none when it is read back'
}
