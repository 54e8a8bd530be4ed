import {
  DOCUMENTS_WITH_AUTHORS,
  NOUNS_FOR_FAMILY_ROLES,
  NOUNS_FOR_MEN,
  NOUNS_FOR_OUTLET_PIECES,
  NOUNS_FOR_SAYING_ANEW,
  NOUNS_FOR_SPOKESPEOPLE,
  NOUNS_FOR_WOMEN,
  POSSESSIVE_PRONOUNS,
  WORDS_FOR_ONE_KNOWN,
  WORDS_FOR_ONE_UNNAMED,
  WORDS_FOR_PARTICULAR_PEOPLE,
  WORDS_FOR_SOME,
} from '../languages/en/index.ts'
import type { VoiceKind } from '../record.ts'
import type { Cast, Found, InDoubt, SpeakerPhrase } from './cast.ts'
import { describeNoun, isPluralNoun } from './describe-nouns.ts'
import { type Figure, type Gender, type Mention, makeFigure } from './figures.ts'
import { findPersonSpokenOf } from './find-antecedent.ts'
import { findAuthor, findBy } from './find-author.ts'
import { findBodyBeside, findBodyNearby, findBodySpokenFor, findKnownBody, makeBody } from './find-body.ts'
import { findSpeakerHead } from './find-head.ts'
import { makeDescription } from './find-mentions.ts'
import { findPair } from './find-pair.ts'
import {
  FARTHEST,
  findParty,
  hasOtherRole,
  isOfOtherParty,
  matchPerson,
  roleWords,
  tellsWhichOffice,
} from './match-description.ts'
import { nameOfPhrase, remember, trimPhrase } from './name-phrase.ts'
import { findNameBeside, isGroupOfPeople, isPair, isPartyOnly } from './read-description.ts'
import { cutTokens, isPossessive } from './token-spans.ts'
import type { Way } from './weigh-castings.ts'

/**
 * Whom a description means: somebody known ("the deputy minister"), a body ("his campaign"), a class ("voters"),
 * somebody who is not named ("a senior official"), or, of an unnamed spokesman, the body that he speaks for.
 */
export function findDescribed(
  cast: Cast,
  mention: Mention,
  phrase: SpeakerPhrase | undefined,
): Found | InDoubt | undefined {
  const { document, mentions, inRole } = cast
  if (phrase && isPartyOnly(cast, mention))
    return asFound(findClass(cast, mention, { phrase, kind: 'group' }), 'described')
  if (!phrase && (inRole[mention.head] || mentions.names[mention.endToken]! >= 0)) return undefined
  if (phrase?.head.isSeveral) return asFound(findClass(cast, mention, { phrase, kind: 'group' }), 'described')
  if (phrase && isPair(cast, mention)) {
    const pair = findPair(cast, mention)
    if (pair) return { figure: pair, way: 'pair' }
  }
  const named = phrase && findNameBeside(cast, mention)
  if (named) return { figure: named, way: 'relative' }
  const kind = describeNoun(document.tokens[mention.head]!)
  if (kind === 'organisation' && isGroupOfPeople(cast, mention)) return findPeople(cast, mention, phrase)
  switch (kind) {
    case 'person':
      return findPerson(cast, mention, phrase)
    case 'people':
      return findPeople(cast, mention, phrase)
    case 'organisation':
    case 'government':
    case 'outlet':
      return findBodyOrAuthor(cast, mention, { phrase, kind })
    case 'document':
      return findDocument(cast, mention, phrase)
    default:
      return phrase && findOther(cast, mention, phrase)
  }
}

const asFound = (figure: Figure | undefined, way: Way): Found | undefined => figure && { figure, way }

function findBodyOrAuthor(
  cast: Cast,
  mention: Mention,
  { phrase, kind }: { phrase: SpeakerPhrase | undefined; kind: 'organisation' | 'government' | 'outlet' },
): Found | undefined {
  if (kind === 'outlet' && POSSESSIVE_PRONOUNS.has(cast.document.tokens[mention.firstToken]!.lower)) {
    const author = phrase && findAuthor(cast, mention)
    if (author) return { figure: author, way: 'author' }
  }
  const beside = phrase === undefined && findBodyBeside(cast, mention)
  if (beside) return { figure: beside, way: 'body' }
  const known = findKnownBody(cast, mention, kind)
  if (known) return { figure: known, way: 'body' }
  return asFound(makeBody(cast, mention, { phrase, kind }), 'described')
}

