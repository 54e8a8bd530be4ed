/**
 * What in a run of capitals is a title, and what a name: "U.S. President Donald Trump" is a place, a title and a person.
 *
 * @module
 */
import type { Token } from '../document.ts'
import {
  ADDRESS_TITLES,
  GOVERNMENT_HEADS,
  genderOfGivenName,
  MONTHS,
  NOUNS_FOR_PEOPLE,
  OFFICE_TITLES,
  ORGANISATION_HEADS,
  TITLE_COMPLEMENTS,
  TITLE_MODIFIERS,
  WEEKDAYS,
} from '../languages/en/index.ts'
import type { CapitalRun } from './find-capital-runs.ts'
import { startsWithCapital } from './judge-capitals.ts'
import { DEMONYMS, KNOWN_NAMES } from './known-names.ts'

/** A stretch of tokens that names one thing, with the tokens of the title before it. */
export interface NamePart {
  readonly firstToken: number
  readonly endToken: number
  /** The first token of the title; the title ends where the name begins. */
  readonly titleStart?: number
}

/** The names in a run, in order. A run of titles alone holds none. */
export function splitNameRun(tokens: readonly Token[], run: CapitalRun): NamePart[] {
  let { firstToken: first, endToken: end } = run
  if (
    tokens[first]!.lower === 'the' &&
    end - first > 1 &&
    !KNOWN_NAMES.has(joinLower(tokens, { first, end }))
  ) {
    // "The Moscow Times" keeps its article, "The Kremlin" does not.
    if (!isOutletRun(tokens, { first, end })) first++
  }
  if (isFlight(tokens, { first, end })) end--
  if (KNOWN_NAMES.has(joinLower(tokens, { first, end }))) return [{ firstToken: first, endToken: end }]
  // "Republicans Jolly and DeSantis" are two of them.
  if (opensWithTitleOfSeveral(tokens, { first, end })) first++
  // "Carmaker Norvane" at the head of a sentence.
  if (end - first > 1 && NOUNS_FOR_COMPANIES.test(tokens[first]!.lower)) first++
  // "Secretary of State Ida Gil" at the head of a sentence, where the capital of "Secretary" shows nothing.
  if (end - first > 1 && TITLE_COMPLEMENTS.has(tokens[first]!.lower) && tokens[first - 1]?.lower === 'of')
    if (isTitleNoun(tokens[first - 2]?.lower ?? '')) first++
  if (opensWithRole(tokens, { first, end }))
    return [{ firstToken: first + 1, endToken: end, titleStart: first }]
  const personAt = findPersonAfterBody(tokens, { first, end })
  if (personAt !== undefined)
    return [
      { firstToken: first, endToken: personAt },
      ...splitNameRun(tokens, { firstToken: personAt, endToken: end }),
    ]
  const nameAt = findNameAfterTitles(tokens, { first, end })
  if (nameAt === undefined)
    return [{ firstToken: first, endToken: end, titleStart: findTitleBefore(tokens, first) }]
  const before = nameBeforeTitle(tokens, { first, end: nameAt })
  if (nameAt === end) return before ? [before] : []
  const titleStart = walkTitle(tokens, nameAt)
  const person = { firstToken: nameAt, endToken: end, titleStart: Math.min(titleStart, first) }
  return before ? [before, person] : [person]
}

/** "Windowcleaner Tom Bray was late": what the head of a sentence gives a capital, by its ending a role that no list holds. */
function opensWithRole(tokens: readonly Token[], { first, end }: { first: number; end: number }): boolean {
  const { text, lower, sentence } = tokens[first]!
  if (end - first < 3 || tokens[first - 1]?.sentence === sentence) return false
  if (genderOfGivenName(lower) !== undefined || isTitleNoun(lower) || KNOWN_NAMES.has(lower)) return false
  return ROLE_BY_ITS_ENDING.test(text) && genderOfGivenName(tokens[first + 1]!.lower) !== undefined
}

/** "Air Telmar Flight 447": the airline has a name, its flight a number. */
const isFlight = (tokens: readonly Token[], { first, end }: { first: number; end: number }): boolean =>
  end - first > 1 && tokens[end - 1]!.text === 'Flight' && tokens[end]?.pos === 'NUM'

const NOUNS_FOR_COMPANIES = /^(?:carmaker|automaker|airline|retailer|insurer|lender|manufacturer)$/

const ROLE_BY_ITS_ENDING = /^\p{Lu}\p{Ll}{3,}(?:er|or|ist|man|woman|ian|eer|smith)$/u

