import { ErrorCode } from '@modelcontextprotocol/sdk/types.js'

/** A line of the input that is no message: what JSON-RPC calls it, and what was expected. */
export interface Malformed extends Error {
  readonly code: ErrorCode.ParseError | ErrorCode.InvalidRequest
}

/** What was wrong with a line, by the error of the SDK's transport; nothing where that is trouble of another kind. */
export function tellMalformed(error: Error): Malformed | undefined {
  // JSON.parse throws the first, the SDK's own zod the second; the words of both tell of the parser and not of the line.
  if (error instanceof SyntaxError) {
    const message = `Parse error: expected JSON on one line, got something else (${error.message}); send each message on a line of its own`
    return Object.assign(new Error(message), { code: ErrorCode.ParseError as const })
  }
  if (error.name !== 'ZodError' && error.name !== '$ZodError') return undefined
  const message =
    'Invalid Request: expected a message of JSON-RPC 2.0, got other JSON; send {"jsonrpc": "2.0", "id": 1, "method": "...", "params": {...}}, one at a time'
  return Object.assign(new Error(message), { code: ErrorCode.InvalidRequest as const })
}
