/**
 * Contradictions: two voices of which one says what the other negates, or is against what the other is for.
 *
 * @module
 */
import {
  compareOpposites,
  haveOneSubject,
  haveOtherNumbers,
  type Likeness,
  measureLikeness,
  type SaidClaim,
} from './compare-claims.ts'
import { DEMAND_NOUNS, WANTING_WORDS } from './english.ts'
import {
  CLAIM_NOUNS,
  FOR_OR_AGAINST,
  NOUNS_OF_HAVING,
  SAYING_NOUNS,
  WORDS_BEFORE_OWN_STAND,
  WORDS_OF_CONDEMNING,
  WORDS_OF_ENDING,
  WORDS_OF_OPPOSITION,
  WORDS_OF_SUPPORT,
} from './english-relations.ts'
import type { Side } from './list-sides.ts'
import { areCrowds, areOneSide, type Found, haveCommonWords, relate, type Speaking } from './party.ts'
import type { Claim } from './prepare-statements.ts'
import { findContentStems, splitWords } from './split-words.ts'
import { weighStems } from './weigh-stems.ts'

export interface Opposition {
  readonly likeness: Likeness
  readonly reason: string
  readonly confidence: number
}

/** The contradiction between two claims, where there is one. */
export function findOpposite(one: Side, other: Side): Opposition | undefined {
  if (one.isConditional || other.isConditional || one.claim.isQuestion || other.claim.isQuestion)
    return undefined
  if (one.isWish !== other.isWish || isStand(one) !== isStand(other) || haveOtherNumbers(one, other))
    return undefined
  const opposite = compareOpposites(one, other)
  if (!opposite || isFragment(one) || isFragment(other)) return undefined
  const { likeness, turnedBy } = opposite
  const { shared, weight, contained, joint } = likeness
  const isEnough =
    shared.length >= 3 ? contained >= 0.55 && joint >= 0.38 : shared.length === 2 && joint >= 0.6
  // "Some things are not so" against "things are so": nothing says that they are the same.
  if (
    !isEnough ||
    weight < 10 ||
    weighStems(likeness.shared.filter((stem) => stem !== opposite.stem)) < 6 ||
    !haveOneSubject(sayClaim(one), sayClaim(other))
  )
    return undefined
  return {
    likeness,
    reason: `only one of them says ‘${turnedBy}’`,
    confidence: Math.min(0.85, 0.55 + 0.3 * joint),
  }
}

const sayClaim = ({ claim: { words, stems }, party: { nameWords, voice } }: Side): SaidClaim => ({
  words,
  stems,
  nameWords,
  voice: voice.id,
})

/** "more aid", which somebody seeks, says nothing that another could negate; "that aid came" does. */
function isFragment({ claim, statement: { statement } }: Side): boolean {
  if (claim.words.length < LEAST_WORDS_OF_CLAIM) return true
  if (statement.quotation !== 'indirect' || /^that\s/i.test(statement.text.content)) return false
  return !claim.words.some((word) => WORDS_OF_CLAUSES.has(word) || /..ed$/.test(word))
}

const LEAST_WORDS_OF_CLAIM = 3

const WORDS_OF_CLAUSES = new Set(
  'is are was were has have had will would can could should must does did do he she it they we i supports opposes'.split(
    ' ',
  ),
)

/** A stand that a statement takes, and on what. */
interface Stand extends Speaking {
  readonly side: 'for' | 'against'
  /** Content stems of what it is for or against. */
  readonly thing: readonly string[]
  /** The words, for a reason. */
  readonly words: string
  /** Whether it says so in so many words, rather than that something should be. */
  readonly isOutright: boolean
  /** Whether its cue tells nothing else: "supports", "opposes". */
  readonly isPlain: boolean
}

/** Governments are left out: what is wanted of a country is said with its name. */
const NAMED_KINDS: ReadonlySet<string> = new Set(['person', 'organisation', 'outlet'])

