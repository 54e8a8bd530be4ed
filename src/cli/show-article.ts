import type { Article, Happening } from '../record.ts'
import { compareTexts, type TextChange } from '../relate/index.ts'
import type { ArticleView, OpenRecord } from '../store/index.ts'
import { capitalise } from './capitalise.ts'
import { chooseOne } from './choose-one.ts'
import { countThings } from './count-things.ts'
import type { Pen } from './create-pen.ts'
import { describeRelation } from './describe-things.ts'
import { listAll } from './list-all.ts'
import { loadStatements } from './load-pointed-to.ts'
import type { Showing, ShowOptions } from './showing.ts'
import { nameArticle, tellHeading, tellNotes } from './tell-article.ts'
import { listPairs, tellSharing } from './tell-copies.ts'
import { tellSaidAt } from './tell-day.ts'
import { tellRelation } from './tell-relation.ts'
import { tellRejected, tellStatement } from './tell-statement.ts'
import { tellUtterance } from './tell-utterance.ts'

/** One article as `chooseArticle` finds it. */
export async function showArticle(
  record: OpenRecord,
  name: string,
  options: ShowOptions,
): Promise<Showing | undefined> {
  const view = await chooseArticle(record, name)
  if (!view) return undefined
  return options.isJson ? describeArticle(view) : tellArticleView(view, { record, ...options })
}

/**
 * One article by id, beginning of an id, or words of its title or file name. Throws a UsageError that lists the
 * articles when several fit.
 */
export async function chooseArticle(
  record: OpenRecord,
  name: string,
  { by }: { by?: string } = {},
): Promise<ArticleView | undefined> {
  return (await record.findArticle(name)) ?? (await findByTitle(record, name, { by }))
}

export async function* showArticles(record: OpenRecord, { isJson, pen }: ShowOptions): Showing {
  for await (const article of listAll((request) => record.listArticles(request))) {
    const { id, statementCount } = article
    const counted = pen.faint(pen.block(`${id} · ${countThings(statementCount, 'statement')}`, '  '))
    yield isJson
      ? JSON.stringify({ kind: 'article', ...article })
      : `${pen.block(nameArticle(article))}\n${counted}`
  }
}

async function findByTitle(
  record: OpenRecord,
  name: string,
  { by }: { by?: string },
): Promise<ArticleView | undefined> {
  const { items } = await record.listArticles({ limit: Number.POSITIVE_INFINITY })
  const candidates = items.map((article) => {
    const { id, title, from } = article
    return { id, label: nameArticle(article), names: title === undefined ? [from] : [title, from] }
  })
  const id = chooseOne(candidates, { kind: 'article', name, by })
  return id === undefined ? undefined : record.findArticle(id)
}

function* describeArticle(view: ArticleView) {
  const { article, statements, rejected, voices, happenings, utterances, relations, story } = view
  yield JSON.stringify({ kind: 'article', ...article })
  for (const statement of statements) yield JSON.stringify({ kind: 'statement', ...statement })
  for (const statement of rejected) yield JSON.stringify({ kind: 'rejected statement', ...statement })
  for (const { kind, ...voice } of voices)
    yield JSON.stringify({ kind: 'article voice', voiceKind: kind, ...voice })
  for (const happening of happenings) yield JSON.stringify({ kind: 'happening', ...happening })
  for (const utterance of utterances) yield JSON.stringify({ kind: 'utterance', ...utterance })
  for (const relation of relations) yield JSON.stringify(describeRelation(relation))
  for (const copy of view.copies) yield JSON.stringify({ kind: 'copy', ...copy })
  for (const revision of view.revisions) yield JSON.stringify({ kind: 'revision', ...revision })
  if (story) yield JSON.stringify({ kind: 'story', ...story })
}

