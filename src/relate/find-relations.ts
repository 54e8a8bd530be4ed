/**
 * Relations between utterances in their plain forms. Nothing is related that does not share words; precision comes
 * before recall.
 *
 * @module
 */
import { identify } from '../identify.ts'
import type { Relation } from '../record.ts'
import {
  areAboutOnePoint,
  findOpposedThing,
  isClaimNegative,
  isWanting,
  type Likeness,
} from './compare-claims.ts'
import { EMPTY_WORDS } from './english.ts'
import { findAnswers } from './find-answers.ts'
import { groupBy } from './group-by.ts'
import { isRunOf } from './match-wordings.ts'
import { type Found, isBefore, isDenial, type Party, relate, type Speaking } from './party.ts'
import type { Claim } from './prepare-statements.ts'
import { stemWord } from './split-words.ts'

/** Claims are looked up by stems that no more claims of the same story or voice have. */
const MOST_CLAIMS_OF_STEM = 60
const MOST_CLAIMS_OF_SAYING = 12

/** One claim of a party. */
interface Side extends Speaking {
  readonly claim: Claim
}

/** All relations between these parties, sorted by id. At most one of a kind between two utterances, the surest. */
export function findRelations(parties: readonly Party[]): Relation[] {
  const sidesOf = new Map(parties.map((party) => [party, listSides(party)]))
  const inStories = parties.flatMap((party) => party.stories.map((story) => ({ story, party })))
  const found: Found[] = []
  for (const group of groupBy(parties, ({ voice }) => voice.id).values()) {
    const sides = group.flatMap((party) => sidesOf.get(party)!)
    for (const [one, other] of pairSides(sides)) found.push(...findReversal(one, other))
  }
  for (const group of groupBy(inStories, ({ story }) => story).values()) {
    const ofStory = group.map(({ party }) => party)
    const sides = ofStory.flatMap((party) => sidesOf.get(party)!)
    for (const [one, other] of pairSides(sides)) found.push(...compareVoices(one, other))
    found.push(...findOppositions(sides), ...findAnswers(ofStory))
  }
  return keepSurest(found)
}

function listSides(party: Party): Side[] {
  const known = new Set<string>()
  const sides: Side[] = []
  for (const statement of party.saying) {
    for (const claim of statement.claims) {
      const key = claim.words.join(' ')
      if (known.has(key) || sides.length === MOST_CLAIMS_OF_SAYING) continue
      known.add(key)
      sides.push({ party, statement, claim })
    }
  }
  return sides
}

/** Pairs of claims of different utterances that share at least two stems, or are the same two stems. */
function* pairSides(sides: readonly Side[]): Generator<[Side, Side]> {
  const holders = new Map<string, number[]>()
  sides.forEach(({ claim }, index) => {
    for (const stem of claim.stems) {
      const known = holders.get(stem)
      if (known) known.push(index)
      else holders.set(stem, [index])
    }
  })
  for (const [index, side] of sides.entries()) {
    const met = new Map<number, number>()
    for (const stem of side.claim.stems) {
      const known = holders.get(stem)!
      if (known.length > MOST_CLAIMS_OF_STEM) continue
      for (const other of known) if (other > index) met.set(other, (met.get(other) ?? 0) + 1)
    }
    for (const [other, shared] of [...met].sort(([a], [b]) => a - b)) {
      if (shared >= 2 && sides[other]!.party !== side.party) yield [side, sides[other]!]
    }
  }
}

/** The same voice, on a later day, says the opposite. */
function findReversal(one: Side, other: Side): Found[] {
  const likeness = areAboutOnePoint(one.claim, { other: other.claim })
  if (!likeness || one.party.day === undefined || other.party.day === undefined) return []
  if (one.party.day === other.party.day || !areOpposite(one, other)) return []
  const [later, earlier] = one.party.day > other.party.day ? [one, other] : [other, one]
  const reason = `${later.party.voice.name} said the opposite before: ${tellWords(later, likeness)}.`
  return [
    relate('reverses', {
      from: later,
      to: earlier,
      reason,
      confidence: weigh(0.5, { one, other, likeness }),
    }),
  ]
}

/** Two voices on one point: the same, the opposite, or a denial. */
function compareVoices(one: Side, other: Side): Found[] {
  if (one.party.voice.id === other.party.voice.id) return []
  const isDenied = isDenial(one.statement) || isDenial(other.statement)
  const likeness = areAboutOnePoint(one.claim, { other: other.claim, isDenied })
  if (!likeness) return []
  const [later, earlier] = compareParties(one, other) > 0 ? [one, other] : [other, one]
  if (!areOpposite(one, other))
    return areAgreed(one, { other, likeness }) ? [agree(later, { earlier, likeness })] : []
  const denier = [later, earlier].find(({ statement }) => isDenial(statement))
  if (!denier) {
    const reason = `${later.party.voice.name} and ${earlier.party.voice.name} say opposite things: ${tellWords(later, likeness)}.`
    return [
      relate('contradicts', {
        from: later,
        to: earlier,
        reason,
        confidence: weigh(0.45, { one, other, likeness }),
      }),
    ]
  }
  const denied = denier === later ? earlier : later
  if (isBefore(denier.party, denied.party)) return []
  const reason = `${denier.party.voice.name} denies what ${denied.party.voice.name} says: ${tellWords(denier, likeness)}.`
  return [
    relate('denies', { from: denier, to: denied, reason, confidence: weigh(0.55, { one, other, likeness }) }),
  ]
}

