/**
 * Which words of one text stand in another, in order or moved, and what stands in the place of the rest.
 *
 * @module
 */
import { diffArrays } from 'diff'

/** Words as they are compared; most have one key, `I'm` has two. */
export interface Keyed {
  readonly keys: readonly string[]
  /** Begins a sentence. */
  readonly isOpening?: boolean
}

/** A place where the texts differ: words of the one (`one[0]` up to before `one[1]`) against words of the other. */
export interface Hunk {
  readonly one: readonly [from: number, to: number]
  readonly other: readonly [from: number, to: number]
}

export interface Alignment {
  /** For each word of the one text the word of the other that it is, or -1. */
  readonly toOther: readonly number[]
  readonly toOne: readonly number[]
  /** In order. Both sides are never empty. */
  readonly hunks: readonly Hunk[]
}

/** So many words may differ; texts that have less in common are not compared to the end. */
const MOST_EDITS = 1500

/**
 * What to find first: `runs` of words that both have, the longest first, as a wording that was cut out of another has; or the
 * `fewest edits` that lead from one to the other, as they lead to the next revision.
 */
export type AlignedBy = 'runs' | 'fewest edits'

/**
 * The common words of two texts, in order. Nothing where the texts are long and have so little in common that it would take
 * too long to tell.
 */
export function alignWords(
  one: readonly Keyed[],
  other: readonly Keyed[],
  { by }: { by: AlignedBy },
): Alignment | undefined {
  const [mine, its] = [spreadKeys(one), spreadKeys(other)]
  const whole = { from: 0, to: mine.keys.length, itsFrom: 0, itsTo: its.keys.length }
  const isSmall = mine.keys.length * its.keys.length <= MOST_COMPARED
  const rests = by === 'runs' && isSmall ? matchRuns(whole, mine, its) : [whole]
  for (const rest of rests) if (!matchRest(rest, mine, its)) return undefined
  slideRuns(mine, its)
  slideRuns(its, mine)
  while (dropHalfWords(mine, its) || dropHalfWords(its, mine)) {}
  const toOther = mapWords(mine, its)
  const toOne = mapWords(its, mine)
  return { toOther, toOne, hunks: findHunks(toOther, toOne) }
}

/** A part of both texts, as ranges of keys. */
interface Rest {
  readonly from: number
  readonly to: number
  readonly itsFrom: number
  readonly itsTo: number
}

/** Fewer words in a row may be common by chance. */
const WORDS_OF_A_RUN = 4
/** Words of the one text times words of the other: two speeches of 2,000 words. */
const MOST_COMPARED = 4_000_000

/** Matches the longest common run, then the longest before and after it, and so on; what is left is given back. */
function matchRuns(whole: Rest, mine: SpreadKeys, its: SpreadKeys): Rest[] {
  const open = [whole]
  const left: Rest[] = []
  for (let rest = open.pop(); rest; rest = open.pop()) {
    const run = findLongestRun(rest, mine.keys, its.keys)
    if (run.length < WORDS_OF_A_RUN) {
      left.push(rest)
      continue
    }
    for (let step = 0; step < run.length; step++) match(mine, its, [run.at + step, run.itsAt + step])
    open.push({ ...rest, to: run.at, itsTo: run.itsAt })
    open.push({ ...rest, from: run.at + run.length, itsFrom: run.itsAt + run.length })
  }
  return left
}

function findLongestRun(
  { from, to, itsFrom, itsTo }: Rest,
  keys: readonly string[],
  itsKeys: readonly string[],
): { at: number; itsAt: number; length: number } {
  let longest = { at: from, itsAt: itsFrom, length: 0 }
  let lengths = new Uint32Array(itsTo - itsFrom + 1)
  for (let at = from; at < to; at++) {
    const next = new Uint32Array(lengths.length)
    for (let itsAt = itsFrom; itsAt < itsTo; itsAt++) {
      if (keys[at] !== itsKeys[itsAt]) continue
      const length = lengths[itsAt - itsFrom]! + 1
      next[itsAt - itsFrom + 1] = length
      if (length > longest.length) longest = { at: at - length + 1, itsAt: itsAt - length + 1, length }
    }
    lengths = next
  }
  return longest
}

/** False where there is too much to compare. */
function matchRest({ from, to, itsFrom, itsTo }: Rest, mine: SpreadKeys, its: SpreadKeys): boolean {
  const changes = diffArrays(mine.keys.slice(from, to), its.keys.slice(itsFrom, itsTo), {
    maxEditLength: MOST_EDITS,
    comparator: isOneKey,
  })
  if (!changes) return false
  let [at, itsAt] = [from, itsFrom]
  for (const { count, added, removed } of changes) {
    if (!added && !removed)
      for (let step = 0; step < count; step++) match(mine, its, [at + step, itsAt + step])
    if (!added) at += count
    if (!removed) itsAt += count
  }
  return true
}

