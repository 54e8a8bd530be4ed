import type { Document } from '../document.ts'
import type { Span } from '../record.ts'
import type { Figure, Mention } from './figures.ts'

/** A mention that the reader has passed, with whom it means and whether that one spoke there. */
export interface PassedMention {
  readonly mention: Mention
  readonly figure: Figure
  readonly isSpeaker: boolean
}

export type PersonalPronoun = 'he' | 'she' | 'it' | 'they'

interface Search {
  readonly kind: PersonalPronoun
  readonly passed: readonly PassedMention[]
  /** Whether the pronoun is a statement's speaker. */
  readonly isSpeaker: boolean
  /** The contents of the pronoun's own statements: who is named in them is spoken of, and does not speak. */
  readonly contents: readonly Span[]
}

/**
 * Whom a pronoun means: the fitting figure that stands out most among those named shortly before. Subjects and speakers
 * stand out, the nearer the more. `undefined` when none fits, or when two stand out alike: wrong is worse than missing.
 *
 * The weights were set by reading about 190 speakers that are pronouns or descriptions, of 60 PolNeAR training articles;
 * `test/resolve/pronouns.test.ts` guards what they must bring.
 */
export function findAntecedent(document: Document, pronoun: Mention, search: Search): Figure | undefined {
  const scores = new Map<Figure, number>()
  const sentence = document.tokens[pronoun.head]!.sentence
  for (let i = search.passed.length - 1; i >= 0; i--) {
    const passed = search.passed[i]!
    const distance = sentence - document.tokens[passed.mention.head]!.sentence
    if (distance > FARTHEST_SENTENCE) break
    if (!fits(passed, search) || isSpokenOf(passed, search)) continue
    const score = scoreProminence(document, pronoun, { passed, distance, search })
    scores.set(passed.figure, Math.max(score, scores.get(passed.figure) ?? Number.NEGATIVE_INFINITY))
  }
  return chooseBest(scores, search.kind)
}

/** The one person named in the sentences right before; `undefined` when there are none or several. */
export function findOnlyPerson(
  document: Document,
  { head }: Mention,
  passed: readonly PassedMention[],
): Figure | undefined {
  const { sentence } = document.tokens[head]!
  let only: Figure | undefined
  for (let i = passed.length - 1; i >= 0; i--) {
    const { mention, figure } = passed[i]!
    if (sentence - document.tokens[mention.head]!.sentence > 4) break
    if (figure.kind !== 'person' && !figure.isUnknown) continue
    if (figure.isUnknown || (only !== undefined && only !== figure)) return undefined
    only = figure
  }
  return only
}

const FARTHEST_SENTENCE = 7
/** "It" and "they" mean so much else that only what stands out right before is followed. */
const LEAST_SCORE: Readonly<Record<PersonalPronoun, number>> = { he: -3.5, she: -3.5, it: -0.5, they: -0.5 }
const LEAST_LEAD = 0.4

function chooseBest(scores: ReadonlyMap<Figure, number>, kind: PersonalPronoun): Figure | undefined {
  const ranked = [...scores]
    .map(([figure, score]) => ({ figure, score: score + usage(figure) + genderBonus(figure, kind) }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = ranked
  if (!best || best.score < LEAST_SCORE[kind]) return undefined
  if (best.figure.isOfOpenKind && (kind === 'he' || kind === 'she')) return undefined
  return second && best.score - second.score < LEAST_LEAD ? undefined : best.figure
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
  const isPerson = figure.kind === 'person' || (figure.kind === 'unnamed' && !figure.isDocument)
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

const DISTANCE_COST = [0, 1.2, 2.2, 3, 4, 4.6, 5.2, 5.8]

const isOwned = ({ tokens }: Document, { endToken }: Mention): boolean => tokens[endToken]?.lower === "'s"

/** "Trump praised him": the subject of the verb is somebody else. */
function isObjectOfSameClause({ tokens }: Document, { head }: Mention): boolean {
  const { lower } = tokens[head]!
  if (lower === 'him' || lower === 'them') return true
  return lower === 'her' && !/^(?:NOUN|ADJ|PROPN|NUM)$/.test(tokens[head + 1]?.pos ?? 'X')
}
