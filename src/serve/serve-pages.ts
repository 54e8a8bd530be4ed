/**
 * The web pages: the built files, and `index.html` for every page address.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { pages, toRouterPath } from './addresses.ts'
import { answerFailure } from './answer-failure.ts'

/** Where the build puts the pages: the same place seen from `src/serve` and from `dist/serve`. */
const BUILT_PAGES = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Adds the page addresses and their files to the router. An unknown address gets the page that says so, with 404. */
export function servePages(app: Hono, folder: string = BUILT_PAGES): void {
  if (existsSync(folder)) {
    app.use('/assets/*', cacheForever, serveStatic({ root: folder }))
    app.use('/favicon.svg', serveStatic({ root: folder }))
  }
  for (const { path } of pages)
    app.get(toRouterPath(path), (context) => answerPage(context, { folder, status: 200 }))
  app.notFound((context) => {
    if (context.req.path.startsWith('/api') || !acceptsPage(context)) return answerUnknownAddress(context)
    return answerPage(context, { folder, status: 404 })
  })
}

async function answerPage(context: Context, { folder, status }: { folder: string; status: 200 | 404 }) {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined)
  if (page === undefined) {
    return answerFailure(context, {
      status: 503,
      message: 'The web pages have not been built.',
      fix: 'Run npm run build and start again. The API works without them.',
    })
  }
  context.header('Cache-Control', 'no-cache')
  return context.html(page, status)
}

function answerUnknownAddress(context: Context) {
  return answerFailure(context, {
    status: 404,
    message: `There is nothing at ${context.req.path.slice(0, 200)}.`,
    fix: 'See /api/openapi.json for all addresses.',
  })
}

function acceptsPage(context: Context): boolean {
  return context.req.method === 'GET' && (context.req.header('accept') ?? '').includes('text/html')
}

/** For files whose names carry a hash of what is in them. */
const cacheForever: MiddlewareHandler = async (context, next) => {
  await next()
  if (context.res.ok) context.header('Cache-Control', 'public, max-age=31536000, immutable')
}
