import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { ErrorCode, JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js'
import { tellMalformed } from './tell-malformed.ts'

export interface StdioOptions {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
  /** Resolves when the program is asked to stop. */
  readonly isStopped: Promise<unknown>
  /** Told of what is no message of the protocol; whoever sent it is answered that too. */
  readonly reportError: (error: Error) => void
}

/**
 * Serves one assistant over two streams, until it closes the input and has its answers, or the program is asked to stop.
 * Writes nothing but the protocol to the output.
 */
export async function serveOverStdio(
  server: McpServer,
  { input, output, isStopped, reportError }: StdioOptions,
): Promise<void> {
  const transport = new StdioServerTransport(input, output)
  server.server.onerror = (error) => reportError(tellMalformed(error) ?? error)
  transport.onerror = (error) => {
    const malformed = tellMalformed(error)
    if (malformed) void refuseMessage(transport, malformed).catch(reportError)
  }
  let waiting = { isAnswered: async () => {} }
  const isClosed = new Promise<void>((resolve) => {
    server.server.onclose = resolve
    // Nobody is left to be answered.
    output.once('error', () => resolve())
    for (const event of ['end', 'close', 'error'])
      input.once(event, () => void waiting.isAnswered().then(resolve))
  })
  await server.connect(transport)
  waiting = countUnanswered(transport)
  await Promise.race([isClosed, isStopped])
  await server.close()
}

/**
 * As JSON-RPC asks: with id null, since whatever was sent has none that is known. The SDK's type leaves that out, as no client may
 * send it.
 */
function refuseMessage(
  transport: StdioServerTransport,
  { code, message }: { readonly code: ErrorCode; readonly message: string },
): Promise<void> {
  return transport.send({ jsonrpc: '2.0', id: null, error: { code, message } } as unknown as JSONRPCMessage)
}

/** A script may send its questions and close the input at once: it is answered all the same. */
function countUnanswered(transport: StdioServerTransport): { isAnswered(): Promise<void> } {
  const open = new Set<string | number>()
  let tell = () => {}
  const receive = transport.onmessage
  const send = transport.send.bind(transport)
  transport.onmessage = (message: JSONRPCMessage) => {
    if ('method' in message && 'id' in message) open.add(message.id)
    receive?.(message)
    // What was cancelled gets no answer.
    if ('method' in message && message.method === 'notifications/cancelled') {
      open.delete(message.params?.requestId as string | number)
      if (open.size === 0) tell()
    }
  }
  transport.send = async (message) => {
    await send(message)
    if (!('method' in message) && 'id' in message && message.id !== undefined) open.delete(message.id)
    if (open.size === 0) tell()
  }
  return {
    isAnswered: () =>
      new Promise((resolve) => {
        tell = resolve
        if (open.size === 0) resolve()
      }),
  }
}
