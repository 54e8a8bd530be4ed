/**
 * What an expression of time means before it is known when the report was written: "last Thursday evening" is the
 * weekday 4, one week back, in the evening. The grammar makes these, `resolveMoment` gives them their value.
 *
 * @module
 */
import type { Token } from '../document.ts'
import type { Holiday, TimeUnit } from '../languages/en/index.ts'

export type Moment = (
  | { readonly kind: 'fixed'; readonly value: string }
  /** Yesterday (-1), today, tomorrow. */
  | { readonly kind: 'near-day'; readonly shift: number }
  /** `weeks` says in which week, where the words do: "Thursday of last week". */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly shift?: number; readonly weeks?: number }
  /** "The previous Friday", "the following Monday": beside the day that was told of. */
  | { readonly kind: 'told-weekday'; readonly weekday: number; readonly shift: number }
  | {
      readonly kind: 'date'
      readonly month: number
      readonly day?: number
      readonly year?: number
      readonly shift?: number
      /** In which year, where the words say so: "June last year". */
      readonly years?: number
    }
  | { readonly kind: 'holiday'; readonly holiday: Holiday; readonly year?: number; readonly shift?: number }
  | { readonly kind: 'season'; readonly season: string; readonly year?: number; readonly shift?: number }
  /** "The second half of last year": 1 or 2, and the year it is half of. */
  | { readonly kind: 'half-year'; readonly half: number; readonly year: Moment }
  /** "The day before last Tuesday", "the day after Thanksgiving". */
  | { readonly kind: 'day-beside'; readonly day: Moment; readonly shift: number }
  /** "The week of March 6": the week that this day is in. */
  | { readonly kind: 'week-of'; readonly day: Moment }
  | { readonly kind: 'quarter'; readonly quarter: number; readonly year?: number; readonly years?: number }
  /** "The quarter", "the latest period": the one spoken of, `years` before. */
  | { readonly kind: 'told-quarter'; readonly years: number; readonly year?: number }
  /** "Last week", and "the following week" where it is counted `from` the one told of. */
  | { readonly kind: 'period'; readonly unit: TimeUnit; readonly shift: number; readonly from: Origin }
  /** "Two weeks ago", "three days later". No count: "several years ago". */
  | {
      readonly kind: 'distance'
      readonly unit: TimeUnit
      readonly count?: number
      readonly sign: number
      readonly from: Origin
    }
  /** "In five years": to come after "will", else only a length. */
  | { readonly kind: 'time-ahead'; readonly unit: TimeUnit; readonly count?: number; readonly length: string }
  /** A time of day alone. */
  | { readonly kind: 'clock' }
) & {
  /** A time of day on that day: `10:35`, or a part of it: `MO`. */
  readonly time?: string
}

/** What is counted from: the day of the report, or the day that the text told of last. */
export type Origin = 'report' | 'told'

/** A moment and the token after its last one. */
export interface MomentMatch {
  readonly end: number
  readonly moment: Moment
}

/** Reads a moment whose first token is `at`. */
export type MomentMatcher = (tokens: readonly Token[], at: number) => MomentMatch | undefined

/** The lower-case word at a place, or nothing outside the text. */
export function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.lower ?? ''
}

/** The place after a hyphen that joins two words, or the same place when there is none. */
export function skipHyphen(tokens: readonly Token[], at: number): number {
  return wordAt(tokens, at) === '-' ? at + 1 : at
}

/** True when the words stand there one after the other. */
export function hasWords(
  tokens: readonly Token[],
  { at, words }: { at: number; words: readonly string[] },
): boolean {
  for (let index = 0; index < words.length; index++)
    if (wordAt(tokens, at + index) !== words[index]) return false
  return true
}

/** "60 Minutes", "This Week", "USA Today": a capital inside a sentence makes a name of the word. */
export function isTitleWord(tokens: readonly Token[], at: number): boolean {
  const code = tokens[at]!.text.charCodeAt(0)
  const before = tokens[at - 1]
  if (code < 65 || code > 90 || !before || before.sentence !== tokens[at]!.sentence) return false
  return before.pos !== 'PUNCT'
}

/** "three days before the vote" is counted from the vote, which has no date of its own here. */
export function isPreposition(tokens: readonly Token[], at: number): boolean {
  if (wordAt(tokens, at) !== 'before' && wordAt(tokens, at) !== 'after') return false
  const next = tokens[at + 1]
  return next !== undefined && next.pos !== 'PUNCT' && next.pos !== 'CCONJ'
}
