import type { Context } from 'hono'

/** What the server of Node hands on beside a request; nothing where an application is asked without a port. */
interface Connection {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
}

/** The address of the machine that a request comes from, which may be a proxy: `192.0.2.7`. */
export function readClient(context: Context): string | undefined {
  const connection: Connection | undefined = context.env
  return connection?.incoming?.socket?.remoteAddress
}
