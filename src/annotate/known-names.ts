/**
 * Names that are known before an article is read: countries and their capitals, large agencies, bodies of state. The
 * countries come from the package world-countries; loading it takes about 15 ms once.
 *
 * @module
 */
import worldCountries, { type Countries } from 'world-countries'
import type { NameKind, Token } from '../document.ts'
import {
  CITIES,
  KNOWN_GOVERNMENTS,
  KNOWN_ORGANISATIONS,
  KNOWN_OUTLETS,
  MORE_DEMONYMS,
  REGIONS,
  STATES,
} from '../languages/en/index.ts'

/** The package's types describe a module with a default; Node and bundlers both give the list itself. */
const countries = worldCountries as unknown as Countries

/** What is known of a name, by its words in lower case joined by single spaces. */
export const KNOWN_NAMES: ReadonlyMap<string, NameKind> = listKnownNames()

/** "russian", "russians": by themselves they name nobody. */
export const DEMONYMS: ReadonlySet<string> = listDemonyms()

/** Known names with small words inside, which a run of capitals would cut: "bosnia and herzegovina". By first word. */
const PHRASES_WITH_SMALL_WORDS = listPhrasesWithSmallWords()

function listKnownNames(): ReadonlyMap<string, NameKind> {
  const known = new Map<string, NameKind>()
  for (const country of countries) {
    known.set(country.name.common.toLowerCase(), 'place')
    known.set(country.name.official.toLowerCase(), 'place')
    // Capitals of dependencies are villages with names such as Stanley and Douglas.
    if (country.independent)
      for (const capital of country.capital ?? []) known.set(capital.toLowerCase(), 'place')
  }
  for (const name of [...REGIONS, ...STATES, ...CITIES]) known.set(name, 'place')
  for (const name of KNOWN_ORGANISATIONS) known.set(name, 'organisation')
  for (const name of KNOWN_GOVERNMENTS) known.set(name, 'government')
  for (const name of KNOWN_OUTLETS) known.set(name, 'outlet')
  for (const [name, kind] of known) {
    const plain = name.normalize('NFD').replace(/\p{M}/gu, '')
    if (!known.has(plain)) known.set(plain, kind)
  }
  return known
}

function listDemonyms(): ReadonlySet<string> {
  const demonyms = new Set<string>()
  const add = (demonym: string) => {
    demonyms.add(demonym)
    demonyms.add(`${demonym}s`)
  }
  for (const country of countries)
    for (const demonym of (country.demonyms?.eng?.m ?? '').toLowerCase().split(/, | or /))
      if (demonym.length > 3 && !KNOWN_NAMES.has(demonym)) add(demonym)
  for (const demonym of MORE_DEMONYMS) add(demonym)
  return demonyms
}

function listPhrasesWithSmallWords(): ReadonlyMap<string, readonly (readonly string[])[]> {
  const phrases = new Map<string, string[][]>()
  for (const name of KNOWN_NAMES.keys()) {
    if (!/ (?:and|of|the|on|for) /.test(name)) continue
    const words = name.split(/ |(?=,)/)
    phrases.set(words[0]!, [...(phrases.get(words[0]!) ?? []), words])
  }
  for (const list of phrases.values()) list.sort((a, b) => b.length - a.length)
  return phrases
}

/** The token after a known name with small words inside that begins here, or `undefined`. */
export function matchKnownPhrase(tokens: readonly Token[], at: number): number | undefined {
  for (const words of PHRASES_WITH_SMALL_WORDS.get(tokens[at]!.lower) ?? []) {
    let index = 0
    while (index < words.length && tokens[at + index]?.lower === words[index]) index++
    if (index === words.length) return at + index
  }
  return undefined
}
