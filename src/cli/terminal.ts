import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import type { WriteStream } from 'node:tty'
import { UsageError } from '../errors.ts'
import { createPen, type Pen } from './create-pen.ts'
import { createProgress, type Progress } from './create-progress.ts'

/** Thrown when nobody reads the output any more (`hearsay export | head`). Ends the program quietly. */
export class ClosedPipe extends Error {}

/** The output took part of what was printed and then no more. */
export class OutputError extends Error {
  override name = 'OutputError'
}

/** Where a verb writes to: its results, and what it has to tell beside them. */
export interface Terminal {
  /** How readable text is laid out and coloured on the output. */
  readonly pen: Pen
  readonly progress: Progress
  /** Writes a result. Waits where the reader is slower. */
  print(line: string): Promise<void>
  /** The same for a piece of a result, which need not end with its line. */
  write(piece: string | Uint8Array): Promise<void>
  /** Says something beside the results, on standard error. */
  tell(message: string): void
  /** From now on a closed pipe stops the printing alone, not the work. */
  ignoreClosedPipe(): void
  /** Resolves when all that was printed has left the program. */
  finish(): Promise<void>
}

/** A terminal whose output is standard output (`-`) or a file. */
export function openTerminal(output: string): Terminal {
  const stream: Writable = output === '-' ? process.stdout : createWriteStream(output)
  const screen = stream as Partial<WriteStream>
  const isScreen = screen.isTTY === true
  const progress = createProgress(process.stderr, { isShown: process.stderr.isTTY === true })
  let failure: Error | undefined
  let ignoresClosing = false
  stream.on('error', (error) => {
    failure = explainFailure(error, output)
  })
  // Nobody is left to be told.
  process.stderr.on('error', () => {})

  async function write(piece: string | Uint8Array): Promise<void> {
    // Both are one screen: a line of results must not begin behind the progress.
    if (isScreen) progress.clear()
    if (failure === undefined && stream.write(piece)) return
    if (failure === undefined) await once(stream, 'drain').catch(() => {})
    if (failure && !(ignoresClosing && failure instanceof ClosedPipe)) throw failure
  }

  return {
    pen: createPen({
      width: (isScreen && screen.columns) || 80,
      isColored: isScreen && screen.hasColors?.() === true,
    }),
    progress,
    print: (line) => write(`${line}\n`),
    write,
    tell(message) {
      progress.clear()
      process.stderr.write(`${message}\n`)
    },
    ignoreClosedPipe() {
      ignoresClosing = true
    },
    async finish() {
      progress.clear()
      if (failure === undefined) await flush(stream, { isEnded: output !== '-' })
      if (failure && !(ignoresClosing && failure instanceof ClosedPipe)) throw failure
    },
  }
}

/** Resolves when a stream has written all, or failed, which its listeners are told. */
function flush(stream: Writable, { isEnded }: { isEnded: boolean }): Promise<void> {
  return new Promise((resolve) => {
    stream.once('error', () => resolve())
    if (isEnded) stream.end().once('finish', () => resolve())
    else stream.write('', (error) => error || resolve())
  })
}

/** Why nothing can be written to the output, and what to do. */
function explainFailure(error: NodeJS.ErrnoException, output: string): Error {
  const { code = '' } = error
  // Windows calls a closed pipe EOF.
  if (code === 'EPIPE' || code === 'EOF') return new ClosedPipe('closed pipe')
  const fix = FIXES[code]
  if (fix && output !== '-') {
    return new UsageError('--output', { expected: 'a file that can be written', got: output, fix })
  }
  const place = output === '-' ? 'standard output' : `--output ${JSON.stringify(output)}`
  const isFull = code === 'ENOSPC' || code === 'EDQUOT'
  const trouble = isFull ? 'a full disk' : error.message
  const whatToDo = isFull ? 'make room on it, or write elsewhere' : 'write elsewhere'
  const message = `${place}: expected to write everything, got ${trouble}; ${whatToDo}, then run it again: what was written is not whole`
  return new OutputError(message, { cause: error })
}

const FIXES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder; make it first, or give another path',
  ENOTDIR: 'a part of the path is a file, not a folder; give another path',
  EISDIR: 'this is a folder; give the path of a file in it',
  EACCES: 'permission is missing; give another path, or yourself the right to write it',
  EPERM: 'permission is missing; give another path, or yourself the right to write it',
  EROFS: 'the disk can only be read; give another path',
  ENAMETOOLONG: 'the name is too long; give a shorter one',
}
