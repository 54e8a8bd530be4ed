import { ACT_OF_WORD, RELATIVE_PRONOUNS, WORDS_OF_CITATION } from '../languages/en/index.ts'
import { combineHashes } from '../model/index.ts'
import { completeReading, type Labelling } from './complete-reading.ts'
import type { TokenFacts } from './describe-tokens.ts'
import type { CueCandidate } from './find-cues.ts'
import { isTitle } from './is-title.ts'
import { CONTENT, CUE, NEITHER, type Reading, type Segment } from './label-around-cue.ts'
import { type Agreement, measureAgreement, weighReading } from './measure-agreement.ts'

/** A whole statement as it may be: a cue candidate and one reading of the words around it. */
export interface Candidate {
  readonly cue: CueCandidate
  /** In order of the text; only SPEAKER, CONTENT and CUE. */
  readonly segments: readonly Segment[]
  readonly logChance: number
  /** 0 for the likeliest reading of its cue. */
  readonly rank: number
  /** 0 for a reading of the model, else which way its quotations were completed. */
  readonly variant: number
  readonly agreement: Agreement
}

/** A reading whose chance is e^8 times smaller than the best one's is no longer compared. */
const FARTHEST = 8

/** Of how many readings other ways to take their quotation marks are compared. */
const COMPLETED = 3

/**
 * The readings of a cue that have a content and hold the cue itself, as candidates, likeliest first; then the same with
 * their quotations completed.
 */
export function listCandidates(
  facts: TokenFacts,
  cue: CueCandidate,
  readings: readonly Reading[],
): Candidate[] {
  const candidates: Candidate[] = []
  const weighed = readings.map((reading) => weighReading(listSegments(reading), reading.logChance))
  const seen = new Set<number>()
  const add = (labelling: Labelling, from: { logChance: number; variant: number }) => {
    const segments = listSegments(labelling)
    const key = hashSegments(segments)
    if (seen.has(key) || !segments.some(({ label }) => label === CONTENT)) return
    if (labelling.labels[cue.token - labelling.firstToken] !== CUE) return
    if (segments.some((segment) => isCitation(facts, segment)) || isTimeOnly(facts, segments)) return
    if (!saysAnything(facts, segments) || isWorkOnly(facts, cue.token, segments)) return
    seen.add(key)
    candidates.push({
      cue,
      segments,
      rank: candidates.length,
      ...from,
      agreement: measureAgreement(segments, weighed),
    })
  }
  for (const reading of readings) {
    if (reading.logChance >= readings[0].logChance - FARTHEST)
      add(reading, { logChance: reading.logChance, variant: 0 })
  }
  for (const reading of readings.slice(0, COMPLETED)) {
    completeReading(facts, cue.token, reading).forEach((completed, index) => {
      add(completed, { logChance: reading.logChance, variant: index + 1 })
    })
  }
  return candidates
}

function hashSegments(segments: readonly Segment[]): number {
  let hash = 0
  for (const { label, first, end } of segments)
    hash = combineHashes(combineHashes(combineHashes(hash, label), first), end)
  return hash
}

function listSegments({ firstToken, labels }: Labelling): Segment[] {
  const segments: Segment[] = []
  for (let i = 0; i < labels.length; ) {
    let end = i + 1
    while (end < labels.length && labels[end] === labels[i]) end++
    if (labels[i] !== NEITHER)
      segments.push({ label: labels[i], first: firstToken + i, end: firstToken + end })
    i = end
  }
  return segments
}

/** "Gil as saying" in "Interfax cites Gil as saying" belongs to the cue and is nothing that was said. */
function isCitation({ document: { tokens } }: TokenFacts, { label, first, end }: Segment): boolean {
  if (label !== CONTENT) return false
  for (let i = first; i <= end; i++) {
    if (WORDS_OF_CITATION.every((word, k) => tokens[i + k]?.lower === word)) return true
  }
  return false
}

/** "one day later" in "..., Bolton commented one day later" tells when it was said, not what. */
function isTimeOnly({ document: { tokens, dates } }: TokenFacts, segments: readonly Segment[]): boolean {
  return segments.every(({ label, first, end }) => {
    if (label !== CONTENT) return true
    const [from, to] = [tokens[first].start, tokens[end - 1].end]
    return dates.some(
      (date) => date.start >= from && date.start <= from + LONGEST_PREPOSITION && date.end >= to,
    )
  })
}

/** In characters, with the space: "on Tuesday", "by next week". */
const LONGEST_PREPOSITION = 3

/** "which" or "who" by itself is nothing that was said. */
function saysAnything({ document: { tokens } }: TokenFacts, segments: readonly Segment[]): boolean {
  return segments.some(({ label, first, end }) => {
    if (label !== CONTENT) return false
    return tokens.slice(first, end).some(({ pos, lower }) => pos !== 'PUNCT' && !RELATIVE_PRONOUNS.has(lower))
  })
}

/** “The Lake at Night” in "The choir sang “The Lake at Night”" is what was sung; of what was said, "said" would tell. */
function isWorkOnly(facts: TokenFacts, cue: number, segments: readonly Segment[]): boolean {
  if (ACT_OF_WORD.has(facts.document.tokens[cue].lemma)) return false
  const contents = segments.filter(({ label }) => label === CONTENT)
  return contents.length === 1 && isTitle(facts, contents[0].first)
}
