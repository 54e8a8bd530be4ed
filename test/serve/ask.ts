import type { Hono } from 'hono'

export interface Asked {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: what a stranger's program gets has no type
  readonly body: any
}

/** Asks an application as a program does; JSON comes back parsed. */
export async function ask(app: Hono, path: string, request: RequestInit = {}): Promise<Asked> {
  const response = await app.request(path, request)
  const text = await response.text()
  const isJson = /^application\/json(?:;|$)/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  }
}

export const send = (app: Hono, path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(app, path, {
    method: 'POST',
    ...(body instanceof FormData
      ? { body, headers }
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
  })