function agree(later: Side, { earlier, likeness }: { earlier: Side; likeness: Likeness }): Found {
  const reason = `${later.party.voice.name} and ${earlier.party.voice.name} say the same: ${tellWords(later, likeness)}.`
  const confidence = weigh(0.5, { one: later, other: earlier, likeness })
  return relate('agrees', { from: later, to: earlier, reason, confidence })
}

/**
 * Likeness of two voices is asked more for agreement than for contradiction, because reports put one voice's words
 * beside many names. The same long run of words is one voice's twice, and no agreement.
 */
function areAgreed(one: Side, { other, likeness }: { other: Side; likeness: Likeness }): boolean {
  if (likeness.shared.length < 4 || likeness.contained < 0.75 || likeness.joint < 0.5) return false
  // Who says that it should be done does not say that it will.
  if (isWanting(one.claim) !== isWanting(other.claim)) return false
  const isNameless = ({ party }: Side) => ['group', 'unnamed', 'document'].includes(party.voice.kind)
  if (isNameless(one) && isNameless(other)) return false
  const [short, long] = [one.claim.words, other.claim.words].sort((a, b) => a.length - b.length)
  return !(short!.length >= 6 && isRunOf(short!, long!))
}

/** "I am against a base" and "Russia should consider a base": one is against the very thing that the other wants. */
function findOppositions(sides: readonly Side[]): Found[] {
  const wanting = groupBy(
    sides.filter(({ claim }) => isWanting(claim)),
    ({ statement }) => statement.statement.article,
  )
  return sides.flatMap((side) => {
    const thing = findOpposedThing(side.claim)
    if (!thing) return []
    const inArticle = wanting.get(side.statement.statement.article) ?? []
    return inArticle.flatMap((other): Found[] => {
      const isAbout = thing.every((stem) => other.claim.stems.includes(stem))
      if (!isAbout || other.party.voice.id === side.party.voice.id || isBefore(side.party, other.party))
        return []
      const words = tellStems(thing, side.claim)
      const reason = `${side.party.voice.name} is against what ${other.party.voice.name} wants: ${words}.`
      return [relate('contradicts', { from: side, to: other, reason, confidence: 0.65 })]
    })
  })
}

function areOpposite(one: Side, other: Side): boolean {
  return isClaimNegative(one.claim, one.statement) !== isClaimNegative(other.claim, other.statement)
}

function compareParties(one: Side, other: Side): number {
  const [a, b] = [one, other].map(({ party }) => party.day ?? Number.POSITIVE_INFINITY)
  return a === b ? (one.party.utterance < other.party.utterance ? -1 : 1) : a! - b!
}

/** Surer the more is shared, less sure where a claim stands under a condition. */
function weigh(
  least: number,
  { one, other, likeness }: { one: Side; other: Side; likeness: Likeness },
): number {
  const isConditional = [one, other].some(
    ({ claim }) => claim.words.includes('if') || claim.words.includes('unless'),
  )
  return (least + 0.4 * likeness.joint) * (isConditional ? 0.85 : 1)
}

function tellWords({ claim }: Side, { shared }: Likeness): string {
  return `both speak of ${tellStems(shared, claim)}`
}

function tellStems(stems: readonly string[], claim: Claim): string {
  const words = [...new Set(claim.words)].filter(
    (word) => stems.includes(stemWord(word)) && !EMPTY_WORDS.has(word),
  )
  return words.map((word) => `“${word}”`).join(', ')
}

/** One relation of a kind between two utterances; who contradicts or denies does not agree as well. */
function keepSurest(found: readonly Found[]): Relation[] {
  const surest = new Map<string, Found>()
  for (const one of found) {
    const key = `${one.kind} ${one.from} ${one.to}`
    const known = surest.get(key)
    const isSurer =
      !known ||
      one.confidence > known.confidence ||
      (one.confidence === known.confidence &&
        one.evidence.from + one.evidence.to < known.evidence.from + known.evidence.to)
    if (isSurer) surest.set(key, one)
  }
  const isOpposed = new Set(
    [...surest.values()]
      .filter(({ kind }) => kind === 'contradicts' || kind === 'denies')
      .flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]),
  )
  return [...surest.values()]
    .filter(({ kind, from, to }) => kind !== 'agrees' || !isOpposed.has(`${from} ${to}`))
    .map((one) => ({ id: identify('rel', [one.kind, one.from, one.to]), ...one }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
