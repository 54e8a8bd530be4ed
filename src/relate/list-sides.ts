/**
 * Claims of parties, and the pairs of them that share words.
 *
 * @module
 */
import { describePoint, type Point } from './compare-claims.ts'
import { ABBREVIATIONS } from './english-relations.ts'
import type { Party, Speaking } from './party.ts'
import { listSpeakings } from './party.ts'
import type { Claim, PreparedStatement } from './prepare-statements.ts'
import { weighStem } from './weigh-stems.ts'

const MOST_CLAIMS_OF_SAYING = 12
/** Two claims that share less have nothing to do with each other. */
const LEAST_SHARED_WEIGHT = 9

/** Nor have two of which less than this share of the lighter one is in both. */
const LEAST_SHARED_PART = 0.45

/** One claim of a party. */
export interface Side extends Speaking, Point {}

/** The claims of each party, each wording once. */
export function listSides(parties: readonly Party[]): Side[] {
  return parties.flatMap((party) => {
    const known = new Set<string>()
    const sides: Side[] = []
    for (const { statement } of listSpeakings([party])) {
      if (isDenying(statement)) continue
      for (const [at, claim] of statement.claims.entries()) {
        // What is torn at "Mr." tells neither half.
        if (isTorn(claim) || (at > 0 && isTorn(statement.claims[at - 1]!))) continue
        const key = claim.words.join(' ')
        if (known.has(key) || sides.length === MOST_CLAIMS_OF_SAYING) continue
        known.add(key)
        sides.push({ party, statement, ...describePoint(claim) })
      }
    }
    return sides
  })
}

/** What somebody denies is no claim of theirs. */
const isDenying = ({ statement: { act, quotation } }: PreparedStatement): boolean =>
  act === 'deny' && quotation !== 'direct'

const isTorn = ({ text, words }: Claim): boolean =>
  text.endsWith('.') && ABBREVIATIONS.has(words.at(-1) ?? '')

/** Pairs of claims of different utterances that share enough stems that tell something. */
export function* pairSides(sides: readonly Side[]): Generator<[Side, Side]> {
  const holders = new Map<string, number[]>()
  sides.forEach(({ claim }, index) => {
    for (const stem of claim.stems) {
      const known = holders.get(stem)
      if (known) known.push(index)
      else holders.set(stem, [index])
    }
  })
  const shared = new Float32Array(sides.length)
  for (const [index, side] of sides.entries()) {
    const met: number[] = []
    for (const stem of side.claim.stems) {
      const known = holders.get(stem)!
      const weight = weighStem(stem)
      for (let at = known.length - 1; at >= 0 && known[at]! > index; at--) {
        const other = known[at]!
        if (shared[other] === 0) met.push(other)
        shared[other]! += weight
      }
    }
    for (const other of met) {
      const [weight, its] = [shared[other]!, sides[other]!]
      shared[other] = 0
      if (weight < LEAST_SHARED_WEIGHT || its.party === side.party) continue
      if (weight >= LEAST_SHARED_PART * Math.min(side.weight, its.weight)) yield [side, its]
    }
  }
}
