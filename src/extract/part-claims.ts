import type { JudgedCandidate } from './choose-candidates.ts'
import type { TokenFacts } from './describe-tokens.ts'
import { CONTENT, type Segment } from './label-around-cue.ts'
import { type Candidate, holdsCue, sharesContent } from './list-candidates.ts'

/** In tokens: cues farther apart claim nothing in common. */
const REACH = 400

/**
 * What two statements claim belongs to the one in whose sentence it stands: in "According to the minister, no date is set.
 * “They will stay,” the agency cites Gil as saying", the minister's ends with the first sentence. Statements that stand
 * one inside the other keep what they share, and none is left without content.
 */
export function partClaims(facts: TokenFacts, kept: readonly JudgedCandidate[]): JudgedCandidate[] {
  return kept.map((one, index) => {
    let { candidate } = one
    for (const step of [-1, 1]) {
      for (let k = index + step; k >= 0 && k < kept.length; k += step) {
        const other = kept[k].candidate
        if (Math.abs(other.cue.token - candidate.cue.token) > REACH) break
        if (sharesContent(candidate, other) && !holdsCue(candidate, other) && !holdsCue(other, candidate))
          candidate = yieldTo(facts, candidate, other)
      }
    }
    return candidate === one.candidate ? one : { ...one, candidate }
  })
}

function yieldTo(facts: TokenFacts, candidate: Candidate, other: Candidate): Candidate {
  const inSentenceOf = ({ cue }: Candidate, i: number) =>
    facts.sentenceFirst[i] === facts.sentenceFirst[cue.token]
  const yields = (i: number) =>
    !inSentenceOf(candidate, i) &&
    isSentenceOfQuotation(facts, i, other) &&
    other.segments.some(({ label, first, end }) => label === CONTENT && i >= first && i < end)
  const segments = candidate.segments.flatMap((segment) =>
    segment.label === CONTENT ? cutOut(segment, yields) : [segment],
  )
  const isCut =
    segments.length !== candidate.segments.length || segments.some((s, i) => s !== candidate.segments[i])
  if (!isCut || !segments.some(({ label }) => label === CONTENT)) return candidate
  return { ...candidate, segments }
}

/** Whether a token stands in the sentence of a cue, or in a quotation that reaches into it. */
function isSentenceOfQuotation(
  { sentenceFirst, sentenceEnd, passage }: TokenFacts,
  i: number,
  { cue }: Candidate,
): boolean {
  const [first, end] = [sentenceFirst[cue.token], sentenceEnd[cue.token]]
  if (i >= first && i < end) return true
  return passage[i] >= 0 && (passage[first] === passage[i] || passage[end - 1] === passage[i])
}

/** The runs of a segment that are not yielded; the segment itself when nothing is. */
function cutOut(segment: Segment, yields: (i: number) => boolean): Segment[] {
  const runs: Segment[] = []
  for (let i = segment.first; i < segment.end; ) {
    let end = i + 1
    while (end < segment.end && yields(end) === yields(i)) end++
    if (!yields(i)) runs.push({ label: segment.label, first: i, end })
    i = end
  }
  return runs.length === 1 && runs[0].first === segment.first && runs[0].end === segment.end
    ? [segment]
    : runs
}
