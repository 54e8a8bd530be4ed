/**
 * The numbers of a text, in digits or in words, with what they count and how they are bounded; and which were changed.
 *
 * @module
 */
import type { Alignment, Hunk } from './align-words.ts'
import {
  BOUNDS,
  BOUNDS_OF_TWO,
  FRACTIONS,
  GRAMMAR_WORDS,
  MULTIPLIERS,
  ORDINALS,
  SMALL_NUMBERS,
  UNITS,
} from './english-wordings.ts'
import type { WrittenText } from './read-wording.ts'
import { foldText, stemWord } from './split-words.ts'

/** A number in a text: `more than 100 miles`. */
export interface Quantity {
  /** Its words: bound, number and unit, and where the number itself begins. */
  readonly from: number
  readonly to: number
  readonly numberAt: number
  readonly value: number
  /** `about`, `more`, `fewer`, `at least`, `at most`; absent where the number is given as exact. */
  readonly bound?: string
  /** `time`, `money`, `ordinal`; absent where it counts things or is a year. */
  readonly measure?: string
  /** The stem of the word that it counts, where one follows. */
  readonly counted?: string
}

/** All numbers in the order of the text. A lone "one" is a pronoun more often than a number and is left out. */
export function findQuantities(text: WrittenText): Quantity[] {
  const written = text.words.map(({ start, end }) => foldText(text.text.slice(start, end)))
  const found: Quantity[] = []
  for (let at = 0; at < written.length; at++) {
    const number = readNumber(written, at)
    if (!number) continue
    const quantity = measureNumber(text, { written, number: { ...number, at } })
    if (quantity) found.push(quantity)
    at = number.to - 1
  }
  return found
}

interface ReadNumber {
  readonly value: number
  readonly to: number
  readonly isOrdinal?: true
}

const DIGITS = /^\d[\d,]*(?:\.\d+)?$/

function readNumber(written: readonly string[], at: number): ReadNumber | undefined {
  const word = written[at]!
  if (word === '$' || word === '€' || word === '£') {
    const number = at + 1 < written.length ? readNumber(written, at + 1) : undefined
    return number
  }
  const ordinal = /^(\d+)(?:st|nd|rd|th)$/.exec(word)
  if (ordinal) return { value: Number(ordinal[1]), to: at + 1, isOrdinal: true }
  const fraction = readFraction(written, at)
  if (fraction) return fraction
  const digits = /^(\d[\d,]*(?:\.\d+)?)(m|bn|k)?$/.exec(word)
  if (digits && (DIGITS.test(word) || digits[2])) {
    const times = { m: 1e6, bn: 1e9, k: 1e3 }[digits[2] ?? ''] ?? 1
    return multiply(written, { value: Number(digits[1]!.replaceAll(',', '')) * times, to: at + 1 })
  }
  const place = ORDINALS.get(word)
  if (place !== undefined) return { value: place, to: at + 1, isOrdinal: true }
  const counted = readSpelled(word)
  if (counted !== undefined) return multiply(written, { value: counted, to: at + 1 })
  if (word === 'a' && MULTIPLIERS.has(written[at + 1] ?? ''))
    return multiply(written, { value: 1, to: at + 1 })
  return undefined
}

/** "two-thirds", "two thirds", "a third", "half". */
function readFraction(written: readonly string[], at: number): ReadNumber | undefined {
  const [first, second] = written[at]!.split('-') as [string, string?]
  if (first === 'half' && second === undefined) return { value: 0.5, to: at + 1 }
  const count = first === 'a' ? 1 : SMALL_NUMBERS.get(first)
  const part = FRACTIONS.get(second ?? written[at + 1] ?? '')
  if (count === undefined || part === undefined) return undefined
  const to = at + (second === undefined ? 2 : 1)
  // "A third term" and "a second term" are ordinals.
  if (first === 'a' && written[to] !== 'of') return undefined
  return { value: count * part, to }
}

function readSpelled(word: string): number | undefined {
  const parts = word.split('-').map((part) => SMALL_NUMBERS.get(part))
  if (parts.includes(undefined)) return undefined
  return parts.length <= 2 ? parts.reduce<number>((sum, part) => sum + part!, 0) : undefined
}

function multiply(written: readonly string[], { value, to }: ReadNumber): ReadNumber {
  const times = MULTIPLIERS.get(written[to] ?? '')
  return times === undefined ? { value, to } : multiply(written, { value: value * times, to: to + 1 })
}

function measureNumber(
  text: WrittenText,
  { written, number }: { written: readonly string[]; number: ReadNumber & { at: number } },
): Quantity | undefined {
  const { at, to } = number
  const unitAfter =
    to < written.length && !text.gaps[to]!.hasStop && !text.gaps[to]!.hasComma ? written[to]! : ''
  const singular = unitAfter === 'feet' ? unitAfter : unitAfter.replace(/s$/, '')
  const isPercent =
    unitAfter === '%' || unitAfter === 'percent' || (unitAfter === 'per' && written[to + 1] === 'cent')
  const before = UNITS.get(written[at]!)
  const unit = before ?? (isPercent ? UNITS.get('percent') : UNITS.get(singular))
  const isLone = to === at + 1 && (written[at] === 'one' || written[at] === 'zero')
  if (isLone && !unit) return undefined
  const fraction = !unit && number.value < 1 ? 'share' : undefined
  const ordinal = number.isOrdinal ? 'ordinal' : undefined
  const end = isPercent ? to + (unitAfter === 'per' ? 2 : 1) : unit && !before ? to + 1 : to
  const { bound, from } = findBound(written, { at, isTime: unit?.measure === 'time' })
  const counted = findCounted(text, { written, from: end })
  return {
    from,
    to: end,
    numberAt: at,
    value: number.value * (unit?.factor ?? 1),
    ...(bound && { bound }),
    ...((unit || fraction || ordinal) && { measure: unit?.measure ?? fraction ?? ordinal }),
    ...(counted && { counted }),
  }
}

