import { INSIDE, OPENING_MARK, type TokenFacts } from './describe-tokens.ts'
import { CONTENT, CUE, NEITHER, SPEAKER } from './label-around-cue.ts'

/** Another word that is as likely as this to be a cue claims the quotations on its far side. */
const RIVAL_CUE = 0.4

/** In tokens to each side of the cue. The quotations of a longer paragraph are not all one speaker's. */
const FARTHEST = 400

/** How far from the cue, in tokens, a quotation may stand that no reading has seen. */
const NEAR = 12

/** A stretch of tokens `[firstToken, firstToken + labels.length)` with a label for each. */
export interface Labelling {
  readonly firstToken: number
  readonly labels: Uint8Array
}

/**
 * Other ways to read the words around a cue: the rest of its sentence taken whole, and the quotation marks taken at their
 * word. Passages that the reading touches are taken whole; then also those that follow in the paragraph (“…,” she said. “…”), those before, or both;
 * and where the reading has no quotation, the nearest one. Passages beyond another likely cue are left to that one.
 */
export function completeReading(facts: TokenFacts, cue: number, reading: Labelling): Labelling[] {
  const { firstToken, endToken } = facts.document.paragraphs[facts.document.tokens[cue].paragraph]
  const base = widen(
    reading,
    Math.min(Math.max(firstToken, cue - FARTHEST), reading.firstToken),
    Math.max(Math.min(endToken, cue + FARTHEST), endOf(reading)),
  )
  const variants = completeSentence(facts, cue, base)
  const passages = listPassages(facts, base)
  if (passages.length === 0) return variants
  const touched = passages.filter((passage) => touches(base, passage))
  if (touched.length === 0) {
    const nearest = passages.filter(
      ([first, end]) => (first > cue ? first - cue : cue - end) <= NEAR && !isScare(facts, [first, end]),
    )
    return [...variants, ...nearest.map((passage) => fill(withoutContent(base), [passage]))]
  }
  const whole = fill(base, touched)
  const from = touched[0][0]
  const to = touched[touched.length - 1][1]
  const after = takeUntilRival(facts, cue, {
    passages: passages.filter(([first]) => first >= to),
    from: Math.max(to, cue + 1),
  })
  const before = takeUntilRival(facts, cue, {
    passages: passages.filter(([, end]) => end <= from).reverse(),
    from: Math.min(from, cue) - 1,
  })
  variants.push(whole)
  if (after.length > 0) variants.push(fill(whole, after))
  if (before.length > 0) variants.push(fill(whole, before))
  if (after.length > 0 && before.length > 0) variants.push(fill(whole, [...after, ...before]))
  return variants
}

/**
 * The rest of the cue's sentence taken as content, before the speaker and cue, behind them, or both: “Ties are close,
 * Gil said: ministers will come.” A part that holds another likely cue is left alone.
 */
function completeSentence(facts: TokenFacts, cue: number, base: Labelling): Labelling[] {
  const at = (i: number) => base.labels[i - base.firstToken]
  const isFrame = (i: number) => at(i) === SPEAKER || at(i) === CUE
  let left = cue
  let right = cue + 1
  for (let i = facts.sentenceFirst[cue]; i < facts.sentenceEnd[cue]; i++) {
    if (!isFrame(i)) continue
    left = Math.min(left, i)
    right = Math.max(right, i + 1)
  }
  const isBorder = (i: number) => /^[,;:.]$/.test(facts.document.tokens[i]?.text ?? '')
  const last = isBorder(facts.sentenceEnd[cue] - 1) ? facts.sentenceEnd[cue] - 1 : facts.sentenceEnd[cue]
  // What stands before a speaker who ends the sentence is theirs, other cues included: “X considers ..., Y said.”
  const endsSentence = last - right < LEAST_CLAUSE
  const isOpen = ([first, end]: Range) => {
    if (end - first < LEAST_CLAUSE) return false
    return (endsSentence && end <= left) || !holdsRival(facts, [first, end])
  }
  const before: Range = [facts.sentenceFirst[cue], isBorder(left - 1) ? left - 1 : left]
  const after: Range = [isBorder(right) ? right + 1 : right, last]
  const ranges = [before, after].filter(isOpen)
  const bare = withoutContent(base)
  const variants = ranges.map((range) => fill(bare, [range]))
  if (ranges.length === 2) variants.push(fill(bare, ranges))
  return variants
}

function holdsRival(facts: TokenFacts, [first, end]: Range): boolean {
  for (let i = first; i < end; i++) {
    if (facts.cueChance[i] > RIVAL_CUE && facts.quote[i] !== INSIDE) return true
  }
  return false
}

/** In tokens. What is shorter than this beside speaker and cue is no clause. */
const LEAST_CLAUSE = 4

type Range = readonly [first: number, end: number]

const endOf = ({ firstToken, labels }: Labelling): number => firstToken + labels.length

function widen(reading: Labelling, firstToken: number, end: number): Labelling {
  const labels = new Uint8Array(end - firstToken)
  labels.set(reading.labels, reading.firstToken - firstToken)
  return { firstToken, labels }
}

/** The outermost quoted passages in a stretch, as token ranges with their marks. */
function listPassages({ passage }: TokenFacts, { firstToken, labels }: Labelling): Range[] {
  const ranges: Range[] = []
  for (let i = firstToken; i < firstToken + labels.length; ) {
    let end = i + 1
    while (end < firstToken + labels.length && passage[end] === passage[i]) end++
    if (passage[i] >= 0) ranges.push([i, end])
    i = end
  }
  return ranges
}

function touches({ firstToken, labels }: Labelling, [first, end]: Range): boolean {
  return labels.subarray(first - firstToken, end - firstToken).includes(CONTENT)
}

function fill({ firstToken, labels }: Labelling, ranges: readonly Range[]): Labelling {
  const filled = labels.slice()
  for (const [first, end] of ranges) {
    for (let i = first - firstToken; i < end - firstToken; i++) if (filled[i] === NEITHER) filled[i] = CONTENT
  }
  return { firstToken, labels: filled }
}

function withoutContent({ firstToken, labels }: Labelling): Labelling {
  return { firstToken, labels: labels.map((label) => (label === CONTENT ? NEITHER : label)) }
}

/** Words in marks in the middle of a clause, such as a nickname or a title, are no quotation by themselves. */
function isScare({ quote, sentenceFirst }: TokenFacts, [first, end]: Range): boolean {
  const opensSentence = first === sentenceFirst[first] || quote[first] !== OPENING_MARK
  return !opensSentence && end - first < 6
}

/** The passages, in the order given, up to the first rival cue outside quotation marks on the way. */
function takeUntilRival(
  facts: TokenFacts,
  cue: number,
  { passages, from }: { passages: readonly Range[]; from: number },
): Range[] {
  const taken: Range[] = []
  let at = from
  for (const range of passages) {
    const [low, high] = range[0] >= at ? [at, range[0]] : [range[1], at + 1]
    for (let i = low; i < high; i++) {
      const isRival = facts.cueChance[i] > RIVAL_CUE && facts.quote[i] !== INSIDE && Math.abs(i - cue) > 1
      if (isRival) return taken
    }
    if (!isScare(facts, range)) taken.push(range)
    at = range[0] >= at ? range[1] : range[0] - 1
  }
  return taken
}
