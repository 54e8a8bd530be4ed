import {
  NOUNS_FOR_MEN,
  NOUNS_FOR_OUTLET_PIECES,
  NOUNS_FOR_SAYING_ANEW,
  NOUNS_FOR_SPOKESPEOPLE,
  NOUNS_FOR_WOMEN,
  POSSESSIVE_PRONOUNS,
  WORDS_FOR_ONE_KNOWN,
  WORDS_FOR_ONE_UNNAMED,
  WORDS_FOR_PARTICULAR_PEOPLE,
} from '../languages/en/index.ts'
import type { Passage, VoiceKind } from '../record.ts'
import type { Cast, SpeakerPhrase } from './cast.ts'
import { describeNoun, isPluralNoun } from './describe-nouns.ts'
import { type Figure, type Gender, type Mention, makeFigure } from './figures.ts'
import { findOnlyPerson } from './find-antecedent.ts'
import { findBody, findBodySpokenFor } from './find-body.ts'
import { FARTHEST, matchPerson, roleWords } from './match-description.ts'
import { nameOfPhrase, remember, trimPhrase } from './name-phrase.ts'
import { cutTokens } from './token-spans.ts'

interface Found {
  readonly figure: Figure
  readonly spokesperson?: Passage
}

/**
 * Whom a description means: somebody known ("the deputy minister"), a body ("his campaign"), a class ("voters"),
 * somebody who is not named ("a senior official"), or, of an unnamed spokesman, the body that he speaks for.
 */
export function findDescribed(
  cast: Cast,
  mention: Mention,
  phrase: SpeakerPhrase | undefined,
): Found | undefined {
  const { document, mentions, inRole } = cast
  if (!phrase && (inRole[mention.head] || mentions.names[mention.endToken]! >= 0)) return undefined
  if (phrase?.head.isSeveral) return asFound(findClass(cast, mention, { phrase, kind: 'group' }))
  const kind = describeNoun(document.tokens[mention.head]!)
  switch (kind) {
    case 'person':
      return findPerson(cast, mention, phrase)
    case 'people':
      return findPeople(cast, mention, phrase)
    case 'organisation':
    case 'government':
    case 'outlet':
      return asFound(findBody(cast, mention, { phrase, kind }))
    case 'document':
      return asFound(findDocument(cast, mention, phrase))
    default:
      return phrase && findOther(cast, mention, phrase)
  }
}

const asFound = (figure: Figure | undefined): Found | undefined => figure && { figure }

function findPerson(cast: Cast, mention: Mention, phrase: SpeakerPhrase | undefined): Found | undefined {
  const { document, passed } = cast
  const opening = document.tokens[mention.firstToken]!.lower
  const noun = document.tokens[mention.head]!.lower
  const isUnnamed = WORDS_FOR_ONE_UNNAMED.has(opening)
  if (!isUnnamed) {
    const known =
      matchPerson(document, mention, passed) ??
      findUnnamedBefore(cast, noun) ??
      (phrase && matchAhead(cast, mention))
    if (known) return { figure: known }
  }
  if (phrase && NOUNS_FOR_SPOKESPEOPLE.has(noun)) {
    const body = findBodySpokenFor(cast, mention)
    if (body) return { figure: body, spokesperson: cutTokens(document, trimPhrase(cast, phrase)) }
  }
  const isKnown = WORDS_FOR_ONE_KNOWN.has(opening)
  if (isKnown && NOUNS_FOR_SAYING_ANEW.has(noun)) {
    const only = findOnlyPerson(document, mention, passed)
    if (only && isSameGender(only, noun)) return { figure: only }
  }
  if (!isUnnamed && !phrase) return undefined
  const isBare = isKnown && phrase !== undefined && phrase.head.core.end >= phrase.span.end
  if (!isUnnamed && (isBare || POSSESSIVE_PRONOUNS.has(opening)))
    return { figure: makeUnknown(cast, mention) }
  return { figure: makeUnnamed(cast, mention, phrase) }
}

/** "The president" of whom the article has told no name. */
function makeUnknown({ document }: Cast, mention: Mention): Figure {
  const name = document.text.slice(mention.start, mention.end)
  const noun = document.tokens[mention.head]!.lower
  return makeFigure({ name, kind: 'unnamed', gender: genderOfNoun(noun), isUnknown: true })
}

const isSameGender = ({ gender }: Figure, noun: string): boolean =>
  gender === undefined || (genderOfNoun(noun) ?? gender) === gender

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

/** "the official" goes back to "a senior official", the last one of that noun. */
function findUnnamedBefore({ document, passed }: Cast, noun: string): Figure | undefined {
  for (let i = passed.length - 1; i >= Math.max(0, passed.length - 60); i--) {
    const { figure, mention } = passed[i]!
    const isLikeIt = mention.form === 'description' && document.tokens[mention.head]!.lower === noun
    if (figure.kind === 'unnamed' && !figure.isDocument && isLikeIt) return figure
  }
  return undefined
}

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
  if (phrase && (isCounted || noun === 'sources')) return { figure: makeUnnamed(cast, mention, phrase, true) }
  return asFound(findClass(cast, mention, { phrase, kind: 'group' }))
}

function findClass(
  cast: Cast,
  mention: Mention,
  { phrase, kind }: { phrase: SpeakerPhrase | undefined; kind: VoiceKind },
): Figure {
  const name = nameOfPhrase(cast, mention, phrase)
  return remember(cast, makeFigure({ name, kind, isPlural: true }))
}

function findDocument(cast: Cast, mention: Mention, phrase: SpeakerPhrase | undefined): Figure | undefined {
  const { document, mentions, joined, passed } = cast
  const noun = document.tokens[mention.head]!.lower
  for (let head = mention.head - 1; head >= mention.firstToken; head--) {
    const name = mentions.byHead.get(head)
    if (name?.name?.kind === 'outlet' && NOUNS_FOR_OUTLET_PIECES.has(noun)) return joined.get(name)
  }
  if (!phrase) return undefined
  const isBare = mention.endToken - mention.firstToken <= 2 && phrase.head.core.end >= phrase.span.end
  if (isBare && WORDS_FOR_ONE_KNOWN.has(document.tokens[mention.firstToken]!.lower)) {
    const before = passed
      .slice(-FARTHEST)
      .findLast(({ figure, mention: { head } }) => figure.isDocument && document.tokens[head]!.lower === noun)
    if (before) return before.figure
  }
  const name = nameOfPhrase(cast, mention, phrase)
  const isPlural = isPluralNoun(document.tokens[mention.head]!)
  return remember(cast, makeFigure({ name, kind: 'unnamed', isDocument: true, isPlural }))
}

/** A speaker of a noun that is in no list, or of a name that was not seen as one. */
function findOther(cast: Cast, mention: Mention, phrase: SpeakerPhrase): Found | undefined {
  const { document } = cast
  const token = document.tokens[mention.head]!
  const opening = document.tokens[mention.firstToken]!
  if (isPluralNoun(token)) {
    return asFound(findClass(cast, mention, { phrase, kind: 'group' }))
  }
  if (token.pos === 'PROPN' && /^\p{Lu}/u.test(token.text)) {
    const kind = opening.pos === 'DET' ? 'organisation' : 'person'
    return asFound(remember(cast, makeFigure({ name: nameOfPhrase(cast, mention, phrase), kind })))
  }
  const tellsWho = document.tokens[phrase.head.core.end]?.lower === 'who'
  return tellsWho ? { figure: makeUnnamed(cast, mention, phrase) } : undefined
}
