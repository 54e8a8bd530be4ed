/**
 * How alike two statements are as reports of what was said: the figures from which `judgeSaying` tells whether they
 * report one act of saying.
 *
 * @module
 */
import { PERFECT_OR_STANDING_CUE } from './english.ts'
import { countShared, isNegative, type PreparedStatement } from './prepare-statements.ts'
import { findContentStems } from './split-words.ts'
import { weighStem, weighStems } from './weigh-stems.ts'
import { compareWords } from './weigh-words.ts'

/** Words of a content that are compared in order; the longest speeches are known by their beginning. */
const MOST_WORDS_COMPARED = 160
/** Claims of a content that are compared with each of the other's. */
const MOST_CLAIMS_COMPARED = 12
/** About one rare stem: figures of weight are in this unit, and claims with no more than it in common are not alike. */
const UNIT_OF_WEIGHT = 8
/** Shorter quotations are taken out of longer ones without being another part of what was said. */
const FEWEST_QUOTED_WORDS = 4
/** A longer gap counts as this one. */
const MOST_DAYS = 60
/** A gap that is not known counts as this one. */
const DAYS_WHERE_UNKNOWN = 3

/**
 * All are the same whichever statement comes first. Shares are from 0 to 1; what can be of any size is a logarithm; the
 * rest are 0 or 1.
 */
export interface Likeness {
  /** The weight of the common stems. */
  readonly shared: number
  /** The weight of the common names. */
  readonly sharedNames: number
  /** How much more is shared when the words for the saying count too: one "vetoed the bill", of the other it is the veto that is told. */
  readonly sharedWithCue: number
  /** The weight of the lighter content. */
  readonly lightest: number
  /** `shared` for articles about one affair, published on one day; less the less alike these are and the further apart. */
  readonly sharedOnAffair: number
  /** The heaviest common stem, where both articles are of one day or of two that follow each other. */
  readonly rarestOfDays: number
  /** The greatest such share among their claims, one against one. */
  readonly likestClaim: number
  /** The longest run of common words as a share of the shorter content. */
  readonly runShare: number
  /** The weight of the longest run of words that both quote. */
  readonly quotedRun: number
  /** The same times the days between the articles: a long run is quoted again for weeks. */
  readonly quotedRunApart: number
  /** How much of the weight of what one quotes the other has in any words; the greater of both ways. */
  readonly quotedTold: number
  /** Both quote some words: how much of the shorter quotation is not in the other. */
  readonly otherQuotation: number
  /** Both have numbers, and none in common. */
  readonly otherNumbers: number
  /** Of the two claims that are most alike one is negative and the other is not, and so are the whole contents. */
  readonly otherSense: number
  /** One article says that it was not said, and the other that it was. */
  readonly otherNegated: number
  /** Both days of saying are known and agree. */
  readonly sameDay: number
  /** How many days the known days of saying are apart. */
  readonly otherDay: number
  /** How many days they are apart, the day of publication standing in for one that is not known. */
  readonly daysApart: number
  readonly sameVenue: number
  /** Both show by the same words that it was said. */
  readonly sameCue: number
  readonly bothDirect: number
  /** How many of the two tell where somebody stands, or what was said at some time: "has said", "supports". 0 to 2. */
  readonly standing: number
  readonly oneArticle: number
}

