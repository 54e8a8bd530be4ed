/**
 * The grammar of time expressions: which matchers are tried on which word, and what may stand around their match
 * ("early", "the end of", "10 p.m.", "night").
 *
 * chrono-node was tried first: alone it gives value F1 40 on TimeBank and 65 on AQUAINT, knows no weeks, quarters,
 * decades or vague times, reads every weekday without regard to tense, and its regular expressions run over the whole
 * text dozens of times. This grammar looks each token up once.
 *
 * @module
 */
import type { Token } from '../document.ts'
import {
  CLOCK_WORDS,
  DECADE_WORDS,
  HALF_WORDS,
  HOLIDAY_STARTS,
  MONTHS,
  NEAR_DAYS,
  NUMBER_WORDS,
  ORDINAL_WORDS,
  PERIOD_EDGES,
  PERIOD_PARTS,
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
  WEEKDAY_PLURALS,
  WEEKDAYS,
} from '../languages/en/index.ts'
import {
  matchDayAndMonth,
  matchDecade,
  matchHoliday,
  matchMonth,
  matchNextDayOfMonth,
  matchNumericDate,
  matchPrefixedMonth,
  matchQuarter,
  matchSeason,
  matchWeekday,
  matchYear,
} from './match-calendar-date.ts'
import { matchClock, matchTimeAfterDay } from './match-clock-time.ts'
import {
  matchDistance,
  matchLongAgo,
  matchOneDayToCome,
  matchRhythm,
  matchStretch,
} from './match-distance.ts'
import {
  matchNearDay,
  matchPartOfDay,
  matchReference,
  matchShiftedPeriod,
  matchToldPeriod,
  matchToldQuarter,
} from './match-relative-date.ts'
import { hasWords, type Moment, type MomentMatch, type MomentMatcher, skipHyphen, wordAt } from './moment.ts'
import { isDigit } from './read-number.ts'

const ON_DIGITS: readonly MomentMatcher[] = [
  matchNextDayOfMonth,
  matchNumericDate,
  matchClockAndDay,
  matchDayAndMonth,
  matchQuarter,
  matchDistance,
  matchDecade,
  matchYear,
]
const ON_ONE_DAY: readonly MomentMatcher[] = [
  matchNumericDate,
  matchNearDay,
  matchWeekday,
  matchShiftedPeriod,
  matchMonth,
  matchDayAndMonth,
  matchHoliday,
]
const ON_ODD_WORDS: readonly MomentMatcher[] = [matchDecade, matchPrefixedMonth]

/** For each word that can begin an expression of time, the matchers to try, the longest expressions first. */
const MATCHERS = listMatchers()

function listMatchers(): ReadonlyMap<string, readonly MomentMatcher[]> {
  const matchers = new Map<string, MomentMatcher[]>()
  const add = (words: Iterable<string>, ...more: MomentMatcher[]) => {
    for (const word of words) matchers.set(word, [...(matchers.get(word) ?? []), ...more])
  }
  add(['the', 'week', 'day'], matchWeekOf, matchDayBeside)
  add(PERIOD_PARTS, matchPartOfPeriod)
  add([...PERIOD_EDGES, ...HALF_WORDS.keys()], matchEdgeOfPeriod)
  add(
    ['the'],
    matchEdgeOfPeriod,
    matchStretch,
    matchToldPeriod,
    matchToldQuarter,
    matchWholePeriod,
    matchFullPeriod,
    matchDayAndMonth,
  )
  add(CLOCK_WORDS.keys(), matchClockAndDay)
  add(HOLIDAY_STARTS, matchHoliday)
  add(MONTHS.keys(), matchMonth)
  add([...WEEKDAYS.keys(), ...WEEKDAY_PLURALS.keys()], matchWeekday)
  add(NEAR_DAYS.keys(), matchNearDay)
  add(['tonight', 'overnight', 'this', 'last'], matchPartOfDay)
  add([...VAGUE_STRETCHES.keys(), 'first', 'final'], matchStretch)
  add(PERIOD_SHIFTS.keys(), matchShiftedPeriod)
  add(TOLD_PERIOD_SHIFTS.keys(), matchToldPeriod)
  add(
    new Set([...TIME_REFERENCES.keys(), ...TIME_REFERENCE_PHRASES.map(([words]) => words[0]!)]),
    matchReference,
  )
  add([...ORDINAL_WORDS.keys(), 'twenty', 'thirty'], matchQuarter, matchDecade, matchDayAndMonth)
  add(['nineteen', 'eighteen', 'twenty', 'two'], matchYear)
  add(['one'], matchOneDayToCome)
  add([...NUMBER_WORDS.keys(), ...VAGUE_AMOUNTS, 'a', 'an', 'couple'], matchDistance)
  add(PLURAL_TIME_UNITS.keys(), matchLongAgo)
  add(SEASONS.keys(), matchSeason)
  add(DECADE_WORDS.keys(), matchDecade)
  add(['every', 'each'], matchRhythm)
  add(['year'], matchYearEnd, matchToldQuarter)
  return matchers
}

