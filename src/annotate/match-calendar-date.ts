/**
 * Dates by the names of the calendar: "March 28, 2019", "Thursday", "the spring of 1994", "the third quarter",
 * "Thanksgiving", "2019-03-28".
 *
 * @module
 */
import type { Token } from '../document.ts'
import {
  AMBIGUOUS_MONTHS,
  DECADE_WORDS,
  HOLIDAY_STARTS,
  HOLIDAYS,
  MONTH_PREPOSITIONS,
  MONTHS,
  PERIOD_PARTS,
  SEASONS,
  WEEKDAY_PLURALS,
  WEEKDAYS,
  YEAR_PREPOSITIONS,
} from '../languages/en/index.ts'
import { isDay, twoDigits } from './calendar.ts'
import { hasWords, type Moment, type MomentMatch, skipHyphen, wordAt } from './moment.ts'
import { isDigit, readNumber, readOrdinal, readYear } from './read-number.ts'

/** "March", "March 28", "March 28, 2019", "March 2019", "June last year". */
export function matchMonth(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const month = MONTHS.get(wordAt(tokens, at))
  if (month === undefined || !isMonthHere(tokens, at)) return undefined
  return matchRestOfMonth(tokens, { month, at: at + 1 })
}

function matchRestOfMonth(
  tokens: readonly Token[],
  { month, at }: { month: number; at: number },
): MomentMatch {
  const day = readDayOfMonth(tokens, at)
  const end = day?.end ?? at
  const year = readYearAfter(tokens, { at: end, comma: day !== undefined })
  if (year?.years !== undefined)
    return { end: year.end, moment: { kind: 'date', month, day: day?.number, years: year.years } }
  return { end: year?.end ?? end, moment: { kind: 'date', month, day: day?.number, year: year?.year } }
}

/** "April 24 and 25", "April 3, 4 and 5": a day more of the month before. Begins at the later day. */
export function matchNextDayOfMonth(tokens: readonly Token[], at: number): MomentMatch | undefined {
  if (!JOINING_WORDS.has(wordAt(tokens, at - 1))) return undefined
  let monthAt = at - 2
  while (
    monthAt > at - MANY_DAYS &&
    isShortNumber(tokens, monthAt) &&
    JOINING_WORDS.has(wordAt(tokens, monthAt - 1))
  )
    monthAt -= 2
  const month = isShortNumber(tokens, monthAt) ? MONTHS.get(wordAt(tokens, monthAt - 1)) : undefined
  // "From 70 on July 14 to 78": no month has so many days.
  if (month === undefined || !isShortNumber(tokens, at) || !readDayOfMonth(tokens, at)) return undefined
  const after = tokens[at + 1]?.pos
  if (after === 'NOUN' || after === 'ADJ' || after === 'SYM' || after === 'PROPN') return undefined
  return matchRestOfMonth(tokens, { month, at })
}

const JOINING_WORDS = new Set(['and', 'or', ',', '-', '–', 'to', 'through'])
const MANY_DAYS = 12

function isShortNumber(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at)
  return word.length < 3 && isDigit(word) && readNumber(tokens, at) !== undefined
}

/** "28 March 2019", "the sixth of April", "6th April". */
export function matchDayAndMonth(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const day = readOrdinal(tokens, at) ?? readNumber(tokens, at)
  if (!day || day.number < 1 || day.number > 31) return undefined
  const monthAt = wordAt(tokens, day.end) === 'of' ? day.end + 1 : day.end
  const month = MONTHS.get(wordAt(tokens, monthAt))
  if (month === undefined || !startsWithCapital(tokens[monthAt]!)) return undefined
  const year = readYearAfter(tokens, { at: monthAt + 1, comma: true })
  return {
    end: year?.end ?? monthAt + 1,
    moment: { kind: 'date', month, day: day.number, year: year?.year, years: year?.years },
  }
}

