import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../mcp/connect-assistant.ts'
import { makeFolder } from './invented-folder.ts'
import { PROGRAM, parseLines, runHearsay } from './run-hearsay.ts'

const folder = makeFolder({
  'ferry.txt':
    'Ferry stops for a week\n\nThe Harbour Post, 3 May 2024\n\n“The engine is worn out,” harbour master Lena Ortwin said on Friday. She denied that the crossing was unsafe.\n',
})

beforeAll(async () => {
  const added = await runHearsay(['add', 'ferry.txt', '--record', 'case.db'], { folder })
  expect(added.status).toBe(0)
})

async function startAssistant(...flags: string[]) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [...PROGRAM, 'mcp', '--record', join(folder, 'case.db'), ...flags],
    stderr: 'pipe',
  })
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  await client.listTools()
  return client
}

describe('hearsay mcp', () => {
  it('answers an assistant that starts it, with the words and where they stand', async () => {
    const client = await startAssistant()
    const { structure } = await ask(client, 'search_statements', { words: 'engine' })
    expect(structure.items[0]).toMatchObject({
      quotation: 'direct',
      voice: { name: 'Lena Ortwin' },
      content: [{ text: '“The engine is worn out,”' }],
    })
    const { uri, text } = (await client.readResource({ uri: structure.items[0].content[0].address }))
      .contents[0] as { uri: string; text: string }
    expect(text).toBe('“The engine is worn out,”')
    expect(uri).toContain('hearsay://article/art_')
    await client.close()
  })

  it('lets it correct only in a name that was given', async () => {
    const reader = await startAssistant()
    const { structure } = await ask(reader, 'search_statements', { words: 'unsafe' })
    const statement = structure.items[0].id
    expect((await ask(reader, 'confirm_statement', { id: statement })).isError).toBe(true)
    await reader.close()
    const editor = await startAssistant('--allow-corrections', 'Ana')
    expect((await ask(editor, 'confirm_statement', { id: statement })).structure.by).toBe('Ana')
    await editor.close()
    const { out } = await runHearsay(['corrections', '--json', '--record', 'case.db'], { folder })
    expect(parseLines(out)).toMatchObject([{ by: 'Ana', decision: { kind: 'confirm' } }])
  })

  it('prints nothing but the protocol, answers what it was asked before its input ended, and survives rubbish', async () => {
    const messages = [
      {
        id: 1,
        method: 'initialize',
        params: {
          protocolVersion: '2025-06-18',
          capabilities: {},
          clientInfo: { name: 'script', version: '1' },
        },
      },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/call', params: { name: 'list_stories', arguments: {} } },
      { id: 3, method: 'tools/call', params: { name: 'get_story', arguments: [] } },
      { id: 4, method: 'no/such/method' },
    ].map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
    const input = `${[...messages.slice(0, 2), 'no message', '{"jsonrpc":"1.0"}', ...messages.slice(2)].join('\n')}\n`
    const { status, out, err } = await runHearsay(['mcp', '--record', 'case.db'], { folder, input })
    expect(status).toBe(0)
    const answers = parseLines<{ id: number | null; jsonrpc: string; error?: { code: number } }>(out)
    expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4, null, null])
    const unread = answers.filter(({ id }) => id === null)
    expect(unread.map(({ error }) => error?.code)).toEqual([-32700, -32600])
    expect(answers.every(({ jsonrpc }) => jsonrpc === '2.0')).toBe(true)
    expect(answers.find(({ id }) => id === 3)).toHaveProperty('error')
    expect(err).toMatch(/^hearsay: a message was not understood: Parse error: expected JSON on one line/)
    expect(err).toContain('\nhearsay: a message was not understood: Invalid Request: expected a message')
    expect(err.trim().split('\n')).toHaveLength(2)
  })

  it.each([
    [['--base-url', 'the pages'], '--base-url: expected the address'],
    [['--allow-corrections', ' '], '--allow-corrections: expected the name'],
    [['--output', 'x'], 'the assistant reads standard output'],
  ])('refuses %j', async (flags, told) => {
    const { status, out, err } = await runHearsay(['mcp', '--record', 'case.db', ...flags], { folder })
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(told)
  })

  it('says so when there is no record', async () => {
    const { status, out, err } = await runHearsay(['mcp', '--record', 'none.db'], { folder })
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('none.db')
  })
})
