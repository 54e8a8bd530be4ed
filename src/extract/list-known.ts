import type { JudgedCandidate } from './choose-candidates.ts'
import { CUE, type Segment } from './label-around-cue.ts'
import { FULL_AGREEMENT } from './measure-agreement.ts'

/** A statement that its form alone tells, with a confidence that was set. `segments` hold a cue. */
export function listKnown(segments: readonly Segment[], confidence: number): JudgedCandidate {
  const token = (segments.find(({ label }) => label === CUE) as Segment).first
  const candidate = {
    cue: { token, chance: 1 },
    segments,
    logChance: 0,
    rank: 0,
    variant: 0,
    agreement: FULL_AGREEMENT,
  }
  return { candidate, confidence }
}