/** "Thursday", "Saturday, April 25", "Friday Oct. 13", "Thursday of last week". */
export function matchWeekday(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const weekday = WEEKDAYS.get(wordAt(tokens, at))
  if (weekday === undefined) {
    const again = WEEKDAY_PLURALS.get(wordAt(tokens, at))
    return again === undefined
      ? undefined
      : { end: at + 1, moment: { kind: 'fixed', value: `XXXX-WXX-${again}` } }
  }
  const dateAt = wordAt(tokens, at + 1) === ',' ? at + 2 : at + 1
  const date = matchMonth(tokens, dateAt) ?? matchDayAndMonth(tokens, dateAt)
  if (date && 'day' in date.moment && date.moment.day !== undefined) return date
  const weekAt = wordAt(tokens, at + 1) === 'of' ? at + 2 : at + 1
  if (hasWords(tokens, { at: weekAt, words: ['last', 'week'] }))
    return { end: weekAt + 2, moment: { kind: 'weekday', weekday, weeks: -1 } }
  if (hasWords(tokens, { at: weekAt, words: ['next', 'week'] }))
    return { end: weekAt + 2, moment: { kind: 'weekday', weekday, weeks: 1 } }
  return { end: at + 1, moment: { kind: 'weekday', weekday } }
}

/** "in 1998", "the 2016 election", "nineteen ninety-six", "mid-1996"; a bare number of people or dollars is none. */
export function matchYear(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const year = readYear(tokens, at)
  if (!year || !isYearHere(tokens, { at, end: year.end, year: year.number })) return undefined
  const quarter = readQuarterName(tokens, year.end)
  if (quarter)
    return { end: quarter.end, moment: { kind: 'quarter', quarter: quarter.number, year: year.number } }
  if (wordAt(tokens, year.end) === 'quarter' || wordAt(tokens, year.end) === 'period')
    return { end: year.end + 1, moment: { kind: 'told-quarter', years: 0, year: year.number } }
  return { end: year.end, moment: { kind: 'fixed', value: String(year.number) } }
}

const DECADE = /^(?:(?:mid|late|early|pre|post)-)?(?:(1[5-9]|20)|['’])?(\d)0['’]?s$/
const PREFIXED_YEAR = /^(?:mid|late|early|pre|post)-((?:1[5-9]|20)\d\d)$/
const PREFIXED_MONTH = /^(?:mid|late|early|pre|post)-([A-Z][a-z]{2,8}\.?)$/i
const TWENTIETH = 19

/** "the 1980s", "the '80s", "mid-1990s", "the nineties", "the 20th century", "post-1959". */
export function matchDecade(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const word = wordAt(tokens, at)
  const named = DECADE_WORDS.get(word)
  if (named !== undefined) {
    const isPeriod = wordAt(tokens, at - 1) === 'the' || wordAt(tokens, at - 1) === 'nineteen'
    return isPeriod ? { end: at + 1, moment: { kind: 'fixed', value: `${TWENTIETH}${named}X` } } : undefined
  }
  const ordinal = readOrdinal(tokens, at)
  if (ordinal) {
    const end = skipHyphen(tokens, ordinal.end)
    if (wordAt(tokens, end) !== 'century') return undefined
    return { end: end + 1, moment: { kind: 'fixed', value: twoDigits(ordinal.number - 1) } }
  }
  const prefixed = PREFIXED_YEAR.exec(word)
  if (prefixed) return { end: at + 1, moment: { kind: 'fixed', value: prefixed[1]! } }
  const decade = DECADE.exec(word)
  if (!decade || (decade[1] === undefined && isAge(tokens, at))) return undefined
  return { end: at + 1, moment: { kind: 'fixed', value: `${decade[1] ?? TWENTIETH}${decade[2]}X` } }
}

/** "In his 30s", "in her late 40s". */
function isAge(tokens: readonly Token[], at: number): boolean {
  const before = tokens[PERIOD_PARTS.has(wordAt(tokens, at - 1)) ? at - 2 : at - 1]
  return before?.pos === 'PRON' || before?.lower === 'their'
}

/** "mid-November", where the hyphen does not part the words. */
export function matchPrefixedMonth(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const [, name] = PREFIXED_MONTH.exec(tokens[at]!.text) ?? []
  const month = name && MONTHS.get(name.toLowerCase())
  if (!month) return undefined
  const year = readYearAfter(tokens, { at: at + 1, comma: false })
  return { end: year?.end ?? at + 1, moment: { kind: 'date', month, year: year?.year, years: year?.years } }
}

const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)(?:t(\d\d:\d\d).*)?$/
const AMERICAN_DATE = /^(\d{1,2})([/-])(\d{1,2})\2(\d\d|\d{4})$/