/** The figures of two statements; nothing where they have no word in common that says something. */
export function compareSayings(one: PreparedStatement, other: PreparedStatement): Likeness | undefined {
  const shared = weighShared(one.stems, other.stems)
  if (shared === 0) return undefined
  const shortest = Math.min(one.words.length, other.words.length)
  const quotations = compareQuotations(one, other)
  const apart = measureApart(one, other)
  const logShared = logWeight(shared)
  return {
    shared: logShared,
    sharedNames: logWeight(weighShared(one.names, other.names)),
    sharedWithCue: logWeight(weighShared(one.stemsWithCue, other.stemsWithCue)) - logShared,
    lightest: logWeight(Math.min(one.weight, other.weight)),
    sharedOnAffair: (logShared * compareArticles(one, other)) / (1 + apart),
    rarestOfDays: apart > 1 ? 0 : findHeaviestShared(one.stems, other.stems) / UNIT_OF_WEIGHT,
    ...compareClaims(one, other),
    runShare: findLongestRun(one.words, other.words).length / shortest,
    ...quotations,
    quotedRunApart: quotations.quotedRun * logDays(apart),
    otherNumbers: haveOtherNumbers(one.numbers, other.numbers) ? 1 : 0,
    otherNegated: isNegated(one) === isNegated(other) ? 0 : 1,
    ...compareDays(one, other),
    sameVenue: countShared(one.places, other.places) > 0 ? 1 : 0,
    sameCue: haveSameCue(one, other) ? 1 : 0,
    bothDirect: isDirect(one) && isDirect(other) ? 1 : 0,
    standing: [one, other].filter(isStanding).length,
    oneArticle: one.statement.article === other.statement.article ? 1 : 0,
  }
}

const logWeight = (weight: number): number => Math.log1p(weight / UNIT_OF_WEIGHT)
const isDirect = ({ statement }: PreparedStatement) => statement.quotation === 'direct'
const isNegated = ({ statement }: PreparedStatement) => statement.negated !== undefined
const isStanding = ({ statement }: PreparedStatement) =>
  PERFECT_OR_STANDING_CUE.test(statement.text.cue ?? '')

function haveSameCue(
  { statement: one }: PreparedStatement,
  { statement: other }: PreparedStatement,
): boolean {
  const [cue, otherCue] = [one, other].map(({ text }) => text.cue?.toLowerCase())
  return cue !== undefined && cue === otherCue
}

/** How alike the articles are; one article is not compared with itself. */
function compareArticles({ article: one }: PreparedStatement, { article: other }: PreparedStatement): number {
  const isComparable =
    one.words !== undefined && other.words !== undefined && one.article.id !== other.article.id
  return isComparable ? compareWords(one.words, other.words) : 0
}

/** Days from one publication to the other. */
function measureApart({ article: one }: PreparedStatement, { article: other }: PreparedStatement): number {
  const isKnown = one.day !== undefined && other.day !== undefined
  return isKnown ? Math.abs(one.day - other.day) : DAYS_WHERE_UNKNOWN
}

/** The weight of the heaviest stem that stands in both. */
function findHeaviestShared(one: readonly string[], other: readonly string[]): number {
  let heaviest = 0
  for (const stem of one) {
    const weight = weighStem(stem)
    if (weight > heaviest && other.includes(stem)) heaviest = weight
  }
  return heaviest
}

/** The weight of what two sorted lists of stems have in common. */
function weighShared(one: readonly string[], other: readonly string[]): number {
  let weight = 0
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    if (one[a] === other[b]) {
      weight += weighStem(one[a]!)
      a++
      b++
    } else if (one[a]! < other[b]!) a++
    else b++
  }
  return weight
}

function compareClaims(
  some: PreparedStatement,
  others: PreparedStatement,
): Pick<Likeness, 'likestClaim' | 'otherSense'> {
  const likest = { likestClaim: 0, otherSense: 0 }
  // "They will burn, and nobody can put them out" is two claims in one report and one in another.
  const isTurned = isNegative(some.words) !== isNegative(others.words)
  for (const one of some.claims.slice(0, MOST_CLAIMS_COMPARED)) {
    for (const other of others.claims.slice(0, MOST_CLAIMS_COMPARED)) {
      const shared = weighShared(one.stems, other.stems)
      if (shared <= UNIT_OF_WEIGHT) continue
      const share = shared / (weighStems(one.stems) + weighStems(other.stems) - shared)
      const sense = isTurned && one.isNegative !== other.isNegative ? 1 : 0
      if (share < likest.likestClaim) continue
      // Of claims that are equally alike those of one sense count, so that the order of the two statements does not.
      likest.otherSense = share === likest.likestClaim ? Math.min(likest.otherSense, sense) : sense
      likest.likestClaim = share
    }
  }
  return likest
}

