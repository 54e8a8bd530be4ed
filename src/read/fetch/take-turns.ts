import { setTimeout as wait } from 'node:timers/promises'

/** Lets requests to one host go one after the other with a pause between, and only so many at once in all. */
export interface Turns {
  /** Does the work when it is this host's turn; the pause begins when it is done. */
  take<Result>(host: string, work: () => Promise<Result>, options: TurnOptions): Promise<Result>
  /** Leaves the host alone for so long, whatever its pause is. */
  postpone(host: string, ms: number): void
}

export interface TurnOptions {
  /** Between this work and the next at the same host, in milliseconds. */
  readonly pauseMs: number
  readonly signal: AbortSignal
}

/** Hosts whose time has come are forgotten when there are more than this. */
const KEPT_HOSTS = 5000

export function createTurns({ concurrency }: { concurrency: number }): Turns {
  const last = new Map<string, Promise<void>>()
  const notBefore = new Map<string, number>()
  const waiting: (() => void)[] = []
  let running = 0
  const remaining = (host: string) => Math.max(0, (notBefore.get(host) ?? 0) - performance.now())
  const postpone = (host: string, ms: number) => {
    notBefore.set(host, Math.max(notBefore.get(host) ?? 0, performance.now() + ms))
    if (notBefore.size <= KEPT_HOSTS) return
    for (const other of notBefore.keys()) if (remaining(other) === 0) notBefore.delete(other)
  }
  const enter = async () => {
    if (running >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
  }
  // Whoever waits takes over the place, so that nobody slips in between.
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
  return {
    postpone,
    async take(host, work, { pauseMs, signal }) {
      const before = last.get(host)
      let done = (): void => {}
      const turn = new Promise<void>((resolve) => {
        done = resolve
      })
      const mine = (before ?? Promise.resolve()).then(() => turn)
      last.set(host, mine)
      try {
        await before
        while (remaining(host) > 0) await wait(remaining(host), undefined, { signal })
        signal.throwIfAborted()
        await enter()
        try {
          return await work()
        } finally {
          leave()
          postpone(host, pauseMs)
        }
      } finally {
        done()
        if (last.get(host) === mine) last.delete(host)
      }
    },
  }
}
