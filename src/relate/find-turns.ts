/**
 * Words that turn or shift the sense of the words after them, and where one of two texts has them and the other has not.
 *
 * @module
 */
import type { Alignment } from './align-words.ts'
import { NEGATIONS } from './english.ts'
import {
  ALLOWING_WORDS,
  CLAUSE_OPENERS,
  FIRM_WORDS,
  GRAMMAR_WORDS,
  HEDGES,
  type Hedge,
  NO_CONDITION_AFTER,
  PASSING_ON,
  TURNING_BEGINNINGS,
  TURNING_WORDS,
} from './english-wordings.ts'
import type { WrittenText } from './read-wording.ts'

/** Two texts and which words of the one are those of the other. */
export interface LaidTexts {
  readonly one: WrittenText
  readonly other: WrittenText
  readonly alignment: Alignment
}

/** A word of one text by which it says something else than the other: the word, and what the word is about there and here. */
export interface Turn {
  readonly side: 'one' | 'other'
  readonly at: number
  /** The word that it is about, in the text that has the turn and in the one that has not. */
  readonly about: number
  readonly aboutInOther: number
}

/** How far from a word its "not" may stand, in words. */
const REACH = 6
const MOST_GOVERNED = 3
/** "Not only" and the like turn nothing round. */
const EMPHASIS = new Set(['only', 'just', 'merely', 'simply', 'doubt', 'matter', 'wonder', 'least', 'longer'])

/** A "not" of one text whose words stand in the other without any. */
export function findLostNegations(texts: LaidTexts): Turn[] {
  return compareSides(texts, { find: findNegations, isKept: isNegationKept })
}

/** A "may", "probably" or "if" of one text whose words stand in the other as certain. */
export function findLostHedges(texts: LaidTexts): Turn[] {
  return compareSides(texts, { find: findHedges, isKept: isHedgeKept })
}

/** The words of a condition that one text has and the other leaves out, keeping what depended on it: "If they attack, ...". */
export function findLostConditions({
  one,
  other,
  alignment,
}: LaidTexts): { side: 'one' | 'other'; words: number[] }[] {
  const sides = [
    { side: 'one' as const, text: one, other, to: alignment.toOther },
    { side: 'other' as const, text: other, other: one, to: alignment.toOne },
  ]
  return sides.flatMap(({ side, ...texts }) =>
    findHedges(texts)
      .filter((at) => readHedge(texts.text, at) === 'condition')
      .map((at) => ({ side, words: readCondition(texts.text, at) }))
      .filter(({ words }) => isConditionLost(texts, words)),
  )
}

/** From "if" to the next mark. */
function readCondition(text: WrittenText, marker: number): number[] {
  const words = [marker]
  for (let at = marker + 1; at < text.words.length; at++) {
    const { hasStop, hasComma, hasEllipsis, isInterruption } = text.gaps[at]!
    if (hasStop || hasComma || hasEllipsis || isInterruption) break
    words.push(at)
  }
  return words
}

/** So many words that stand next to the condition must be there without it. */
const LEAST_KEPT_OF_MAIN_CLAUSE = 3

function isConditionLost({ text, other, to }: Side, words: readonly number[]): boolean {
  const [first, last] = [words[0]!, words.at(-1)!]
  if (words.length < 3 || words.some((at) => to[at]! >= 0)) return false
  const isSentenceStart = first === 0 || text.gaps[first]!.hasStop
  const isMainAfter = isSentenceStart && text.gaps[last + 1]!.hasComma && !text.gaps[last + 1]!.hasStop
  const main = isMainAfter
    ? [last + 1, last + 2, last + 3]
    : text.gaps[last + 1]!.hasStop && !isSentenceStart
      ? [first - 1, first - 2, first - 3]
      : []
  const kept = main.map((at) => to[at] ?? -1).filter((at) => at >= 0)
  if (kept.length < LEAST_KEPT_OF_MAIN_CLAUSE) return false
  const [from, until] = [Math.max(0, Math.min(...kept) - REACH * 2), Math.max(...kept) + REACH * 2]
  return !other.words.slice(from, until).some(({ keys }) => keys.some((key) => CONDITIONS.has(key)))
}

const CONDITIONS = new Set([
  'if',
  'unless',
  'should',
  'provided',
  'once',
  'when',
  'assuming',
  'until',
  'were',
])

interface Side {
  readonly text: WrittenText
  readonly other: WrittenText
  /** For each word of the text the word of the other, or -1. */
  readonly to: readonly number[]
}

interface Comparison {
  readonly find: (side: Side) => number[]
  /** Whether the other text, at this word, says it too. */
  readonly isKept: (side: Side, place: { marker: number; about: number }) => boolean
}

