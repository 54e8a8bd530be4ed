/** A small site on loopback that stands for the internet. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Page {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export type Answerer = (request: IncomingMessage, response: ServerResponse) => unknown

export interface Site {
  readonly address: string
  readonly port: number
  /** The paths asked for, in order. */
  readonly asked: string[]
  /** The headers of the last request for each path. */
  readonly headers: Record<string, IncomingMessage['headers']>
  /** What it serves; tests change it. */
  readonly pages: Record<string, Page | Answerer>
  close(): Promise<void>
}

/** Serves these pages until the test ends; what is not among them is answered 404. */
export async function serveSite(pages: Record<string, Page | Answerer>): Promise<Site> {
  const asked: string[] = []
  const headers: Site['headers'] = {}
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    headers[path] = request.headers
    const page = pages[path]
    if (typeof page === 'function') return page(request, response)
    response.writeHead(page?.status ?? (page ? 200 : 404), page?.headers ?? {})
    response.end(page?.body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  onTestFinished(close)
  return { address: `http://127.0.0.1:${port}`, port, asked, headers, pages, close }
}
