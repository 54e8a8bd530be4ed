/** @module find-names: the proper names in a text, with their kinds and titles. */
import type { Document, Name, NameKind, Token } from '../document.ts'
import { FAMILY_NAMES_THAT_COME_FIRST, NEVER_NAMES, PLACE_STARTS } from '../languages/en/index.ts'
import {
  classifyByArticle,
  classifyByForm,
  isSurePerson,
  type KnownPeople,
  listPeople,
} from './classify-name.ts'
import { findCapitalRuns } from './find-capital-runs.ts'
import { findCountryNames } from './find-country-names.ts'
import { isDatelinePlace } from './find-dateline-places.ts'
import { isNamedNewsAgency } from './find-outlet-names.ts'
import { isInitial, judgeCapitals } from './judge-capitals.ts'
import { DEMONYMS, KNOWN_NAMES } from './known-names.ts'
import { type NamePart, splitNameRun } from './split-name-run.ts'

/**
 * Who and what a report names: people without their titles (which are given beside), bodies, outlets, governments and
 * places, in the order of the text. Works on names never seen, by their form, their surroundings and the article
 * itself: "Gil" is a person because the article speaks of "Ivan Gil". Nationalities, days and offices without a person
 * ("the president") are no names. A body inside a title ("Foreign Ministry" in "Foreign Ministry spokeswoman") is a
 * name of its own.
 *
 * @example annotate({ text: 'Foreign Ministry spokeswoman Maria Gil told Interfax.' }).names
 *   // [{ start: 0, end: 16, text: 'Foreign Ministry', kind: 'government' },
 *   //  { start: 29, end: 38, text: 'Maria Gil', kind: 'person', title: [0, 28] },
 *   //  { start: 44, end: 52, text: 'Interfax', kind: 'outlet' }]
 */
export function findNames({
  text,
  tokens,
  sentences,
  paragraphs,
}: Pick<Document, 'text' | 'tokens' | 'sentences' | 'paragraphs'>): Name[] {
  const judgement = judgeCapitals({ tokens, sentences, paragraphs })
  const parts = findCapitalRuns({ tokens }, judgement)
    .flatMap((run) => splitNameRun(tokens, run))
    .filter((part) => isName(tokens, part))
  const found = reviewPeople(
    tokens,
    parts.map((part) => ({ part, kind: classifyByForm(tokens, part) })),
  )
  const people = listPeople(tokens, found)
  const byWord = new Map([
    ...voteOnWords(tokens, { found, people }),
    ...listSureWords(tokens, { found, people }),
  ])
  const names: Name[] = []
  for (const { part, kind } of found) {
    const isWord = part.endToken - part.firstToken === 1
    const word = tokens[part.endToken - 1]!.lower
    const decided = decideKind({ kind, word, isWord }, { people, byWord })
    // A capital at the head of a sentence is too little by itself.
    if (
      isWord &&
      decided === 'other' &&
      judgement.isUnsure(part.firstToken) &&
      !judgement.isSeenInside(part.firstToken)
    )
      continue
    names.push(nameOf({ text, tokens }, part, decided))
  }
  return names
}

function decideKind(
  { kind, word, isWord }: { kind: NameKind | undefined; word: string; isWord: boolean },
  { people, byWord }: { people: KnownPeople; byWord: ReadonlyMap<string, NameKind> },
): NameKind {
  if (people.familyNames.has(word) && (isWord || kind === 'other')) return 'person'
  return kind ?? byWord.get(word) ?? 'other'
}

interface FoundPart {
  readonly part: NamePart
  readonly kind: NameKind | undefined
}

/**
 * Two words in capitals were taken for a person. But articles call people by their last word, companies by their
 * first: "Northrop Grumman" is a company where the article goes on with "Northrop".
 */
