/**
 * Which words of the base articles are names, which are content and which belong to the language, so that another affair
 * can be told in other words of the same kind and frequency.
 *
 * @module
 */
import type { Name } from '../src/document.ts'
import { genderOfGivenName, MONTHS, WEEKDAYS } from '../src/languages/en/index.ts'
import type { ReadArticle } from '../src/record.ts'
import * as relating from '../src/relate/english.ts'
import * as relations from '../src/relate/english-relations.ts'
import * as wordings from '../src/relate/english-wordings.ts'

export interface BaseArticle {
  readonly read: ReadArticle
  readonly names: readonly Pick<Name, 'text' | 'kind'>[]
}

/** What stands in a word's place in another affair. All words are in lower case. */
export interface Words {
  /** Content words by stem: in which band of frequency, and at which place in it. */
  readonly places: ReadonlyMap<string, { readonly band: number; readonly at: number }>
  /** The stems of each band. */
  readonly bands: readonly (readonly string[])[]
  /** Words of names that are not well known, each with a number of its own. */
  readonly nameNumbers: ReadonlyMap<string, number>
  /** Given names of women and of men. */
  readonly givenNames: Readonly<Record<'she' | 'he', readonly string[]>>
  /** The people of most articles: family name and the given name that mostly stands before it. */
  readonly wellKnown: readonly { readonly family: string; readonly given?: string }[]
  /** Words that every affair has as they are: grammar, outlets, well-known places. */
  readonly kept: ReadonlySet<string>
}

/** A name is well known that this share of the base articles has. */
const WELL_KNOWN_SHARE = 0.02
const MOST_WELL_KNOWN = 40
/** A word of names has a capital nearly everywhere. */
const LEAST_CAPITALS = 0.95
/** A band of frequency with fewer stems is joined with the next rarer one. */
const LEAST_BAND = 30

/** Learns the words of all base articles together. The order of the articles does not matter. */
export function learnWords(base: readonly BaseArticle[]): Words {
  const counts = countWords(base)
  const names = countNames(base)
  const kept = listKeptWords(base, { names, counts })
  const isName = (word: string) =>
    !kept.has(word) && names.words.has(word) && counts.capital(word) >= LEAST_CAPITALS
  const wellKnown = [...names.families]
    .filter(([family, { articles }]) => isName(family) && isWellKnown(articles.size, base))
    .sort(([a, one], [b, other]) => other.articles.size - one.articles.size || (a < b ? -1 : 1))
    .slice(0, MOST_WELL_KNOWN)
    .map(([family, { given }]) => ({ family, given: mostFrequent(given) }))
    .filter(({ family, given }) => !genderOfGivenName(family) && given && genderOfGivenName(given))
  const nameWords = [...names.words].filter(isName).sort()
  const givenOf = (gender: 'she' | 'he') => nameWords.filter((word) => genderOfGivenName(word) === gender)
  const content = [...counts.articles].filter(([word]) => !kept.has(word) && !isName(word))
  return {
    ...bandStems(content),
    nameNumbers: new Map(nameWords.map((word, number) => [word, number])),
    givenNames: { she: givenOf('she'), he: givenOf('he') },
    wellKnown,
    kept,
  }
}

/** A word without its ending, and the ending, so that "dam" and "dams" change alike. */
export function splitEnding(word: string): [stem: string, ending: string] {
  const ending = /(?:ings?|ed|ly|ers?|es|s)$/.exec(word)?.[0] ?? ''
  return word.length - ending.length >= 3 ? [word.slice(0, word.length - ending.length), ending] : [word, '']
}

const isWellKnown = (articles: number, base: readonly BaseArticle[]): boolean =>
  articles >= Math.max(2, WELL_KNOWN_SHARE * base.length)

interface WordCounts {
  /** In how many articles each word stands. */
  readonly articles: ReadonlyMap<string, number>
  /** With which share of its places it has a capital. */
  readonly capital: (word: string) => number
  /** With which share of them it is all in capitals. */
  readonly allCapitals: (word: string) => number
}

function countWords(base: readonly BaseArticle[]): WordCounts {
  const articles = new Map<string, number>()
  const seen = new Map<string, [all: number, capital: number, allCapitals: number]>()
  for (const { read } of base) {
    const here = new Set<string>()
    for (const [word] of read.article.text.matchAll(/\p{L}+/gu)) {
      const lower = word.toLowerCase()
      const [all, capital, allCapitals] = seen.get(lower) ?? [0, 0, 0]
      const isUpper = word.length > 1 && word === word.toUpperCase()
      seen.set(lower, [all + 1, capital + (word === lower ? 0 : 1), allCapitals + (isUpper ? 1 : 0)])
      here.add(lower)
    }
    for (const word of here) articles.set(word, (articles.get(word) ?? 0) + 1)
  }
  const share = (word: string, at: 1 | 2) => (seen.get(word)?.[at] ?? 0) / (seen.get(word)?.[0] ?? 1)
  return { articles, capital: (word) => share(word, 1), allCapitals: (word) => share(word, 2) }
}

