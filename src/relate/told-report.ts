/**
 * The articles that tell of one utterance, each with what it says of it.
 *
 * @module
 */

import { groupBy } from '../group-by.ts'
import type { Span } from '../record.ts'
import type { ArticleHead } from '../shelf.ts'
import { foldHandName } from './fold-hand-name.ts'
import type { PreparedStatement } from './prepare-statements.ts'

/** One article with its statements of one utterance. */
export interface ToldReport {
  readonly article: ArticleHead
  /** The outlet's name as it is compared. */
  readonly outlet?: string
  /** In the order of the text. */
  readonly statements: readonly PreparedStatement[]
}

/** The articles of a saying, by id. */
export function gatherReports(saying: readonly PreparedStatement[]): ToldReport[] {
  const groups = groupBy(saying, ({ statement }) => statement.article)
  return [...groups.values()]
    .map((statements) => {
      const { article } = statements[0]!.article
      return {
        article,
        ...(article.outlet !== undefined && { outlet: foldHandName(article.outlet) }),
        statements: [...statements].sort(
          (a, b) => findExtent(a)[0] - findExtent(b)[0] || compareText(a.statement.id, b.statement.id),
        ),
      }
    })
    .sort((a, b) => compareText(a.article.id, b.article.id))
}

/** The articles of a saying, to be found. */
export interface Reports {
  readonly byId: ReadonlyMap<string, ToldReport>
  /** By the outlet's name as it is compared. */
  readonly byOutlet: ReadonlyMap<string | undefined, readonly ToldReport[]>
}

export function indexReports(reports: readonly ToldReport[]): Reports {
  return {
    byId: new Map(reports.map((report) => [report.article.id, report])),
    byOutlet: groupBy(reports, ({ outlet }) => outlet),
  }
}

/** From the first to the last word of a statement. */
export function findExtent({ statement }: PreparedStatement): Span {
  const spans = [...statement.speaker, ...statement.cue, ...statement.content]
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))]
}

/** The same everywhere, whatever the language of the machine. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/**
 * Which of two articles was published first: below 0 the one, above 0 the other, 0 where that is not known. Times
 * count where both have one, else the days as they are printed.
 */
export function compareMoments(
  { publishedAt: one }: Pick<ArticleHead, 'publishedAt'>,
  { publishedAt: other }: Pick<ArticleHead, 'publishedAt'>,
): number {
  if (one === undefined || other === undefined) return 0
  if (hasZone(one) && hasZone(other)) return Date.parse(one) - Date.parse(other) || 0
  const length = Math.min(one.length, other.length, 10)
  return compareText(one.slice(0, length), other.slice(0, length))
}

/** For sorting: the day of publication, unknown ones last. */
export const dayOf = ({ publishedAt }: Pick<ArticleHead, 'publishedAt'>): string =>
  publishedAt?.slice(0, 10) ?? '9999'

const hasZone = (moment: string): boolean => /T.+(?:Z|[+-]\d\d:?\d\d)$/.test(moment)

/** Who published it, as a sentence begins. */
export const tellOutlet = ({ article }: ToldReport): string => article.outlet ?? 'One article'
