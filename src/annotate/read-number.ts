/**
 * Numbers as news writes them, in digits and in words.
 *
 * @module
 */
import type { Token } from '../document.ts'
import { NUMBER_WORDS, ORDINAL_WORDS } from '../languages/en/index.ts'
import { skipHyphen, wordAt } from './moment.ts'

export interface NumberMatch {
  readonly end: number
  readonly number: number
}

const DIGITS = /^\d{1,3}$/
const FOUR_DIGITS = /^\d{4}$/
const ORDINAL_DIGITS = /^(\d{1,2})(?:st|nd|rd|th)$/

/** "3", "twenty-one", "ninety six" (not "two hundred": no report counts days so). */
export function readNumber(tokens: readonly Token[], at: number): NumberMatch | undefined {
  const word = wordAt(tokens, at)
  if (isDigit(word)) return DIGITS.test(word) ? { end: at + 1, number: Number(word) } : undefined
  const number = NUMBER_WORDS.get(word)
  if (number === undefined) return undefined
  const next = skipHyphen(tokens, at + 1)
  const ones = NUMBER_WORDS.get(wordAt(tokens, next))
  if (number >= 20 && ones !== undefined && ones > 0 && ones < 10)
    return { end: next + 1, number: number + ones }
  return { end: at + 1, number }
}

/** "3rd", "third", "twenty-first". */
export function readOrdinal(tokens: readonly Token[], at: number): NumberMatch | undefined {
  const word = wordAt(tokens, at)
  if (isDigit(word)) {
    const digits = ORDINAL_DIGITS.exec(word)
    return digits ? { end: at + 1, number: Number(digits[1]) } : undefined
  }
  const number = ORDINAL_WORDS.get(word)
  if (number !== undefined) return { end: at + 1, number }
  const tens = NUMBER_WORDS.get(word)
  if (tens !== 20 && tens !== 30) return undefined
  const next = skipHyphen(tokens, at + 1)
  const ones = ORDINAL_WORDS.get(wordAt(tokens, next))
  return ones !== undefined && ones < 10 ? { end: next + 1, number: tens + ones } : undefined
}

/** A year in four digits (1000 to 2199) or in words: "nineteen ninety-six", "two thousand". */
export function readYear(tokens: readonly Token[], at: number): NumberMatch | undefined {
  const word = wordAt(tokens, at)
  if (isDigit(word)) {
    const year = word.length === 4 && FOUR_DIGITS.test(word) ? Number(word) : 0
    return year >= 1000 && year < 2200 ? { end: at + 1, number: year } : undefined
  }
  if (word === 'two' && wordAt(tokens, at + 1) === 'thousand') return { end: at + 2, number: 2000 }
  if (word !== 'nineteen' && word !== 'twenty' && word !== 'eighteen') return undefined
  const rest = readNumber(tokens, skipHyphen(tokens, at + 1))
  if (!rest || rest.number < 10 || rest.number > 99) return undefined
  return { end: rest.end, number: NUMBER_WORDS.get(word)! * 100 + rest.number }
}

export function isDigit(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 48 && code <= 57
}
