import type { Document } from '../document.ts'
import { genderOfGivenName, TITLES_FOR_MEN, TITLES_FOR_WOMEN } from '../languages/en/index.ts'
import { append } from './append-to-list.ts'
import { type Figure, type Gender, keyOfPhrase, type Mention, makeFigure } from './figures.ts'

const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/

interface Person {
  readonly figure: Figure
  words: string[]
  readonly suffix?: string
  /** Where both names stand, in order. */
  readonly fullMentions: Mention[]
}

/** People by every word of their names. */
type PeopleByWord = Map<string, Person[]>

/** Joins the mentions of people, given in the order of the text; adds whom each means to `joined`. */
export function joinPeople(
  document: Document,
  { mentions, joined }: { mentions: readonly Mention[]; joined: Map<Mention, Figure> },
): Figure[] {
  const byWord: PeopleByWord = new Map()
  for (const mention of mentions) {
    const words = wordsOfName(mention.name!.text)
    if (words.length < 2) continue
    const person = findSamePerson(byWord, mention, words) ?? addPerson(byWord, mention, words)
    if (words.length > person.words.length) lengthenName(byWord, person, words)
    person.fullMentions.push(mention)
    person.figure.gender ??= genderOfMention(document, mention)
    joined.set(mention, person.figure)
  }
  joinShortNames(document, { mentions, joined, byWord })
  return [...new Set([...byWord.values()].flat())].map(({ figure }) => figure)
}

function joinShortNames(
  document: Document,
  {
    mentions,
    joined,
    byWord,
  }: { mentions: readonly Mention[]; joined: Map<Mention, Figure>; byWord: PeopleByWord },
): void {
  const last = new Map<string, Person>()
  for (const mention of mentions) {
    if (joined.has(mention)) continue
    const word = wordsOfName(mention.name!.text)[0]!
    const gender = genderOfTitle(document, mention)
    const namesakes = byWord.get(word) ?? []
    const person =
      chooseNamesake(namesakes, { mention, word, gender, last: last.get(word) }) ??
      addPerson(byWord, mention, [word])
    // Of husband and wife the title shows which one is meant, and not what the one is whom it was taken for.
    if (namesakes.length < 2) person.figure.gender ??= gender
    last.set(word, person)
    joined.set(mention, person.figure)
  }
}

function addPerson(byWord: PeopleByWord, mention: Mention, words: string[]): Person {
  const text = plainName(mention.name!.text)
  const figure = makeFigure({ name: text, kind: 'person' })
  const person = { figure, words, suffix: suffixOf(text), fullMentions: [] }
  for (const word of new Set(words)) append(byWord, word, person)
  return person
}

function lengthenName(byWord: PeopleByWord, person: Person, words: string[]): void {
  for (const word of new Set(words)) if (!person.words.includes(word)) append(byWord, word, person)
  person.words = words
}

function findSamePerson(byWord: PeopleByWord, mention: Mention, words: string[]): Person | undefined {
  const suffix = suffixOf(mention.name!.text)
  for (const word of words.slice(1)) {
    const same = byWord.get(word)?.find((one) => one.suffix === suffix && areOneName(one.words, words))
    if (same) return same
  }
  return undefined
}

/** "Nicolas Maduro" and "Nicolas Maduro Moros", "Donald J. Trump" and "Donald Trump", "Chris" and "Christopher Coons". */
export function areOneName(a: readonly string[], b: readonly string[]): boolean {
  if (!areOneGivenName(a[0]!, b[0]!)) return false
  if (a.at(-1) === b.at(-1)) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length > 1 && short.length < long.length && short.slice(1).every((word) => long.includes(word))
}

function areOneGivenName(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.startsWith(short) && (short.length === 1 || short.length >= 3)
}

function chooseNamesake(
  people: readonly Person[],
  { mention, word, gender, last }: { mention: Mention; word: string; gender?: Gender; last?: Person },
): Person | undefined {
  const fitting = people.filter(({ figure }) => !gender || !figure.gender || figure.gender === gender)
  const bySurname = fitting.filter(({ words }) => words.indexOf(word) > 0 || words.length === 1)
  const candidates = bySurname.length > 0 ? bySurname : fitting
  if (candidates.length <= 1) return candidates[0]
  let nearest: { person: Person; head: number } | undefined
  for (const person of candidates) {
    const head = lastHeadBefore(person.fullMentions, mention.head)
    if (head !== undefined && (!nearest || head > nearest.head)) nearest = { person, head }
  }
  if (nearest && mention.head - nearest.head < NEAR_IN_TOKENS) return nearest.person
  if (last && candidates.includes(last)) return last
  return [...candidates].sort((a, b) => b.fullMentions.length - a.fullMentions.length)[0]
}

function lastHeadBefore(mentions: readonly Mention[], head: number): number | undefined {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (mentions[middle]!.head < head) low = middle + 1
    else high = middle
  }
  return mentions[low - 1]?.head
}

/** About two sentences of news. */
const NEAR_IN_TOKENS = 45

function genderOfMention(document: Document, mention: Mention): Gender | undefined {
  return genderOfTitle(document, mention) ?? genderOfGivenName(mention.name!.text.split(/\s/)[0]!)
}

function genderOfTitle({ tokens, text }: Document, { firstToken, name }: Mention): Gender | undefined {
  const title = name!.title ? text.slice(...name!.title) : (tokens[firstToken - 1]?.text ?? '')
  for (const word of title.toLowerCase().split(/\s+/)) {
    if (TITLES_FOR_MEN.has(word)) return 'he'
    if (TITLES_FOR_WOMEN.has(word)) return 'she'
  }
  return undefined
}

export const plainName = (text: string): string => text.replace(/[’']s?$/, '')

export const wordsOfName = (text: string): string[] =>
  keyOfPhrase(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(' ')
    .filter((word, i) => i === 0 || !SUFFIX.test(word))

const suffixOf = (text: string): string | undefined =>
  keyOfPhrase(text)
    .split(' ')
    .find((word, i) => i > 0 && SUFFIX.test(word))
