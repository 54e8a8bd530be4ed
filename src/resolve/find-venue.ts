import type { Document } from '../document.ts'
import {
  GATHERINGS,
  isVerbOfSaying,
  NOUNS_FOR_PLACES_OF_SAYING,
  NOUNS_FOR_RELEASES,
  VERBS_OF_RELEASING,
  VERBS_THAT_ARE_VENUES,
  VERBS_WITH_ADDRESSEE,
} from '../languages/en/index.ts'
import { describeNoun } from './describe-nouns.ts'
import type { Frame } from './find-frame.ts'
import type { Mentions } from './find-mentions.ts'
import { findPhraseEnd, IN_A_DATE } from './noun-phrases.ts'
import { extendVenue, findNetworkEnd, findVenueNoun, holdsOutlet, readVenueAt } from './read-venue.ts'
import { isPossessive, type TokenSpan } from './token-spans.ts'
import type { Finding, FoundSpan } from './weigh-findings.ts'

/**
 * Where or how something was said, as tokens: "in an interview with the radio station", "at a rally in Ohio", "on
 * Twitter". Days are left to `saidAt`. A cue such as "tweeted" is the venue itself.
 */
export function findVenue(
  document: Document,
  frame: Frame,
  { names }: Pick<Mentions, 'names'>,
): FoundSpan | undefined {
  for (const run of sortFromCue(frame)) {
    const span = findVenueIn(document, run, names)
    if (span) return { span, finding: 'venue in the sentence' }
  }
  return (
    asFound(findGathering(document, frame, names), 'venue in the sentence') ??
    asFound(findVenueAhead(document, frame, names), 'venue in the sentence') ??
    asFound(findNetworkBySpeaker(document, frame), 'venue in the sentence') ??
    asFound(findVenueBySpeaker(document, frame, names), 'venue in the sentence') ??
    asFound(findReleased(document, frame, names), 'venue that was released') ??
    asFound(findVenueVerb(document, frame), 'venue in the verb') ??
    asFound(findPlace(document, frame, names), 'venue as a place')
  )
}

const asFound = (span: TokenSpan | undefined, finding: Finding): FoundSpan | undefined =>
  span && { span, finding }

/** "Sunday on CNN’s “Outlook,” while speaking of the strike, Gil said": what opens the sentence is meant for its main clause. */
function findVenueAhead(
  document: Document,
  { cue, speaker, contents }: Frame,
  names: Int32Array,
): TokenSpan | undefined {
  const { tokens, sentences } = document
  if (!cue || !speaker || speaker.first > cue.first || !isSaying(document, cue)) return undefined
  const { firstToken, endToken } = sentences[tokens[cue.first]!.sentence]!
  if (tokens[speaker.first]!.sentence !== tokens[cue.first]!.sentence) return undefined
  if (/^(?:who|which|that)$/.test(tokens[speaker.first]!.lower)) return undefined
  let at = firstToken
  while (at < speaker.first && (names[at] === IN_A_DATE || tokens[at]!.text === ',')) at++
  if (contents.some(({ first, end }) => at >= first && at < end)) return undefined
  const venue = readVenueAt(document, at, { run: { first: at, end: endToken }, names })
  // Only a station's programme is sure to be the main clause's own: debates and rallies are told of in passing.
  if (!venue || venue.end > speaker.first || !holdsOutlet(document, venue, names)) return undefined
  const closes = [tokens[venue.end - 1]?.text, tokens[venue.end]?.text]
  return closes[1] === ',' || closes[0] === '”' ? venue : undefined
}

