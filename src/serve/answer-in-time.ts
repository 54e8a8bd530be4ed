import { setTimeout as wait } from 'node:timers/promises'

/** What a promise gives within so many milliseconds, else what stands for being late. The work itself goes on. */
export function answerInTime<Value>(
  promise: Promise<Value>,
  { ms, late }: { readonly ms: number; readonly late: Value },
): Promise<Value> {
  const done = new AbortController()
  const end = wait(ms, late, { signal: done.signal, ref: false }).catch(() => late)
  return Promise.race([promise, end]).finally(() => done.abort())
}
