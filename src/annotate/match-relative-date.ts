/**
 * Dates that are counted from another day: "yesterday", "last week", "two weeks ago", "the following year", and the
 * lengths of time that look like them: "the past two months", "three days".
 *
 * @module
 */
import type { Token } from '../document.ts'
import {
  DAY_PARTS,
  DISTANCE_DIRECTIONS,
  MONTHS,
  NEAR_DAYS,
  PERIOD_SHIFTS,
  PLURAL_TIME_UNITS,
  SEASONS,
  TIME_REFERENCE_PHRASES,
  TIME_REFERENCES,
  TIME_UNITS,
  type TimeUnit,
  TOLD_PERIOD_SHIFTS,
  VAGUE_AMOUNTS,
  VAGUE_STRETCHES,
  WEEKDAYS,
} from '../languages/en/index.ts'
import { matchHoliday } from './match-calendar-date.ts'
import { hasWords, type Moment, type MomentMatch, skipHyphen, wordAt } from './moment.ts'
import { readNumber } from './read-number.ts'

/** "yesterday", "tomorrow morning" (the part of the day is added by the caller). */
export function matchNearDay(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const shift = NEAR_DAYS.get(wordAt(tokens, at))
  return shift === undefined || isTitleWord(tokens, at)
    ? undefined
    : { end: at + 1, moment: { kind: 'near-day', shift } }
}

/** "tonight", "overnight", "last night", "this morning". */
export function matchPartOfDay(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const word = wordAt(tokens, at)
  if (word === 'tonight') return { end: at + 1, moment: { kind: 'near-day', shift: 0, time: 'NI' } }
  if (word === 'overnight' && tokens[at]!.pos === 'ADV')
    return { end: at + 1, moment: { kind: 'near-day', shift: -1, time: 'NI' } }
  const part = DAY_PARTS.get(wordAt(tokens, at + 1))
  if (part === undefined || (word !== 'this' && word !== 'last')) return undefined
  return { end: at + 2, moment: { kind: 'near-day', shift: word === 'last' ? -1 : 0, time: part } }
}

/** "last week", "this year", "next Thursday", "last May", "this past summer", "the current quarter". */
export function matchShiftedPeriod(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const start = wordAt(tokens, at)
  const shift = PERIOD_SHIFTS.get(start)
  if (shift === undefined) return undefined
  let named = at + 1
  const second = PERIOD_SHIFTS.get(wordAt(tokens, named))
  if (start === 'this' && second !== undefined) named++
  const moved = start === 'this' && second ? second : shift
  if (wordAt(tokens, named) === 'fiscal' || wordAt(tokens, named) === 'calendar') named++
  return matchShifted(tokens, named, moved)
}

function matchShifted(tokens: readonly Token[], at: number, shift: number): MomentMatch | undefined {
  const word = wordAt(tokens, at)
  const unit = TIME_UNITS.get(word)
  if (unit === 'second' || unit === 'minute' || unit === 'hour') return undefined
  if (unit)
    return isTitleWord(tokens, at)
      ? undefined
      : { end: at + 1, moment: { kind: 'period', unit, shift, from: 'report' } }
  const weekday = WEEKDAYS.get(word)
  if (weekday) return { end: at + 1, moment: { kind: 'weekday', weekday, shift } }
  const month = MONTHS.get(word)
  if (month) return { end: at + 1, moment: { kind: 'date', month, shift } }
  const season = SEASONS.get(word)
  if (season) return { end: at + 1, moment: { kind: 'season', season, shift } }
  const holiday = matchHoliday(tokens, at)
  return holiday && { end: holiday.end, moment: { ...holiday.moment, shift } as Moment }
}

/** "that day", "the same year", "the following week", "the previous Friday", "the day before". */
export function matchToldPeriod(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const word = wordAt(tokens, at)
  let named = word === 'the' ? at + 1 : at
  let shift = TOLD_PERIOD_SHIFTS.get(wordAt(tokens, named))
  if (word === 'the' && wordAt(tokens, named) === 'next') shift = 1
  if (shift === undefined) {
    if (word !== 'the' || wordAt(tokens, at + 1) !== 'day') return undefined
    const side = ['before', '', 'after'].indexOf(wordAt(tokens, at + 2))
    if (side !== 0 && side !== 2) return undefined
    return { end: at + 3, moment: { kind: 'period', unit: 'day', shift: side - 1, from: 'told' } }
  }
  if (wordAt(tokens, named) === 'that' && wordAt(tokens, named + 1) === 'same') named++
  const end = named + 2
  const unit = TIME_UNITS.get(wordAt(tokens, named + 1))
  // "next week" is counted from the report, "the next day" from what was told.
  const isNext = wordAt(tokens, named) === 'next'
  if (unit && (!isNext || unit === 'day'))
    return { end, moment: { kind: 'period', unit, shift, from: 'told' } }
  if (DAY_PARTS.has(wordAt(tokens, named + 1)) && (word === 'the' || shift === 0)) {
    const time = DAY_PARTS.get(wordAt(tokens, named + 1))!
    return { end, moment: { kind: 'period', unit: 'day', shift, from: 'told', time } }
  }
  return undefined
}