function match(mine: SpreadKeys, its: SpreadKeys, [at, itsAt]: readonly [number, number]): void {
  mine.found[at] = itsAt
  its.found[itsAt] = at
}

/** `f***ing` is any word of its length that begins and ends so. */
function isOneKey(one: string, other: string): boolean {
  if (one === other) return true
  if (one.length !== other.length || !(one.includes('*') || other.includes('*'))) return false
  return [...one].every((letter, at) => letter === '*' || other[at] === '*' || letter === other[at])
}

interface SpreadKeys {
  readonly keys: string[]
  /** The word of each key, and the first key of each word; one more of these than there are words. */
  readonly wordOf: number[]
  readonly firstOf: number[]
  /** 0 inside a word, 1 where one begins, 2 where a sentence does. */
  readonly openings: number[]
  /** The key of the other text that each key is, or -1. */
  readonly found: number[]
}

function spreadKeys(words: readonly Keyed[]): SpreadKeys {
  const keys: string[] = []
  const wordOf: number[] = []
  const firstOf = [0]
  const openings: number[] = []
  words.forEach((word, at) => {
    word.keys.forEach((key, part) => {
      keys.push(key)
      wordOf.push(at)
      openings.push(part > 0 ? 0 : word.isOpening ? 2 : 1)
    })
    firstOf.push(keys.length)
  })
  return { keys, wordOf, firstOf, openings: [...openings, 2], found: keys.map(() => -1) }
}

/**
 * "It rained. It" is missing before "It snowed" as much as "rained. It" and one word later: of such places the one is taken
 * where sentences, or words at least, begin and end.
 */
function slideRuns({ keys, openings, found }: SpreadKeys, other: SpreadKeys): void {
  for (let to = 0; to < keys.length; ) {
    const from = found.indexOf(-1, to)
    if (from < 0) return
    to = from
    while (to < keys.length && found[to] === -1) to++
    const step = chooseSlide({ from, to }, { keys, openings, found })
    for (let at = 0; at < Math.abs(step); at++) {
      const [left, right] = step < 0 ? [from - 1 - at, to - 1 - at] : [from + at, to + at]
      const [moved, kept] = step < 0 ? [left, right] : [right, left]
      found[kept] = found[moved]!
      other.found[found[kept]!] = kept
      found[moved] = -1
    }
    to = Math.max(to, to + step)
  }
}

/** Repeated passages are shorter than this, in words. */
const MOST_SLID = 40

function chooseSlide(
  { from, to }: { from: number; to: number },
  { keys, openings, found }: Pick<SpreadKeys, 'keys' | 'openings' | 'found'>,
): number {
  const score = (step: number) => openings[from + step]! + openings[to + step]!
  let best = 0
  for (const way of [-1, 1]) {
    for (let step = way; Math.abs(step) <= MOST_SLID; step += way) {
      const [moved, kept] = way < 0 ? [from + step, to + step] : [to + step - 1, from + step - 1]
      if (found[moved] === undefined || found[moved] === -1 || keys[moved] !== keys[kept]) break
      if (score(step) > score(best)) best = step
    }
  }
  return best
}

/** "don't" is not half in "do": a word that is not found whole is not found. True when there was one. */
function dropHalfWords({ firstOf, found }: SpreadKeys, other: SpreadKeys): boolean {
  let isDropped = false
  for (let word = 0; word + 1 < firstOf.length; word++) {
    const keys = found.slice(firstOf[word], firstOf[word + 1])
    const isHalf = keys.includes(-1) && keys.some((key) => key >= 0)
    if (!isHalf) continue
    for (const key of keys) if (key >= 0) other.found[key] = -1
    found.fill(-1, firstOf[word], firstOf[word + 1])
    isDropped = true
  }
  return isDropped
}

function mapWords({ firstOf, found }: SpreadKeys, other: SpreadKeys): number[] {
  return firstOf.slice(0, -1).map((first) => other.wordOf[found[first]!] ?? -1)
}

function findHunks(toOther: readonly number[], toOne: readonly number[]): Hunk[] {
  const hunks: Hunk[] = []
  for (let [one, other] = [0, 0]; one < toOther.length || other < toOne.length; ) {
    const [from, otherFrom] = [one, other]
    while (one < toOther.length && toOther[one] === -1) one++
    while (other < toOne.length && toOne[other] === -1) other++
    if (one > from || other > otherFrom) hunks.push({ one: [from, one], other: [otherFrom, other] })
    // "I'm" is one word and "I am" are two: what is common ends where both have been passed.
    const [last, otherLast] = [Math.max(one, toOne[other] ?? -1), Math.max(other, toOther[one] ?? -1)]
    while (one <= last && one < toOther.length) one++
    while (other <= otherLast && other < toOne.length) other++
    while (one < toOther.length && toOther[one]! >= 0 && toOther[one]! < other) one++
    while (other < toOne.length && toOne[other]! >= 0 && toOne[other]! < one) other++
  }
  return hunks
}