/** "2019-03-28" and the American "03/28/2019". The European "28/03/2019" is read where its day is above 12. */
export function matchNumericDate(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const word = wordAt(tokens, at)
  if (word.length < 6 || !isDigit(word)) return undefined
  const iso = ISO_DATE.exec(word)
  if (iso) return dayMatch([iso[1]!, iso[2]!, iso[3]!], { end: at + 1, time: iso[4] })
  const local = AMERICAN_DATE.exec(word)
  if (!local) return undefined
  const [, first, , second, yearDigits] = local
  const year = yearDigits!.length === 4 ? yearDigits! : `${Number(yearDigits) < 50 ? 20 : 19}${yearDigits}`
  const [month, day] = Number(first) > 12 ? [second!, first!] : [first!, second!]
  return dayMatch([year, month, day], { end: at + 1 })
}

function dayMatch(
  [year, month, day]: [string, string, string],
  { end, time }: { end: number; time?: string },
): MomentMatch | undefined {
  const asked = { year: Number(year), month: Number(month), day: Number(day) }
  return isDay(asked) ? { end, moment: { kind: 'date', ...asked, time } } : undefined
}

/** "the third quarter", "third-quarter", "the fiscal first quarter of 1990". Begins at the ordinal. */
export function matchQuarter(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const quarter = readQuarterName(tokens, at)
  if (!quarter) return undefined
  const year = readYearAfter(tokens, { at: quarter.end, comma: false })
  return {
    end: year?.end ?? quarter.end,
    moment: { kind: 'quarter', quarter: quarter.number, year: year?.year, years: year?.years },
  }
}

const SEASON_PREPOSITIONS = new Set([...MONTH_PREPOSITIONS, 'over', 'into', 'throughout'])

/** "the summer", "in spring", "the winter of 1994", "summer 2016". Begins at the season. */
export function matchSeason(tokens: readonly Token[], at: number): MomentMatch | undefined {
  const season = SEASONS.get(wordAt(tokens, at))
  if (season === undefined || tokens[at]!.pos === 'VERB') return undefined
  const year = readYearAfter(tokens, { at: at + 1, comma: false })
  if (year?.year !== undefined) return { end: year.end, moment: { kind: 'season', season, year: year.year } }
  const before = wordAt(tokens, at - 1)
  const isTime = before === 'in' || (before === 'the' && SEASON_PREPOSITIONS.has(wordAt(tokens, at - 2)))
  return isTime ? { end: at + 1, moment: { kind: 'season', season } } : undefined
}

/** "Thanksgiving", "Christmas Eve", "Election Day 2016". */
export function matchHoliday(tokens: readonly Token[], at: number): MomentMatch | undefined {
  if (!HOLIDAY_STARTS.has(wordAt(tokens, at)) || !startsWithCapital(tokens[at]!)) return undefined
  for (let length = 4; length > 0; length--) {
    const name = joinWords(tokens, at, length)
    const holiday = HOLIDAYS.get(name)
    if (!holiday) continue
    const isWeek = wordAt(tokens, at + length) === 'week'
    const end = isWeek ? at + length + 1 : at + length
    const year = readYearAfter(tokens, { at: end, comma: true })
    const day: Moment = { kind: 'holiday', holiday, year: year?.year }
    return { end: year?.end ?? end, moment: isWeek ? { kind: 'week-of', day } : day }
  }
  return undefined
}

