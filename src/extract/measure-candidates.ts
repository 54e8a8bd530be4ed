import { countMissedPassages } from './count-missed-passages.ts'
import { INSIDE, type TokenFacts } from './describe-tokens.ts'
import { CONTENT, CUE, type Segment, SPEAKER } from './label-around-cue.ts'
import type { Candidate } from './list-candidates.ts'

/** How many numbers `measureCandidates` gives each candidate. */
export const CANDIDATE_NUMBERS = 37

/**
 * What can be measured of the readings of one cue, for the trees: `CANDIDATE_NUMBERS` numbers a candidate, one after the
 * other, always in the same order. `scores` are the ranker's.
 */
export function measureCandidates(
  facts: TokenFacts,
  candidates: readonly Candidate[],
  scores: Float64Array,
): Float32Array {
  const rows = new Float32Array(candidates.length * CANDIDATE_NUMBERS)
  const shared = measureCue(facts, candidates)
  let first = Number.NEGATIVE_INFINITY
  let second = first
  for (const score of scores) {
    if (score > first) [first, second] = [score, first]
    else if (score > second) second = score
  }
  candidates.forEach((candidate, index) => {
    const score = scores[index]
    const numbers = [
      score,
      Math.max(-10, Math.min(10, score - (score === first ? second : first))),
      first,
      ...shared,
      ...measureReading(candidate, candidates[0]),
      ...measureContent(facts, candidate),
      ...measureSpeaker(facts, candidate),
    ]
    if (numbers.length !== CANDIDATE_NUMBERS) throw new Error(`${numbers.length} numbers were measured`)
    rows.set(numbers, index * CANDIDATE_NUMBERS)
  })
  return rows
}

/** What is the same for all readings of the cue: how likely a cue it is, and where it stands. */
function measureCue(facts: TokenFacts, candidates: readonly Candidate[]): number[] {
  const { sentenceFirst, sentenceEnd, cueChance, quote } = facts
  const { token, chance } = candidates[0].cue
  let rival = 0
  for (let i = sentenceFirst[token]; i < sentenceEnd[token]; i++)
    if (i !== token && cueChance[i] > rival) rival = cueChance[i]
  return [
    chance,
    rival,
    facts.isVerb[token],
    quote[token],
    sentenceEnd[token] - sentenceFirst[token],
    token - sentenceFirst[token],
    facts.document.tokens[token].paragraph,
  ]
}

function measureReading({ logChance, variant, agreement }: Candidate, likeliest: Candidate): number[] {
  return [
    logChance,
    logChance - likeliest.logChance,
    variant,
    agreement.whole,
    agreement.content,
    agreement.speaker,
    agreement.start,
    agreement.end,
  ]
}

function measureContent(facts: TokenFacts, { cue, segments }: Candidate): number[] {
  const { quote, isVerb, cueChance, sentenceFirst, sentenceEnd } = facts
  const contents = segments.filter(({ label }) => label === CONTENT)
  const first = contents[0].first
  const end = contents[contents.length - 1].end
  let length = 0
  let quoted = 0
  let verbs = 0
  let inside = 0
  for (const content of contents) {
    length += content.end - content.first
    for (let i = content.first; i < content.end; i++) {
      if (quote[i] === INSIDE) quoted++
      verbs += isVerb[i]
      if (i !== cue.token && cueChance[i] > inside) inside = cueChance[i]
    }
  }
  const missed = countMissedPassages(facts, cue, (i) =>
    contents.some((content) => i >= content.first && i < content.end),
  )
  return [
    length,
    contents.length,
    quoted,
    quoted / length,
    verbs,
    inside,
    missed.inSentence,
    missed.after,
    missed.covered,
    first < cue.token ? (end > cue.token ? 2 : 0) : 1,
    measureDistance(contents, cue.token),
    Math.max(0, sentenceEnd[cue.token] - Math.max(end, cue.token + 1)),
    first === sentenceFirst[first] ? 1 : 0,
    end >= sentenceEnd[end - 1] - 1 ? 1 : 0,
    segments.reduce((sum, segment) => (segment.label === CUE ? sum + segment.end - segment.first : sum), 0),
  ]
}

function measureSpeaker({ document: { tokens } }: TokenFacts, { cue, segments }: Candidate): number[] {
  const speakers = segments.filter(({ label }) => label === SPEAKER)
  if (speakers.length === 0) return [0, 0, 0, -1]
  const [{ first, end }] = speakers
  const words = tokens.slice(first, end)
  const form = words.some(({ pos }) => pos === 'PROPN') ? 2 : words[0].pos === 'PRON' ? 1 : 0
  return [speakers.length, end - first, first < cue.token ? end - cue.token - 1 : first - cue.token, form]
}

/** In tokens from the cue to the nearest content, 1 for the next token. */
function measureDistance(contents: readonly Segment[], cue: number): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const { first, end } of contents)
    nearest = Math.min(nearest, first > cue ? first - cue : cue >= end ? cue - end + 1 : 0)
  return nearest
}
