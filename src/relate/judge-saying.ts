/**
 * Whether two statements report one act of saying. A wrong join is worse than a missing one.
 *
 * @module
 */
import type { Span } from '../record.ts'
import { compareSayings, countCommonInOrder, type Likeness } from './compare-sayings.ts'
import { haveOneName, listSpeakerNames } from './list-saying-keys.ts'
import type { PreparedStatement } from './prepare-statements.ts'
import { findContentStems } from './split-words.ts'
import { isRunOf } from './word-runs.ts'

/** The chance that two statements report one act of saying, by whether their voices are one. Calibrated. */
export interface SayingChance {
  readonly sameVoice: number
  /** Where the voices are two in the record: another name, an unnamed one, a ministry and its spokeswoman. */
  readonly otherVoice: number
}

type Weights = Readonly<Partial<Record<keyof Likeness, number>>> & { readonly bias: number }

/**
 * Printed by `train/learn-sayings.ts`, which learns them on the half `learn` of `train/labels/utterances.jsonl` (pairs of statements of
 * BASIL and PolNeAR that people read), with its figures there.
 */
const SAME_VOICE: Weights = {
  bias: -4.26,
  shared: 1.7,
  sharedNames: -0.99,
  sharedWithCue: 2.75,
  lightest: -0.67,
  sharedOnAffair: 1.77,
  rarestOfDays: 1.67,
  likestClaim: 2,
  otherSense: -1.48,
  runShare: 1.43,
  quotedRunApart: 0.64,
  quotedTold: 1.78,
  otherQuotation: -1.75,
  otherNumbers: -0.97,
  sameDay: 1.85,
  otherDay: -2.83,
  sameVenue: 0.87,
  sameCue: 0.96,
  bothDirect: -1.39,
  standing: -0.9,
  oneArticle: -0.41,
}

/** Learned likewise, on the pairs whose speakers have different names or none. */
const OTHER_VOICE: Weights = {
  bias: -1.56,
  likestClaim: 1.32,
  quotedRun: 0.87,
  quotedTold: 1.54,
  daysApart: -0.74,
}

const listFeatures = ({ bias, ...weights }: Weights) => Object.keys(weights) as (keyof Likeness)[]
export const SAME_VOICE_FEATURES = listFeatures(SAME_VOICE)
export const OTHER_VOICE_FEATURES = listFeatures(OTHER_VOICE)

/** From these chances on two statements are taken for one saying. Chosen on the learned half. */
export const LEAST_CHANCE_OF_ONE_SAYING = 0.8

/** Two contents that are mostly the same words at the same place of one article were taken from it twice. */
const CHANCE_OF_SAME_WORDS = 0.97
const LEAST_OVERLAP = 0.5
/**
 * Other voices have one saying only where both quote a run of words of this weight: about three rare stems. Clichés
 * ("on the wrong side of history") weigh less in the half of the labels that was learned on.
 */
const LEAST_QUOTED_RUN = Math.log1p(3)
/**
 * Where one turns the claim round and not both quote it, it is another claim: of 25 such pairs of the half that was
 * learned on one was the same. A quotation may have lost its "not" on the way, and is the same for all that.
 */
const OF_OTHER_SENSE: SayingChance = { sameVoice: 0.03, otherVoice: 0 }
/**
 * Two quotations of which half of the shorter is nowhere in the other are mostly other sentences of one speech: of eleven
 * such pairs of the half that was learned on two were the same.
 */
const LEAST_OTHER_WORDS = 0.5
const OF_OTHER_SENTENCES: SayingChance = { sameVoice: 0.2, otherVoice: 0 }
/** A quotation that one has among the words of another, of at least so many words and stems that tell something. */
const LEAST_WORDS_TAKEN = 6
const LEAST_STEMS_TAKEN = 2
const CHANCE_OF_TAKEN_WORDS = 0.93
/**
 * Two translators of one sentence choose other words for what it says and keep how it goes: most words of the shorter stand in the
 * other in the same order. These two kinds are set by judgement; the labelled news has next to none of them.
 */
const LEAST_WORDS_TRANSLATED = 8
const LEAST_SHARE_TRANSLATED = 0.6
const LEAST_STEMS_TRANSLATED = 3
const CHANCE_OF_TRANSLATIONS = 0.85
/** Both only between articles of a few days. */
const MOST_DAYS_APART = Math.log1p(4)
/**
 * Voices that the record does not take for one, though in two articles both have one name (Vicente and Vincente Fox, the Clintons),
 * share their sayings only where these are much more alike: the odds are less by this. On the learned half all 11 such pairs
 * that are judged 0.95 or more as of one voice are the same, and none of the 15 that are not reaches 0.8.
 */
const ODDS_OF_ONE_NAME = 0.22
const NONE: SayingChance = { sameVoice: 0, otherVoice: 0 }

/**
 * How likely both statements report one act of saying: the same words, some of them, others that a translator or editor
 * chose, or the same point without a quotation. The same whichever comes first. Nothing but the two statements and the
 * heads of their articles counts. Never for a statement and the one inside it.
 */