function findBound(
  written: readonly string[],
  { at, isTime }: { at: number; isTime: boolean },
): { bound?: string; from: number } {
  const two = BOUNDS_OF_TWO.get(`${written[at - 2]} ${written[at - 1]}`)
  if (two) return { bound: two, from: at - 2 }
  const one = BOUNDS.get(written[at - 1] ?? '')
  // "Over three months" is all through them.
  if (written[at - 1] === 'over' && isTime) return { from: at }
  return one ? { bound: one, from: at - 1 } : { from: at }
}

/** The next word that is no word of grammar, of the same clause. */
function findCounted(
  text: WrittenText,
  { written, from }: { written: readonly string[]; from: number },
): string | undefined {
  for (let at = from; at < Math.min(from + 3, written.length); at++) {
    const { hasStop, hasComma } = text.gaps[at]!
    if (hasStop || hasComma) return undefined
    if (!GRAMMAR_WORDS.has(written[at]!)) return stemWord(written[at]!)
  }
  return undefined
}

/** A number of the one text and the one that stands in its place in the other. */
export interface ChangedQuantity {
  readonly one: Quantity
  readonly other: Quantity
}

/**
 * The numbers that are others in the other text: in the same place or counting the same thing. A number that was left out
 * or added is none, nor is one that is only written otherwise: `two-thirds`, `67 percent`.
 */
export function findChangedQuantities(
  { one, other }: { one: WrittenText; other: WrittenText },
  alignment: Alignment,
): ChangedQuantity[] {
  const [mine, its] = [findQuantities(one), findQuantities(other)]
  const equals = pairEquals(mine, its)
  const changed = equals.filter(({ one, other }) => one.bound !== other.bound)
  const taken = new Set(equals.map(({ one }) => one))
  const known = new Set(equals.map(({ other }) => other))
  for (const quantity of its) {
    if (known.has(quantity) || mine.some((one) => isOneQuantity(one, quantity))) continue
    const replaced = mine.find(
      (one) =>
        !taken.has(one) &&
        !its.some((other) => isOneQuantity(one, other)) &&
        areOfOneMeasure(one, quantity) &&
        (standInOnePlace(alignment.hunks, { one, other: quantity }) || countOneThing(one, quantity)),
    )
    if (!replaced) continue
    taken.add(replaced)
    changed.push({ one: replaced, other: quantity })
  }
  return changed.sort((a, b) => a.one.from - b.one.from)
}

function pairEquals(mine: readonly Quantity[], its: readonly Quantity[]): ChangedQuantity[] {
  const taken = new Set<Quantity>()
  return mine.flatMap((one) => {
    const like = its.filter((other) => !taken.has(other) && isOneQuantity(one, other))
    const other = like.find(({ bound }) => bound === one.bound) ?? like[0]
    if (!other) return []
    taken.add(other)
    return [{ one, other }]
  })
}

/** Shares are rounded when they are put into words, lengths when they are put into miles. */
function isOneQuantity(one: Quantity, other: Quantity): boolean {
  const measure = one.measure ?? other.measure
  if ((one.measure === 'ordinal') !== (other.measure === 'ordinal')) return false
  if (one.measure !== undefined && other.measure !== undefined && one.measure !== other.measure) return false
  const gap = Math.abs(one.value - other.value)
  if (measure === 'share') return gap <= 0.01
  const isRounded = ['time', 'length', 'weight', 'area'].includes(measure ?? '')
  return gap <= (isRounded ? 0.03 : 0.0001) * Math.max(one.value, other.value)
}

function areOfOneMeasure(one: Quantity, other: Quantity): boolean {
  return one.measure === other.measure || one.measure === undefined || other.measure === undefined
}

function standInOnePlace(hunks: readonly Hunk[], { one, other }: ChangedQuantity): boolean {
  return hunks.some(
    (hunk) =>
      hunk.one[0] < one.to &&
      one.numberAt < hunk.one[1] &&
      hunk.other[0] < other.to &&
      other.numberAt < hunk.other[1] &&
      hunk.one[1] - hunk.one[0] <= MOST_IN_PLACE &&
      hunk.other[1] - hunk.other[0] <= MOST_IN_PLACE,
  )
}

/** In a longer passage that was put in other words, a number is in no place. */
const MOST_IN_PLACE = 8

function countOneThing(one: Quantity, other: Quantity): boolean {
  if (one.counted === undefined || one.counted !== other.counted) return false
  return one.measure === other.measure
}
