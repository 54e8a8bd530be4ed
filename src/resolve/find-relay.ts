import type { Document, Token } from '../document.ts'
import {
  NOUNS_FOR_OUTLETS,
  NOUNS_FOR_RECORDINGS,
  PARTICIPLES_OF_HANDING_ON,
  SOCIAL_NETWORKS,
  WORDS_BEFORE_UNNAMED_OUTLETS,
} from '../languages/en/index.ts'
import type { Hand, Passage } from '../record.ts'
import type { Figure } from './figures.ts'
import type { Citing } from './find-citing.ts'
import type { Frame } from './find-frame.ts'
import type { Mentions } from './find-mentions.ts'
import { findPhraseEnd } from './noun-phrases.ts'
import { cutPassage, cutTokens, isPossessive, type TokenSpan } from './token-spans.ts'

interface RelayInput {
  readonly document: Document
  readonly mentions: Mentions
  readonly figureAt: ReadonlyMap<number, Figure>
  /** Who published the article; it is never a hand in its own report. */
  readonly outlet: string | undefined
  readonly frame: Frame
  readonly voice: Figure | undefined
  readonly spokesperson: Passage | undefined
  readonly addressee: TokenSpan | undefined
  readonly venue: TokenSpan | undefined
  readonly citing: Citing | undefined
}

/**
 * The hands that a statement's own sentence names between the voice and the reader, nearest the voice first: who spoke for
 * it without a name, the outlet that it told, the recording that holds it, who obtained that, who cites it.
 */
export function findRelay(input: RelayInput): Hand[] {
  const { document, spokesperson, addressee, venue, citing } = input
  const hands: Hand[] = []
  if (spokesperson) hands.push({ name: plain(spokesperson.text), kind: 'unnamed', evidence: spokesperson })
  for (const place of [addressee, venue]) {
    if (place) hands.push(...findOutletsIn(input, place))
    if (place && hands.length > 0) hands.push(...findCitedBy(input, place.end))
  }
  hands.push(...findRecordings(input), ...findHandingOn(input))
  if (citing) {
    const hand = describeHand(input, citing.hand)
    if (hand) hands.push({ ...hand, evidence: cutTokens(document, citing.evidence) ?? hand.evidence })
  }
  return keepHands(hands, input)
}

/** Drops the publishing outlet, the voice itself and whoever was named before. */
export function keepHands(
  hands: readonly Hand[],
  { outlet, voice }: { outlet: string | undefined; voice: Figure | undefined },
): Hand[] {
  const seen = new Set<string>(voice ? [voice.name] : [])
  return hands.filter(({ name }) => {
    if (seen.has(name) || (outlet !== undefined && isSameOutlet(name, outlet))) return false
    seen.add(name)
    return true
  })
}

const plain = (text: string): string => text.replace(/\s+/g, ' ')

/** The outlets named in an addressee or venue: "CNN" of "told CNN", of "in an interview with CNN". */
function findOutletsIn({ document, mentions, figureAt }: RelayInput, { first, end }: TokenSpan): Hand[] {
  const hands: Hand[] = []
  for (let i = first; i < end; i++) {
    const mention = mentions.byHead.get(i)
    const evidence = cutTokens(document, { first, end })
    if (!mention || !evidence) continue
    if (mention.name?.kind === 'outlet') {
      if (SOCIAL_NETWORKS.has(mention.name.text.toLowerCase())) continue
      hands.push({ name: figureAt.get(i)?.name ?? mention.name.text, kind: 'outlet', evidence })
    } else if (
      mention.form === 'description' &&
      isOutletWithoutName(document, { first: mention.firstToken, end: i + 1 })
    ) {
      const known = figureAt.get(i)
      const isNamed = known?.kind === 'outlet'
      if (isNamed && hands.some(({ name }) => name === known.name)) continue
      if (hands.length > 0) continue
      hands.push({
        name: isNamed ? known.name : plain(mentionText(document, mention)),
        kind: 'outlet',
        evidence,
      })
    }
  }
  return hands
}

const mentionText = (document: Document, { start, end }: { start: number; end: number }): string =>
  document.text.slice(start, end)

/** "state television" and "the newspaper", but not "media" and "a channel of communication". */
function isOutletWithoutName({ tokens }: Document, { first, end }: TokenSpan): boolean {
  const noun = tokens[end - 1]!.lower
  if (!NOUNS_FOR_OUTLETS.has(noun) || tokens[end]?.lower === 'of') return false
  const words = tokens.slice(first, end - 1).map(({ lower }) => lower)
  if (words.some((word) => WORDS_BEFORE_UNNAMED_OUTLETS.has(word))) return true
  return /^(?:newspaper|magazine|station|broadcaster|network|channel|outlet)$/.test(noun) && words.length > 0
}

