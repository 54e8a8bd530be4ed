import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import {
  CallToolRequestSchema,
  type CallToolResult,
  type Tool as ListedTool,
  ListToolsRequestSchema,
  type ToolAnnotations,
} from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { UsageError } from '../errors.ts'
import { answerSafely, refuse } from './answer-safely.ts'
import type { Asked } from './answer-tools.ts'
import { outlineAnswer } from './outline-answer.ts'

/** What an assistant may call. */
export interface Tool<Request extends z.ZodObject = z.ZodObject, Answer extends z.ZodObject = z.ZodObject> {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly request: Request
  readonly answers: Answer
  readonly annotations: ToolAnnotations
  answer(
    asked: Asked,
    request: z.infer<Request>,
  ): Promise<{ readonly structure: z.infer<Answer>; readonly text: string }>
}

interface Called {
  readonly asked: Asked
  readonly reportError: (error: Error) => void
}

/**
 * Lists these tools and answers calls of them. The SDK's own way to add a tool would list the whole schema of each answer, and put the
 * name of a wrong argument at the end of what is said of it.
 */
export function answerCalls({ server }: McpServer, tools: readonly Tool[], called: Called): void {
  server.registerCapabilities({ tools: {} })
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(listTool) }))
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
    const tool = tools.find(({ name }) => name === params.name)
    return tool ? callTool(tool, params.arguments ?? {}, called) : refuseTool(tools, params.name)
  })
}

function listTool({ name, title, description, request, answers, annotations }: Tool): ListedTool {
  return {
    name,
    title,
    description,
    inputSchema: describeSchema(request, 'input'),
    outputSchema: describeSchema(outlineAnswer(answers), 'output'),
    annotations,
  }
}

/** In the draft by which the SDK's own client checks answers. */
function describeSchema(schema: z.ZodObject, io: 'input' | 'output'): ListedTool['inputSchema'] {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { target: 'draft-7', io })
  return described as ListedTool['inputSchema']
}

async function callTool(
  { name, request, answer }: Tool,
  given: unknown,
  { asked, reportError }: Called,
): Promise<CallToolResult> {
  const { data, error } = request.safeParse(given)
  if (!error) return answerSafely(() => answer(asked, data), reportError)
  // Each names its place first, as all messages of Hearsay do.
  return refuse(error.issues.map(({ path, message }) => `${path.join('.') || name}: ${message}`).join('\n'))
}

function refuseTool(tools: readonly Tool[], got: string): CallToolResult {
  const expected = `one of ${tools.map(({ name }) => name).join(', ')}`
  return refuse(new UsageError('tool', { expected, got, fix: 'call one of these' }).message)
}
