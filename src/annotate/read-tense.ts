/**
 * Whether the words around an expression of time speak of what has happened or of what is to come.
 *
 * @module
 */
import type { Token, TokenRange } from '../document.ts'
import { DROPPED_PLANS, INTENTIONS, LOOKING_AHEAD, TIMETABLE_VERBS } from '../languages/en/index.ts'

/** `either` is a plan that was dropped: its day may be over or still to come. */
export type Tense = 'past' | 'future' | 'either' | 'unknown'

export interface TenseQuestion {
  readonly sentence: TokenRange
  /** The tokens `[firstToken, endToken)` of the expression. */
  readonly firstToken: number
  readonly endToken: number
}

/** How many tokens away a verb may be; lists without a full stop are one endless sentence. */
const REACH = 60

/**
 * The tense of the verb that an expression belongs to: the nearest before it in its clause, else the first after it,
 * else the nearest before it in the sentence. "Thursday's vote will" is future, "said on Thursday" past. A possessive
 * names what is known already: "ways to get around Wednesday's ruling" is past, unless a verb in the future rules it.
 */
export function readTense(
  tokens: readonly Token[],
  { sentence, firstToken, endToken }: TenseQuestion,
): Tense {
  if (isAimedAt(tokens, firstToken)) return 'future'
  if (tokens[firstToken - 1]?.lower === 'since') return 'past'
  const isDeadline = DEADLINE_WORDS.has(tokens[firstToken - 1]?.lower ?? '')
  const isPossessive = POSSESSIVE_ENDINGS.has(tokens[endToken]?.lower ?? '')
  const isDropped = isPlanDropped(tokens, endToken)
  const judgeVerb = (at: number): Tense => {
    const tense = tenseOfVerb(tokens, at)
    if (isDropped && tense === 'future' && tokens[at - 1]?.pos === 'NOUN') return 'either'
    // "Had replied by Wednesday" is past; "postponed until Tuesday" still waits for the day.
    if (!isDeadline || tense === 'unknown') return tense
    return isPluperfect(tokens, at) ? 'past' : 'future'
  }
  let isOtherClause = false
  let farther: Tense = 'unknown'
  for (let at = firstToken - 1; at >= Math.max(sentence.firstToken, firstToken - REACH); at--) {
    if (isClauseEnd(tokens[at]!)) isOtherClause = true
    if (isDeadline && isOtherClause) break
    if (isPossessive && isInfinitive(tokens, at)) break
    const tense = judgeVerb(at)
    if (tense === 'unknown') continue
    if (!isOtherClause) return tense
    farther = tense
    break
  }
  for (let at = endToken; at < Math.min(sentence.endToken, endToken + REACH); at++) {
    const tense = judgeVerb(at)
    if (tense !== 'unknown') return tense
  }
  return isDeadline ? 'future' : farther
}

/**
 * True where a date is when the verb of its clause happened, and not when something is that the clause speaks of: it opens
 * the sentence, or stands behind "in" with a verb in the past before it. "In October, she resigned", "was elected in
 * October", "prices have risen since October"; not "agreed to meet in October", "said the meeting in October".
 */
export function isTimeOfVerb(
  tokens: readonly Token[],
  { sentence, firstToken }: Pick<TenseQuestion, 'sentence' | 'firstToken'>,
): boolean {
  const preposition = tokens[firstToken - 1]?.lower
  if (preposition === 'since') return true
  const start = Math.max(sentence.firstToken, firstToken - REACH)
  for (let at = firstToken - 1; at >= start; at--) {
    const { pos, lower } = tokens[at]!
    if (pos === 'VERB' || pos === 'AUX') {
      const saysWhatFollows = lower === 'said' && at < firstToken - 2
      return preposition === 'in' && isPast(tokens[at]!) && !saysWhatFollows
    }
    const isOpening = pos === 'ADP' || pos === 'PUNCT' || pos === 'DET'
    if (!isOpening && preposition !== 'in') return false
    if (isClauseEnd(tokens[at]!) && at > sentence.firstToken) return false
  }
  return start === sentence.firstToken
}

const DEADLINE_WORDS = new Set(['by', 'until', 'till'])
const POSSESSIVE_ENDINGS = new Set(["'s", '’s'])

/** A bracket goes on with the clause that it stands in: "will leave at dawn (4 a.m. Thursday)". */
function isClauseEnd({ pos, text }: Token): boolean {
  return pos === 'PUNCT' && text !== "'" && text !== '-' && text !== '('
}

/** "ahead of Thursday", "effective Feb. 1". "By May" and "until Friday" aim too, but wait for what the verb says. */
function isAimedAt(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower
  if (before === 'effective') return tokens[at - 2]?.pos !== 'VERB' && tokens[at - 2]?.pos !== 'AUX'
  return before === 'of' && tokens[at - 2]?.lower === 'ahead'
}

/** How many tokens after a date a plan may be dropped: "a rally planned for Saturday at the university was canceled". */
const REACH_OF_DROPPING = 8

function isPlanDropped(tokens: readonly Token[], end: number): boolean {
  for (let at = end; at < end + REACH_OF_DROPPING && tokens[at] && !isClauseEnd(tokens[at]!); at++)
    if (DROPPED_PLANS.has(tokens[at]!.lower)) return true
  return false
}

