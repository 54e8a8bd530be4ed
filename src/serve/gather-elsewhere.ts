/**
 * What a view points to in the rest of the record, so that a page can name it without asking again.
 *
 * @module
 */
import type { Copy, Relation, Statement, Utterance } from '../record.ts'
import type { ArticleView, FoundStatement, OpenRecord, StoryView, VoiceView } from '../store/index.ts'
import type { PairedUtterance } from './pair-wordings.ts'

export type ArticleHeading = FoundStatement['article']

/** What a view's utterances, relations and copies point to outside of it. */
export interface Elsewhere {
  readonly statements: readonly FoundStatement[]
  /** Every other article that is pointed to, in order of id. */
  readonly articles: readonly ArticleHeading[]
}

/** A view as it is answered: with its wordings side by side, and what it points to. */
type Answer<View> = Omit<View, 'utterances'> & {
  readonly utterances: readonly PairedUtterance[]
  readonly elsewhere: Elsewhere
}
export type ArticleAnswer = Answer<ArticleView>
export type VoiceAnswer = Answer<VoiceView>
export type StoryAnswer = Answer<StoryView> & { readonly copies: readonly Copy[] }

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
    ...view.relations.flatMap(({ evidence }) => [evidence.from, evidence.to ?? []].flat()),
  ])
  const missing = [...pointedTo].filter((id) => !own.has(id)).sort()
  const statements = missing.length > 0 ? await record.findStatementsById(missing) : []
  return { statements, articles: await gatherHeadings(record, { view, statements }) }
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
  for (const id of named) {
    if (own.has(id) || headings.has(id)) continue
    const found = await record.findArticle(id)
    if (found) headings.set(id, headArticle(found.article))
  }
  return [...headings.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function headArticle({ id, title, outlet, publishedAt, url, from }: ArticleHeading): ArticleHeading {
  return { id, title, outlet, publishedAt, url, from }
}
