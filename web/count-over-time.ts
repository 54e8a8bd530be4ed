/**
 * How much was said when, as a chart shows it: a bar a day, week, month, quarter or year, whichever fits.
 *
 * @module
 */

export type TimeUnit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade'

/** One bar: the days `from` to `to`, both included, ISO. */
export interface TimeBar {
  readonly from: string
  readonly to: string
  readonly count: number
}

export interface TimeChart {
  readonly unit: TimeUnit
  /** Every unit from the first to the last that has something, those with nothing among them. */
  readonly bars: readonly TimeBar[]
  /** The few that were said long before or after all others: drawn to scale, they would leave no room for these. */
  readonly earlier?: TimeBar
  readonly later?: TimeBar
  /** Of how many the day is not known. */
  readonly undated: number
}

const UNITS: readonly TimeUnit[] = ['day', 'week', 'month', 'quarter', 'year', 'decade']

const ISO_DAY = /^\d{4}-\d{2}-\d{2}/
const DAY_MS = 86_400_000

/** Of fewer, every single one is drawn where it stands. */
const LEAST_TO_SET_APART = 20
/** At each end at most this share of all is set apart, and only where it makes the chart more than twice as long. */
const SHARE_SET_APART = 0.02

/**
 * Counts days, at most `most` bars if a chart of decades can do that. Days that are no ISO days count as not known. Of
 * nothing there are no bars.
 */
export function countOverTime(days: readonly (string | undefined)[], most: number): TimeChart {
  const known = days.flatMap((day) => (day === undefined ? [] : (readDay(day) ?? []))).sort((a, b) => a - b)
  const undated = days.length - known.length
  if (known.length === 0) return { unit: 'day', bars: [], undated }
  const range = findRange(known)
  const unit = UNITS.find((each) => countUnits(each, range) <= most) ?? 'decade'
  const bars: TimeBar[] = []
  let at = 0
  const countTo = (end: number) => {
    const before = at
    while (at < known.length && known[at]! <= end) at++
    return at - before
  }
  const begin = beginUnit(unit, range.first)
  const earlier = { from: writeDay(known[0]!), to: writeDay(begin - DAY_MS), count: countTo(begin - DAY_MS) }
  for (let from = begin; from <= range.last; from = nextUnit(unit, from)) {
    const to = nextUnit(unit, from) - DAY_MS
    bars.push({ from: writeDay(from), to: writeDay(to), count: countTo(to) })
  }
  const end = Date.parse(bars.at(-1)!.to)
  const later = { from: writeDay(end + DAY_MS), to: writeDay(known.at(-1)!), count: known.length - at }
  return { unit, bars, ...(earlier.count > 0 && { earlier }), ...(later.count > 0 && { later }), undated }
}

interface Range {
  readonly first: number
  readonly last: number
}

/** From the first to the last of these days in order, without the few that stand far from all others. */
function findRange(days: readonly number[]): Range {
  const [first, last] = [days[0]!, days.at(-1)!]
  if (days.length < LEAST_TO_SET_APART) return { first, last }
  const cut = Math.floor(days.length * SHARE_SET_APART)
  const [low, high] = [days[cut]!, days[days.length - 1 - cut]!]
  const length = Math.max(high - low, DAY_MS)
  return { first: low - first > length ? low : first, last: last - high > length ? high : last }
}

function readDay(day: string): number | undefined {
  if (!ISO_DAY.test(day)) return undefined
  const moment = Date.parse(`${day.slice(0, 10)}T00:00:00Z`)
  // The 31st of February would be taken for a day in March.
  return !Number.isNaN(moment) && writeDay(moment) === day.slice(0, 10) ? moment : undefined
}

const writeDay = (moment: number): string => new Date(moment).toISOString().slice(0, 10)

const MONTHS: Readonly<Partial<Record<TimeUnit, number>>> = { month: 1, quarter: 3, year: 12, decade: 120 }

/** The first day of the unit in which a day is; weeks begin on Monday. */
function beginUnit(unit: TimeUnit, day: number): number {
  const date = new Date(day)
  const months = MONTHS[unit]
  if (months !== undefined) {
    const all = date.getUTCFullYear() * 12 + date.getUTCMonth()
    return beginMonth(all - (all % months))
  }
  return unit === 'week' ? day - ((date.getUTCDay() + 6) % 7) * DAY_MS : day
}

function nextUnit(unit: TimeUnit, begin: number): number {
  const months = MONTHS[unit]
  if (months === undefined) return begin + (unit === 'week' ? 7 : 1) * DAY_MS
  const date = new Date(begin)
  return beginMonth(date.getUTCFullYear() * 12 + date.getUTCMonth() + months)
}

function beginMonth(months: number): number {
  const date = new Date(0)
  // Date.UTC takes the years 0 to 99 for those of the last century.
  date.setUTCFullYear(Math.floor(months / 12), months % 12, 1)
  return date.getTime()
}

function countUnits(unit: TimeUnit, { first, last }: Range): number {
  const months = MONTHS[unit]
  const [begin, end] = [beginUnit(unit, first), beginUnit(unit, last)]
  if (months === undefined) return (end - begin) / (unit === 'week' ? 7 : 1) / DAY_MS + 1
  const all = (day: number) => new Date(day).getUTCFullYear() * 12 + new Date(day).getUTCMonth()
  return (all(end) - all(begin)) / months + 1
}
