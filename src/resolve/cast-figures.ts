import type { Document } from '../document.ts'
import { PRONOUN_KINDS } from '../languages/en/index.ts'
import type { Statement } from '../record.ts'
import type { Cast, Casting, SpeakerPhrase } from './cast.ts'
import { addMention, type Figure, type Mention } from './figures.ts'
import { findAntecedent, type PersonalPronoun } from './find-antecedent.ts'
import type { Citing } from './find-citing.ts'
import { findDescribed } from './find-described.ts'
import { findSpeakerHead } from './find-head.ts'
import { type Mentions, makeDescription, wordsOf } from './find-mentions.ts'
import { findReasonForNoName } from './find-reason-for-no-name.ts'
import { findRoles } from './find-roles.ts'
import { joinNames } from './join-names.ts'
import { learnGenders } from './learn-genders.ts'
import { roleWords } from './match-description.ts'
import { findTokens } from './token-spans.ts'

interface CastInput {
  readonly statements: readonly Statement[]
  readonly mentions: Mentions
  /** Who is cited in a statement, whatever its speaker is. */
  readonly citings: ReadonlyMap<Statement, Citing>
}

/**
 * Reads the article once from top to bottom, as a reader does, and tells for each statement with a speaker whom the
 * words mean, and for each mention (by its head) whom it means. A statement that is not in the result has a speaker that
 * cannot be told.
 */
export function castFigures(
  document: Document,
  { statements, mentions, citings }: CastInput,
): { castings: Map<Statement, Casting>; figureAt: ReadonlyMap<number, Figure> } {
  const cast = openCast(document, mentions)
  const speakers = findSpeakerPhrases(document, { statements, mentions, citings })
  const castings = new Map<Statement, Casting>()
  for (const mention of withSpeakerMentions(document, { mentions, speakers })) {
    const phrases = speakers.get(mention.head)
    const found = findFigure(cast, mention, phrases?.[0])
    if (!found) continue
    const isSpeaker = phrases !== undefined
    const { figure } = found
    if (mention.form !== 'name') addMention(figure, mention, wordsOf(document, mention))
    if (isSpeaker && figure.kind === 'unnamed')
      figure.unnamedBecause ??= findReasonForNoName(document, mention)
    cast.passed.push({ mention, figure, isSpeaker })
    if (figure.isUnknown) continue
    for (const { statement } of phrases ?? []) castings.set(statement, { ...found, at: mention.end })
  }
  const figureAt = new Map(cast.passed.map(({ mention, figure }) => [mention.head, figure]))
  return { castings, figureAt }
}

function openCast(document: Document, mentions: Mentions): Cast {
  const joined = joinNames(document, mentions.list)
  const inRole = new Uint8Array(document.tokens.length)
  for (const [mention, figure] of joined) {
    if (figure.kind !== 'person') continue
    for (const role of findRoles(document, mention, mentions)) {
      figure.roles.push({ passage: role, words: new Set(roleWords(role.text)) })
      const { first, end } = findTokens(document, [role.start, role.end])
      inRole.fill(1, first, end)
    }
  }
  for (const { roles } of new Set(joined.values())) roles.sort((a, b) => a.passage.start - b.passage.start)
  learnGenders(document, { mentions: mentions.list, joined })
  return { document, mentions, joined, passed: [], described: new Map(), inRole }
}

/** The speakers of all statements by the token that carries them. */
function findSpeakerPhrases(
  document: Document,
  { statements, mentions, citings }: CastInput,
): Map<number, SpeakerPhrase[]> {
  const phrases = new Map<number, SpeakerPhrase[]>()
  for (const statement of statements) {
    const cited = citings.get(statement)?.voice
    const spans = cited ? [cited] : statement.speaker.map((span) => findTokens(document, span))
    const found = spans.map((span) => ({ span, head: findSpeakerHead(document, span, mentions) }))
    const best =
      found.find(({ head }) => head && mentions.names[head.head]! >= 0) ?? found.find(({ head }) => head)
    if (!best?.head) continue
    const phrase = { statement, span: best.span, head: best.head }
    phrases.set(best.head.head, [...(phrases.get(best.head.head) ?? []), phrase])
  }
  return phrases
}

