/**
 * The application behind a port.
 *
 * @module
 */
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { UsageError } from '../errors.ts'
import type { OpenRecord } from '../store/index.ts'
import { type AppOptions, openApp } from './create-app.ts'
import { isLoopbackName } from './guard-requests.ts'

export interface ServerOptions extends Omit<AppOptions, 'hosts'> {
  /** The name or number to listen on: `127.0.0.1` for this machine only; `0.0.0.0`, with a password, for the whole network. */
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** True relates what is not yet related while the pages are served. */
  readonly relatesRest?: boolean
}

export interface RunningServer {
  /** What to open in a browser: `http://127.0.0.1:4780/`. */
  readonly address: string
  /** Stops listening, lets running answers and the article in hand end, and frees the port. */
  close(): Promise<void>
}

/** How long running answers may take after `close` before their connections are cut. */
const PATIENCE_MS = 2000

type Server = ReturnType<typeof createAdaptorServer>

/**
 * Serves a record until `close` is called; the record itself stays open. Throws a UsageError when the port is taken
 * or not allowed, the host is not one of this machine, or others could reach it without a password.
 */
export async function startServer(record: OpenRecord, options: ServerOptions): Promise<RunningServer> {
  checkDoor(options)
  const isLoopback = isLoopbackName(options.host)
  const { app, close, relateRest } = openApp(record, { ...options, hosts: isLoopback ? 'loopback' : 'any' })
  const server = createAdaptorServer({ fetch: app.fetch })
  const { port } = await listen(server, options)
  // A large record that was never related, or by another version, takes minutes: the pages need not wait for it.
  if (options.relatesRest) relateRest()
  return {
    address: `http://${nameForBrowser(options.host)}:${port}/`,
    async close() {
      const closing = closeServer(server)
      await close()
      await closing
    },
  }
}

/** Throws a UsageError where others than this machine could reach the record without a password. */
export function checkDoor({ host, password }: Pick<ServerOptions, 'host' | 'password'>): void {
  if (isLoopbackName(host) || password) return
  throw new UsageError('host', {
    expected: 'this computer alone, or a password for those who can reach it from others',
    got: host,
    fix: 'set HEARSAY_PASSWORD (or give --password), or leave out --host',
  })
}

function listen(server: Server, { host, port }: ServerOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(explainListenError(error, { host, port }))
    server.once('error', refuse)
    try {
      server.listen({ host, port }, () => resolve(server.address() as AddressInfo))
    } catch (error) {
      // Node throws at once when the port is no port.
      refuse(error as NodeJS.ErrnoException)
    }
  })
}

function explainListenError(
  error: NodeJS.ErrnoException,
  { host, port }: { host: string; port: number },
): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new UsageError('port', {
        expected: 'a free port',
        got: `${port}, which another program uses`,
        fix: 'give another with --port, or --port 0 for any free one',
      })
    case 'EACCES':
      return new UsageError('port', {
        expected: 'a port that you may use',
        got: String(port),
        fix: 'give one above 1023 with --port',
      })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new UsageError('host', {
        expected: 'a name or address of this machine',
        got: host,
        fix: 'give --host 127.0.0.1 for this machine only, or --host 0.0.0.0 for its network',
      })
    case 'ERR_SOCKET_BAD_PORT':
      return new UsageError('port', {
        expected: 'a number from 0 to 65535',
        got: String(port),
        fix: 'give another with --port',
      })
    default:
      return error
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    if (!('closeIdleConnections' in server)) return
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref()
  })
}

function nameForBrowser(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
