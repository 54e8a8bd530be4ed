import type { Document } from '../document.ts'
import {
  GATHERINGS,
  NOUNS_FOR_VENUES,
  PREPOSITIONS_INSIDE_VENUE,
  PREPOSITIONS_OF_VENUE,
  SOCIAL_NETWORKS,
  VERBS_THAT_ARE_VENUES,
  VERBS_WITH_ADDRESSEE,
} from '../languages/en/index.ts'
import type { Frame } from './find-frame.ts'
import type { Mentions } from './find-mentions.ts'
import { extendOverPrepositions, findPhraseEnd, IN_A_DATE } from './noun-phrases.ts'
import { isPossessive, type TokenSpan } from './token-spans.ts'

/**
 * Where or how something was said, as tokens: "in an interview with the radio station", "at a rally in Ohio", "on
 * Twitter". Days are left to `saidAt`. A cue such as "tweeted" is the venue itself.
 */
export function findVenue(
  document: Document,
  frame: Frame,
  { names }: Pick<Mentions, 'names'>,
): TokenSpan | undefined {
  for (const run of sortFromCue(frame)) {
    const found = findVenueIn(document, run, names)
    if (found) return found
  }
  return (
    findGathering(document, frame, names) ??
    findVenueVerb(document, frame) ??
    findPlace(document, frame, names)
  )
}

/** "told a rally in Ohio" */
function findGathering(document: Document, { cue, runs }: Frame, names: Int32Array): TokenSpan | undefined {
  const { tokens } = document
  if (!cue) return undefined
  for (const run of runs) {
    for (let i = Math.max(run.first, cue.first); i < run.end; i++) {
      if (!VERBS_WITH_ADDRESSEE.has(tokens[i]!.lemma.toLowerCase())) continue
      const end = findPhraseEnd(document, i + 1, names)
      if (end > run.end || end <= i + 1 || !GATHERINGS.has(tokens[end - 1]!.lower)) continue
      return { first: i + 1, end: extendVenue(document, { first: i + 1, end }, { run, names }) }
    }
  }
  return undefined
}

/** "said Tuesday in Paris" */
function findPlace(document: Document, { cue, runs }: Frame, names: Int32Array): TokenSpan | undefined {
  for (const run of runs) {
    for (let i = Math.max(run.first, cue?.first ?? 0); i < run.end - 1; i++) {
      const at = names[i + 1]!
      if (!/^(?:in|at|from|outside)$/.test(document.tokens[i]!.lower) || at < 0) continue
      let end = i + 2
      while (names[end] === at) end++
      if (document.names[at]!.kind === 'place' && end <= run.end) return { first: i, end }
    }
  }
  return undefined
}

function sortFromCue({ runs, cue }: Frame): TokenSpan[] {
  if (!cue) return []
  return [...runs.filter(({ end }) => end > cue.first), ...runs.filter(({ end }) => end <= cue.first)]
}

function findVenueIn(document: Document, run: TokenSpan, names: Int32Array): TokenSpan | undefined {
  const { tokens } = document
  for (let i = run.first; i < run.end - 1; i++) {
    if (!PREPOSITIONS_OF_VENUE.has(tokens[i]!.lower)) continue
    const end = Math.min(findPhraseEnd(document, i + 1, names), run.end)
    if (end <= i + 1 || !isVenue(document, { first: i + 1, end }, names)) continue
    return { first: i, end: extendVenue(document, { first: i, end }, { run, names }) }
  }
  return undefined
}

function isVenue(document: Document, { first, end }: TokenSpan, names: Int32Array): boolean {
  const { tokens } = document
  const last = tokens[end - 1]!
  if (tokens[first - 1]!.lower === 'by')
    return end === first + 1 && /^(?:tele)?phone|e-?mail|text$/.test(last.lower)
  if (NOUNS_FOR_VENUES.has(last.lower)) return true
  if (SOCIAL_NETWORKS.has(last.lower) && /^\p{Lu}/u.test(last.text))
    return last.lower !== 'x' || tokens[first - 1]!.lower === 'on'
  if (tokens[first - 1]!.lower !== 'on') return false
  const at = names[isPossessive(last) ? end - 2 : end - 1] ?? -1
  if (at >= 0 && document.names[at]!.kind === 'outlet') return true
  // "on ABC's This Week": the programme after the station.
  for (let i = first; i < end; i++)
    if (names[i]! >= 0 && document.names[names[i]!]!.kind === 'outlet') return true
  return false
}

function extendVenue(
  document: Document,
  venue: TokenSpan,
  { run, names }: { run: TokenSpan; names: Int32Array },
): number {
  const { tokens } = document
  const programme = findQuotedProgramme(document, venue.end, run.end)
  if (programme !== undefined) return programme
  const { end } = extendOverPrepositions(document, venue, { prepositions: PREPOSITIONS_INSIDE_VENUE, names })
  let limit = Math.min(end, run.end)
  for (let i = venue.end; i < limit; i++) if (names[i] === IN_A_DATE) limit = i
  while (limit > venue.end && PREPOSITIONS_INSIDE_VENUE.has(tokens[limit - 1]!.lower)) limit--
  return findQuotedProgramme(document, limit, run.end) ?? limit
}

/** The end of a short title in quotation marks right here: 'on ABC's "This Week"'. */
function findQuotedProgramme({ tokens }: Document, at: number, end: number): number | undefined {
  if (!/^["“'‘]|^''$/.test(tokens[at]?.text ?? '') || tokens[at - 1]?.text === ',') return undefined
  for (let i = at + 2; i < Math.min(end, at + LONGEST_TITLE); i++) {
    if (/^["”'’]|^''$/.test(tokens[i]!.text) && !isPossessive(tokens[i])) return i + 1
  }
  return undefined
}

const LONGEST_TITLE = 9

function findVenueVerb({ tokens }: Document, { cue }: Frame): TokenSpan | undefined {
  if (!cue) return undefined
  for (let i = cue.first; i < cue.end; i++) {
    if (VERBS_THAT_ARE_VENUES.has(tokens[i]!.lemma.toLowerCase())) return { first: i, end: i + 1 }
  }
  return undefined
}