/** "two weeks ago", "a year earlier", "three days later", and without direction the length: "three days" `P3D`. */
export function matchDistance(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const amount = readAmount(tokens, at)
  if (!amount) return undefined
  let unitAt = skipHyphen(tokens, amount.end)
  const isJoined = unitAt > amount.end
  if (wordAt(tokens, unitAt) === 'more' || wordAt(tokens, unitAt) === 'additional') unitAt++
  const word = wordAt(tokens, unitAt)
  const unit = PLURAL_TIME_UNITS.get(word) ?? TIME_UNITS.get(word)
  if (!unit || (amount.isArticle && (unit === 'second' || unit === 'weekend' || unit === 'quarter')))
    return undefined
  if (unit === 'quarter' && isJoined) return undefined
  if (isTitleWord(tokens, unitAt)) return undefined
  let end = unitAt + 1
  // "37 years old" and "10-year-old" are ages.
  if (wordAt(tokens, skipHyphen(tokens, end)) === 'old') return undefined
  if (hasWords(tokens, { at: end, words: ['or', 'so'] })) end += 2
  const direction = isJoined ? undefined : DISTANCE_DIRECTIONS.get(wordAt(tokens, end))
  if (direction && !isPreposition(tokens, end))
    return { end: end + 1, moment: { kind: 'distance', unit, count: amount.count, ...direction } }
  if (amount.isArticle && !isLength(tokens, at, end)) return undefined
  return { end, moment: { kind: 'fixed', value: writeDuration(unit, amount.count) } }
}

/** "the past two months" `P2M`, "the next few months" `PXM`, "recent years" `PXY`. */
export function matchStretch(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const start = wordAt(tokens, at) === 'the' ? at + 1 : at
  const word = wordAt(tokens, start)
  const isBounded = VAGUE_STRETCHES.has(word) || word === 'first' || word === 'final'
  if (!isBounded) return undefined
  const vague = PLURAL_TIME_UNITS.get(wordAt(tokens, start + 1))
  if (vague) return { end: start + 2, moment: { kind: 'fixed', value: writeDuration(vague, undefined) } }
  const amount = readAmount(tokens, start + 1)
  if (!amount || amount.isArticle) return undefined
  const unitAt = skipHyphen(tokens, amount.end)
  const unit = PLURAL_TIME_UNITS.get(wordAt(tokens, unitAt))
  return unit && { end: unitAt + 1, moment: { kind: 'fixed', value: writeDuration(unit, amount.count) } }
}

/** "year-earlier", "the year-ago quarter", "the latest period", "the quarter". */
export function matchToldQuarter(tokens: readonly Token[], at: number): MomentMatch | undefined {
  let next = wordAt(tokens, at) === 'the' ? at + 1 : at
  let years = 0
  let isMarked = false
  if (wordAt(tokens, next) === 'comparable' || wordAt(tokens, next) === 'corresponding') next++
  if (wordAt(tokens, next) === 'year' && wordAt(tokens, next + 1) === '-') {
    const side = wordAt(tokens, next + 2)
    if (side !== 'earlier' && side !== 'ago') return undefined
    years = -1
    isMarked = true
    next += 3
  } else if (wordAt(tokens, next) === 'latest') {
    isMarked = true
    next++
  }
  const word = wordAt(tokens, next)
  if (word === 'quarter' || (word === 'period' && isMarked))
    return next === at ? undefined : { end: next + 1, moment: { kind: 'told-quarter', years } }
  return years ? { end: next, moment: { kind: 'told-quarter', years } } : undefined
}

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

/** "now", "recently", "soon", "the near future". */
export function matchReference(tokens: readonly Token[], at: number): MomentMatch | undefined {
  for (const [words, value] of TIME_REFERENCE_PHRASES)
    if (words[0] === wordAt(tokens, at) && hasWords(tokens, { at, words }))
      return { end: at + words.length, moment: { kind: 'fixed', value } }
  const word = wordAt(tokens, at)
  const value = TIME_REFERENCES.get(word)
  // "soon after the vote", "as soon as": how near to something else.
  if (word === 'soon' && (wordAt(tokens, at + 1) === 'after' || wordAt(tokens, at - 1) === 'as'))
    return undefined
  return value === undefined ? undefined : { end: at + 1, moment: { kind: 'fixed', value } }
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

/** "60 Minutes", "This Week", "USA Today": a capital inside a sentence makes a name of the word. */
function isTitleWord(tokens: readonly Token[], at: number): boolean {
  const code = tokens[at]!.text.charCodeAt(0)
  const before = tokens[at - 1]
  if (code < 65 || code > 90 || !before || before.sentence !== tokens[at]!.sentence) return false
  return before.pos !== 'PUNCT'
}

/** "three days before the vote" is counted from the vote, which has no date of its own here. */
function isPreposition(tokens: readonly Token[], at: number): boolean {
  if (wordAt(tokens, at) !== 'before') return false
  const next = tokens[at + 1]
  return next !== undefined && next.pos !== 'PUNCT' && next.pos !== 'CCONJ'
}

const LENGTH_PREPOSITIONS = new Set(
  'for in within after over than about nearly almost under only just'.split(' '),
)

/** "for a year" is a length, "$5 a year" a rate: the word before or after tells. */
function isLength(tokens: readonly Token[], at: number, end: number): boolean {
  return LENGTH_PREPOSITIONS.has(wordAt(tokens, at - 1)) || wordAt(tokens, end) === 'after'
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
