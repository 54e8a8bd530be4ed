import type { Document, Token } from '../document.ts'
import {
  NOUNS_FOR_OUTLETS,
  NOUNS_FOR_RECORDINGS,
  NOUNS_FOR_SPOKESPEOPLE,
  PARTICIPLES_OF_HANDING_ON,
  PARTICIPLES_OF_HANDING_TO,
  PARTICIPLES_OF_PUTTING_OUT,
  PARTICIPLES_OF_SEEING,
  POSSESSIVE_PRONOUNS,
  RECORDINGS_OF_ONESELF,
  SOCIAL_NETWORKS,
  WORDS_BEFORE_UNNAMED_OUTLETS,
  WORDS_FOR_CITING,
} from '../languages/en/index.ts'
import type { Hand, Passage } from '../record.ts'
import type { Places } from './carry-places.ts'
import { describeHand, describeHands } from './describe-hands.ts'
import type { Figure } from './figures.ts'
import type { Citing } from './find-citing.ts'
import type { Frame } from './find-frame.ts'
import type { Mentions } from './find-mentions.ts'
import { nameOutletAt } from './name-outlet-at.ts'
import { findPhraseEnd, IN_A_DATE } from './noun-phrases.ts'
import { isSameOutlet } from './same-outlet.ts'
import { cutTokens, isPossessive, type TokenSpan } from './token-spans.ts'
import { type FoundSpan, isSureEnough, shareRight } from './weigh-findings.ts'

interface RelayInput {
  readonly document: Document
  readonly mentions: Mentions
  readonly figureAt: ReadonlyMap<number, Figure>
  /** Who published the article. */
  readonly outlet: string | undefined
  readonly frame: Frame
  readonly voice: Figure | undefined
  readonly spokesperson: Passage | undefined
  readonly places: Places
  readonly citing: Citing | undefined
}

/**
 * The hands that a statement's own sentence names between the voice and the reader, nearest the voice first: who spoke for
 * it without a name, the outlet that it told, the recording that holds it, who obtained that, who cites it. The
 * publishing outlet is still among them.
 */
export function findRelay(input: RelayInput): Hand[] {
  const { document, spokesperson, places, citing } = input
  const hands: Hand[] = []
  const speaking = spokesperson ?? findSpeakingThrough(input)
  if (speaking)
    hands.push({
      name: plain(speaking.text),
      kind: 'unnamed',
      evidence: speaking,
      confidence: shareRight('hand that speaks for another'),
    })
  for (const place of [places.addressee, places.venue, places.toldBefore]) {
    if (place) hands.push(...findOutletsIn(input, place))
    if (place && hands.length > 0) hands.push(...findCitedBy(input, place.span.end))
  }
  hands.push(...findRecordings(input), ...findHandingOn(input), ...findReporterBehind(input))
  // "In a letter to the panel, which was obtained by the Herald": where the frame ends before.
  if (places.venue && hands.length === 0) hands.push(...findCitedBy(input, places.venue.span.end))
  if (citing) {
    const hand = describeHand(input, { phrase: citing.hand, finding: 'hand that cites' })
    if (hand) hands.push({ ...hand, evidence: cutTokens(document, citing.evidence) ?? hand.evidence })
  }
  return keepHands(hands, input.voice)
}

/** "explained through a spokesman": somebody without a name behind the cue who spoke for the speaker. */
function findSpeakingThrough({ document, frame, mentions }: RelayInput): Passage | undefined {
  const { tokens } = document
  for (const { first, end } of frame.runs) {
    for (let i = first; i < end - 1; i++) {
      if (!/^(?:through|via)$/.test(tokens[i]!.lower)) continue
      const phrase = { first: i + 1, end: findPhraseEnd(document, i + 1, mentions.names) }
      if (phrase.end > phrase.first && NOUNS_FOR_SPOKESPEOPLE.has(tokens[phrase.end - 1]!.lower))
        return cutTokens(document, phrase)
    }
  }
  return undefined
}

