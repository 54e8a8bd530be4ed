/**
 * resolve: statements in, the same statements out with voice, role, act, certainty, time, addressee, venue and relay; and
 * what happened on days that are known.
 *
 * @module
 */
import type { Document } from '../document.ts'
import type {
  Article,
  ArticleVoice,
  Circumstance,
  Hand,
  Happening,
  Passage,
  SaidAt,
  Statement,
  VoiceReference,
} from '../record.ts'
import { type CarryInput, carryPlaces, type Places } from './carry-places.ts'
import type { Casting } from './cast.ts'
import { castFigures } from './cast-figures.ts'
import { castSpokenFor } from './cast-spoken-for.ts'
import { continueCitings } from './continue-citings.ts'
import { continueSpeakers } from './continue-speakers.ts'
import { describeHand, handsOfFigure } from './describe-hands.ts'
import type { Figure } from './figures.ts'
import { findAddressee } from './find-addressee.ts'
import { type Citing, findCiting } from './find-citing.ts'
import { findCredited } from './find-credited.ts'
import { findEnclosing, isBesideContent } from './find-enclosing.ts'
import { isOpenInterview, sawItself, tellsOwnOutlet } from './find-first-hand.ts'
import { type Frame, findFrames } from './find-frame.ts'
import { findHappenings } from './find-happenings.ts'
import { findMentions, type Mentions } from './find-mentions.ts'
import { findNegation, tellNegatedAct } from './find-negation.ts'
import { findNobody } from './find-nobody.ts'
import { findRelay, keepHands } from './find-relay.ts'
import { findVenue } from './find-venue.ts'
import { gatherVoices } from './gather-voices.ts'
import { noteOpenVoice } from './note-open-voice.ts'
import { isOwnOutlet } from './same-outlet.ts'
import { tellAct } from './tell-act.ts'
import { tellCertainty } from './tell-certainty.ts'
import { tellDays } from './tell-days.ts'
import { cutTokens } from './token-spans.ts'
import { confidenceOf } from './weigh-castings.ts'
import { type FoundSpan, isSureEnough, shareRight } from './weigh-findings.ts'

export interface Resolved {
  readonly statements: Statement[]
  readonly voices: ArticleVoice[]
  /** In the order of the text. */
  readonly happenings: Happening[]
}

export interface ResolveInput {
  readonly document: Document
  readonly article: Pick<Article, 'id' | 'outlet' | 'publishedAt' | 'credit' | 'title'>
  readonly statements: readonly Statement[]
}

/**
 * Who really said it, as what, when, to whom, where, and through whom: the same statements in the same order, each with
 * what its article shows; the voices of the article in the order in which they first speak; and what it tells in its own
 * words of days that are known. What cannot be told is absent: a "he" whom two men fit has no voice, a "Thursday" without
 * a dated article no day. The outlet that published the article is never a hand. No statements give no voices. Keeps no
 * state and reads nothing.
 */
export function resolve({ document, article, statements }: ResolveInput): Resolved {
  const mentions = findMentions(document)
  const citings = findCitings(document, { statements, mentions })
  const { castings, figureAt, doubts } = castFigures(document, { statements, mentions, citings })
  castSpokenFor(document, { statements, mentions, castings, figureAt })
  const enclosing = findEnclosing(statements)
  continueSpeakers(document, { statements, mentions, enclosing, castings })
  const { voices, references } = gatherVoices(article.id, { statements, castings })
  const frames = findFrames(document, { statements, names: mentions.names })
  const places = findPlaces({ document, statements, frames, castings, enclosing, mentions, figureAt })
  const outlet = article.outlet ?? document.outlet
  const told = {
    document,
    outlet,
    credited: findCredited(document, { credit: article.credit, outlet }),
    mentions,
    citings,
    castings,
    figureAt,
    doubts,
    places,
    days: tellDays(document, { frames, names: mentions.names }),
  }
  const heard = findHeard({ ...told, statements, frames, enclosing })
  return {
    statements: statements.map((statement) =>
      fillStatement(statement, {
        ...told,
        frame: frames.get(statement)!,
        references,
        heard: heard.get(statement)!,
      }),
    ),
    voices,
    happenings: findHappenings(document, { article: article.id, statements, mentions }),
  }
}

interface Told {
  readonly document: Document
  readonly outlet: string | undefined
  readonly credited: Hand | undefined
  readonly mentions: Mentions
  readonly citings: ReadonlyMap<Statement, Citing>
  readonly castings: ReadonlyMap<Statement, Casting>
  readonly figureAt: ReadonlyMap<number, Figure>
  readonly doubts: ReadonlyMap<Statement, readonly Figure[]>
  readonly places: ReadonlyMap<Statement, Places>
  readonly days: ReadonlyMap<Statement, SaidAt>
}

function findPlaces(input: CarryInput): Map<Statement, Places> {
  const { document, frames, mentions } = input
  const places = new Map<Statement, Places>()
  for (const [statement, frame] of frames) {
    const addressee = findAddressee(document, frame, mentions)
    const venue = findVenue(document, frame, mentions)
    places.set(statement, { ...(addressee && { addressee }), ...(venue && { venue }) })
  }
  carryPlaces(places, input)
  return places
}

function findCitings(
  document: Document,
  { statements, mentions }: { statements: readonly Statement[]; mentions: Mentions },
): Map<Statement, Citing> {
  const citings = new Map<Statement, Citing>()
  for (const statement of statements) {
    const citing = findCiting(document, statement, mentions)
    if (citing) citings.set(statement, citing)
  }
  return citings
}

