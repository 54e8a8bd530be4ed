/**
 * What keeps strangers out: the headers that bind the browser, and the check of the Host header.
 *
 * @module
 */
import type { MiddlewareHandler } from 'hono'
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
    const host = context.req.header('host') ?? new URL(context.req.url).host
    if (isLoopbackName(nameOfHost(host))) return next()
    return answerFailure(context, {
      status: 403,
      message: `This record is served to this machine only, not to ${JSON.stringify(host.slice(0, 100))}.`,
      fix: 'Open it by the address that hearsay serve printed, or serve it with --host 0.0.0.0 on a network you trust.',
    })
  }
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

function nameOfHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
}
