/** A static host as plain as they come: files of a folder, no header but their kind. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const KINDS: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

export interface StaticHost {
  readonly address: string
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

export async function serveFolder(folder: string): Promise<StaticHost> {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    asked.push(path)
    const file = normalize(path.endsWith('/') ? `${path}index.html` : path)
    try {
      const bytes = await readFile(join(folder, file))
      response.setHeader('content-type', KINDS[extname(file)] ?? 'application/octet-stream')
      response.end(bytes)
    } catch {
      response.statusCode = 404
      response.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    address: `http://127.0.0.1:${address.port}/`,
    asked,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
