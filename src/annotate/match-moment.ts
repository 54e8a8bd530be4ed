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
  HOLIDAY_STARTS,
  MONTHS,
  NEAR_DAYS,
  NUMBER_WORDS,
  ORDINAL_WORDS,
  PERIOD_EDGES,
  PERIOD_PARTS,
  PERIOD_SHIFTS,
  SEASONS,
  TIME_REFERENCE_PHRASES,
  TIME_REFERENCES,
  TIME_UNITS,
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
  matchNumericDate,
  matchQuarter,
  matchSeason,
  matchWeekday,
  matchYear,
} from './match-calendar-date.ts'
import { matchClock, matchTimeAfterDay } from './match-clock-time.ts'
import {
  matchDistance,
  matchNearDay,
  matchPartOfDay,
  matchReference,
  matchRhythm,
  matchShiftedPeriod,
  matchStretch,
  matchToldPeriod,
  matchToldQuarter,
} from './match-relative-date.ts'
import { type Moment, type MomentMatch, type MomentMatcher, skipHyphen, wordAt } from './moment.ts'
import { isDigit } from './read-number.ts'

const ON_DIGITS: readonly MomentMatcher[] = [
  matchNumericDate,
  matchClockAndDay,
  matchDayAndMonth,
  matchQuarter,
  matchDistance,
  matchDecade,
  matchYear,
]
const ON_ODD_WORDS: readonly MomentMatcher[] = [matchDecade]

/** For each word that can begin an expression of time, the matchers to try, the longest expressions first. */
const MATCHERS = listMatchers()

function listMatchers(): ReadonlyMap<string, readonly MomentMatcher[]> {
  const matchers = new Map<string, MomentMatcher[]>()
  const add = (words: Iterable<string>, ...more: MomentMatcher[]) => {
    for (const word of words) matchers.set(word, [...(matchers.get(word) ?? []), ...more])
  }
  add(PERIOD_PARTS, matchPartOfPeriod)
  add(PERIOD_EDGES, matchEdgeOfPeriod)
  add(
    ['the'],
    matchEdgeOfPeriod,
    matchStretch,
    matchToldPeriod,
    matchToldQuarter,
    matchWholePeriod,
    matchDayAndMonth,
  )
  add(CLOCK_WORDS.keys(), matchClockAndDay)
  add(MONTHS.keys(), matchMonth)
  add([...WEEKDAYS.keys(), ...WEEKDAY_PLURALS.keys()], matchWeekday)
  add(NEAR_DAYS.keys(), matchNearDay)
  add(['tonight', 'overnight', 'this', 'last'], matchPartOfDay)
  add([...VAGUE_STRETCHES, 'first', 'final'], matchStretch)
  add(PERIOD_SHIFTS.keys(), matchShiftedPeriod)
  add(TOLD_PERIOD_SHIFTS.keys(), matchToldPeriod)
  add([...ORDINAL_WORDS.keys(), 'twenty', 'thirty'], matchQuarter, matchDecade, matchDayAndMonth)
  add(['nineteen', 'eighteen', 'twenty', 'two'], matchYear)
  add([...NUMBER_WORDS.keys(), ...VAGUE_AMOUNTS, 'a', 'an', 'couple'], matchDistance)
  add(SEASONS.keys(), matchSeason)
  add(HOLIDAY_STARTS, matchHoliday)
  add(DECADE_WORDS.keys(), matchDecade)
  add(['every', 'each'], matchRhythm)
  add(['year'], matchYearEnd, matchToldQuarter)
  add([...TIME_REFERENCES.keys(), ...TIME_REFERENCE_PHRASES.map(([words]) => words[0]!)], matchReference)
  return matchers
}

/** The expression of time that begins with this token, if one does. */
export function matchMoment(tokens: readonly Token[], at: number): MomentMatch | undefined {
  for (const matcher of matchersFor(tokens[at]!.lower)) {
    const match = matcher(tokens, at)
    if (match) return addTimeOfDay(tokens, match)
  }
  return undefined
}

function matchersFor(word: string): readonly MomentMatcher[] {
  if (isDigit(word)) return ON_DIGITS
  const listed = MATCHERS.get(word)
  if (listed) return listed
  // "mid-1990s" and "'80s" are single tokens that no list can hold.
  const last = word.charCodeAt(word.length - 1)
  const isOdd = (last >= 48 && last <= 57) || (last === 115 && word.charCodeAt(word.length - 2) === 48)
  return isOdd ? ON_ODD_WORDS : []
}

/** "Thursday night", "yesterday at 10 p.m.", "March 5 at noon". */
function addTimeOfDay(tokens: readonly Token[], { end, moment }: MomentMatch): MomentMatch {
  if (moment.time !== undefined || !isOneDay(moment)) return { end, moment }
  const time = matchTimeAfterDay(tokens, end)
  return time ? { end: time.end, moment: { ...moment, time: time.time } } : { end, moment }
}

function isOneDay(moment: Moment): boolean {
  if (moment.kind === 'date') return moment.day !== undefined
  return moment.kind === 'weekday' || moment.kind === 'near-day' || moment.kind === 'holiday'
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
  if (word === 'on' || word === 'in') next++
  if (wordAt(tokens, next) === 'the') {
    const whole = matchWholePeriod(tokens, next, { isBounded: true })
    if (whole) return whole
    next++
  }
  if (!tokens[next] || PERIOD_PARTS.has(wordAt(tokens, next))) return undefined
  const inner = matchMoment(tokens, next)
  return inner && isPeriodInTime(inner.moment) ? inner : undefined
}

/** "the end of March", "the first half of 1990", "the end of the week". */
function matchEdgeOfPeriod(tokens: readonly Token[], at: number): MomentMatch | undefined {
  let edge = wordAt(tokens, at) === 'the' ? at + 1 : at
  if (ORDINAL_WORDS.has(wordAt(tokens, edge)) || wordAt(tokens, edge) === 'last') edge++
  if (!PERIOD_EDGES.has(wordAt(tokens, edge)) || wordAt(tokens, edge + 1) !== 'of') return undefined
  let inner = edge + 2
  if (wordAt(tokens, inner) === 'the') {
    const whole = matchWholePeriod(tokens, inner, { isBounded: true })
    if (whole) return whole
    inner++
  }
  const word = wordAt(tokens, inner)
  if (word === '' || word === 'the' || PERIOD_EDGES.has(word) || PERIOD_PARTS.has(word)) return undefined
  const match = matchMoment(tokens, inner)
  return match && isPeriodInTime(match.moment) ? match : undefined
}

/** "the weekend", and with a word before that bounds it "the year", "the month". */
function matchWholePeriod(
  tokens: readonly Token[],
  at: number,
  { isBounded } = { isBounded: false },
): MomentMatch | undefined {
  const unit = TIME_UNITS.get(wordAt(tokens, at + 1))
  if (unit === 'weekend' || (isBounded && unit && unit !== 'second' && unit !== 'minute' && unit !== 'hour'))
    return { end: at + 2, moment: { kind: 'period', unit, shift: 0, from: 'report' } }
  return undefined
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