/** Drops the voice itself, whoever was named before, and who is not sure enough. */
export function keepHands(hands: readonly Hand[], voice: Figure | undefined): Hand[] {
  const kept: Hand[] = []
  for (const hand of hands) {
    if (!isSureEnough(hand.confidence) || hand.name === voice?.name) continue
    if (!kept.some((one) => isSameHand(one, hand))) kept.push(hand)
  }
  return kept
}

const isSameHand = (a: Hand, b: Hand): boolean =>
  a.name === b.name || (a.kind === 'outlet' && b.kind === 'outlet' && isSameOutlet(a.name, b.name))

const plain = (text: string): string => text.replace(/\s+/g, ' ')

/** The outlets named in an addressee or venue: "CNN" of "told CNN", of "in an interview with CNN". */
function findOutletsIn(
  { document, mentions, figureAt, places, outlet }: RelayInput,
  place: FoundSpan,
): Hand[] {
  const { first, end } = place.span
  const isCarried = place === places.toldBefore || place.finding === 'venue carried on'
  const confidence = shareRight(isCarried ? 'hand carried on' : 'hand that was told')
  const hands: Hand[] = []
  for (let i = first; i < end; i++) {
    const mention = mentions.byHead.get(i)
    const evidence = cutTokens(document, { first, end })
    if (!mention || !evidence) continue
    if (mention.name && (mention.name.kind === 'outlet' || isCalledOutlet(document, mention.firstToken))) {
      if (SOCIAL_NETWORKS.has(mention.name.text.toLowerCase())) continue
      // "CBS' Face the Nation": the station's own programme.
      if (hands.length > 0 && isPossessive(document.tokens[mention.firstToken - 1])) continue
      const name = nameOutletAt(i, { mentions, figureAt, outlet }) ?? mention.name.text
      hands.push({ name, kind: 'outlet', evidence, confidence })
    } else if (
      mention.form === 'description' &&
      isOutletWithoutName(document, { first: mention.firstToken, end: i + 1 })
    ) {
      const known = figureAt.get(i)
      const isNamed = known?.kind === 'outlet'
      if (isNamed && hands.some(({ name }) => name === known.name)) continue
      if (hands.length > 0) continue
      const name = isNamed ? known.name : plain(mentionText(document, mention))
      hands.push({ name, kind: 'outlet', evidence, confidence })
    }
  }
  return hands
}

/** "The newspaper Dagen", "Telegram channel Baza": the noun right before a name that no list holds. */
const isCalledOutlet = ({ tokens }: Document, first: number): boolean =>
  NOUNS_FOR_OUTLETS_BEFORE_NAMES.test(tokens[first - 1]?.lower ?? '')

const NOUNS_FOR_OUTLETS_BEFORE_NAMES =
  /^(?:newspaper|paper|daily|weekly|tabloid|magazine|website|outlet|channel|station|broadcaster|network)$/

const mentionText = (document: Document, { start, end }: { start: number; end: number }): string =>
  document.text.slice(start, end)

/** "state television" and "the newspaper", but not "media" and "a channel of communication". */
function isOutletWithoutName({ tokens }: Document, { first, end }: TokenSpan): boolean {
  const noun = tokens[end - 1]!.lower
  if (!NOUNS_FOR_OUTLETS.has(noun) || tokens[end]?.lower === 'of') return false
  const words = tokens.slice(first, end - 1).map(({ lower }) => lower)
  // "on national television" tells how many saw it.
  if (tokens[first - 1]?.lower === 'on' && words.includes('national')) return false
  // "on his podcast": the speaker's own.
  if (POSSESSIVE_PRONOUNS.has(tokens[first]!.lower)) return false
  // "this newspaper" is the one that prints it.
  if (words.includes('this') || words.includes('our')) return false
  if (words.some((word) => WORDS_BEFORE_UNNAMED_OUTLETS.has(word))) return true
  return /^(?:newspaper|magazine|station|broadcaster|network|channel|outlet)$/.test(noun) && words.length > 0
}

