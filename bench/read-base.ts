/**
 * The articles that a record is grown from, read once: PolNeAR's training part and BASIL where they are there, else the
 * bundled sample.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '../src/record.ts'
import { readBasil, readPolnear } from '../train/read-news.ts'
import type { BaseArticle } from './learn-words.ts'
import { annotate, readArticles, readStatements } from './load-program.ts'

export interface Base {
  readonly from: string
  readonly articles: readonly BaseArticle[]
  /** What reading one article takes, from its text to its statements, voices and happenings: the median. */
  readonly millisecondsToRead: number
}

/** Reads the base articles by the built program, and times it. */
export async function readBase(corpora: string): Promise<Base> {
  const news = readCorpora(corpora)
  const from = news.length > 0 ? 'PolNeAR (train) and BASIL' : 'the bundled sample'
  const given = news.length > 0 ? news : await readSample()
  const times: number[] = []
  const articles = given.map((article): BaseArticle => {
    const began = performance.now()
    const read = readStatements(article)
    times.push(performance.now() - began)
    const { names } = annotate({ text: article.text, date: article.publishedAt, outlet: article.outlet })
    return { read, names: names.map(({ text, kind }) => ({ text, kind })) }
  })
  times.sort((a, b) => a - b)
  return { from, articles, millisecondsToRead: times[times.length >> 1] ?? 0 }
}

function readCorpora(corpora: string): Article[] {
  const [polnear, basil] = [join(corpora, 'polnear/train'), join(corpora, 'basil')]
  return [
    ...(existsSync(polnear) ? readPolnear(polnear) : []),
    ...(existsSync(basil) ? readBasil(basil) : []),
  ].map(({ article }) => article)
}

async function readSample(): Promise<Article[]> {
  const articles: Article[] = []
  for await (const reading of readArticles('sample'))
    if (reading.kind === 'article') articles.push(reading.article)
  return articles
}
