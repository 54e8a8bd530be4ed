/**
 * Whether two claims say the same, or the opposite: overlap of the words that tell something, what is negated in each,
 * and words that are each other's opposites.
 *
 * @module
 */
import { NEGATIONS } from './english.ts'
import {
  SIDES_OF_OPPOSITES,
  WORDS_AFTER_NEGATION,
  WORDS_OF_CONDITION,
  WORDS_OF_DUTY,
  WORDS_OF_MIND,
} from './english-relations.ts'
import { type Claim, findNumbers } from './prepare-statements.ts'
import { findContentStems, stemWord } from './split-words.ts'
import { weighStems } from './weigh-stems.ts'

export interface Likeness {
  /** The content stems that both have. */
  readonly shared: readonly string[]
  readonly weight: number
  /** The weight of the shared stems as a share of that of the lighter claim, and of both together. */
  readonly contained: number
  readonly joint: number
}

/** How much two lists of stems have in common. */
export function measureLikeness(one: readonly string[], other: readonly string[]): Likeness {
  const others = new Set(other)
  const shared = one.filter((stem) => others.has(stem))
  const weight = weighStems(shared)
  const [its, theirs] = [weighStems(one), weighStems(other)]
  return {
    shared,
    weight,
    contained: weight / Math.max(1, Math.min(its, theirs)),
    joint: weight / Math.max(1, its + theirs - weight),
  }
}

/** A claim with what comparing it asks for, found once. */
export interface Point {
  readonly claim: Claim
  readonly weight: number
  readonly numbers: ReadonlySet<string>
  /** Told as what may be: under a condition, as a possibility, in doubt. */
  readonly isConditional: boolean
  /** Tells what should be rather than what is. */
  readonly isWish: boolean
  /** The stems that it negates: the first that tells something after each "not". */
  readonly negated: readonly string[]
  /** Its stems that have opposites, with their sides. */
  readonly opposable: ReadonlyMap<string, readonly number[]>
}

/** What comparing a claim asks for. */
export function describePoint(claim: Claim): Point {
  const opposable = new Map<string, readonly number[]>()
  for (const word of claim.words) {
    const stem = stemWord(word)
    const sides = SIDES_OF_OPPOSITES.get(stem)
    if (sides) opposable.set(stem, sides)
  }
  return {
    claim,
    weight: weighStems(claim.stems),
    numbers: findNumbers(claim.words),
    isConditional: claim.words.some((word) => WORDS_OF_CONDITION.has(word)),
    isWish: claim.words.some((word) => WORDS_OF_DUTY.has(word)),
    negated: findNegated(claim.words),
    opposable,
  }
}

/** Whether both give numbers, and none in common. */
export function haveOtherNumbers({ numbers }: Point, { numbers: others }: Point): boolean {
  return numbers.size > 0 && others.size > 0 && ![...numbers].some((number) => others.has(number))
}

/** The stems that some words negate: the first that tells something after each "not". */
export function findNegated(words: readonly string[]): string[] {
  return words.flatMap((word, at) => {
    if (!NEGATIONS.has(word)) return []
    const near = words.slice(at + 1, at + 6)
    const end = near.findIndex((next) => WORDS_OF_REASONS.has(next))
    const rest = near.slice(0, end < 0 ? near.length : end).filter((next) => !WORDS_AFTER_NEGATION.has(next))
    return findContentStems(rest).slice(0, 1)
  })
}

/** "Has not come down because jobs were made" says nothing of whether they were. */
const WORDS_OF_REASONS = new Set('because since if unless when until'.split(' '))

/** How one claim is the opposite of another: by what word. */
export interface Opposite {
  readonly likeness: Likeness
  /** What only one of them says, for a reason: `not qualified`, `guilty – innocent`. */
  readonly turnedBy: string
  /** The stem that is negated in one and not in the other. */
  readonly stem?: string
}

/** Two claims that are alike but for one "not", or one pair of opposites. */
export function compareOpposites(one: Point, other: Point): Opposite | undefined {
  const [negated, others] = [one.negated, other.negated]
  if (negated.length + others.length > 1) return undefined
  const pair = findOppositePair(one, other)
  if (pair) {
    if (negated.length + others.length > 0) return undefined
    const likeness = measureLikeness(
      one.claim.stems.filter((stem) => stem !== pair[0]),
      other.claim.stems.filter((stem) => stem !== pair[1]),
    )
    return { likeness, turnedBy: `${tellStem(pair[0], one.claim)} – ${tellStem(pair[1], other.claim)}` }
  }
  const [turned, { claim }, its] = negated.length > 0 ? [negated[0]!, one, other] : [others[0]!, other, one]
  if (turned === undefined || !its.claim.stems.includes(turned) || STEMS_OF_MIND.has(turned)) return undefined
  return {
    likeness: measureLikeness(one.claim.stems, other.claim.stems),
    turnedBy: `not ${tellStem(turned, claim)}`,
    stem: turned,
  }
}

