/**
 * Denials: a voice says that something is not so, or turns it down. Each is tied to the very statement that it denies where
 * that is among the parties, and stands with an open claim where it is not.
 *
 * @module
 */
import type { Act } from '../record.ts'
import { findNegated, haveOneSubject, measureLikeness, namesVoice } from './compare-claims.ts'
import { DEMAND_NOUNS } from './english.ts'
import { ACCUSATION_NOUNS } from './english-relations.ts'
import { findNamed } from './find-named.ts'
import { areOneSide, type Found, limitConfidence, measureGap, relate, type Speaking } from './party.ts'
import { quoteBeginning } from './quote-beginning.ts'
import { type Denied, findClaimByNoun, findDenied, tidyClaim } from './read-denial.ts'
import { findContentStems, splitWords } from './split-words.ts'
import { chooseBest, isDeniable, type Surroundings } from './surroundings.ts'

/** Denials and rejections, each with what it denies. */
export function findDenials(around: Surroundings): Found[] {
  return around.all.flatMap((speaking) => {
    const denied = findDenied(speaking)
    return denied ? tie(denied, around) : []
  })
}

function tie(denied: Denied, around: Surroundings): Found[] {
  const { speaking, verb } = denied
  const named = findNamed(speaking.statement, { names: around.names, by: speaking.party })
  const to =
    findInside(denied, around) ??
    (named.length > 0
      ? (findOfNamed(denied, named) ?? findNear(denied, named))
      : (findClaimed(denied, around) ?? findDemanded(denied, around) ?? findBefore(denied, around)))
  if (to) {
    const what = quoteBeginning(denied.claim ?? speaking.statement.statement.text.content)
    const reason = `${speaking.party.voice.name} ${verb} what ${to.other.party.voice.name} ${to.verb}: ${what}.`
    return [relate('denies', { from: speaking, to: to.other, reason, confidence: to.confidence })]
  }
  const claim = denied.claim ?? findClaimByNoun(denied)
  return claim === undefined ? [] : leaveOpen(denied, claim)
}

function leaveOpen({ speaking, verb }: Denied, written: string): Found[] {
  const claim = tidyClaim(written)
  const { party, statement } = speaking
  return [
    {
      kind: 'denies',
      from: party.utterance,
      claim,
      evidence: { from: statement.statement.id },
      reason: `${party.voice.name} ${verb} a claim that nobody in the story is found to have made: ${quoteBeginning(claim)}.`,
      confidence: limitConfidence(verb === 'denied' ? 0.9 : 0.85, [speaking]),
    },
  ]
}

interface Tied {
  readonly other: Speaking
  readonly verb: 'said' | 'demanded'
  readonly confidence: number
}

const verbFor = ({ statement }: Speaking): 'said' | 'demanded' =>
  statement.statement.act === 'demand' ? 'demanded' : 'said'

/** "disputed BuzzFeed's report that said X": X stands inside the denial as the words of the one who is named before it. */
function findInside({ speaking, claim }: Denied, { inArticle }: Surroundings): Tied | undefined {
  if (claim === undefined) return undefined
  const { content } = speaking.statement.statement.text
  const [start, end] = findEnds(speaking)
  const begins = start + content.indexOf(claim)
  const other = inArticle.get(speaking.statement.statement.article)?.find((one) => {
    const [from, to] = findEnds(one)
    const isInside = Math.abs(from - begins) <= MOST_LETTERS_ASIDE && to <= end && from > start
    const speakerEnd = one.statement.statement.speaker.at(-1)?.[1] ?? end
    return isInside && speakerEnd < begins && !areOneSide(one.party, speaking.party)
  })
  return other && { other, verb: verbFor(other), confidence: 0.85 }
}

/** A nested statement may begin at "that" where the claim begins after it. */
const MOST_LETTERS_ASIDE = 12

const findEnds = ({ statement: { statement } }: Speaking): [number, number] => [
  statement.content[0]?.[0] ?? 0,
  statement.content.at(-1)?.[1] ?? 0,
]

