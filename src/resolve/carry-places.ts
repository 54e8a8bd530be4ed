import type { Document, Token } from '../document.ts'
import { isVerbOfSaying, NOUNS_FOR_PAPERS, PRONOUN_KINDS, SOCIAL_NETWORKS } from '../languages/en/index.ts'
import type { Statement } from '../record.ts'
import type { Casting } from './cast.ts'
import type { Figure } from './figures.ts'
import type { Frame } from './find-frame.ts'
import type { Mentions } from './find-mentions.ts'
import { findScenes, type ShownScene } from './find-scenes.ts'
import { IN_A_DATE } from './noun-phrases.ts'
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
  /** Whoever is heard before and behind is heard there. */
  readonly isOfRemarks?: boolean
  /** Who was asked something there, and answers there. */
  readonly asked?: Figure | undefined
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
  for (const one of scenes)
    if (one.isOfRemarks) tellBefore(document, { remarks: one, outer, places, frames, castings })
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
    if (scene && scene.figure !== figure && passesOn(document, { scene, frame, figure }))
      scene = { ...scene, figure, isOfRemarks: false }
    if (scene?.figure === figure && goesOn(document, { scene, frame, at, names: mentions.names })) {
      if (!writesAnew(document, { scene, frame })) {
        const isSameSentence = document.tokens[scene.at]!.sentence === document.tokens[at]!.sentence
        places.set(statement, addScene(own, { scene, isSameSentence }))
        scene.last = at
      }
    } else {
      scene = undefined
    }
    const asked = findAsked(document, { frame, addressee: own.addressee, figureAt })
    if (maySetScene(own)) scene = { ...places.get(statement)!, at, last: at, figure, asked }
    else if (scene && asked) scene = { ...scene, asked }
  }
}

/** "“We are done,” Gil said. He made the remarks at a rally": gives the venue to what the same voice said right before. */
function tellBefore(
  { tokens }: Document,
  {
    remarks,
    outer,
    places,
    frames,
    castings,
  }: Pick<CarryInput, 'frames' | 'castings'> & {
    remarks: ShownScene
    outer: readonly Statement[]
    places: Map<Statement, Places>
  },
): void {
  let figure = remarks.figure
  const { venue } = remarks
  if (!venue) return
  for (const statement of outer.toReversed()) {
    const at = startOf(frames.get(statement)!)!
    if (at >= remarks.at) continue
    if (tokens[remarks.at]!.paragraph - tokens[at]!.paragraph > 1) return
    if (tokens[remarks.at]!.sentence - tokens[at]!.sentence > SENTENCES_OF_SILENCE) return
    const voice = castings.get(statement)?.figure
    figure ??= voice
    const own = places.get(statement)!
    if (voice === undefined || voice !== figure || own.venue || own.addressee) return
    places.set(statement, { ...own, venue })
  }
}

/** Another voice is heard where the scene was: whom it was asked of, who answers, or who is not named in "the remarks came at". */
function passesOn(
  { tokens }: Document,
  { scene, frame: { cue }, figure }: { scene: Scene; frame: Frame; figure: Figure },
): boolean {
  if ((scene.isOfRemarks && scene.figure === undefined) || scene.asked === figure) return true
  if (scene.asked === undefined || !cue) return false
  return ANSWERS.test(tokens[cue.first]!.lemma.toLowerCase())
}

const ANSWERS = /^(?:reply|answer|respond|retort)$/

function findAsked(
  { tokens }: Document,
  {
    frame: { cue },
    addressee,
    figureAt,
  }: { frame: Frame; addressee: FoundSpan | undefined; figureAt: ReadonlyMap<number, Figure> },
): Figure | undefined {
  if (!cue || !addressee || tokens[cue.first]!.lemma.toLowerCase() !== 'ask') return undefined
  for (let i = addressee.span.end - 1; i >= addressee.span.first; i--) {
    const figure = figureAt.get(i)
    if (figure) return figure
  }
  return undefined
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
