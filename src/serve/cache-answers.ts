/**
 * Answers that were given before, serialised and packed, as long as the record has not changed.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip as gzipWithCallback } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import { keepRecent, type Recent } from './keep-recent.ts'

const gzip = promisify(gzipWithCallback)

/** All that is kept, packed and unpacked. */
const MOST_BYTES = 64 * 1024 * 1024
/** Smaller ones are sent as they are: packing takes longer than sending. */
const LEAST_PACKED = 1024

export interface KeptAnswer {
  readonly contentType: string
  readonly etag: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly packed?: Uint8Array<ArrayBuffer>
}

export interface CacheOptions {
  readonly readVersion: () => Promise<string>
}

/**
 * Answers the same address from memory until the record changes, and with 304 who has that answer already. Several who
 * ask at once for what is not kept wait for one answer.
 */
export function cacheAnswers({ readVersion }: CacheOptions): MiddlewareHandler {
  const kept: Recent<KeptAnswer> = keepRecent(MOST_BYTES)
  const underway = new Map<string, Promise<KeptAnswer | undefined>>()
  return async (context, next) => {
    const { pathname, search, origin } = new URL(context.req.url)
    // The feed names its own address, which depends on how one came here.
    const version = await readVersion()
    // An answer may be a moment older than what is told by events: who asked can see which record it shows.
    context.header('Record-Version', version)
    const key = `${version} ${pathname.endsWith('.atom') ? origin : ''}${pathname}${search}`
    const known = kept.get(key) ?? (await underway.get(key))
    if (known) return sendKept(context, known)
    let settle = (_: KeptAnswer | undefined): void => {}
    if (!underway.has(key)) {
      underway.set(key, new Promise((resolve) => (settle = resolve)))
    }
    let answer: KeptAnswer | undefined
    try {
      await next()
      if (context.res.status !== 200) return
      answer = await keepAnswer(context.res)
      kept.put(key, answer, key.length + answer.bytes.length + (answer.packed?.length ?? 0))
    } finally {
      underway.delete(key)
      settle(answer)
    }
    context.res = sendKept(context, answer)
  }
}

async function keepAnswer(response: Response): Promise<KeptAnswer> {
  const contentType = response.headers.get('content-type') ?? 'application/octet-stream'
  return keepBytes(new Uint8Array(await response.arrayBuffer()), contentType)
}

/** Bytes as they are sent, packed where it pays. */
export async function keepBytes(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  level = 5,
): Promise<KeptAnswer> {
  // Weak: packed and unpacked are the same to who compares.
  const etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  const isText = /^text\/|json|javascript|xml/.test(contentType)
  if (!isText || bytes.length < LEAST_PACKED) return { contentType, etag, bytes }
  return { contentType, etag, bytes, packed: new Uint8Array(await gzip(bytes, { level })) }
}

/** What was kept, as this caller takes it; nothing but 304 where it has that already and the status is 200. */
export function sendKept(
  context: Context,
  { contentType, etag, bytes, packed }: KeptAnswer,
  status: 200 | 404 = 200,
): Response {
  const headers = { ETag: etag, Vary: 'Accept-Encoding' }
  if (status === 200 && isNamed(context.req.header('if-none-match'), etag))
    return context.body(null, 304, headers)
  const isPacked = packed !== undefined && /\bgzip\b/.test(context.req.header('accept-encoding') ?? '')
  return context.body(isPacked ? packed : bytes, status, {
    ...headers,
    'Content-Type': contentType,
    ...(isPacked && { 'Content-Encoding': 'gzip' }),
  })
}

function isNamed(named: string | undefined, etag: string): boolean {
  if (named === undefined) return false
  return named
    .split(',')
    .some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag.slice(2))
}
