import type { Token } from '../document.ts'
import {
  ACT_OF_WORD,
  BE_FORMS,
  PARTICIPLES_OF_HEARSAY,
  RELATIVE_PRONOUNS,
  WORDS_FOR_NAMING,
  WORDS_OF_CITATION,
} from '../languages/en/index.ts'
import { combineHashes } from '../model/index.ts'
import { completeReading, type Labelling } from './complete-reading.ts'
import { INSIDE, OUTSIDE, type TokenFacts } from './describe-tokens.ts'
import type { CueCandidate } from './find-cues.ts'
import { isTitle } from './is-title.ts'
import { CONTENT, CUE, NEITHER, type Reading, type Segment, SPEAKER } from './label-around-cue.ts'
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

/** Whether the cue of the second stands in the content of the first. */
export function holdsCue({ segments }: Candidate, { cue }: Candidate): boolean {
  return segments.some(({ label, first, end }) => label === CONTENT && cue.token >= first && cue.token < end)
}

/** Whether any word is content of both. */
export function sharesContent(a: Candidate, b: Candidate): boolean {
  return a.segments.some(
    (one) =>
      one.label === CONTENT &&
      b.segments.some((other) => other.label === CONTENT && one.first < other.end && other.first < one.end),
  )
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
  const isHearsay = isHearsayPassive(facts, cue.token)
  const add = (labelling: Labelling, from: { logChance: number; variant: number }) => {
    const segments = listSegments(isHearsay ? freeSubject(labelling, cue.token) : labelling)
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

/** "is said to", "was widely believed to": somebody says it of the subject, who says nothing. */
function isHearsayPassive({ document: { tokens }, sentenceFirst }: TokenFacts, cue: number): boolean {
  if (!PARTICIPLES_OF_HEARSAY.has(tokens[cue].lower) || tokens[cue + 1]?.lower !== 'to') return false
  let before = cue - 1
  while (before > sentenceFirst[cue] && tokens[before].pos === 'ADV') before--
  return before >= sentenceFirst[cue] && BE_FORMS.has(tokens[before].lower)
}

/** The same with what stands as the speaker before the cue as part of the content. */
function freeSubject({ firstToken, labels }: Labelling, cue: number): Labelling {
  return {
    firstToken,
    labels: labels.map((label, i) => (label === SPEAKER && firstToken + i < cue ? CONTENT : label)),
  }
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

/**
 * Somebody may be said to speak, in words: "which" or "who" by itself is nothing that was said, nor is "to be named" in "who did
 * not want to be named"; and a lone mark or the end of a bracket is no speaker.
 */
function saysAnything({ document: { tokens } }: TokenFacts, segments: readonly Segment[]): boolean {
  const isWord = ({ pos }: Token) => pos !== 'PUNCT'
  const hasWords = ({ first, end }: Segment) => tokens.slice(first, end).some(isWord)
  const speakers = segments.filter(({ label }) => label === SPEAKER)
  if (!speakers.every((speaker) => hasWords(speaker) && isBalanced(tokens, speaker))) return false
  return segments.some(({ label, first, end }) => {
    if (label !== CONTENT) return false
    const words = tokens.slice(first, end).filter(isWord)
    if (startsWithNaming(words)) return false
    return tokens.slice(first, end).some(({ pos, lower }) => pos !== 'PUNCT' && !RELATIVE_PRONOUNS.has(lower))
  })
}

/** "NORV) today" is cut from "Norvane Energy (NORV) today". */
function isBalanced(tokens: readonly Token[], { first, end }: Segment): boolean {
  let open = 0
  for (let i = first; i < end && open >= 0; i++) {
    if (tokens[i].text === '(') open++
    if (tokens[i].text === ')') open--
  }
  return open >= 0
}

/** "not to be named because she was afraid": how somebody is called is nothing that they said. */
function startsWithNaming(words: readonly Token[]): boolean {
  const be = words.slice(0, 3).findIndex(({ lower }) => lower === 'be')
  const opens = words.slice(0, Math.max(0, be)).every(({ lower }) => lower === 'not' || lower === 'to')
  return be >= 0 && opens && WORDS_FOR_NAMING.has(words[be + 1]?.lower ?? '')
}

/** “The Lake at Night” in "The choir sang “The Lake at Night”" is what was sung; of what was said, "said" would tell. */
function isWorkOnly(facts: TokenFacts, cue: number, segments: readonly Segment[]): boolean {
  if (ACT_OF_WORD.has(facts.document.tokens[cue].lemma)) return false
  const contents = segments.filter(({ label }) => label === CONTENT)
  return contents.length === 1 && isTitle(facts, contents[0].first)
}

/**
 * Whether a candidate has half of a quotation, of which its cue is no part: whoever said one half said the other. Such
 * candidates are compared while training, since they teach what is wrong, and left out in use.
 */
export function cutsQuotation({ quote, passage }: TokenFacts, { cue, segments }: Candidate): boolean {
  if (quote[cue.token] !== OUTSIDE) return false
  const contents = segments.filter(({ label }) => label === CONTENT)
  const isLeft = (i: number, next: number) =>
    passage[i] >= 0 &&
    passage[next] === passage[i] &&
    quote[next] === INSIDE &&
    !contents.some(({ first, end }) => next >= first && next < end)
  return contents.some(({ first, end }) => isLeft(first, first - 1) || isLeft(end - 1, end))
}
