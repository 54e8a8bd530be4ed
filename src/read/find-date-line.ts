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
/** No line of a header with a date is longer. */
const MAX_LENGTH = 160
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
  /** What an ambiguous date may mean, the month first and the day first. */
  readonly readings?: readonly string[]
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
  // Dots are European, where the day comes first; chrono would take the month first.
  const readable = text.replace(DOTTED, '$2/$1/$3')
  const dates = strict
    .parse(readable, NO_REFERENCE)
    .flatMap(({ start, index, text: words }): DateInText[] => {
      if (!YEAR.test(words)) return []
      if (!(['day', 'month', 'year'] as const).every((part) => start.isCertain(part))) return []
      const place = { start: index, end: index + words.length }
      const written = SLASHED.exec(text.slice(place.start, place.end))
      if (written && isAmbiguous(written)) return [{ ...place, ...openReadings(written, start) }]
      const date = formatDate(start)
      return date ? [{ ...place, found: { date } }] : []
    })
  const slashed = SLASHED.exec(text)
  return dates.length === 0 && slashed && isAmbiguous(slashed) ? [openDate(slashed)] : dates
}

function openReadings(written: RegExpExecArray, parts: DateParts): Pick<DateInText, 'found' | 'readings'> {
  const readings = [formatDate(parts), formatDate(parts, { isDayFirst: true })]
  return { found: { ambiguous: written[0] }, readings: readings.filter((date) => date !== undefined) }
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

/** `isDayFirst` takes what chrono read as month and day the other way round. */
function formatDate(parts: DateParts, { isDayFirst = false } = {}): string | undefined {
  const year = parts.get('year')!
  const numbers = [parts.get('month')!, parts.get('day')!] as const
  const [month, day] = isDayFirst ? [numbers[1], numbers[0]] : numbers
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

/** A date as a header states it. */
export interface StatedDate {
  readonly found: FoundDate
  /** What an ambiguous date may mean. */
  readonly readings?: readonly string[]
}

export interface DateLine {
  /** When the report was published; absent where the line only says how long ago. */
  readonly published?: StatedDate
  /** When it was changed later, where the line says so. */
  readonly updated?: StatedDate
  /** What else stands on the line, as commas, dashes and the like part it: a byline, an outlet, a place, a section. */
  readonly parts: readonly string[]
}

/**
 * The dates of a line that holds nothing but dates and a few words around them ("Published: 28 March 2019, 10:15",
 * "3 hours ago", "The Example Herald | 4 March 2024 | By Jane Doe"), or `undefined` for a line without any.
 */
export function findDateLine(line: string): DateLine | undefined {
  if (line.length > MAX_LENGTH) return undefined
  // A time behind such a mark belongs to the date before it.
  const bare = line.replace(/[|·•]/g, ' ')
  const isRelative = RELATIVE.test(
    bare.trim().replace(/^(?:published|posted|updated)(?:\s+on)?[\s:]*|[\s.]+$/gi, ''),
  )
  if (isRelative) return { parts: [] }
  // Some forms are only read where nothing stands around them.
  const lead = /^[^\p{L}\p{N}]*/u.exec(bare)![0].length
  const dates = findDates(bare.slice(lead).replace(/[^\p{L}\p{N}]+$/u, ''))
  if (dates.length === 0) return undefined
  const words = line.slice(lead)
  const between = dates.map(({ start }, index) => words.slice(dates[index - 1]?.end ?? 0, start))
  return {
    published: dates.find((_, index) => !UPDATED.test(between[index]!)),
    updated: dates.find((_, index) => UPDATED.test(between[index]!)),
    parts: [...between, words.slice(dates.at(-1)!.end)].flatMap(listParts),
  }
}

/** What a piece of a line says beside the words and times that belong to a date. */
function listParts(piece: string): string[] {
  return splitLine(
    piece
      .replace(DATE_LABEL, ' ')
      .replace(TIME, ' ')
      .replace(/\([A-Z]{2,5}\)/g, ' '),
  )
}

/**
 * The parts of a line of a header: what stands between `|`, `·`, `•`, dashes, commas and brackets.
 *
 * @example splitLine('By Jane Doe, The Example Herald | World') // ['By Jane Doe', 'The Example Herald', 'World']
 */
export function splitLine(line: string): string[] {
  return line
    .split(/[|·•—–,;()[\]]|\s[-/]+\s|:(?=\s|$)/)
    .map((part) => part.replace(/^[\s:/-]+|[\s:/-]+$/g, '').replace(/\s+/g, ' '))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
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
