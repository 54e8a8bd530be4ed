import type { Terminal } from './terminal.ts'

/** As shells count a program that Ctrl-C ended. */
export const INTERRUPTED = 130

export interface Interrupt {
  /** Given by the first Ctrl-C. The second then ends the program at once, as if nobody listened. */
  readonly signal: AbortSignal
  /** From now on Ctrl-C ends the program at once: for what can be done again, and hears nothing while it computes. */
  release(): void
  /** Listens again after `release`. */
  listen(): void
  /** Says, after a stop, what became of the work. */
  tellStopped(record: string): void
}

/** Listens for Ctrl-C, and for what service managers send instead. */
export function listenForInterrupt(terminal: Pick<Terminal, 'tell'>): Interrupt {
  const controller = new AbortController()
  const release = () => {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
  }
  const stop = () => {
    release()
    terminal.tell('Stopping: the article in hand is finished first. Ctrl-C again stops at once.')
    controller.abort()
  }
  const listen = () => {
    release()
    if (controller.signal.aborted) return
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  }
  listen()
  return {
    signal: controller.signal,
    release,
    listen,
    tellStopped: (record) =>
      terminal.tell(`Stopped. What was added is kept in ${record}; the same command goes on from there.`),
  }
}