const STEMS_OF_MIND: ReadonlySet<string> = new Set([...WORDS_OF_MIND].map(stemWord))

/** The one pair of opposites of which each claim has one side and not the other. */
function findOppositePair({ opposable }: Point, { opposable: others }: Point): [string, string] | undefined {
  if (opposable.size === 0 || others.size === 0) return undefined
  const pairs: [string, string][] = []
  for (const [stem, sides] of opposable) {
    if (others.has(stem)) continue
    for (const [its, theirs] of others) {
      if (!opposable.has(its) && theirs.some((side) => sides.includes(-side))) pairs.push([stem, its])
    }
  }
  return pairs.length === 1 ? pairs[0] : undefined
}

/** Whether the claims have a pair of opposites between them. */
export function haveOpposites(one: Point, other: Point): boolean {
  return findOppositePair(one, other) !== undefined
}

/** A stem as the claim writes it. */
export const tellStem = (stem: string, { words }: Claim): string =>
  words.find((word) => stemWord(word) === stem) ?? stem

/**
 * Whether two claims may be about one thing: the first word that tells something of one stands in the other, or it begins with a
 * pronoun. "I" and "we" are the voice itself, which another names or calls "he".
 */
export function haveOneSubject(one: SaidClaim, other: SaidClaim): boolean {
  const [a, b] = [findSubject(one, other), findSubject(other, one)]
  const areOfTwo = isOwn(one) && isOwn(other) && one.voice !== other.voice
  return a !== 'other' && b !== 'other' && !areOfTwo
}

/** A claim with whose it is. */
export interface SaidClaim {
  readonly words: readonly string[]
  readonly stems: readonly string[]
  readonly nameWords: readonly string[]
  readonly voice: string
}

function findSubject(claim: SaidClaim, other: SaidClaim): 'pronoun' | 'same' | 'other' {
  const bare = claim.words[0] === 'that' ? claim.words.filter((word) => word !== 'that') : claim.words
  const [first = '', second] = bare
  if (first === 'nobody' || (first === 'no' && second === 'one')) return 'other'
  if (isOwn(claim) && claim.voice !== other.voice) {
    const isNamed = claim.nameWords.length > 0 && claim.nameWords.every((word) => other.words.includes(word))
    return isNamed || PRONOUNS_OF_OTHERS.has(other.words[other.words[0] === 'that' ? 1 : 0] ?? '')
      ? 'pronoun'
      : 'other'
  }
  if (isOwn(claim) || PRONOUNS_OF_OTHERS.has(first)) return 'pronoun'
  const stems = findContentStems(bare.slice(0, 6)).slice(0, 2)
  return stems.some((stem) => other.stems.includes(stem)) ? 'same' : 'other'
}

const isOwn = ({ words }: SaidClaim): boolean => OWN_PRONOUNS.has(words[words[0] === 'that' ? 1 : 0] ?? '')

const OWN_PRONOUNS = new Set('i we im ive weve'.split(' '))
const PRONOUNS_OF_OTHERS = new Set(
  'he she it they you this that there these those its theyre hes shes'.split(' '),
)

/** Whether the words name this voice: all words of its name; a country also by the word grown from it (Dorasca, Dorascan). */
export function namesVoice(
  words: readonly string[],
  { nameWords, voice }: { nameWords: readonly string[]; voice: { readonly kind: string } },
): boolean {
  if (nameWords.length === 0) return false
  const mayGrow = voice.kind === 'government'
  return nameWords.every((name) =>
    words.some((word) => word === name || (mayGrow && isGrownFrom(word, name))),
  )
}

function isGrownFrom(word: string, name: string): boolean {
  if (word.length < 5 || Math.abs(word.length - name.length) > 3) return false
  let at = 0
  while (at < name.length && word[at] === name[at]) at++
  return at >= Math.max(5, Math.min(word.length, name.length) - 1)
}
