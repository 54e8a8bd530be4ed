/**
 * The words of a wording, cut where they change between quotation marks and the reporter's rendering, and where they begin to
 * differ from another wording.
 *
 * @module
 */
import type { Quotation } from '../src/record.ts'
import type { PairedTexts } from '../src/relate/index.ts'
import { splitVerbatim } from './split-verbatim.ts'

export interface MarkedRun {
  readonly text: string
  /** `lost`: words of the other wording that are not in this one. */
  readonly kind: 'same' | 'lost' | 'won'
  readonly isVerbatim: boolean
}

/** Whether a pair was made of this very text, so that its runs are the text again. */
export function isPairOf(pair: PairedTexts, text: string): boolean {
  return pair.other.map((run) => run.text).join('') === text
}

/**
 * A wording in runs, with what it lost against the fullest where that would have stood.
 *
 * @example markWords('“It may stand”', { quotation: 'direct' })
 *   // [{ text: '“It may stand”', kind: 'same', isVerbatim: true }]
 */
export function markWords(
  text: string,
  { quotation, pair }: { quotation: Quotation; pair?: PairedTexts },
): MarkedRun[] {
  const parts = splitVerbatim(text, quotation)
  let at = 0
  const runs = pair && isPairOf(pair, text) ? pair.other : [{ text, kind: 'same' as const }]
  return runs.flatMap((run, index): MarkedRun[] => {
    const lost = run.kind === 'same' ? '' : (pair?.one[index]?.text ?? '')
    const [start, end] = [at, at + run.text.length]
    at = end
    const own = parts
      .filter((part) => start < end && part.start < end && part.end > start)
      .map((part) => ({
        text: text.slice(Math.max(start, part.start), Math.min(end, part.end)),
        kind: run.kind,
        isVerbatim: part.isVerbatim,
      }))
    return lost === '' ? own : [{ text: lost, kind: 'lost', isVerbatim: false }, ...own]
  })
}
