/**
 * What keeps strangers out: the headers that bind the browser, and the checks of where a request comes from.
 *
 * @module
 */
import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { answerFailure } from './answer-failure.ts'

/**
 * Tells the browser to load and run nothing but our own files, to guess no content types, and to let no other site
 * embed or read us. Articles are shown as text, so nothing of theirs should run anyway; this is the second wall.
 */
export function bindBrowser(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    // Hearsay is served over plain HTTP on one's own machine: a promise of HTTPS would lock the user out.
    strictTransportSecurity: false,
  })
}

/**
 * Refuses requests that name another host than this machine. A page on another site can make its own name point to
 * 127.0.0.1 (DNS rebinding) and would then be taken for us by the browser; its name in the Host header gives it away.
 */
export function refuseForeignHosts(): MiddlewareHandler {
  return async (context, next) => {
    const host = readHost(context)
    if (isLoopbackName(readHostName(context))) return next()
    return answerFailure(context, {
      status: 403,
      message: `This record is served to this machine only, not to ${JSON.stringify(host.slice(0, 100))}.`,
      fix: 'Open it by the address that hearsay serve printed, or serve it to others with --host and --password.',
    })
  }
}

/**
 * Refuses what pages of other sites have a browser send: everything that changes something, and any look at the API
 * that is not somebody following a link. Programs send neither header and are let through.
 */
export function refuseCrossSite(): MiddlewareHandler {
  return async (context, next) => {
    const isReading = context.req.method === 'GET' || context.req.method === 'HEAD'
    const isForeign = isReading ? isForeignLook(context) : isForeignWrite(context)
    if (!isForeign) return next()
    return answerFailure(context, { status: 403, ...describeForeign(context) })
  }
}

/** Who runs a proxy that hands on another Host than it was asked by must see which two differ. */
function describeForeign(context: Context): { readonly message: string; readonly fix: string } {
  const fix = 'Do it on the pages of this record, or with a program that is no browser.'
  const origin = context.req.header('origin')
  if (origin === undefined)
    return { message: 'Another site asked for this, and only the pages of this record may.', fix }
  const [theirs, ours] = [origin, readHost(context)].map((name) => JSON.stringify(name.slice(0, 200)))
  return {
    message: `A page of ${theirs} asked for this, and only the pages of this record, which was asked as ${ours}, may.`,
    fix: `${fix} Where both are this record, a proxy changes the Host: it must hand it on with its port (nginx: proxy_set_header Host $http_host).`,
  }
}

function isForeignWrite(context: Context): boolean {
  const site = context.req.header('sec-fetch-site')
  // The browser knows best: behind a proxy, the Host is often not the one of the page.
  if (site === 'same-origin') return false
  if (site !== undefined && site !== 'none') return true
  const origin = context.req.header('origin')
  return origin !== undefined && readHostOf(origin) !== readHost(context)
}

function isForeignLook(context: Context): boolean {
  const site = context.req.header('sec-fetch-site')
  if (site !== 'cross-site' && site !== 'same-site') return false
  return context.req.path.startsWith('/api') && context.req.header('sec-fetch-mode') !== 'navigate'
}

const readHost = (context: Context): string =>
  (context.req.header('host') ?? new URL(context.req.url).host).toLowerCase()

function readHostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** True for the names by which a machine calls itself: localhost, 127.x.x.x and ::1. */
export function isLoopbackName(name: string): boolean {
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name)
  )
}

/** The name by which a request calls us, without the port. */
export function readHostName(context: Context): string {
  return readHost(context)
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
}
