import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** The built program where it is what the sources say, for it starts sooner; else the sources themselves. */
export const PROGRAM = isBuilt()
  ? [join(ROOT, 'dist/cli/main.js')]
  : ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/cli/main.ts')]

export interface RunOptions {
  /** Where it runs. */
  readonly folder?: string
  readonly input?: string | Uint8Array
  readonly environment?: Readonly<Record<string, string>>
  /** Closes the pipe from its output after so many bytes. */
  readonly closeAfter?: number
  /** Sends Ctrl-C when what it says on both outputs matches. */
  readonly interruptAt?: RegExp
}

export interface Ran {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** Runs the program as a shell would, and gives what it printed. */
export function runHearsay(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { folder, input = '', environment = {}, closeAfter, interruptAt } = options
  const child = spawn(process.execPath, [...PROGRAM, ...words], {
    cwd: folder,
    // No setting of whoever runs the tests may change what is tested.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  })
  let out = ''
  let err = ''
  let isInterrupted = false
  const look = () => {
    if (interruptAt && !isInterrupted && interruptAt.test(out + err)) {
      isInterrupted = true
      child.kill('SIGINT')
    }
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    if (closeAfter !== undefined && out.length > closeAfter) child.stdout.destroy()
    look()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
    look()
  })
  // A program that ends early does not read the rest.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status, signal) => resolve({ status, signal, out, err }))
  })
}

/** The things in JSON lines. */
export function parseLines<Thing = Record<string, unknown>>(text: string): Thing[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Thing)
}

function isBuilt(): boolean {
  const built = statSync(join(ROOT, 'dist/cli/main.js'), { throwIfNoEntry: false })
  if (!built) return false
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  return sources.every((path) => statSync(join(ROOT, 'src', path)).mtimeMs <= built.mtimeMs)
}
