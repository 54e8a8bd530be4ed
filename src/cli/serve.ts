import open from 'open'
import { RecordError } from '../errors.ts'
import { checkDoor, startServer } from '../serve/index.ts'
import type { Settings } from '../settings.ts'
import { type OpenRecord, openRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { openReader } from './open-reader.ts'

export async function run(call: Call): Promise<number> {
  checkDoor(call.settings)
  const record = await openRecord(call.settings.record, { mode: 'read' })
  try {
    const left = await record.countUnrelated()
    if (left > 0)
      call.terminal.tell(
        `${countThings(left, 'article')} not yet related to the others: that goes on while the pages are shown.`,
      )
    return await serve(record, call)
  } finally {
    await record.close()
  }
}

async function serve(record: OpenRecord, call: Call): Promise<number> {
  const { switches, settings, terminal } = call
  const reader = openReader(settings)
  try {
    const { maxBytes, columns, fetcher } = reader.options
    const server = await startServer(record, {
      host: settings.host,
      port: settings.port,
      password: settings.password,
      relatesRest: true,
      adding: { maxBytes, columns, fetcher, minConfidence: settings.minConfidence },
      reportError: (error) => terminal.tell(describeError(error, settings)),
    })
    const { address } = server
    const isStopped = waitForStop()
    terminal.ignoreClosedPipe()
    await terminal.print(
      switches.has('json') ? JSON.stringify({ kind: 'address', address }) : `Hearsay is at ${address}`,
    )
    if (switches.has('open')) await openBrowser(address, call)
    await isStopped
    await server.close()
    return 0
  } finally {
    await reader.close()
  }
}

function describeError(error: Error, { debug }: Settings): string {
  if (error instanceof RecordError) return `hearsay: ${error.message}`
  return `hearsay: this is a bug in Hearsay: ${(debug && error.stack) || error.message}`
}

/** Resolves at Ctrl-C, or when the system asks the program to end. */
function waitForStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

async function openBrowser(address: string, { terminal }: Call): Promise<void> {
  const advise = () => terminal.tell(`No browser could be opened; open ${address} in one.`)
  try {
    const browser = await open(address)
    browser.once('error', advise)
  } catch {
    advise()
  }
}
