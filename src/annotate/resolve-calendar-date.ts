/**
 * The days, months, holidays and seasons that a report means by their names alone: of which year, of which week.
 *
 * @module
 */
import { countDays, dayOfHoliday, isDay, toCalendarDay, weekdayOf, writeDay, writeMonth } from './calendar.ts'
import type { Moment, Origin } from './moment.ts'
import type { Tense } from './read-tense.ts'
import type { ToldTimes } from './told-times.ts'

export interface Surroundings {
  /** The day of the report, where it is known. */
  readonly reported?: number
  /** True where the report tells of tomorrow as past. */
  readonly isFiledAhead?: boolean
  readonly tense: Tense
  /** True where the words show that the date is when the verb of `tense` happens: "In October, she resigned." */
  readonly isTimeOfVerb?: boolean
  readonly told: ToldTimes
}

export type MomentOf<K extends Moment['kind']> = Extract<Moment, { kind: K }>

/** Without more words the past tense means the last such day, today included, and the future the next. */
export function resolveWeekday(
  { weekday, shift, weeks }: MomentOf<'weekday'>,
  { reported, isFiledAhead, tense }: Surroundings & { reported: number },
): number {
  const today = weekdayOf(reported)
  if (weeks !== undefined) return reported - today + weekday + 7 * weeks
  const back = (today - weekday + 7) % 7
  const ahead = (weekday - today + 7) % 7
  if (shift === -1) return reported - (back || 7)
  if (isFiledAhead && shift === undefined && ahead === 1) return reported + 1
  if (shift === 1) return reported + (ahead || 7)
  if (tense === 'either') return ahead < back ? reported + ahead : reported - back
  return tense === 'future' || (shift === 0 && tense !== 'past') ? reported + ahead : reported - back
}

/** "The previous Friday" is counted from the day told of, "the same Friday" lies as near to it as one can. */
export function resolveToldWeekday(
  { weekday, shift }: MomentOf<'told-weekday'>,
  { reported, told }: Surroundings,
): number | undefined {
  const origin = originOf({ from: 'told', shift }, { reported, told })
  if (origin === undefined) return undefined
  const back = (weekdayOf(origin) - weekday + 7) % 7
  if (shift < 0) return origin - (back || 7)
  if (shift > 0) return origin + 7 - back
  return back > 3 ? origin + 7 - back : origin - back
}

/** Days by which a report may be filed before the day that it tells of as past. */
const FILED_AHEAD = 7

/** Days within which a date without a year is the near one. */
const NEAR_DATE = 62

export function resolveDate(moment: MomentOf<'date'>, surroundings: Surroundings): string | undefined {
  const year = moment.year ?? findYear(moment, surroundings)
  if (year === undefined) return undefined
  const { month, day } = moment
  if (day === undefined) return writeMonth(year, month)
  return isDay({ year, month, day }) ? writeDay(countDays({ year, month, day })) : undefined
}

/**
 * The year of a date that names none, by the tense. But a day that is at most two months off is taken as the near one
 * whatever the tense: of a day ten months back a report would say the year, or "last". What the verb of the clause tells
 * of stays past: "In October, she resigned" in a report of September.
 *
 * Two months were chosen on TimeBank and AQUAINT, value F1: the tense alone 82.3 and 77.6, one month 83.5 and 78.9, two
 * and three 83.8 and 79.3, four 83.7 and 79.1.
 */
function findYear(
  { month, day, shift, years }: MomentOf<'date'>,
  { reported, tense, isTimeOfVerb }: Surroundings,
): number | undefined {
  if (reported === undefined) return undefined
  const today = toCalendarDay(reported)
  if (years !== undefined) return today.year + years
  if (shift === 0) return today.year
  const distance =
    day === undefined ? 30 * (month - today.month) : countDays({ year: today.year, month, day }) - reported
  if (shift === -1) return distance < 0 ? today.year : today.year - 1
  if (shift === 1) return distance > 0 ? today.year : today.year + 1
  if (tense === 'past' && isTimeOfVerb && distance > FILED_AHEAD) return today.year - 1
  if (Math.abs(distance) <= NEAR_DATE) return today.year
  if (distance > 365 - NEAR_DATE) return today.year - 1
  if (distance < NEAR_DATE - 365) return today.year + 1
  if (tense === 'future') return distance < 0 ? today.year + 1 : today.year
  if (tense === 'past') return distance > 0 ? today.year - 1 : today.year
  return distance > 183 ? today.year - 1 : distance < -183 ? today.year + 1 : today.year
}

export function resolveHoliday(
  { holiday, year, shift }: MomentOf<'holiday'>,
  { reported, tense }: Surroundings,
): number | undefined {
  if (year !== undefined) return dayOfHoliday(holiday, year)
  if (reported === undefined) return undefined
  const thisYear = toCalendarDay(reported).year
  const day = dayOfHoliday(holiday, thisYear)
  if (shift === undefined) {
    const days = [day, dayOfHoliday(holiday, thisYear - 1), dayOfHoliday(holiday, thisYear + 1)]
    const near = days.find((other) => Math.abs(other - reported) <= NEAR_DATE)
    if (near !== undefined) return near
  }
  if (shift === -1 || (shift === undefined && tense === 'past'))
    return day > reported ? dayOfHoliday(holiday, thisYear - 1) : day
  return day < reported && shift !== 0 ? dayOfHoliday(holiday, thisYear + 1) : day
}

const SEASON_STARTS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 }

export function resolveSeason(
  { season, year, shift }: MomentOf<'season'>,
  { reported, tense }: Surroundings,
): string | undefined {
  if (year !== undefined) return `${year}-${season}`
  if (reported === undefined) return undefined
  const today = toCalendarDay(reported)
  const start = SEASON_STARTS[season]!
  const isBegun = today.month >= start
  const isOver = today.month >= start + 3
  if (shift === -1) return `${isOver ? today.year : today.year - 1}-${season}`
  if (shift === 1) return `${isBegun ? today.year + 1 : today.year}-${season}`
  if (shift === undefined && tense === 'past') return `${isBegun ? today.year : today.year - 1}-${season}`
  return `${today.year}-${season}`
}

/**
 * The day that is counted from. Where the text told of no day, "the day before" is counted from the report, but "a day
 * later" would then lie in its future: that is left open.
 */
export function originOf(
  { from, shift }: { from: Origin; shift: number },
  { reported, told }: { reported?: number; told: ToldTimes },
): number | undefined {
  if (from === 'report') return reported
  return told.day ?? (shift > 0 ? undefined : reported)
}
