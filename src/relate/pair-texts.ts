/**
 * Two texts side by side, with the words in which they differ.
 *
 * @module
 */
import { alignWords, type Keyed } from './align-words.ts'
import { readText } from './read-wording.ts'

/** Words of a text: both texts have them, only the one has them (`lost`), or only the other (`won`). */
export interface TextRun {
  readonly text: string
  readonly kind: 'same' | 'lost' | 'won'
}

/**
 * Two texts in runs. Each side's runs are its text again, to the letter. Both sides have as many, and a run stands beside
 * its counterpart: two of the kind `same`, or a `lost` and a `won` one, of which one may be empty.
 */
export interface PairedTexts {
  readonly one: readonly TextRun[]
  readonly other: readonly TextRun[]
}

/** What is a difference: other words only, or every letter and mark. Spaces never are. */
export type PairedBy = 'words' | 'letters'

interface Piece extends Keyed {
  readonly start: number
  readonly end: number
}

/**
 * Lays two texts side by side. By `words`, as wordings of one utterance are compared, marks, case, spelling ("colour",
 * "I'm", "5%") and the names of numbers are no difference; by `letters`, as revisions of a report are, they are. Nothing where the texts
 * have so little in common that it would take too long to tell.
 *
 * @example pairTexts('It will stand.', 'It may stand!', 'words')
 *   // { one: [{ text: 'It ', kind: 'same' }, { text: 'will', kind: 'lost' }, { text: ' stand.', kind: 'same' }],
 *   //   other: [{ text: 'It ', kind: 'same' }, { text: 'may', kind: 'won' }, { text: ' stand!', kind: 'same' }] }
 */
export function pairTexts(one: string, other: string, by: PairedBy): PairedTexts | undefined {
  const [mine, its] = [splitPieces(one, by), splitPieces(other, by)]
  const alignment = alignWords(mine, its, { by: by === 'words' ? 'runs' : 'fewest edits' })
  if (!alignment) return undefined
  return {
    one: cutRuns(one, { pieces: mine, ranges: alignment.hunks.map((hunk) => hunk.one), kind: 'lost' }),
    other: cutRuns(other, { pieces: its, ranges: alignment.hunks.map((hunk) => hunk.other), kind: 'won' }),
  }
}

function splitPieces(text: string, by: PairedBy): readonly Piece[] {
  if (by === 'words') return readText(text, { quotation: 'indirect', interruptions: [] }).words
  return [...text.matchAll(PIECE)].map(({ index, 0: written }) => ({
    start: index,
    end: index + written.length,
    keys: [written],
  }))
}

const PIECE = /[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*|[^\s]/gu

/** A changed run reaches from its first word to its last; what is around it belongs to what is the same. */
function cutRuns(
  text: string,
  {
    pieces,
    ranges,
    kind,
  }: { pieces: readonly Piece[]; ranges: readonly (readonly [number, number])[]; kind: 'lost' | 'won' },
): TextRun[] {
  const runs: TextRun[] = []
  let at = 0
  for (const [from, to] of ranges) {
    const start = pieces[from]?.start ?? text.length
    const end = from === to ? start : pieces[to - 1]!.end
    runs.push({ text: text.slice(at, start), kind: 'same' }, { text: text.slice(start, end), kind })
    at = end
  }
  return [...runs, { text: text.slice(at), kind: 'same' }]
}
