import { combineHashes, type FeatureBuffer, hashWord } from '../model/index.ts'
import { countMissedPassages } from './count-missed-passages.ts'
import { CLOSING_MARK, INSIDE, OPENING_MARK, type TokenFacts } from './describe-tokens.ts'
import type { CueCandidate } from './find-cues.ts'
import { CONTENT, CUE, type Segment, SPEAKER } from './label-around-cue.ts'
import type { Candidate } from './list-candidates.ts'

/** In tokens to each side: how far what a content leaves out is looked for. */
const REACH = 400

const NAMES = [
  'bias',
  'variant',
  'missed',
  'missed+pattern',
  'missed+lemma',
  'missedAfter',
  'chance',
  'logChance',
  'chance+logChance',
  'rank',
  'pattern',
  'pattern+lemma',
  'lemma',
  'gaps',
  'gaps+lemma',
  'start',
  'start+lemma',
  'startBefore',
  'end',
  'endAfter',
  'end+pattern',
  'length',
  'segments',
  'balance',
  'coverage',
  'rest',
  'rest+lemma',
  'speaker',
  'speakerFirst',
  'speakerLast',
  'speakerShape',
  'speakerGap',
  'speakerLength',
  'noSpeaker',
  'cue',
  'cueShape',
  'cueNext',
  'cuePrevious',
  'cueLength',
  'verbs',
  'quoted',
  'quoted+pattern',
  'paragraph',
  'speakerNext',
  'speakerPrevious',
  'start+end',
  'quoted+lemma',
  'logChance+pattern',
  'chance+pattern',
  'between',
  'segmentGap',
  'endAfter+start',
  'othersInside',
  'insideOther',
  'otherBorder',
  'agreement',
  'agreement+pattern',
  'agreement+lemma',
  'agreement+chance',
  'agreedContent',
  'agreedSpeaker',
  'agreedBorders',
] as const
const ID = Object.fromEntries(NAMES.map((name) => [name, hashWord(`rank ${name}`)])) as Record<
  (typeof NAMES)[number],
  number
>
const NOTHING = hashWord('nothing there')

const toLogit = (chance: number): number => Math.log(chance / (1 - chance))
const toBucket = (length: number): number => (length < 4 ? length : 4 + Math.floor(Math.log2(length / 4) * 2))

/** Writes the features of a whole candidate into `buffer`; the caller ends the position. */
export function addCandidateFeatures(facts: TokenFacts, candidate: Candidate, buffer: FeatureBuffer): void {
  const { cue, segments, logChance, rank, variant } = candidate
  const lemma = facts.lemma[cue.token]
  const chance = Math.max(
    -8,
    Math.min(8, Math.round(toLogit(Math.min(0.9999, Math.max(0.0001, cue.chance))) * 2)),
  )
  const sequence = Math.max(-24, Math.round(logChance * 2))
  const pattern = describePattern(segments)
  buffer.add1(ID.bias, 0)
  buffer.add1(ID.chance, chance)
  buffer.add1(ID.logChance, sequence)
  buffer.add2(ID['chance+logChance'], chance >> 1, sequence >> 1)
  buffer.add2(ID.rank, rank, variant)
  buffer.add2(ID.variant, variant, pattern)
  buffer.add1(ID.lemma, lemma)
  addAgreement(candidate, { pattern, lemma, buffer })
  buffer.add1(ID.pattern, pattern)
  buffer.add2(ID['pattern+lemma'], pattern, lemma)
  buffer.add2(ID['logChance+pattern'], pattern, sequence >> 1)
  buffer.add2(ID['chance+pattern'], pattern, chance >> 1)
  const gaps = describeGaps(facts, segments)
  buffer.add1(ID.gaps, gaps)
  addOtherCues(facts, candidate, { pattern, lemma, buffer })
  buffer.add2(ID['gaps+lemma'], gaps, lemma)
  addContentFeatures(facts, candidate, { pattern, lemma, buffer })
  addSpeakerFeatures(facts, candidate, { pattern, lemma, buffer })
  addCueSegmentFeatures(facts, candidate, { pattern, lemma, buffer })
}

/** In steps of a twentieth, finer towards both ends, where a small difference says much. */
function toStep(share: number): number {
  const odds = Math.log((share + 0.005) / (1.005 - share))
  return Math.round(odds * 2)
}

function addAgreement({ agreement, cue }: Candidate, { pattern, lemma, buffer }: Writer): void {
  const whole = toStep(agreement.whole)
  buffer.add1(ID.agreement, whole)
  buffer.add2(ID['agreement+pattern'], whole, pattern)
  buffer.add2(ID['agreement+lemma'], whole, lemma)
  buffer.add2(ID['agreement+chance'], whole, Math.round(cue.chance * 10))
  buffer.add1(ID.agreedContent, toStep(agreement.content))
  buffer.add1(ID.agreedSpeaker, toStep(agreement.speaker))
  buffer.add2(ID.agreedBorders, toStep(agreement.start) >> 1, toStep(agreement.end) >> 1)
}

