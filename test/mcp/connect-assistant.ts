import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { createMcpServer, type McpOptions } from '../../src/mcp/index.ts'
import type { OpenRecord } from '../../src/store/index.ts'

type Check = (name: string, structure: unknown) => void
const checks = new WeakMap<Client, Check>()

/**
 * The SDK's own client, in touch with a server for this record. It holds every answer against the outline that the tool has, and `ask`
 * against the whole schema that the server gives as a resource.
 */
export async function connectAssistant(record: OpenRecord, options: McpOptions = {}): Promise<Client> {
  const [one, other] = InMemoryTransport.createLinkedPair()
  const client = new Client({ name: 'test', version: '1' })
  await createMcpServer(record, options).connect(one)
  await client.connect(other)
  await client.listTools()
  checks.set(client, await readCheck(client))
  return client
}

async function readCheck(client: Client): Promise<Check> {
  const { contents } = await client.readResource({ uri: 'hearsay://answers' })
  const { text } = contents[0] as { text: string }
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(text))
  return (name, structure) => {
    if (!validate({ [name]: structure })) throw new Error(`${name}: ${JSON.stringify(validate.errors)}`)
  }
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
  if (answer.structuredContent) checks.get(client)?.(name, answer.structuredContent)
  return {
    text: content.map(({ text }) => text).join('\n'),
    isError: answer.isError === true,
    structure: answer.structuredContent,
  }
}
