/**
 * A text as the words that are compared, with what stands around each: marks, brackets, dots.
 *
 * @module
 */
import type { Quotation, Statement } from '../record.ts'
import { NUMBER_WORDS } from './english.ts'
import { CONTRACTED_ENDINGS, CONTRACTIONS, DOTTED_WORDS, INITIALS, SPELLINGS } from './english-wordings.ts'
import { foldText } from './split-words.ts'

/** A word as written, `text.slice(start, end)`, and as compared. */
export interface WrittenWord {
  readonly start: number
  readonly end: number
  /** `I'm` is `i`, `am`; *colour* is `color`; what is no word for a reader is nothing. */
  readonly keys: readonly string[]
  readonly isQuoted: boolean
  /** Stands in brackets: the outlet put it there, and says so. */
  readonly isBracketed: boolean
  readonly isCapital: boolean
  /** Begins a sentence, or goes on after a break. */
  readonly isOpening: boolean
}

/** What stands between two words. */
export interface Gap {
  /** A comma or a dash. */
  readonly hasComma: boolean
  /** A full stop, a colon or the like. */
  readonly hasStop: boolean
  /** Dots or empty brackets, by which an outlet shows that it left words out. */
  readonly hasEllipsis: boolean
  /** The quotation breaks off and goes on, as where the speaker is named in the middle. */
  readonly isInterruption: boolean
}

export interface WrittenText {
  readonly text: string
  readonly quotation: Quotation
  readonly words: readonly WrittenWord[]
  /** `gaps[n]` stands before word `n`, the last one after the last word. */
  readonly gaps: readonly Gap[]
}

