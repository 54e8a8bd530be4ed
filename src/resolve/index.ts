/**
 * resolve: statements in, the same statements out with voice, role, act, certainty, time, addressee, venue and relay.
 *
 * @module
 */
import type { Document } from '../document.ts'
import type { Article, ArticleVoice, Hand, Passage, Statement, VoiceReference } from '../record.ts'
import type { Casting } from './cast.ts'
import { castFigures } from './cast-figures.ts'
import { continueSpeakers } from './continue-speakers.ts'
import type { Figure } from './figures.ts'
import { findAddressee } from './find-addressee.ts'
import { type Citing, findCiting } from './find-citing.ts'
import { findEnclosing, isBesideContent } from './find-enclosing.ts'
import { type Frame, findFrames } from './find-frame.ts'
import { findMentions, type Mentions } from './find-mentions.ts'
import { findNegation, tellNegatedAct } from './find-negation.ts'
import { findRelay, handOfFigure, keepHands } from './find-relay.ts'
import { findVenue } from './find-venue.ts'
import { gatherVoices } from './gather-voices.ts'
import { tellAct } from './tell-act.ts'
import { tellCertainty } from './tell-certainty.ts'
import { tellWhen } from './tell-when.ts'
import { cutTokens, type TokenSpan } from './token-spans.ts'

export interface Resolved {
  readonly statements: Statement[]
  readonly voices: ArticleVoice[]
}

export interface ResolveInput {
  readonly document: Document
  readonly article: Pick<Article, 'id' | 'outlet' | 'publishedAt' | 'credit' | 'title'>
  readonly statements: readonly Statement[]
}

/**
 * Who really said it, as what, when, to whom, where, and through whom: the same statements in the same order, each with
 * what its article shows, and the voices of the article in the order in which they first speak. What cannot be told is
 * absent: a "he" whom two men fit has no voice, a "Thursday" without a dated article no day. The outlet that published
 * the article is never a hand. No statements give no voices. Keeps no state and reads nothing.
 */
export function resolve({ document, article, statements }: ResolveInput): Resolved {
  const mentions = findMentions(document)
  const citings = findCitings(document, { statements, mentions })
  const { castings, figureAt } = castFigures(document, { statements, mentions, citings })
  const enclosing = findEnclosing(statements)
  continueSpeakers(document, { statements, mentions, enclosing, castings })
  const { voices, references } = gatherVoices(article.id, { statements, castings })
  const frames = findFrames(document, statements)
  const places = findPlaces(document, { frames, mentions })
  const told = {
    document,
    outlet: article.outlet ?? document.outlet,
    mentions,
    citings,
    castings,
    figureAt,
    places,
  }
  const relays = findRelays({ ...told, statements, frames, enclosing })
  return {
    statements: statements.map((statement) =>
      fillStatement(statement, {
        ...told,
        frame: frames.get(statement)!,
        references,
        relay: relays.get(statement)!,
      }),
    ),
    voices,
  }
}

interface Told {
  readonly document: Document
  readonly outlet: string | undefined
  readonly mentions: Mentions
  readonly citings: ReadonlyMap<Statement, Citing>
  readonly castings: ReadonlyMap<Statement, Casting>
  readonly figureAt: ReadonlyMap<number, Figure>
  readonly places: ReadonlyMap<Statement, Places>
}

/** To whom and where something was said, as tokens. */
interface Places {
  readonly addressee: TokenSpan | undefined
  readonly venue: TokenSpan | undefined
}

function findPlaces(
  document: Document,
  { frames, mentions }: { frames: ReadonlyMap<Statement, Frame>; mentions: Mentions },
): Map<Statement, Places> {
  const places = new Map<Statement, Places>()
  for (const [statement, frame] of frames) {
    const addressee = findAddressee(document, frame, mentions)
    places.set(statement, { addressee, venue: findVenue(document, frame, mentions) })
  }
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

/** The hands of each statement: those of its own sentence, then whoever tells the statement that it stands inside. */
function findRelays({
  statements,
  frames,
  enclosing,
  ...told
}: Told & {
  statements: readonly Statement[]
  frames: ReadonlyMap<Statement, Frame>
  enclosing: ReadonlyMap<Statement, Statement>
}): Map<Statement, Hand[]> {
  const own = new Map(statements.map((statement) => [statement, findOwnHands(told, frames.get(statement)!)]))
  const relays = new Map<Statement, Hand[]>()
  for (const statement of statements) {
    const hands = [...own.get(statement)!]
    const passed = new Set([statement])
    for (let outer = enclosing.get(statement); outer && !passed.has(outer); outer = enclosing.get(outer)) {
      passed.add(outer)
      const casting = told.castings.get(outer)
      const at = outer.speaker[0] ?? outer.cue[0]
      // Who denies or rejects what another said hands nothing on: somebody else has reported it.
      if (DENIALS.has(tellAct(told.document, frames.get(outer)!))) break
      if (isBesideContent(told.document, { outer, inner: statement })) break
      if (casting && at)
        hands.push(handOfFigure(told.document, { figure: casting.figure, at }), ...own.get(outer)!)
    }
    relays.set(
      statement,
      keepHands(hands, { outlet: told.outlet, voice: told.castings.get(statement)?.figure }),
    )
  }
  return relays
}

function findOwnHands(told: Told, frame: Frame): Hand[] {
  const { castings, citings, places } = told
  const casting = castings.get(frame.statement)
  return findRelay({
    ...told,
    frame,
    voice: casting?.figure,
    spokesperson: casting?.spokesperson,
    ...places.get(frame.statement)!,
    citing: citings.get(frame.statement),
  })
}

function fillStatement(
  statement: Statement,
  {
    document,
    castings,
    places,
    frame,
    references,
    relay,
  }: Told & { frame: Frame; references: ReadonlyMap<Figure, VoiceReference>; relay: readonly Hand[] },
): Statement {
  const casting = castings.get(statement)
  const negation = findNegation(document, frame)
  const plainAct = tellAct(document, frame)
  const act = negation ? tellNegatedAct(plainAct, document, frame) : plainAct
  const certainty = tellCertainty(document, frame, act)
  const saidAt = tellWhen(document, frame)
  const { addressee, venue } = places.get(statement)!
  const role = casting && findRoleAt(casting, statement)
  return {
    ...statement,
    act,
    ...(certainty && { certainty }),
    ...(negation && { negated: cutTokens(document, negation)! }),
    ...(casting && { voice: references.get(casting.figure)! }),
    ...(role && { role }),
    ...(saidAt && { saidAt }),
    ...(addressee && { addressee: cutTokens(document, addressee)! }),
    ...(venue && { venue: cutTokens(document, venue)! }),
    ...(relay.length > 0 && { relay }),
  }
}

/** The comma and space between a name and the role behind it. */
const REACH_OF_APPOSITION = 8

/** How the article describes the voice at this statement, or nearest before it. */
function findRoleAt({ figure, at }: Casting, { speaker }: Statement): Passage | undefined {
  const limit = Math.max(at + REACH_OF_APPOSITION, ...speaker.map(([, end]) => end))
  return figure.roles.findLast(({ passage }) => passage.start <= limit)?.passage
}
