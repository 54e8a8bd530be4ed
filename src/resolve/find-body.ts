import { POSSESSIVE_PRONOUNS, PRONOUN_KINDS, WORDS_FOR_OFFICES } from '../languages/en/index.ts'
import type { VoiceKind } from '../record.ts'
import type { Cast, SpeakerPhrase } from './cast.ts'
import { type Described, describeNoun } from './describe-nouns.ts'
import { type Figure, keyOfPhrase, type Mention, makeFigure } from './figures.ts'
import { findAntecedent } from './find-antecedent.ts'
import { makeDescription } from './find-mentions.ts'
import { hasAllWords, matchBody, roleWords } from './match-description.ts'
import { nameOfPhrase, remember } from './name-phrase.ts'
import { findPhraseEnd } from './noun-phrases.ts'
import { isPossessive } from './token-spans.ts'

type KindOfBody = Exclude<Described, 'person' | 'people' | 'document'>

/** The body that a description such as "the ministry" or "his campaign" means, where the article has told of it. */
export function findKnownBody(cast: Cast, mention: Mention, kind: KindOfBody): Figure | undefined {
  const { document } = cast
  const opening = document.tokens[mention.firstToken]!.lower
  if (POSSESSIVE_PRONOUNS.has(opening)) return findOwnedBody(cast, mention, kind)
  return (
    (kind === 'outlet' ? findNamedOutlet(cast, mention) : undefined) ??
    matchBody(document, mention, cast.passed) ??
    matchBodyAhead(cast, mention) ??
    findMinistry(cast, mention)
  )
}

/** A body that is described and not named. `undefined` of one whose owner cannot be told: "their office". */
export function makeBody(
  cast: Cast,
  mention: Mention,
  { phrase, kind }: { phrase?: SpeakerPhrase | undefined; kind: KindOfBody },
): Figure | undefined {
  const { document } = cast
  if (POSSESSIVE_PRONOUNS.has(document.tokens[mention.firstToken]!.lower)) return undefined
  const owner = findOwner(cast, mention)
  // "Karrel’s office" is all of its name, "Karrel’s army of helpers" is not.
  const isWhole = document.tokens[mention.endToken]?.lower !== 'of'
  const isOwned = owner !== undefined && isWhole && isPossessive(document.tokens[mention.head - 1])
  const name = isOwned
    ? nameOfOwned(owner, document.tokens[mention.head]!.lower)
    : nameOfPhrase(cast, mention, phrase).replace(/^the\s/i, '')
  const key = owner && keyOfOwned(owner, document.tokens[mention.head]!.lower)
  return remember(cast, makeFigure({ name, kind, key }))
}

/** "The ministry" where the article has told of one minister: the foreign minister's is the Foreign Ministry. */
function findMinistry(cast: Cast, { firstToken, head }: Mention): Figure | undefined {
  const { tokens } = cast.document
  if (tokens[head]!.lower !== 'ministry' || head - firstToken > 1) return undefined
  const names = new Set<string>()
  for (const { figure } of cast.passed) {
    const name = nameMinistry(figure)
    if (name !== undefined) names.add(name)
  }
  const [name] = names
  return name !== undefined && names.size === 1
    ? remember(cast, makeFigure({ name, kind: 'government' }))
    : undefined
}

/** The ministry of somebody who is a minister: "Foreign Ministry". A prime minister has none. */
function nameMinistry({ kind, roles }: Figure): string | undefined {
  if (kind !== 'person') return undefined
  for (const { words } of roles) {
    if (!words.has('minister') || words.has('former')) continue
    const offices = [...words].filter((word) => word !== 'prime' && WORDS_FOR_OFFICES.has(word))
    if (offices.length === 1) return `${offices[0]![0]!.toUpperCase()}${offices[0]!.slice(1)} Ministry`
  }
  return undefined
}

const LAST_SENTENCE_OF_HEADLINES = 4

/** "A federal appeals court" at the head of an article is the one that the next paragraph names. */
function matchBodyAhead({ document, joined }: Cast, mention: Mention): Figure | undefined {
  if (document.tokens[mention.head]!.sentence > LAST_SENTENCE_OF_HEADLINES) return undefined
  const words = roleWords(document.text.slice(mention.start, mention.end))
  const bodies = new Set<Figure>()
  for (const figure of joined.values())
    if (figure.kind !== 'person' && hasAllWords(figure.key, words)) bodies.add(figure)
  return bodies.size === 1 ? [...bodies][0] : undefined
}

const FARTHEST_SENTENCE_OF_BODY = 1

