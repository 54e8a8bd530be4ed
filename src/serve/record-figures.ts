import type { OpenRecord } from '../store/index.ts'
import { answerInTime } from './answer-in-time.ts'

export interface RecordFigures {
  readonly articles: number
  readonly statements: number
  readonly unrelated: number
}

/** Counting a large record takes a moment, and Prometheus asks every fifteen seconds. */
const FRESH_MS = 30_000
const PATIENCE_MS = 2000

/**
 * The figures of the record, half a minute old at most; nothing when it cannot be read. Where counting takes long, those
 * from before are given, and the next to ask gets the new ones.
 */
export function openRecordFigures(record: OpenRecord): () => Promise<RecordFigures | undefined> {
  let known: RecordFigures | undefined
  let freshUntil = 0
  let underway: Promise<RecordFigures | undefined> | undefined
  const count = async () => {
    try {
      const { articles, statements } = await record.count()
      known = { articles, statements, unrelated: await record.countUnrelated() }
      freshUntil = performance.now() + FRESH_MS
    } catch {
      // The log tells it with every request that fails; here it shows as a figure.
      known = undefined
      freshUntil = 0
    } finally {
      underway = undefined
    }
    return known
  }
  return () => {
    if (known && performance.now() < freshUntil) return Promise.resolve(known)
    underway ??= count()
    return answerInTime(underway, { ms: PATIENCE_MS, late: known })
  }
}
