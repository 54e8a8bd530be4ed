import { strict } from 'chrono-node'

/** A day, and a time of day where it is stated, in ISO 8601; or the words of a date that can be read in several ways. */
export type FoundDate = { readonly date: string } | { readonly ambiguous: string }

/** Words that may stand around the date in a line that is only a date. */
const DATE_LABEL =
  /\b(?:first |originally |last )?(?:published|posted|updated|modified|created|issued|dated|publication date|load-date|date|release date)\b(?:\s+(?:on|at|in))?|\b(?:on|at|as of|local time|hrs|hours|gmt|utc|online)\b/gi
const UPDATED = /\b(?:updated|modified|load-date)\b/i
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i
const YEAR = /\b(?:1[789]|20|21)\d{2}\b/
const TIME = /\b\d{1,2}(?:[:.]\d{2})?(?::\d{2})?\s*[ap]\.?m\b\.?|\b\d{1,2}:\d{2}(?::\d{2})?\b/gi
/** The 3rd of April or the 4th of March: which it is depends on the country. */
const SLASHED = /\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/
/** No century: which one is for the reader to say. */
const SHORT_YEAR = /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2}\b(?![/.-]\d)/
const DOTTED = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/
const RELATIVE =
  /^(?:(?:about|over|an?|\d+)\s+)*(?:second|minute|min|hour|hr|day|week|month)s?\s+ago$|^(?:just now|today|yesterday)$/i
/** chrono fills what is missing from this moment; it never shows, because only what is written is used. */
const NO_REFERENCE = new Date(Date.UTC(2000, 0, 1))

/**
 * The date that a short text states in full (day, month and year), with the time and its zone where they stand there.
 * Nothing is filled in: a text without a year gives `undefined`, and "03/04/2019" is ambiguous.
 *
 * @example parseDate('Thursday, March 28, 2019, 10:15 GMT') // { date: '2019-03-28T10:15:00Z' }
 * @example parseDate('28.03.2019') // { date: '2019-03-28' }
 */
export function parseDate(text: string): FoundDate | undefined {
  return findDates(text.trim())[0]?.found
}

interface DateInText {
  readonly start: number
  readonly end: number
  readonly found: FoundDate
}

function findDates(text: string): DateInText[] {
  const iso = ISO.exec(text)
  if (iso) {
    const found = readIso(iso)
    return found ? [{ start: 0, end: text.length, found }] : []
  }
  const short = SHORT_YEAR.exec(text)
  if (short && !YEAR.test(text)) return [openDate(short)]
  if (!YEAR.test(text)) return []
  const slashed = SLASHED.exec(text)
  if (slashed && isAmbiguous(slashed)) return [openDate(slashed)]
  // Dots are European, where the day comes first; chrono would take the month first.
  const readable = text.replace(DOTTED, '$2/$1/$3')
  return strict.parse(readable, NO_REFERENCE).flatMap((result) => {
    const start = result.start
    if (!YEAR.test(result.text)) return []
    if (!(['day', 'month', 'year'] as const).every((part) => start.isCertain(part))) return []
    const date = formatDate(start)
    return date ? [{ start: result.index, end: result.index + result.text.length, found: { date } }] : []
  })
}

function openDate(written: RegExpExecArray): DateInText {
  return { start: written.index, end: written.index + written[0].length, found: { ambiguous: written[0] } }
}

function isAmbiguous(slashed: RegExpExecArray): boolean {
  const [first, second] = [Number(slashed[1]), Number(slashed[2])]
  return first <= 12 && second <= 12 && first !== second
}

function readIso(parts: RegExpExecArray): FoundDate | undefined {
  const [, year, month, day, hour, minute, second = '00', zone = ''] = parts
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return undefined
  const date = `${year}-${month}-${day}`
  if (hour === undefined) return { date }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { date }
  const zoneDigits = zone.replace(/[:+-]/g, '')
  const isoZone = /z/i.test(zone) || zone === '' ? zone.toUpperCase() : writeZone(zone[0]!, zoneDigits)
  return { date: `${date}T${hour}:${minute}:${second}${isoZone}` }
}