/** "In a recording ...", "according to a transcript": what holds the words is a hand. */
function findRecordings({ document, frame, places: { venue } }: RelayInput): Hand[] {
  const { tokens } = document
  for (const { first, end } of frame.runs) {
    for (let i = first + 1; i < end; i++) {
      if (!NOUNS_FOR_RECORDINGS.has(tokens[i]!.lower) || !isNounAt(tokens, i)) continue
      if (isPossessive(tokens[i + 1])) continue
      const isVenue = venue !== undefined && i >= venue.span.first && i < venue.span.end
      if (isVenue && RECORDINGS_OF_ONESELF.has(tokens[i]!.lower) && !isLeaked(tokens, i)) continue
      let start = i
      while (
        start > first &&
        (/^(?:NOUN|ADJ|PROPN|DET|NUM)$/.test(tokens[start - 1]!.pos) ||
          tokens[start - 1]!.lower.endsWith('ed'))
      )
        start--
      if (!/^(?:in|on|to|by|from)$/.test(tokens[start - 1]?.lower ?? '')) continue
      const evidence = cutTokens(document, { first: start, end: i + 1 })
      if (evidence)
        return [
          {
            name: plain(evidence.text),
            kind: 'document',
            evidence,
            confidence: shareRight('hand that recorded'),
          },
        ]
    }
  }
  return []
}

/** "a leaked video", "a video obtained by the Post", "a video of the meeting": somebody else's. */
const isLeaked = (tokens: readonly Token[], at: number): boolean =>
  /^(?:leaked|secret|hidden)$/.test(tokens[at - 1]?.lower ?? '') ||
  PARTICIPLES_OF_SEEING.has(tokens[at + 1]?.lower ?? '') ||
  tokens[at + 1]?.lower === 'of'

/** "a leaked recording" may be tagged as a verb. */
const isNounAt = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.pos !== 'VERB' || /^(?:DET|ADJ)$/.test(tokens[at - 1]!.pos) || /ed$/.test(tokens[at - 1]!.lower)

/** "obtained by Politico", "as first reported by MSNBC", "according to Reuters" in the frame. */
function findHandingOn(input: RelayInput): Hand[] {
  const { document, frame } = input
  const { tokens } = document
  const runs = frame.speaker ? [...frame.runs, frame.speaker] : frame.runs
  const hands: Hand[] = []
  for (const { first, end } of [...runs, ...findTail(document, frame)]) {
    for (let i = first + 1; i < end - 1; i++) {
      const [before, word] = [tokens[i - 1]!.lower, tokens[i]!.lower]
      const handsOn =
        (word === 'by' && PARTICIPLES_OF_HANDING_ON.has(before)) ||
        (/^(?:to|with)$/.test(word) && PARTICIPLES_OF_HANDING_TO.has(before))
      const isCited = word === 'to' && before === 'according' && !isCue(frame, i)
      if (handsOn || isCited) hands.push(...readHandsBehind(input, i))
    }
  }
  return hands
}

/** "..., according to The Hill." right behind the content, where a verb in the content ended the frame before. */
function findTail({ tokens }: Document, { contents, runs }: Frame): TokenSpan[] {
  const end = contents.at(-1)?.end
  if (end === undefined || tokens[end]?.text !== ',' || tokens[end + 1]?.lower !== 'according') return []
  if (runs.some((run) => end >= run.first && end < run.end)) return []
  return [{ first: end, end: Math.min(end + LONGEST_TAIL, tokens.length) }]
}

const LONGEST_TAIL = 5

