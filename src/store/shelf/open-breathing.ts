/** Nobody notices a wait of this length. */
const LONGEST_MS = 50

/**
 * Lets others have their turn while this thread relates: signals, leases that must be renewed, pages that somebody asks for.
 * What it gives takes a turn of the event loop where the last one was long ago, and costs next to nothing where it was not.
 */
export function openBreathing(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < LONGEST_MS) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    last = performance.now()
  }
}
