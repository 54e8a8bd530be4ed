import type { Document, TokenRange } from '../document.ts'
import { FIRST_PERSON_PRONOUNS, isVerbOfSpeechOrThought } from '../languages/en/index.ts'
import type { JudgedCandidate } from './choose-candidates.ts'
import { INSIDE, OUTSIDE, type TokenFacts } from './describe-tokens.ts'
import { CONTENT, type Segment, SPEAKER } from './label-around-cue.ts'
import { type Candidate, holdsCue } from './list-candidates.ts'

/** Tokens `[first, end)`. */
type Stretch = readonly [first: number, end: number]

/** A shorter content, in tokens, holds nobody else's words. */
const SHORTEST = 6

/**
 * What people say in what somebody else says: “The minister told me he would go,” Gil said, or: Gil said that the minister
 * had told her so. Each quotation, and each content with a verb for saying or thinking, is read as a text of its own by `judge`. What
 * its speaker says of themselves ("I think") is part of their statement.
 */
export function findNested(
  facts: TokenFacts,
  kept: readonly JudgedCandidate[],
  judge: (document: Document) => readonly JudgedCandidate[],
): JudgedCandidate[] {
  const { document } = facts
  return [...listQuoted(facts, kept), ...listReported(facts, kept)].flatMap((range) =>
    judge(cutDocument(document, range))
      .map(({ candidate, confidence }) => ({ candidate: moveCandidate(candidate, range[0]), confidence }))
      .filter(({ candidate }) => isSomebodyElse(document, candidate)),
  )
}

/** Without what people say of themselves in what they say: "I agree" in an answer that is kept whole. */
export function leaveOwnOut(document: Document, kept: readonly JudgedCandidate[]): JudgedCandidate[] {
  return kept.filter(
    ({ candidate }, index) =>
      isSomebodyElse(document, candidate) ||
      candidate.segments.every(({ label }) => label !== SPEAKER) ||
      ![...kept.slice(Math.max(0, index - NEAR), index), ...kept.slice(index + 1, index + 1 + NEAR)].some(
        (other) => holdsCue(other.candidate, candidate),
      ),
  )
}

/** How many statements before and after may hold one. */
const NEAR = 5

/** The insides of the quotations that the statements hold, each once. */
function listQuoted(facts: TokenFacts, kept: readonly JudgedCandidate[]): Stretch[] {
  const { quote, passage } = facts
  const ranges = new Map<number, Stretch>()
  for (const { candidate } of kept) {
    for (const { label, first, end } of candidate.segments) {
      if (label !== CONTENT) continue
      for (let i = first; i < end; i++) {
        if (quote[i] !== INSIDE || ranges.has(passage[i])) continue
        let endToken = i + 1
        while (endToken < end && quote[endToken] === INSIDE && passage[endToken] === passage[i]) endToken++
        if (endToken - i >= SHORTEST && tellsOfSaying(facts, [i, endToken]))
          ranges.set(passage[i], [i, endToken])
      }
    }
  }
  return [...ranges.values()]
}

/** The contents in the reporter's words that tell of saying. */
function listReported(facts: TokenFacts, kept: readonly JudgedCandidate[]): Stretch[] {
  return kept.flatMap(({ candidate }) =>
    candidate.segments
      .filter(
        ({ label, first, end }) =>
          label === CONTENT && end - first >= SHORTEST && facts.quote[first] === OUTSIDE,
      )
      .map(({ first, end }): Stretch => [first, end])
      .filter((stretch) => tellsOfSaying(facts, stretch)),
  )
}

/** Whether a stretch has a verb for saying or thinking. Others are not read again, to save time: what is lost is "according to". */
function tellsOfSaying({ document: { tokens } }: TokenFacts, [first, end]: Stretch): boolean {
  for (let i = first; i < end; i++) {
    const { pos, lemma } = tokens[i]
    if (pos === 'VERB' && isVerbOfSpeechOrThought(lemma)) return true
  }
  return false
}

/** A stretch of a document as one of its own: the same text and offsets, only its tokens and what lies within them. */
function cutDocument(document: Document, [firstToken, endToken]: Stretch): Document {
  const tokens = document.tokens.slice(firstToken, endToken)
  const [from, to] = [tokens[0].start, tokens[tokens.length - 1].end]
  const isWithin = ({ start, end }: { start: number; end: number }) => start >= from && end <= to
  const cut = (ranges: readonly TokenRange[]) =>
    ranges
      .filter((range) => range.firstToken < endToken && range.endToken > firstToken)
      .map((range) => ({
        start: Math.max(from, range.start),
        end: Math.min(to, range.end),
        firstToken: Math.max(0, range.firstToken - firstToken),
        endToken: Math.min(endToken, range.endToken) - firstToken,
      }))
  const quotations = document.quotations.filter(isWithin)
  // Inside a quotation the quotations in it are the outermost ones.
  const outermost = Math.min(...quotations.map(({ depth }) => depth))
  const first = tokens[0]
  return {
    ...document,
    tokens: tokens.map((token) => ({
      ...token,
      sentence: token.sentence - first.sentence,
      paragraph: token.paragraph - first.paragraph,
    })),
    sentences: cut(document.sentences),
    paragraphs: cut(document.paragraphs),
    quotations: quotations.map((passage) => ({ ...passage, depth: passage.depth - outermost })),
    names: document.names.filter(isWithin),
    dates: document.dates.filter(isWithin),
  }
}

function moveCandidate(candidate: Candidate, by: number): Candidate {
  return {
    ...candidate,
    cue: { ...candidate.cue, token: candidate.cue.token + by },
    segments: candidate.segments.map(({ label, first, end }) => ({
      label,
      first: first + by,
      end: end + by,
    })),
  }
}

/** "Our lawyer" is somebody else; "I", "we" and "I’m" are the one who speaks. */
function isSomebodyElse({ tokens }: Document, { segments }: Candidate): boolean {
  const speakers = segments.filter(({ label }) => label === SPEAKER)
  const isSelf = ({ first, end }: Segment) =>
    end - first === 1 && FIRST_PERSON_PRONOUNS.has(tokens[first].lower.replace(/'.*/, ''))
  return speakers.length > 0 && !speakers.some(isSelf)
}
