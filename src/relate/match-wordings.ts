/**
 * Whether two statements of one voice report one act of saying. Conservative: what is only alike stays apart.
 *
 * @module
 */
import { EMPTY_WORDS } from './english.ts'
import { countShared, isNegative, type PreparedStatement } from './prepare-statements.ts'

/** Reports of one saying differ by a day at most, through zones and press times. */
const MOST_DAYS_BETWEEN_SAID = 1
/** A saying without a day of its own is in the papers of these days. */
const MOST_DAYS_TO_PUBLICATION = 4
/** A quotation this long is not said twice by chance: it is taken up again for weeks. */
const WORDS_OF_LONG_QUOTATION = 8
const MOST_DAYS_OF_LONG_QUOTATION = 60
/** Words from the text that are compared; the longest speeches are known by their beginning. */
const MOST_WORDS_COMPARED = 200

/** True when both report one act of saying: compatible in time, and the same, cut, altered or paraphrased words. */
export function reportOneSaying(one: PreparedStatement, other: PreparedStatement): boolean {
  if (one.statement.within === other.statement.id || other.statement.within === one.statement.id) return false
  if (haveSameQuotation(one, other)) {
    const isLong = Math.min(one.quoted.length, other.quoted.length) >= WORDS_OF_LONG_QUOTATION
    return haveCompatibleDays(one, {
      other,
      most: isLong ? MOST_DAYS_OF_LONG_QUOTATION : MOST_DAYS_TO_PUBLICATION,
    })
  }
  if (isAlteredQuotation(one, other)) return areOfOneKnownDay(one, other)
  return (
    (haveEqualWords(one, other) || isParaphrase(one, other)) &&
    haveCompatibleDays(one, { other, most: MOST_DAYS_TO_PUBLICATION })
  )
}

/** The quoted words of one are those of the other, or a run of them, or theirs with gaps. */
function haveSameQuotation(one: PreparedStatement, other: PreparedStatement): boolean {
  const [shorter, longer] = one.quoted.length <= other.quoted.length ? [one, other] : [other, one]
  const words = shorter.quoted
  const telling = words.filter((word) => !EMPTY_WORDS.has(word)).length
  if (words.length === 0 || telling === 0) return false
  if (words.length === longer.quoted.length && words.every((word, at) => word === longer.quoted[at])) {
    return words.length >= 3 || countShared(one.stems, other.stems) >= telling + 2
  }
  if (words.length < 4 || (telling < 2 && words.length < 6)) return false
  if (isRunOf(words, longer.quoted)) return true
  return words.length >= 6 && countCommonInOrder(words, longer.quoted) >= 0.9 * words.length
}

/** A sentence in two translations, or tidied by somebody: most of its words, in the same order. */
function isAlteredQuotation(one: PreparedStatement, other: PreparedStatement): boolean {
  if (countShared(one.stems, other.stems) < 3) return false
  return one.quotedSentences.some((sentence) =>
    other.quotedSentences.some((its) => isAlteredSentence(sentence, its)),
  )
}

function isAlteredSentence(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = [one.length, other.length].sort((a, b) => a - b) as [number, number]
  if (short < WORDS_OF_LONG_QUOTATION || long > 2 * short) return false
  const common = countCommonInOrder(one, other)
  return common >= 0.6 * short && common >= 0.5 * long
}

function haveEqualWords(one: PreparedStatement, other: PreparedStatement): boolean {
  const isLonger = one.words.length >= other.words.length
  const [longer, shorter] = isLonger ? [one, other] : [other, one]
  if (shorter.words.length < 4 || shorter.stems.length < 3) return false
  if (longer.words.length === shorter.words.length)
    return shorter.words.every((word, at) => word === longer.words[at])
  return shorter.words.length >= 8 && isRunOf(shorter.words, longer.words)
}

/** The same point in other words: most words that say something, the same polarity, no other numbers. */
function isParaphrase(one: PreparedStatement, other: PreparedStatement): boolean {
  if (one.quoted.length > 0 && other.quoted.length > 0) return false
  const shared = countShared(one.stems, other.stems)
  const [fewer, more] = [one.stems.length, other.stems.length].sort((a, b) => a - b) as [number, number]
  if (shared < 4 || shared < 0.75 * fewer || shared < 0.5 * (fewer + more - shared)) return false
  return isNegative(one.words) === isNegative(other.words) && !haveOtherNumbers(one.numbers, other.numbers)
}

function haveOtherNumbers(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && ![...one].some((number) => other.has(number))
}

function haveCompatibleDays(
  one: PreparedStatement,
  { other, most }: { other: PreparedStatement; most: number },
): boolean {
  if (one.said && other.said) return measureGap(one, other) <= MOST_DAYS_BETWEEN_SAID
  const [first, second] = [one, other].map(({ said, article }) => said?.to ?? article.day)
  return first === undefined || second === undefined || Math.abs(first - second) <= most
}

/** For likeness that is weaker: both said on days that are known, or one paper's day after it. */
function areOfOneKnownDay(one: PreparedStatement, other: PreparedStatement): boolean {
  if (one.said && other.said) return measureGap(one, other) === 0
  const [first, second] = [one, other].map(({ said, article }) => said?.to ?? article.day)
  return first !== undefined && second !== undefined && Math.abs(first - second) <= 1
}

function measureGap({ said: one }: PreparedStatement, { said: other }: PreparedStatement): number {
  return Math.max(0, one!.from - other!.to, other!.from - one!.to)
}

/** Whether the words stand in the others one after another. */
export function isRunOf(words: readonly string[], others: readonly string[]): boolean {
  for (let from = 0; from + words.length <= others.length; from++) {
    if (words.every((word, at) => word === others[from + at])) return true
  }
  return false
}

/** The length of the longest common subsequence of words, which may have gaps but keeps the order. */
export function countCommonInOrder(one: readonly string[], other: readonly string[]): number {
  const columns = Math.min(other.length, MOST_WORDS_COMPARED)
  let row = new Uint16Array(columns + 1)
  for (const word of one.slice(0, MOST_WORDS_COMPARED)) {
    const next = new Uint16Array(columns + 1)
    for (let at = 1; at <= columns; at++) {
      next[at] = word === other[at - 1] ? row[at - 1]! + 1 : Math.max(row[at]!, next[at - 1]!)
    }
    row = next
  }
  return row[columns]!
}