const WORD =
  /(?:\p{Lu}\.){2,}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:\*+|-{2,}(?=\p{L}))[\p{L}*]*|[\p{L}\p{M}\p{N}]+(?:['’‘.,-][\p{L}\p{M}\p{N}]+)*|[$€£%&]/gu
const BRACKETS = /\[[^\]]*\]|\([^)]*\)/g
const ELLIPSIS = /…|\.(?:\s?\.){2}|\[\s*\]/
const MARK = /[“”«»"]|''|(?<![\p{L}\p{N}])‘|(?<=[^\s‘])’(?![\p{L}\p{N}])/gu
const JOIN = ' … '

/** The words of a statement's content. What stands between the parts of a direct quotation is none of it. */
export function readWording({ text, content, quotation }: Statement): WrittenText {
  const interruptions = findInterruptions(content)
  return readText(text.content, { quotation, interruptions })
}

/** Where the parts of a content are joined: dots there are nobody's. */
function findInterruptions(content: Statement['content']): number[] {
  const joins: number[] = []
  let at = 0
  for (const [start, end] of content.slice(0, -1)) {
    at += end - start
    joins.push(at)
    at += JOIN.length
  }
  return joins
}

/** The words of any text; `interruptions` are the places where parts of it were joined by ` … `. */
export function readText(
  text: string,
  { quotation, interruptions }: { quotation: Quotation; interruptions: readonly number[] },
): WrittenText {
  const isQuoted = findQuotedPlaces(text, quotation)
  const brackets = [...text.matchAll(BRACKETS)].map(({ index, 0: found }) => [index, index + found.length])
  const isWanted = quotation === 'direct' ? isQuoted : () => true
  const places = [...text.matchAll(WORD)]
    .filter(({ index }) => isWanted(index))
    .map(({ index, 0: written }) => ({ start: index, end: index + written.length, written }))
  const gaps = readGaps(text, { places, interruptions })
  const words = places.map(({ start, end, written }, at) => ({
    start,
    end,
    keys: readKeys(written),
    isQuoted: isQuoted(start),
    isBracketed: brackets.some(([from, to]) => from! <= start && start < to!),
    isCapital: written[0] !== written[0]!.toLowerCase(),
    isOpening: at === 0 || gaps[at]!.hasStop || gaps[at]!.isInterruption,
  }))
  return { text, quotation, words, gaps }
}

/** Whether a place stands in quotation marks. Of a direct quotation without marks, as in a block, every place does. */
function findQuotedPlaces(text: string, quotation: Quotation): (place: number) => boolean {
  if (quotation === 'indirect') return () => false
  const spans: [number, number][] = []
  let open: number | undefined
  let openedBy = ''
  for (const { index, 0: mark } of text.matchAll(MARK)) {
    const isSingle = mark === '‘' || mark === '’'
    if (open !== undefined && isSingle && openedBy !== '‘') continue
    if (open === undefined ? isClosing(text, { index, mark }) : !isClosing(text, { index, mark })) {
      // A paragraph that goes on with a quotation opens it again; a mark that closes nothing closes what was cut before it.
      if (open === undefined && spans.length === 0 && quotation === 'direct') spans.push([0, index])
      continue
    }
    if (open === undefined) [open, openedBy] = [index, mark]
    else {
      spans.push([open, index])
      open = undefined
    }
  }
  if (open !== undefined) spans.push([open, text.length])
  if (spans.length === 0) return () => quotation === 'direct'
  return (place) => spans.some(([start, end]) => start <= place && place < end)
}

function isClosing(text: string, { index, mark }: { index: number; mark: string }): boolean {
  if ('”»’'.includes(mark)) return true
  if ('“«‘'.includes(mark)) return false
  return index > 0 && !/[\s([—–-]/.test(text[index - 1]!)
}

function readGaps(
  text: string,
  {
    places,
    interruptions,
  }: { places: readonly { start: number; end: number; written: string }[]; interruptions: readonly number[] },
): Gap[] {
  return Array.from({ length: places.length + 1 }, (_, at) => {
    const last = places[at - 1]
    const from = last?.end ?? 0
    const to = places[at]?.start ?? text.length
    const joins = interruptions.filter((join) => from <= join && join < to)
    const between = joins.reduceRight(
      (rest, join) => rest.slice(0, join - from) + rest.slice(join - from + JOIN.length),
      text.slice(from, to),
    )
    const isDotted = last !== undefined && /^\.\s*$/.test(between) && isDottedWord(last.written)
    return {
      hasComma: /[,—–―]|--|\s-\s/.test(between),
      hasStop: !isDotted && /[.!?;:\n]/.test(between),
      hasEllipsis: ELLIPSIS.test(between),
      isInterruption: joins.length > 0 || /\p{L}/u.test(between),
    }
  })
}

const isDottedWord = (written: string): boolean =>
  DOTTED_WORDS.has(written.toLowerCase()) || /^\p{Lu}$/u.test(written)

const MOST_KEPT = 100_000
const keysOf = new Map<string, readonly string[]>()

function readKeys(written: string): readonly string[] {
  const known = keysOf.get(written)
  if (known) return known
  const keys = makeKeys(written)
  if (keysOf.size >= MOST_KEPT) keysOf.clear()
  keysOf.set(written, keys)
  return keys
}

function makeKeys(written: string): readonly string[] {
  const initials = INITIALS.get(written.replaceAll('.', ''))
  if (initials) return initials.split(' ')
  const folded = foldText(written)
  if (/\*|--/.test(folded)) return [folded.replaceAll('-', '*')]
  const undotted = /^(?:[a-z]\.)+[a-z]?$/.test(folded) ? folded.replaceAll('.', '') : folded
  const spelled = CONTRACTIONS.get(undotted) ?? SPELLINGS.get(undotted)
  if (spelled) return spelled.split(' ')
  if (undotted !== folded) return [undotted]
  if (/^\d/.test(folded)) return readNumberKeys(folded)
  const [, body, ending] = /^(.+?)(n't|'(?:m|re|ve|ll|d|s))$/.exec(folded) ?? [undefined, folded, undefined]
  const parts = body!
    .replaceAll("'", '')
    .replace(/^(e|co|re|pre|non|anti|multi|mid)-/, '$1')
    .split(/[-.,]/)
    .filter((part) => part !== '')
    .flatMap((part) => unifySpelling(part).split(' '))
  const added = ending === undefined ? undefined : CONTRACTED_ENDINGS.get(ending)
  return added ? [...parts, added] : parts
}

function readNumberKeys(folded: string): string[] {
  return folded
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/'s$/, '')
    .split('-')
    .flatMap((part) => unifySpelling(part).split(' '))
}

/** British and American spelling, and numbers in words and in digits, are one. */
function unifySpelling(word: string): string {
  const known = SPELLINGS.get(word) ?? (word === 'one' ? '1' : NUMBER_WORDS.get(word))
  if (known !== undefined) return known
  if (word.length < 6) return word
  return word
    .replace(/our(s|ed|ing|able|ite|ites|ful|less)?$/, 'or$1')
    .replace(/is(e|es|ed|ing|ation|ations)$/, 'iz$1')
    .replace(/ys(e|es|ed|ing)$/, 'yz$1')
    .replace(/([aeiou][a-z]*[aeiou])ll(ed|ing|er|ers|or|ors)$/, '$1l$2')
    .replace(/ogue$/, 'og')
}
