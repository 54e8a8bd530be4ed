/**
 * Names of people and bodies: their parts, and whether two can be one.
 *
 * @module
 */
import { GENERATIONS, GENERIC_BODY_WORDS, HONORIFICS } from './english.ts'
import { splitWords } from './split-words.ts'

/** The parts of a person's name, folded. */
export interface PersonName {
  /** All parts but titles and generation. Never empty. */
  readonly parts: readonly string[]
  readonly surname: string
  /** `jr`, `iii`, or empty. */
  readonly generation: string
  /** All of it as one text; equal for equal names. */
  readonly key: string
}

/**
 * The parts of a person's name, or nothing where it is no proper name (`the mayor`).
 *
 * @example parsePersonName('Dr. Martín O’Neill Jr.')
 *   // { parts: ['martin', 'oneill'], surname: 'oneill', generation: 'jr', key: 'martin oneill jr' }
 */
export function parsePersonName(name: string): PersonName | undefined {
  const words = splitWords(name)
  while (words.length > 1 && HONORIFICS.has(words[0]!)) words.shift()
  const generation = words.length > 1 && GENERATIONS.has(words.at(-1)!) ? words.pop()! : ''
  if (words.length === 0 || !/\p{Lu}/u.test(name.replace(/^\S+\s+(?=\S)/, '')) || words[0] === 'the')
    return undefined
  return { parts: words, surname: words.at(-1)!, generation, key: [...words, generation].join(' ').trim() }
}

/** How two different full names can be names of one person, or nothing where they cannot. */
export type NameLikeness = 'middle name' | 'longer form' | 'initial' | 'spelling'

/**
 * Compares two full names that are not equal. Different given names, generations or middle names are two people.
 *
 * @example compareFullNames(parsePersonName('Vladimir Dzhabarov')!, parsePersonName('Vladimir Dzhubarov')!)
 *   // 'spelling'
 */
export function compareFullNames(one: PersonName, other: PersonName): NameLikeness | undefined {
  if (one.generation !== other.generation && one.generation !== '' && other.generation !== '')
    return undefined
  const [shorter, longer] = one.parts.length <= other.parts.length ? [one, other] : [other, one]
  if (shorter.parts.length < 2) return undefined
  if (shorter.surname === longer.surname) {
    if (shorter.parts[0] === longer.parts[0])
      return haveLikeMiddles(shorter, longer) ? 'middle name' : undefined
    return shorter.parts.length === longer.parts.length && isInitial(shorter.parts[0]!, longer.parts[0]!)
      ? 'initial'
      : undefined
  }
  if (shorter.parts.every((part, at) => part === longer.parts[at])) return 'longer form'
  return areSpellings(shorter, longer) ? 'spelling' : undefined
}

/** George W. fits George Walker, and George; not George H. W. */
function haveLikeMiddles(shorter: PersonName, longer: PersonName): boolean {
  const middles = longer.parts.slice(1, -1)
  return shorter.parts
    .slice(1, -1)
    .every((middle, at) => middle === middles[at] || isInitial(middle, middles[at]!))
}

function isInitial(one: string, other: string): boolean {
  return (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other))
}

/** One name written in two ways, as names from other alphabets are: few letters differ in a long surname. */
function areSpellings(one: PersonName, other: PersonName): boolean {
  if (one.parts.length !== other.parts.length) return false
  const [given, otherGiven] = [one.parts[0]!, other.parts[0]!]
  const isGivenLike =
    given === otherGiven ||
    isInitial(given, otherGiven) ||
    (Math.min(given.length, otherGiven.length) >= 5 && countEdits(given, otherGiven, 1) <= 1)
  return isGivenLike && areSurnameSpellings(one.surname, other.surname)
}

/** No surname is longer; whatever is, is no name, and would have too many spellings. */
export const LONGEST_SURNAME = 40

/** Whether two surnames may be one: from six letters on one letter may differ, from nine on two. */
export function areSurnameSpellings(one: string, other: string): boolean {
  const shortest = Math.min(one.length, other.length)
  if (shortest < 6 || Math.max(one.length, other.length) > LONGEST_SURNAME || one[0] !== other[0])
    return false
  const most = shortest >= 9 ? 2 : 1
  return countEdits(one, other, most) <= most
}

/** Letters to insert, delete or replace to get from one word to the other; anything above `most` is `most + 1`. */
export function countEdits(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const replaced = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    if (Math.min(...next) > most) return most + 1
    row = next
  }
  return row.at(-1)!
}

/**
 * The name of a body as it is compared: "the Kremlin" and "Kremlin's" are one.
 *
 * @example foldBodyName('The New York Times’')
 *   // 'new york times'
 */
export function foldBodyName(name: string): string {
  const words = splitWords(name)
  if (words.length > 1 && (words[0] === 'the' || words[0] === 'a' || words[0] === 'an')) words.shift()
  return words.join(' ')
}

/**
 * The name of an outlet as it is compared: "Telmar" and "the Telmar news agency" are one.
 *
 * @example foldOutletName('the Telmar news agency')
 *   // 'telmar'
 */
export function foldOutletName(name: string): string {
  const folded = foldBodyName(name)
  return folded.replace(/ (?:(?:news|press) agency|agency|newspaper|news site|website)$/, '')
}

/** Whether every country or town has such a body: "the Foreign Ministry", "police". Takes a folded name. */
export function isGenericBody(folded: string): boolean {
  return folded.split(' ').every((word) => GENERIC_BODY_WORDS.has(word))
}
