/**
 * The router: which function answers which address.
 *
 * @module
 */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { BlankEnv } from 'hono/types'
import type { OpenRecord } from '../store/index.ts'
import { apiRoutes, DESCRIPTION_PATH } from './addresses.ts'
import { answerFailure, describeBadParameter, describeError } from './answer-failure.ts'
import { gatherCopies } from './gather-copies.ts'
import { gatherElsewhere } from './gather-elsewhere.ts'
import { bindBrowser, refuseForeignHosts } from './guard-requests.ts'
import { pairWordings } from './pair-wordings.ts'
import { servePages } from './serve-pages.ts'

export interface AppOptions {
  /** Who may name the host in a request: only this machine (the default), or anybody. */
  readonly hosts?: 'loopback' | 'any'
  /** The folder with the built pages; by default that of this package. */
  readonly pages?: string
  /** Is told of every error that was no caller's mistake. By default nobody is. */
  readonly reportError?: (error: Error) => void
}

/**
 * The HTTP API and the pages of a record, as a hono application that answers requests without a port:
 * `createApp(record).request('/api/record')`. Every failure is `{"error": {"status", "message", "fix"}}`.
 */
export function createApp(record: OpenRecord, options: AppOptions = {}): Hono {
  const app = new OpenAPIHono<BlankEnv>({
    defaultHook: (result, context) =>
      result.success ? undefined : answerFailure(context, describeBadParameter(result.error)),
  })
  app.use(bindBrowser())
  if (options.hosts !== 'any') app.use(refuseForeignHosts())
  app.use(compress())
  app.use('/api/*', async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
  })
  app.onError((error, context) => {
    const failure = describeError(error)
    if (failure.status >= 500) options.reportError?.(error)
    return answerFailure(context, failure)
  })
  addLists(app, record)
  addThings(app, record)
  app.doc31(DESCRIPTION_PATH, {
    openapi: '3.1.0',
    info: {
      title: 'Hearsay',
      version: '0.1.0',
      description: 'The record: who said what, when, to whom, in whose words, and on whose word we have it.',
    },
  })
  servePages(app, options.pages)
  return app
}

function addLists(app: OpenAPIHono<BlankEnv>, record: OpenRecord): void {
  app.openapi(apiRoutes.record, async (context) => context.json(await record.count(), 200))
  app.openapi(apiRoutes.articles, async (context) =>
    context.json(await record.listArticles(context.req.valid('query')), 200),
  )
  app.openapi(apiRoutes.voices, async (context) =>
    context.json(await record.listVoices(context.req.valid('query')), 200),
  )
  app.openapi(apiRoutes.stories, async (context) =>
    context.json(await record.listStories(context.req.valid('query')), 200),
  )
  app.openapi(apiRoutes.statements, async (context) =>
    context.json(await record.findStatements(context.req.valid('query')), 200),
  )
}

function addThings(app: OpenAPIHono<BlankEnv>, record: OpenRecord): void {
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
    const statements = view.statements.map(({ statement }) => statement)
    const elsewhere = await gatherElsewhere(record, { ...view, statements })
    return context.json({ ...view, utterances: pairWordings(view.utterances), elsewhere }, 200)
  })
  app.openapi(apiRoutes.story, async (context) => {
    const { id } = context.req.valid('param')
    const view = await record.findStory(id)
    if (!view) return answerNotThere(context, { kind: 'story', id })
    const statements = view.statements.map(({ statement }) => statement)
    const copies = await gatherCopies(record, view.story.articles)
    const elsewhere = await gatherElsewhere(record, { ...view, statements, copies })
    return context.json({ ...view, utterances: pairWordings(view.utterances), copies, elsewhere }, 200)
  })
}

function answerNotThere(context: Context, { kind, id }: { kind: 'article' | 'voice' | 'story'; id: string }) {
  const status = 404
  const message = `The record has no ${kind} ${JSON.stringify(id.slice(0, 100))}.`
  const list = { article: '/api/articles', voice: '/api/voices', story: '/api/stories' }[kind]
  return context.json({ error: { status, message, fix: `See ${list} for those it has.` } }, status)
}