function writeZone(sign: string, digits: string): string {
  return /^0+$/.test(digits) ? 'Z' : `${sign}${digits.slice(0, 2)}:${digits.slice(2, 4).padEnd(2, '0')}`
}

type DatePart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'timezoneOffset'
interface DateParts {
  get(part: DatePart): number | null
  isCertain(part: DatePart): boolean
}

function formatDate(parts: DateParts): string | undefined {
  const [year, month, day] = [parts.get('year')!, parts.get('month')!, parts.get('day')!]
  if (!isCalendarDay(year, month, day)) return undefined
  const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`
  if (!parts.isCertain('hour') || !parts.isCertain('minute')) return date
  const second = parts.isCertain('second') ? parts.get('second')! : 0
  const time = [parts.get('hour')!, parts.get('minute')!, second].map(twoDigits).join(':')
  return `${date}T${time}${parts.isCertain('timezoneOffset') ? formatZone(parts.get('timezoneOffset')!) : ''}`
}

function formatZone(minutes: number): string {
  const digits = twoDigits(Math.floor(Math.abs(minutes) / 60)) + twoDigits(Math.abs(minutes) % 60)
  return writeZone(minutes < 0 ? '-' : '+', digits)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1700 && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

export interface DateLine {
  readonly found?: FoundDate
  /** True when the line says that it is the date of a later change, not of publication. */
  readonly isUpdate: boolean
  /** What else stands on the line: a place, an outlet. */
  readonly rest: string
}

/**
 * The date of a line that holds nothing but a date and a few words around it ("Published: 28 March 2019, 10:15",
 * "3 hours ago"), or `undefined` for any other line. A line with two dates gives the first that is no update.
 */
export function findDateLine(line: string): DateLine | undefined {
  if (line.length > 120) return undefined
  const bare = line.replace(/\s*\|\s*/g, ' ').trim()
  const isRelative = RELATIVE.test(
    bare.replace(/^(?:published|posted|updated)(?:\s+on)?[\s:]*|[\s.]+$/gi, ''),
  )
  if (isRelative) return { isUpdate: UPDATED.test(bare), rest: '' }
  const trimmed = bare.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const dates = findDates(trimmed)
  if (dates.length === 0) return undefined
  let rest = ''
  let from = 0
  const labels: string[] = []
  for (const { start, end } of dates) {
    labels.push(trimmed.slice(from, start))
    rest += `${trimmed.slice(from, start)} `
    from = end
  }
  rest = (rest + trimmed.slice(from)).replace(DATE_LABEL, ' ')
  rest = rest
    .replace(TIME, ' ')
    .replace(/\([A-Z]{2,5}\)/g, ' ')
    .replace(/[\s,;:|/()[\]•·–—-]+/g, ' ')
    .trim()
  const first = labels.findIndex((label) => !UPDATED.test(label))
  return { found: dates[Math.max(0, first)]!.found, isUpdate: first === -1, rest }
}

/**
 * The day that an address holds in its path (`/2019/03/28/`, `/2019/mar/28/`, `-20190328`): a weak sign, but often the
 * only one.
 */
export function findDateInAddress(url: string): string | undefined {
  const path = url.replace(/^https?:\/\/[^/]*/, '').replace(/[?#].*$/, '')
  const named = /\/(\d{4})\/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\/(\d{1,2})(?=\/|$)/i.exec(
    path,
  )
  const months = 'janfebmaraprmayjunjulaugsepoctnovdec'
  if (named) return writeDay(named[1]!, String(months.indexOf(named[2]!.toLowerCase()) / 3 + 1), named[3]!)
  const numbers =
    /\/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)/.exec(path) ??
    /[/_-](20\d{2})(\d{2})(\d{2})(?=[/_.-]|$)/.exec(path)
  return numbers ? writeDay(numbers[1]!, numbers[2]!, numbers[3]!) : undefined
}

function writeDay(year: string, month: string, day: string): string | undefined {
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return undefined
  return `${year}-${twoDigits(Number(month))}-${twoDigits(Number(day))}`
}