/** "Dorasca's demand", "criticism from Dorasca": of the voice that is named, the statement that fits best. */
function findOfNamed(denied: Denied, named: readonly Speaking[]): Tied | undefined {
  const { speaking, stems, noun, claim } = denied
  const act = noun === undefined ? undefined : findAct(noun)
  const what = countTold(denied)
  const best = chooseBest(
    named.flatMap((other) => {
      if (!isDeniable(other, speaking)) return []
      const bare = stems.filter(
        (stem) => !other.party.nameWords.some((word) => findContentStems([word])[0] === stem),
      )
      const { weight, shared } = measureLikeness(bare, other.statement.stems)
      const fits = act !== undefined && other.statement.statement.act === act
      const isCall = fits && claim === undefined && !NOUNS_OF_OFFERING.has(noun!)
      // One word in common, where the denial tells more, may be of another demand.
      if (shared.length < 2 && what > (areInOneArticle(other, speaking) ? MOST_UNSHARED_NEAR : MOST_UNSHARED))
        return []
      if (weight < (fits ? 5 : 7) && !isCall) return []
      return [{ other, weight: weight + (fits ? 10 : 0) }]
    }),
  )
  return best && { other: best.other, verb: verbFor(best.other), confidence: 0.75 }
}

/** How much a denial tells of what it turns down: "the call for a ban on fish" much, "the call" or "criticism from Ivo Marr" nothing. */
function countTold({ phrase, noun }: Denied): number {
  const [what = ''] = phrase.split(END_OF_WHAT)
  const words = splitWords(what)
  return findContentStems(words.slice(noun === undefined ? 0 : words.indexOf(noun) + 1)).length
}