/** "Republicans Jolly and DeSantis", "Senators Ida Gil of Ohio and ...", "Presidents Olsen and Gil". */
function opensWithTitleOfSeveral(
  tokens: readonly Token[],
  { first, end }: { first: number; end: number },
): boolean {
  const { lower } = tokens[first]!
  if (end - first < 2 || !lower.endsWith('s')) return false
  const isParty = /^(?:republicans|democrats|conservatives|liberals)$/.test(lower)
  if (isParty && end - first === 2) return true
  if (!isParty && !OFFICE_TITLES.has(lower.slice(0, -1))) return false
  if (genderOfGivenName(tokens[first + 1]!.lower) !== undefined) return true
  return end - first === 2 && tokens[end]?.lower === 'and' && startsWithCapital(tokens[end + 1]?.text ?? '')
}

function isOutletRun(tokens: readonly Token[], { first, end }: { first: number; end: number }): boolean {
  return (
    /^(?:times|post|journal|guardian|herald|telegraph|news|tribune)$/.test(tokens[end - 1]!.lower) &&
    end - first < 6
  )
}

/** Where the name begins after the last title of the run; the end of the run when only titles are there. */
function findNameAfterTitles(
  tokens: readonly Token[],
  { first, end }: { first: number; end: number },
): number | undefined {
  if (endsLikeBody(tokens[end - 1]!.lower)) return undefined
  for (let at = end - 1; at >= first; at--) {
    if (tokens[at]!.lower === 'pm' && tokens[at - 1]?.pos === 'NUM') return at + 1
    if (!isTitleNoun(tokens[at]!.lower) || isFamilyName(tokens, { first, at, end })) continue
    let name = at + 1
    if (tokens[name]?.lower === 'of' && TITLE_COMPLEMENTS.has(tokens[name + 1]?.lower ?? '')) name += 2
    while (name < end && (tokens[name]!.text === '-' || tokens[name]!.lower === 'and')) name++
    return Math.min(name, end)
  }
  const isNationBefore =
    DEMONYMS.has(tokens[first]!.lower) && genderOfGivenName(tokens[first + 1]?.lower ?? '')
  return isNationBefore && end - first > 2 ? first + 1 : undefined
}

const TITLES_AS_FAMILY_NAMES =
  /^(?:king|judge|bishop|pope|major|prince|duke|abbot|dean|marshal|baron|guard|nurse|farmer|archer|fisher|driver|speaker|star|child|friend|coach|page|singer|singh|parent|provost|constable|pilot|hacker|shooter|rancher|booster|trooper|surgeon|porter|porter)$/
const PLAIN_MR = /^(?:mr|mrs|ms|miss|dr)\.?$/

/** "Charlie King", "Mr. King": a title noun that ends the name of a person is a family name. */
function isFamilyName(
  tokens: readonly Token[],
  { first, at, end }: { first: number; at: number; end: number },
): boolean {
  const before = tokens[at - 1]
  if (at !== end - 1 || !before || !TITLES_AS_FAMILY_NAMES.test(tokens[at]!.lower)) return false
  if (isUnknownGivenName(tokens, { first, at })) return true
  if (PLAIN_MR.test(before.lower)) return tokens[at]!.lower !== 'speaker'
  for (let given = first; given < at; given++)
    if (genderOfGivenName(tokens[given]!.lower) !== undefined) return true
  return false
}

/** "Orla King said": a name that no list holds, with nothing before it that speaks of a king. */
function isUnknownGivenName(tokens: readonly Token[], { first, at }: { first: number; at: number }): boolean {
  const { lower, pos, text } = tokens[first]!
  if (at !== first + 1 || pos !== 'PROPN' || !/^\p{Lu}\p{Ll}+$/u.test(text)) return false
  if (!/^(?:king|page|bishop|dean|archer|fisher|porter|abbot)$/.test(tokens[at]!.lower)) return false
  if (KNOWN_NAMES.has(lower) || DEMONYMS.has(lower) || TITLE_MODIFIERS.has(lower)) return false
  if (isTitleNoun(lower) || endsLikeBody(lower)) return false
  return !/^(?:DET|ADJ|NOUN|PROPN|PRON|PART)$/.test(tokens[first - 1]?.pos ?? '')
}

const COMPANY_SUFFIX = /^(?:inc|corp|co|ltd|llc|plc)\.?$/

/** "President of the United States Barack Obama", "Apple Inc. Steve Jobs": where the second name begins. */
function findPersonAfterBody(
  tokens: readonly Token[],
  { first, end }: { first: number; end: number },
): number | undefined {
  for (let at = first + 1; at < end - 1; at++) {
    if (genderOfGivenName(tokens[at]!.lower) === undefined) continue
    if (COMPANY_SUFFIX.test(tokens[at - 1]!.lower)) return at
    if (KNOWN_NAMES.has(joinLower(tokens, { first, end: at })) && !genderOfGivenName(tokens[first]!.lower))
      return at
  }
  return undefined
}

