/**
 * How the addresses that show the record are answered.
 *
 * @module
 */
import type { Context } from 'hono'
import { apiRoutes } from './addresses.ts'
import { compareArticles } from './compare-articles.ts'
import { detailUtterances } from './detail-utterances.ts'
import { gatherElsewhere } from './gather-elsewhere.ts'
import { gatherStory } from './gather-story.ts'
import { gatherVoice } from './gather-voice.ts'
import { pairWordings } from './pair-wordings.ts'
import { API } from './route-parts.ts'
import type { Router, Service } from './service.ts'

export function answerReading(app: Router, service: Service): void {
  answerLists(app, service)
  answerThings(app, service)
  answerUtterances(app, service)
}

function answerLists(app: Router, { record, changes }: Service): void {
  app.openapi(apiRoutes.record, async (context) =>
    context.json({ ...(await record.count()), version: await changes.readVersion() }, 200),
  )
  app.openapi(apiRoutes.stories, async (context) =>
    context.json(await record.listStorySummaries(context.req.valid('query')), 200),
  )
  app.openapi(apiRoutes.articles, async (context) =>
    context.json(await record.listArticles(context.req.valid('query')), 200),
  )
  app.openapi(apiRoutes.voices, async (context) =>
    context.json(await record.listVoices(context.req.valid('query')), 200),
  )
  app.openapi(apiRoutes.outlets, async (context) => context.json({ items: await record.listOutlets() }, 200))
  app.openapi(apiRoutes.feeds, async (context) => context.json({ items: await record.listFeeds() }, 200))
}

function answerThings(app: Router, { record }: Service): void {
  app.openapi(apiRoutes.article, async (context) => {
    const { id } = context.req.valid('param')
    const view = await record.findArticle(id)
    if (!view) return answerNotThere(context, { kind: 'article', id })
    const utterances = pairWordings(view.utterances)
    return context.json({ ...view, utterances, elsewhere: await gatherElsewhere(record, view) }, 200)
  })
  app.openapi(apiRoutes.voice, async (context) => {
    const { id } = context.req.valid('param')
    const view = await record.findVoice(id)
    if (!view) return answerNotThere(context, { kind: 'voice', id })
    return context.json(await gatherVoice(record, view), 200)
  })
  app.openapi(apiRoutes.story, async (context) => {
    const { id } = context.req.valid('param')
    const view = await record.findStory(id)
    if (!view) return answerNotThere(context, { kind: 'story', id })
    return context.json(await gatherStory(record, view), 200)
  })
  app.openapi(apiRoutes.compare, async (context) => {
    const articles = new Map()
    for (const id of context.req.valid('query').articles) {
      const view = await record.findArticle(id)
      if (!view) return answerNotThere(context, { kind: 'article', id })
      articles.set(view.article.id, view)
    }
    return context.json(await compareArticles(record, [...articles.values()]), 200)
  })
}

function answerUtterances(app: Router, { record }: Service): void {
  app.openapi(apiRoutes.storyUtterances, async (context) => {
    const { id } = context.req.valid('param')
    const view = await record.findStory(id)
    if (!view) return answerNotThere(context, { kind: 'story', id })
    return context.json(await detailUtterances(record, view, context.req.valid('query')), 200)
  })
  app.openapi(apiRoutes.voiceUtterances, async (context) => {
    const { id } = context.req.valid('param')
    const view = await record.findVoice(id)
    if (!view) return answerNotThere(context, { kind: 'voice', id })
    return context.json(await detailUtterances(record, view, context.req.valid('query')), 200)
  })
  app.openapi(apiRoutes.utterance, async (context) => {
    const { id } = context.req.valid('param')
    const view = await record.findUtterance(id)
    if (!view) return answerNotThere(context, { kind: 'utterance', id })
    const elsewhere = await gatherElsewhere(record, {
      statements: view.statements.map(({ statement }) => statement),
      utterances: [view.utterance],
      relations: view.relations,
    })
    const [utterance] = pairWordings([view.utterance])
    return context.json({ ...view, utterance: utterance!, elsewhere }, 200)
  })
}

/** Where a list of each kind of thing is. */
const LISTS = {
  article: `${API}/articles`,
  voice: `${API}/voices`,
  story: `${API}/stories`,
  utterance: `${API}/search`,
  'saved search': `${API}/searches`,
  correction: `${API}/corrections`,
} as const

export function answerNotThere(context: Context, { kind, id }: { kind: keyof typeof LISTS; id: string }) {
  return answerUnknown(context, {
    message: `The record has no ${kind} ${JSON.stringify(id.slice(0, 100))}.`,
    fix: `See ${LISTS[kind]} for those it has.`,
  })
}

export function answerUnknown(context: Context, { message, fix }: { message: string; fix: string }) {
  const status = 404
  return context.json({ error: { status, message, fix } }, status)
}
