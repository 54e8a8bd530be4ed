/**
 * The web pages: the built files, `index.html` for every page address, and a page of its own to log in.
 *
 * @module
 */
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Context, Hono } from 'hono'
import { getMimeType } from 'hono/utils/mime'
import { DESCRIPTION_PATH, LOGIN_PATH, pages, toRouterPath } from './addresses.ts'
import { answerFailure } from './answer-failure.ts'
import { type KeptAnswer, keepBytes, sendKept } from './cache-answers.ts'

/** Where the build puts the pages: the same place seen from `src/serve` and from `dist/serve`. */
const BUILT_PAGES = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Files are packed once and sent often. */
const BEST_PACKING = 9

/** Adds the page addresses and their files to the router. An unknown address gets the page that says so, with 404. */
export function servePages(app: Hono, folder: string = BUILT_PAGES): void {
  const findFile = keepFiles(folder)
  app.get('/assets/:name', async (context) => {
    const file = await findFile(join('assets', context.req.param('name')))
    if (!file) return answerUnknownAddress(context)
    const answer = sendKept(context, file)
    // Their names carry a hash of what is in them.
    answer.headers.set('Cache-Control', 'public, max-age=31536000, immutable')
    return answer
  })
  app.get('/favicon.svg', async (context) => {
    const file = await findFile('favicon.svg')
    return file ? sendKept(context, file) : answerUnknownAddress(context)
  })
  const answerPage = async (context: Context, status: 200 | 404, name = 'index.html') => {
    const page = await findFile(name)
    return page ? sendPage(context, page, status) : answerMissingPages(context)
  }
  for (const { path } of pages)
    app.get(toRouterPath(path), (context) =>
      answerPage(context, 200, path === LOGIN_PATH ? 'login.html' : undefined),
    )
  app.notFound((context) => {
    if (context.req.path.startsWith('/api') || !acceptsPage(context)) return answerUnknownAddress(context)
    return answerPage(context, 404)
  })
}

/** Finds built files, and keeps them in memory as long as they are the same on the disk. */
function keepFiles(folder: string): (name: string) => Promise<KeptAnswer | undefined> {
  const kept = new Map<string, { readonly changed: number; readonly file: Promise<KeptAnswer> }>()
  return async (name) => {
    // One name in one folder: nothing leads out of it.
    if (!/^(?:assets\/)?[\w-][\w.-]*$/.test(name)) return undefined
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (!found?.isFile()) return undefined
    const known = kept.get(name)
    if (known?.changed === found.mtimeMs) return known.file
    const file = readBuilt(path)
    kept.set(name, { changed: found.mtimeMs, file })
    file.catch(() => kept.delete(name))
    return file
  }
}

async function readBuilt(path: string): Promise<KeptAnswer> {
  const contentType = getMimeType(extname(path)) ?? 'application/octet-stream'
  return keepBytes(new Uint8Array(await readFile(path)), contentType, BEST_PACKING)
}

function sendPage(context: Context, page: KeptAnswer, status: 200 | 404): Response {
  const answer = sendKept(context, page, status)
  answer.headers.set('Cache-Control', 'no-cache')
  return answer
}

function answerMissingPages(context: Context) {
  return answerFailure(context, {
    status: 503,
    message: 'The web pages have not been built.',
    fix: 'Run npm run build and start again. The API works without them.',
  })
}

function answerUnknownAddress(context: Context) {
  return answerFailure(context, {
    status: 404,
    message: `There is nothing at ${context.req.path.slice(0, 200)}.`,
    fix: `See ${DESCRIPTION_PATH} for all addresses.`,
  })
}

function acceptsPage(context: Context): boolean {
  return context.req.method === 'GET' && (context.req.header('accept') ?? '').includes('text/html')
}
