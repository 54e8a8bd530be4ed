/**
 * From what an expression of time means to the TimeML value that it has in a report of a certain day.
 *
 * @module
 */
import {
  countDays,
  dayOfHoliday,
  isDay,
  toCalendarDay,
  weekdayOf,
  writeDay,
  writeMonth,
  writeWeek,
} from './calendar.ts'
import type { Moment, Origin } from './moment.ts'
import type { Tense } from './read-tense.ts'
import type { ToldTimes } from './told-times.ts'

export interface Surroundings {
  /** The day of the report, where it is known. */
  readonly reported?: number
  readonly tense: Tense
  readonly told: ToldTimes
}

type Of<K extends Moment['kind']> = Extract<Moment, { kind: K }>

/** The TimeML value, or `undefined` where it depends on a day that is not known or is no day at all. */
export function resolveMoment(moment: Moment, surroundings: Surroundings): string | undefined {
  const value = resolveDayOrPeriod(moment, surroundings)
  if (value === undefined || moment.time === undefined) return value
  return value.length === 10 ? `${value}T${moment.time}` : value
}

function resolveDayOrPeriod(moment: Moment, surroundings: Surroundings): string | undefined {
  const { reported, told } = surroundings
  switch (moment.kind) {
    case 'fixed':
      return moment.value
    case 'near-day':
      return reported === undefined ? undefined : writeDay(reported + moment.shift)
    case 'clock':
      return writeKnownDay(told.day ?? reported)
    case 'weekday':
      return reported === undefined
        ? undefined
        : writeDay(resolveWeekday(moment, { ...surroundings, reported }))
    case 'date':
      return resolveDate(moment, surroundings)
    case 'holiday':
      return writeKnownDay(resolveHoliday(moment, surroundings))
    case 'season':
      return resolveSeason(moment, surroundings)
    case 'quarter':
      return resolveQuarter(moment, surroundings)
    case 'told-quarter':
      return resolveToldQuarter(moment, surroundings)
    case 'period':
      return resolvePeriod(moment, surroundings)
    case 'distance':
      return resolveDistance(moment, surroundings)
  }
}

function writeKnownDay(day: number | undefined): string | undefined {
  return day === undefined ? undefined : writeDay(day)
}

/** Without more words the past tense means the last such day, today included, and the future the next. */
function resolveWeekday(
  { weekday, shift, weeks }: Of<'weekday'>,
  { reported, tense }: Surroundings & { reported: number },
): number {
  const today = weekdayOf(reported)
  if (weeks !== undefined) return reported - today + weekday + 7 * weeks
  const back = (today - weekday + 7) % 7
  const ahead = (weekday - today + 7) % 7
  if (shift === -1) return reported - (back || 7)
  if (shift === 1) return reported + (ahead || 7)
  return tense === 'future' || (shift === 0 && tense !== 'past') ? reported + ahead : reported - back
}

/** Days within which a date without a year is the near one. */
const NEAR_DATE = 62

function resolveDate(moment: Of<'date'>, surroundings: Surroundings): string | undefined {
  const year = moment.year ?? findYear(moment, surroundings)
  if (year === undefined) return undefined
  const { month, day } = moment
  if (day === undefined) return writeMonth(year, month)
  return isDay({ year, month, day }) ? writeDay(countDays({ year, month, day })) : undefined
}

/**
 * The year of a date that names none, by the tense. But a day that is at most two months off is taken as the near one
 * whatever the tense: of a day ten months back a report would say the year, or "last".
 *
 * Two months were chosen on TimeBank and AQUAINT, value F1: the tense alone 79.9 and 74.7, one month 80.9 and 75.8, two
 * 81.2 and 76.2, three 81.2 and 76.6, four 81.4 and 76.4, the nearest alone 80.9 and 75.2. Two to four are level.
 */
function findYear(
  { month, day, shift, years }: Of<'date'>,
  { reported, tense }: Surroundings,
): number | undefined {
  if (reported === undefined) return undefined
  const today = toCalendarDay(reported)
  if (years !== undefined) return today.year + years
  if (shift === 0) return today.year
  const distance =
    day === undefined ? 30 * (month - today.month) : countDays({ year: today.year, month, day }) - reported
  if (shift === -1) return distance < 0 ? today.year : today.year - 1
  if (shift === 1) return distance > 0 ? today.year : today.year + 1
  if (Math.abs(distance) <= NEAR_DATE) return today.year
  if (distance > 365 - NEAR_DATE) return today.year - 1
  if (distance < NEAR_DATE - 365) return today.year + 1
  if (tense === 'future') return distance < 0 ? today.year + 1 : today.year
  if (tense === 'past') return distance > 0 ? today.year - 1 : today.year
  return distance > 183 ? today.year - 1 : distance < -183 ? today.year + 1 : today.year
}

