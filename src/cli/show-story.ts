import type { Copy, Story, Voice } from '../record.ts'
import type { ArticleSummary, OpenRecord, StoryView } from '../store/index.ts'
import { chooseOne } from './choose-one.ts'
import { countThings } from './count-things.ts'
import type { Pen } from './create-pen.ts'
import { describeRelation, describeVoice } from './describe-things.ts'
import { listAll } from './list-all.ts'
import { loadStatements } from './load-pointed-to.ts'
import type { Showing, ShowOptions } from './showing.ts'
import { nameArticle } from './tell-article.ts'
import { listPairs, tellPair } from './tell-copies.ts'
import { tellCourse } from './tell-course.ts'
import { tellDay } from './tell-day.ts'
import { tellRelation } from './tell-relation.ts'
import { tellRole } from './tell-role.ts'
import { tellFoundStatement } from './tell-statement.ts'
import { tellTimeline } from './tell-timeline.ts'
import { sortByTelling, type TellingOptions, tellUtterance } from './tell-utterance.ts'

/** One story by id, beginning of an id, or words of its title. Throws a UsageError that lists them when several fit. */
export async function showStory(
  record: OpenRecord,
  name: string,
  options: ShowOptions,
): Promise<Showing | undefined> {
  const view = (await record.findStory(name)) ?? (await findByTitle(record, name))
  if (!view) return undefined
  const copies = await record.findCopies(view.story.articles)
  if (options.isJson) return describeStory(view, copies)
  const statements = await loadStatements(record, view)
  return tellStoryView(view, { pen: options.pen, statements, copies })
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

function* describeStory(view: StoryView, copies: readonly Copy[]) {
  const { story, articles, happenings, statements, utterances, relations, voices } = view
  yield JSON.stringify({ kind: 'story', ...story })
  for (const article of articles) yield JSON.stringify({ kind: 'article', ...article })
  for (const copy of copies) yield JSON.stringify({ kind: 'copy', ...copy })
  for (const happening of happenings) yield JSON.stringify({ kind: 'happening', ...happening })
  for (const { statement, utterance } of statements) {
    yield JSON.stringify({ kind: 'statement', ...statement, utterance })
  }
  for (const utterance of utterances) yield JSON.stringify({ kind: 'utterance', ...utterance })
  for (const relation of relations) yield JSON.stringify(describeRelation(relation))
  for (const voice of voices) yield JSON.stringify(describeVoice(voice))
}

function* tellStoryView(
  view: StoryView,
  { copies, ...options }: TellingOptions & { readonly copies: readonly Copy[] },
) {
  const { story, articles, statements, relations } = view
  const { pen } = options
  yield [pen.strong(pen.block(story.title)), pen.block(tellCourse(articles)), pen.faint(story.id)].join('\n')
  yield `${pen.strong(countThings(articles.length, 'article'))}\n${tellArticles(articles, { copies, pen })}`
  const voices = tellVoices(view, pen)
  if (voices) yield `${pen.strong(countThings(view.voices.length, 'voice'))}\n${voices}`
  const timeline = tellTimeline(view, options)
  if (timeline) yield `${pen.strong('Timeline')}\n${timeline}`
  yield pen.strong(
    `${countThings(view.utterances.length, 'utterance')} in ${countThings(statements.length, 'statement')}`,
  )
  const introduced = new Set<string>()
  for (const utterance of sortByTelling(view)) {
    const told = tellUtterance(utterance, { ...options, isKnown: introduced.has(utterance.voice) })
    introduced.add(utterance.voice)
    if (told) yield told
  }
  const open = statements.filter(({ utterance }) => utterance === undefined)
  if (open.length > 0)
    yield pen.strong(`${countThings(open.length, 'statement')} of somebody who is not known`)
  for (const found of open) yield tellFoundStatement(found, pen)
  if (relations.length > 0) yield pen.strong('Who answers whom')
  for (const relation of relations) yield tellRelation(relation, options)
}

/** The articles in order of their days, each with what it has from another one. */
function tellArticles(
  articles: readonly ArticleSummary[],
  { copies, pen }: { readonly copies: readonly Copy[]; readonly pen: Pen },
): string {
  return articles
    .map((article, index) => {
      const pairs = listPairs(copies, article.id)
      const other = articles.slice(0, index).find(({ id }) => pairs.has(id))
      const tie = other ? `${tellPair(pairs.get(other.id)!, { article, other })} · ` : ''
      return `${pen.block(nameArticle(article), '  ')}\n${pen.faint(pen.block(tie + article.id, '    '))}`
    })
    .join('\n')
}

/** So many voices have a line of their own at most; those with one utterance share one then. */
const MOST_LINES = 12

/** Who says most first, with its role. */
function tellVoices({ voices, utterances }: StoryView, pen: Pen): string {
  const counts = new Map<string, number>()
  for (const { voice } of utterances) counts.set(voice, (counts.get(voice) ?? 0) + 1)
  const count = ({ id }: Voice) => counts.get(id) ?? 0
  const sorted = [...voices].sort((a, b) => count(b) - count(a))
  const isShort = voices.length <= MOST_LINES
  const heard = sorted.filter((voice) => isShort || count(voice) > 1)
  const others = sorted.slice(heard.length).map(({ name }) => name)
  const lines = heard.map((voice) => {
    const role = voice.roles.find(({ text }) => text !== voice.name)
    const name = role ? `${voice.name}, ${tellRole(role.text)}` : voice.name
    return `${name}: ${countThings(count(voice), 'utterance')}`
  })
  const rest = others.length > 0 ? [`1 utterance each: ${others.join('; ')}`] : []
  return [...lines, ...rest].map((line) => pen.block(line, '  ')).join('\n')
}
