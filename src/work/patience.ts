import { setTimeout as wait } from 'node:timers/promises'
import { mayPass } from '../store/index.ts'

/** Thrown where somebody waited for the database when the signal came. */
export class Stopped extends Error {
  override name = 'Stopped'
}

/** Waits where the database is away for a while: restarted, full, busy, or behind a cut network. */
export interface Patience {
  /**
   * Does a work until it is done, with growing pauses in between. Throws what will not pass by waiting, and Stopped after the signal. The
   * work must be such that doing it twice does no harm: the server may have done it and the answer got lost.
   */
  outlast<Result>(work: () => Promise<Result>): Promise<Result>
}

export interface PatienceOptions {
  readonly signal: AbortSignal
  /** Told once when the waiting begins, and once when the database answers again, with the seconds that were waited. */
  readonly onTrouble: (error: Error) => void
  readonly onPassed: (seconds: number) => void
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 30_000

/** Several works may wait at a time; they are told of as one trouble. */
export function openPatience({ signal, onTrouble, onPassed }: PatienceOptions): Patience {
  let troubledSince: number | undefined
  return {
    async outlast(work) {
      for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
        try {
          const result = await work()
          if (troubledSince !== undefined) onPassed((performance.now() - troubledSince) / 1000)
          troubledSince = undefined
          return result
        } catch (error) {
          if (!(error instanceof Error) || !mayPass(error)) throw error
          if (signal.aborted) throw new Stopped(error.message, { cause: error })
          if (troubledSince === undefined) {
            troubledSince = performance.now()
            onTrouble(error)
          }
          await wait(pause, undefined, { signal }).catch(() => {})
        }
      }
    },
  }
}
