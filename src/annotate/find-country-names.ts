import type { Token } from '../document.ts'
import { genderOfGivenName } from '../languages/en/index.ts'
import type { KnownPeople } from './classify-name.ts'

/** Endings by which English makes "Dorascan" of "Dorasca" and "Senalese" of "Senal", behind the whole name or its stem. */
const ENDINGS_BEHIND_NAME = ['n', 'an', 'ian', 'ese', 'ish']
const ENDINGS_BEHIND_STEM = ['an', 'ian', 'ese', 'ish']
const SHORTEST_NAME = 5

/**
 * The words, in lower case, that name a country or town which no list holds: the article has the adjective of it before
 * another word ("the Dorascan parliament"), as it has of no person. Words that are people's names do not count.
 */
export function findCountryNames(
  tokens: readonly Token[],
  { words, people }: { words: ReadonlySet<string>; people: KnownPeople },
): Set<string> {
  const found = new Set<string>()
  const isPerson = (word: string) =>
    people.familyNames.has(word) || people.givenNames.has(word) || genderOfGivenName(word) !== undefined
  const adjectives = listAdjectives(tokens, isPerson)
  for (const word of words) {
    if (word.length < SHORTEST_NAME || isPerson(word)) continue
    if (formAdjectives(word).some((adjective) => adjectives.has(adjective))) found.add(word)
  }
  return found
}

/** Words with a capital right before another word, which they may describe. */
function listAdjectives(tokens: readonly Token[], isPerson: (word: string) => boolean): Set<string> {
  const adjectives = new Set<string>()
  for (const [at, { text, lower, end, sentence }] of tokens.entries()) {
    const next = tokens[at + 1]
    if (!/^\p{Lu}.*(?:n|ese|ish)$/u.test(text) || next?.sentence !== sentence || next.start === end) continue
    if (/^(?:NOUN|ADJ|PROPN)$/.test(next.pos) && !isPerson(lower)) adjectives.add(lower)
  }
  return adjectives
}

function formAdjectives(name: string): string[] {
  const endings = /[aeo]$/.test(name) ? ENDINGS_BEHIND_NAME : ENDINGS_BEHIND_NAME.slice(1)
  const formed = endings.map((ending) => name + ending)
  const stem = name.replace(/[aeiouy]+$/, '')
  if (stem !== name && stem.length >= SHORTEST_NAME - 1)
    formed.push(...ENDINGS_BEHIND_STEM.map((ending) => stem + ending))
  return formed
}
