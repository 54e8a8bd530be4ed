import { pairTexts } from './pair-texts.ts'

/** A stretch in which one text differs from another: what stood there before, and what stands there now. */
export interface TextChange {
  readonly before: string
  readonly after: string
  /** Where `after` stands in the later text. */
  readonly start: number
}

/**
 * What changed from one revision of a text to the next, in order of the text, by whole words and marks. Changes with no more
 * than one unchanged word between them are one. Nothing when the texts have so little in common that it would take too long to tell.
 *
 * @example compareTexts('The pier may open in May.', 'The pier will open in June.')
 *   // [{ before: 'may', after: 'will', start: 9 }, { before: 'May', after: 'June', start: 22 }]
 */
export function compareTexts(before: string, after: string): TextChange[] | undefined {
  const pair = pairTexts(before, after, 'letters')
  if (!pair) return undefined
  const changes: TextChange[] = []
  let at = 0
  let open: { before: string; after: string; start: number } | undefined
  let bridge = { before: '', after: '' }
  pair.other.forEach(({ text: after, kind }, index) => {
    const before = pair.one[index]!.text
    if (kind !== 'same') {
      open ??= { before: '', after: '', start: at }
      open.before += bridge.before + before
      open.after += bridge.after + after
      bridge = { before: '', after: '' }
    } else if (open && isBridge(after)) bridge = { before, after }
    else if (open) {
      changes.push(trim(open))
      open = undefined
    }
    at += after.length
  })
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
