import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { RecordError, UsageError } from '../errors.ts'

/**
 * What a tool found as the protocol has it. What was asked wrongly and trouble of the record are answers of their own, so
 * that the assistant can mend what it asked; a bug is reported here, and tells it nothing of the inside.
 */
export async function answerSafely(
  work: () => Promise<{ readonly structure: unknown; readonly text: string }>,
  reportError: (error: Error) => void,
): Promise<CallToolResult> {
  try {
    const { structure, text } = await work()
    return {
      structuredContent: structure as Record<string, unknown>,
      content: [{ type: 'text', text }],
    }
  } catch (error) {
    return refuse(tellSafely(error, reportError))
  }
}

/** What was asked wrongly, as an answer. */
export const refuse = (text: string): CallToolResult => ({ isError: true, content: [{ type: 'text', text }] })

/** What whoever asked is told of an error. */
export function tellSafely(error: unknown, reportError: (error: Error) => void): string {
  const problem = error instanceof Error ? error : new Error(String(error))
  if (!(problem instanceof UsageError)) reportError(problem)
  return tellProblem(problem)
}

function tellProblem(problem: Error): string {
  if (problem instanceof UsageError) return problem.message
  if (problem instanceof RecordError)
    return 'the record: expected to read it, got trouble with its file or database; look at what hearsay mcp wrote to standard error, and ask again'
  return 'hearsay: expected to answer, got a bug in Hearsay; look at what hearsay mcp wrote to standard error, and ask something else'
}
