/**
 * What kind of thing a name names: by its own words first, then by the words around it, then by the other names of the
 * article.
 *
 * @module
 */
import type { NameKind, Token } from '../document.ts'
import {
  ADDRESS_TITLES,
  COMPANY_FORMS,
  COMPANY_NOUNS_AFTER,
  COMPANY_NOUNS_BEFORE,
  FAMILY_NAMES_THAT_COME_FIRST,
  GOVERNMENT_HEADS,
  genderOfGivenName,
  NAME_CONNECTORS,
  NAME_PARTICLES,
  NAME_SUFFIXES,
  NOUNS_FOR_ORGANISATIONS,
  NOUNS_FOR_OUTLETS,
  NOUNS_FOR_PEOPLE,
  ORGANISATION_HEADS,
  OTHER_HEADS,
  OUTLET_HEADS,
  OUTLET_NOUNS,
  OUTLET_NOUNS_BEFORE,
  PLACE_HEADS,
  PLACE_STARTS,
  SPEAKING_LEMMAS,
} from '../languages/en/index.ts'
import { skipTicker } from './find-capital-runs.ts'
import { isCalledAgency, isInDateline, isNamedNewsAgency } from './find-outlet-names.ts'
import { isInitial } from './judge-capitals.ts'
import { DEMONYMS, KNOWN_NAMES } from './known-names.ts'
import { joinLower, type NamePart } from './split-name-run.ts'

/** The words by which an article calls people that it names in full somewhere. */
export interface KnownPeople {
  readonly familyNames: ReadonlySet<string>
  readonly givenNames: ReadonlySet<string>
}

/** The kind that the name's own words and title show, or `undefined` for a single word that shows nothing. */
export function classifyByForm(tokens: readonly Token[], part: NamePart): NameKind | undefined {
  const { firstToken: first, endToken: end, titleStart } = part
  if (tokens[first]!.text.charCodeAt(0) === 64) return 'other'
  const known = KNOWN_NAMES.get(withoutArticle(joinLower(tokens, { first, end })))
  if (titleStart !== undefined && (!known || hasAddress(tokens, part))) {
    const isCompany = COMPANY_NOUNS_BEFORE.has(tokens[first - 1]!.lower) && !isPersonByForm(tokens, part)
    if (isCompany || isAcronym(tokens[first]!.text)) return 'organisation'
    return classifyHead(tokens[end - 1]!.lower, 'bodies') ?? 'person'
  }
  if (known) return known
  if (end - first > 1 && KNOWN_NAMES.get(tokens[first]!.lower) === 'outlet') return 'outlet'
  if (isNamedNewsAgency(tokens, part) || isInDateline(tokens, part)) return 'outlet'
  const calledSo = classifyByNounBeside(tokens, part)
  if (calledSo) return calledSo
  if (skipTicker(tokens, end) > end) return 'organisation'
  if (end - first > 1 && COMPANY_FORMS.test(tokens[end - 1]!.text)) return 'organisation'
  if (end - first === 1) return isIndex(tokens, first) ? 'other' : classifyWord(tokens[first]!)
  if (end - first === 2 && isAirline(tokens, first)) return 'organisation'
  if (isPersonByForm(tokens, part)) return 'person'
  if (isNameOfSpeaker(tokens, part)) return 'person'
  const byHead = classifyHead(headOf(tokens, part), 'all')
  if (byHead) return byHead
  // "Radio Vessa": stations have the word in front as often as behind.
  if (/^(?:radio|television|tv)$/.test(tokens[first]!.lower)) return 'outlet'
  if (PLACE_STARTS.has(tokens[first]!.lower) && !/(?:ern|ral|per|er)$/.test(tokens[first]!.lower))
    return 'place'
  return classifyByApposition(tokens, end) ?? classifyByPlaceInSentence(tokens, part)
}

