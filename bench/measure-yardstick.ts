/**
 * The speed of the machine itself, beside which that of a stage is set: on a shared one, everything is a quarter slower on
 * some days.
 *
 * @module
 */
const STEPS = 1 << 23
/** 4 MB: more than the caches near a core, for a stage waits for memory too, and little beside the peaks of the stages. */
const cells = new Uint32Array(1 << 20)

/** A piece of work that never changes, of some 80 ms: mixing numbers, and adding them up all over a table. */
export function measureYardstick(): { readonly steps: number; readonly seconds: number } {
  const began = performance.now()
  let state = 2166136261
  for (let step = 0; step < STEPS; step++) {
    state = Math.imul(state ^ (state >>> 15), 2246822507) + step
    const cell = (state >>> 0) & (cells.length - 1)
    cells[cell] = cells[cell]! + step
  }
  return { steps: STEPS, seconds: (performance.now() - began) / 1000 }
}
