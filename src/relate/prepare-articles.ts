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
  /** Where each word begins and ends in the text. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Whether the word is the reporter's own: outside quotation marks, in a line that ends as a sentence does, no list of links. */
  readonly isOwn: readonly boolean[]
  readonly titleWords: readonly string[]
  /** The day it was published as days since 1970, where it is known. */
  readonly day?: number
}

/** An article with its words. */
export function prepareArticle(article: Article): PreparedArticle {
  const split = splitWrittenWords(article.text)
  return {
    article,
    ...split,
    isOwn: markOwn(article.text, split.starts),
    titleWords: splitWrittenWords(article.title ?? '').words,
    day: dayNumber(article.publishedAt),
  }
}

/** Headlines, lists of links and bylines end without a mark; each line is a paragraph. */
const LOOSE_LINE = /[^\s.!?…:;,"”’'»)\]]\s*$/
/** Some papers print two single marks for a double one. */
const QUOTATION_MARK = /[“”"«»„]|''|‘‘|’’/g

function markOwn(text: string, starts: readonly number[]): boolean[] {
  const isOwn = starts.map(() => true)
  let at = 0
  const mark = (from: number, to: number) => {
    while (at > 0 && starts[at - 1]! >= from) at--
    while (at < starts.length && starts[at]! < from) at++
    for (; at < starts.length && starts[at]! < to; at++) isOwn[at] = false
  }
  let isOpen = false
  for (const line of text.matchAll(/[^\n]*\S[^\n]*/g)) {
    const marks = [...line[0].matchAll(QUOTATION_MARK)].map(({ index }) => line.index + index)
    const end = line.index + line[0].length
    if (LOOSE_LINE.test(line[0])) mark(line.index, end)
    // A quotation goes on in the next paragraph where that opens with a mark again; else one was forgotten.
    if (isOpen && marks[0] !== line.index + line[0].search(/\S/)) isOpen = false
    if (isOpen) marks.shift()
    let from: number | undefined = isOpen ? line.index : undefined
    for (const place of marks) {
      if (from !== undefined) mark(from, place)
      from = from === undefined ? place : undefined
    }
    isOpen = from !== undefined
    if (from !== undefined) mark(from, end)
  }
  return isOwn
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