/** "the Ekho Moskvy radio station", "newspaper Kommersant": the noun beside the name says what it is. */
function classifyByNounBeside(tokens: readonly Token[], part: NamePart): NameKind | undefined {
  const { firstToken, endToken } = part
  const before = tokens[firstToken - 1]?.lower ?? ''
  if (OUTLET_NOUNS_BEFORE.has(before) || isCalledAgency(tokens, part)) return 'outlet'
  if (COMPANY_NOUNS_BEFORE.has(before)) return 'organisation'
  const after = tokens[endToken]
  if (!after || after.lower !== after.text) return undefined
  if (after.lower === 'administration' || after.lower === 'presidency') return 'person'
  const isOutlet =
    after.lower === 'news' ? tokens[endToken + 1]?.lower !== 'conference' : OUTLET_NOUNS.has(after.lower)
  return isOutlet && after.pos === 'NOUN' ? 'outlet' : undefined
}

/** "Gil, a former minister", "Opel, the German carmaker": the first noun after the comma that says what it is. */
function classifyByApposition(tokens: readonly Token[], end: number): NameKind | undefined {
  if (tokens[end]?.text !== ',' || tokens[end + 1]?.pos !== 'DET') return undefined
  for (let at = end + 2; at < end + 9 && at < tokens.length; at++) {
    const { lower, pos } = tokens[at]!
    if (pos === 'PUNCT' || pos === 'ADP' || (pos === 'VERB' && !lower.endsWith('ing'))) return undefined
    const isPossessor = tokens[at + 1]?.lower === "'s"
    if (isPossessor) continue
    if (
      NOUNS_FOR_PEOPLE.has(lower) ||
      /^(?:senior|junior|freshman|sophomore)$/.test(tokens[at + 1]?.lower ?? '')
    )
      return 'person'
    if (NOUNS_FOR_OUTLETS.has(lower)) return 'outlet'
    const isLast = tokens[at + 1]?.pos !== 'NOUN'
    if (isLast && (NOUNS_FOR_ORGANISATIONS.has(lower) || COMPANY_NOUNS_BEFORE.has(lower)))
      return 'organisation'
  }
  return undefined
}

