/**
 * Brings all that holds across the articles of a record up to date, step by step.
 *
 * @module
 */
import { relateChanges } from './relate/index.ts'
import type { OpenRecord } from './store/index.ts'

/** How many changes are related in one transaction at most: what a kill can undo, and what is in memory at a time. */
const CHANGES_AT_A_TIME = 200
/** How many at first: it shows how long such a step takes. */
const CHANGES_AT_FIRST = 100
/** Others wait for a step to end, and whoever wants to stop. */
const LONGEST_STEP_MS = 4000

/** How a record is related: in which steps, and who is told. */
export interface RelateRecordOptions {
  /**
   * How many changes are related in one transaction at most; 200 when left out. Fewer where that takes long, as with
   * hundreds of reports that are nearly alike.
   */
  readonly changesAtATime?: number
  /** A step that took longer, in milliseconds, is followed by a smaller one: 4,000 when left out. */
  readonly longestStepMs?: number
  /** Waited for after each step; a turn of the event loop when left out. */
  readonly pause?: () => Promise<void>
  /** When it is aborted, the changes in hand are finished; the next time goes on from there. */
  readonly signal?: AbortSignal
  /** Told before each step, and at the end, how many changes are related and how many are left. */
  readonly onProgress?: (progress: { readonly related: number; readonly left: number }) => void
}

/**
 * Finds out what holds across articles for all that changed in a record since it was last related, step by step, each
 * kept when it is done; gives back how many changes these were. What comes out depends on the set of articles and on
 * what people decided, not on the order or the steps in which they came.
 */
export async function relateRecord(
  record: OpenRecord,
  {
    signal,
    onProgress,
    changesAtATime = CHANGES_AT_A_TIME,
    longestStepMs = LONGEST_STEP_MS,
    pause = takeTurn,
  }: RelateRecordOptions = {},
): Promise<number> {
  let related = 0
  let most = Math.min(CHANGES_AT_FIRST, changesAtATime)
  // Another program may add while this one relates: what it added is not left unrelated.
  for (let left = await record.countUnrelated(); left > 0; left = await record.countUnrelated()) {
    onProgress?.({ related, left })
    if (signal?.aborted) return related
    const began = performance.now()
    related += await record.relateNext(relateChanges, { most })
    most = chooseStep(most, {
      took: performance.now() - began,
      longest: longestStepMs,
      limit: changesAtATime,
    })
    await pause()
  }
  if (related > 0) onProgress?.({ related, left: 0 })
  return related
}

/** How many changes to take next, after a step of `most` that took so many milliseconds. */
function chooseStep(
  most: number,
  { took, longest, limit }: { took: number; longest: number; limit: number },
): number {
  if (took > longest) return Math.max(1, Math.floor((most * longest) / took))
  return took < longest / 2 ? Math.min(limit, 2 * most) : most
}

/** A turn of the event loop, without which no signal is heard and no page answered while stages compute. */
export const takeTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
