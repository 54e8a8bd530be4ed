import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { createMcpServer, type McpOptions } from '../../src/mcp/index.ts'
import type { OpenRecord } from '../../src/store/index.ts'

/** The SDK's own client, in touch with a server for this record. It holds every answer against the tool's schema. */
export async function connectAssistant(record: OpenRecord, options: McpOptions = {}): Promise<Client> {
  const [one, other] = InMemoryTransport.createLinkedPair()
  const client = new Client({ name: 'test', version: '1' })
  await createMcpServer(record, options).connect(one)
  await client.connect(other)
  await client.listTools()
  return client
}

export interface ToolAnswer {
  readonly text: string
  readonly isError: boolean
  // biome-ignore lint/suspicious/noExplicitAny: each tool has a shape of its own, which the client has checked
  readonly structure: any
}

export async function ask(client: Client, name: string, request: object = {}): Promise<ToolAnswer> {
  const answer = await client.callTool({ name, arguments: { ...request } })
  const content = answer.content as { text: string }[]
  return {
    text: content.map(({ text }) => text).join('\n'),
    isError: answer.isError === true,
    structure: answer.structuredContent,
  }
}
