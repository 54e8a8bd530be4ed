import type { Note } from '../../record.ts'
import { parseDate } from '../find-date-line.ts'

/** Which number comes first in dates like 03/04/2019: told by the column as a whole, or open. */
export type DateOrder = 'day first' | 'month first' | 'open'

export interface DateForm {
  readonly order: DateOrder
  /** True where every value is a number as spreadsheets count days: 43552 is 28 March 2019. */
  readonly isSerial: boolean
}

const NUMBERS =
  /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m\.?)?)?$/i
/** Days since 30 December 1899; these are the years 1954 to 2064. */
const SERIAL = /^[2-5]\d{4}(?:\.\d+)?$/
/** 20190328 and 20190328101500, as databases of news write them. */
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})Z?)?$/
const SECONDS_SINCE_1970 = /^\d{9,10}(?:\.0+)?$/
const MILLISECONDS_SINCE_1970 = /^\d{12,13}$/
const FIRST_DAY = Date.UTC(1899, 11, 30)
const DAY = 86_400_000

/**
 * How the dates of a column are written. Only where some day is above 12, and none where the month would stand, is the
 * order told.
 */
export function findDateForm(values: readonly string[]): DateForm {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '')
  const numbers = filled.map((value) => NUMBERS.exec(value)).filter((found) => found !== null)
  const isDayFirst = numbers.some((found) => Number(found[1]) > 12)
  const isMonthFirst = numbers.some((found) => Number(found[2]) > 12)
  const order = isDayFirst === isMonthFirst ? 'open' : isDayFirst ? 'day first' : 'month first'
  return { order, isSerial: filled.length > 0 && filled.every((value) => SERIAL.test(value)) }
}

export interface ReadDate {
  readonly date?: string
  readonly notes: readonly Note[]
}

/**
 * The date of a cell, as precise as it stands there. One that can be read in two ways is left open, unless the column
 * tells.
 */
export function readDate(written: string, form: DateForm): ReadDate {
  const value = written.trim()
  if (value === '') return { notes: [] }
  if (form.isSerial && SERIAL.test(value)) {
    const message = "The date was a spreadsheet's number of a day."
    const date = formatMoment(FIRST_DAY + Math.round((Number(value) * DAY) / 1000) * 1000)
    return { date, notes: [{ code: 'inferred-date', message, text: value }] }
  }
  const numbers = NUMBERS.exec(value)
  if (numbers && form.order !== 'open') return readNumbers(numbers, form.order)
  const certain = readMachineDate(value)
  if (certain) return { date: certain, notes: [] }
  const found = parseDate(value)
  if (found && 'date' in found) return { date: found.date, notes: [] }
  const message = found
    ? `The date ${value} can be read in more than one way, so it was left open.`
    : 'The date does not state a day, month and year, so it was left out.'
  return { notes: [{ code: found ? 'ambiguous-date' : 'invalid-date', message, text: value }] }
}

function readNumbers(found: RegExpExecArray, order: DateOrder): ReadDate {
  const [value, first, second, year, hour, minute, seconds = '00', half] = found
  const [day, month] = order === 'day first' ? [first, second] : [second, first]
  const midday = half === undefined ? 0 : half.toLowerCase() === 'p' ? 12 : 0
  const hours = hour === undefined ? 0 : half === undefined ? Number(hour) : (Number(hour) % 12) + midday
  const time = hour === undefined ? '' : `T${twoDigits(hours)}:${minute}:${seconds}`
  const date = parseDate(`${year}-${twoDigits(Number(month))}-${twoDigits(Number(day))}${time}`)
  if (!date || 'ambiguous' in date) {
    const message = 'The date does not fit the others of its column, so it was left out.'
    return { notes: [{ code: 'invalid-date', message, text: value }] }
  }
  const isOpen = Number(first) <= 12 && Number(second) <= 12 && first !== second
  const message = `That the ${order === 'day first' ? 'day' : 'month'} comes first was inferred from the other dates of the column.`
  return { date: date.date, notes: isOpen ? [{ code: 'inferred-date', message, text: value }] : [] }
}

function readMachineDate(value: string): string | undefined {
  const compact = COMPACT.exec(value)
  if (compact) {
    const [, year, month, day, hour, minute, second] = compact
    const time = hour === undefined ? '' : `T${hour}:${minute}:${second}${value.endsWith('Z') ? 'Z' : ''}`
    const found = parseDate(`${year}-${month}-${day}${time}`)
    return found && 'date' in found ? found.date : undefined
  }
  const milliseconds = MILLISECONDS_SINCE_1970.test(value)
    ? Number(value)
    : SECONDS_SINCE_1970.test(value)
      ? Number(value) * 1000
      : undefined
  return milliseconds === undefined ? undefined : `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

/** A moment without a zone, as spreadsheets keep them: `2019-03-28`, or with the time where it is not midnight. */
export function formatMoment(milliseconds: number): string {
  const [day, time] = new Date(milliseconds).toISOString().slice(0, 19).split('T')
  return time === '00:00:00' ? day! : `${day}T${time}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
