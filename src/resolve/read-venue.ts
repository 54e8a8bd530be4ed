import type { Document, Token } from '../document.ts'
import {
  NOUNS_FOR_PLACES_ON_NETWORKS,
  NOUNS_FOR_VENUES,
  NOUNS_FOR_VENUES_BEHIND_ON,
  PREPOSITIONS_INSIDE_VENUE,
  PREPOSITIONS_OF_VENUE,
  SOCIAL_NETWORKS,
  VENUES_THAT_LAST,
} from '../languages/en/index.ts'
import { extendOverPrepositions, findPhraseEnd, IN_A_DATE } from './noun-phrases.ts'
import { isPossessive, type TokenSpan } from './token-spans.ts'

interface VenueLimits {
  /** The words that the venue may take up. */
  readonly run: TokenSpan
  readonly names: Int32Array
}

/** The venue whose preposition stands at a token, with all that belongs to it: "in an interview with the BBC". */
export function readVenueAt(
  document: Document,
  at: number,
  { run, names }: VenueLimits,
): TokenSpan | undefined {
  const { tokens } = document
  if (takesTo(tokens, at)) return { first: at, end: at + 2 }
  if (tokens[at]!.lower === 'from') return readFloor(document, at, { run, names })
  if (!PREPOSITIONS_OF_VENUE.has(tokens[at]!.lower)) return undefined
  // "30 minutes into the debate", and not "turned into a speech".
  if (tokens[at]!.lower === 'into' && !DISTANCES.test(tokens[at - 1]?.lower ?? '')) return undefined
  const phrase = { first: at + 1, end: Math.min(findPhraseEnd(document, at + 1, names), run.end) }
  const end =
    phrase.end > phrase.first && isVenue(document, phrase, names)
      ? phrase.end
      : findVenueNoun(document, { first: at + 1, end: run.end }, { nouns: nounsBehind(tokens[at]!), names })
  if (end === undefined) return undefined
  // "attacked him on comments": only "in comments" tells where.
  if (tokens[end - 1]!.lower === 'comments' && tokens[at]!.lower !== 'in') return undefined
  return { first: at, end: extendVenue(document, { first: at, end }, { run, names }) }
}

/** "said from the Senate floor" */
function readFloor(document: Document, at: number, { run, names }: VenueLimits): TokenSpan | undefined {
  const end = findPhraseEnd(document, at + 1, names)
  const isFloor = end > at + 2 && end <= run.end && FLOORS.test(document.tokens[end - 1]!.lower)
  return isFloor ? { first: at, end } : undefined
}

const FLOORS = /^(?:floor|podium|stage|pulpit|bench|dais|lectern)$/

/** "took to Twitter" */
const takesTo = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.lower === 'to' &&
  /^(?:took|takes|taken|taking)$/.test(tokens[at - 1]?.lower ?? '') &&
  SOCIAL_NETWORKS.has(tokens[at + 1]?.lower ?? '')

const DISTANCES = /^(?:seconds|minutes?|hours?|midway|halfway|early|deep|well|far|later)$/

const NONE: ReadonlySet<string> = new Set()

function nounsBehind({ lower }: Token): ReadonlySet<string> {
  if (lower === 'by') return NONE
  return lower === 'into' ? VENUES_THAT_LAST : NOUNS_FOR_VENUES
}

function isVenue(document: Document, { first, end }: TokenSpan, names: Int32Array): boolean {
  const { tokens } = document
  const [before, last] = [tokens[first - 1]!, tokens[end - 1]!]
  if (before.lower === 'by') return end === first + 1 && /^(?:tele)?phone|e-?mail|text$/.test(last.lower)
  if (before.lower === 'into') return VENUES_THAT_LAST.has(last.lower)
  if (NOUNS_FOR_VENUES.has(last.lower) || isTownHall(tokens, end - 1) || isOpEd(tokens, end - 1)) return true
  if (isNetwork(last)) return networkOf(last) !== 'x' || before.lower === 'on'
  if (before.lower !== 'on') return false
  // "on her Telegram channel"
  if (NOUNS_FOR_PLACES_ON_NETWORKS.has(last.lower) && isNetwork(tokens[end - 2]!)) return true
  if (NOUNS_FOR_VENUES_BEHIND_ON.has(last.lower)) return true
  const at = names[isPossessive(last) ? end - 2 : end - 1] ?? -1
  if (at >= 0 && document.names[at]!.kind === 'outlet') return true
  // "on ABC's This Week": the programme after the station.
  for (let i = first; i < end; i++)
    if (names[i]! >= 0 && document.names[names[i]!]!.kind === 'outlet') return true
  return false
}

/** "X." at the end of a sentence is one token. */
const networkOf = ({ lower }: Token): string => lower.replace(/\.$/, '')

const isNetwork = (token: Token): boolean =>
  SOCIAL_NETWORKS.has(networkOf(token)) && /^\p{Lu}/u.test(token.text)

/** The end of "on Telegram" where it stands at a token: a network named without more. */
export function findNetworkEnd(tokens: readonly Token[], at: number): number | undefined {
  const next = tokens[at + 1]
  return tokens[at]?.lower === 'on' && next !== undefined && isNetwork(next) ? at + 2 : undefined
}

const isTownHall = (tokens: readonly Token[], at: number): boolean =>
  /^halls?$/.test(tokens[at]!.lower) && tokens[at - 1]?.lower === 'town'