function findPerson(
  cast: Cast,
  mention: Mention,
  phrase: SpeakerPhrase | undefined,
): Found | InDoubt | undefined {
  const { document, passed } = cast
  const opening = document.tokens[mention.firstToken]!.lower
  const noun = document.tokens[mention.head]!.lower
  const isUnnamed = WORDS_FOR_ONE_UNNAMED.has(opening)
  if (!isUnnamed) {
    const inOffice = matchPerson(cast, mention)
    const unnamed = findUnnamedBefore(cast, mention)
    // "The Dutch minister" who has no name spoke last: "the minister" may be that one.
    if (phrase && inOffice && unnamed && isLater(cast, unnamed, inOffice))
      return { between: [unnamed, inOffice] }
    const known = inOffice ?? unnamed ?? (phrase && matchAhead(cast, mention))
    if (known) return { figure: known, way: 'role' }
  }
  if (phrase && NOUNS_FOR_SPOKESPEOPLE.has(noun)) {
    const body = findBodySpokenFor(cast, mention) ?? findBodyNearby(cast, { mention, phrase })
    if (body)
      return { figure: body, way: 'body', spokesperson: cutTokens(document, trimPhrase(cast, phrase)) }
  }
  const isKnown = WORDS_FOR_ONE_KNOWN.has(opening)
  const isRestricted = /^(?:who|that|whose)$/.test(document.tokens[mention.endToken]?.lower ?? '')
  if (isKnown && !isRestricted) {
    const words = document.text.slice(mention.start, mention.end)
    const isOther = cannotBe(noun, words)
    const isExcluded = (figure: Figure) => isOther(figure) || hasOtherRole(cast, mention, figure)
    const search = { passed, isExcluded }
    const { figure, between } = findPersonSpokenOf(document, mention, search)
    const isAnew = saysAnew(cast, mention)
    if (figure && isAnew) return { figure, way: 'said anew' }
    const isMore = isAnew || (mention.endToken - mention.firstToken > 2 && !tellsWhose(cast, mention))
    const isOfAnother =
      tellsWhichOffice(cast, mention) && passed.some(({ figure: one }) => hasOtherRole(cast, mention, one))
    if (phrase && between.length > 0 && isMore && isWhole(phrase) && !isOfAnother) return { between }
  }
  if (!isUnnamed && !phrase) return undefined
  const isBare = isKnown && phrase !== undefined && isWhole(phrase)
  const way = !isUnnamed && (isBare || POSSESSIVE_PRONOUNS.has(opening)) ? 'never named' : 'described'
  return { figure: makeUnnamed(cast, mention, phrase), way }
}

/** "The agency's inspector general": an officer of a body, told of for the first time, and nobody of the sentences before. */
function tellsWhose({ document: { tokens } }: Cast, { firstToken, head }: Mention): boolean {
  for (let i = firstToken + 1; i < head; i++)
    if (isPossessive(tokens[i]) && describeNoun(tokens[i - 1]!) !== 'person') return true
  return false
}

/** Nothing follows the description in the speaker's words. */
const isWhole = ({ head, span }: SpeakerPhrase): boolean => head.core.end >= span.end

/** "The billionaire", "the 34-year-old mother of three": more is told of somebody whom the reader has met. */
function saysAnew({ document: { tokens } }: Cast, { firstToken, head, endToken }: Mention): boolean {
  if (NOUNS_FOR_SAYING_ANEW.has(tokens[head]!.lower)) return true
  if (NOUNS_FOR_FAMILY_ROLES.has(tokens[head]!.lower) && tokens[endToken]?.lower === 'of') return true
  for (let i = firstToken; i <= head; i++) if (/(?:^|-)years?-old$|^old$/.test(tokens[i]!.lower)) return true
  return false
}

/** A man is no congresswoman, a Democrat no "Republican nominee". */
function cannotBe(noun: string, words: string): (figure: Figure) => boolean {
  const gender = genderOfNoun(noun)
  const party = findParty(words)
  const office = roleWords(noun).at(-1) ?? noun
  return (figure) =>
    figure.roles.some(({ owner }) => owner?.includes(office)) ||
    (gender !== undefined && figure.gender !== undefined && figure.gender !== gender) ||
    (party !== undefined && figure.roles.some((role) => isOfOtherParty(role.words, party)))
}

