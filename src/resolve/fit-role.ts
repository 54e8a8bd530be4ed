import {
  NOUNS_THAT_NEED_THEIR_OFFICE,
  STATES,
  WORDS_FOR_LOWER_RANKS,
  WORDS_FOR_OFFICES,
  WORDS_THAT_CHANGE_A_ROLE,
} from '../languages/en/index.ts'
import type { Role } from './figures.ts'

/** What a description says of whom it means. */
export interface DescribedRole {
  /** Titles spelt out, without articles: `["belgian", "prime", "minister"]`. */
  readonly words: readonly string[]
  /** The last of the words. */
  readonly noun: string
  /** Those of the words that say of which country: `["belgian"]`. */
  readonly nations: readonly string[]
  /** The country that "its" means, as far as the sentence shows it. */
  readonly owner?: string | undefined
}

/** Words in a role that make it another office when the description leaves them out. */
const WORDS_THAT_MAY_NOT_BE_LEFT_OUT = new Set(['former', 'ex', 'vice', 'then', 'late'])

/**
 * How well a description fits somebody's role: `whole` when every word of it is in the role, `noun` when the words that
 * are not ("the embattled minister") make it no other office. `undefined` when rank, office or country say otherwise, or
 * say more than the article does: of a finance minister "the prime minister", of a deputy mayor "the mayor", of a foreign
 * minister whose country is not told "the Belarusian foreign minister".
 */
export function fitRole(described: DescribedRole, role: Role): 'whole' | 'noun' | undefined {
  let fit: 'whole' | 'noun' | undefined
  if (described.owner !== undefined && isOfOtherCountry(role, described.owner)) return undefined
  for (const has of splitOffices(role, described.noun)) {
    if (!fitsOffice(described, has)) continue
    fit = described.words.every((word) => hasWord(has, word)) ? 'whole' : (fit ?? 'noun')
  }
  return fit
}

/** "Vessa’s agriculture minister" and "Vessan Agriculture Minister" are not Norvane's. */
function isOfOtherCountry({ passage }: Role, owner: string): boolean {
  const country = /^(?:the )?(\p{Lu}[\p{L}-]+)(?:[’']s |(?<=n|ese|ish|i|ch) )/u
    .exec(passage.text)?.[1]
    ?.toLowerCase()
  if (country === undefined || WORDS_FOR_OFFICES.has(country)) return false
  return country !== owner && !isAdjectiveOf(country, owner)
}

/** "Deputy prime minister and finance minister" holds two offices, "foreign and trade minister" one of two words. */
function splitOffices({ passage, words }: Role, noun: string): ReadonlySet<string>[] {
  if (!words.has('and')) return [words]
  const offices = passage.text.toLowerCase().split(/ and /)
  if (!offices.every((office) => office.includes(noun))) return [words]
  return offices.map((office) => new Set([...words].filter((word) => office.includes(word))))
}

function fitsOffice({ words, noun, nations }: DescribedRole, has: ReadonlySet<string>): boolean {
  if (!has.has(noun)) return false
  const isBare = words.length === 1
  for (const word of has) {
    if (words.includes(word)) continue
    if (WORDS_THAT_MAY_NOT_BE_LEFT_OUT.has(word) || isRankOfAnother(word, { noun, isBare })) return false
  }
  const missing = words.filter((word) => !hasWord(has, word))
  if (missing.some((word) => WORDS_THAT_CHANGE_A_ROLE.has(word))) return false
  if (missing.some((word) => word !== noun && WORDS_FOR_OFFICES.has(word)) && !maySayMore(noun, has))
    return false
  if (missing.some((word) => nations.includes(word) && ![...has].some((one) => isAdjectiveOf(word, one))))
    return false
  return !missing.some((word) => STATES.has(word)) || ![...has].some((word) => STATES.has(word))
}

const hasWord = (has: ReadonlySet<string>, word: string): boolean => {
  const office = WORDS_FOR_OFFICES.get(word)
  return (
    has.has(word) || (office !== undefined && [...has].some((one) => WORDS_FOR_OFFICES.get(one) === office))
  )
}

/** A deputy minister is a minister too, an assistant professor a professor; a deputy mayor is not the mayor. */
function isRankOfAnother(word: string, { noun, isBare }: { noun: string; isBare: boolean }): boolean {
  if (!WORDS_FOR_LOWER_RANKS.has(word)) return false
  if (noun === 'minister' || noun === 'secretary') return !isBare
  return noun !== 'professor' && (word !== 'lieutenant' || noun === 'governor')
}

/** "The campaign manager" of somebody who is called a manager only. */
function maySayMore(noun: string, has: ReadonlySet<string>): boolean {
  if (NOUNS_THAT_NEED_THEIR_OFFICE.has(noun)) return false
  return ![...has].some((word) => word !== noun && WORDS_FOR_OFFICES.has(word))
}

/** "Russian" of "Russia", "German" of "Germany", "Dutch" of "Netherlands". */
export function isAdjectiveOf(adjective: string, country: string): boolean {
  if (ADJECTIVES_OF_THEIR_OWN.get(adjective)?.split(' ').includes(country)) return true
  if (country.length < 4) return false
  const stem = country.replace(/[aeiouy]+$/, '')
  return [country, stem].some((root) =>
    ['', 'n', 'an', 'ian', 'ean', 'ese', 'ish', 'i', 'ic', 'er'].some(
      (ending) => root + ending === adjective,
    ),
  )
}

const ADJECTIVES_OF_THEIR_OWN: ReadonlyMap<string, string> = new Map([
  ['dutch', 'netherlands holland'],
  ['french', 'france'],
  ['british', 'britain uk u.k england'],
  ['american', 'us u.s usa states'],
  ['spanish', 'spain'],
  ['danish', 'denmark'],
  ['polish', 'poland'],
  ['swedish', 'sweden'],
  ['finnish', 'finland'],
  ['turkish', 'turkey'],
  ['greek', 'greece'],
  ['swiss', 'switzerland'],
  ['irish', 'ireland'],
  ['welsh', 'wales'],
  ['norwegian', 'norway'],
  ['belgian', 'belgium'],
  ['czech', 'czechia republic'],
  ['ukrainian', 'ukraine'],
  ['thai', 'thailand'],
  ['afghan', 'afghanistan'],
  ['slovak', 'slovakia'],
  ['serb', 'serbia'],
])
