import { setTimeout as wait } from 'node:timers/promises'

/** SQLite keeps no queue: a program that waits for the lock asks for it again and again, at the latest after 100 ms. */
const PAUSE_MS = 110

/** A fifth of the time after which another program gives up. */
const BUSY_MS = 2_000

/**
 * For who writes one transaction after the other: a function that pauses between two of them, every two seconds at
 * most, so that other programs get their turn. Without it they would find the record locked each time they ask, and
 * give up.
 */
export function createPauses(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < BUSY_MS) return
    await wait(PAUSE_MS)
    last = performance.now()
  }
}