/** The expression of time that begins with this token, if one does. */
export function matchMoment(tokens: readonly Token[], at: number): MomentMatch | undefined {
  for (const matcher of matchersFor(tokens[at]!.lower)) {
    const match = matcher(tokens, at)
    // One that took no word would be found at the same place for ever.
    if (match && match.end > at) return addTimeOfDay(tokens, match)
  }
  return undefined
}

function matchersFor(word: string): readonly MomentMatcher[] {
  if (isDigit(word)) return ON_DIGITS
  const listed = MATCHERS.get(word)
  if (listed) return listed
  // "mid-1990s", "'80s" and "mid-May" are single tokens that no list can hold.
  const last = word.charCodeAt(word.length - 1)
  const isOdd = (last >= 48 && last <= 57) || (last === 115 && word.charCodeAt(word.length - 2) === 48)
  return isOdd || word.startsWith('mid-') ? ON_ODD_WORDS : []
}

/** "Thursday night", "yesterday at 10 p.m.", "March 5 at noon". */
function addTimeOfDay(tokens: readonly Token[], { end, moment }: MomentMatch): MomentMatch {
  if (moment.time !== undefined || !isOneDay(moment)) return { end, moment }
  const time = matchTimeAfterDay(tokens, end)
  return time ? { end: time.end, moment: { ...moment, time: time.time } } : { end, moment }
}

function isOneDay(moment: Moment): boolean {
  if (moment.kind === 'date') return moment.day !== undefined
  return (
    moment.kind === 'weekday' ||
    moment.kind === 'told-weekday' ||
    moment.kind === 'near-day' ||
    moment.kind === 'holiday'
  )
}

/** "10 p.m. Wednesday", "9 a.m. EDT on Tuesday", "noon", "10:35 a.m. yesterday". */
function matchClockAndDay(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const clock = matchClock(tokens, at)
  if (!clock) return undefined
  let dayAt = clock.end
  if (wordAt(tokens, dayAt) === ',') dayAt++
  if (wordAt(tokens, dayAt) === 'on') dayAt++
  const day =
    tokens[dayAt] && (matchWeekday(tokens, dayAt) ?? matchMonth(tokens, dayAt) ?? matchNearDay(tokens, dayAt))
  if (day && isOneDay(day.moment)) return { end: day.end, moment: { ...day.moment, time: clock.time } }
  return { end: clock.end, moment: { kind: 'clock', time: clock.time } }
}

/** "early March", "late-November", "earlier this year", "later on Thursday", "earlier in the year". */
function matchPartOfPeriod(tokens: readonly Token[], at: number): MomentMatch | undefined {
  let next = skipHyphen(tokens, at + 1)
  const word = wordAt(tokens, next)
  const isPreposition = wordAt(tokens, at) === 'around' || wordAt(tokens, at) === 'about'
  if (!isPreposition && (word === 'on' || word === 'in')) next++
  if (wordAt(tokens, next) === 'the') {
    const whole = matchWholePeriod(tokens, next, { isBounded: true })
    if (whole) return whole
    next++
  }
  if (!tokens[next] || PERIOD_PARTS.has(wordAt(tokens, next))) return undefined
  const inner = matchMoment(tokens, next)
  if (!inner || !isPeriodInTime(inner.moment)) return undefined
  // "Asked about Friday", "get around Friday's ruling".
  return isPreposition && isOneDay(inner.moment) ? undefined : inner
}

/** "the end of March", "the first half of 1990", "the end of the week". */
function matchEdgeOfPeriod(tokens: readonly Token[], at: number): MomentMatch | undefined {
  let edge = wordAt(tokens, at) === 'the' ? at + 1 : at
  const rank = HALF_WORDS.get(wordAt(tokens, edge))
  if (rank || ORDINAL_WORDS.has(wordAt(tokens, edge))) edge++
  const half = wordAt(tokens, edge) === 'half' ? rank : undefined
  if (!PERIOD_EDGES.has(wordAt(tokens, edge)) || wordAt(tokens, edge + 1) !== 'of') return undefined
  let inner = edge + 2
  if (wordAt(tokens, inner) === 'the') {
    const whole = matchWholePeriod(tokens, inner, { isBounded: true })
    if (whole) return halve(whole, half)
    inner++
  }
  const word = wordAt(tokens, inner)
  if (word === '' || word === 'the' || PERIOD_EDGES.has(word) || PERIOD_PARTS.has(word)) return undefined
  if (HALF_WORDS.has(word) && PERIOD_EDGES.has(wordAt(tokens, inner + 1))) return undefined
  const match = matchMoment(tokens, inner)
  return match && isPeriodInTime(match.moment) ? halve(match, half) : undefined
}

