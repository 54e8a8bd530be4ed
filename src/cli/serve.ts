import open from 'open'
import { startServer } from '../serve/index.ts'
import type { Call } from './call.ts'
import { openToRead } from './open-to-read.ts'

export function run(call: Call): Promise<number> {
  const { switches, settings, terminal } = call
  return openToRead(call, async (record) => {
    const server = await startServer(record, {
      host: settings.host,
      port: settings.port,
      reportError: (error) =>
        terminal.tell(
          `hearsay: this is a bug in Hearsay: ${(settings.debug && error.stack) || error.message}`,
        ),
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
  })
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
