import type { Document, Token } from '../document.ts'
import {
  isVerbOfSaying,
  NOUNS_FOR_PAPERS,
  NOUNS_FOR_RELEASES,
  NOUNS_FOR_SCENES,
  NOUNS_FOR_SPEECHES,
  PRONOUN_KINDS,
  SOCIAL_NETWORKS,
  VERBS_OF_HOLDING,
  VERBS_OF_RELEASING,
} from '../languages/en/index.ts'
import type { Statement } from '../record.ts'
import type { Casting } from './cast.ts'
import type { Figure } from './figures.ts'
import type { Frame } from './find-frame.ts'
import type { Mentions } from './find-mentions.ts'
import { IN_A_DATE } from './noun-phrases.ts'
import { findVenueNoun, readVenueAt } from './read-venue.ts'
import { isPossessive, type TokenSpan } from './token-spans.ts'
import type { FoundSpan } from './weigh-findings.ts'

/** To whom and where something was said. */
export interface Places {
  readonly addressee?: FoundSpan
  readonly venue?: FoundSpan
  /** To whom the same voice had just said something; it shows only who heard it first. */
  readonly toldBefore?: FoundSpan
}

export interface CarryInput {
  readonly document: Document
  readonly statements: readonly Statement[]
  readonly frames: ReadonlyMap<Statement, Frame>
  readonly castings: ReadonlyMap<Statement, Casting>
  readonly enclosing: ReadonlyMap<Statement, Statement>
  readonly mentions: Mentions
  readonly figureAt: ReadonlyMap<number, Figure>
}

/** Where somebody was just heard: at which token, who, and what the words told. */
interface Scene extends Places {
  readonly at: number
  /** Unknown where the words show a venue and not whose. */
  readonly figure: Figure | undefined
  /** The last token at which the scene was shown or went on. */
  last: number
}

/** A scene holds for so many paragraphs behind its own, none of them without the voice. */
const PARAGRAPHS_OF_A_SCENE = 4
const PARAGRAPHS_OF_SILENCE = 1
/** So many sentences without a statement of the same voice end it. */
const SENTENCES_OF_SILENCE = 2

/**
 * Adds to each statement what the words before it told of the same voice: "Rubio, speaking at a rally in Ohio, ... He said
 * ...", "told Fox News. ... she said", "told reporters that ... and stressed". It holds until another voice or venue
 * comes, or another day.
 */
export function carryPlaces(
  places: Map<Statement, Places>,
  { document, statements, frames, castings, enclosing, mentions, figureAt }: CarryInput,
): void {
  const said = markContents(document, frames)
  const scenes = findScenes(document, { said, mentions, figureAt })
  const outer = statements
    .filter((statement) => !enclosing.has(statement) && startOf(frames.get(statement)!) !== undefined)
    .sort((a, b) => startOf(frames.get(a)!)! - startOf(frames.get(b)!)!)
  let scene: Scene | undefined
  let next = 0
  for (const statement of outer) {
    const frame = frames.get(statement)!
    const at = startOf(frame)!
    for (; next < scenes.length && scenes[next]!.at < at; next++) scene = scenes[next]!
    const figure = castings.get(statement)?.figure
    const own = places.get(statement)!
    if (!figure) continue
    if (namesOutlet(own.addressee, mentions) && namesOutlet(scene?.venue, mentions)) scene = undefined
    if (scene?.figure === figure && goesOn(document, { scene, frame, at, names: mentions.names })) {
      if (!writesAnew(document, { scene, frame })) {
        const isSameSentence = document.tokens[scene.at]!.sentence === document.tokens[at]!.sentence
        places.set(statement, addScene(own, { scene, isSameSentence }))
        scene.last = at
      }
    } else {
      scene = undefined
    }
    if (maySetScene(own)) scene = { ...places.get(statement)!, at, last: at, figure }
  }
}

function startOf({ cue, contents }: Frame): number | undefined {
  return cue?.first ?? contents[0]?.first
}

/** "told CNN" is another occasion than the interview with the BBC before. */
function namesOutlet(place: FoundSpan | undefined, { byHead }: Mentions): boolean {
  if (!place) return false
  for (let i = place.span.first; i < place.span.end; i++)
    if (byHead.get(i)?.name?.kind === 'outlet') return true
  return false
}

/** "she tweeted" is one post; what she says next she may say elsewhere. A mere place is too often somebody's home. */
const mayCarryVenue = (venue: FoundSpan | undefined): boolean =>
  venue !== undefined && venue.finding !== 'venue in the verb' && venue.finding !== 'venue as a place'

const maySetScene = ({ addressee, venue }: Places): boolean =>
  (addressee !== undefined && addressee.finding !== 'addressee who is to act') || mayCarryVenue(venue)