function genderOfNoun(noun: string): Gender | undefined {
  if (NOUNS_FOR_WOMEN.has(noun)) return 'she'
  return NOUNS_FOR_MEN.has(noun) ? 'he' : undefined
}

const LAST_SENTENCE_OF_HEADLINES = 4

/** A headline may have the office of somebody whom the text then names: "Deputy Foreign Minister: ..." */
function matchAhead({ document, joined }: Cast, mention: Mention): Figure | undefined {
  if (document.tokens[mention.head]!.sentence > LAST_SENTENCE_OF_HEADLINES) return undefined
  const words = roleWords(document.text.slice(mention.start, mention.end)).join(' ')
  const people = new Set<Figure>()
  for (const figure of joined.values()) {
    if (words !== '' && figure.roles.some((role) => [...role.words].join(' ') === words)) people.add(figure)
  }
  return people.size === 1 ? [...people][0] : undefined
}

/** "The official" goes back to "a senior official", the last one of that noun; "the Vermont senator" to no Texan one. */
function findUnnamedBefore({ document, passed }: Cast, mention: Mention): Figure | undefined {
  const noun = document.tokens[mention.head]!.lower
  const words = roleWords(document.text.slice(mention.start, mention.end))
  for (let i = passed.length - 1; i >= Math.max(0, passed.length - 60); i--) {
    const { figure, mention: before } = passed[i]!
    const isLikeIt = before.form === 'description' && document.tokens[before.head]!.lower === noun
    if (figure.kind !== 'unnamed' || !isLikeIt) continue
    const has = roleWords(`${figure.name} ${document.text.slice(before.start, before.end)}`)
    if (words.every((word) => has.includes(word))) return figure
  }
  return undefined
}

const isLater = ({ passed }: Cast, one: Figure, other: Figure): boolean =>
  passed.findLastIndex(({ figure }) => figure === one) >
  passed.findLastIndex(({ figure }) => figure === other)

function makeUnnamed(
  cast: Cast,
  mention: Mention,
  phrase: SpeakerPhrase | undefined,
  isPlural = false,
): Figure {
  const noun = cast.document.tokens[mention.head]!.lower
  const name = nameOfPhrase(cast, mention, phrase)
  return makeFigure({ name, kind: 'unnamed', gender: genderOfNoun(noun), isPlural })
}

function findPeople(cast: Cast, mention: Mention, phrase: SpeakerPhrase | undefined): Found | undefined {
  const { document } = cast
  if (!phrase && !mention.isSubject) return undefined
  const opening = document.tokens[mention.firstToken]!
  const noun = document.tokens[mention.head]!.lower
  const isCounted =
    WORDS_FOR_PARTICULAR_PEOPLE.has(opening.lower) && isPluralNoun(document.tokens[mention.head]!)
  if (phrase && (isCounted || noun === 'sources'))
    return { figure: makeUnnamed(cast, mention, phrase, true), way: 'described' }
  return asFound(findClass(cast, mention, { phrase, kind: 'group' }), 'described')
}

function findClass(
  cast: Cast,
  mention: Mention,
  { phrase, kind }: { phrase: SpeakerPhrase | undefined; kind: VoiceKind },
): Figure {
  const name = nameOfPhrase(cast, mention, phrase)
  return remember(cast, makeFigure({ name, kind, isPlural: true }))
}

function findDocument(cast: Cast, mention: Mention, phrase: SpeakerPhrase | undefined): Found | undefined {
  const { document, mentions, joined, passed } = cast
  const noun = document.tokens[mention.head]!.lower
  for (let head = mention.head - 1; head >= mention.firstToken; head--) {
    const name = mentions.byHead.get(head)
    if (name?.name?.kind === 'outlet' && NOUNS_FOR_OUTLET_PIECES.has(noun))
      return asFound(joined.get(name), 'author')
  }
  if (!phrase) return undefined
  const by = findAuthorBehind(cast, phrase)
  if (by) return { ...by, way: 'author' }
  const isBare = mention.endToken - mention.firstToken <= 2 && phrase.head.core.end >= phrase.span.end
  if (isBare && WORDS_FOR_ONE_KNOWN.has(document.tokens[mention.firstToken]!.lower)) {
    const group = DOCUMENTS_WITH_AUTHORS.get(noun) ?? noun
    const before = passed.slice(-FARTHEST).findLast(({ mention: { head, form } }) => {
      const { lower } = document.tokens[head]!
      return form === 'description' && (DOCUMENTS_WITH_AUTHORS.get(lower) ?? lower) === group
    })
    if (before) return { figure: before.figure, way: before.figure.isDocument ? 'body' : 'author' }
  }
  const author = findAuthor(cast, mention)
  if (author) return { figure: author, way: 'author' }
  const name = nameOfPhrase(cast, mention, phrase)
  const isPlural = isPluralNoun(document.tokens[mention.head]!)
  const figure = remember(cast, makeFigure({ name, kind: 'document', isDocument: true, isPlural }))
  return { figure, way: 'described' }
}

