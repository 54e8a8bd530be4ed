/**
 * Articles beside each other: one row for each utterance, one cell for each article.
 *
 * @module
 */

import { groupBy } from '../group-by.ts'
import type { Statement, Utterance } from '../record.ts'
import { pairTexts, wordStatements } from '../relate/index.ts'
import type { ArticleView, FoundStatement, OpenRecord } from '../store/index.ts'
import type { CompareAnswer, CompareCell, CompareRow } from './answers.ts'
import { markUtterances } from './mark-utterances.ts'

/** What two to six articles have of the same, in order of their publication. */
export async function compareArticles(
  record: OpenRecord,
  views: readonly ArticleView[],
): Promise<CompareAnswer> {
  const found = await record.findSummaries(views.map(({ article }) => article.id))
  const articles = [...found].sort((a, b) => {
    const [one, other] = [a.publishedAt ?? '~', b.publishedAt ?? '~']
    return one === other ? 0 : one < other ? -1 : 1
  })
  const ids = articles.map(({ id }) => id)
  const compared = new Set(ids)
  const copies = await record.findCopies(ids)
  return {
    articles,
    copies: copies.filter((copy) => copy.articles.filter((id) => compared.has(id)).length > 1),
    rows: makeRows(views, ids),
  }
}

function makeRows(views: readonly ArticleView[], articles: readonly string[]): CompareRow[] {
  const utterances = new Map(views.flatMap((view) => view.utterances).map((one) => [one.id, one]))
  const found = views.flatMap(findStatements)
  const reporting = groupBy(found, ({ utterance }) => utterance)
  return markUtterances([...utterances.values()], found).map(({ id }) =>
    makeRow(utterances.get(id)!, {
      articles,
      statements: (reporting.get(id) ?? []).map(({ statement }) => statement),
    }),
  )
}

function findStatements({ article, statements, utterances }: ArticleView): FoundStatement[] {
  const utteranceOf = new Map(utterances.flatMap(({ id, statements }) => statements.map((one) => [one, id])))
  return statements.map((statement) => ({ statement, article, utterance: utteranceOf.get(statement.id) }))
}

function makeRow(
  { id }: Utterance,
  { articles, statements }: { articles: readonly string[]; statements: readonly Statement[] },
): CompareRow {
  // Among these articles another wording may be the fullest than in the whole record.
  const wordings = statements.length > 0 ? wordStatements(statements) : []
  const fullest = wordings[0]
  const cells = articles.map((article): CompareCell | null => {
    const own = statements.filter((statement) => statement.article === article)
    if (own.length === 0) return null
    const wording = wordings.find((one) => own.some((statement) => one.statements.includes(statement.id)))!
    const pair = wording === fullest ? undefined : pairTexts(fullest!.text, wording.text, 'words')
    return { statements: own, differences: wording.differences, ...(pair && { pair }) }
  })
  const voice = statements.find((statement) => statement.voice)?.voice
  return { utterance: id, ...(voice && { voice }), cells }
}
