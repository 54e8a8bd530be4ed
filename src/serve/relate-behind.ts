import { relateRecord } from '../pipeline.ts'
import type { OpenRecord } from '../store/index.ts'

/** Relates what changed, a step at a time, giving way to who looks at the record. There is one such work at a time. */
export interface Relating {
  /**
   * Resolves when nothing is left, or the server closes. Who asks while the work goes on waits for the same.
   * `onProgress` is told before each step how many changes are left.
   */
  relate(onProgress?: (left: number) => void): Promise<void>
  /** The same, for who does not wait for it. */
  relateBehind(): void
  /** After the signal: resolves when the step in hand is done, and nothing more looks at the record. */
  end(): Promise<void>
}

export interface RelatingOptions {
  /** Ends the work; what is left waits for the next start. */
  readonly signal: AbortSignal
  readonly giveWay: () => Promise<void>
  /** Called when the work is done. */
  readonly noteChange: () => void
  readonly reportError: (error: Error) => void
}

export function openRelating(record: OpenRecord, options: RelatingOptions): Relating {
  const { signal, giveWay, noteChange, reportError } = options
  const listeners = new Set<(left: number) => void>()
  const open = new Set<Promise<void>>()
  let running: Promise<void> | undefined
  const run = async () => {
    try {
      await relateRecord(record, {
        signal,
        changesAtATime: 1,
        pause: giveWay,
        onProgress: ({ left }) => {
          for (const listener of listeners) listener(left)
        },
      })
    } finally {
      running = undefined
      noteChange()
    }
  }
  const relateAll: Relating['relate'] = async (onProgress) => {
    // One function may be given twice, and each is taken away alone.
    const listener = (left: number) => onProgress?.(left)
    listeners.add(listener)
    try {
      // The work may have been past its last look at what is left when this one was asked for.
      while (!signal.aborted && (running || !(await record.isRelated()))) {
        running ??= run()
        await running
      }
    } finally {
      listeners.delete(listener)
    }
  }
  const relate: Relating['relate'] = (onProgress) => {
    const asked = relateAll(onProgress).finally(() => open.delete(asked))
    open.add(asked)
    return asked
  }
  return {
    relate,
    relateBehind: () => void relate().catch(reportError),
    async end() {
      await Promise.allSettled(open)
    },
  }
}