/** "In a recording ...", "according to a transcript": what holds the words is a hand. */
function findRecordings({ document, frame }: RelayInput): Hand[] {
  const { tokens } = document
  for (const { first, end } of frame.runs) {
    for (let i = first + 1; i < end; i++) {
      if (!NOUNS_FOR_RECORDINGS.has(tokens[i]!.lower) || !isNounAt(tokens, i)) continue
      if (isPossessive(tokens[i + 1])) continue
      let start = i
      while (
        start > first &&
        (/^(?:NOUN|ADJ|PROPN|DET|NUM)$/.test(tokens[start - 1]!.pos) ||
          tokens[start - 1]!.lower.endsWith('ed'))
      )
        start--
      if (!/^(?:in|on|to|by|from)$/.test(tokens[start - 1]?.lower ?? '')) continue
      const evidence = cutTokens(document, { first: start, end: i + 1 })
      if (evidence) return [{ name: plain(evidence.text), kind: 'document', evidence }]
    }
  }
  return []
}

/** "a leaked recording" may be tagged as a verb. */
const isNounAt = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.pos !== 'VERB' || /^(?:DET|ADJ)$/.test(tokens[at - 1]!.pos) || /ed$/.test(tokens[at - 1]!.lower)

/** "obtained by Politico", "as first reported by MSNBC", "according to Reuters" in the frame. */
function findHandingOn(input: RelayInput): Hand[] {
  const { document, frame, mentions } = input
  const { tokens } = document
  const runs = frame.speaker ? [...frame.runs, frame.speaker] : frame.runs
  const hands: Hand[] = []
  for (const { first, end } of runs) {
    for (let i = first + 1; i < end - 1; i++) {
      const [before, word] = [tokens[i - 1]!.lower, tokens[i]!.lower]
      const handsOn = word === 'by' && PARTICIPLES_OF_HANDING_ON.has(before)
      const isCited = word === 'to' && before === 'according' && !isCue(frame, i)
      if (!handsOn && !isCited) continue
      const phrase = { first: i + 1, end: findPhraseEnd(document, i + 1, mentions.names) }
      const hand = phrase.end > phrase.first ? describeHand(input, phrase) : undefined
      const evidence = cutTokens(document, { first: i - 1, end: phrase.end })
      if (hand && evidence && hand.kind !== 'group') hands.push({ ...hand, evidence })
    }
  }
  return hands
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
  const hand = phrase.end > phrase.first ? describeHand(input, phrase) : undefined
  const evidence = cutTokens(document, { first: at, end: phrase.end })
  return hand && evidence && hand.kind !== 'group' ? [{ ...hand, evidence }] : []
}

const isCue = ({ cue }: Frame, at: number): boolean => cue !== undefined && at >= cue.first && at < cue.end

function describeHand({ document, mentions, figureAt }: RelayInput, phrase: TokenSpan): Hand | undefined {
  const evidence = cutTokens(document, phrase)
  if (!evidence) return undefined
  const figure = findFigureIn(phrase, { mentions, figureAt })
  if (figure) return { name: figure.name, kind: kindOfHand(figure), evidence }
  const isOutlet = NOUNS_FOR_OUTLETS.has(document.tokens[phrase.end - 1]!.lower)
  return { name: plain(evidence.text), kind: isOutlet ? 'outlet' : 'unnamed', evidence }
}

function findFigureIn(
  { first, end }: TokenSpan,
  { mentions, figureAt }: Pick<RelayInput, 'mentions' | 'figureAt'>,
): Figure | undefined {
  for (let i = end - 1; i >= first; i--) {
    const figure = figureAt.get(i)
    if (figure && (mentions.byHead.get(i)?.form === 'name' || i === end - 1)) return figure
  }
  return undefined
}

/** A figure as a hand: it stands in the chain of whoever speaks inside its statement. */
export function handOfFigure(
  document: Document,
  { figure, at }: { figure: Figure; at: readonly [number, number] },
): Hand {
  return { name: figure.name, kind: kindOfHand(figure), evidence: cutPassage(document, at[0], at[1]) }
}

const kindOfHand = ({ kind, isDocument, key }: Figure): Hand['kind'] => {
  if (isDocument) return 'document'
  return kind === 'group' && NOUNS_FOR_OUTLETS.has(key.split(' ').at(-1)!) ? 'outlet' : kind
}

/** "The Post" and "The Washington Post" are one outlet, "Telmar" and "Telmar News Agency" too; "The Times" is not "Time". */
export function isSameOutlet(a: string, b: string): boolean {
  const [short, long] = [wordsOfOutlet(a), wordsOfOutlet(b)].sort((x, y) => x.length - y.length)
  if (short!.length === 0) return false
  return short!.every((word) => long!.includes(word)) && short!.at(-1) === long!.at(-1)
}

const wordsOfOutlet = (name: string): string[] =>
  name
    .toLowerCase()
    .replace(/\.(?:com|org|net|co\.uk|ru)$/, '')
    .replace(/ (?:(?:news|press) )?agency$/, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'the')