async function* tellArticleView(view: ArticleView, { record, pen }: ShowOptions & { record: OpenRecord }) {
  const { article, statements, rejected, utterances, relations, happenings, revisions } = view
  yield tellHeading(article, pen)
  const ties = tellTies(view, pen)
  if (ties) yield ties
  const shared = await tellCopies(view, { record, pen })
  if (shared) yield shared
  for (const { id } of revisions) {
    const revision = await record.findArticle(id)
    if (revision) yield tellRevision(revision.article, { article, pen })
  }
  if (happenings.length > 0)
    yield `${pen.strong('What it tells of days')}\n${tellHappenings(happenings, pen)}`
  yield pen.strong(countThings(statements.length, 'statement'))
  for (const statement of statements) yield tellStatement(statement, pen)
  if (rejected.length > 0) yield pen.strong(`${countThings(rejected.length, 'statement')} rejected by hand`)
  for (const statement of rejected) yield tellRejected(statement, pen)
  const found = statements.map((statement) => ({ statement, article }))
  const options = { pen, statements: await loadStatements(record, { ...view, statements: found }) }
  const elsewhere = utterances.filter(({ origins }) =>
    origins.some(({ articles }) => articles.some((id) => id !== article.id)),
  )
  if (elsewhere.length > 0)
    yield pen.strong(`${countThings(elsewhere.length, 'utterance')} that other articles report too`)
  for (const utterance of elsewhere) {
    const told = tellUtterance(utterance, options)
    if (told) yield told
  }
  if (relations.length > 0) yield pen.strong('Who answers whom')
  for (const relation of relations) yield tellRelation(relation, options)
  const notes = tellNotes(article, pen)
  if (notes) yield notes
}

/** The story that an article is part of, whom its feed names, and where it links to. */
function tellTies({ article, story }: ArticleView, pen: Pen): string {
  const { takenFrom, links = [] } = article
  const lines = [
    ...(story
      ? [`Part of the story ${story.title} (${story.id}), ${countThings(story.articles.length, 'article')}.`]
      : []),
    ...(takenFrom ? [`Its feed says that it comes from ${takenFrom}.`] : []),
    ...links.map(({ text, url }) => `Links to ${url}, at the words: ${text.replace(/\s+/g, ' ')}`),
  ]
  return lines.map((line) => pen.block(line)).join('\n')
}

/** What the article shares with others, the others in order of their days. */
async function tellCopies(
  { article, copies }: ArticleView,
  { record, pen }: { readonly record: OpenRecord; readonly pen: Pen },
): Promise<string> {
  const pairs = listPairs(copies, article.id)
  const told: string[] = []
  for (const id of copies.flatMap(({ articles }) => articles)) {
    const pair = pairs.get(id)
    const other = pair && (await record.findArticle(id))
    if (!other) continue
    const { head, passages } = tellSharing(pair, { article, other: other.article })
    told.push(pen.block(head), ...passages.map((passage) => pen.faint(pen.block(passage, '  '))))
  }
  return told.join('\n')
}

function tellHappenings(happenings: readonly Happening[], pen: Pen): string {
  return happenings
    .map(({ on, told }) =>
      pen.block(`${capitalise(tellSaidAt(on))}: ${told.text.replace(/\s+/g, ' ')}`, '  '),
    )
    .join('\n')
}

/** Another revision, and what is otherwise in the later of the two. */
function tellRevision(revision: Article, { article, pen }: { article: Article; pen: Pen }): string {
  const order = compareAge(revision, article)
  const kind = order === 0 ? 'Another' : order < 0 ? 'An earlier' : 'A later'
  const head = pen.block(`${kind} revision: ${nameArticle(revision)} (${revision.id}).`)
  const [before, after] = order > 0 ? [article, revision] : [revision, article]
  const changes = compareTexts(before.text, after.text)
  if (!changes) return `${head}\n${pen.block('Its text has little in common with this one.', '  ')}`
  if (changes.length === 0) return `${head}\n${pen.block('Its text is the same.', '  ')}`
  const direction = order === 0 ? 'There, and here:' : 'Before, and after:'
  const places = order === 0 ? (['there', 'here'] as const) : (['before', 'after'] as const)
  const lines = changes.map((change) => pen.block(tellChange(change, places), '  '))
  return [head, pen.block(direction, '  '), ...lines].join('\n')
}

/** Below zero where the first was published or changed before the other; 0 where the days that are known do not tell. */
function compareAge(one: Article, other: Article): number {
  const [first, second] = [one, other].map(({ modifiedAt, publishedAt }) =>
    Date.parse(modifiedAt ?? publishedAt ?? ''),
  ) as [number, number]
  return Math.sign(first - second) || 0
}

function tellChange(
  { before, after }: TextChange,
  [there, here]: readonly [there: string, here: string],
): string {
  if (before === '') return `only ${here}: ${quoteOnOneLine(after)}`
  if (after === '') return `only ${there}: ${quoteOnOneLine(before)}`
  return `${quoteOnOneLine(before)} → ${quoteOnOneLine(after)}`
}

const quoteOnOneLine = (text: string): string => `“${text.replace(/\s+/g, ' ')}”`