/** "I am against a base" and "Russia should consider a base": one is against the very thing that the other wants. */
export function findOpposedStands(speakings: readonly Speaking[]): Found[] {
  const names = new Set(
    speakings
      .flatMap(({ party }) => (NAMED_KINDS.has(party.voice.kind) ? party.nameWords : []))
      .flatMap((word) => findContentStems([word])),
  )
  const stands = speakings
    .flatMap(findStands)
    .map((stand) => ({ ...stand, thing: stand.thing.filter((stem) => !names.has(stem)) }))
  const against = stands.filter(({ side, thing }) => side === 'against' && thing.length > 0)
  const wanting = stands.filter(({ side, thing }) => side === 'for' && thing.length > 0)
  const holders = new Map<string, Stand[]>()
  for (const stand of wanting) {
    for (const stem of stand.thing) {
      const known = holders.get(stem)
      if (known) known.push(stand)
      else holders.set(stem, [stand])
    }
  }
  return against.flatMap((stand) => {
    const met = new Set(stand.thing.flatMap((stem) => holders.get(stem) ?? []))
    return [...met].flatMap((other) => opposeStands(stand, other))
  })
}

function opposeStands(stand: Stand, other: Stand): Found[] {
  if (areOneSide(stand.party, other.party) || haveCommonWords(stand, other) || areCrowds(stand, other))
    return []
  const likeness = measureLikeness(stand.thing, other.thing)
  const isInArticle = stand.statement.statement.article === other.statement.statement.article
  const covered = likeness.weight / Math.max(1, weighStems(stand.thing))
  const arePlain = stand.isPlain && other.isPlain
  if (covered < (arePlain ? 0.5 : 0.6) || likeness.weight < (isInArticle ? 5 : 8)) return []
  if (
    likeness.joint < (arePlain ? 0.25 : other.isOutright ? 0.35 : 0.5) ||
    (!other.isOutright && !isInArticle)
  )
    return []
  const reason = `${stand.party.voice.name} was against what ${other.party.voice.name} was for: ‘${stand.words}’.`
  return [
    relate('contradicts', { from: stand, to: other, reason, confidence: other.isOutright ? 0.75 : 0.65 }),
  ]
}

/** Whether what a statement has for content is what somebody is for or against, and nothing that is said to be so. */
function isStand({ statement: { statement } }: Speaking): boolean {
  if (statement.act === 'demand') return true
  const cue = splitWords(statement.text.cue ?? '')
  return (
    statement.quotation !== 'direct' &&
    cue.some((word) => WORDS_OF_SUPPORT.has(word) || WORDS_OF_OPPOSITION.has(word))
  )
}

function findStands(speaking: Speaking): Stand[] {
  const { statement } = speaking.statement
  const cue = splitWords(statement.text.cue ?? '')
  // Who condemns a thing may want the very same as who demands that it end.
  if (cue.some((word) => WORDS_OF_FORMER_STANDS.has(word) || WORDS_OF_CONDEMNING.has(word))) return []
  const isTold = statement.quotation !== 'direct'
  const isAgainst = cue.some((word, at) => WORDS_OF_OPPOSITION.has(word) && !isOnlyPreposition(cue, at))
  // Who turns down remarks or a report is against words, and not against what these are about.
  if (isAgainst && speaking.statement.words.slice(0, WORDS_TO_NOUN).some((word) => isNounOfWords(word)))
    return []
  if (isTold && isAgainst)
    return makeStand(speaking, { side: 'against', words: speaking.statement.words, isOutright: true })
  if (isAgainst || statement.act === 'reject' || statement.act === 'deny' || statement.act === 'accuse')
    return []
  if (isTold && (cue.some((word) => WORDS_OF_SUPPORT.has(word)) || statement.act === 'demand'))
    return makeStand(speaking, { side: 'for', words: findWanted(speaking), isOutright: true })
  return speaking.statement.claims.flatMap((claim) => findStandInClaim(speaking, claim))
}