/** "A study by a group of researchers" is theirs. */
function findAuthorBehind(cast: Cast, phrase: SpeakerPhrase): Found | undefined {
  const { document, mentions, joined } = cast
  if (!DOCUMENTS_WITH_AUTHORS.has(document.tokens[phrase.head.head]!.lower)) return undefined
  const first = findBy(cast, phrase)
  if (first === undefined || first >= phrase.span.end) return undefined
  const span = { first, end: phrase.span.end }
  const head = findSpeakerHead(document, span, mentions)
  if (!head || head.isSeveral) return undefined
  const name = mentions.byHead.get(head.head)
  if (name?.form === 'name') return asFound(joined.get(name), 'author')
  if (describeNoun(document.tokens[head.head]!) === undefined) return undefined
  const mention = name ?? makeDescription(document, head.head, mentions)
  if (mention.form === 'pronoun') return undefined
  const found = findDescribed(cast, mention, { statement: phrase.statement, span, head })
  return found && 'figure' in found ? found : undefined
}

/** A speaker of a noun that is in no list, or of a name that was not seen as one. */
function findOther(cast: Cast, mention: Mention, phrase: SpeakerPhrase): Found | undefined {
  const { document } = cast
  const token = document.tokens[mention.head]!
  const opening = document.tokens[mention.firstToken]!
  if (isPluralNoun(token)) {
    return asFound(findClass(cast, mention, { phrase, kind: 'group' }), 'described')
  }
  if (token.pos === 'PROPN' && /^\p{Lu}/u.test(token.text)) {
    const kind = opening.pos === 'DET' ? 'organisation' : 'person'
    return asFound(
      remember(cast, makeFigure({ name: nameOfPhrase(cast, mention, phrase), kind })),
      'described',
    )
  }
  const tellsWho = document.tokens[phrase.head.core.end]?.lower === 'who'
  const isOne = opening.lower === 'one' || opening.lower === 'another'
  return tellsWho || isOne ? { figure: makeUnnamed(cast, mention, phrase), way: 'described' } : undefined
}

/** "One of the lawyers", "one of them", and not "one of his books". */
function namesPeople({ document: { tokens } }: Cast, { span }: SpeakerPhrase): boolean {
  for (let i = span.first + 2; i < span.end; i++) {
    const { lower } = tokens[i]!
    if (/^(?:them|us|whom|those)$/.test(lower)) return true
    const kind = describeNoun(tokens[i]!)
    if (kind !== undefined && kind !== 'document') return true
    if (
      kind === undefined &&
      isPluralNoun(tokens[i]!) &&
      /^(?:the|these|those)$/.test(tokens[span.first + 2]!.lower)
    )
      return true
  }
  return false
}

/** "Some", "many of the speakers", "one of the lawyers": of all and of one of those who are told, no name. */
export function findSome(cast: Cast, mention: Mention, phrase: SpeakerPhrase): Found | undefined {
  const { tokens } = cast.document
  const word = tokens[mention.head]!.lower
  if (word === 'both' || word === 'two') return asFound(findPair(cast, mention), 'pair')
  if (word === 'one' || word === 'another') {
    if (tokens[mention.endToken]?.lower !== 'of' || !namesPeople(cast, phrase)) return undefined
    return { figure: makeUnnamed(cast, mention, phrase), way: 'described' }
  }
  if (!WORDS_FOR_SOME.has(word) || isPossessive(tokens[mention.endToken])) return undefined
  return asFound(findClass(cast, mention, { phrase, kind: 'group' }), 'described')
}
