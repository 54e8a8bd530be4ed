/**
 * What each tool finds: the structure for programs and the text for a model, from the same things.
 *
 * @module
 */
import type { z } from 'zod'
import type { Statement, Story } from '../record.ts'
import type { OpenRecord, StorySummary, UtteranceView } from '../store/index.ts'
import type { articleAnswer, utteranceAnswer } from './answer-schemas.ts'
import {
  citeArticle,
  citePassage,
  citeRelations,
  citeStatement,
  citeStatements,
  type Place,
} from './cite-statements.ts'
import { cutPage, listFirst, namePage } from './cut-page.ts'
import { refuseUnknown } from './refuse-unknown.ts'
import {
  type articleRequest,
  type listRequest,
  MOST_PER_PAGE,
  type storyRequest,
  type utteranceRequest,
  type voiceRequest,
} from './request-schemas.ts'
import { quote, writeCitation, writeDays, writePage, writeRelation, writeStatement } from './write-text.ts'

/** What the tools ask. */
export interface Asked extends Place {
  readonly record: OpenRecord
}

/** More relations than this are told by their number; each comes with two statements. */
const MOST_RELATIONS = 10
const MOST_NAMES = 20

const STATEMENTS = { name: 'statements', write: writeStatement }
const RELATIONS = { name: 'relations', write: writeRelation }

export async function listStories(
  { record, ...place }: Asked,
  { limit, offset }: z.infer<typeof listRequest>,
) {
  const { items, total } = await record.listStorySummaries({ limit, offset })
  const stories = []
  for (const summary of items) stories.push(await summarizeStory(record, { summary, place }))
  const page = namePage(stories, { total, offset })
  const text = writePage(page, {
    name: 'stories',
    write: (one) =>
      [
        `story ${one.id}: ${quote(one.title)}, ${one.from ?? 'unknown'} to ${one.to ?? 'unknown'}`,
        `  ${one.articleCount} articles by ${one.outlets.map(quote).join(', ') || 'unknown outlets'}; ${one.statementCount} statements, ${one.utteranceCount} utterances, of which ${one.independentCount} have two known origins or more and ${one.unknownCount} none`,
        ...one.leading.map(writeStatement),
      ].join('\n'),
  })
  return { structure: page, text }
}

async function summarizeStory(
  record: OpenRecord,
  { summary, place }: { readonly summary: StorySummary; readonly place: Place },
) {
  const { story, outlets, statementCount, utteranceCount, relationCount } = summary
  const { independentCount, unknownCount, leading } = summary
  const found = leading.map((one) => one.found)
  return {
    ...headStory(story),
    articleCount: story.articles.length,
    outlets: outlets.slice(0, MOST_NAMES),
    statementCount,
    utteranceCount,
    relationCount,
    independentCount,
    unknownCount,
    leading: await citeStatements(record, found, place),
  }
}

const headStory = ({ id, title, from, to }: Story) => ({ id, title, from: from ?? null, to: to ?? null })

export async function getStory(
  { record, ...place }: Asked,
  { id, limit, offset }: z.infer<typeof storyRequest>,
) {
  const view = await record.findStory(id)
  if (!view) throw refuseUnknown('story', { got: id, fix: 'list_stories has the ids of all' })
  const story = headStory(view.story)
  const articles = cutPage(
    view.articles.map((article) => citeArticle(article, place)),
    { limit, offset },
  )
  const statements = await citePage(record, { view, request: { limit, offset }, place })
  const relations = await citeFirstRelations(record, { view, place })
  const structure = {
    story,
    articles,
    voices: cutPage(
      view.voices.map(({ id, name, kind }) => ({ id, name, kind })),
      { limit, offset },
    ),
    statements,
    relations,
  }
  const text = [
    `story ${story.id}: ${quote(story.title)}, ${story.from ?? 'unknown'} to ${story.to ?? 'unknown'}`,
    writePage(articles, { name: 'articles', write: writeCitation }),
    writePage(structure.voices, { name: 'voices', write: ({ id, name }) => `${id} ${quote(name)}` }),
    writePage(statements, STATEMENTS),
    writePage(relations, RELATIONS),
  ].join('\n\n')
  return { structure, text }
}

type View = Pick<NonNullable<Awaited<ReturnType<OpenRecord['findStory']>>>, 'statements' | 'relations'>

async function citePage(
  record: OpenRecord,
  {
    view: { statements },
    request,
    place,
  }: {
    readonly view: Pick<View, 'statements'>
    readonly request: { readonly limit: number; readonly offset: number }
    readonly place: Place
  },
) {
  const page = cutPage(statements, request)
  return { ...page, items: await citeStatements(record, page.items, place) }
}

