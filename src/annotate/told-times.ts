/**
 * The times that a text has told of, from which "the next day" and "a year earlier" are counted.
 *
 * @module
 */
import { readDay } from './calendar.ts'

/** A day, a month and a quarter (both counted from the year 0) and a year, the last that the text named. */
export interface ToldTimes {
  readonly day?: number
  readonly month?: number
  readonly quarter?: number
  readonly year?: number
}

/** Told times with the sentence that told each. */
export interface ToldInText {
  readonly day?: { readonly told: number; readonly sentence: number }
  readonly month?: { readonly told: number; readonly sentence: number }
  readonly quarter?: { readonly told: number; readonly sentence: number }
  readonly year?: { readonly told: number; readonly sentence: number }
}

/** How many sentences later an expression may still look back. */
const REACH = 3

/** What an expression in this sentence can look back to. */
export function recallTimes({ day, month, quarter, year }: ToldInText, sentence: number): ToldTimes {
  const recall = (time: { told: number; sentence: number } | undefined) =>
    time && sentence - time.sentence <= REACH ? time.told : undefined
  return { day: recall(day), month: recall(month), quarter: recall(quarter), year: recall(year) }
}

/** The told times with this TimeML value among them. */
export function tellTime(
  times: ToldInText,
  { value, sentence }: { value: string; sentence: number },
): ToldInText {
  const [, yearDigits, quarter, monthDigits] = /^(\d{4})(?:$|-(?:Q([1-4])|(\d\d))?)/.exec(value) ?? []
  if (!yearDigits) return times
  const year = { told: Number(yearDigits), sentence }
  const month = monthDigits ? { told: 12 * year.told + Number(monthDigits) - 1, sentence } : times.month
  const day = readDay(value)
  if (day !== undefined) return { ...times, year, month, day: { told: day, sentence } }
  return quarter
    ? { ...times, year, quarter: { told: 4 * year.told + Number(quarter) - 1, sentence } }
    : { ...times, year, month }
}
