import type { Document } from '../document.ts'
import { genderOfGivenName, PRONOUN_KINDS, TITLES_FOR_MEN, TITLES_FOR_WOMEN } from '../languages/en/index.ts'
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
  for (const namesakes of byWord.values())
    if (namesakes.length > 1) for (const { figure } of namesakes) figure.hasNamesake = true
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
  const short = mentions.filter((mention) => !joined.has(mention))
  addPeopleOfShortNames(document, { short, byWord })
  for (const mention of short) {
    const word = wordsOfName(mention.name!.text)[0]!
    const namesakes = byWord.get(word) ?? []
    const gender =
      genderOfTitle(document, mention) ??
      (namesakes.length > 1 ? genderOfPronounBefore(document, mention) : undefined)
    const office = officeOf(document, mention)
    const person =
      chooseNamesake(document, namesakes, { mention, word, gender, office, last: last.get(word) }) ??
      addPerson(byWord, mention, [word])
    if (namesakes.length === 0) person.figure.gender ??= genderOfMention(document, mention)
    // Of husband and wife the title shows which one is meant, and not what the one is whom it was taken for.
    if (namesakes.length < 2) person.figure.gender ??= gender
    last.set(word, person)
    joined.set(mention, person.figure)
  }
}

/**
 * "Mr. Olsen" where only Mary Olsen has a full name, and "President Olsen" before she is named: somebody whom the article
 * never names in full.
 */
function addPeopleOfShortNames(
  document: Document,
  { short, byWord }: { short: readonly Mention[]; byWord: PeopleByWord },
): void {
  for (const mention of short) {
    const word = wordsOfName(mention.name!.text)[0]!
    const people = byWord.get(word) ?? []
    const gender = genderOfTitle(document, mention)
    if (gender === undefined || (people.length === 0 && !areOfBoth(document, short, word))) continue
    if (people.some(({ figure }) => figure.gender === undefined || figure.gender === gender)) continue
    addPerson(byWord, mention, [word]).figure.gender = gender
  }
}

/** "Mrs. Olsen" and "Mr. Olsen", neither of whom has a full name, are two. */
function areOfBoth(document: Document, short: readonly Mention[], word: string): boolean {
  const genders = new Set<Gender>()
  for (const mention of short) {
    const gender = wordsOfName(mention.name!.text)[0] === word && genderOfTitle(document, mention)
    if (gender) genders.add(gender)
  }
  return genders.size > 1
}

/** "In her book, Olsen noted": a woman's, where only she can be meant. */
function genderOfPronounBefore({ tokens, sentences }: Document, { firstToken }: Mention): Gender | undefined {
  const { firstToken: first } = sentences[tokens[firstToken]!.sentence]!
  if (tokens[first]!.pos !== 'ADP' && tokens[first]!.pos !== 'SCONJ') return undefined
  for (let i = first + 1; i < firstToken && i < first + 4; i++) {
    const kind = PRONOUN_KINDS.get(tokens[i]!.lower)
    if (kind === 'he' || kind === 'she') return kind
  }
  return undefined
}

/** The last word of an office before a name: "president". */
function officeOf({ text }: Document, { name }: Mention): string | undefined {
  const words = name?.title
    ? text
        .slice(...name.title)
        .toLowerCase()
        .split(/\s+/)
    : []
  const office = words.at(-1)
  return office === undefined || TITLES_FOR_MEN.has(office) || TITLES_FOR_WOMEN.has(office)
    ? undefined
    : office
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
  // "Chris" may be short for "Christopher"; "Paul" is not for "Paula", nor "Dan" for "Dana".
  return (
    long.startsWith(short) && (short.length === 1 || (short.length >= 3 && long.length > short.length + 1))
  )
}

interface ShortName {
  readonly mention: Mention
  readonly word: string
  readonly gender: Gender | undefined
  readonly office: string | undefined
  readonly last: Person | undefined
}

function chooseNamesake(
  document: Document,
  people: readonly Person[],
  { mention, word, gender, office, last }: ShortName,
): Person | undefined {
  const fitting = people.filter(({ figure }) => !gender || !figure.gender || figure.gender === gender)
  const bySurname = fitting.filter(({ words }) => words.indexOf(word) > 0 || words.length === 1)
  const candidates = bySurname.length > 0 ? bySurname : fitting
  if (candidates.length <= 1) return candidates[0]
  const inOffice = office === undefined ? [] : candidates.filter((one) => holdsOffice(document, one, office))
  if (inOffice.length === 1) return inOffice[0]
  // Whom an article names in full it calls so first: the president whom it does not is the other one.
  const neverInFull = candidates.filter(({ fullMentions }) => fullMentions.length === 0)
  if (office !== undefined && inOffice.length === 0 && neverInFull.length === 1) return neverInFull[0]
  const main = findMain(candidates)
  let nearest: { person: Person; head: number } | undefined
  for (const person of candidates) {
    const full = lastBefore(person.fullMentions, mention.head)
    if (full === undefined || (nearest && full.head < nearest.head)) continue
    const isMinor =
      person !== main && !full.isSubject && 2 * person.fullMentions.length <= main.fullMentions.length
    if (!isMinor) nearest = { person, head: full.head }
  }
  if (nearest && mention.head - nearest.head < NEAR_IN_TOKENS) return nearest.person
  if (last && candidates.includes(last)) return last
  return main
}

const holdsOffice = ({ text }: Document, { fullMentions }: Person, office: string): boolean =>
  fullMentions.some(
    ({ name }) => name!.title !== undefined && endsWithWord(text.slice(...name!.title), office),
  )

const endsWithWord = (title: string, word: string): boolean =>
  title.toLowerCase().split(/\s+/).at(-1) === word

/** Of two words in capitals without a known given name it is not sure that they are a person's name. */
const weightOf = ({ fullMentions, figure }: Person): number =>
  fullMentions.length + (figure.gender === undefined ? 0 : 0.5)

/** Whom the article is about: named in full most often, else first. */
function findMain(people: readonly Person[]): Person {
  return [...people].sort(
    (a, b) =>
      weightOf(b) - weightOf(a) ||
      (a.fullMentions[0]?.head ?? Number.POSITIVE_INFINITY) -
        (b.fullMentions[0]?.head ?? Number.POSITIVE_INFINITY),
  )[0]!
}

function lastBefore(mentions: readonly Mention[], head: number): Mention | undefined {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (mentions[middle]!.head < head) low = middle + 1
    else high = middle
  }
  return mentions[low - 1]
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
