import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { annotate } from '../src/annotate/index.ts'
import { extract } from '../src/extract/index.ts'
import { addArticles, openModel, readStatements } from '../src/pipeline.ts'
import { readArticles } from '../src/read/index.ts'
import type { Article } from '../src/record.ts'
import { relate } from '../src/relate/index.ts'
import { resolve } from '../src/resolve/index.ts'
import { openRecord } from '../src/store/index.ts'

export const STAGES = ['read', 'annotate', 'extract', 'resolve', 'relate', 'store', 'whole'] as const
export type Stage = (typeof STAGES)[number]

export interface Measured {
  readonly wordsPerSecond: number
  readonly peakBytes: number
}

const ROUNDS = 3

/** Runs one stage over all articles of a folder, once to warm up, then three times; the median counts. */
export async function measureStage(folder: string, stage: Stage): Promise<Measured> {
  const articles = await readFolder(folder)
  const words = articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
  const run = await prepareStage(stage, { folder, articles })
  await run()
  const seconds: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    await run()
    seconds.push((performance.now() - began) / 1000)
  }
  seconds.sort((a, b) => a - b)
  return { wordsPerSecond: words / seconds[1], peakBytes: process.resourceUsage().maxRSS * 1024 }
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
  if (stage === 'resolve') {
    const inputs = annotateAll().map((document, i) => ({
      document,
      article: articles[i],
      statements: extract(document, { model, article: articles[i].id }),
    }))
    return () => inputs.map(resolve)
  }
  if (stage === 'whole') return () => inNewRecord((record) => addArticles(readArticles(folder), record))
  const read = articles.map((article) => readStatements(article))
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
