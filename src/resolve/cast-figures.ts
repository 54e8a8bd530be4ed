import type { Document } from '../document.ts'
import { NOUNS_FOR_PEOPLE, PRONOUN_KINDS } from '../languages/en/index.ts'
import type { Span, Statement } from '../record.ts'
import type { Cast, Casting, Found, InDoubt, SpeakerPhrase } from './cast.ts'
import { addMention, type Figure, type Mention, makeFigure, type Role } from './figures.ts'
import type { Citing } from './find-citing.ts'
import { findDescribed, findSome } from './find-described.ts'
import { findSpeakerHead } from './find-head.ts'
import { type Mentions, makeDescription, wordsOf } from './find-mentions.ts'
import { findNobody } from './find-nobody.ts'
import { joinTogether } from './find-pair.ts'
import { findReasonForNoName } from './find-reason-for-no-name.ts'
import { findRoles } from './find-roles.ts'
import { followPronoun } from './follow-pronoun.ts'
import { followRelative, isPartOfWhom } from './follow-relative.ts'
import { joinFirstNames } from './join-first-names.ts'
import { joinNames } from './join-names.ts'
import { learnGenders } from './learn-genders.ts'
import { roleWords } from './match-description.ts'
import { remember } from './name-phrase.ts'
import { opensDateline } from './opens-dateline.ts'
import { placeSpeaker } from './place-speaker.ts'
import { findTokens, type TokenSpan } from './token-spans.ts'
import type { Way } from './weigh-castings.ts'

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
): {
  castings: Map<Statement, Casting>
  figureAt: ReadonlyMap<number, Figure>
  /** Of statements without a casting: between whom it could not be told. */
  doubts: ReadonlyMap<Statement, readonly Figure[]>
} {
  const cast = openCast(document, mentions)
  const speakers = findSpeakerPhrases(document, { statements, mentions, citings })
  const castings = new Map<Statement, Casting>()
  const doubts = new Map<Statement, readonly Figure[]>()
  for (const mention of withSpeakerMentions(document, { mentions, speakers })) {
    if (opensDateline(document, mention)) continue
    const phrases = speakers.get(mention.head)
    const found = findFigure(cast, mention, phrases?.[0])
    if (!found) continue
    if ('between' in found) {
      for (const { statement } of phrases ?? []) doubts.set(statement, found.between)
      continue
    }
    const isSpeaker = phrases !== undefined
    const { figure } = found
    const own = cast.joined.get(mention)
    // Of several who speak at once each may be "he" in what follows.
    if (own && own !== figure) cast.passed.push({ mention, figure: own, isSpeaker: false })
    if (mention.form !== 'name') addMention(figure, mention, wordsOf(document, mention))
    if (isSpeaker && figure.kind === 'unnamed')
      figure.unnamedBecause ??= findReasonForNoName(document, mention)
    cast.passed.push({ mention, figure, isSpeaker })
    for (const { statement } of phrases ?? []) castings.set(statement, { ...found, at: mention.end })
  }
  const named = joinFirstNames(
    cast.passed.map(({ figure }) => figure),
    castings,
  )
  const figureAt = new Map(
    cast.passed.map(({ mention, figure }) => [mention.head, named.get(figure) ?? figure]),
  )
  return { castings, figureAt, doubts }
}

function openCast(document: Document, mentions: Mentions): Cast {
  const joined = joinNames(document, mentions.list)
  const inRole = new Uint8Array(document.tokens.length)
  for (const [mention, figure] of joined) {
    if (figure.kind !== 'person') continue
    for (const role of findRoles(document, mention, mentions)) {
      figure.roles.push({ passage: role, ...readRole(role.text) })
      const { first, end } = findTokens(document, [role.start, role.end])
      inRole.fill(1, first, end)
    }
  }
  for (const { roles } of new Set(joined.values())) roles.sort((a, b) => a.passage.start - b.passage.start)
  learnGenders(document, { mentions: mentions.list, joined })
  return { document, mentions, joined, passed: [], described: new Map(), inRole }
}

