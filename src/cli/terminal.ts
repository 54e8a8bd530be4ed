import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import type { WriteStream } from 'node:tty'
import { createPen, type Pen } from './create-pen.ts'
import { createProgress, type Progress } from './create-progress.ts'

/** Thrown when nobody reads the output any more (`hearsay export | head`). Ends the program quietly. */
export class ClosedPipe extends Error {}

/** Where a verb writes to: its results, and what it has to tell beside them. */
export interface Terminal {
  /** How readable text is laid out and coloured on the output. */
  readonly pen: Pen
  readonly progress: Progress
  /** Writes a result. Waits where the reader is slower. */
  print(line: string): Promise<void>
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
  const progress = createProgress(process.stderr, { isShown: process.stderr.isTTY === true && !isScreen })
  let failure: Error | undefined
  let ignoresClosing = false
  stream.on('error', (error) => {
    failure = describeFailure(error)
  })
  // Nobody is left to be told.
  process.stderr.on('error', () => {})

  return {
    pen: createPen({
      width: (isScreen && screen.columns) || 80,
      isColored: isScreen && screen.hasColors?.() === true,
    }),
    progress,
    async print(line) {
      if (failure === undefined && stream.write(`${line}\n`)) return
      if (failure === undefined) await once(stream, 'drain').catch(() => {})
      if (failure && !(ignoresClosing && failure instanceof ClosedPipe)) throw failure
    },
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

/** Windows calls a closed pipe EOF. */
function describeFailure(error: NodeJS.ErrnoException): Error {
  return error.code === 'EPIPE' || error.code === 'EOF' ? new ClosedPipe('closed pipe') : error
}
