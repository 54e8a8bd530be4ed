import { BE_FORMS, VERBS_OF_CITING, WORDS_AFTER_CITING } from '../languages/en/index.ts'
import type { JudgedCandidate } from './choose-candidates.ts'
import { CLOSING_MARK, INSIDE, OPENING_MARK, type TokenFacts } from './describe-tokens.ts'
import { CONTENT, CUE, type Segment, SPEAKER } from './label-around-cue.ts'
import { listKnown } from './list-known.ts'

/**
 * Set, not learned: the training corpus has six, and its annotators give the words to the one who quotes, while here the one quoted
 * is the voice and who quotes is a hand.
 */
const CONFIDENCE = 0.85

/** In tokens, from "quoted" to "as saying", and of the one quoted. */
const LONGEST = 24

/**
 * Statements handed on by somebody: "The agency quoted Gil as saying that ...", "Gil was quoted by the agency as saying:
 * ...", and “...,” the agency quoted Gil as saying. The one quoted speaks, and the words for quoting belong to the cue.
 */
export function findCited(facts: TokenFacts): JudgedCandidate[] {
  const { tokens } = facts.document
  const found: JudgedCandidate[] = []
  for (let i = 1; i + 1 < facts.length; i++) {
    if (tokens[i].lower !== 'as' || !WORDS_AFTER_CITING.has(tokens[i + 1].lower)) continue
    const segments = facts.quote[i] === INSIDE ? undefined : readCitation(facts, i)
    if (segments !== undefined) found.push(listKnown(segments, CONFIDENCE))
  }
  return found
}

function readCitation(facts: TokenFacts, as: number): Segment[] | undefined {
  const verb = findCitingVerb(facts, as)
  if (verb === undefined) return undefined
  const be = findBe(facts, verb)
  const speaker = be === undefined ? readObject(verb, as) : readSubject(facts, be)
  if (speaker === undefined || speaker.end - speaker.first > LONGEST || !isNamed(facts, speaker))
    return undefined
  const subject = readSubject(facts, be ?? verb)
  const content = readContent(facts, as + 2) ?? (subject && readContentBefore(facts, subject))
  if (content === undefined) return undefined
  const cues: Segment[] = [
    { label: CUE, first: be ?? verb, end: verb + 1 },
    { label: CUE, first: as, end: as + 2 },
  ]
  return [{ label: SPEAKER, ...speaker }, ...cues, { label: CONTENT, ...content }].sort(
    (a, b) => a.first - b.first,
  )
}

interface Range {
  readonly first: number
  readonly end: number
}

function findCitingVerb(
  { document: { tokens }, sentenceFirst, quote }: TokenFacts,
  as: number,
): number | undefined {
  for (let i = as - 1; i >= Math.max(sentenceFirst[as], as - LONGEST); i--) {
    if (quote[i] !== INSIDE && tokens[i].pos === 'VERB')
      return VERBS_OF_CITING.has(tokens[i].lemma) ? i : undefined
  }
  return undefined
}

/** The "was" of "was quoted" or "was later quoted". */
function findBe({ document: { tokens }, sentenceFirst }: TokenFacts, verb: number): number | undefined {
  let i = verb - 1
  while (i > sentenceFirst[verb] && tokens[i].pos === 'ADV') i--
  if (i < sentenceFirst[verb] || !BE_FORMS.has(tokens[i].lower)) return undefined
  return i > sentenceFirst[verb] && tokens[i - 1].pos === 'AUX' ? i - 1 : i
}

const readObject = (verb: number, as: number): Range | undefined =>
  as > verb + 1 ? { first: verb + 1, end: as } : undefined

/** What stands before the verb up to the last comma, mark or start of the sentence. */
function readSubject({ isMark, quote, sentenceFirst }: TokenFacts, be: number): Range | undefined {
  let first = be
  while (first > sentenceFirst[be] && !isMark[first - 1] && quote[first - 1] === 0) first--
  return first < be ? { first, end: be } : undefined
}

const isNamed = ({ document: { tokens } }: TokenFacts, { first, end }: Range): boolean =>
  tokens.slice(first, end).some(({ pos }) => pos === 'PROPN' || pos === 'NOUN' || pos === 'PRON')

/** From a token to the end of the sentence, or of the quotation that begins there; nothing when no words are left. */
function readContent(
  { quote, passage, isMark, sentenceEnd, length, document }: TokenFacts,
  from: number,
): Range | undefined {
  let first = from
  while (first < length && isMark[first] && quote[first] !== OPENING_MARK) first++
  if (first >= length || first >= sentenceEnd[from - 1]) return undefined
  if (document.tokens[first].lower === 'by') return undefined
  let end = sentenceEnd[first]
  if (passage[first] >= 0) while (end < length && passage[end] === passage[first]) end++
  while (end > first && isMark[end - 1] && quote[end - 1] !== CLOSING_MARK) end--
  return end - first > 1 ? { first, end } : undefined
}

/** What stands before the speaker in the sentence: “...,” Gil was quoted as saying. */
function readContentBefore(
  { isMark, quote, sentenceFirst, passage }: TokenFacts,
  speaker: Range,
): Range | undefined {
  let end = speaker.first
  while (end > sentenceFirst[speaker.first] && isMark[end - 1] && quote[end - 1] !== CLOSING_MARK) end--
  let first = sentenceFirst[speaker.first]
  while (first > 0 && passage[first] >= 0 && passage[first - 1] === passage[first]) first--
  return end - first > 1 ? { first, end } : undefined
}