interface NameCounts {
  readonly words: ReadonlySet<string>
  readonly families: ReadonlyMap<string, { articles: Set<string>; given: Map<string, number> }>
}

function countNames(base: readonly BaseArticle[]): NameCounts {
  const words = new Set<string>()
  const families = new Map<string, { articles: Set<string>; given: Map<string, number> }>()
  for (const { read, names } of base) {
    for (const { text, kind } of names) {
      const parts = text.toLowerCase().match(/\p{L}+/gu) ?? []
      for (const part of parts) if (part.length > 2) words.add(part)
      const [given, family] = [parts[0]!, parts.at(-1)!]
      if (kind !== 'person' || parts.length > 3 || family.length <= 2) continue
      const known = families.get(family) ?? { articles: new Set(), given: new Map() }
      known.articles.add(read.article.id)
      if (parts.length > 1 && given !== family) known.given.set(given, (known.given.get(given) ?? 0) + 1)
      families.set(family, known)
    }
  }
  return { words, families }
}

const mostFrequent = (counts: ReadonlyMap<string, number>): string | undefined =>
  [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0]

/** Words of grammar and of taking a stand; outlets, bodies known by their initials, and well-known places. */
function listKeptWords(
  base: readonly BaseArticle[],
  { names: { families }, counts }: { names: NameCounts; counts: WordCounts },
): Set<string> {
  const kept = new Set<string>()
  const keep = (text: string) => {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) kept.add(word)
  }
  for (const list of listsOfGrammar()) collectStrings(list, keep)
  for (const word of relating.COMMON_NEWS_WORDS) kept.delete(word)
  const ofBodies = new Map<string, number>()
  const count = (text: string, more: number) => {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu))
      ofBodies.set(word, (ofBodies.get(word) ?? 0) + more)
  }
  const places = new Map<string, number>()
  for (const { read, names } of base) {
    keep(read.article.outlet ?? '')
    for (const { text, kind } of names) if (kind === 'outlet') count(text, 1)
    const here = names.filter(({ kind }) => kind === 'place' || kind === 'government').map(({ text }) => text)
    for (const place of new Set(here)) places.set(place, (places.get(place) ?? 0) + 1)
  }
  for (const [place, articles] of places) if (isWellKnown(articles, base)) count(place, articles)
  // "Clinton News": the paper is not what the word mostly stands for.
  for (const [word, times] of ofBodies) if (times >= (families.get(word)?.articles.size ?? 0)) kept.add(word)
  // "FBI", "GOP": bodies that are there in every affair.
  for (const word of counts.articles.keys())
    if (word.length <= 5 && counts.allCapitals(word) >= LEAST_CAPITALS) kept.add(word)
  return kept
}

/** By these words relating tells a denial, a negation or a hedge: their shares must stay. */
const listsOfGrammar = (): unknown[] => [
  ...[relating, relations, wordings].flatMap((lists) => Object.values(lists)),
  MONTHS,
  WEEKDAYS,
]

function collectStrings(list: unknown, keep: (text: string) => void): void {
  if (typeof list === 'string') keep(list)
  else if (list instanceof Map)
    for (const [key, value] of list) [key, value].map((one) => collectStrings(one, keep))
  else if (list instanceof Set || Array.isArray(list)) for (const one of list) collectStrings(one, keep)
}

const COMMON_STEMS = new Set([...relating.COMMON_NEWS_WORDS].map((word) => splitEnding(word)[0]))

/** Stems by how many articles have them, in bands that double: the words of one band may stand for each other. */
function bandStems(
  content: readonly (readonly [word: string, articles: number])[],
): Pick<Words, 'places' | 'bands'> {
  const counts = new Map<string, number>()
  for (const [word, articles] of content) {
    const [stem] = splitEnding(word)
    counts.set(stem, (counts.get(stem) ?? 0) + articles)
  }
  const byBand = new Map<number, string[]>()
  for (const [stem, count] of counts) {
    if (COMMON_STEMS.has(stem)) continue
    const band = Math.floor(Math.log2(count))
    const stems = byBand.get(band)
    if (stems) stems.push(stem)
    else byBand.set(band, [stem])
  }
  // "President" and "minister" say little about what a report is of, and so must what stands for them.
  const bands: string[][] = [[...COMMON_STEMS].filter((stem) => counts.has(stem)).sort()]
  let waiting: string[] = []
  for (const [, stems] of [...byBand].sort(([a], [b]) => b - a)) {
    waiting.push(...stems)
    if (waiting.length < LEAST_BAND) continue
    bands.push(waiting.sort())
    waiting = []
  }
  if (waiting.length > 0) bands.push(waiting.sort())
  const places = new Map<string, { band: number; at: number }>()
  for (const [band, stems] of bands.entries())
    for (const [at, stem] of stems.entries()) places.set(stem, { band, at })
  return { places, bands }
}