function halve({ end, moment }: MomentMatch, half: number | undefined): MomentMatch {
  const isYear = moment.kind === 'fixed' || (moment.kind === 'period' && moment.unit === 'year')
  return half && isYear ? { end, moment: { kind: 'half-year', half, year: moment } } : { end, moment }
}

/** "the week of March 6". */
function matchWeekOf(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const week = wordAt(tokens, at) === 'the' ? at + 1 : at
  if (!hasWords(tokens, { at: week, words: ['week', 'of'] })) return undefined
  const day = matchOneDay(tokens, week + 2)
  return day && { end: day.end, moment: { kind: 'week-of', day: day.moment } }
}

/** "the day before yesterday", "the day after Thanksgiving". */
function matchDayBeside(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const word = wordAt(tokens, at) === 'the' ? at + 1 : at
  if (wordAt(tokens, word) !== 'day') return undefined
  const side = ['before', '', 'after'].indexOf(wordAt(tokens, word + 1))
  const day = side === 0 || side === 2 ? matchOneDay(tokens, word + 2) : undefined
  return day && { end: day.end, moment: { kind: 'day-beside', day: day.moment, shift: side - 1 } }
}

function matchOneDay(tokens: readonly Token[], at: number): MomentMatch | undefined {
  if (!tokens[at]) return undefined
  // Only names of days: a text of "the week of the week of" must not nest.
  for (const matcher of ON_ONE_DAY) {
    const match = matcher(tokens, at)
    if (match) return isOneDay(match.moment) ? match : undefined
  }
  return undefined
}

/** "the weekend", and with a word before that bounds it "the year", "the month". */
function matchWholePeriod(
  tokens: readonly Token[],
  at: number,
  { isBounded } = { isBounded: false },
): MomentMatch | undefined {
  const unit = TIME_UNITS.get(wordAt(tokens, at + 1))
  if (unit === 'weekend' || (isBounded && unit && unit !== 'second' && unit !== 'minute' && unit !== 'hour'))
    return { end: at + 2, moment: wholePeriod(unit) }
  return undefined
}

/** "Later in the day" is on the day told of; the other periods are those of the report. */
function wholePeriod(unit: TimeUnit): Moment {
  return { kind: 'period', unit, shift: 0, from: unit === 'day' ? 'told' : 'report' }
}

const WHOLE_WORDS = new Set(['full', 'whole', 'entire', 'fiscal'])

/** "sales for the year", "for the full year", "the fiscal year"; in "the year ended March 31" it is a length. */
function matchFullPeriod(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const unitAt = WHOLE_WORDS.has(wordAt(tokens, at + 1)) ? at + 2 : at + 1
  const unit = TIME_UNITS.get(wordAt(tokens, unitAt))
  if (unit !== 'year' && unit !== 'month' && unit !== 'week') return undefined
  const next = tokens[unitAt + 1]
  if (next?.lower === 'ended' || next?.lower === 'ending')
    return { end: unitAt + 1, moment: { kind: 'fixed', value: `P1${unit[0]!.toUpperCase()}` } }
  if (wordAt(tokens, at - 1) !== 'for' && unitAt === at + 1) return undefined
  const goesOn =
    next?.pos === 'NOUN' || next?.pos === 'ADJ' || next?.pos === 'SCONJ' || next?.lower === 'that'
  return goesOn ? undefined : { end: unitAt + 1, moment: wholePeriod(unit) }
}

/** "year-end", "year's end". */
function matchYearEnd(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const next = wordAt(tokens, at + 1) === "'s" ? at + 2 : skipHyphen(tokens, at + 1)
  if (wordAt(tokens, next) !== 'end') return undefined
  return { end: next + 1, moment: { kind: 'period', unit: 'year', shift: 0, from: 'report' } }
}

/** False for lengths and for "now": nothing is early or late in them. */
function isPeriodInTime(moment: Moment): boolean {
  return moment.kind !== 'fixed' || isDigit(moment.value)
}