/** What one verb or verb-like word says by itself; a participle or infinitive looks at what stands before it. */
function tenseOfVerb(tokens: readonly Token[], at: number): Tense {
  const token = tokens[at]!
  if (isLookingAhead(tokens, at)) return isPluperfect(tokens, at) ? 'past' : 'future'
  if (token.pos !== 'VERB' && token.pos !== 'AUX') return 'unknown'
  if (isInfinitive(tokens, at)) return tenseOfInfinitive(tokens, at - 2)
  if (followsModal(tokens, at) || isTimetable(token)) return 'future'
  const be = findFormOfBe(tokens, at)
  if (be !== undefined) return tenseOfPassive(tokens, be)
  return isPast(token) ? 'past' : 'unknown'
}

const PRESENT_FORMS_OF_BE = new Set(['be', 'is', 'are', 'being'])

/** The place of the "is" of "is often heard" and of the "be" of "to be heard". */
function findFormOfBe(tokens: readonly Token[], at: number): number | undefined {
  let before = at - 1
  while (tokens[before]?.pos === 'ADV') before--
  return PRESENT_FORMS_OF_BE.has(tokens[before]?.lower ?? '') ? before : undefined
}

/** "Rules to be published in May" are to come; "the case is heard in May" says nothing of the day. */
function tenseOfPassive(tokens: readonly Token[], be: number): Tense {
  if (tokens[be]!.lower !== 'be' || tokens[be - 1]?.lower !== 'to') return 'unknown'
  const governor = tokens[be - 2]?.pos
  return governor === 'NOUN' || governor === 'PUNCT' ? 'future' : tenseOfInfinitive(tokens, be - 2)
}

function isInfinitive(tokens: readonly Token[], at: number): boolean {
  const { lower, lemma, pos } = tokens[at]!
  return lower === lemma && (pos === 'VERB' || pos === 'AUX') && tokens[at - 1]?.lower === 'to'
}

/** "Voted to", "scheduled to": a past verb before an infinitive decides, and so does one that looks ahead. */
function tenseOfInfinitive(tokens: readonly Token[], before: number): Tense {
  const governor = tokens[before]
  if (!governor) return 'future'
  if (isLookingAhead(tokens, before)) return 'unknown'
  return !isPast(governor) && (governor.pos === 'VERB' || governor.pos === 'AUX' || governor.pos === 'ADJ')
    ? 'future'
    : 'unknown'
}

/** "Plans to", "is scheduled", "is set for"; "announced the plan" and "set the price" do not look ahead. */
function isLookingAhead(tokens: readonly Token[], at: number): boolean {
  const { lower, pos } = tokens[at]!
  const next = tokens[at + 1]?.lower
  if (pos === 'NOUN') return next === 'to' && (INTENTIONS.has(lower) || LOOKING_AHEAD.has(lower))
  // "Due to storms" gives a reason.
  if (lower === 'due') return next !== 'to' || tokens[at + 2]?.pos === 'VERB' || tokens[at + 2]?.pos === 'AUX'
  if (lower === 'set') return next === 'to' || next === 'for'
  // "the hastily planned trip" does not look ahead, "planned for Friday" does.
  if (lower.endsWith('ed') && tokens[at + 1]?.pos === 'NOUN' && MODIFIERS.has(tokens[at - 1]?.pos ?? ''))
    return false
  return LOOKING_AHEAD.has(lower)
}

/** "Talks begin Monday": the present tense of a timetable. "Meet the Press" has a capital and is none. */
function isTimetable({ text, lower, lemma }: Token): boolean {
  return text === lower && TIMETABLE_VERBS.has(lemma) && (lower === lemma || lower === `${lemma}s`)
}

const MODIFIERS = new Set(['DET', 'ADJ', 'ADV'])

/** "had been scheduled": what was to come then is past now. */
function isPluperfect(tokens: readonly Token[], at: number): boolean {
  let back = at - 1
  while (back > 0 && (tokens[back]!.pos === 'ADV' || tokens[back]!.lower === 'been')) back--
  const before = tokens[back]
  return tokens[at]!.lower === 'had' || (before?.pos === 'PART' ? tokens[back - 1] : before)?.lower === 'had'
}

/** Verbs by which what is said is still to come; "could" tells as often what was possible. */
export const MODALS: ReadonlySet<string> = new Set(
  "will 'll wo shall would may might can should must".split(' '),
)

/** "May be held" is to come, "may have been held" is over. */
function followsModal(tokens: readonly Token[], at: number): boolean {
  let isPerfect = false
  for (let back = at - 1; back >= at - 5 && back >= 0; back--) {
    const { lower, pos } = tokens[back]!
    if (MODALS.has(lower)) return !isPerfect
    if (lower === 'have') isPerfect = true
    else if (pos !== 'ADV' && pos !== 'PART' && lower !== 'be' && lower !== 'been') return false
  }
  return false
}

const PAST_AUXILIARIES = new Set(['was', 'were', 'had', 'did', 'has', 'have', 'been'])

/** The past tense of these is as their base; news has it far more often. Infinitives and modals are seen before. */
const UNCHANGED_PASTS = new Set('cut hit hurt let put quit read set shut split spread'.split(' '))

/** True for a verb in the past tense or a past participle. */
export function isPast({ lower, lemma }: Token): boolean {
  if (PAST_AUXILIARIES.has(lower) || UNCHANGED_PASTS.has(lower)) return true
  if (lower === lemma || lower.endsWith('s') || lower.endsWith('ing')) return false
  return (
    lower.endsWith('ed') ||
    (lower !== 'are' && lower !== 'am' && !lower.startsWith("'") && !lower.startsWith('’'))
  )
}
