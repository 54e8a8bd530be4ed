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
import { type Connections, watchConnections } from './watch-connections.ts'

export interface ServerOptions extends Omit<AppOptions, 'hosts'> {
  /** The name or number to listen on: `127.0.0.1` for this machine only; `0.0.0.0`, with a password, for the whole network. */
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** True relates what is not yet related while the pages are served. */
  readonly relatesRest?: boolean
  /** How long running answers may take after `close` before their connections are cut, in milliseconds: 10,000 when left out. */
  readonly patienceMs?: number
}

export type DoorChecked = Pick<ServerOptions, 'host' | 'password' | 'people'>

export interface RunningServer {
  /** What to open in a browser: `http://127.0.0.1:4780/`. */
  readonly address: string
  /** Stops listening, lets running answers and the article in hand end, and frees the port. */
  close(): Promise<void>
}

const PATIENCE_MS = 10_000

type Server = ReturnType<typeof createAdaptorServer>

/**
 * Serves a record until `close` is called; the record itself stays open. Throws a UsageError when the port is taken
 * or not allowed, the host is not one of this machine, or others could reach it without accounts or a password.
 */
export async function startServer(record: OpenRecord, options: ServerOptions): Promise<RunningServer> {
  await checkDoor(record, options)
  const isLoopback = isLoopbackName(options.host)
  const { app, close, relateRest } = openApp(record, { ...options, hosts: isLoopback ? 'loopback' : 'any' })
  const server = createAdaptorServer({ fetch: app.fetch })
  const connections = watchConnections(server)
  const { port } = await listen(server, options)
  // A large record that was never related, or by another version, takes minutes: the pages need not wait for it.
  if (options.relatesRest) relateRest()
  return {
    address: `http://${nameForBrowser(options.host)}:${port}/`,
    async close() {
      const closing = closeServer(server, { connections, patienceMs: options.patienceMs ?? PATIENCE_MS })
      await close()
      await closing
    },
  }
}

/** Throws a UsageError where others than this machine could reach a record that has neither accounts nor a password. */
export async function checkDoor(record: OpenRecord, options: DoorChecked): Promise<void> {
  const { host, password, people = {} } = options
  const isAlone = isLoopbackName(host) && !people.trustedProxies
  if (isAlone || password || (await record.people.hasAccounts())) return
  throw new UsageError(isLoopbackName(host) ? 'trusted proxies' : 'host', {
    expected: 'this computer alone, or accounts or a password for those who can reach it from others',
    got: isLoopbackName(host) ? (people.trustedProxies ?? '') : host,
    fix: 'add an account (hearsay account add NAME), set HEARSAY_PASSWORD, or leave it out',
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

function closeServer(
  server: Server,
  { connections, patienceMs }: { connections: Connections; patienceMs: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const cut = setTimeout(() => connections.cut(), patienceMs).unref()
    server.close((error) => {
      clearTimeout(cut)
      if (error) reject(error)
      else resolve()
    })
    connections.closeIdle()
  })
}

function nameForBrowser(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