/** The first relations with their evidence, and how many there are. */
async function citeFirstRelations(
  record: OpenRecord,
  { view: { relations }, place }: { readonly view: Pick<View, 'relations'>; readonly place: Place },
) {
  const page = listFirst(relations, MOST_RELATIONS)
  return { ...page, items: await citeRelations(record, page.items, place) }
}

export async function getVoice(
  { record, ...place }: Asked,
  { id, limit, offset }: z.infer<typeof voiceRequest>,
) {
  const view = await record.findVoice(id)
  if (!view)
    throw refuseUnknown('voice', { got: id, fix: 'search_statements with voice shows who is like it' })
  const { voice } = view
  const { kind, name, reasons, articleCount, statementCount } = voice
  const statements = await citePage(record, { view, request: { limit, offset }, place })
  const relations = await citeFirstRelations(record, { view, place })
  const structure = {
    voice: {
      id: voice.id,
      name,
      kind,
      names: voice.names.slice(0, MOST_NAMES).map(({ text, count }) => ({ text, count })),
      roles: voice.roles.slice(0, MOST_NAMES).map(({ article, ...role }) => ({
        ...citePassage(role, { ...place, article })!,
        article,
      })),
      reasons: reasons.slice(0, MOST_NAMES),
      articleCount,
      statementCount,
    },
    statements,
    relations,
  }
  const { names, roles } = structure.voice
  const text = [
    `voice ${voice.id}: ${quote(name)} (${kind}), ${statementCount} statements in ${articleCount} articles`,
    `called: ${names.map(({ text, count }) => `${quote(text)} (${count} times)`).join(', ')}`,
    `described as: ${roles.map(({ text, address }) => `${quote(text)} (${address})`).join(', ') || 'unknown'}`,
    ...(reasons.length > 0 ? [`taken for one because: ${reasons.map(quote).join(' ')}`] : []),
    writePage(statements, STATEMENTS),
    writePage(relations, RELATIONS),
  ].join('\n\n')
  return { structure, text }
}

export async function getUtterance(
  { record, ...place }: Asked,
  { id, limit, offset }: z.infer<typeof utteranceRequest>,
) {
  const view = await record.findUtterance(id)
  if (!view)
    throw refuseUnknown('utterance', {
      got: id,
      fix: 'each statement that search_statements finds names its utterance',
    })
  const structure = {
    utterance: describeUtterance(view, { ...place, request: { limit, offset } }),
    statements: await citePage(record, { view, request: { limit, offset }, place }),
    relations: await citeFirstRelations(record, { view, place }),
  }
  return { structure, text: writeUtterance(structure) }
}

function describeUtterance(
  { utterance, voice, story }: UtteranceView,
  { request, ...place }: Place & { readonly request: { readonly limit: number; readonly offset: number } },
) {
  const wordings = cutPage(utterance.wordings, request)
  const origins = cutPage(utterance.origins, request)
  const hops = cutPage(utterance.hops, request)
  const circles = cutPage(utterance.circles ?? [], request)
  return {
    id: utterance.id,
    voice: voice ? { id: voice.id, name: voice.name, kind: voice.kind } : null,
    saidAt: utterance.saidAt
      ? {
          from: utterance.saidAt.from,
          to: utterance.saidAt.to,
          confidence: utterance.saidAt.confidence,
        }
      : null,
    sameSaying: utterance.statements.length > 1 ? utterance.confidence : null,
    story: story ? headStory(story) : null,
    wordings: {
      ...wordings,
      items: wordings.items.map(({ text, quotation, differences, statements }) => ({
        text,
        quotation,
        differences: differences.map(({ kind, lost, won }) => ({
          kind,
          lost: lost ?? null,
          won: won ?? null,
        })),
        statements: statements.slice(0, MOST_NAMES),
        statementCount: statements.length,
      })),
    },
    origins: {
      ...origins,
      items: origins.items.map(({ name, kind, articles, reasons }) => ({
        name,
        kind,
        articles: articles.slice(0, MOST_NAMES),
        articleCount: articles.length,
        reasons: reasons.slice(0, MOST_NAMES),
      })),
    },
    hops: {
      ...hops,
      items: hops.items.map(({ article, kind, through, from, evidence, reason, confidence }) => ({
        article,
        kind,
        through,
        from: from ?? null,
        evidence: citePassage(evidence, { ...place, article }),
        reason,
        confidence,
      })),
    },
    circles: { ...circles, items: circles.items.map((circle) => circle.slice(0, MOST_NAMES)) },
  }
}

