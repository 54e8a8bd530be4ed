/**
 * One text through the stages that read no file: annotate → extract → resolve. It runs wherever JavaScript does.
 *
 * @module
 */
import { annotate } from './annotate/index.ts'
import { UsageError } from './errors.ts'
import { type ExtractionModel, extract } from './extract/index.ts'
import { identify } from './identify.ts'
import type { Article, Findings } from './record.ts'
import { resolve } from './resolve/index.ts'

/**
 * An article as far as it is known: its text, and what helps to read it. Without a date of publication "on Thursday" is no
 * day, without an outlet "told this newspaper" nobody. Without an id it gets the one that reading it from a file would give.
 *
 * @example extract({ text: 'The dam is safe, Osmund said on Monday.', publishedAt: '2023-03-14' })[0].saidAt.from
 *   // '2023-03-13'
 */
export type GivenArticle = Pick<Article, 'text'> &
  Partial<Pick<Article, 'id' | 'title' | 'outlet' | 'publishedAt' | 'url' | 'credit'>>

export interface SearchOptions {
  readonly model: ExtractionModel
  /** Statements below this confidence, 0 to 1, are left out. */
  readonly minConfidence?: number
}

/** All that is found in one article: statements, voices, happenings. */
export function searchText(
  given: GivenArticle & Pick<Article, 'id'>,
  { model, minConfidence }: SearchOptions,
): Findings {
  const document = annotate({ text: given.text, date: given.publishedAt, outlet: given.outlet })
  const statements = extract(document, { model, article: given.id, minConfidence })
  return resolve({ document, article: given, statements })
}

/**
 * A text, or an article as a caller knows it, with its id. Throws a UsageError when it is neither, or when its date is no
 * date in ISO 8601.
 */
export function takeArticle(given: string | GivenArticle): GivenArticle & Pick<Article, 'id'> {
  const article = typeof given === 'string' ? { text: given } : given
  if (typeof article?.text !== 'string') {
    throw new UsageError('text', {
      expected: 'a string, or an object with the string text',
      got: nameKind(given),
      fix: "give the words of the article, or { text, outlet: 'Telmar', publishedAt: '2023-03-08' }",
    })
  }
  const { url, outlet, title, publishedAt, text, credit } = article
  if (publishedAt !== undefined && !isDate(publishedAt)) {
    throw new UsageError('publishedAt', {
      expected: 'a date in ISO 8601',
      got: String(publishedAt),
      fix: 'write it as 2023-03-08 or 2023-03-08T10:15:00+03:00, or leave it out',
    })
  }
  const id =
    article.id ?? identify('art', [url, outlet, title, publishedAt, text, ...(credit ? [credit] : [])])
  return { ...article, id }
}

/** Throws a UsageError when it is no share from 0 to 1. */
export function checkConfidence(minConfidence: number | undefined): void {
  if (minConfidence === undefined || (minConfidence >= 0 && minConfidence <= 1)) return
  throw new UsageError('minConfidence', {
    expected: 'a number from 0 to 1',
    got: String(minConfidence),
    fix: 'leave it out for the threshold that does best',
  })
}

const isDate = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:$|T)/.test(value) && !Number.isNaN(Date.parse(value))

function nameKind(given: unknown): string {
  if (given === null) return 'null'
  if (Array.isArray(given)) return 'a list'
  return typeof given === 'object'
    ? `an object with ${Object.keys(given).join(', ') || 'nothing'}`
    : typeof given
}