/** Where the voice's own verdict begins, or who made it. */
const END_OF_WHAT = /(?<=.)(?:[,”"…]|\s(?:is|are|was|were|as)\s|\s(?:from|by)\s+(?=\p{Lu}))/u
/** Of so many words that tell something one in common is enough. */
const MOST_UNSHARED = 1
const MOST_UNSHARED_NEAR = 2

const areInOneArticle = ({ statement: one }: Speaking, { statement: other }: Speaking): boolean =>
  one.statement.article === other.statement.article

/** "Cruz’s description is false": of the voice that is named, what it said last before. */
function findNear({ speaking, noun, claim, phrase }: Denied, named: readonly Speaking[]): Tied | undefined {
  if (noun === undefined || claim !== undefined || DEMAND_NOUNS.has(noun)) return undefined
  if (splitWords(phrase).length > MOST_WORDS_OF_BARE_PHRASE) return undefined
  const best = chooseBest(
    named.flatMap((other) => {
      const gap = measureGap(other, speaking)
      if (gap === undefined || gap > MOST_LETTERS_TO_NAMED || !isDeniable(other, speaking)) return []
      return [{ other, weight: -gap }]
    }),
  )
  return best && { other: best.other, verb: verbFor(best.other), confidence: 0.75 }
}

const MOST_WORDS_OF_BARE_PHRASE = 6
const MOST_LETTERS_TO_NAMED = 400

const NOUNS_OF_OFFERING = new Set('offer offers proposal proposals invitation'.split(' '))

/** A statement that claims just that, whoever made it. */
function findClaimed({ speaking, stems, claim }: Denied, { findAlike }: Surroundings): Tied | undefined {
  if (claim === undefined) return undefined
  const words = splitWords(claim)
  const isNegated = findNegated(words).length % 2 === 1
  const best = chooseBest(
    findAlike(stems).flatMap((other) => {
      // The one that the claim is about is not the one who makes it.
      if (!isDeniable(other, speaking) || namesVoice(words, other.party)) return []
      return other.statement.claims.flatMap((its) => {
        if (its.isQuestion || (findNegated(its.words).length % 2 === 1) !== isNegated) return []
        if (its.words.some((word) => WORDS_OF_HANDING_ON.has(word))) return []
        if (
          !haveOneSubject({ words, stems, ...describeVoice(speaking) }, { ...its, ...describeVoice(other) })
        )
          return []
        const likeness = measureLikeness(stems, its.stems)
        const { shared, weight, contained, joint } = likeness
        const isEnough =
          shared.length >= 3 ? contained >= 0.5 && joint >= 0.25 : shared.length === 2 && joint >= 0.5
        return isEnough && (weight >= 12 || joint >= 0.7) ? [{ other, weight: weight * joint }] : []
      })
    }),
  )
  return best && { other: best.other, verb: verbFor(best.other), confidence: 0.75 }
}

const describeVoice = ({ party: { nameWords, voice } }: Speaking) => ({ nameWords, voice: voice.id })

/** "People allege that ...": somebody else's claim. */
const WORDS_OF_HANDING_ON = new Set(
  'allege alleges alleged allegation allegations accuse accuses accused'.split(' '),
)

/** "rebuffed calls to step aside": a demand of just that. */
function findDemanded(
  { speaking, stems, noun, claim }: Denied,
  { findAlike }: Surroundings,
): Tied | undefined {
  if (claim !== undefined || !DEMAND_NOUNS.has(noun ?? '')) return undefined
  const best = chooseBest(
    findAlike(stems).flatMap((other) => {
      if (other.statement.statement.act !== 'demand' || !isDeniable(other, speaking)) return []
      const { weight, contained } = measureLikeness(stems, other.statement.stems)
      return weight >= 8 && contained >= 0.6 ? [{ other, weight }] : []
    }),
  )
  return best && { other: best.other, verb: 'demanded', confidence: 0.7 }
}

/** "denied the charges", "rejected his call": what was said right before. */
function findBefore(
  { speaking, noun, claim, phrase }: Denied,
  { inArticle }: Surroundings,
): Tied | undefined {
  if (noun === undefined || claim !== undefined) return undefined
  const isBare =
    !/\b(?:about|of|on|that .* that|as)\b/i.test(phrase) &&
    /^(?:the|those|these|that|this|his|her|their|any|all|such|its|both)\s+(?:\w+\s+){0,2}\w+/i.test(phrase)
  if (!isBare || splitWords(phrase).length > 8) return undefined
  const isDemand = DEMAND_NOUNS.has(noun)
  const isPointing = /^(?:those|these|that|this|such)\s+\w+$/i.test(phrase)
  const list = inArticle.get(speaking.statement.statement.article) ?? []
  const nearest = list.findLast((one) => measureGap(one, speaking) !== undefined)
  const other = list.findLast((one) => {
    const gap = measureGap(one, speaking)
    if (gap === undefined || !isDeniable(one, speaking)) return false
    const { act } = one.statement.statement
    if (isDemand) return act === 'demand' && gap <= MOST_LETTERS_TO_DEMAND
    if (isPointing)
      return gap <= MOST_LETTERS_TO_POINTED && one === nearest && one.party.voice.kind !== 'group'
    // Who speaks of allegations hands on what others allege.
    if (one.statement.words.some((word) => ACCUSATION_NOUNS.has(word))) return false
    return (
      namesVoice(one.statement.words, speaking.party) &&
      gap <= (act === 'accuse' ? MOST_LETTERS_TO_ACCUSATION : MOST_LETTERS_TO_CLAIM)
    )
  })
  return other && { other, verb: verbFor(other), confidence: 0.8 }
}

const MOST_LETTERS_TO_POINTED = 200
const MOST_LETTERS_TO_CLAIM = 300
const MOST_LETTERS_TO_DEMAND = 300
const MOST_LETTERS_TO_ACCUSATION = 600

function findAct(noun: string): Act | undefined {
  if (DEMAND_NOUNS.has(noun)) return 'demand'
  if (ACCUSATION_NOUNS.has(noun)) return 'accuse'
  return undefined
}
