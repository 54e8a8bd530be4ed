/**
 * Lengths of time, and the days and periods that lie so far from another: "three days", "two weeks ago", "a year
 * earlier", "in five years", "the past two months", "every day".
 *
 * @module
 */
import type { Token } from '../document.ts'
import {
  DISTANCE_DIRECTIONS,
  PLURAL_TIME_UNITS,
  TIME_UNITS,
  type TimeUnit,
  VAGUE_AMOUNTS,
  VAGUE_STRETCHES,
  WEEKDAYS,
} from '../languages/en/index.ts'
import { hasWords, isPreposition, isTitleWord, type MomentMatch, skipHyphen, wordAt } from './moment.ts'
import { readNumber } from './read-number.ts'
import { MODALS } from './read-tense.ts'

/** "Will one day be": once, but nobody says when. */
export function matchOneDayToCome(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const isToCome = MODALS.has(wordAt(tokens, at - 1)) && hasWords(tokens, { at, words: ['one', 'day'] })
  return isToCome ? { end: at + 2, moment: { kind: 'fixed', value: 'FUTURE_REF' } } : undefined
}

/** "two weeks ago", "a year earlier", "three days later", and without direction the length: "three days" `P3D`. */
export function matchDistance(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const length = readLength(tokens, at)
  if (!length) return undefined
  const { unit, count, end, isJoined, isArticle, isVague } = length
  const direction = isJoined ? undefined : DISTANCE_DIRECTIONS.get(wordAt(tokens, end))
  if (direction && !isPreposition(tokens, end))
    return { end: end + 1, moment: { kind: 'distance', unit, count, ...direction } }
  if (!isJoined && hasWords(tokens, { at: end, words: ['from', 'now'] }))
    return { end: end + 2, moment: { kind: 'distance', unit, count, sign: 1, from: 'report' } }
  if (isArticle ? !isLength(tokens, at, end) : isRate(tokens, end)) return undefined
  const value = writeDuration(unit, count)
  // "Will meet in two days" is a day; "can take 300 in a year" tells how many a year.
  if (wordAt(tokens, at - 1) === 'in' && !isJoined && (!isArticle || isVague))
    return { end, moment: { kind: 'time-ahead', unit, count, length: value } }
  return { end, moment: { kind: 'fixed', value } }
}

interface Length {
  readonly end: number
  readonly unit: TimeUnit
  readonly count: number | undefined
  /** "two-week". */
  readonly isJoined: boolean
  /** "a week". */
  readonly isArticle: boolean
  /** "a week or two". */
  readonly isVague: boolean
}

function readLength(tokens: readonly Token[], at: number): Length | undefined {
  const amount = readAmount(tokens, at)
  if (!amount) return undefined
  const { isArticle } = amount
  let unitAt = skipHyphen(tokens, amount.end)
  const isJoined = unitAt > amount.end
  if (wordAt(tokens, unitAt) === 'more' || wordAt(tokens, unitAt) === 'additional') unitAt++
  const word = wordAt(tokens, unitAt)
  const unit = PLURAL_TIME_UNITS.get(word) ?? TIME_UNITS.get(word)
  if (!unit || (isArticle && (unit === 'second' || unit === 'weekend' || unit === 'quarter')))
    return undefined
  if (unit === 'quarter' && isJoined) return undefined
  if (isTitleWord(tokens, unitAt)) return undefined
  const end = unitAt + 1
  // "37 years old" and "10-year-old" are ages.
  if (wordAt(tokens, skipHyphen(tokens, end)) === 'old') return undefined
  if (hasWords(tokens, { at: end, words: ['or', 'two'] }))
    return { end: end + 2, unit, count: undefined, isJoined, isArticle, isVague: true }
  const isAbout = hasWords(tokens, { at: end, words: ['or', 'so'] })
  return { end: isAbout ? end + 2 : end, unit, count: amount.count, isJoined, isArticle, isVague: false }
}

/** "years ago", "weeks ago": `PAST_REF`. */
export function matchLongAgo(tokens: readonly Token[], at: number): MomentMatch | undefined {
  if (wordAt(tokens, at + 1) !== 'ago') return undefined
  const unit = PLURAL_TIME_UNITS.get(wordAt(tokens, at))
  return unit && { end: at + 2, moment: { kind: 'distance', unit, sign: -1, from: 'report' } }
}