function writeUtterance({ utterance, statements, relations }: z.infer<typeof utteranceAnswer>): string {
  const { id, voice, saidAt, sameSaying, story, wordings, origins, hops, circles } = utterance
  return [
    `utterance ${id}, ${sameSaying === null ? 'reported by one statement' : `reported by several statements, one act of saying with confidence ${sameSaying}`}`,
    `who: ${voice ? `${quote(voice.name)} (${voice.id})` : 'unknown'}; when: ${saidAt ? writeDays(saidAt) : 'unknown'}; story: ${story ? `${story.id} ${quote(story.title)}` : 'unknown'}`,
    writePage(wordings, { name: 'wordings', write: writeWording }),
    writePage(origins, {
      name: 'origins',
      write: ({ name, kind, articles, articleCount, reasons }) =>
        `origin (${kind}): ${quote(name)}, in ${listSome(articles, articleCount)}${reasons.map((reason) => `; ${quote(reason)}`).join('')}`,
    }),
    writePage(hops, {
      name: 'ways',
      write: ({ article, kind, through, from, evidence, reason, confidence }) =>
        `way into ${article}: ${kind} through ${quote(through)}${from ? ` from ${from}` : ''}, confidence ${confidence}: ${quote(reason)}${evidence ? `, shown by ${quote(evidence.text)} (${evidence.address})` : ''}`,
    }),
    ...circles.items.map((circle) => `cite each other in a ring: ${circle.map(quote).join(', ')}`),
    writePage(statements, STATEMENTS),
    writePage(relations, RELATIONS),
  ].join('\n\n')
}

const listSome = (names: readonly string[], count: number): string =>
  `${names.join(', ')}${count > names.length ? ` and ${count - names.length} more` : ''}`

type Utterance = z.infer<typeof utteranceAnswer>['utterance']

function writeWording({
  text,
  quotation,
  differences,
  statements,
  statementCount,
}: Utterance['wordings']['items'][number]): string {
  const told = differences.map(
    ({ kind, lost, won }) =>
      `${kind}${lost === null ? '' : `, without ${quote(lost)}`}${won === null ? '' : `, with ${quote(won)}`}`,
  )
  const differing = told.length > 0 ? ` (${told.join('; ')})` : ''
  return `wording, ${quotation}${differing}: ${quote(text)} in ${listSome(statements, statementCount)}`
}

export async function getArticle(
  { record, ...place }: Asked,
  { id, start, length }: z.infer<typeof articleRequest>,
) {
  const view = await record.findArticle(id)
  if (!view)
    throw refuseUnknown('article', {
      got: id,
      fix: 'each statement that search_statements finds names its article in its citation',
    })
  const { article, copies, story } = view
  const { text: whole } = article
  const begin = ({ content: [first] }: Statement) => first?.[0] ?? -1
  const within = (from: number, to: number) =>
    view.statements.filter((one) => begin(one) >= from && begin(one) < to)
  // What is left of a part with more statements than a model reads at once comes with the next one.
  const tooMany = within(start, start + length)
    .map(begin)
    .sort((a, b) => a - b)
    .find((place, index) => index >= MOST_PER_PAGE && place > start)
  const end = Math.min(whole.length, tooMany ?? start + length)
  const utteranceOf = new Map(
    view.utterances.flatMap((one) => one.statements.map((statement) => [statement, one.id])),
  )
  const structure = {
    citation: citeArticle(article, place),
    story: story ? headStory(story) : null,
    notes: article.notes.slice(0, MOST_NAMES).map(({ message }) => message),
    part: citePassage(
      { text: whole.slice(start, end), start: Math.min(start, end), end },
      { ...place, article: article.id },
    )!,
    length: whole.length,
    next: end < whole.length ? end : null,
    statements: within(start, end).map((statement) =>
      citeStatement(
        { statement, article, utterance: utteranceOf.get(statement.id) },
        { ...place, text: whole },
      ),
    ),
    copies: listFirst(
      copies.map(({ articles, shared }) => ({
        articles: articles.slice(0, MOST_NAMES),
        articleCount: articles.length,
        shared,
      })),
      MOST_NAMES,
    ),
    revisions: listFirst(
      view.revisions.map((one) => citeArticle(one, place)),
      MOST_NAMES,
    ),
  }
  return { structure, text: writeArticle(structure) }
}

function writeArticle(answer: z.infer<typeof articleAnswer>): string {
  const { citation, story, notes, part, length, next, statements, copies, revisions } = answer
  const more = next === null ? '' : `; more with start ${next}`
  return [
    `article ${writeCitation(citation)}`,
    `story: ${story ? `${story.id} ${quote(story.title)}` : 'unknown'}`,
    ...notes.map((note) => `note: ${quote(note)}`),
    ...copies.items.map(
      ({ articles, articleCount, shared }) =>
        `shares ${shared} of its text with: ${listSome(articles, articleCount)}`,
    ),
    ...revisions.items.map((one) => `other revision: ${writeCitation(one)}`),
    `text ${part.start} to ${part.end} of ${length}${more} (quotation): ${quote(part.text)}`,
    ...statements.map(writeStatement),
  ].join('\n\n')
}
