/**
 * Times of day: "10:35 a.m.", "4 a.m. EDT", "noon", "5 o'clock".
 *
 * @module
 */
import type { Token } from '../document.ts'
import { CLOCK_WORDS, DAY_PARTS, TIME_ZONES } from '../languages/en/index.ts'
import { twoDigits } from './calendar.ts'
import { hasWords, isTitleWord, wordAt } from './moment.ts'
import { isDigit } from './read-number.ts'

export interface ClockMatch {
  readonly end: number
  /** `10:35`, or `NI` for a part of the day. */
  readonly time: string
}

const CLOCK = /^(\d{1,2})(?:[:.](\d\d))?(a\.?m\.?|p\.?m\.?)?$/

/** A time by the clock that begins at `at`, its zone included. */
export function matchClock(tokens: readonly Token[], at: number): ClockMatch | undefined {
  const word = wordAt(tokens, at)
  const named = CLOCK_WORDS.get(word)
  if (named && !isTitleWord(tokens, at)) return { end: at + 1, time: named }
  if (!isDigit(word) || word.length > 9) return undefined
  const [, hourDigits, minutes, joined] = CLOCK.exec(word) ?? []
  if (!hourDigits) return undefined
  const half = joined ?? readHalf(tokens, at + 1)
  let end = joined || !half ? at + 1 : at + 2
  // wink leaves the full stop of "p.m." at the end of a sentence as a token of its own or inside: both are fine.
  if (!half && wordAt(tokens, end) === "o'clock") end++
  else if (!half && hasWords(tokens, { at: end, words: ['in', 'the', 'morning'] })) end += 3
  else if (!half && !(minutes && word.includes(':'))) return undefined
  const hour = toHour(Number(hourDigits), half)
  if (hour > 24 || Number(minutes ?? 0) > 59) return undefined
  if (TIME_ZONES.has(wordAt(tokens, end))) end++
  return { end, time: `${twoDigits(hour)}:${minutes ?? '00'}` }
}

/** "morning", "at 10 p.m.", "at noon", "night": what may follow a day. */
export function matchTimeAfterDay(tokens: readonly Token[], at: number): ClockMatch | undefined {
  const part = DAY_PARTS.get(wordAt(tokens, at))
  if (part) return { end: at + 1, time: part }
  return wordAt(tokens, at) === 'at' ? matchClock(tokens, at + 1) : undefined
}

function readHalf(tokens: readonly Token[], at: number): string | undefined {
  const word = wordAt(tokens, at)
  return /^[ap]\.?m\.?$/.test(word) ? word : undefined
}

function toHour(hour: number, half: string | undefined): number {
  if (!half) return hour
  return (hour % 12) + (half.startsWith('p') ? 12 : 0)
}
