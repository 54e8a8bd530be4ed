/** Articles as rows and back. */
import type { Article, ReadArticle } from '../record.ts'
import type { ArticleHead } from '../shelf.ts'
import { foldName } from './fold-name.ts'
import type { ArticleSummary } from './open-record.ts'
import { sortableTime } from './sortable-time.ts'
import type { ArticleRow } from './tables.ts'

/** What a text column changes: it ends at a NUL, and half of a surrogate pair has no UTF-8. */
const NOT_FOR_A_COLUMN = /[\0\p{Surrogate}]/u

export function writeArticleRow({
  article,
  statements,
  happenings,
}: Pick<ReadArticle, 'article' | 'statements' | 'happenings'>): ArticleRow {
  const { text } = article
  return {
    id: article.id,
    read_from: article.from,
    title: article.title ?? null,
    outlet: article.outlet ?? null,
    outlet_key: article.outlet === undefined ? null : foldName(article.outlet),
    url: article.url ?? null,
    published_at: article.publishedAt ?? null,
    published_order: article.publishedAt === undefined ? null : sortableTime(article.publishedAt),
    statement_count: statements.length,
    text,
    exact_text: NOT_FOR_A_COLUMN.test(text) ? JSON.stringify(text) : null,
    details: writeDetails(article),
    happenings: JSON.stringify(happenings),
  }
}

/** All but where it was read from and its text. */
export function writeDetails({ text, from, ...details }: Article): string {
  return JSON.stringify(details)
}

export function readArticleRow(
  row: Pick<ArticleRow, 'read_from' | 'text' | 'exact_text' | 'details'>,
): Article {
  const { id, notes, ...details } = readDetails(row.details)
  const text = row.exact_text === null ? row.text : JSON.parse(row.exact_text)
  return { id, from: row.read_from, ...details, text, notes }
}

export function readHeadRow(row: Pick<ArticleRow, 'read_from' | 'details'>): ArticleHead {
  const { id, notes, ...details } = readDetails(row.details)
  return { id, from: row.read_from, ...details }
}

export function readSummaryRow(
  row: Pick<ArticleRow, 'read_from' | 'statement_count' | 'details'>,
): ArticleSummary {
  const { id, notes, links, ...details } = readDetails(row.details)
  return { id, from: row.read_from, ...details, notes, statementCount: row.statement_count }
}

function readDetails(details: string): Omit<Article, 'text' | 'from'> {
  return JSON.parse(details)
}

/**
 * Where an article can be found again, so that a later text from there is known as its revision: its address or, when
 * it has none, its file. Standard input is no such place, nor is the name of a file that somebody uploaded, and neither is the
 * twelfth row of a table: with a row put in above, it is another report.
 */
export function findPlace(article: Pick<Article, 'url' | 'from'>): string | undefined {
  const { url, from } = article
  return url ?? (from === '-' || isUploaded(from) || isNumberedPart(from) ? undefined : from)
}

/** Files that came by way of the API are named `report.txt (uploaded)`. */
function isUploaded(from: string): boolean {
  return / \(uploaded\)(?:#|$)/.test(from)
}

/** Parts that have no name of their own are named by their number: `clippings.csv#row 12`. */
function isNumberedPart(from: string): boolean {
  return /#(?:article|item|line|message|record at byte|row) [\d,+]+$/.test(from)
}