function resolveHoliday(
  { holiday, year, shift }: Of<'holiday'>,
  { reported, tense }: Surroundings,
): number | undefined {
  if (year !== undefined) return dayOfHoliday(holiday, year)
  if (reported === undefined) return undefined
  const thisYear = toCalendarDay(reported).year
  const day = dayOfHoliday(holiday, thisYear)
  if (shift === -1 || (shift === undefined && tense === 'past'))
    return day > reported ? dayOfHoliday(holiday, thisYear - 1) : day
  return day < reported && shift !== 0 ? dayOfHoliday(holiday, thisYear + 1) : day
}

const SEASON_STARTS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 }

function resolveSeason(
  { season, year, shift }: Of<'season'>,
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

/** A quarter that names no year is the one that is next to the present one, else it goes by the tense. */
function resolveQuarter(
  { quarter, year, years }: Of<'quarter'>,
  { reported, tense }: Surroundings,
): string | undefined {
  if (year !== undefined) return `${year}-Q${quarter}`
  if (reported === undefined) return undefined
  const today = toCalendarDay(reported)
  if (years !== undefined) return `${today.year + years}-Q${quarter}`
  const ahead = quarter - Math.ceil(today.month / 3)
  if (ahead === 3 || (ahead > 0 && tense === 'past')) return `${today.year - 1}-Q${quarter}`
  if (ahead < -1 && tense === 'future') return `${today.year + 1}-Q${quarter}`
  return `${today.year}-Q${quarter}`
}

function resolveToldQuarter(
  { years, year }: Of<'told-quarter'>,
  { reported, told }: Surroundings,
): string | undefined {
  if (told.quarter !== undefined) {
    const before = told.quarter + 4 * years
    return year === undefined ? writeQuarter(before) : writeQuarter(4 * year + (told.quarter % 4))
  }
  if (year !== undefined) return String(year)
  if (reported === undefined) return undefined
  const today = toCalendarDay(reported)
  return years ? String(today.year + years) : writeQuarter(countQuarters(reported) - 1)
}

function resolvePeriod(
  { unit, shift, from }: Of<'period'>,
  { reported, tense, told }: Surroundings,
): string | undefined {
  if (from === 'told' && unit === 'year' && told.year !== undefined) return String(told.year + shift)
  const origin = originOf({ from, shift }, { reported, told })
  if (origin === undefined) return undefined
  const { year, month } = toCalendarDay(origin)
  switch (unit) {
    case 'day':
      return writeDay(origin + shift)
    case 'week':
      return writeWeek(origin + 7 * shift)
    case 'weekend':
      return `${writeWeek(origin + 7 * (shift || (tense === 'future' || weekdayOf(origin) > 5 ? 0 : -1)))}-WE`
    case 'month':
      return writeShiftedMonth(origin, shift)
    case 'quarter':
      return writeQuarter(4 * year + Math.floor((month - 1) / 3) + shift)
    case 'year':
      return String(year + shift)
    case 'decade':
      return `${Math.floor(year / 10) + shift}X`
    case 'century':
      return String(Math.floor(year / 100) + shift)
    default:
      return undefined
  }
}

function resolveDistance(
  { unit, count, sign, from }: Of<'distance'>,
  { reported, told }: Surroundings,
): string | undefined {
  if (count === undefined) return sign < 0 ? 'PAST_REF' : 'FUTURE_REF'
  const by = sign * count
  // In a report on business "a year ago" beside a quarter means that quarter of the year before.
  if (unit === 'year' && told.quarter !== undefined) return writeQuarter(told.quarter + 4 * by)
  if (unit === 'year' && from === 'told' && told.day === undefined && told.year !== undefined)
    return String(told.year + by)
  const origin = originOf({ from, shift: sign }, { reported, told })
  if (origin === undefined) return undefined
  const { year } = toCalendarDay(origin)
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour':
      return writeDay(origin + Math.trunc((unit === 'hour' ? by : 0) / 24))
    case 'day':
      return writeDay(origin + by)
    case 'week':
      return writeWeek(origin + 7 * by)
    case 'month':
      return writeShiftedMonth(origin, by)
    case 'year':
      return String(year + by)
    case 'decade':
      return count === 1 ? String(year + 10 * by) : `${Math.floor(year / 10) + by}X`
    case 'century':
      return String(Math.floor(year / 100) + by)
    default:
      return undefined
  }
}

/**
 * The day that is counted from. Where the text told of no day, "the day before" is counted from the report, but "a day
 * later" would then lie in its future: that is left open.
 */
function originOf(
  { from, shift }: { from: Origin; shift: number },
  { reported, told }: { reported?: number; told: ToldTimes },
): number | undefined {
  if (from === 'report') return reported
  return told.day ?? (shift > 0 ? undefined : reported)
}

function countQuarters(day: number): number {
  const { year, month } = toCalendarDay(day)
  return 4 * year + Math.floor((month - 1) / 3)
}

function writeQuarter(quarters: number): string {
  return `${Math.floor(quarters / 4)}-Q${(quarters % 4) + 1}`
}

function writeShiftedMonth(day: number, shift: number): string {
  const { year, month } = toCalendarDay(day)
  const months = 12 * year + month - 1 + shift
  return writeMonth(Math.floor(months / 12), (months % 12) + 1)
}