/** For whom "a spokesman" speaks where nothing is said: the body that is the subject right before. */
export function findBodyNearby(
  { document, passed }: Cast,
  { mention, phrase }: { mention: Mention; phrase: SpeakerPhrase },
): Figure | undefined {
  const isPlain = mention.endToken - mention.firstToken === 2 && phrase.head.core.end >= phrase.span.end
  if (!isPlain) return undefined
  const { sentence } = document.tokens[mention.head]!
  for (let i = passed.length - 1; i >= 0; i--) {
    const { figure, mention: before, isSpeaker } = passed[i]!
    if (sentence - document.tokens[before.head]!.sentence > FARTHEST_SENTENCE_OF_BODY) return undefined
    if (!before.isSubject && !isSpeaker) continue
    if (figure.kind === 'organisation' && !figure.isOfOpenKind) return figure
    if (figure.kind === 'government' || figure.kind === 'outlet') return figure
  }
  return undefined
}

/** "Norvane, a maker of ships, sank": what a name has told of it between commas is the same body. */
export function findBodyBeside(
  { document: { tokens }, mentions, joined }: Cast,
  mention: Mention,
): Figure | undefined {
  const { firstToken, endToken } = mention
  if (tokens[firstToken - 1]?.text !== ',' || !/^(?:an?|the)$/.test(tokens[firstToken]!.lower))
    return undefined
  if (tokens[endToken]?.lower === 'and' || isPossessive(tokens[endToken])) return undefined
  const name = mentions.byHead.get(firstToken - 2)
  const figure = name?.form === 'name' && name.name!.kind !== 'place' ? joined.get(name) : undefined
  if (figure === undefined || figure.isPlural || !/^(?:organisation|outlet)$/.test(figure.kind))
    return undefined
  return tokens[name!.firstToken - 1]?.text === ',' ? undefined : figure
}

/** The outlet of "the Dorapress news agency": its name stands in its description. */
function findNamedOutlet({ mentions, joined }: Cast, mention: Mention): Figure | undefined {
  for (let head = mention.head - 1; head >= mention.firstToken; head--) {
    const name = mentions.byHead.get(head)
    if (name?.name?.kind === 'outlet') return joined.get(name)
  }
  return undefined
}

/** "his campaign" is the campaign of him whom "his" means, whatever else the article calls it. */
function findOwnedBody(cast: Cast, mention: Mention, kind: VoiceKind): Figure | undefined {
  const { document, passed, mentions } = cast
  const pronoun = mentions.byHead.get(mention.firstToken)
  const pronounKind = PRONOUN_KINDS.get(document.tokens[mention.firstToken]!.lower)
  if (!pronoun || (pronounKind !== 'he' && pronounKind !== 'she')) return undefined
  const owner =
    passed.slice(-20).find((one) => one.mention === pronoun)?.figure ??
    findAntecedent(document, pronoun, { kind: pronounKind, passed, isSpeaker: false, contents: [] })
  if (!owner) return undefined
  const noun = document.tokens[mention.head]!.lower
  const ministry = noun === 'ministry' ? nameMinistry(owner) : undefined
  if (ministry !== undefined) return remember(cast, makeFigure({ name: ministry, kind }))
  return remember(cast, makeFigure({ name: nameOfOwned(owner, noun), kind, key: keyOfOwned(owner, noun) }))
}

const nameOfOwned = (owner: Figure, noun: string): string => `${owner.name}’s ${noun}`

const keyOfOwned = (owner: Figure, noun: string): string =>
  `${keyOfPhrase(owner.name).split(' ').at(-1)} ${noun}`

/** The person named in "the Trump campaign" or "Mr. Trump's campaign". */
function findOwner({ mentions, joined }: Cast, mention: Mention): Figure | undefined {
  for (let head = mention.head - 1; head >= mention.firstToken; head--) {
    const name = mentions.byHead.get(head)
    if (name?.form === 'name') {
      const figure = joined.get(name)
      return figure?.kind === 'person' ? figure : undefined
    }
  }
  return undefined
}

/** For whom a spokesperson speaks: "the ministry" of "a ministry spokesman" and of "a spokesman for the ministry". */
export function findBodySpokenFor(cast: Cast, mention: Mention): Figure | undefined {
  const { document, mentions } = cast
  const before = mention.head - 1
  if (before >= mention.firstToken) {
    const body = findBodyAt(cast, isPossessive(document.tokens[before]) ? before - 1 : before)
    if (body) return body
  }
  if (!/^(?:for|of|at|from|with)$/.test(document.tokens[mention.endToken]?.lower ?? '')) return undefined
  const end = findPhraseEnd(document, mention.endToken + 1, mentions.names)
  const last = isPossessive(document.tokens[end - 1]) ? end - 2 : end - 1
  return last > mention.endToken ? findBodyAt(cast, last) : undefined
}

/** The body whose name or noun ends at a token. */
function findBodyAt(cast: Cast, head: number): Figure | undefined {
  const { document, mentions, joined } = cast
  const mention = mentions.byHead.get(head) ?? makeDescription(document, head, mentions)
  if (mention.form === 'name') {
    const figure = joined.get(mention)
    return figure?.kind === 'person' ? undefined : figure
  }
  const kind = describeNoun(document.tokens[head]!)
  const isBody = kind === 'organisation' || kind === 'government' || kind === 'outlet'
  return isBody ? (findKnownBody(cast, mention, kind) ?? makeBody(cast, mention, { kind })) : undefined
}
