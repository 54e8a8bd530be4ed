import type { Document } from '../document.ts'
import { CONTENT, CUE } from './label-around-cue.ts'
import type { Candidate } from './list-candidates.ts'

/** A candidate with the chance that it is right. */
export interface JudgedCandidate {
  readonly candidate: Candidate
  readonly confidence: number
}

/**
 * The candidates to keep, in order of the text: one for each cue, and of two that claim the same cue words or nearly
 * the same content only the surer one.
 */
export function chooseCandidates(
  { tokens }: Document,
  judged: readonly JudgedCandidate[],
  { minConfidence }: { minConfidence: number },
): JudgedCandidate[] {
  // Candidates can only meet in one paragraph or the next: a long article is not compared all with all.
  const kept = new Map<number, JudgedCandidate[]>()
  const byConfidence = judged
    .filter(({ confidence }) => confidence >= minConfidence)
    .sort((a, b) => b.confidence - a.confidence || a.candidate.cue.token - b.candidate.cue.token)
  for (const one of byConfidence) {
    const { paragraph } = tokens[one.candidate.cue.token]
    const near = [-1, 0, 1].flatMap((step) => kept.get(paragraph + step) ?? [])
    if (near.some((other) => claimsTheSame(one.candidate, other.candidate))) continue
    kept.set(paragraph, [...(kept.get(paragraph) ?? []), one])
  }
  return [...kept.values()].flat().sort((a, b) => a.candidate.cue.token - b.candidate.cue.token)
}

function claimsTheSame(a: Candidate, b: Candidate): boolean {
  if (shareTokens(a, b, CUE) > 0) return true
  const common = shareTokens(a, b, CONTENT)
  return common > 0 && common >= 0.8 * Math.max(countTokens(a, CONTENT), countTokens(b, CONTENT))
}

function shareTokens(a: Candidate, b: Candidate, label: number): number {
  let common = 0
  for (const one of a.segments) {
    if (one.label !== label) continue
    for (const other of b.segments) {
      if (other.label === label)
        common += Math.max(0, Math.min(one.end, other.end) - Math.max(one.first, other.first))
    }
  }
  return common
}

function countTokens({ segments }: Candidate, label: number): number {
  return segments.reduce(
    (sum, segment) => (segment.label === label ? sum + segment.end - segment.first : sum),
    0,
  )
}
