import type { Document, TokenRange } from '../document.ts'
import { FIRST_PERSON_PRONOUNS } from '../languages/en/index.ts'
import type { JudgedCandidate } from './choose-candidates.ts'
import { INSIDE, type TokenFacts } from './describe-tokens.ts'
import { CONTENT, SPEAKER } from './label-around-cue.ts'
import type { Candidate } from './list-candidates.ts'

/** Tokens `[first, end)`. */
type Stretch = readonly [first: number, end: number]

/** A shorter quotation, in tokens, holds nobody else's words. */
const SHORTEST = 8

/**
 * What people say in quotations that somebody else said: “The minister told me he would go,” Gil said. Each quotation is
 * read as a text of its own by `judge`. What its speaker says of themselves ("I think") is part of their statement.
 */
export function findNested(
  facts: TokenFacts,
  kept: readonly JudgedCandidate[],
  judge: (document: Document) => readonly JudgedCandidate[],
): JudgedCandidate[] {
  const { document } = facts
  return listQuoted(facts, kept).flatMap((range) =>
    judge(cutDocument(document, range))
      .map(({ candidate, confidence }) => ({ candidate: moveCandidate(candidate, range[0]), confidence }))
      .filter(({ candidate }) => isSomebodyElse(document, candidate)),
  )
}

/** The insides of the quotations that the statements hold, each once. */
function listQuoted({ quote, passage }: TokenFacts, kept: readonly JudgedCandidate[]): Stretch[] {
  const ranges = new Map<number, Stretch>()
  for (const { candidate } of kept) {
    for (const { label, first, end } of candidate.segments) {
      if (label !== CONTENT) continue
      for (let i = first; i < end; i++) {
        if (quote[i] !== INSIDE || ranges.has(passage[i])) continue
        let endToken = i + 1
        while (endToken < end && quote[endToken] === INSIDE && passage[endToken] === passage[i]) endToken++
        if (endToken - i >= SHORTEST) ranges.set(passage[i], [i, endToken])
      }
    }
  }
  return [...ranges.values()]
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
    quotations: document.quotations
      .filter((passage) => passage.depth > 0 && isWithin(passage))
      .map((passage) => ({ ...passage, depth: passage.depth - 1 })),
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

function isSomebodyElse({ tokens }: Document, { segments }: Candidate): boolean {
  const speakers = segments.filter(({ label }) => label === SPEAKER)
  return (
    speakers.length > 0 &&
    !speakers.some(({ first, end }) =>
      tokens.slice(first, end).some(({ lower }) => FIRST_PERSON_PRONOUNS.has(lower.replace(/'.*/, ''))),
    )
  )
}
