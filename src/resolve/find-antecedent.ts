import type { Document } from '../document.ts'
import { POSSESSIVE_PRONOUNS } from '../languages/en/index.ts'
import type { Span } from '../record.ts'
import type { Figure, Mention } from './figures.ts'

/** A mention that the reader has passed, with whom it means and whether that one spoke there. */
export interface PassedMention {
  readonly mention: Mention
  readonly figure: Figure
  readonly isSpeaker: boolean
}

export type PersonalPronoun = 'he' | 'she' | 'it' | 'they'

/** The figure that a pronoun means, or those between whom it cannot be told. */
export interface Antecedent {
  readonly figure?: Figure
  /** Another one stands out nearly as much. */
  readonly isDoubtful?: boolean
  /** The two that stand out most, where neither can be taken. */
  readonly between?: readonly Figure[]
}

interface Search {
  readonly kind: PersonalPronoun
  readonly passed: readonly PassedMention[]
  /** Whether the pronoun is a statement's speaker. */
  readonly isSpeaker: boolean
  /** The contents of the pronoun's own statements: who is named in them is spoken of, and does not speak. */
  readonly contents: readonly Span[]
  /** Who cannot be meant, whatever else speaks for it. */
  readonly isExcluded?: (figure: Figure) => boolean
}

/**
 * Whom a pronoun means: the fitting figure that stands out most among those named shortly before. Subjects and speakers
 * stand out, the nearer the more. `undefined` when none fits, or when two stand out alike: wrong is worse than missing.
 *
 * The weights were set by reading about 190 speakers that are pronouns or descriptions, of 60 PolNeAR training articles;
 * `test/resolve/pronouns.test.ts` guards what they must bring.
 */
export const findAntecedent = (document: Document, pronoun: Mention, search: Search): Figure | undefined =>
  weighAntecedents(document, pronoun, search).figure

/** The same with what is known of the others. */
export function weighAntecedents(document: Document, pronoun: Mention, search: Search): Antecedent {
  const scores = new Map<Figure, number>()
  const spokenOf = new Set<Figure>()
  const goesOn = search.kind === 'they' || opensClause(document, pronoun)
  let hasSubject = false
  const sentence = document.tokens[pronoun.head]!.sentence
  for (let i = search.passed.length - 1; i >= 0; i--) {
    const passed = search.passed[i]!
    const distance = sentence - document.tokens[passed.mention.head]!.sentence
    if (distance > FARTHEST_SENTENCE) break
    if (!fits(passed, search) || search.isExcluded?.(passed.figure)) continue
    if (isSpokenOf(passed, search)) {
      if (passed.mention.form === 'name') spokenOf.add(passed.figure)
      continue
    }
    let score = scoreProminence(document, pronoun, { passed, distance, search })
    if (distance === 0 && passed.mention.isSubject && !hasSubject && goesOn) {
      hasSubject = true
      score += LEAD_OF_LAST_SUBJECT
    }
    scores.set(passed.figure, Math.max(score, scores.get(passed.figure) ?? Number.NEGATIVE_INFINITY))
  }
  // Who speaks seldom names himself.
  for (const figure of spokenOf)
    if (scores.has(figure)) scores.set(figure, scores.get(figure)! - COST_OF_OWN_NAME)
  return chooseBest(scores, search.kind)
}

/**
 * The person whom the sentences right before are about: the only one named in them, else the one who stands out by far;
 * else those named there.
 */
export function findPersonSpokenOf(
  document: Document,
  mention: Mention,
  { passed, isExcluded }: { passed: readonly PassedMention[]; isExcluded: (figure: Figure) => boolean },
): { figure?: Figure; between: readonly Figure[] } {
  const { sentence } = document.tokens[mention.head]!
  const scores = new Map<Figure, number>()
  const search: Search = { kind: 'he', passed, isSpeaker: true, contents: [] }
  for (let i = passed.length - 1; i >= 0; i--) {
    const one = passed[i]!
    const distance = sentence - document.tokens[one.mention.head]!.sentence
    if (distance > 4) break
    if (one.figure.kind !== 'person' || isExcluded(one.figure)) continue
    const score = scoreProminence(document, mention, { passed: one, distance, search })
    scores.set(one.figure, Math.max(score, scores.get(one.figure) ?? Number.NEGATIVE_INFINITY))
  }
  const [first, second] = [...scores].sort((a, b) => b[1] - a[1])
  const standsOut = first !== undefined && (!second || first[1] - second[1] >= LEAD_OF_ONE_SPOKEN_OF)
  const between = [first, second].flatMap((one) => (one ? [one[0]] : []))
  return standsOut ? { figure: first[0], between } : { between }
}

const LEAD_OF_ONE_SPOKEN_OF = 1.5