function isSaying({ tokens }: Document, { first, end }: TokenSpan): boolean {
  for (let i = first; i < end; i++)
    if (tokens[i]!.pos === 'VERB' && isVerbOfSaying(tokens[i]!.lemma.toLowerCase())) return true
  return false
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

/** "Drew on Telegram wrote": the network between a name and the verb, whichever of them the speaker's words have. */
function findNetworkBySpeaker({ tokens }: Document, { cue, speaker }: Frame): TokenSpan | undefined {
  if (!cue || !speaker || speaker.end > cue.first) return undefined
  for (let i = Math.max(0, speaker.first - 1); i < speaker.end; i++) {
    const end = findNetworkEnd(tokens, i)
    if (end !== undefined && end <= cue.first) return { first: i, end }
  }
  return undefined
}

/** "said Gil in an email to the Herald": where the speaker’s words have taken the venue with them. */
function findVenueBySpeaker(
  document: Document,
  { cue, speaker }: Frame,
  names: Int32Array,
): TokenSpan | undefined {
  const { tokens } = document
  if (!cue || !speaker || !isSaying(document, cue)) return undefined
  for (let i = speaker.first + 1; i < speaker.end - 2; i++) {
    if (tokens[i]!.lower !== 'in' || !/^an?$/.test(tokens[i + 1]!.lower)) continue
    const venue = readVenueAt(document, i, { run: speaker, names })
    if (venue) return venue
  }
  return undefined
}

/** "released a statement on Monday, offering ..." */
function findReleased(document: Document, { cue, runs }: Frame, names: Int32Array): TokenSpan | undefined {
  for (const run of runs) {
    for (let i = Math.max(run.first, cue?.first ?? 0); i < run.end - 1; i++) {
      const { lemma, lower, text } = document.tokens[i]!
      // "a Post op-ed"
      if (!VERBS_OF_RELEASING.has(lemma.toLowerCase()) || text !== lower) continue
      const first = document.tokens[i + 1]!.lower === 'out' ? i + 2 : i + 1
      const end = findVenueNoun(document, { first, end: run.end }, { nouns: NOUNS_FOR_RELEASES, names })
      if (end !== undefined) return { first, end }
    }
  }
  return undefined
}

/** "said Tuesday in Paris", "told reporters in the Rose Garden" */
function findPlace(document: Document, { cue, runs }: Frame, names: Int32Array): TokenSpan | undefined {
  const { tokens } = document
  for (const run of runs) {
    for (let i = Math.max(run.first, cue?.first ?? 0); i < run.end - 1; i++) {
      const { lower } = tokens[i]!
      if (!/^(?:in|at|from|outside)$/.test(lower)) continue
      // "lashed out at Turkey"
      const place = lower === 'at' ? undefined : findNamedPlace(document, i + 1, names)
      const end = place ?? findRoom(document, i + 1, names)
      if (end !== undefined && end <= run.end) return { first: i, end }
    }
  }
  return undefined
}

function findNamedPlace(
  { tokens, names: list }: Document,
  first: number,
  names: Int32Array,
): number | undefined {
  const at = names[first]!
  if (at < 0 || list[at]!.kind !== 'place') return undefined
  let end = first + 1
  while (names[end] === at) end++
  // "the senator from Texas", "in California's primary"
  const before = tokens[first - 2]
  const isHome = before !== undefined && describeNoun(before) === 'person'
  return isHome || isPossessive(tokens[end]) ? undefined : end
}

/** "the Rose Garden", "the White House briefing room": a room of its own, and not "in the room" or "in his office". */
function findRoom(document: Document, first: number, names: Int32Array): number | undefined {
  const { tokens } = document
  const end = findPhraseEnd(document, first, names)
  if (end <= first + 1 || !NOUNS_FOR_PLACES_OF_SAYING.has(tokens[end - 1]!.lower)) return undefined
  const isNamed = tokens.slice(first, end).some(({ text, pos }) => pos !== 'DET' && /^\p{Lu}/u.test(text))
  return isNamed ? end : undefined
}

function sortFromCue({ runs, cue }: Frame): TokenSpan[] {
  if (!cue) return []
  return [...runs.filter(({ end }) => end > cue.first), ...runs.filter(({ end }) => end <= cue.first)]
}

function findVenueIn(document: Document, run: TokenSpan, names: Int32Array): TokenSpan | undefined {
  for (let i = run.first; i < run.end - 1; i++) {
    const found = readVenueAt(document, i, { run, names })
    if (found) return found
  }
  return undefined
}

function findVenueVerb({ tokens }: Document, { cue }: Frame): TokenSpan | undefined {
  if (!cue) return undefined
  for (let i = cue.first; i < cue.end; i++) {
    const { lemma, pos } = tokens[i]!
    if (pos === 'VERB' && VERBS_THAT_ARE_VENUES.has(lemma.toLowerCase())) return { first: i, end: i + 1 }
  }
  return undefined
}
