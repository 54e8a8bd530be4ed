import type { DateExpression, Document } from '../document.ts'
import type { SaidAt } from '../record.ts'
import type { Frame } from './find-frame.ts'
import { findOpening, isDateOfCue } from './is-date-of-cue.ts'
import { cutPassage, findTokens, type TokenSpan } from './token-spans.ts'

/**
 * When something was said, from a date beside its cue ("told reporters on Thursday") or one that opens the sentence
 * ("Earlier on Thursday, ..."). Dates in what was said, in what tells about the speaker, in another clause, after the day
 * of the report or without a value do not count: absent is better than wrong.
 */
export function tellWhen(document: Document, frame: Frame): SaidAt | undefined {
  for (const run of sortByNearness(frame)) {
    for (const date of datesIn(document, run)) {
      const days = date.value === undefined ? undefined : daysOfValue(date.value)
      if (days && !isToCome(days, document) && isDateOfCue(document, frame, date)) {
        const confidence = SHARES_THAT_ARE_RIGHT[rank(frame, run)]
        return { ...endBy(days, document.date), written: widenOverPreposition(document, date), confidence }
      }
    }
  }
  return undefined
}

/**
 * How often a date beside the cue, behind it and before it is the day of saying, with the right days from and to. Read one
 * by one in PolNeAR's training part, in articles that no rule was made on: 39 of 40 right, 49 of 58, 38 of 40, here as
 * (right + 1) of (found + 2). Where the cue says nothing ("hired her in 2006") the day of what was done counts as right.
 */
const SHARES_THAT_ARE_RIGHT = { 0: 0.95, 1: 0.83, 2: 0.93 } as const

/** Nothing reported was said after the report came out. */
const isToCome = ({ from }: { from: string }, { date: published }: Document): boolean =>
  published !== undefined && from > published

/** What was said "earlier this month" was said before the report came out. */
function endBy(
  { from, to }: { from: string; to: string },
  published: string | undefined,
): { from: string; to: string } {
  return published !== undefined && from <= published && published < to
    ? { from, to: published }
    : { from, to }
}

/** The run with the cue first, then those behind it, then those before it. */
function sortByNearness({ runs, cue }: Frame): TokenSpan[] {
  return cue ? [...runs].sort((a, b) => rank({ cue }, a) - rank({ cue }, b)) : []
}

/** 0 for the run with the cue, 1 for one behind it, 2 for one before it. */
function rank({ cue }: Pick<Frame, 'cue'>, { first, end }: TokenSpan): 0 | 1 | 2 {
  if (!cue || (first < cue.end && cue.first < end)) return 0
  return first >= cue.end ? 1 : 2
}

function datesIn({ dates, tokens }: Document, { first, end }: TokenSpan): DateExpression[] {
  const from = tokens[first]!.start
  const to = tokens[end - 1]!.end
  let low = 0
  let high = dates.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (dates[middle]!.start >= from) high = middle
    else low = middle + 1
  }
  const found: DateExpression[] = []
  for (let i = low; i < dates.length && dates[i]!.end <= to; i++) found.push(dates[i]!)
  return found
}

export function widenOverPreposition(document: Document, { start, end }: DateExpression) {
  const { tokens } = document
  const { first } = findTokens(document, [start, end])
  const opening = findOpening(tokens, first)
  return cutPassage(document, Math.min(start, tokens[opening]!.start), end)
}

/**
 * The days that a TimeML value covers; `undefined` for durations, sets and references such as `PRESENT_REF`.
 *
 * @example daysOfValue('2019-W13') // { from: '2019-03-25', to: '2019-03-31' }
 */
export function daysOfValue(value: string): { from: string; to: string } | undefined {
  const day = /^(\d{4}-\d\d-\d\d)/.exec(value)
  if (day) return { from: day[1]!, to: day[1]! }
  const month = /^(\d{4})-(\d\d)$/.exec(value)
  if (month) return monthsOf(Number(month[1]), Number(month[2]), 1)
  const week = /^(\d{4})-W(\d\d)(-WE)?$/.exec(value)
  if (week) return daysOfWeek(Number(week[1]), Number(week[2]), week[3] !== undefined)
  const part = /^(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$/.exec(value)
  if (part) return monthsOf(Number(part[1]), ...PARTS_OF_YEAR[part[2]!]!)
  const years = /^\d{2,4}$/.exec(value)
  if (years) return { from: `${value.padEnd(4, '0')}-01-01`, to: `${value.padEnd(4, '9')}-12-31` }
  return undefined
}

/** First month and number of months; a winter runs into the next year. */
const PARTS_OF_YEAR: Readonly<Record<string, readonly [number, number]>> = {
  Q1: [1, 3],
  Q2: [4, 3],
  Q3: [7, 3],
  Q4: [10, 3],
  H1: [1, 6],
  H2: [7, 6],
  SP: [3, 3],
  SU: [6, 3],
  FA: [9, 3],
  WI: [12, 3],
}

const writeDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

function monthsOf(year: number, month: number, count: number): { from: string; to: string } {
  return { from: writeDay(Date.UTC(year, month - 1, 1)), to: writeDay(Date.UTC(year, month - 1 + count, 0)) }
}

const DAY = 24 * 60 * 60 * 1000

function daysOfWeek(year: number, week: number, isWeekend: boolean): { from: string; to: string } {
  // The fourth of January always lies in the first week of ISO 8601.
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (week - 1) * 7 * DAY
  return { from: writeDay(isWeekend ? monday + 5 * DAY : monday), to: writeDay(monday + 6 * DAY) }
}