/** All mentions in order, with those that only the speakers of statements show. */
function withSpeakerMentions(
  document: Document,
  { mentions, speakers }: { mentions: Mentions; speakers: ReadonlyMap<number, SpeakerPhrase[]> },
): readonly Mention[] {
  const added = [...speakers.keys()]
    .filter((head) => !mentions.byHead.has(head))
    .map((head) => makeDescription(document, head, mentions))
  if (added.length === 0) return mentions.list
  return [...mentions.list, ...added].sort((a, b) => a.head - b.head)
}

type Found = Pick<Casting, 'spokesperson'> & { readonly figure: Figure }

function findFigure(cast: Cast, mention: Mention, phrase: SpeakerPhrase | undefined): Found | undefined {
  if (phrase?.head.isSeveral) return findDescribed(cast, mention, phrase)
  if (mention.form === 'name') {
    const figure = cast.joined.get(mention)
    return figure && { figure }
  }
  const { lower } = cast.document.tokens[mention.head]!
  const kind = PRONOUN_KINDS.get(lower)
  if (kind === undefined) return findDescribed(cast, mention, phrase)
  if (kind === 'who' || kind === 'which') return phrase && followRelative(cast, mention, { kind, phrase })
  if (kind === 'I' || kind === 'open') return undefined
  return followPronoun(cast, mention, { kind, phrase })
}

function followPronoun(
  { document, passed }: Cast,
  pronoun: Mention,
  { kind, phrase }: { kind: PersonalPronoun; phrase: SpeakerPhrase | undefined },
): Found | undefined {
  const isSpeaker = phrase !== undefined
  if (!isSpeaker && (pronoun.isQuoted || kind === 'it' || kind === 'they')) return undefined
  const contents = phrase?.statement.content ?? []
  const figure = findAntecedent(document, pronoun, { kind, passed, isSpeaker, contents })
  return figure && { figure }
}

/** The description that ends right before a pronoun or before the comma there, when it has not been met as one. */
function findRightBefore({ document, mentions, inRole }: Cast, { head }: Mention): Mention | undefined {
  const last = document.tokens[head - 1]?.text === ',' ? head - 2 : head - 1
  const token = document.tokens[last]
  if (token?.pos !== 'NOUN' || mentions.names[last]! !== -1 || inRole[last]) return undefined
  return mentions.byHead.get(last) ?? makeDescription(document, last, mentions)
}

const FARTHEST_RELATIVE = 14

/** "... voters, who said": the nearest fitting mention right before it in the sentence. */
function followRelative(
  cast: Cast,
  pronoun: Mention,
  { kind, phrase }: { kind: 'who' | 'which'; phrase: SpeakerPhrase },
): Found | undefined {
  const { document, passed } = cast
  const { sentence } = document.tokens[pronoun.head]!
  const adjacent = kind === 'who' ? findRightBefore(cast, pronoun) : undefined
  if (adjacent && !passed.slice(-20).some(({ mention }) => mention === adjacent)) {
    const core = { first: adjacent.firstToken, end: adjacent.endToken }
    const head = { core, head: adjacent.head, isSeveral: false }
    return findDescribed(cast, adjacent, { statement: phrase.statement, span: core, head })
  }
  for (let i = passed.length - 1; i >= 0; i--) {
    const { figure, mention } = passed[i]!
    const isNear = pronoun.head - mention.endToken < FARTHEST_RELATIVE
    if (!isNear || document.tokens[mention.head]!.sentence !== sentence) return undefined
    if (mention.form === 'pronoun' && mention.endToken < pronoun.head - 1) continue
    const isHuman =
      figure.kind === 'person' || figure.isPlural || (figure.kind === 'unnamed' && !figure.isDocument)
    if (isHuman === (kind === 'who')) return { figure }
    if (kind === 'which' && mention.endToken < pronoun.head - 2) return undefined
  }
  return undefined
}