function compareSides({ one, other, alignment }: LaidTexts, { find, isKept }: Comparison): Turn[] {
  const sides = [
    { side: 'one' as const, text: one, other, to: alignment.toOther },
    { side: 'other' as const, text: other, other: one, to: alignment.toOne },
  ]
  return sides.flatMap(({ side, ...texts }) =>
    find(texts).flatMap((marker) => {
      const about = findGoverned(texts.text, marker).find((word) => texts.to[word]! >= 0)
      if (about === undefined || !isHeadFound(texts, { marker, about })) return []
      const aboutInOther = texts.to[about]!
      if (isKept(texts, { marker, about: aboutInOther })) return []
      return [{ side, at: marker, about, aboutInOther }]
    }),
  )
}

/** The first governed word must be there, or words that pass a "not" on must be all that stands before one that is. */
function isHeadFound({ text }: Side, { marker, about }: { marker: number; about: number }): boolean {
  return findGoverned(text, marker)
    .filter((word) => word < about)
    .every((word) => PASSING_ON.has(keyOf(text, word)))
}

const keyOf = (text: WrittenText, at: number): string => text.words[at]?.keys[0] ?? ''
const hasKey = (text: WrittenText, at: number, words: ReadonlySet<string>): boolean =>
  text.words[at]?.keys.some((key) => words.has(key)) ?? false

/** The words that say something after a marker, in its clause. */
function findGoverned(text: WrittenText, marker: number): number[] {
  const governed: number[] = []
  for (let at = marker + 1; at < text.words.length && at <= marker + REACH; at++) {
    const gap = text.gaps[at]!
    if (gap.hasStop || gap.hasEllipsis) break
    if (gap.hasComma && at > marker + 1) break
    if (at > marker + 1 && CLAUSE_OPENERS.has(keyOf(text, at))) break
    if (text.words[at]!.keys.every((key) => GRAMMAR_WORDS.has(key) || NEGATIONS.has(key) || HEDGES.has(key)))
      continue
    governed.push(at)
    if (governed.length === MOST_GOVERNED) break
  }
  return governed
}

function findNegations({ text }: Side): number[] {
  return text.words.flatMap((_, at) => (isNegation(text, at) ? [at] : []))
}

/** "Not only", "no, ..." as an answer and "or not" turn nothing round. */
function isNegation(text: WrittenText, at: number): boolean {
  if (!hasKey(text, at, NEGATIONS) || EMPHASIS.has(keyOf(text, at + 1))) return false
  const next = text.gaps[at + 1]!
  if (keyOf(text, at) === 'no' && (next.hasComma || next.hasStop)) return false
  return !(keyOf(text, at) === 'not' && keyOf(text, at - 1) === 'or')
}

function isNegationKept({ other }: Side, { about }: { marker: number; about: number }): boolean {
  for (let at = about; at >= Math.max(0, about - REACH); at--) {
    if (at < about && isNegation(other, at)) return true
    if (isTurning(other, at)) return true
    if (other.gaps[at]!.hasStop) break
  }
  for (let at = about + 1; at <= about + REACH && at < other.words.length && !other.gaps[at]!.hasStop; at++) {
    if (isTurning(other, at) || isNegation(other, at)) return true
  }
  return false
}

function isTurning(text: WrittenText, at: number): boolean {
  const key = keyOf(text, at)
  return (
    TURNING_WORDS.has(key) ||
    TURNING_BEGINNINGS.some((beginning) => key.length > 6 && key.startsWith(beginning))
  )
}

function findHedges({ text }: Side): number[] {
  return text.words.flatMap((_, at) => (readHedge(text, at) === undefined ? [] : [at]))
}

function readHedge(text: WrittenText, at: number): Hedge | undefined {
  const key = keyOf(text, at)
  const hedge = HEDGES.get(key)
  if (hedge === undefined) return undefined
  if (key === 'may' && text.words[at]!.isCapital && at > 0 && !text.gaps[at]!.hasStop) return undefined
  if (key === 'if' && NO_CONDITION_AFTER.has(keyOf(text, at - 1))) return undefined
  if ((hedge === 'intent' || /^(?:seem|appear)/.test(key)) && keyOf(text, at + 1) !== 'to') return undefined
  return hedge
}

function isHedgeKept({ text, other }: Side, { marker, about }: { marker: number; about: number }): boolean {
  const hedge = readHedge(text, marker)!
  // Who retells may put a condition in many ways.
  if (hedge === 'condition' && !(text.words[marker]!.isQuoted && other.words[about]!.isQuoted)) return true
  // "To come" and "ready to come or go" say nothing of how sure it is.
  if (OPEN_FORMS.has(keyOf(other, about - 1))) return true
  const from = Math.max(0, about - REACH)
  const around = Array.from({ length: about + REACH - from }, (_, step) => from + step)
  if (around.some((at) => readHedge(other, at) !== undefined || hasKey(other, at, ALLOWING_WORDS)))
    return true
  // Who means to do something and who will do it are told apart only where the other text says "will".
  const before = around.filter((at) => at < about)
  return hedge === 'intent' && !before.some((at) => hasKey(other, at, FIRM_WORDS))
}

const OPEN_FORMS = new Set(['to', 'or', 'and'])