/** "his phrase in the election against Marr was", "pushed back against": not what the voice is against. */
const isOnlyPreposition = (cue: readonly string[], at: number): boolean =>
  cue[at] === 'against' && (cue.length > at + 1 || cue[at - 1] === 'back')

/** Of "called on the council to close the pier", what the council should do. */
function findWanted({ statement: { statement, words } }: Speaking): readonly string[] {
  const to = statement.act === 'demand' ? words.indexOf('to') : -1
  return to >= 0 && to <= MOST_WORDS_OF_ADDRESSEE ? words.slice(to + 1) : words
}

const MOST_WORDS_OF_ADDRESSEE = 6
const WORDS_TO_NOUN = 8

const isNounOfWords = (word: string): boolean =>
  (CLAIM_NOUNS.has(word) || SAYING_NOUNS.has(word)) &&
  !DEMAND_NOUNS.has(word) &&
  !NOUNS_OF_HAVING.has(word) &&
  !NOUNS_OF_IDEAS.has(word)

const NOUNS_OF_IDEAS = new Set('idea notion suggestion'.split(' '))
const WORDS_OF_FORMER_STANDS = new Set('had once previously formerly originally initially'.split(' '))

/** "that he was against a base", "Dorn should consider a base". */
function findStandInClaim(speaking: Speaking, claim: Claim): Stand[] {
  if (claim.isNegative || claim.isQuestion) return []
  const { words } = claim
  const outright = words.findIndex((word) => FOR_OR_AGAINST.has(word))
  if (outright >= 0 && isOwnStand(words.slice(0, outright), speaking))
    return makeStand(speaking, {
      side: FOR_OR_AGAINST.get(words[outright]!)!,
      words: words.slice(outright + 1),
      isOutright: true,
    })
  const wanting = words.findLastIndex((word) => WANTING_WORDS.has(word))
  if (wanting < 0 || words.slice(0, wanting).some((word) => word === 'if' || word === 'who')) return []
  return makeStand(speaking, { side: 'for', words: words.slice(wanting + 1), isOutright: false })
}

/** Whether the words before "against" say nothing but that the voice itself is. */
function isOwnStand(before: readonly string[], { party }: Speaking): boolean {
  return before.every((word) => WORDS_BEFORE_OWN_STAND.has(word) || party.nameWords.includes(word))
}

const AFTER_THING = new Set(
  'in on at under with while because as when until if before after and which who but during despite saying'.split(
    ' ',
  ),
)

const WORDS_OF_PLAIN_STANDS = new Set('vetoed endorses endorsed advocate advocates'.split(' '))
const MOST_WORDS_OF_THING = 12
const WORDS_TO_ENDING = 4

function makeStand(
  speaking: Speaking,
  { side, words, isOutright }: { side: 'for' | 'against'; words: readonly string[]; isOutright: boolean },
): Stand[] {
  // Who wants a thing to end is not for it.
  if (side === 'for' && words.slice(0, WORDS_TO_ENDING).some((word) => WORDS_OF_ENDING.has(word))) return []
  const end = words.findIndex((word, index) => index > 0 && AFTER_THING.has(word))
  const thing = (end < 0 ? words : words.slice(0, end)).slice(0, MOST_WORDS_OF_THING)
  const stems = [...new Set(findContentStems(thing))].filter((stem) => !DEMAND_NOUNS.has(stem)).sort()
  // Who leaves a thing to others does not say what it should be.
  if (stems.length === 0 || thing.includes('whether')) return []
  const cue = splitWords(speaking.statement.statement.text.cue ?? '')
  const isPlain = cue.some((word) => FOR_OR_AGAINST.has(word) || WORDS_OF_PLAIN_STANDS.has(word))
  return [{ ...speaking, side, thing: stems, words: thing.join(' '), isOutright, isPlain }]
}
