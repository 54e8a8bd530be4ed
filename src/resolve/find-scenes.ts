import type { Document, Token } from '../document.ts'
import {
  NOUNS_FOR_RELEASES,
  NOUNS_FOR_SCENES,
  NOUNS_FOR_SPEECHES,
  SOCIAL_NETWORKS,
  VERBS_OF_HOLDING,
  VERBS_OF_RELEASING,
} from '../languages/en/index.ts'
import type { Figure } from './figures.ts'
import type { Mentions } from './find-mentions.ts'
import { findPhraseEnd } from './noun-phrases.ts'
import { extendVenue, findVenueNoun, readVenueAt } from './read-venue.ts'
import { isPossessive, type TokenSpan } from './token-spans.ts'
import type { FoundSpan } from './weigh-findings.ts'

/** A sentence that tells where or to whom somebody spoke, whatever else it says. */
export interface ShownScene {
  /** Its first token. */
  readonly at: number
  /** The token at which it shows the scene. */
  readonly last: number
  /** Unknown where the words show a venue and not whose. */
  readonly figure: Figure | undefined
  /** "The remarks came at a rally": where what stands right before it was said too. */
  readonly isOfRemarks: boolean
  readonly venue?: FoundSpan
  /** "She was interviewed by the BBC": who heard it first. */
  readonly toldBefore?: FoundSpan
}

interface SceneInput {
  readonly said: Uint8Array
  readonly mentions: Mentions
  readonly figureAt: ReadonlyMap<number, Figure>
}

/** The sentences that tell where somebody spoke, whatever they say of it. */
export function findScenes(document: Document, { said, mentions, figureAt }: SceneInput): ShownScene[] {
  const { tokens, sentences } = document
  const scenes: ShownScene[] = []
  let sentence = -1
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.sentence === sentence || mentions.quoted[i] || said[i]) continue
    const mayShow = mayShowScene(tokens, i)
    if (!mayShow && !VERBS_OF_APPEARING.has(token.lower)) continue
    const { firstToken: first, endToken: end } = sentences[token.sentence]!
    const run = { first, end }
    const place = mayShow
      ? asVenue(readSceneBefore(document, { noun: i, run }, mentions.names))
      : readAppearance(document, i, { run, mentions })
    if (!place) continue
    sentence = token.sentence
    const { span } = (place.venue ?? place.toldBefore)!
    const isOfRemarks = tellsOfRemarks(tokens, { first, end: span.first })
    const figure = findSubject(document, { sentence: run, venue: span }, { mentions, figureAt })
    // "The story was on CNN"
    if (!mayShow && figure?.kind !== 'person' && figure?.kind !== 'unnamed') continue
    scenes.push({ at: first, last: i, figure, isOfRemarks, ...place })
  }
  return scenes
}

type ShownPlace = Pick<ShownScene, 'venue' | 'toldBefore'>

const asVenue = (span: TokenSpan | undefined): ShownPlace | undefined =>
  span && { venue: { span, finding: 'venue carried on' } }

const VERBS_OF_APPEARING: ReadonlySet<string> = new Set(
  'appeared appears was were guest interviewed sat spoke talked speaks'.split(' '),
)

/** "Appeared on CNN", "was on the BBC" as a venue; "was interviewed by", "sat down with", "spoke to an outlet" as told there. */
function readAppearance(
  document: Document,
  at: number,
  { run, mentions }: { run: TokenSpan; mentions: Mentions },
): ShownPlace | undefined {
  const { tokens } = document
  const { lower } = tokens[at]!
  const next = tokens[at + 1]?.lower ?? ''
  const behind = (lower === 'sat' && next === 'down') || next === 'exclusively' ? at + 2 : at + 1
  const preposition = tokens[behind]?.lower ?? ''
  const end = findPhraseEnd(document, behind + 1, mentions.names)
  if (end <= behind + 1 || end > run.end) return undefined
  if (!isOutletAt(mentions, { first: behind + 1, end })) return undefined
  if (/^(?:appeared|appears|was|were|guest)$/.test(lower)) {
    if (preposition !== 'on') return undefined
    const venue = {
      first: behind,
      end: extendVenue(document, { first: behind, end }, { run, names: mentions.names }),
    }
    return asVenue(venue)
  }
  const isHeard = lower === 'interviewed' ? preposition === 'by' : /^(?:to|with)$/.test(preposition)
  if (!isHeard) return undefined
  return { toldBefore: { span: { first: behind + 1, end }, finding: 'addressee behind to' } }
}

