/**
 * Whether two claims say the same, or the opposite: overlap of the words that say something, and polarity.
 *
 * @module
 */
import { DEMAND_NOUNS, OPPOSING_WORDS, WANTING_WORDS } from './english.ts'
import { type Claim, findNumbers, type PreparedStatement } from './prepare-statements.ts'
import { findContentStems } from './split-words.ts'

export interface Likeness {
  /** The content stems that both have. */
  readonly shared: readonly string[]
  /** Shared stems as a share of those of the shorter claim, and of both together. */
  readonly contained: number
  readonly joint: number
}

/** How much two claims have in common. */
export function measureLikeness(one: readonly string[], other: readonly string[]): Likeness {
  const others = new Set(other)
  const shared = one.filter((stem) => others.has(stem))
  const together = one.length + other.length - shared.length
  return {
    shared,
    contained: shared.length / Math.max(1, Math.min(one.length, other.length)),
    joint: shared.length / Math.max(1, together),
  }
}

/** How much two claims must have in common to be about one point. */
interface Demanded {
  readonly contained: number
  readonly joint: number
}
const BETWEEN_CLAIMS: Demanded = { contained: 0.7, joint: 0.4 }
/** Who denies something says so; that there is a claim to deny need not be shown by the words alone. */
const OF_A_DENIAL: Demanded = { contained: 0.6, joint: 0.35 }

/**
 * Whether the claims are about one thing, word for word nearly: most words of the shorter one, and few others. Two
 * words are enough only where there are no more ("The dam is safe", "The dam is not safe").
 */
export function areAboutOnePoint(
  one: Claim,
  { other, isDenied = false }: { other: Claim; isDenied?: boolean },
): Likeness | undefined {
  if (one.isQuestion || other.isQuestion || haveOtherNumbers(one, other)) return undefined
  const likeness = measureLikeness(one.stems, other.stems)
  const { shared, contained, joint } = likeness
  const least = isDenied && shared.length >= 4 ? OF_A_DENIAL : BETWEEN_CLAIMS
  const isEnough =
    shared.length >= 3
      ? contained >= least.contained && joint >= least.joint
      : shared.length === 2 && joint === 1
  return isEnough ? likeness : undefined
}

function haveOtherNumbers(one: Claim, other: Claim): boolean {
  const [numbers, others] = [findNumbers(one.words), findNumbers(other.words)]
  return numbers.size > 0 && others.size > 0 && ![...numbers].some((number) => others.has(number))
}

/** The polarity of a claim as its speaker means it: a denial turns round what it denies. */
export function isClaimNegative(claim: Claim, { statement }: PreparedStatement): boolean {
  return claim.isNegative !== (statement.act === 'deny')
}

/**
 * What somebody takes a stand against, where the claim begins so: `against a base in the current circumstances` gives
 * the stems of `a base`.
 */
export function findOpposedThing({ words }: Claim): string[] | undefined {
  const at = words.findIndex((word) => OPPOSING_WORDS.has(word))
  if (at < 0 || at > 4) return undefined
  const rest = words.slice(at + 1)
  const end = rest.findIndex((word, index) => index > 0 && AFTER_THING.has(word))
  const stems = findContentStems(end < 0 ? rest.slice(0, 5) : rest.slice(0, Math.min(end, 5)))
  return stems.length > 0 ? [...new Set(stems)].sort() : undefined
}

const AFTER_THING = new Set(
  'in on at under for of by with while because as when until if before after and that which who to but'.split(
    ' ',
  ),
)

/** Whether the claim wants something done. */
export function isWanting({ words, isNegative }: Claim): boolean {
  return (
    !isNegative &&
    words.some((word) => WANTING_WORDS.has(word)) &&
    !words.some((word) => OPPOSING_WORDS.has(word))
  )
}

/** Whether the content names a demand, an offer or the like: "Dorasca’s demand that". */
export function namesDemand(words: readonly string[]): boolean {
  return words.some((word) => DEMAND_NOUNS.has(word))
}

/** Whether the words name this voice: a word of its name, or one grown from it (Dorasca, Dorascan). */
export function namesVoice(words: readonly string[], nameWords: readonly string[]): boolean {
  return nameWords.some(
    (name) =>
      name.length >= 4 &&
      words.some(
        (word) =>
          word === name ||
          (word.length >= 5 &&
            Math.abs(word.length - name.length) <= 3 &&
            commonStart(word, name) >= Math.max(5, Math.min(word.length, name.length) - 1)),
      ),
  )
}

function commonStart(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at
}
