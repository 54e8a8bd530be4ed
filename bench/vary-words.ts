/**
 * Other words for one affair: each word of its articles always becomes the same other one, so that what they have in
 * common stays in common.
 *
 * @module
 */
import { genderOfGivenName } from '../src/languages/en/index.ts'
import { INVENTED_NAMES, inventName } from './invent-names.ts'
import { splitEnding, type Words } from './learn-words.ts'
import { createChance, createPermutation, shuffle } from './seeded-chance.ts'

/** A text in other words, and where each place of the old one is in it. */
export interface VariedText {
  readonly text: string
  readonly move: (offset: number) => number
}

export interface Variation {
  readonly varyText: (text: string) => VariedText
  /** The same for a name or a title that is not part of the article's text. */
  readonly varyWords: (text: string) => string
}

/** How many of the well-known people of an affair are well-known people again, in other parts; the others are new. */
const WELL_KNOWN_AGAIN = 0.5

/**
 * The words of one affair, from its seed alone. Family names, organisations and lesser places get invented names, given
 * names other given names of women or men; of the well-known people every other one becomes another of them. Content words
 * become other content words of about the same frequency, with their endings. Numbers of two digits or more become
 * others as long; years, days of the month and times of day stay, and so do the words of saying
 * and denying; words of grammar change places among their kind.
 */
export function createVariation(words: Words, seed: string): Variation {
  const vary = memoize(chooseWords(words, createChance(seed)))
  const varyNumber = memoize((number: string) => changeDigits(number, createChance(`${seed} ${number}`)))
  const varyToken = (token: string, { before, after }: { before: string; after: string }): string => {
    if (/^\d/.test(token)) return isCalendar(token, { before, after }) ? token : varyNumber(token)
    const lower = token.toLowerCase()
    const other = vary(lower)
    return other === lower ? token : copyCase(token, other)
  }
  const varyText = (text: string) => replaceTokens(text, varyToken)
  return { varyText, varyWords: (text) => varyText(text).text }
}

/**
 * Words of grammar that change places too, since runs of them ("in the middle of what") would make two tellings look
 * copied: words that relating weighs as nothing, of one kind in each row.
 */
const INTERCHANGEABLE = [
  'in on at from with into through during between within behind upon beside inside',
  'of for by',
  'very just still also already again too thus though yet here there now then',
  'make take put get come go',
  'makes takes puts gets comes goes',
  'made took got came went',
  'these those its our your my their his her',
  'is are was were',
  'who which',
  'where when while because since',
].map((row) => row.split(' '))

function chooseWords(words: Words, chance: () => number): (word: string) => string {
  const chosen = castWellKnown(words, chance)
  const given = {
    she: createPermutation(Math.max(1, words.givenNames.she.length), chance),
    he: createPermutation(Math.max(1, words.givenNames.he.length), chance),
  }
  const givenPlaces = new Map(
    (['she', 'he'] as const).flatMap((gender) =>
      words.givenNames[gender].map(
        (name, at) => [name, words.givenNames[gender][given[gender](at)]!] as const,
      ),
    ),
  )
  const grammar = new Map(
    INTERCHANGEABLE.flatMap((row) => {
      const others = shuffle(row, chance)
      return row.map((word, at) => [word, others[at]!] as const)
    }),
  )
  const invented = createPermutation(INVENTED_NAMES, chance)
  const bands = words.bands.map((band) => createPermutation(band.length, chance))
  return (word) => {
    if (words.kept.has(word)) return grammar.get(word) ?? word
    const cast = chosen.get(word)
    if (cast !== undefined) return cast
    const number = words.nameNumbers.get(word)
    if (number !== undefined)
      return (genderOfGivenName(word) && givenPlaces.get(word)) ?? inventName(invented(number))
    const [stem, ending] = splitEnding(word)
    const place = words.places.get(stem)
    return place ? words.bands[place.band]![bands[place.band]!(place.at)]! + ending : word
  }
}

/** Who of the well-known people takes whose part; those that are not in it get an invented name like anybody else. */
function castWellKnown({ wellKnown }: Words, chance: () => number): Map<string, string> {
  const others = shuffle(wellKnown, chance)
  const cast = new Map<string, string>()
  const givenTaken = new Set<string>()
  for (const [at, { family, given }] of wellKnown.entries()) {
    const other = others[at]!
    if (chance() >= WELL_KNOWN_AGAIN) continue
    cast.set(family, other.family)
    // Two of one given name: the second keeps to the rule for given names.
    if (given === undefined || other.given === undefined || cast.has(given) || givenTaken.has(other.given))
      continue
    cast.set(given, other.given)
    givenTaken.add(other.given)
  }
  return cast
}

function changeDigits(number: string, chance: () => number): string {
  return number.replace(/\d/g, (digit, at: number) =>
    at === 0
      ? String(1 + Math.floor(chance() * 9))
      : chance() < 0.3
        ? digit
        : String(Math.floor(chance() * 10)),
  )
}

const MONTH = /(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*$/i

/** Single digits, years, "Feb. 11", "11 February", "10:35", "2 p.m.". */
function isCalendar(token: string, { before, after }: { before: string; after: string }): boolean {
  if (token.length === 1 || /^(?:1[5-9]|20)\d\d$/.test(token)) return true
  return (
    MONTH.test(before) ||
    /^\s*(?:[ap]\.?m\b|:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i.test(after) ||
    /\d:$/.test(before)
  )
}

function copyCase(token: string, other: string): string {
  if (token.length > 1 && token === token.toUpperCase()) return other.toUpperCase()
  return token[0] === token[0]!.toUpperCase() ? other[0]!.toUpperCase() + other.slice(1) : other
}

const TOKEN = /\p{L}+|\d+(?:[.,]\d+)*/gu

function replaceTokens(
  text: string,
  vary: (token: string, around: { before: string; after: string }) => string,
): VariedText {
  const starts: number[] = []
  const shifts: number[] = []
  const ends: number[] = []
  const lengths: number[] = []
  let varied = ''
  let done = 0
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const isNumber = token.charCodeAt(0) < 58
    const around = isNumber
      ? {
          before: text.slice(Math.max(0, index - 12), index),
          after: text.slice(index + token.length, index + token.length + 8),
        }
      : { before: '', after: '' }
    const other = vary(token, around)
    if (other === token) continue
    varied += text.slice(done, index)
    starts.push(index)
    ends.push(index + token.length)
    shifts.push(varied.length)
    lengths.push(other.length)
    varied += other
    done = index + token.length
  }
  varied += text.slice(done)
  return { text: varied, move: (offset) => moveOffset(offset, { starts, ends, shifts, lengths }) }
}

interface Moves {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly shifts: readonly number[]
  readonly lengths: readonly number[]
}

/** A place inside a changed word stays inside it, as far from its start where the other is long enough, and never at its end. */
function moveOffset(offset: number, { starts, ends, shifts, lengths }: Moves): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle + 1
    else high = middle
  }
  const at = low - 1
  if (at < 0) return offset
  const into = offset - starts[at]!
  const length = ends[at]! - starts[at]!
  if (into >= length) return shifts[at]! + lengths[at]! + into - length
  return shifts[at]! + Math.min(into, lengths[at]! - 1)
}

function memoize(compute: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = compute(key)
    known.set(key, value)
    return value
  }
}