/** "The nominee’s daughter" is a daughter, and no nominee. */
function readRole(role: string): Pick<Role, 'words' | 'owner'> {
  const at = role.search(/[’']s /)
  const owner = at < 0 ? '' : role.slice(0, at)
  if (!NOUNS_FOR_PEOPLE.has(owner.split(' ').at(-1)!.toLowerCase()))
    return { words: new Set(roleWords(role)) }
  return { words: new Set(roleWords(role.slice(at + 3))), owner: roleWords(owner) }
}

/** The speakers of all statements by the token that carries them. */
function findSpeakerPhrases(
  document: Document,
  { statements, mentions, citings }: CastInput,
): Map<number, SpeakerPhrase[]> {
  const phrases = new Map<number, SpeakerPhrase[]>()
  for (const statement of statements) {
    const cited = citings.get(statement)?.voice
    const spans = (cited ? [cited] : placeSpeaker(document, statement, mentions.names).speaker)
      .filter((span) => !saysThereIs(document, span))
      .map((span) => closeBracket(document, span, mentions))
    const found = spans
      .map((span) => ({ span, head: findSpeakerHead(document, span, mentions) }))
      .filter(({ span, head }) => head?.together || !findNobody(document, span))
    const best =
      found.find(({ head }) => head && mentions.names[head.head]! >= 0) ?? found.find(({ head }) => head)
    if (!best?.head) continue
    const phrase = { statement, span: best.span, head: best.head }
    phrases.set(best.head.head, [...(phrases.get(best.head.head) ?? []), phrase])
  }
  return phrases
}

/** "NORV) today" of "Norvane Energy (OSE: NORV) today": whose name stands before the bracket. */
function closeBracket(
  { tokens }: Document,
  { first, end }: TokenSpan,
  { names }: Pick<Mentions, 'names'>,
): TokenSpan {
  const closing = tokens.findIndex(({ text }, i) => i >= first && (i >= end || text === '(' || text === ')'))
  if (closing < first || closing >= end || tokens[closing]!.text !== ')') return { first, end }
  let opening = first - 1
  while (opening > 0 && opening > first - LONGEST_BRACKET && tokens[opening]!.text !== '(') opening--
  const at = names[opening - 1] ?? -1
  if (tokens[opening]?.text !== '(' || at < 0) return { first, end }
  let start = opening - 1
  while (start > 0 && names[start - 1] === at) start--
  return { first: start, end: opening }
}

const LONGEST_BRACKET = 8

/** "There is no law": nobody. */
const saysThereIs = ({ tokens }: Document, { first, end }: TokenSpan): boolean =>
  end - first > 1 && tokens[first]!.lower === 'there' && tokens[first + 1]!.lemma === 'be'

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

function findFigure(
  cast: Cast,
  mention: Mention,
  phrase: SpeakerPhrase | undefined,
): Found | InDoubt | undefined {
  const together = phrase?.head.together && joinTogether(cast, phrase.head.together)
  if (together) return { figure: together, way: 'pair' }
  if (phrase?.head.isSeveral) return findDescribed(cast, mention, phrase)
  if (mention.form === 'name') {
    const figure = cast.joined.get(mention)
    return figure && { figure, way: wayOfName(mention, figure) }
  }
  const { lower } = cast.document.tokens[mention.head]!
  const kind = PRONOUN_KINDS.get(lower)
  if (phrase && isPartOfWhom(cast, mention)) return followRelative(cast, mention, { kind: 'who', phrase })
  if (phrase && lower === 'two' && isTheTwo(cast, mention)) return findSome(cast, mention, phrase)
  if (kind === undefined) return findDescribed(cast, mention, phrase)
  if (kind === 'who' || kind === 'which') return phrase && followRelative(cast, mention, { kind, phrase })
  if (kind === 'I') return phrase && findWriter(cast, mention)
  if (kind === 'open') return phrase && findSome(cast, mention, phrase)
  return followPronoun(cast, mention, { kind, phrase })
}

/** "I" outside all quotation marks is whoever wrote the article, where it has the word more than once. */
function findWriter(cast: Cast, { isQuoted, head }: Mention): Found | undefined {
  const { document, mentions } = cast
  if (
    isQuoted ||
    document.quotations.some(({ start, end }) => isInside(document.tokens[head]!.start, [start, end]))
  )
    return undefined
  const paragraph = document.paragraphs[document.tokens[head]!.paragraph]!
  if (OPENS_AN_ANSWER.test(document.text.slice(paragraph.start, paragraph.start + 40))) return undefined
  let count = 0
  document.tokens.forEach(({ lower }, i) => {
    if (lower === 'i' && mentions.quoted[i] !== 1) count++
  })
  if (count < LEAST_OF_A_WRITER) return undefined
  return { figure: remember(cast, makeFigure({ name: 'the author', kind: 'unnamed' })), way: 'writer' }
}

/** "A:", "GIL:" in a conversation that is written down. */
const OPENS_AN_ANSWER = /^(?:[QA]|[A-Z][\p{L}’' .]{1,30}):/u

const LEAST_OF_A_WRITER = 3

const isInside = (at: number, [start, end]: Span): boolean => start <= at && at < end

function wayOfName({ name }: Mention, figure: Figure): Way {
  const isShort = figure.kind === 'person' && figure.name.includes(' ') && !name!.text.includes(' ')
  if (!isShort) return 'name'
  return figure.hasNamesake ? 'namesake' : 'short name'
}

/** "The two", and not "the two of them" or "all but two". */
const isTheTwo = ({ document: { tokens } }: Cast, { head }: Mention): boolean =>
  tokens[head - 1]?.lower === 'the' && tokens[head + 1]?.lower !== 'of'
