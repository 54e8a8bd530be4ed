import type { Writable } from 'node:stream'

/** One line on the terminal that says how far long work has come. */
export interface Progress {
  show(text: string): void
  clear(): void
}

/** Work that is shorter shows nothing. */
const PATIENCE = 1000
const PAUSE = 100

/** A line of progress on this stream; one that is never shown does nothing. */
export function createProgress(
  stream: Writable & { columns?: number },
  { isShown }: { isShown: boolean },
): Progress {
  const begun = Date.now()
  let last = begun + PATIENCE - PAUSE
  let isOnScreen = false
  return {
    show(text) {
      const now = Date.now()
      if (!isShown || now - last < PAUSE) return
      last = now
      isOnScreen = true
      stream.write(`\r\u001b[K${text.slice(0, (stream.columns ?? 80) - 1)}`)
    },
    clear() {
      if (isOnScreen) stream.write('\r\u001b[K')
      isOnScreen = false
    },
  }
}