function compareQuotations(
  one: PreparedStatement,
  other: PreparedStatement,
): Pick<Likeness, 'quotedRun' | 'quotedTold' | 'otherQuotation'> {
  const quotedTold = Math.max(shareTold(one, other), shareTold(other, one))
  const shortest = Math.min(one.quoted.length, other.quoted.length)
  if (shortest === 0) return { quotedRun: 0, quotedTold, otherQuotation: 0 }
  const run = findLongestRun(one.quoted, other.quoted)
  const fewestTelling = Math.max(1, Math.min(one.quotedStems.length, other.quotedStems.length))
  const inOrder = countCommonInOrder(one.quotedStems, other.quotedStems)
  return {
    quotedRun: logWeight(weighStems(findContentStems(run))),
    quotedTold,
    otherQuotation: shortest < FEWEST_QUOTED_WORDS ? 0 : 1 - inOrder / fewestTelling,
  }
}

function shareTold({ quotedStems }: PreparedStatement, { stems }: PreparedStatement): number {
  const quoted = [...new Set(quotedStems)].sort()
  return quoted.length === 0 ? 0 : weighShared(quoted, stems) / weighStems(quoted)
}

function haveOtherNumbers(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && ![...one].some((number) => other.has(number))
}

function compareDays(
  one: PreparedStatement,
  other: PreparedStatement,
): Pick<Likeness, 'sameDay' | 'otherDay' | 'daysApart'> {
  if (one.said && other.said) {
    const gap = Math.max(0, one.said.from - other.said.to, other.said.from - one.said.to)
    const apart = logDays(gap)
    return { sameDay: gap === 0 ? 1 : 0, otherDay: apart, daysApart: apart }
  }
  const [day, otherDay] = [one, other].map(({ said, article }) => said?.to ?? article.day)
  const isKnown = day !== undefined && otherDay !== undefined
  return {
    sameDay: 0,
    otherDay: 0,
    daysApart: logDays(isKnown ? Math.abs(day - otherDay) : DAYS_WHERE_UNKNOWN),
  }
}

function logDays(days: number): number {
  return Math.log1p(Math.min(days, MOST_DAYS))
}

/** The longest run of words that stands in both; of equally long ones the heaviest. */
export function findLongestRun(one: readonly string[], other: readonly string[]): readonly string[] {
  const columns = Math.min(other.length, MOST_WORDS_COMPARED)
  const rows = Math.min(one.length, MOST_WORDS_COMPARED)
  const lengths = new Uint8Array(columns + 1)
  let longest: readonly string[] = []
  for (let row = 0; row < rows; row++) {
    const word = one[row]
    for (let at = columns; at > 0; at--) {
      lengths[at] = word === other[at - 1] ? lengths[at - 1]! + 1 : 0
      const length = lengths[at]!
      if (length < longest.length || length === 0) continue
      const run = one.slice(row + 1 - length, row + 1)
      if (length > longest.length || weighRun(run) > weighRun(longest)) longest = run
    }
  }
  return longest
}

function weighRun(words: readonly string[]): number {
  return weighStems(findContentStems(words))
}

/** The length of the longest common subsequence of words, which may have gaps but keeps the order. */
export function countCommonInOrder(one: readonly string[], other: readonly string[]): number {
  const columns = Math.min(other.length, MOST_WORDS_COMPARED)
  const rows = Math.min(one.length, MOST_WORDS_COMPARED)
  const lengths = new Uint8Array(columns + 1)
  for (let row = 0; row < rows; row++) {
    const word = one[row]
    let diagonal = 0
    for (let at = 1; at <= columns; at++) {
      const above = lengths[at]!
      lengths[at] = word === other[at - 1] ? diagonal + 1 : Math.max(above, lengths[at - 1]!)
      diagonal = above
    }
  }
  return lengths[columns]!
}
