import { parseDate } from '../find-date-line.ts'

const W3C =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[Tt\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*([a-z]{1,5}|(?:gmt|utc)?[+\u2212-]\d{1,2}:?\d{0,2})?)?$/i
const DAY_FIRST =
  /^(?:\p{L}+[,.]*\s*)?(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(\p{L}{3,9})[\s.,-]+(\d{4}|\d{2})\b(?:[\s,T]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?\s*([ap]m\b)?\s*(.*))?$/iu
/** As C's `asctime` and Unix's `date` write it: `Thu Mar 28 10:15:00 EET 2019`. */
const YEAR_LAST =
  /^(?:\p{L}+[,.]*\s+)(\p{L}{3,9})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:([a-z]{1,5}|[+-]\d{4})\s+)?(\d{4})(?:\s+([+-]\d{4}))?$/iu
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Minutes east of Greenwich. What means several zones (IST, AST) is left out, but the American ones are as RFC 822 has them. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  sast: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  pkt: 300,
  hkt: 480,
  sgt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  aest: 600,
  acdt: 630,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  nst: -210,
  ndt: -150,
  edt: -240,
  est: -300,
  cdt: -300,
  cst: -360,
  mdt: -360,
  mst: -420,
  pdt: -420,
  pst: -480,
  akdt: -480,
  akst: -540,
  hst: -600,
}

interface Parts {
  readonly year: string
  readonly month: number
  readonly day: string
  readonly hour?: string
  readonly minute?: string
  readonly second?: string
  readonly half?: string
  readonly zone?: string
}

/**
 * The moment that a date of a feed states, in ISO 8601 with the zone as stated: all forms of RFC 822 and W3C that feeds
 * use, `asctime`, and English dates in words. A time without a zone, or with a zone name that means several, has none.
 * `undefined` for what states no day.
 *
 * @example readFeedDate('Thu, 28 Mar 19 10:15 EST') // '2019-03-28T10:15:00-05:00'
 * @example readFeedDate('2019-03-28T10:15:00.25Z') // '2019-03-28T10:15:00Z'
 */
export function readFeedDate(written: string): string | undefined {
  const text = written.replace(/\s+/g, ' ').trim().slice(0, 200)
  const parts = readW3c(text) ?? readDayFirst(text) ?? readYearLast(text)
  if (parts) return writeMoment(parts)
  const found = parseDate(text)
  return found && 'date' in found ? found.date : undefined
}

function readW3c(text: string): Parts | undefined {
  const found = W3C.exec(text)
  if (!found) return undefined
  const [, year, month, day, hour, minute, second, zone] = found
  return { year: year!, month: Number(month), day: day!, hour, minute, second, zone }
}

function readDayFirst(text: string): Parts | undefined {
  const found = DAY_FIRST.exec(text)
  if (!found) return undefined
  const [, day, month, year, hour, minute, second, half, zone] = found
  return { year: year!, month: findMonth(month!), day: day!, hour, minute, second, half, zone }
}

function readYearLast(text: string): Parts | undefined {
  const found = YEAR_LAST.exec(text)
  if (!found) return undefined
  const [, month, day, hour, minute, second, name, year, offset] = found
  return { year: year!, month: findMonth(month!), day: day!, hour, minute, second, zone: offset ?? name }
}

const findMonth = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1

function writeMoment(parts: Parts): string | undefined {
  // Feeds began in 1997, so two digits are of the years from 1990 on.
  const year =
    parts.year.length === 2
      ? (Number(parts.year) < 90 ? 2000 : 1900) + Number(parts.year)
      : Number(parts.year)
  const [month, day] = [parts.month, Number(parts.day)]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1900 || year > 2200 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return undefined
  const isoDay = date.toISOString().slice(0, 10)
  if (parts.hour === undefined) return isoDay
  const half = parts.half?.toLowerCase()
  const hour = half ? (Number(parts.hour) % 12) + (half === 'pm' ? 12 : 0) : Number(parts.hour)
  const [minute, second] = [Number(parts.minute), Math.min(59, Number(parts.second ?? 0))]
  // Midnight as 24:00 belongs to the next day.
  const isDayEnd = hour === 24 && minute === 0
  if ((hour > 23 && !isDayEnd) || minute > 59) return isoDay
  if (isDayEnd) date.setUTCDate(day + 1)
  const time = [isDayEnd ? 0 : hour, minute, second].map(twoDigits).join(':')
  return `${date.toISOString().slice(0, 10)}T${time}${writeZone(parts.zone)}`
}

/** The zone as ISO 8601 has it, nothing when it is not stated or means several. */
function writeZone(written = ''): string {
  const bare = written.replace(/[()]/g, ' ').trim().toLowerCase().replace('\u2212', '-')
  const offset = /^(?:gmt|utc?|z)?\s*([+-])(\d{1,2}):?(\d{2})?(?!\d)/.exec(bare)
  if (offset)
    return writeOffset((offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0)))
  const name = /^[a-z]+/.exec(bare)?.[0] ?? ''
  return Object.hasOwn(ZONES, name) ? writeOffset(ZONES[name]!) : ''
}

function writeOffset(minutes: number): string {
  const size = Math.abs(minutes)
  // No place on earth is further from Greenwich.
  if (size > 14 * 60) return ''
  return size === 0
    ? 'Z'
    : `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`
}

const twoDigits = (value: number) => String(value).padStart(2, '0')
