import { diffWordsWithSpace } from 'diff'

/** A stretch in which one text differs from another: what stood there before, and what stands there now. */
export interface TextChange {
  readonly before: string
  readonly after: string
  /** Where `after` stands in the later text. */
  readonly start: number
}

/** Far longer than comparing two reports takes; texts that have nothing in common are not compared to the end. */
const PATIENCE = 500

/**
 * What changed from one revision of a text to the next, in order of the text, by whole words. Changes with no more than
 * one unchanged word between them are one. Nothing when the texts have so little in common that it would take too long to tell.
 *
 * @example compareTexts('The pier may open in May.', 'The pier will open in June.')
 *   // [{ before: 'may', after: 'will', start: 9 }, { before: 'May', after: 'June', start: 22 }]
 */
export function compareTexts(before: string, after: string): TextChange[] | undefined {
  const parts = diffWordsWithSpace(before, after, { timeout: PATIENCE })
  if (!parts) return undefined
  const changes: TextChange[] = []
  let at = 0
  let bridge = ''
  let open: { before: string; after: string; start: number } | undefined
  for (const { value, added, removed } of parts) {
    if (removed || added) {
      open ??= { before: '', after: '', start: at }
      open.before += removed ? bridge + value : bridge
      open.after += removed ? bridge : bridge + value
      bridge = ''
    } else if (open && isBridge(value)) bridge = value
    else if (open) {
      changes.push(trim(open))
      open = undefined
    }
    if (!removed) at += value.length
  }
  if (open) changes.push(trim(open))
  return changes
}

/** A single word or mark between two changes only breaks up what changed as a whole. */
function isBridge(unchanged: string): boolean {
  return !unchanged.includes('\n') && unchanged.trim().split(/\s+/).length <= 1
}

function trim({ before, after, start }: TextChange): TextChange {
  const lead = after.length - after.trimStart().length
  return { before: before.trim(), after: after.trim(), start: start + lead }
}
