import { combineHashes, hashWord } from '../model/index.ts'
import { CLOSING_MARK, OPENING_MARK, type TokenFacts } from './describe-tokens.ts'

export const NOTHING = hashWord('nothing there')

/** The words right around a cue, and how its sentence is built. */
export interface CueFrame {
  readonly lemma: number
  readonly form: number
  readonly next: number
  readonly previous: number
  /** Where the sentence of the cue has quotation marks, and whether the cue ends it. */
  readonly sentence: number
  readonly quote: number
  readonly isLast: number
}

export function describeCue(facts: TokenFacts, cue: number): CueFrame {
  const { lemma, word, pos, quote, sentenceFirst, sentenceEnd, suffix } = facts
  const { tokens } = facts.document
  let before = 0
  let after = 0
  for (let k = sentenceFirst[cue]; k < sentenceEnd[cue]; k++) {
    if (k < cue && quote[k] === CLOSING_MARK) before = 1
    if (k > cue && quote[k] === OPENING_MARK) after = 1
  }
  const isLast = cue + 2 >= sentenceEnd[cue] ? 1 : 0
  const previous = cue > 0 ? word[cue - 1] : NOTHING
  const auxiliary =
    cue > 0 && (tokens[cue - 1].pos === 'AUX' || tokens[cue - 1].pos === 'PART') ? lemma[cue - 1] : 0
  return {
    lemma: lemma[cue],
    form: combineHashes(combineHashes(pos[cue], suffix[cue]), auxiliary),
    next:
      cue + 1 < facts.length
        ? combineHashes(pos[cue + 1], facts.isMark[cue + 1] || pos[cue + 1] === 0 ? word[cue + 1] : 0)
        : NOTHING,
    previous,
    sentence: before * 4 + after * 2 + isLast,
    quote: quote[cue],
    isLast,
  }
}

/** What is passed on the way from the cue to each token of the window. */
export interface Ways {
  readonly first: number
  readonly commas: Uint8Array
  readonly verbs: Uint8Array
  readonly marks: Uint8Array
  readonly sentences: Int8Array
  /** A hash of the parts of speech passed, while the way is short. */
  readonly path: Int32Array
  /** How many other words that are probably cues. */
  readonly others: Uint8Array
}

export function describeWays(facts: TokenFacts, cue: number, [first, end]: [number, number]): Ways {
  const size = end - first
  const ways = {
    first,
    commas: new Uint8Array(size),
    verbs: new Uint8Array(size),
    marks: new Uint8Array(size),
    sentences: new Int8Array(size),
    path: new Int32Array(size),
    others: new Uint8Array(size),
  }
  const { tokens } = facts.document
  for (const step of [-1, 1]) {
    let commas = 0
    let verbs = 0
    let marks = 0
    let path = step
    let others = 0
    for (let i = cue + step; i >= first && i < end; i += step) {
      const at = i - first
      ways.commas[at] = Math.min(3, commas)
      ways.verbs[at] = Math.min(3, verbs)
      ways.marks[at] = Math.min(3, marks)
      ways.sentences[at] = Math.max(-3, Math.min(3, tokens[i].sentence - tokens[cue].sentence))
      ways.path[at] = Math.abs(i - cue) <= 7 ? path : 0
      ways.others[at] = Math.min(3, others)
      if (facts.cueChance[i] > 0.4 && Math.abs(i - cue) > 1) others++
      if (facts.isComma[i]) commas++
      if (facts.isVerb[i]) verbs++
      if (facts.quote[i] >= OPENING_MARK) marks++
      path = combineHashes(path, facts.isMark[i] ? facts.word[i] : facts.pos[i])
    }
  }
  return ways
}

/** Stretches between commas, marks and sentence ends, with the words they begin and end with. */
export interface Chunks {
  readonly index: Int32Array
  readonly firstWord: number[]
  readonly lastWord: number[]
  readonly hasVerb: number[]
  readonly other: number[]
  /** How many quoted passages away from the cue, to either side. */
  readonly passageRank: Int32Array
}

export function describeChunks(facts: TokenFacts, cue: number, [first, end]: [number, number]): Chunks {
  const size = end - first
  const index = new Int32Array(size)
  const passageRank = new Int32Array(size)
  const firstWord: number[] = []
  const lastWord: number[] = []
  const hasVerb: number[] = []
  const other: number[] = []
  let open = false
  for (let i = first; i < end; i++) {
    const breaks = facts.isMark[i] === 1 || facts.quote[i] >= OPENING_MARK
    if (!open || i === facts.sentenceFirst[i]) {
      firstWord.push(breaks ? NOTHING : facts.word[i])
      lastWord.push(0)
      hasVerb.push(0)
      other.push(0)
      open = true
    } else if (firstWord[firstWord.length - 1] === NOTHING && !breaks)
      firstWord[firstWord.length - 1] = facts.word[i]
    const c = firstWord.length - 1
    index[i - first] = c
    lastWord[c] = facts.word[i]
    if (facts.isVerb[i]) hasVerb[c] = 1
    if (facts.cueChance[i] > 0.4 && Math.abs(i - cue) > 1) other[c] = 1
    if (breaks && firstWord[c] !== NOTHING) open = false
  }
  for (const step of [-1, 1]) {
    let rank = 0
    let last = facts.passage[cue]
    for (let i = cue; i >= first && i < end; i += step) {
      if (facts.passage[i] !== last && facts.passage[i] >= 0) rank = Math.min(3, rank + 1)
      last = facts.passage[i]
      passageRank[i - first] = (step > 0 ? 10 : 20) + rank
    }
  }
  return { index, firstWord, lastWord, hasVerb, other, passageRank }
}
