import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** For a test that starts programs: on a busy machine each takes seconds to start. */
export const CHILD_TIMEOUT = 240_000

const SCRIPT = fileURLToPath(new URL('record-child.ts', import.meta.url))

export interface ChildOptions {
  /** Runs without root's rights. */
  readonly asNobody?: boolean
  /** The largest file that the program may write, in units of 512 bytes: as a full disk. */
  readonly fileLimit?: number
}

export interface Child {
  readonly process: ChildProcess
  /** What it has printed so far, by lines; only whole ones. */
  readonly lines: () => string[]
  /** Resolves with the exit status, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>
}

/** Starts `record-child.ts` with these arguments. */
export function startChild(args: readonly string[], { asNobody, fileLimit }: ChildOptions = {}): Child {
  const limit = fileLimit === undefined ? '' : `ulimit -f ${fileLimit}; `
  const command = ['-c', `${limit}exec "$0" "$@"`, process.execPath, '--import', 'tsx', SCRIPT, ...args]
  const child = spawn('/bin/sh', command, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, AS_NOBODY: asNobody ? '1' : '' },
  })
  let output = ''
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  return {
    process: child,
    lines: () => output.split('\n').slice(0, -1),
    ended: new Promise((resolve) =>
      child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown')),
    ),
  }
}

/** Runs it to its end and gives the lines that it printed, read as JSON. */
export async function askChild(args: readonly string[], options: ChildOptions = {}): Promise<unknown[]> {
  const child = startChild(args, options)
  await child.ended
  return child.lines().map((line) => JSON.parse(line))
}
