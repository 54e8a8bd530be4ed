import { CONTENT, CUE } from './label-around-cue.ts'
import { type Candidate, holdsCue } from './list-candidates.ts'

/** A candidate with the chance that it is right. */
export interface JudgedCandidate {
  readonly candidate: Candidate
  readonly confidence: number
}

/**
 * The candidates to keep, in order of the text: one for each cue, and of two that claim the same cue words or nearly
 * the same content only the surer one.
 */
export function chooseCandidates(judged: readonly JudgedCandidate[]): JudgedCandidate[] {
  // Candidates meet only where their cues are near: a long article is not compared all with all.
  const kept = new Map<number, JudgedCandidate[]>()
  const byConfidence = [...judged].sort(
    (a, b) => b.confidence - a.confidence || a.candidate.cue.token - b.candidate.cue.token,
  )
  for (const one of byConfidence) {
    const stretch = Math.floor(one.candidate.cue.token / STRETCH)
    const near = [-1, 0, 1].flatMap((step) => kept.get(stretch + step) ?? [])
    if (near.some((other) => claimsTheSame(one.candidate, other.candidate))) continue
    kept.set(stretch, [...(kept.get(stretch) ?? []), one])
  }
  return [...kept.values()].flat().sort((a, b) => a.candidate.cue.token - b.candidate.cue.token)
}

/** In tokens: no two cues that are farther apart than one of these stretches can claim the same content. */
const STRETCH = 400

function claimsTheSame(a: Candidate, b: Candidate): boolean {
  if (shareTokens(a, b, CUE) > 0) return true
  // "Rome fears the plan, Velden said": one stands inside the other, however much of the content they share.
  if (holdsCue(a, b) || holdsCue(b, a)) return false
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
