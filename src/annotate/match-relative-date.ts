/**
 * Days and periods that are named by where they lie from another: "yesterday", "last week", "the following year", "now".
 *
 * @module
 */
import type { Token } from '../document.ts'
import {
  DAY_PARTS,
  NEAR_DAYS,
  PERIOD_SHIFTS,
  SEASONS,
  TIME_REFERENCE_PHRASES,
  TIME_REFERENCES,
  TIME_UNITS,
  TOLD_PERIOD_SHIFTS,
  WEEKDAYS,
} from '../languages/en/index.ts'
import { matchHoliday, matchMonth, readQuarterName } from './match-calendar-date.ts'
import { hasWords, isPreposition, isTitleWord, type Moment, type MomentMatch, wordAt } from './moment.ts'
import { isPast } from './read-tense.ts'

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
  if (unit) {
    if (isTitleWord(tokens, at)) return undefined
    const quarter = unit === 'year' ? readQuarterOfYear(tokens, at + 1) : undefined
    if (quarter)
      return { end: quarter.end, moment: { kind: 'quarter', quarter: quarter.number, years: shift } }
    return { end: at + 1, moment: { kind: 'period', unit, shift, from: 'report' } }
  }
  const weekday = WEEKDAYS.get(word)
  if (weekday) return { end: at + 1, moment: { kind: 'weekday', weekday, shift } }
  const month = matchMonth(tokens, at)
  if (month) return { end: month.end, moment: { ...month.moment, shift } as Moment }
  const season = SEASONS.get(word)
  if (season) return { end: at + 1, moment: { kind: 'season', season, shift } }
  const holiday = matchHoliday(tokens, at)
  return holiday && { end: holiday.end, moment: { ...holiday.moment, shift } as Moment }
}

/** "'s third quarter" after "last year". */
function readQuarterOfYear(tokens: readonly Token[], at: number) {
  if (wordAt(tokens, at) !== "'s" && wordAt(tokens, at) !== '’s') return undefined
  return readQuarterName(tokens, wordAt(tokens, at + 1) === 'fiscal' ? at + 2 : at + 1)
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
    if ((side !== 0 && side !== 2) || isPreposition(tokens, at + 2)) return undefined
    return { end: at + 3, moment: { kind: 'period', unit: 'day', shift: side - 1, from: 'told' } }
  }
  if (wordAt(tokens, named) === 'that' && wordAt(tokens, named + 1) === 'same') named++
  const end = named + 2
  const unit = TIME_UNITS.get(wordAt(tokens, named + 1))
  // "next week" is counted from the report, "the next day" from what was told.
  const isNext = wordAt(tokens, named) === 'next'
  if (unit && (!isNext || unit === 'day'))
    return { end, moment: { kind: 'period', unit, shift, from: 'told' } }
  const weekday = WEEKDAYS.get(wordAt(tokens, named + 1))
  if (weekday && word === 'the' && !isNext) return { end, moment: { kind: 'told-weekday', weekday, shift } }
  if (DAY_PARTS.has(wordAt(tokens, named + 1)) && (word === 'the' || shift === 0)) {
    const time = DAY_PARTS.get(wordAt(tokens, named + 1))!
    return { end, moment: { kind: 'period', unit: 'day', shift, from: 'told', time } }
  }
  return undefined
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

/** "now", "recently", "soon", "the near future". */
export function matchReference(tokens: readonly Token[], at: number): MomentMatch | undefined {
  for (const [words, value] of TIME_REFERENCE_PHRASES)
    if (words[0] === wordAt(tokens, at) && hasWords(tokens, { at, words }))
      return { end: at + words.length, moment: { kind: 'fixed', value } }
  const value = TIME_REFERENCES.get(wordAt(tokens, at))
  return value === undefined || isNoReference(tokens, at)
    ? undefined
    : { end: at + 1, moment: { kind: 'fixed', value } }
}

const OPENING_MARKS = new Set(['"', '“', '``', "''", '‘'])

function isNoReference(tokens: readonly Token[], at: number): boolean {
  const before = wordAt(tokens, at - 1)
  const after = wordAt(tokens, at + 1)
  switch (wordAt(tokens, at)) {
    // In speech "Now, is it perfect?" goes on to the next point; in a report "Now, voters ..." is the time.
    case 'now':
      return after === ',' && OPENING_MARKS.has(before)
    // "Most recently last May" is the last of a row.
    case 'recent':
    case 'recently':
      return before === 'most'
    // "Soon after the vote", "as soon as": how near to something else. "Soon became": soon after what was told.
    case 'soon':
      return (
        after === 'after' ||
        before === 'as' ||
        [tokens[at - 1], tokens[at + 1]].some((beside) => beside && isPastVerb(beside))
      )
    default:
      return false
  }
}

function isPastVerb(token: Token): boolean {
  return (token.pos === 'VERB' || token.pos === 'AUX') && isPast(token)
}
