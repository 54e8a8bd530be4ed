import { RecordError, UsageError } from '../errors.ts'
import { createMcpServer, serveOverStdio } from '../mcp/index.ts'
import type { OpenRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { listenForStop } from './listen-for-stop.ts'
import { openToRead } from './open-to-read.ts'

/** Serves an assistant over standard input and output, until it closes them or the program is stopped. */
export function run(call: Call): Promise<number> {
  const baseUrl = readBaseUrl(call.values['base-url'])
  const by = readName(call.values['allow-corrections'])
  return openToRead(call, async (record) => {
    if (by !== undefined) checkWritable(record)
    const server = createMcpServer(record, {
      ...(baseUrl !== undefined && { baseUrl }),
      ...(by !== undefined && { corrector: { by, readTime: () => new Date() } }),
      reportError: (error) => call.terminal.tell(describeError(error, call)),
    })
    await serveOverStdio(server, {
      input: process.stdin,
      output: process.stdout,
      isStopped: listenForStop(),
      reportError: (error) => call.terminal.tell(`hearsay: a message was not understood: ${error.message}`),
    })
    return 0
  })
}

function readBaseUrl(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '')
    return value
  throw new UsageError('--base-url', {
    expected: 'the address at which "hearsay serve" shows this record',
    got: value,
    fix: 'give --base-url http://127.0.0.1:4780',
  })
}

function readName(value: string | undefined): string | undefined {
  if (value === undefined || (value.trim() !== '' && value.length <= 200)) return value?.trim()
  throw new UsageError('--allow-corrections', {
    expected: 'the name of who answers for the corrections, at most 200 letters',
    got: value,
    fix: 'give --allow-corrections "Ana, with an assistant"',
  })
}

function checkWritable({ isWritable, path }: OpenRecord): void {
  if (isWritable) return
  throw new UsageError('--allow-corrections', {
    expected: 'a record that can be written',
    got: path,
    fix: 'leave it out, or give yourself the right to write the record',
  })
}

function describeError(error: Error, { settings }: Call): string {
  if (error instanceof RecordError) return `hearsay: ${error.message}`
  return `hearsay: this is a bug in Hearsay: ${(settings.debug && error.stack) || error.message}`
}
