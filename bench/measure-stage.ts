import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Article, ReadArticle } from '../src/record.ts'
import { findMedian } from './compare-speed.ts'
import { measureYardstick } from './measure-yardstick.ts'

/** The built program, as users run it: what a loader makes of the sources on the fly is a quarter slower. */
const load = (path: string) => import(new URL(`../dist/${path}/index.js`, import.meta.url).href)
const { annotate }: typeof import('../src/annotate/index.ts') = await load('annotate')
const { extract }: typeof import('../src/extract/index.ts') = await load('extract')
const { resolve }: typeof import('../src/resolve/index.ts') = await load('resolve')
const { relate }: typeof import('../src/relate/index.ts') = await load('relate')
const { openRecord }: typeof import('../src/store/index.ts') = await load('store')
const { readArticles }: typeof import('../src/read/index.ts') = await load('read')
const { addArticles, openModel, readStatements }: typeof import('../src/pipeline.ts') = await import(
  new URL('../dist/pipeline.js', import.meta.url).href
)

export const STAGES = [
  'read',
  'annotate',
  'extract',
  'annotate to extract',
  'resolve',
  'annotate to resolve',
  'relate',
  'store',
  'whole',
] as const
export type Stage = (typeof STAGES)[number]

export interface Measured {
  readonly wordsPerSecond: number
  /** What the machine itself did meanwhile, in steps per second. */
  readonly yardstick: number
  readonly peakBytes: number
}

const WARMING_ROUNDS = 2
const ROUNDS = 3
/** A round goes over a small folder several times, for a clock tells little of some milliseconds. */
const LEAST_SECONDS = 0.2

/** Runs one stage over all articles of a folder, twice to warm up, then three times; the medians count. */
export async function measureStage(folder: string, stage: Stage): Promise<Measured> {
  const articles = await readFolder(folder)
  const words = articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
  const run = await prepareStage(stage, { folder, articles })
  let last = 0
  for (let round = 0; round < WARMING_ROUNDS; round++) last = await timeRuns(run, 1)
  measureYardstick()
  const times = Math.ceil(LEAST_SECONDS / last)
  const rates: number[] = []
  // Before, between and after the rounds, so that it sees the same minute as they do.
  const yardsticks = [measureYardstick()]
  for (let round = 0; round < ROUNDS; round++) {
    rates.push((words * times) / (await timeRuns(run, times)))
    yardsticks.push(measureYardstick())
  }
  const sum = (part: 'steps' | 'seconds') => yardsticks.reduce((total, one) => total + one[part], 0)
  return {
    wordsPerSecond: findMedian(rates),
    yardstick: sum('steps') / sum('seconds'),
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }
}

/** In seconds. */
async function timeRuns(run: () => unknown, times: number): Promise<number> {
  const began = performance.now()
  for (let time = 0; time < times; time++) await run()
  return (performance.now() - began) / 1000
}

async function readFolder(folder: string): Promise<Article[]> {
  const articles: Article[] = []
  for await (const reading of readArticles(folder))
    if (reading.kind === 'article') articles.push(reading.article)
  return articles
}

/** What the stage works on is made here; what is given back is what is timed. */
async function prepareStage(
  stage: Stage,
  { folder, articles }: { folder: string; articles: readonly Article[] },
): Promise<() => unknown> {
  const annotateAll = () =>
    articles.map((article) => annotate({ text: article.text, date: article.publishedAt }))
  if (stage === 'read') return () => readFolder(folder)
  if (stage === 'annotate') return annotateAll
  const model = openModel()
  if (stage === 'extract') {
    const documents = annotateAll()
    return () => documents.map((document, i) => extract(document, { model, article: articles[i].id }))
  }
  if (stage === 'annotate to extract') {
    return () =>
      articles.map((article) =>
        extract(annotate({ text: article.text, date: article.publishedAt }), { model, article: article.id }),
      )
  }
  if (stage === 'annotate to resolve') return () => articles.map((article) => readStatements(article))
  if (stage === 'resolve') {
    const inputs = annotateAll().map((document, i) => ({
      document,
      article: articles[i],
      statements: extract(document, { model, article: articles[i].id }),
    }))
    return () => inputs.map(resolve)
  }
  if (stage === 'whole') return () => inNewRecord((record) => addArticles(readArticles(folder), record))
  const read: ReadArticle[] = articles.map((article) => readStatements(article))
  if (stage === 'relate') return () => relate(read)
  return () => inNewRecord((record) => record.saveArticles(read))
}

async function inNewRecord(
  work: (record: Awaited<ReturnType<typeof openRecord>>) => Promise<unknown>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'))
  const record = await openRecord(join(folder, 'bench.db'), { mode: 'create' })
  try {
    await work(record)
  } finally {
    await record.close()
    rmSync(folder, { recursive: true })
  }
}