interface Writer {
  readonly pattern: number
  readonly lemma: number
  readonly buffer: FeatureBuffer
}

/** The order of speaker, cue and content. */
function describePattern(segments: readonly Segment[]): number {
  let pattern = 0
  for (const { label } of segments) pattern = combineHashes(pattern, label)
  return pattern
}

/** What stands between neighbouring parts: nothing, a mark, or how many words. */
function describeGaps(facts: TokenFacts, segments: readonly Segment[]): number {
  let gaps = 0
  segments.forEach(({ label, first }, index) => {
    const previous = segments[index - 1]
    const gap = previous === undefined ? -1 : first - previous.end
    const kind = gap === 1 ? facts.word[previous.end] : gap > 1 ? toBucket(gap) : gap
    gaps = combineHashes(combineHashes(gaps, label), kind)
  })
  return gaps
}

/** A token as the border of a part: function words and marks by themselves, other words by their part of speech. */
function describeBorder(facts: TokenFacts, i: number): number {
  if (i < 0 || i >= facts.length) return NOTHING
  const { pos } = facts.document.tokens[i]
  const isContentWord =
    pos === 'NOUN' || pos === 'PROPN' || pos === 'VERB' || pos === 'ADJ' || pos === 'NUM' || pos === 'ADV'
  return combineHashes(isContentWord ? facts.pos[i] : facts.word[i], facts.quote[i])
}

function addContentFeatures(
  facts: TokenFacts,
  { cue, segments }: Candidate,
  { pattern, lemma, buffer }: Writer,
): void {
  const contents = segments.filter((segment) => segment.label === CONTENT)
  let length = 0
  let quoted = 0
  let marks = 0
  let verbs = 0
  for (const { first, end } of contents) {
    const isSentenceStart = first === facts.sentenceFirst[first] ? 1 : 0
    const isSentenceEnd = end >= facts.sentenceEnd[end - 1] - 1 ? 1 : 0
    const side = first < cue.token ? 1 : 2
    const start = combineHashes(combineHashes(describeBorder(facts, first), side), isSentenceStart)
    const before = combineHashes(describeBorder(facts, first - 1), side)
    const last = combineHashes(combineHashes(describeBorder(facts, end - 1), side), isSentenceEnd)
    const after = combineHashes(combineHashes(describeBorder(facts, end), side), isSentenceEnd)
    buffer.add1(ID.start, start)
    buffer.add2(ID['start+lemma'], start, lemma)
    buffer.add2(ID.startBefore, start, before)
    buffer.add1(ID.end, last)
    buffer.add2(ID.endAfter, last, after)
    buffer.add2(ID['end+pattern'], after, pattern)
    buffer.add2(ID['start+end'], start, last)
    buffer.add2(ID['endAfter+start'], start, after)
    buffer.add2(ID.segmentGap, after, end + 1 < facts.length ? describeBorder(facts, end + 1) : NOTHING)
    length += end - first
    for (let i = first; i < end; i++) {
      if (facts.quote[i] === INSIDE) quoted++
      if (facts.quote[i] === OPENING_MARK) marks++
      if (facts.quote[i] === CLOSING_MARK) marks--
      verbs += facts.isVerb[i]
    }
  }
  const share = quoted === 0 ? 0 : quoted + 4 >= length ? 2 : 1
  buffer.add2(ID.length, toBucket(length), share)
  buffer.add2(ID.segments, contents.length, share)
  buffer.add2(ID.balance, marks, share)
  buffer.add2(ID.verbs, Math.min(4, verbs), pattern)
  buffer.add2(ID.quoted, share, contents.length)
  buffer.add2(ID['quoted+pattern'], share, pattern)
  buffer.add2(ID['quoted+lemma'], share, lemma)
  addCoverage(facts, { cue, contents }, { pattern, lemma, buffer })
}

/** What of the cue's sentence and of the quoted passages that the content touches is left outside. */
function addCoverage(
  facts: TokenFacts,
  { cue, contents }: { cue: CueCandidate; contents: readonly Segment[] },
  { pattern, lemma, buffer }: Writer,
): void {
  const inContent = (i: number) => contents.some(({ first, end }) => i >= first && i < end)
  let left = 0
  let touched = -1
  for (const { first, end } of contents) {
    for (let i = first; i < end; i++) {
      if (facts.passage[i] < 0 || facts.passage[i] === touched) continue
      touched = facts.passage[i]
      for (let k = i; k >= Math.max(0, i - REACH) && facts.passage[k] === touched; k--)
        if (!inContent(k) && facts.quote[k] === INSIDE) left++
      for (let k = i; k < Math.min(facts.length, i + REACH) && facts.passage[k] === touched; k++)
        if (!inContent(k) && facts.quote[k] === INSIDE) left++
    }
  }
  buffer.add1(ID.coverage, toBucket(left))
  const missed = countMissedPassages(facts, cue, inContent)
  buffer.add2(ID.missed, missed.inSentence, missed.covered)
  buffer.add2(ID['missed+pattern'], missed.inSentence, pattern)
  buffer.add2(ID['missed+lemma'], missed.inSentence, lemma)
  buffer.add2(ID.missedAfter, missed.after, missed.covered)
  const last = contents[contents.length - 1]
  const rest = Math.max(0, facts.sentenceEnd[cue.token] - Math.max(last.end, cue.token + 1))
  const follows = Math.max(last.end, cue.token + 1)
  const restStart = combineHashes(
    describeBorder(facts, follows),
    follows + 1 < facts.length ? describeBorder(facts, follows + 1) : 0,
  )
  buffer.add2(ID.rest, toBucket(rest), restStart)
  buffer.add2(ID['rest+lemma'], toBucket(rest), lemma)
  buffer.add2(ID.paragraph, facts.quote[cue.token], pattern)
}

