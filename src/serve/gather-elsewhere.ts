/**
 * What a view points to in the rest of the record, so that a page can name it without asking again.
 *
 * @module
 */
import type { Copy, Relation, Statement, Utterance } from '../record.ts'
import type { FoundStatement, OpenRecord } from '../store/index.ts'
import type { ArticleHeading, Elsewhere } from './answers.ts'

export interface ViewPointers {
  /** The article that the view is about, if it is about one. */
  readonly article?: Pick<ArticleHeading, 'id'>
  /** The statements that the view has itself. */
  readonly statements: readonly Pick<Statement, 'id' | 'article'>[]
  readonly utterances: readonly Utterance[]
  readonly relations: readonly Relation[]
  readonly copies?: readonly Copy[]
}

/** The statements and articles that a view points to and does not hold, found in the record. */
export async function gatherElsewhere(record: OpenRecord, view: ViewPointers): Promise<Elsewhere> {
  const own = new Set(view.statements.map(({ id }) => id))
  const pointedTo = new Set([
    ...view.utterances.flatMap((utterance) => utterance.statements),
    ...listEvidence(view.relations),
  ])
  const missing = [...pointedTo].filter((id) => !own.has(id)).sort()
  const statements = missing.length > 0 ? await record.findStatementsById(missing) : []
  return { statements, articles: await gatherHeadings(record, { view, statements }) }
}

/** The ids of the statements that show these relations, each once. */
export function listEvidence(relations: readonly Relation[]): string[] {
  return [...new Set(relations.flatMap(({ evidence }) => [evidence.from, evidence.to ?? []].flat()))]
}

async function gatherHeadings(
  record: OpenRecord,
  { view, statements }: { view: ViewPointers; statements: readonly FoundStatement[] },
): Promise<ArticleHeading[]> {
  const headings = new Map(statements.map(({ article }) => [article.id, article]))
  const own = new Set(view.statements.map((statement) => statement.article).concat(view.article?.id ?? []))
  const named = new Set([
    ...view.utterances.flatMap(({ origins }) => origins.flatMap(({ articles }) => articles)),
    ...view.utterances.flatMap(({ hops }) => hops.flatMap(({ from }) => from ?? [])),
    ...(view.copies ?? []).flatMap(({ articles }) => articles),
  ])
  const missing = [...named].filter((id) => !own.has(id) && !headings.has(id))
  const found = missing.length > 0 ? await record.findSummaries(missing) : []
  for (const summary of found) headings.set(summary.id, headArticle(summary))
  return [...headings.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function headArticle({ id, title, outlet, publishedAt, url, from }: ArticleHeading): ArticleHeading {
  return {
    id,
    ...(title !== undefined && { title }),
    ...(outlet !== undefined && { outlet }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(url !== undefined && { url }),
    from,
  }
}