/** "the past two months" `P2M`, "the next few months" `PXM`; "recent years" have no length and are `PAST_REF`. */
export function matchStretch(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const start = wordAt(tokens, at) === 'the' ? at + 1 : at
  const word = wordAt(tokens, start)
  const isBounded = VAGUE_STRETCHES.has(word) || word === 'first' || word === 'final'
  if (!isBounded) return undefined
  const vague = PLURAL_TIME_UNITS.get(wordAt(tokens, start + 1))
  if (vague) {
    const value = VAGUE_STRETCHES.get(word) ?? writeDuration(vague, undefined)
    return { end: start + 2, moment: { kind: 'fixed', value } }
  }
  // "The past year" is a length that ends now, "last year" is the one before this.
  const isUpToNow = word === 'past' ? start > at : isLastLength(tokens, { at, start })
  const single = isUpToNow ? TIME_UNITS.get(wordAt(tokens, start + 1)) : undefined
  if (single) return { end: start + 2, moment: { kind: 'fixed', value: writeDuration(single, 1) } }
  const amount = readAmount(tokens, start + 1)
  if (!amount || amount.isArticle) return undefined
  const unitAt = skipHyphen(tokens, amount.end)
  const unit = PLURAL_TIME_UNITS.get(wordAt(tokens, unitAt))
  return unit && { end: unitAt + 1, moment: { kind: 'fixed', value: writeDuration(unit, amount.count) } }
}

/** "Has been here for the last week" goes on until now; "the last week of March" does not, and "last week" is over. */
function isLastLength(tokens: readonly Token[], { at, start }: { at: number; start: number }): boolean {
  if (start === at || wordAt(tokens, start) !== 'last' || wordAt(tokens, start + 2) === 'of') return false
  return STRETCH_PREPOSITIONS.has(wordAt(tokens, at - 1))
}

const STRETCH_PREPOSITIONS = new Set(['for', 'over', 'in', 'during', 'within', 'throughout'])

/** "every day", "each Thursday": not a day but a rhythm. */
export function matchRhythm(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const word = wordAt(tokens, at)
  if (word !== 'every' && word !== 'each') return undefined
  const unit = TIME_UNITS.get(wordAt(tokens, at + 1))
  if (unit) return { end: at + 2, moment: { kind: 'fixed', value: writeDuration(unit, 1) } }
  const weekday = WEEKDAYS.get(wordAt(tokens, at + 1))
  if (weekday) return { end: at + 2, moment: { kind: 'fixed', value: `XXXX-WXX-${weekday}` } }
  return undefined
}

interface Amount {
  readonly end: number
  readonly count?: number
  readonly isArticle: boolean
}

/** "two", "a", "a few", "several", "a couple of", "half a dozen" left out. */
function readAmount(tokens: readonly Token[], at: number): Amount | undefined {
  const number = readNumber(tokens, at)
  if (number) return { end: number.end, count: number.number, isArticle: false }
  const word = wordAt(tokens, at)
  if (VAGUE_AMOUNTS.has(word)) return { end: at + 1, isArticle: false }
  if (word === 'couple')
    return { end: wordAt(tokens, at + 1) === 'of' ? at + 2 : at + 1, count: 2, isArticle: false }
  if (word !== 'a' && word !== 'an') return undefined
  const next = wordAt(tokens, at + 1)
  if (next === 'few') return { end: at + 2, isArticle: false }
  if (next === 'couple')
    return { end: wordAt(tokens, at + 2) === 'of' ? at + 3 : at + 2, count: 2, isArticle: false }
  return { end: at + 1, count: 1, isArticle: true }
}

const LENGTH_PREPOSITIONS = new Set(
  'for in within after over than about nearly almost under only just'.split(' '),
)

/** "for a year" is a length, "$5 a year" a rate: the word before or after tells. */
function isLength(tokens: readonly Token[], at: number, end: number): boolean {
  return LENGTH_PREPOSITIONS.has(wordAt(tokens, at - 1)) || wordAt(tokens, end) === 'after'
}

/** "24 hours a day", "two days per week": a rate. */
function isRate(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at)
  return (word === 'a' || word === 'per') && TIME_UNITS.has(wordAt(tokens, at + 1))
}

const DURATION_LETTERS: Readonly<Record<TimeUnit, string>> = {
  second: 'S',
  minute: 'M',
  hour: 'H',
  day: 'D',
  week: 'W',
  weekend: 'WE',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
  decade: 'E',
  century: 'C',
}

/** `P2W`, `PT5H`, and `PXM` for months without a number. */
function writeDuration(unit: TimeUnit, count: number | undefined): string {
  const isClock = unit === 'second' || unit === 'minute' || unit === 'hour'
  return `P${isClock ? 'T' : ''}${count ?? 'X'}${DURATION_LETTERS[unit]}`
}