/** "Jan’s widow, Lotte, said", "the mayor, Okonjo,": a description of one person, and who it is between commas. */
function classifyByDescriptionBefore(
  tokens: readonly Token[],
  { firstToken, endToken }: NamePart,
): NameKind | undefined {
  if (tokens[firstToken - 1]?.text !== ',' || !/^[,.]$/.test(tokens[endToken]?.text ?? '.')) return undefined
  if (!NOUNS_FOR_PEOPLE.has(tokens[firstToken - 2]?.lower ?? '')) return undefined
  for (let at = firstToken - 3; at >= 0 && at > firstToken - 7; at--) {
    const { lower, pos } = tokens[at]!
    if (/^(?:the|his|her|their|its|'s|’s)$/.test(lower)) return 'person'
    if (!/^(?:NOUN|ADJ|PROPN)$/.test(pos)) return undefined
  }
  return undefined
}

/** The kind of a single word that shows none by itself. */
export function classifyByArticle(
  tokens: readonly Token[],
  { part, people }: { part: NamePart; people: KnownPeople },
): NameKind {
  const { firstToken: first, endToken: end } = part
  const word = tokens[end - 1]!.lower
  if (tokens[first - 1]?.lower === 'the' && OUTLETS_IN_SHORT.test(word)) return 'outlet'
  if (isCamelCase(tokens[first]!.text)) return 'organisation'
  if (people.familyNames.has(word) || people.givenNames.has(word) || genderOfGivenName(word)) return 'person'
  if (isOfficerOrShareOf(tokens, part) || saysOfItself(tokens, end)) return 'organisation'
  const apposed = classifyByApposition(tokens, end) ?? classifyByDescriptionBefore(tokens, part)
  if (apposed) return apposed
  if (speaks(tokens, part)) return tokens[first - 1]?.lower === 'the' ? 'organisation' : 'person'
  return isAfterPlacePreposition(tokens, first) ? 'place' : 'other'
}

/** "Air Telmar": of a place that is known. */
const isAirline = (tokens: readonly Token[], first: number): boolean =>
  tokens[first]!.lower === 'air' && KNOWN_NAMES.get(tokens[first + 1]!.lower) === 'place'

/** "Opel shares", "the Opel chief executive", "Opel’s board", "chief executive of Opel": what only companies and bodies have. */
function isOfficerOrShareOf(tokens: readonly Token[], { firstToken, endToken }: NamePart): boolean {
  const after = tokens[endToken]
  if (after && COMPANY_NOUNS_AFTER.has(after.lower)) return true
  if (isChiefOfficer(tokens, endToken)) return true
  if (isPossessive(after) && OWN_OF_COMPANIES.test(tokens[endToken + 1]?.lower ?? '')) return true
  if (isPossessive(after) && isChiefOfficer(tokens, endToken + 1)) return true
  const before = `${tokens[firstToken - 2]?.lower} ${tokens[firstToken - 1]?.lower}`
  return BEFORE_COMPANIES.test(before)
}

/** "Chief executive of Opel", "a stake in Opel", "an analyst at Opel". */
const BEFORE_COMPANIES =
  /^(?:(?:ceo|executive|officer) of|(?:stakes?|shares?|holding) in|(?:jobs|workers|employees|executives?|analyst|economist|strategist|work|works|worked|working) at)$/

const isChiefOfficer = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.lower === 'chief' &&
  /^(?:executive|financial|operating|technology)$/.test(tokens[at + 1]?.lower ?? '')

const OWN_OF_COMPANIES = /^(?:shares|stock|shareholders|subsidiary|subsidiaries|ceo|board)$/

const isPossessive = (token: Token | undefined): boolean => /^[’']s?$/.test(token?.lower ?? '')

/** "Opel said it lost money", "Opel says that its cars sell": nobody says "it" of himself. */
function saysOfItself(tokens: readonly Token[], end: number): boolean {
  if (!SPEAKING_LEMMAS.has(tokens[end]?.lemma ?? '')) return false
  let at = end + 1
  while (at < end + 4 && /^(?:that|on|yesterday|today|\p{Lu}\p{L}+day)$/u.test(tokens[at]?.text ?? '')) at++
  return /^its?$/.test(tokens[at]?.lower ?? '') && tokens[at + 1]?.lemma !== 'be'
}

/** "The Times", "the Post": what articles call the papers whose full names they have told. */
const OUTLETS_IN_SHORT = /^(?:times|post|journal|herald|tribune|globe|observer|guardian|telegraph|chronicle)$/

/** "PolitiFact", "BuzzFeed"; but "McCain", "MacArthur", "DeVos" and "LaPierre" are families. */
const isCamelCase = (text: string): boolean =>
  /^\p{Lu}\p{Ll}+\p{Lu}\p{Ll}/u.test(text) &&
  !/^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O|Ab|St)\p{Lu}/u.test(text)

/** The words by which the article may call its people again: "Gil" and "Ivan" of "Ivan Gil". */
export function listPeople(
  tokens: readonly Token[],
  parts: readonly { readonly part: NamePart; readonly kind: NameKind | undefined }[],
): KnownPeople {
  const familyNames = new Set<string>()
  const givenNames = new Set<string>()
  for (const { part, kind } of parts) {
    if (kind !== 'person') continue
    const isSure = isSurePerson(tokens, part)
    let last = part.endToken - 1
    while (last > part.firstToken && (NAME_SUFFIXES.has(tokens[last]!.lower) || tokens[last]!.text === ','))
      last--
    // "Garuda Indonesia" must not make a person of every Indonesia.
    if (!isSure && KNOWN_NAMES.has(tokens[last]!.lower)) continue
    familyNames.add(tokens[last]!.lower)
    const first = tokens[part.firstToken]!
    if (last > part.firstToken && FAMILY_NAMES_THAT_COME_FIRST.has(first.lower)) familyNames.add(first.lower)
    if (last > part.firstToken && first.text.length > 2) givenNames.add(first.lower)
  }
  return { familyNames, givenNames }
}

function withoutArticle(name: string): string {
  return name.startsWith('the ') && !KNOWN_NAMES.has(name) ? name.slice(4) : name
}

function hasAddress(tokens: readonly Token[], { firstToken }: NamePart): boolean {
  return ADDRESS_TITLES.has(tokens[firstToken - 1]!.lower)
}

function classifyWord({ text, lower }: Token): NameKind | undefined {
  if (isAcronym(text)) return 'organisation'
  if (GOVERNMENT_HEADS.has(lower)) return 'government'
  return /^(?:party|university|bank|union|church|agency|league)$/.test(lower) ? 'organisation' : undefined
}

/** "The NVX 100": of so many companies. "NATO’s 100 ships" and "NVX 100 billion" are others. */
function isIndex(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 2]
  return (
    isAcronym(tokens[at]!.text) &&
    /^\d{2,3}$/.test(tokens[at + 1]?.text ?? '') &&
    (/^(?:index|indices)$/.test(after?.lower ?? '') || !/^(?:NOUN|NUM|ADJ)$/.test(after?.pos ?? 'X'))
  )
}

function isAcronym(text: string): boolean {
  return text.length <= 6 && /^[A-Z][A-Z&]+$/.test(text)
}

/** True when title, given name, initial or particle make a person of it, and not only two words in capitals. */
export function isSurePerson(tokens: readonly Token[], part: NamePart): boolean {
  return part.titleStart !== undefined || isPersonByForm(tokens, part)
}

/** The word that says what a body is: the one before "of" or "for", else the last. */
function headOf(tokens: readonly Token[], { firstToken, endToken }: NamePart): string {
  for (let at = firstToken + 1; at < endToken; at++)
    if (NAME_CONNECTORS.has(tokens[at]!.lower)) return tokens[at - 1]!.lower
  return tokens[endToken - 1]!.lower
}

function classifyHead(head: string, which: 'bodies' | 'all'): NameKind | undefined {
  if (ORGANISATION_HEADS.has(head)) return GOVERNMENT_HEADS.has(head) ? 'government' : 'organisation'
  if (GOVERNMENT_HEADS.has(head)) return 'government'
  if (OUTLET_HEADS.has(head)) return 'outlet'
  if (which === 'bodies') return undefined
  if (OTHER_HEADS.has(head)) return 'other'
  return PLACE_HEADS.has(head) ? 'place' : undefined
}

/** Heads that are no family names, even after a given name: "Jefferson County", "Lincoln University". */
const NEVER_FAMILY_NAMES =
  /^(?:county|city|street|avenue|river|airport|university|college|party|foundation|institute|committee|association|inc\.?|corp\.?|times|post|news|journal|act|bill|campaign|hospital|center|centre|company|group|council|court|school|state|island|islands|show|tower|administration|department|hotel|conference|award|awards|prize|library|museum|boulevard|road|highway|bridge|stadium|arena|plaza|amendment|doctrine|memorial|convention|caucus|fund|observer|herald|tribune|chronicle|gazette|telegraph|sentinel|dispatch|examiner|inquirer|magazine|radio|election|stores?|kit|factory|airplanes|aircraft|index|average|composite|edition|line|system|systems)$/

/** Given name, initial or particle inside: "Maria Zakharova", "J. K. Rowling", "Ursula von der Leyen". */
function isPersonByForm(tokens: readonly Token[], { firstToken, endToken }: NamePart): boolean {
  if (endToken - firstToken > 6 || NEVER_FAMILY_NAMES.test(tokens[endToken - 1]!.lower)) return false
  // "Barack Obama Election Day" is a day, "Kristen Day" a woman.
  if (
    endToken - firstToken > 3 &&
    tokens[endToken - 1]!.lower === 'day' &&
    tokens[endToken - 2]!.text !== '-'
  )
    return false
  // "Kim Jong-un": what is joined with a hyphen in small letters is a given name.
  if (
    tokens[endToken - 2]?.text === '-' &&
    endToken - firstToken === 4 &&
    /^\p{Ll}/u.test(tokens[endToken - 1]!.text)
  )
    return true
  const isGiven = genderOfGivenName(tokens[firstToken]!.lower) !== undefined
  for (let at = firstToken; at < endToken; at++) {
    const { text, lower } = tokens[at]!
    if (NAME_CONNECTORS.has(lower) || lower === 'and' || text === '&') return false
    if (at > firstToken && at < endToken - 1 && NAME_PARTICLES.has(lower)) return true
    if (at < endToken - 1 && isInitial(text) && text !== 'U.S.' && !KNOWN_NAMES.has(lower)) return true
  }
  return isGiven && !/^[A-Z]{3,}$/.test(tokens[endToken - 1]!.text)
}

/** What ends names of places and things, but of nobody who speaks: then it is a family's. */
const HEADS_AS_FAMILY_NAMES = /^(?:law|case|day|week|hall|park|lake|field|street|forest|banks|falls)$/

/** "Orla Park told the council": a place would not. */
function isNameOfSpeaker(tokens: readonly Token[], part: NamePart): boolean {
  const { firstToken: first, endToken: end } = part
  const { lower, pos } = tokens[first]!
  if (end - first !== 2 || !HEADS_AS_FAMILY_NAMES.test(tokens[end - 1]!.lower)) return false
  if (pos !== 'PROPN' || KNOWN_NAMES.has(lower) || DEMONYMS.has(lower) || PLACE_STARTS.has(lower))
    return false
  return tokens[first - 1]?.lower !== 'the' && speaks(tokens, part)
}

/** Two or three plain names in capitals are a person, unless "the" or "in" before them says otherwise. */
function classifyByPlaceInSentence(tokens: readonly Token[], part: NamePart): NameKind {
  const { firstToken: first, endToken: end } = part
  if (DEMONYMS.has(tokens[end - 1]!.lower)) return 'organisation'
  const isSpeaking = speaks(tokens, part)
  // "Orla Grant said": behind a name a word that may be a verb is a name too, where the verb comes behind it.
  const mayBeNameWord = (at: number) =>
    tokens[at]!.pos !== 'VERB' || (isSpeaking && at > first && tokens[at - 1]!.pos === 'PROPN')
  const isPlain =
    end - first <= 3 &&
    tokens
      .slice(first, end)
      .every(({ text }, i) => /^\p{Lu}[\p{L}’'.-]*\p{Ll}$/u.test(text) && mayBeNameWord(first + i))
  if (tokens[first]!.pos === 'NUM') return 'organisation'
  if (NEVER_FAMILY_NAMES.test(tokens[end - 1]!.lower)) return 'other'
  if (isSpeaking && isPlain) return 'person'
  const before = tokens[first - 1]?.lower ?? ''
  if (!isPlain) return end - first > 3 ? 'organisation' : 'other'
  if (
    before === 'the' ||
    !tokens.slice(first, end).some(({ pos }) => pos === 'PROPN') ||
    KNOWN_NAMES.has(tokens[first]!.lower)
  )
    return 'other'
  return isAfterPlacePreposition(tokens, first) ? 'place' : 'person'
}

/** "X said", "said X", "X, ... , said" left out. */
export function speaks(tokens: readonly Token[], { firstToken, endToken }: NamePart): boolean {
  const isSpeaking = (token: Token | undefined) => token !== undefined && SPEAKING_LEMMAS.has(token.lemma)
  const after = tokens[endToken]
  if (isSpeaking(after)) return true
  if ((after?.pos === 'AUX' || after?.pos === 'ADV') && isSpeaking(tokens[endToken + 1])) return true
  const before = tokens[firstToken - 1]
  return isSpeaking(before) && tokens[firstToken - 2]?.pos === 'PUNCT'
}

const PLACE_PREPOSITIONS = new Set(['in', 'near', 'across', 'outside'])

function isAfterPlacePreposition(tokens: readonly Token[], first: number): boolean {
  return PLACE_PREPOSITIONS.has(tokens[first - 1]?.lower ?? '')
}