function endsLikeBody(lower: string): boolean {
  return (
    (ORGANISATION_HEADS.has(lower) || GOVERNMENT_HEADS.has(lower)) && lower !== 'house' && lower !== 'church'
  )
}

export function isTitleNoun(lower: string): boolean {
  return OFFICE_TITLES.has(lower) || ADDRESS_TITLES.has(lower) || NOUNS_FOR_PEOPLE.has(lower)
}

/** The body or place that a title begins with: "White House" in "White House Chief of Staff". */
function nameBeforeTitle(
  tokens: readonly Token[],
  { first, end }: { first: number; end: number },
): NamePart | undefined {
  let stop = first
  while (stop < end && !isTitleNoun(tokens[stop]!.lower)) stop++
  if (isChiefOfBody(tokens, { first, at: stop })) return { firstToken: first, endToken: stop }
  for (let last = stop; last > first; last--) {
    const name = joinLower(tokens, { first, end: last })
    if (KNOWN_NAMES.has(name) || (last - first > 1 && endsLikeBody(tokens[last - 1]!.lower)))
      return { firstToken: first, endToken: last }
  }
  return undefined
}

/** "Norvane Chief Executive Ida Gil": only bodies have one, whatever their names are. */
function isChiefOfBody(tokens: readonly Token[], { first, at }: { first: number; at: number }): boolean {
  if (tokens[at]?.lower !== 'chief' || at === first) return false
  if (!/^(?:executive|financial|operating)$/.test(tokens[at + 1]?.lower ?? '')) return false
  for (let i = first; i < at; i++) {
    const { lower } = tokens[i]!
    if (TITLE_MODIFIERS.has(lower) || DEMONYMS.has(lower)) return false
  }
  return true
}

/** The start of the title that ends right before a name, or `undefined` when no title noun stands there. */
function findTitleBefore(tokens: readonly Token[], nameStart: number): number | undefined {
  const before = tokens[nameStart - 1]
  if (!before || before.sentence !== tokens[nameStart]!.sentence) return undefined
  const isComplement =
    TITLE_COMPLEMENTS.has(before.lower) &&
    tokens[nameStart - 2]?.lower === 'of' &&
    isTitleNoun(tokens[nameStart - 3]?.lower ?? '')
  // "At 5 PM Anna Gil spoke": no prime minister.
  if (before.lower === 'pm' && tokens[nameStart - 2]?.pos === 'NUM') return undefined
  if (!isComplement && (!isTitleNoun(before.lower) || before.pos === 'VERB')) return undefined
  return walkTitle(tokens, nameStart)
}

/** How many tokens a title may have: "Deputy Assistant Secretary of State for European and Eurasian Affairs" has nine. */
const LONGEST_TITLE = 9

const PLAIN_ADDRESSES = new Set('mr mr. mrs mrs. ms ms. miss mx. messrs. sir dame lord lady'.split(' '))

/** From a name to the left over the words of its title: "former Florida governor", "Foreign Ministry spokeswoman". */
function walkTitle(tokens: readonly Token[], nameStart: number): number {
  let start = nameStart
  // "Mr." stands alone: what is before it belongs to the sentence.
  if (PLAIN_ADDRESSES.has(tokens[start - 1]?.lower ?? '')) return start - 1
  while (start > 0 && nameStart - start < LONGEST_TITLE && isTitleWord(tokens, start - 1)) start--
  // A title begins with a word, not with what joins two.
  while (start < nameStart && !/^\p{L}/u.test(tokens[start]!.text)) start++
  return start
}

function isTitleWord(tokens: readonly Token[], at: number): boolean {
  const { lower, pos, sentence, text } = tokens[at]!
  if (sentence !== tokens[at + 1]!.sentence || WEEKDAYS.has(lower) || MONTHS.has(lower)) return false
  if (isTitleNoun(lower) || TITLE_MODIFIERS.has(lower)) return pos !== 'VERB' || startsWithCapital(text)
  if (lower === 'of')
    return TITLE_COMPLEMENTS.has(tokens[at + 1]!.lower) && isTitleNoun(tokens[at - 1]?.lower ?? '')
  if (text === '-' || text === '&') return true
  return pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ' || startsWithCapital(text)
}

/** The words in lower case, joined as the lists of known names have them. */
export function joinLower(tokens: readonly Token[], { first, end }: { first: number; end: number }): string {
  let words = tokens[first]!.lower
  for (let at = first + 1; at < end; at++) {
    const gap = tokens[at]!.start > tokens[at - 1]!.end ? ' ' : ''
    words += gap + tokens[at]!.lower
  }
  return words
}
