import { setTimeout as wait } from 'node:timers/promises'
import type { MiddlewareHandler } from 'hono'

/** Lets who looks at the record pass before who works on it. */
export interface Traffic {
  /** Counts who waits for an answer. */
  readonly count: MiddlewareHandler
  /** Resolves when nobody waits for an answer any more, or after a fifth of a second: work goes on under any load. */
  giveWay(): Promise<void>
}

const LONGEST_MS = 200
const STEP_MS = 2

export function watchTraffic(): Traffic {
  let waiting = 0
  return {
    async count(context, next) {
      // Who sends something waits for the work itself.
      const isLooking = context.req.method === 'GET'
      if (isLooking) waiting++
      try {
        await next()
      } finally {
        if (isLooking) waiting--
      }
    },
    async giveWay() {
      const end = performance.now() + LONGEST_MS
      do await wait(STEP_MS)
      while (waiting > 0 && performance.now() < end)
    },
  }
}