/** "..., the Herald reported on Monday." right behind what was said, when it is not the cue of the statement itself. */
function findReporterBehind(input: RelayInput): Hand[] {
  const { document, frame, mentions } = input
  const { tokens } = document
  let at = frame.contents.at(-1)?.end ?? tokens.length
  if (tokens[at - 1]?.text !== ',') {
    while (/^["”’']$/.test(tokens[at]?.text ?? '')) at++
    if (tokens[at]?.text !== ',') return []
    at++
  }
  while (/^["”’']$/.test(tokens[at]?.text ?? '')) at++
  const end = findPhraseEnd(document, at, mentions.names)
  if (end === at || mentions.byHead.get(end - 1)?.name?.kind !== 'outlet') return []
  const verb = /^(?:first|previously|also|later)$/.test(tokens[end]?.lower ?? '') ? end + 1 : end
  if (!/^report(?:s|ed)$/.test(tokens[verb]?.lower ?? '') || isCue(frame, verb)) return []
  // "..., the Herald reported that ..." goes on to something else.
  if (mentions.names[verb + 1] !== IN_A_DATE && !/^(?:PUNCT|ADP|ADV)$/.test(tokens[verb + 1]?.pos ?? 'PUNCT'))
    return []
  return describeHands(input, { phrase: { first: at, end }, finding: 'hand that handed on' })
}

/** The hands behind "obtained by" or "according to"; those whom they cite in turn stand before them. */
function readHandsBehind(input: RelayInput, at: number): Hand[] {
  const { document, mentions } = input
  const { tokens } = document
  const phrase = { first: at + 1, end: findPhraseEnd(document, at + 1, mentions.names) }
  const evidence = cutTokens(document, { first: at - 1, end: phrase.end })
  if (!evidence || phrase.end <= phrase.first) return []
  const [before, word] = [tokens[at - 1]!.lower, tokens[at]!.lower]
  const isGiven = word !== 'by' && PARTICIPLES_OF_HANDING_TO.has(before)
  const onlyOutlets = isGiven || PARTICIPLES_OF_PUTTING_OUT.has(before)
  const hands = describeHands(input, { phrase, finding: 'hand that handed on' })
    .filter(({ kind }) => kind !== 'group' && (!onlyOutlets || kind === 'outlet'))
    .map((hand): Hand => ({ ...hand, evidence }))
  if (hands.length === 0) return []
  const citing = tokens[phrase.end]?.text === ',' ? phrase.end + 1 : phrase.end
  if (!WORDS_FOR_CITING.has(tokens[citing]?.lower ?? '')) return hands
  const cited = { first: citing + 1, end: findPhraseEnd(document, citing + 1, mentions.names) }
  return [...describeHands(input, { phrase: cited, finding: 'hand that handed on' }), ...hands]
}

const WORDS_BEFORE_CITED =
  /^(?:,|which|who|that|as|was|were|is|has|had|been|being|later|then|also|first|in|turn)$/
const FARTHEST_CITED = 8

/** The next hand, where the one that was told hands on through another: "told Reuters, which was cited by the Post". */
function findCitedBy(input: RelayInput, from: number): Hand[] {
  const { document, mentions } = input
  const { tokens } = document
  let at = from
  while (at < from + FARTHEST_CITED && WORDS_BEFORE_CITED.test(tokens[at]?.lower ?? '')) at++
  if (!PARTICIPLES_OF_HANDING_ON.has(tokens[at]?.lower ?? '') || tokens[at + 1]?.lower !== 'by') return []
  const phrase = { first: at + 2, end: findPhraseEnd(document, at + 2, mentions.names) }
  const hand =
    phrase.end > phrase.first ? describeHand(input, { phrase, finding: 'hand that handed on' }) : undefined
  const evidence = cutTokens(document, { first: at, end: phrase.end })
  // "A statement released by his campaign" is its own.
  const isPutOut = PARTICIPLES_OF_PUTTING_OUT.has(tokens[at]!.lower) && hand?.kind !== 'outlet'
  return hand && evidence && hand.kind !== 'group' && !isPutOut ? [{ ...hand, evidence }] : []
}

const isCue = ({ cue }: Frame, at: number): boolean => cue !== undefined && at >= cue.first && at < cue.end
