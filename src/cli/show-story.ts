import type { Story, Utterance } from '../record.ts'
import type { FoundStatement, OpenRecord, StoryView } from '../store/index.ts'
import { chooseOne } from './choose-one.ts'
import { countThings } from './count-things.ts'
import type { Pen } from './create-pen.ts'
import { describeRelation, describeVoice } from './describe-things.ts'
import { listAll } from './list-all.ts'
import { nameOutlet } from './name-outlet.ts'
import type { Showing, ShowOptions } from './showing.ts'
import { nameArticle } from './tell-article.ts'
import { tellDay } from './tell-day.ts'
import { tellRelation } from './tell-relation.ts'
import { tellStatement } from './tell-statement.ts'

/** One story by id, beginning of an id, or words of its title. Throws a UsageError that lists them when several fit. */
export async function showStory(
  record: OpenRecord,
  name: string,
  options: ShowOptions,
): Promise<Showing | undefined> {
  const view = (await record.findStory(name)) ?? (await findByTitle(record, name))
  if (!view) return undefined
  if (options.isJson) return describeStory(view)
  const elsewhere = await record.findStatementsById(listElsewhere(view))
  return tellStoryView(view, { ...options, elsewhere })
}

/** The statements in articles outside the story that report the same utterances. */
function listElsewhere({ utterances, statements }: StoryView): string[] {
  const known = new Set(statements.map(({ statement }) => statement.id))
  return utterances.flatMap(({ statements }) => statements.filter((id) => !known.has(id)))
}

export async function* showStories(record: OpenRecord, { isJson, pen }: ShowOptions): Showing {
  for await (const story of listAll((request) => record.listStories(request))) {
    yield isJson ? JSON.stringify({ kind: 'story', ...story }) : tellStory(story, pen)
  }
}

/** Title, days and number of articles of a story. */
export function tellStory({ id, title, articles, from, to }: Story, pen: Pen): string {
  const days = from === undefined || to === undefined ? 'dates not known' : tellDays(from, to)
  const counted = pen.faint(pen.block(`${id} · ${countThings(articles.length, 'article')} · ${days}`, '  '))
  return `${pen.block(title)}\n${counted}`
}

function tellDays(from: string, to: string): string {
  return tellDay(from) === tellDay(to) ? tellDay(from) : `${tellDay(from)} to ${tellDay(to)}`
}

async function findByTitle(record: OpenRecord, name: string): Promise<StoryView | undefined> {
  const { items } = await record.listStories({ limit: Number.POSITIVE_INFINITY })
  const candidates = items.map(({ id, title }) => ({ id, label: title, names: [title] }))
  const id = chooseOne(candidates, { kind: 'story', name })
  return id === undefined ? undefined : record.findStory(id)
}

function* describeStory({ story, articles, statements, utterances, relations, voices }: StoryView) {
  yield JSON.stringify({ kind: 'story', ...story })
  for (const article of articles) yield JSON.stringify({ kind: 'article', ...article })
  for (const { statement, utterance } of statements) {
    yield JSON.stringify({ kind: 'statement', ...statement, utterance })
  }
  for (const utterance of utterances) yield JSON.stringify({ kind: 'utterance', ...utterance })
  for (const relation of relations) yield JSON.stringify(describeRelation(relation))
  for (const voice of voices) yield JSON.stringify(describeVoice(voice))
}

function* tellStoryView(
  { story, articles, statements, utterances, relations }: StoryView,
  { pen, elsewhere }: ShowOptions & { readonly elsewhere: readonly FoundStatement[] },
) {
  yield `${pen.strong(pen.block(story.title))}\n${pen.faint(story.id)}`
  yield articles
    .map((article) => `${pen.block(nameArticle(article))}\n${pen.faint(pen.block(article.id, '  '))}`)
    .join('\n')
  yield pen.strong(
    `${countThings(utterances.length, 'utterance')} in ${countThings(statements.length, 'statement')}`,
  )
  const byId = new Map([...statements, ...elsewhere].map((found) => [found.statement.id, found]))
  for (const utterance of utterances) {
    const told = tellUtterance(utterance, byId, pen)
    if (told) yield told
  }
  if (relations.length > 0) yield pen.strong(countThings(relations.length, 'relation'))
  for (const relation of relations) yield tellRelation(relation, pen)
}

/** An utterance by its fullest wording, then how others have it, and where they have it from. */
function tellUtterance(
  { wordings, origins, statements }: Utterance,
  byId: ReadonlyMap<string, FoundStatement>,
  pen: Pen,
): string | undefined {
  const [fullest, ...others] = wordings
  const shown = byId.get(fullest?.statements[0] ?? '') ?? statements.map((id) => byId.get(id)).find(Boolean)
  if (!shown) return undefined
  return [
    tellStatement(shown.statement, pen),
    pen.faint(pen.block(`reported by ${nameOutlets(fullest?.statements ?? [], byId)}`, '    ')),
    ...others.map(({ text, difference, statements }) =>
      pen.block(`${difference} in ${nameOutlets(statements, byId)}: ${text}`, '    '),
    ),
    ...tellOrigins(origins, pen),
  ].join('\n')
}

function nameOutlets(statements: readonly string[], byId: ReadonlyMap<string, FoundStatement>): string {
  const names = statements.map((id) => {
    const found = byId.get(id)
    return found ? nameOutlet(found.article) : id
  })
  return [...new Set(names)].join(', ')
}

/** Several articles with one origin are one word for it; that is worth saying, as are several origins. */
function tellOrigins(origins: Utterance['origins'], pen: Pen): string[] {
  const articles = origins.reduce((sum, origin) => sum + origin.articles.length, 0)
  if (articles < 2) return []
  const named = origins
    .map(({ name, articles }) => `${name} (${countThings(articles.length, 'article')})`)
    .join(', ')
  return [pen.faint(pen.block(`${countThings(origins.length, 'origin')}: ${named}`, '    '))]
}