/** A statement that has a venue of its own is another occasion. */
function addScene(own: Places, { scene, isSameSentence }: { scene: Scene; isSameSentence: boolean }): Places {
  if (own.venue) return own
  const heard = scene.addressee?.finding === 'addressee who is to act' ? undefined : scene.addressee
  const told = heard ?? scene.toldBefore
  return {
    ...own,
    ...(scene.venue &&
      mayCarryVenue(scene.venue) && { venue: { span: scene.venue.span, finding: 'venue carried on' } }),
    ...(isSameSentence && !own.addressee && heard
      ? { addressee: { span: heard.span, finding: 'addressee of the verb before' } }
      : !own.addressee && told && { toldBefore: told }),
  }
}

function goesOn(
  document: Document,
  { scene, frame, at, names }: { scene: Scene; frame: Frame; at: number; names: Int32Array },
): boolean {
  const { tokens } = document
  if (tokens[at]!.paragraph - tokens[scene.at]!.paragraph > PARAGRAPHS_OF_A_SCENE) return false
  if (tokens[at]!.paragraph - tokens[scene.last]!.paragraph > PARAGRAPHS_OF_SILENCE) return false
  if (tokens[at]!.sentence - tokens[scene.last]!.sentence > SENTENCES_OF_SILENCE + 1) return false
  if (!tellsOfSaying(document, frame)) return false
  if (tokens[at]!.paragraph > tokens[scene.last]!.paragraph && opensAnew(document, frame)) return false
  const isInScene = tokens[at]!.sentence === tokens[scene.at]!.sentence
  for (const { first, end } of frame.runs) {
    for (let i = first; i < end; i++)
      if ((names[i] === IN_A_DATE && !isInScene) || OTHER_TIMES.test(tokens[i]!.lower)) return false
  }
  return true
}

/** "Zakharova denied that ..." at the head of a paragraph may be from elsewhere; "she denied" and words in quotation marks go on. */
function opensAnew({ tokens }: Document, { speaker, statement }: Frame): boolean {
  if (statement.quotation !== 'indirect' || !speaker) return false
  return !PRONOUN_KINDS.has(tokens[speaker.first]!.lower)
}

/** Not "his pitches" and not "laid off": only what words are there for is sure to be said in the same place. */
function tellsOfSaying({ tokens }: Document, { cue, statement }: Frame): boolean {
  if (!cue || statement.quotation === 'direct') return true
  if (tokens[cue.first]!.lower === 'according') return true
  for (let i = cue.first; i < cue.end; i++) {
    if (tokens[i]!.pos === 'VERB' && isVerbOfSaying(tokens[i]!.lemma.toLowerCase())) return true
  }
  return false
}

/** "tweeted", "wrote": done elsewhere, or the very post that the scene is. */
function writesAnew(
  { tokens }: Document,
  { scene: { venue }, frame: { cue } }: { scene: Scene; frame: Frame },
): boolean {
  const writes = /^(?:wrote|writes|tweet(?:s|ed))$/
  if (!cue || !tokens.slice(cue.first, cue.end).some(({ lower }) => writes.test(lower))) return false
  const isPaper = ({ lower }: Token) => NOUNS_FOR_PAPERS.has(lower) || SOCIAL_NETWORKS.has(lower)
  return !venue || !tokens.slice(venue.span.first, venue.span.end).some(isPaper)
}

/** "has said", "later said": at some other time. */
const OTHER_TIMES = /^(?:has|have|had|later|earlier|previously|once|often|repeatedly|separately|elsewhere)$/

/** By token: 1 where it is part of what somebody said, who tells of others' interviews there. */
function markContents({ tokens }: Document, frames: ReadonlyMap<Statement, Frame>): Uint8Array {
  const said = new Uint8Array(tokens.length)
  for (const { contents } of frames.values()) for (const { first, end } of contents) said.fill(1, first, end)
  return said
}

/** The sentences that tell where somebody spoke, whatever they say of it. */
function findScenes(
  document: Document,
  { said, mentions, figureAt }: Pick<CarryInput, 'mentions' | 'figureAt'> & { said: Uint8Array },
): Scene[] {
  const { tokens, sentences } = document
  const scenes: Scene[] = []
  let sentence = -1
  for (let noun = 0; noun < tokens.length; noun++) {
    if (!mayShowScene(tokens, noun) || mentions.quoted[noun] || said[noun]) continue
    if (tokens[noun]!.sentence === sentence) continue
    const { firstToken: first, endToken: end } = sentences[tokens[noun]!.sentence]!
    const venue = readSceneBefore(document, { noun, run: { first, end } }, mentions.names)
    if (!venue) continue
    sentence = tokens[noun]!.sentence
    const figure = findSubject(document, { sentence: { first, end }, venue }, { mentions, figureAt })
    scenes.push({ at: first, last: noun, figure, venue: { span: venue, finding: 'venue carried on' } })
  }
  return scenes
}

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
    return end === noun + 1 ? { first: i + 1, end } : undefined
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