/** "March 5-7" begins on the 5th. */
const DAY_RANGE = /^([1-9]\d?)[-–][1-9]\d?$/

/** "3", "3rd", "eighth": a day right after the name of a month, as long as no unit or fraction follows. */
function readDayOfMonth(tokens: readonly Token[], at: number) {
  const range = DAY_RANGE.exec(wordAt(tokens, at))
  if (range) return Number(range[1]) > 31 ? undefined : { end: at + 1, number: Number(range[1]) }
  const day = readOrdinal(tokens, at) ?? (isDigit(wordAt(tokens, at)) ? readNumber(tokens, at) : undefined)
  if (!day || day.number < 1 || day.number > 31) return undefined
  const after = wordAt(tokens, day.end)
  return after === '%' || after === 'percent' || after === 'years' ? undefined : day
}

/** ", 2019", "2019", "of 1994", "last year", "of this year". */
function readYearAfter(
  tokens: readonly Token[],
  { at, comma }: { at: number; comma: boolean },
): { end: number; year?: number; years?: number } | undefined {
  const word = wordAt(tokens, at)
  const yearAt = word === 'of' || (comma && word === ',') ? at + 1 : at
  const year = readYear(tokens, yearAt)
  if (year && year.number >= 1500) return { end: year.end, year: year.number }
  if (wordAt(tokens, yearAt + 1) !== 'year' || word === ',') return undefined
  const shift = ['last', 'this', 'next'].indexOf(wordAt(tokens, yearAt))
  return shift < 0 ? undefined : { end: yearAt + 2, years: shift - 1 }
}

/** "third quarter", "fiscal third-quarter". */
export function readQuarterName(tokens: readonly Token[], at: number) {
  const ordinal = readOrdinal(tokens, at)
  if (!ordinal || ordinal.number > 4) return undefined
  const end = skipHyphen(tokens, ordinal.end)
  return wordAt(tokens, end) === 'quarter' ? { end: end + 1, number: ordinal.number } : undefined
}

function isMonthHere(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!
  if (!startsWithCapital(token)) return false
  if (!AMBIGUOUS_MONTHS.has(token.lower)) return true
  const next = wordAt(tokens, at + 1)
  if (isDigit(next)) return true
  // "The March vote": a march has no capital. "The May government" may be that of a Theresa May.
  if (token.lower === 'march' && tokens[at - 1]?.pos === 'DET' && tokens[at + 1]?.pos === 'NOUN')
    return !startsWithCapital(tokens[at + 1]!)
  return MONTH_PREPOSITIONS.has(wordAt(tokens, at - 1)) || (wordAt(tokens, at - 1) === '-' && at > 1)
}

function isYearHere(
  tokens: readonly Token[],
  { at, end, year }: { at: number; end: number; year: number },
): boolean {
  const before = wordAt(tokens, at - 1)
  if (before === '$' || before === '#' || before === '£' || before === '€' || before === '.') return false
  const after = tokens[end]
  if (after?.lower === '%' || after?.lower === 'percent' || after?.lower === 'people' || after?.lower === ':')
    return false
  if (YEAR_PREPOSITIONS.has(before))
    return !(after?.pos === 'NOUN' && after.lower.endsWith('s') && year < 1900)
  if (!isDigit(tokens[at]!.lower)) return end > at + 2 || year % 100 > 19
  if (year < 1900 || year > 2099) return false
  // "1992 protests" may be a number of them, "the 1992 protests" are of that year.
  return before === 'the' || !(after?.pos === 'NOUN' && after.lower.endsWith('s'))
}

function joinWords(tokens: readonly Token[], at: number, length: number): string {
  let name = wordAt(tokens, at)
  for (let index = at + 1; index < at + length; index++) {
    const word = wordAt(tokens, index)
    name += word.startsWith("'") ? word : ` ${word}`
  }
  return name
}

function startsWithCapital(token: Token): boolean {
  const code = token.text.charCodeAt(0)
  return code >= 65 && code <= 90
}