function reviewPeople(tokens: readonly Token[], found: readonly FoundPart[]): FoundPart[] {
  const alone = new Set<string>()
  for (const { part } of found)
    if (part.endToken - part.firstToken === 1) alone.add(tokens[part.firstToken]!.lower)
  return found.map(({ part, kind }) => {
    const isDoubtful = kind === 'person' && part.endToken - part.firstToken > 1 && !isSurePerson(tokens, part)
    const first = tokens[part.firstToken]!.lower
    if (!isDoubtful || !alone.has(first) || FAMILY_NAMES_THAT_COME_FIRST.has(first)) return { part, kind }
    return { part, kind: alone.has(tokens[part.endToken - 1]!.lower) ? kind : 'organisation' }
  })
}

/** The kind of each single word that shows none by itself: what most of its places in the article speak for. */
function voteOnWords(
  tokens: readonly Token[],
  { found, people }: { found: readonly FoundPart[]; people: KnownPeople },
): ReadonlyMap<string, NameKind> {
  const votes = new Map<string, Map<NameKind, number>>()
  for (const { part, kind } of found) {
    const isBody = kind === 'organisation' && part.endToken - part.firstToken > 1
    if (kind !== undefined && !isBody) continue
    // "Opel" is what the article calls Opel Automobile for short.
    const vote = isBody ? kind : classifyByArticle(tokens, { part, people })
    if (vote === 'other') continue
    const word = tokens[isBody ? part.firstToken : part.endToken - 1]!.lower
    const counts = votes.get(word) ?? new Map<NameKind, number>()
    votes.set(word, counts.set(vote, (counts.get(vote) ?? 0) + 1))
  }
  return new Map([...votes].map(([word, counts]) => [word, [...counts].sort((a, b) => b[1] - a[1])[0]![0]]))
}

/** Words that one place of the article shows to be an outlet's or a country's name, whatever the others look like. */
function listSureWords(
  tokens: readonly Token[],
  { found, people }: { found: readonly FoundPart[]; people: KnownPeople },
): Map<string, NameKind> {
  const open = new Set<string>()
  const sure = new Map<string, NameKind>()
  for (const { part, kind } of found) {
    const isWord = part.endToken - part.firstToken === 1
    const word = tokens[part.firstToken]!.lower
    if (isWord && kind === undefined) open.add(word)
    if (isWord && isDatelinePlace(tokens, part) && !people.familyNames.has(word)) sure.set(word, 'place')
    if (kind === 'outlet' && (isWord || isNamedNewsAgency(tokens, part))) sure.set(word, kind)
  }
  for (const word of findCountryNames(tokens, { words: open, people })) sure.set(word, 'place')
  return sure
}

/** "Russian", "Democrats" and "Latin American" by themselves name nobody. */
function isName(tokens: readonly Token[], { firstToken, endToken }: NamePart): boolean {
  const { text, lower } = tokens[firstToken]!
  const isWord = endToken - firstToken === 1
  if (isWord && (text.endsWith('$') || (NEVER_NAMES.has(lower) && text !== 'US'))) return false
  if (isWord && isInitial(text) && !KNOWN_NAMES.has(lower)) return false
  const last = tokens[endToken - 1]!.lower
  if (!DEMONYMS.has(last)) return true
  if (!last.endsWith('s')) return false
  for (let at = firstToken; at < endToken - 1; at++)
    if (!DEMONYMS.has(tokens[at]!.lower) && !PLACE_STARTS.has(tokens[at]!.lower) && tokens[at]!.text !== '-')
      return true
  return false
}

function nameOf({ text, tokens }: Pick<Document, 'text' | 'tokens'>, part: NamePart, kind: NameKind): Name {
  const start = tokens[part.firstToken]!.start
  const end = tokens[part.endToken - 1]!.end
  const name = { start, end, text: text.slice(start, end), kind }
  if (part.titleStart === undefined || kind !== 'person' || part.titleStart >= part.firstToken) return name
  return { ...name, title: [tokens[part.titleStart]!.start, tokens[part.firstToken - 1]!.end] }
}
