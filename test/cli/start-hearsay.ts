import { type ChildProcess, spawn } from 'node:child_process'
import { PROGRAM } from './run-hearsay.ts'

export interface Started {
  readonly child: ChildProcess
  /** What the pages are opened at: `http://127.0.0.1:40123/`. */
  readonly address: string
  /** What it wrote on standard error so far. */
  readErr(): string
  /** Resolves when it has ended. */
  readonly ended: Promise<{ readonly status: number | null; readonly signal: NodeJS.Signals | null }>
}

/** Starts `hearsay serve` on a free port, and waits until it answers. Whoever starts it ends it. */
export async function startServing(
  words: readonly string[],
  { folder }: { readonly folder: string },
): Promise<Started> {
  const child = spawn(process.execPath, [...PROGRAM, 'serve', '--port', '0', '--json', ...words], {
    cwd: folder,
    // No setting of whoever runs the tests may change what is tested.
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const ended = new Promise<Awaited<Started['ended']>>((resolve) => {
    child.once('close', (status, signal) => resolve({ status, signal }))
  })
  const address = await new Promise<string>((resolve, reject) => {
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      const [, found] = /"address":"([^"]+)"/.exec(out) ?? []
      if (found !== undefined) resolve(found)
    })
    void ended.then(({ status }) => reject(new Error(`it ended with ${status}: ${err}`)))
  })
  return { child, address, readErr: () => err, ended }
}