const FARTHEST_SENTENCE = 7
/** "It" and "they" mean so much else that only what stands out right before is followed. */
const LEAST_SCORE: Readonly<Record<PersonalPronoun, number>> = { he: -3.5, she: -3.5, it: -0.5, they: -0.5 }
const COST_OF_OWN_NAME = 1.5
/** Of "Democrats want ... and Republicans want ... (they ...)" the last ones are meant. */
const LEAD_OF_LAST_SUBJECT = 0.8
const LEAST_LEAD = 0.4
const LEAD_WITHOUT_DOUBT = 1.2

function chooseBest(scores: ReadonlyMap<Figure, number>, kind: PersonalPronoun): Antecedent {
  const ranked = [...scores]
    .map(([figure, score]) => ({ figure, score: score + usage(figure) + genderBonus(figure, kind) }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = ranked
  if (!best || best.score < LEAST_SCORE[kind]) return {}
  if (best.figure.isOfOpenKind && (kind === 'he' || kind === 'she'))
    return { between: ranked.slice(0, 2).map(({ figure }) => figure) }
  const lead = second ? best.score - second.score : Number.POSITIVE_INFINITY
  if (lead < LEAST_LEAD) return { between: [best.figure, second!.figure] }
  return { figure: best.figure, isDoubtful: lead < LEAD_WITHOUT_DOUBT }
}

const usage = ({ mentions }: Figure): number => 0.15 * Math.log(1 + mentions.length)

const genderBonus = ({ gender }: Figure, kind: PersonalPronoun): number => (gender === kind ? 1 : 0)

function fits({ figure, mention, isSpeaker }: PassedMention, { kind }: Search): boolean {
  const isBody = figure.kind === 'organisation' || figure.kind === 'government' || figure.kind === 'outlet'
  if (kind === 'they') return figure.isPlural || (isBody && (isSpeaker || mention.isSubject))
  if (figure.isPlural) return false
  if (kind === 'it') return figure.isDocument || (isBody && (isSpeaker || mention.isSubject))
  // A name of no known kind may be a person's: then nobody before it is "he" for sure.
  if (figure.isOfOpenKind) return mention.isSubject && figure.key.includes(' ')
  const isPerson = figure.kind === 'person' || figure.kind === 'unnamed'
  return isPerson && (figure.gender === undefined || figure.gender === kind)
}

function isSpokenOf({ mention }: PassedMention, { contents }: Search): boolean {
  return contents.some(([start, end]) => mention.start >= start && mention.end <= end)
}

function scoreProminence(
  document: Document,
  pronoun: Mention,
  { passed, distance, search }: { passed: PassedMention; distance: number; search: Search },
): number {
  const { mention, isSpeaker, figure } = passed
  let score = -DISTANCE_COST[Math.min(distance, DISTANCE_COST.length - 1)]!
  if (mention.isSubject || isSpeaker) score += 1.5
  const isObject = isObjectOfSameClause(document, pronoun)
  // Who goes on speaking is "he"; in "Telmar quoted him" it is whoever was named last.
  if (isSpeaker && search.isSpeaker && !isObject) score += 1
  if (isSpeaker && search.isSpeaker && distance === 1 && isInSameParagraph(document, pronoun, mention)) {
    score += LEAD_OF_LAST_SPEAKER
  }
  if (figure.kind === 'unnamed' && isOfSomebody(document, mention)) score -= 0.8
  if (mention.isQuoted && !pronoun.isQuoted) score -= 3
  if (isOwned(document, mention)) score -= 0.7
  if (search.kind === 'they' && !figure.isPlural) score -= 1
  if (distance === 0 && isObject && mention.isSubject) score -= 3
  return score
}

/** More than a given name that fits "he": a quotation mostly goes on with whoever spoke right before it. */
const LEAD_OF_LAST_SPEAKER = 0.6

const isInSameParagraph = ({ tokens }: Document, one: Mention, other: Mention): boolean =>
  tokens[one.head]!.paragraph === tokens[other.head]!.paragraph

/** "After he asked", "because she was late": who the sentence has been about goes on. */
const opensClause = ({ tokens }: Document, { head }: Mention): boolean =>
  /^(?:after|before|when|while|because|since|as|though|although|until|if|where)$/.test(
    tokens[head - 1]?.lower ?? '',
  )

/** "Her daughter" is told of for the sake of somebody else. */
const isOfSomebody = ({ tokens }: Document, { firstToken }: Mention): boolean =>
  POSSESSIVE_PRONOUNS.has(tokens[firstToken]!.lower)

const DISTANCE_COST = [0, 1.2, 2.2, 3, 4, 4.6, 5.2, 5.8]

const isOwned = ({ tokens }: Document, { endToken }: Mention): boolean => tokens[endToken]?.lower === "'s"

/** "Trump praised him": the subject of the verb is somebody else. */
function isObjectOfSameClause({ tokens }: Document, { head }: Mention): boolean {
  const { lower } = tokens[head]!
  if (lower === 'him' || lower === 'them') return true
  return lower === 'her' && !/^(?:NOUN|ADJ|PROPN|NUM)$/.test(tokens[head + 1]?.pos ?? 'X')
}