function addSpeakerFeatures(
  facts: TokenFacts,
  { cue, segments }: Candidate,
  { pattern, lemma, buffer }: Writer,
): void {
  const speakers = segments.filter((segment) => segment.label === SPEAKER)
  if (speakers.length === 0) {
    buffer.add2(ID.noSpeaker, lemma, facts.pos[cue.token])
    buffer.add2(ID.noSpeaker, pattern, cue.token > 0 ? facts.word[cue.token - 1] : NOTHING)
    buffer.add2(ID.noSpeaker, facts.suffix[cue.token], cue.token > 0 ? facts.pos[cue.token - 1] : NOTHING)
    return
  }
  for (const { first, end } of speakers) {
    let shape = 0
    for (let i = first; i < Math.min(end, first + 6); i++)
      shape = combineHashes(shape, facts.isMark[i] ? facts.word[i] : facts.pos[i])
    const side = first < cue.token ? 1 : 2
    const gap = side === 1 ? cue.token - end : first - cue.token - 1
    buffer.add2(ID.speaker, shape, side)
    buffer.add2(ID.speakerFirst, describeBorder(facts, first), side)
    buffer.add1(ID.speakerFirst, facts.word[first])
    buffer.add2(ID.speakerLast, describeBorder(facts, end - 1), describeBorder(facts, end))
    buffer.add1(ID.speakerLast, facts.word[end - 1])
    buffer.add2(ID.speakerShape, facts.shape[first], facts.shape[end - 1])
    buffer.add2(ID.speakerGap, toBucket(Math.abs(gap)), combineHashes(side, lemma))
    buffer.add2(ID.speakerGap, toBucket(Math.abs(gap)), combineHashes(side, pattern))
    buffer.add2(ID.speakerLength, toBucket(end - first), speakers.length)
    buffer.add2(
      ID.speakerPrevious,
      describeBorder(facts, first - 1),
      first === facts.sentenceFirst[first] ? 1 : 0,
    )
    buffer.add2(ID.speakerNext, describeBorder(facts, end), side)
    let between = 0
    for (let i = side === 1 ? end : cue.token + 1; i < (side === 1 ? cue.token : first); i++) {
      if (facts.isVerb[i]) between |= 1
      if (facts.isComma[i]) between |= 2
      if (facts.quote[i] >= OPENING_MARK) between |= 4
    }
    buffer.add2(ID.between, between, side)
  }
}

function addCueSegmentFeatures(
  facts: TokenFacts,
  { cue, segments }: Candidate,
  { pattern, buffer }: Writer,
): void {
  const segment = segments.find(
    ({ label, first, end }) => label === CUE && cue.token >= first && cue.token < end,
  )
  if (segment === undefined) return
  let words = 0
  let shape = 0
  for (let i = segment.first; i < segment.end; i++) {
    words = combineHashes(words, facts.lemma[i])
    shape = combineHashes(shape, facts.pos[i])
  }
  buffer.add1(ID.cue, words)
  buffer.add2(ID.cueShape, shape, pattern)
  buffer.add2(ID.cueNext, describeBorder(facts, segment.end), shape)
  buffer.add2(ID.cuePrevious, describeBorder(facts, segment.first - 1), shape)
  buffer.add2(ID.cueLength, segment.end - segment.first, segments.filter(({ label }) => label === CUE).length)
}

/** Other words that are probably cues: how sure the surest one inside the content is, and one that ends it. */
function addOtherCues(
  facts: TokenFacts,
  { cue, segments }: Candidate,
  { pattern, lemma, buffer }: Writer,
): void {
  let inside = 0
  for (const { label, first, end } of segments) {
    if (label !== CONTENT) continue
    for (let i = first; i < end; i++) if (i !== cue.token) inside = Math.max(inside, facts.cueChance[i])
    for (let i = end; i < Math.min(facts.length, end + 4); i++) {
      if (facts.cueChance[i] > 0.4 && i !== cue.token)
        buffer.add2(ID.otherBorder, i - end, describeBorder(facts, end))
    }
  }
  buffer.add2(ID.othersInside, Math.round(inside * 5), pattern)
  buffer.add2(ID.othersInside, Math.round(inside * 5), lemma)
  buffer.add1(ID.othersInside, Math.round(inside * 10))
}
