import { pairTexts } from '../relate/index.ts'
import type { Pen } from './create-pen.ts'

/** Of texts with less in common, counted in words of runs that are no chance, marks would cover more than they show. */
const LEAST_COMMON = 0.5
const SHORTEST_RUN = 2
/** Of a longer passage that is not there the beginning and the end are shown: it stands whole in the fullest text. */
const LONGEST_LOST = 9

/** Around words that are marked, until lines are broken. Reports have no such characters, or lose them here. */
const OPENING = { lost: '\ue000', won: '\ue001' } as const
const CLOSING = '\ue002'
const ANY_SIGN = /[\ue000-\ue002]/g

/**
 * A wording with the words marked in which it differs from the fullest one: those that it lost struck through, those
 * that it has in their place underlined; where no colour shows, `[-lost-]` and `{+won+}`. Nothing where the two have
 * too little in common.
 */
export function tellChangedWords(
  { fullest, text }: { readonly fullest: string; readonly text: string },
  { pen, indent }: { readonly pen: Pen; readonly indent: string },
): string | undefined {
  const runs = pairRuns(fullest.replace(ANY_SIGN, '�'), text.replace(ANY_SIGN, '�'))
  if (!haveMuchInCommon(runs)) return undefined
  const pieces = runs.flatMap(({ lost, won, isSame }) =>
    isSame ? won : [mark('lost', shorten(lost), pen), mark('won', won, pen)],
  )
  return paint(pen.block(setApart(pieces), indent), { pen, indent })
}

/** What the fullest text has and what stands there in the other. */
interface Run {
  readonly lost: string
  readonly won: string
  readonly isSame: boolean
}

/** A single word that both have between two changes only breaks up what changed as a whole. */
function pairRuns(fullest: string, text: string): Run[] {
  const pair = pairTexts(fullest, text, 'words')
  const runs = (pair?.other ?? []).map(
    ({ text, kind }, index): Run => ({ lost: pair!.one[index]!.text, won: text, isSame: kind === 'same' }),
  )
  const joined: Run[] = []
  runs.forEach((run, index) => {
    const isBridge = run.isSame && index > 0 && index < runs.length - 1 && countWords(run.won) <= 1
    const last = joined.at(-1)
    if (last && !last.isSame && (isBridge || !run.isSame)) {
      joined[joined.length - 1] = { lost: last.lost + run.lost, won: last.won + run.won, isSame: false }
    } else joined.push(run)
  })
  return joined
}

function haveMuchInCommon(runs: readonly Run[]): boolean {
  const words = runs.map(({ won, isSame }) => ({ count: countWords(won), isSame }))
  const all = words.reduce((sum, { count }) => sum + count, 0)
  const common = words
    .filter(({ count, isSame }) => isSame && count >= Math.min(SHORTEST_RUN, all))
    .reduce((sum, { count }) => sum + count, 0)
  return all > 0 && common >= LEAST_COMMON * all
}

const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

function mark(kind: 'lost' | 'won', text: string, { isColored }: Pen): string {
  if (text.trim() === '') return text
  const words = text.trim()
  const [before, after] = text.split(words) as [string, string]
  if (isColored) return `${before}${OPENING[kind]}${words}${CLOSING}${after}`
  return `${before}${kind === 'lost' ? `[-${words}-]` : `{+${words}+}`}${after}`
}

/** Words of two texts stand in one now: where two of them meet there must be a space. */
function setApart(pieces: readonly string[]): string {
  return pieces
    .filter(Boolean)
    .reduce(
      (text, piece) =>
        /[^\s“‘([]$/.test(text) && /^[^\s.,;:!?’”)\]]/.test(piece) ? `${text} ${piece}` : text + piece,
      '',
    )
}

function shorten(text: string): string {
  const words = text.split(/\s+/).filter(Boolean)
  if (words.length <= LONGEST_LOST) return text
  return `${words.slice(0, 4).join(' ')} … ${words.slice(-3).join(' ')}${/\s$/.test(text) ? ' ' : ''}`
}

/** Puts colour in the place of the signs, line by line: a mark that runs over two lines must not colour what is beside them. */
function paint(block: string, { pen, indent }: { readonly pen: Pen; readonly indent: string }): string {
  let open: 'lost' | 'won' | undefined
  return block
    .split('\n')
    .map((line) => {
      const painted = line
        .slice(indent.length)
        .split(/([\ue000-\ue002])/)
        .map((piece) => {
          if (piece === CLOSING) open = undefined
          else if (piece === OPENING.lost) open = 'lost'
          else if (piece === OPENING.won) open = 'won'
          else return open === undefined ? piece : open === 'lost' ? pen.struck(piece) : pen.added(piece)
          return ''
        })
      return indent + painted.join('')
    })
    .join('\n')
}
