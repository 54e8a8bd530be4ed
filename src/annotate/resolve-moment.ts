/**
 * From what an expression of time means to the TimeML value that it has in a report of a certain day.
 *
 * @module
 */
import { readDay, toCalendarDay, weekdayOf, writeDay, writeMonth, writeWeek } from './calendar.ts'
import type { Moment } from './moment.ts'
import {
  type MomentOf,
  originOf,
  resolveDate,
  resolveHoliday,
  resolveSeason,
  resolveToldWeekday,
  resolveWeekday,
  type Surroundings,
} from './resolve-calendar-date.ts'
import type { ToldTimes } from './told-times.ts'

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
    case 'told-weekday':
      return writeKnownDay(resolveToldWeekday(moment, surroundings))
    case 'date':
      return resolveDate(moment, surroundings)
    case 'week-of':
      return writeWeekOf(resolveMoment(moment.day, surroundings))
    case 'day-beside':
      return writeShiftedDay(resolveMoment(moment.day, surroundings), moment.shift)
    case 'half-year':
      return writeHalf(moment.half, resolveMoment(moment.year, surroundings))
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
    case 'time-ahead':
      return surroundings.tense === 'future'
        ? resolveDistance({ ...moment, kind: 'distance', sign: 1, from: 'report' }, surroundings)
        : moment.length
  }
}

function writeKnownDay(day: number | undefined): string | undefined {
  return day === undefined ? undefined : writeDay(day)
}

function writeWeekOf(value: string | undefined): string | undefined {
  const day = value === undefined ? undefined : readDay(value)
  return day === undefined ? undefined : writeWeek(day)
}

function writeShiftedDay(value: string | undefined, shift: number): string | undefined {
  const day = value === undefined ? undefined : readDay(value)
  return day === undefined ? undefined : writeDay(day + shift)
}

function writeHalf(half: number, year: string | undefined): string | undefined {
  return year !== undefined && /^\d{4}$/.test(year) ? `${year}-H${half}` : year
}

/** A quarter that names no year is the one that is next to the present one, else it goes by the tense. */
function resolveQuarter(
  { quarter, year, years }: MomentOf<'quarter'>,
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
  { years, year }: MomentOf<'told-quarter'>,
  { reported, told }: Surroundings,
): string | undefined {
  const quarter = recallQuarter({ reported, told })
  if (quarter !== undefined) {
    return writeQuarter(year === undefined ? quarter + 4 * years : 4 * year + (quarter % 4))
  }
  if (year !== undefined) return String(year)
  if (reported === undefined) return undefined
  const today = toCalendarDay(reported)
  return years ? String(today.year + years) : writeQuarter(countQuarters(reported) - 1)
}

/** Results are told of a quarter that is over: of one that is still to come the last one before the report is meant. */
function recallQuarter({ reported, told }: { reported?: number; told: ToldTimes }): number | undefined {
  if (told.quarter === undefined || reported === undefined) return told.quarter
  return Math.min(told.quarter, countQuarters(reported) - 1)
}

function resolvePeriod(
  { unit, shift, from }: MomentOf<'period'>,
  { reported, tense, told }: Surroundings,
): string | undefined {
  if (from === 'told' && unit === 'year' && told.year !== undefined) return String(told.year + shift)
  if (from === 'told' && unit === 'month' && told.month !== undefined)
    return writeShiftedMonth(told.month, shift)
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
      return writeShiftedMonth(countMonths(origin), shift)
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
  { unit, count, sign, from }: MomentOf<'distance'>,
  { reported, told }: Surroundings,
): string | undefined {
  // "Several months later" may be past by now.
  if (count === undefined) return sign < 0 ? 'PAST_REF' : from === 'report' ? 'FUTURE_REF' : undefined
  const by = sign * count
  // In a report on business "a year ago" beside a quarter means that quarter of the year before.
  const quarter = unit === 'year' ? recallQuarter({ reported, told }) : undefined
  if (quarter !== undefined) return writeQuarter(quarter + 4 * by)
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
      return writeShiftedMonth(countMonths(origin), by)
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

function countQuarters(day: number): number {
  const { year, month } = toCalendarDay(day)
  return 4 * year + Math.floor((month - 1) / 3)
}

function writeQuarter(quarters: number): string {
  return `${Math.floor(quarters / 4)}-Q${(quarters % 4) + 1}`
}

function countMonths(day: number): number {
  const { year, month } = toCalendarDay(day)
  return 12 * year + month - 1
}

function writeShiftedMonth(from: number, shift: number): string {
  const months = from + shift
  return writeMonth(Math.floor(months / 12), (months % 12) + 1)
}