export function judgeSaying(one: PreparedStatement, other: PreparedStatement): SayingChance {
  const likeness = compareSayings(one, other)
  if (likeness === undefined) return NONE
  const ruled = judgeByRule(one, { other, likeness })
  if (ruled !== undefined) return ruled
  const sameVoice = Math.max(judgeRetelling(one, { other, likeness }), weigh(likeness, SAME_VOICE))
  if (speaksForOther(one, other)) return { sameVoice, otherVoice: sameVoice }
  const isQuoted = likeness.quotedRun >= LEAST_QUOTED_RUN
  const otherName = isQuoted ? weigh(likeness, OTHER_VOICE) : 0
  const mayBeOne = likeness.oneArticle === 0 && haveOneName(one.statement, other.statement)
  return { sameVoice, otherVoice: Math.max(otherName, mayBeOne ? lowerOdds(sameVoice) : 0) }
}

function lowerOdds(chance: number): number {
  return 1 / (1 + (1 - chance) / (ODDS_OF_ONE_NAME * chance))
}

/** Where no weights are needed; what this judges is not learned from either. */
export function judgeByRule(
  one: PreparedStatement,
  { other, likeness }: { other: PreparedStatement; likeness: Likeness },
): SayingChance | undefined {
  if (one.statement.within === other.statement.id || other.statement.within === one.statement.id) return NONE
  const overlap = measureOverlap(one, other)
  if (overlap > 0) return { sameVoice: overlap >= LEAST_OVERLAP ? CHANCE_OF_SAME_WORDS : 0, otherVoice: 0 }
  if (likeness.otherNegated === 1) return NONE
  if (judgeRetelling(one, { other, likeness }) > 0) return undefined
  if (likeness.bothDirect === 1 && likeness.otherQuotation >= LEAST_OTHER_WORDS) return OF_OTHER_SENTENCES
  if (likeness.otherSense === 0) return undefined
  const isInOwnWords = one.quoted.length === 0 || other.quoted.length === 0
  // A copy may lose a "not"; who says the opposite a week later has said something else.
  const isLater = likeness.otherDay > 0 || likeness.daysApart > MOST_DAYS_APART
  return isInOwnWords || isLater ? OF_OTHER_SENSE : undefined
}

/** The least chance where one has taken its quotation from the other, or both translate one sentence; else 0. */
function judgeRetelling(
  one: PreparedStatement,
  { other, likeness }: { other: PreparedStatement; likeness: Likeness },
): number {
  if (likeness.daysApart > MOST_DAYS_APART || likeness.otherDay > 0) return 0
  if (isTakenFrom(one, other) || isTakenFrom(other, one)) return CHANCE_OF_TAKEN_WORDS
  return areTranslations(one, other) ? CHANCE_OF_TRANSLATIONS : 0
}

/** Whether a report quotes nothing but a run of words that the other quotes too, in a sentence of its own. */
function isTakenFrom(one: PreparedStatement, { quoted }: PreparedStatement): boolean {
  return (
    one.statement.quotation === 'mixed' &&
    one.quoted.length >= LEAST_WORDS_TAKEN &&
    one.quotedStems.length >= LEAST_STEMS_TAKEN &&
    isRunOf(one.quoted, quoted)
  )
}

function areTranslations(one: PreparedStatement, other: PreparedStatement): boolean {
  return one.quotedSentences.some((sentence) =>
    other.quotedSentences.some((its) => isTranslation(sentence, its)),
  )
}

function isTranslation(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = [one.length, other.length].sort((a, b) => a - b) as [number, number]
  if (short < LEAST_WORDS_TRANSLATED || short < LEAST_SHARE_TRANSLATED * long) return false
  const stems = new Set(findContentStems(other))
  const common = new Set(findContentStems(one).filter((stem) => stems.has(stem)))
  return (
    common.size >= LEAST_STEMS_TRANSLATED && countCommonInOrder(one, other) >= LEAST_SHARE_TRANSLATED * long
  )
}

/** How much of the shorter content the other has at the same place of the same article. */
function measureOverlap(
  { statement: one }: PreparedStatement,
  { statement: other }: PreparedStatement,
): number {
  if (one.article !== other.article) return 0
  const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, [start, end]) => sum + end - start, 0)
  let common = 0
  for (const [start, end] of one.content)
    for (const [from, to] of other.content) common += Math.max(0, Math.min(end, to) - Math.max(start, from))
  return common / Math.max(1, Math.min(lengthOf(one.content), lengthOf(other.content)))
}

/**
 * A body's words in one report are those of who speaks for it in another. Two voices that merely have one name of their
 * own may be namesakes.
 */
export function speaksForOther(
  { statement: one }: PreparedStatement,
  { statement: other }: PreparedStatement,
): boolean {
  const [names, others] = [listSpeakerNames(one), listSpeakerNames(other)]
  return names.some((name, at) => others.some((its, index) => name === its && at + index > 0))
}

function weigh(likeness: Likeness, { bias, ...weights }: Weights): number {
  let score = bias
  for (const [name, weight] of Object.entries(weights)) score += weight! * likeness[name as keyof Likeness]
  return 1 / (1 + Math.exp(-score))
}