const DENIALS: ReadonlySet<string | undefined> = new Set(['deny', 'reject'])

/** Through whom a statement came to the outlet. */
interface Heard {
  readonly relay: readonly Hand[]
  readonly isFirstHand: boolean
}

interface HeardInput extends Told {
  readonly statements: readonly Statement[]
  readonly frames: ReadonlyMap<Statement, Frame>
  readonly enclosing: ReadonlyMap<Statement, Statement>
}

/** The hands of each statement: those of its own sentence, whoever tells the statement that it stands inside, the credit. */
function findHeard({ statements, frames, enclosing, ...told }: HeardInput): Map<Statement, Heard> {
  const own = new Map(statements.map((statement) => [statement, findOwnHands(told, frames.get(statement)!)]))
  const continued = continueCitings(told.document, { ...told, frames, enclosing })
  const heard = new Map<Statement, Heard>()
  for (const statement of statements) {
    const hands = [...own.get(statement)!]
    const citing = continued.get(statement)
    const carried = citing && describeHand(told, { phrase: citing.hand, finding: 'hand carried on' })
    if (carried) hands.push(carried)
    const passed = new Set([statement])
    for (let outer = enclosing.get(statement); outer && !passed.has(outer); outer = enclosing.get(outer)) {
      passed.add(outer)
      const casting = told.castings.get(outer)
      const at = outer.speaker[0] ?? outer.cue[0]
      // Who denies or rejects what another said hands nothing on: somebody else has reported it.
      if (DENIALS.has(tellAct(told.document, frames.get(outer)!))) break
      if (isBesideContent(told.document, { outer, inner: statement })) break
      if (casting && at)
        hands.push(...handsOfFigure({ ...told, figure: casting.figure, at }), ...own.get(outer)!)
    }
    const voice = told.castings.get(statement)?.figure
    heard.set(statement, addCredit(told, { hands, voice, places: told.places.get(statement)! }))
  }
  return heard
}

/** The agency that the article credits is the hand nearest the reader of all that the outlet did not hear itself. */
function addCredit(
  { document, outlet, credited, mentions }: Told,
  { hands, voice, places }: { hands: readonly Hand[]; voice: Figure | undefined; places: Places },
): Heard {
  // The publishing outlet is never a hand in its own report.
  const kept = keepHands(hands, voice).filter(({ name }) => !isOwnOutlet(name, outlet))
  const isTold =
    tellsOwnOutlet(document, { outlet, places, hands: kept, mentions }) ||
    sawItself({ outlet, seen: hands, hands: kept })
  if (!credited || isTold) {
    const isFirstHand = isTold || isOpenInterview(document, { places, hands: kept })
    return { relay: kept, isFirstHand }
  }
  return { relay: keepHands([...kept, credited], voice), isFirstHand: false }
}

function findOwnHands(told: Told, frame: Frame): Hand[] {
  const { castings, citings, places } = told
  const casting = castings.get(frame.statement)
  return findRelay({
    ...told,
    frame,
    voice: casting?.figure,
    spokesperson: casting?.spokesperson,
    places: places.get(frame.statement)!,
    citing: citings.get(frame.statement),
  })
}

function fillStatement(
  statement: Statement,
  {
    frame,
    references,
    heard,
    ...told
  }: Told & {
    frame: Frame
    references: ReadonlyMap<Figure, Omit<VoiceReference, 'confidence'>>
    heard: Heard
  },
): Statement {
  const { document, castings } = told
  const casting = castings.get(statement)
  const negation = findNegation(document, frame)
  const plainAct = tellAct(document, frame)
  const act = negation ? tellNegatedAct(plainAct, document, frame) : plainAct
  const certainty = tellCertainty(document, frame, act)
  const saidAt = told.days.get(statement)
  const places = told.places.get(statement)!
  const addressee = tellCircumstance(document, places.addressee)
  const venue = tellCircumstance(document, places.venue)
  const role = casting && findRoleAt(casting, statement)
  const isNobody = frame.speaker !== undefined && findNobody(document, frame.speaker) !== undefined
  const note = casting
    ? undefined
    : noteOpenVoice(statement, { between: told.doubts.get(statement), isNobody })
  return {
    ...statement,
    act,
    ...(certainty && { certainty }),
    ...(negation && { negated: cutTokens(document, negation)! }),
    ...(casting && {
      voice: { ...references.get(casting.figure)!, confidence: confidenceOf(casting.way) },
    }),
    ...(role && { role }),
    ...(saidAt && { saidAt }),
    ...(addressee && { addressee }),
    ...(venue && { venue }),
    ...(heard.relay.length > 0 && { relay: heard.relay }),
    ...(heard.isFirstHand && { firstHand: true as const }),
    ...(note && { notes: [...(statement.notes ?? []), note] }),
  }
}

/** The words, or nothing where they are right too seldom. */
function tellCircumstance(document: Document, found: FoundSpan | undefined): Circumstance | undefined {
  const confidence = found && shareRight(found.finding)
  const passage = found && cutTokens(document, found.span)
  return confidence && passage && isSureEnough(confidence) ? { ...passage, confidence } : undefined
}

/** The comma and space between a name and the role behind it. */
const REACH_OF_APPOSITION = 8

/** How the article describes the voice at this statement, or nearest before it. */
function findRoleAt({ figure, at }: Casting, { speaker }: Statement): Passage | undefined {
  const limit = Math.max(at + REACH_OF_APPOSITION, ...speaker.map(([, end]) => end))
  return figure.roles.findLast(({ passage }) => passage.start <= limit)?.passage
}
