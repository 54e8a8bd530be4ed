import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import type { Tool } from './answer-calls.ts'

const ADDRESS = 'hearsay://answers'

/** The whole schemas of what the tools answer, for programs that check it: one JSON Schema with a property for each tool. */
export function addAnswersResource(server: McpServer, tools: readonly Tool[]): void {
  server.registerResource(
    'answers',
    ADDRESS,
    {
      title: 'JSON Schema of the answers',
      description: 'For programs: what the structured answer of each tool holds, under its name. Long.',
      mimeType: 'application/schema+json',
    },
    () => ({
      contents: [{ uri: ADDRESS, mimeType: 'application/schema+json', text: writeSchema(tools) }],
    }),
  )
}

function writeSchema(tools: readonly Tool[]): string {
  const answers = Object.fromEntries(tools.map((tool) => [tool.name, tool.answers]))
  return JSON.stringify(z.toJSONSchema(z.strictObject(answers).partial(), { reused: 'ref' }))
}
