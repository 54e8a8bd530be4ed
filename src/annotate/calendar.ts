/**
 * Reckoning with days, without clocks and time zones: a day is its number since 1970-01-01.
 *
 * @module
 */
import type { Holiday } from '../languages/en/index.ts'

const MILLISECONDS_A_DAY = 86_400_000

export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The number of a day. A 31st of June runs over into July, as it does in JavaScript. */
export function countDays({ year, month, day }: CalendarDay): number {
  return Math.round(Date.UTC(year, month - 1, day) / MILLISECONDS_A_DAY)
}

export function toCalendarDay(days: number): CalendarDay {
  const date = new Date(days * MILLISECONDS_A_DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The number of the day that an ISO 8601 text begins with, or `undefined` when that is no day of the calendar. */
export function readDay(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? []
  if (!year) return undefined
  const asked = { year: Number(year), month: Number(month), day: Number(day) }
  return isDay(asked) ? countDays(asked) : undefined
}

/** True when the calendar has such a day: no 31st of June. */
export function isDay(asked: CalendarDay): boolean {
  const found = toCalendarDay(countDays(asked))
  return found.month === asked.month && found.day === asked.day
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1
}

export function writeDay(days: number): string {
  const { year, month, day } = toCalendarDay(days)
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`
}

export function writeMonth(year: number, month: number): string {
  return `${year}-${twoDigits(month)}`
}

/** `2019-W13`: the ISO week that the day is in, which may belong to the year before or after. */
export function writeWeek(days: number): string {
  const thursday = days - weekdayOf(days) + 4
  const { year } = toCalendarDay(thursday)
  const week = Math.floor((thursday - countDays({ year, month: 1, day: 1 })) / 7) + 1
  return `${year}-W${twoDigits(week)}`
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

/** The day on which a holiday falls in a year. */
export function dayOfHoliday(holiday: Holiday, year: number): number {
  if ('fromEaster' in holiday) return easterSunday(year) + holiday.fromEaster
  if ('day' in holiday) return countDays({ year, month: holiday.month, day: holiday.day })
  const { month, weekday, nth, after = 0 } = holiday
  if (nth < 0) {
    const last = countDays({ year, month: month + 1, day: 0 })
    return last - ((weekdayOf(last) - weekday + 7) % 7) + after
  }
  const first = countDays({ year, month, day: 1 })
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1) + after
}

/** Easter Sunday of the Western churches, by the rule of Meeus, Jones and Butcher. */
function easterSunday(year: number): number {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const sum = epact + toSunday - 7 * late + 114
  return countDays({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 })
}