function isOutletAt({ byHead }: Mentions, { first, end }: TokenSpan): boolean {
  for (let i = first; i < end; i++) if (byHead.get(i)?.name?.kind === 'outlet') return true
  return false
}

/** "The remarks came at", "he made the comments during". */
function tellsOfRemarks(tokens: readonly Token[], { first, end }: TokenSpan): boolean {
  for (let i = first; i < end; i++) {
    if (!WORDS_FOR_REMARKS.test(tokens[i]!.lower)) continue
    if (end - i > FARTHEST_VENUE) continue
    if (/^(?:came|come|were)$/.test(tokens[i + 1]?.lower ?? '')) return true
    if (/^(?:made|makes)$/.test(tokens[i - 2]?.lower ?? '') && tokens[i - 1]!.pos === 'DET') return true
  }
  return false
}

/** In tokens: "made the remarks on Sunday at". */
const FARTHEST_VENUE = 6

const WORDS_FOR_REMARKS = /^(?:remarks?|comments?|statements?)$/

/** Of networks only "took to Twitter" is a scene: others' and earlier posts are told of too often. */
const mayShowScene = (tokens: readonly Token[], at: number): boolean =>
  NOUNS_FOR_SCENES.has(tokens[at]!.lower) ||
  (SOCIAL_NETWORKS.has(tokens[at]!.lower) && tokens[at - 1]?.lower === 'to')

const LONGEST_OPENING = 10

/** The venue phrase whose noun stands here: "at a rally in Ohio", or "a memo" of "released a memo". */
function readSceneBefore(
  document: Document,
  { noun, run }: { noun: number; run: TokenSpan },
  names: Int32Array,
): TokenSpan | undefined {
  const { tokens } = document
  for (let i = noun - 1; i >= Math.max(run.first, noun - LONGEST_OPENING); i--) {
    const venue = readVenueAt(document, i, { run, names })
    if (venue) return venue.end > noun ? venue : undefined
    const nouns = nounsBehindVerb(tokens[i]!)
    if (!nouns) continue
    const end = findVenueNoun(document, { first: i + 1, end: run.end }, { nouns, names })
    if (end !== noun + 1) return undefined
    return { first: i + 1, end: extendVenue(document, { first: i + 1, end }, { run, names }) }
  }
  return undefined
}

function nounsBehindVerb({ lemma, pos }: Token): ReadonlySet<string> | undefined {
  const verb = lemma.toLowerCase()
  if (VERBS_OF_RELEASING.has(verb)) return NOUNS_FOR_RELEASES
  return pos === 'VERB' && VERBS_OF_HOLDING.has(verb) ? NOUNS_FOR_SPEECHES : undefined
}

/** Who does something in the sentence: the first one named, not as an owner or in the venue. */
function findSubject(
  { tokens }: Document,
  { sentence: { first, end }, venue }: { sentence: TokenSpan; venue: TokenSpan },
  { mentions, figureAt }: { mentions: Mentions; figureAt: ReadonlyMap<number, Figure> },
): Figure | undefined {
  for (let i = first; i < end; i++) {
    const mention = mentions.byHead.get(i)
    const isOwnRemark = isPossessive(tokens[i + 1]) && WORDS_FOR_REMARKS.test(tokens[i + 2]?.lower ?? '')
    if (mention && isOwnRemark && i < venue.first && mentions.quoted[i] !== 1) return figureAt.get(i)
    if (!mention?.isSubject || isPossessive(tokens[mention.endToken]) || mentions.quoted[i] === 1) continue
    if (i >= venue.first && i < venue.end) continue
    // "attacked Trump, with whom he clashed at the debate": that was another time.
    for (let between = i + 1; between < venue.first; between++)
      if (OTHER_CLAUSES.test(tokens[between]!.lower)) return undefined
    return figureAt.get(i)
  }
  return undefined
}

const OTHER_CLAUSES = /^(?:who|whom|whose|which|that|when|where|because|than|if)$/