/** "Op-ed" is three words here. */
const isOpEd = (tokens: readonly Token[], at: number): boolean =>
  /^eds?$/.test(tokens[at]!.lower) && tokens[at - 1]?.text === '-' && tokens[at - 2]?.lower === 'op'

const LONGEST_OPENING = 9

/**
 * The end of a phrase that opens with words which are no plain adjectives: "a closed-door interview", "a nationally
 * televised debate", "a follow-up statement".
 */
export function findVenueNoun(
  document: Document,
  { first, end }: TokenSpan,
  { nouns, names }: { nouns: ReadonlySet<string>; names: Int32Array },
): number | undefined {
  const { tokens } = document
  for (let i = first; i < Math.min(end, first + LONGEST_OPENING); i++) {
    const token = tokens[i]!
    const isNoun =
      nouns.has(token.lower) || isTownHall(tokens, i) || (isOpEd(tokens, i) && nouns.has('op-ed'))
    if (isNoun && i > first && endsPhrase(tokens[i + 1])) return i + 1
    if (!mayOpenVenue(tokens, i) && names[i]! < 0) return undefined
  }
  return undefined
}

const endsPhrase = (next: Token | undefined): boolean =>
  next === undefined || !(/^(?:NOUN|PROPN)$/.test(next.pos) || next.text === '-' || isPossessive(next))

function mayOpenVenue(tokens: readonly Token[], at: number): boolean {
  const { pos, text, lower } = tokens[at]!
  if (/^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(pos) || text === '-' || isPossessive(tokens[at])) return true
  if (tokens[at + 1]?.text === '-' || tokens[at - 1]?.text === '-') return true
  if (/^(?:his|her|its|their)$/.test(lower)) return true
  return (pos === 'ADV' && lower.endsWith('ly')) || (pos === 'VERB' && /(?:ed|ing)$/.test(lower))
}

/** Where a venue ends that may go on: "with the BBC", "in Ohio", a programme's title; not the day. */
export function extendVenue(document: Document, venue: TokenSpan, { run, names }: VenueLimits): number {
  const { tokens } = document
  const programme = findQuotedProgramme(document, venue.end, run.end)
  if (programme !== undefined) return programme
  // "in a video posted on Telegram"
  const network = PUT_ONLINE.test(document.tokens[venue.end]?.lower ?? '')
    ? findNetworkEnd(document.tokens, venue.end + 1)
    : undefined
  if (network !== undefined && network <= run.end) return network
  const { end } = extendOverPrepositions(document, venue, { prepositions: PREPOSITIONS_INSIDE_VENUE, names })
  let limit = Math.min(end, run.end)
  for (let i = venue.end; i < limit; i++)
    if (tokens[i]!.lower === 'by' && tokens[i + 1]?.lower.endsWith('ing')) limit = i
  for (let i = venue.end; i < limit; i++) if (names[i] === IN_A_DATE) limit = i
  while (limit > venue.end && endsTooSoon(tokens[limit - 1]!)) limit--
  limit = extendOverDay(document, limit, { run, names }) ?? limit
  return findQuotedProgramme(document, limit, run.end) ?? limit
}

/** "In an interview Sunday with CNN", "in a column in Saturday’s Dagen": with whom goes on behind the day. */
function extendOverDay(document: Document, end: number, { run, names }: VenueLimits): number | undefined {
  const { tokens } = document
  let at = end
  while (at < run.end && PREPOSITIONS_INSIDE_VENUE.has(tokens[at]!.lower)) at++
  const day = at
  while (at < run.end && names[at] === IN_A_DATE) at++
  if (at === day || at >= run.end) return undefined
  const isOwner = isPossessive(tokens[at])
  if (!isOwner && !PREPOSITIONS_INSIDE_VENUE.has(tokens[at]!.lower)) return undefined
  const next = findPhraseEnd(document, at + 1, names)
  if (next <= at + 1 || next > run.end) return undefined
  const isWith = !isOwner && tokens[at]!.lower === 'with'
  if (!isWith && !holdsOutlet(document, { first: at + 1, end: next }, names)) return undefined
  return next
}

export function holdsOutlet(
  { names: list }: Document,
  { first, end }: TokenSpan,
  names: Int32Array,
): boolean {
  for (let i = first; i < end; i++) if (names[i]! >= 0 && list[names[i]!]!.kind === 'outlet') return true
  return false
}

const PUT_ONLINE = /^(?:posted|published|shared|uploaded|released|streamed)$/

const endsTooSoon = ({ lower }: Token): boolean =>
  PREPOSITIONS_INSIDE_VENUE.has(lower) || /^(?:the|an?)$/.test(lower)

const LONGEST_TITLE = 9

/** The end of a short title in quotation marks right here: 'on ABC's "This Week"'. */
export function findQuotedProgramme({ tokens }: Document, at: number, end: number): number | undefined {
  if (!/^["“'‘]|^''$/.test(tokens[at]?.text ?? '') || tokens[at - 1]?.text === ',') return undefined
  for (let i = at + 2; i < Math.min(end, at + LONGEST_TITLE); i++) {
    if (/^["”'’]|^''$/.test(tokens[i]!.text) && !isPossessive(tokens[i])) return i + 1
  }
  return undefined
}
