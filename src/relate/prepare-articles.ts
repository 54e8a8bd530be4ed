/**
 * The words of each article, split once for all that compares articles.
 *
 * @module
 */
import type { Article } from '../record.ts'
import { splitWrittenWords } from './split-words.ts'

export interface PreparedArticle {
  readonly article: Article
  readonly words: readonly string[]
  readonly isCapital: readonly boolean[]
  /** Whether the word stands in quotation marks. */
  readonly isQuoted: readonly boolean[]
  readonly titleWords: readonly string[]
  /** The day it was published as days since 1970, where it is known. */
  readonly day?: number
}

const QUOTED = /[“"«][^“”"«»\n]{0,1500}[”"»]/g

/** An article with its words. */
export function prepareArticle(article: Article): PreparedArticle {
  const words: string[] = []
  const isCapital: boolean[] = []
  const isQuoted: boolean[] = []
  const take = (part: string, quoted: 'quoted' | 'not quoted') => {
    const written = splitWrittenWords(part)
    for (let at = 0; at < written.words.length; at++) {
      words.push(written.words[at]!)
      isCapital.push(written.isCapital[at]!)
      isQuoted.push(quoted === 'quoted')
    }
  }
  let at = 0
  for (const match of article.text.matchAll(QUOTED)) {
    take(article.text.slice(at, match.index), 'not quoted')
    take(match[0], 'quoted')
    at = match.index + match[0].length
  }
  take(article.text.slice(at), 'not quoted')
  const titleWords = splitWrittenWords(article.title ?? '').words
  return { article, words, isCapital, isQuoted, titleWords, day: dayNumber(article.publishedAt) }
}

/**
 * Days since 1970 of an ISO 8601 date as it is written, whatever its zone: the day that the outlet printed. Nothing
 * where there is none, or only a month or year.
 */
export function dayNumber(date: string | undefined): number | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0]
  if (day === undefined) return undefined
  const number = Date.parse(`${day}T00:00:00Z`) / 86_400_000
  return Number.isFinite(number) ? number : undefined
}
