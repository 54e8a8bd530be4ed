/** A signal that comes with the first of these, or when the time is over. `release` forgets it once the work is done. */
export interface JoinedSignal {
  readonly signal: AbortSignal
  release(): void
}

/**
 * Joins signals. `AbortSignal.any` and `AbortSignal.timeout` would do it, but in Node 20 what they give can be collected
 * as garbage while somebody still waits for it, and then never comes.
 */
export function joinSignals(
  signals: readonly (AbortSignal | undefined)[],
  { timeoutMs }: { timeoutMs?: number } = {},
): JoinedSignal {
  const controller = new AbortController()
  const releases: (() => void)[] = []
  for (const signal of signals) {
    const give = () => controller.abort(signal?.reason)
    if (signal?.aborted) give()
    signal?.addEventListener('abort', give, { once: true })
    releases.push(() => signal?.removeEventListener('abort', give))
  }
  if (timeoutMs !== undefined) {
    const timer = setTimeout(
      () => controller.abort(new DOMException('time is over', 'TimeoutError')),
      timeoutMs,
    )
    releases.push(() => clearTimeout(timer))
  }
  return {
    signal: controller.signal,
    release() {
      for (const release of releases) release()
    },
  }
}
