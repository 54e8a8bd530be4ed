/** @module find-names: the proper names in a text, with their kinds and titles. */
import type { Document, Name, NameKind, Token } from '../document.ts'
import {
  FAMILY_NAMES_THAT_COME_FIRST,
  NEVER_NAMES,
  PLACE_STARTS,
  SPEAKING_LEMMAS,
} from '../languages/en/index.ts'
import {
  classifyByArticle,
  classifyByForm,
  isSurePerson,
  type KnownPeople,
  listPeople,
  speaks,
} from './classify-name.ts'
import { findCapitalRuns } from './find-capital-runs.ts'
import { findCountryNames } from './find-country-names.ts'
import { isDatelinePlace } from './find-dateline-places.ts'
import { isNamedNewsAgency } from './find-outlet-names.ts'
import { isInitial, judgeCapitals } from './judge-capitals.ts'
import { DEMONYMS, KNOWN_NAMES } from './known-names.ts'
import { joinLower, type NamePart, splitNameRun } from './split-name-run.ts'

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
  const withArticle = new Set<string>()
  const sure = new Set<string>()
  const speaking = new Set<string>()
  for (const { part, kind } of found) {
    if (kind === 'person' && part.endToken - part.firstToken > 1) {
      if (isSurePerson(tokens, part) || isToldOfAsPerson(tokens, part)) sure.add(wordsOf(tokens, part))
      else if (speaks(tokens, part)) speaking.add(wordsOf(tokens, part))
    }
    if (part.endToken - part.firstToken === 1) alone.add(tokens[part.firstToken]!.lower)
    else if (tokens[part.firstToken - 1]?.lower === 'the') withArticle.add(wordsOf(tokens, part))
  }
  return found.map(({ part, kind: shown }) => {
    const words = wordsOf(tokens, part)
    // The words around one place may show nothing where those around another do.
    const kind = shown === 'other' && speaking.has(words) && !withArticle.has(words) ? 'person' : shown
    const isOneWord = part.endToken - part.firstToken === 1
    // "Mayor Orla Dorn", and "Orla Dorn" in other places: one name is one person.
    const isOpen = kind === 'other' || (kind === 'person' && !isSurePerson(tokens, part))
    if (isOpen && !isOneWord && sure.has(words)) return { part, kind: 'person' }
    const isDoubtful = kind === 'person' && !isOneWord && !isSurePerson(tokens, part)
    // "Black Sails falls", where the article has "the Black Sails" too.
    if (isDoubtful && withArticle.has(words)) return { part, kind: 'other' }
    const first = tokens[part.firstToken]!.lower
    if (!isDoubtful || !alone.has(first) || FAMILY_NAMES_THAT_COME_FIRST.has(first)) return { part, kind }
    return { part, kind: alone.has(tokens[part.endToken - 1]!.lower) ? kind : 'organisation' }
  })
}

/** "Orla Dorn, who", "Orla Dorn, 34,", "Orla Dorn said she": nothing but a person. */
function isToldOfAsPerson(tokens: readonly Token[], { firstToken, endToken: end }: NamePart): boolean {
  const after = tokens[end]
  // "The chairman of Bear Stearns, who died": somebody else.
  if (tokens[firstToken - 1]?.pos === 'ADP') return false
  const [next, last] = [tokens[end + 1], tokens[end + 2]]
  if (after?.text === ',')
    return (
      /^(?:who|whose)$/.test(next?.lower ?? '') || (/^\d\d$/.test(next?.text ?? '') && last?.text === ',')
    )
  if (!after || !SPEAKING_LEMMAS.has(after.lemma)) return after?.lower === 'who'
  return /^s?he$/.test((next?.lower === 'that' ? last : next)?.lower ?? '')
}

const wordsOf = (tokens: readonly Token[], { firstToken, endToken }: NamePart): string =>
  joinLower(tokens, { first: firstToken, end: endToken })

/** The kind of each single word that shows none by itself: what most of its places in the article speak for. */
function voteOnWords(
  tokens: readonly Token[],
  { found, people }: { found: readonly FoundPart[]; people: KnownPeople },
): ReadonlyMap<string, NameKind> {
  const votes = new Map<string, Map<NameKind, number>>()
  for (const { part, kind } of found) {
    const isBody = kind === 'organisation'
    if (kind !== undefined && !isBody) continue
    // "Opel" is what the article calls Opel Automobile for short.
    const vote = isBody ? kind : classifyByArticle(tokens, { part, people })
    if (vote === 'other') continue
    const word = tokens[isBody ? part.firstToken : part.endToken - 1]!.lower
    const counts = votes.get(word) ?? new Map<NameKind, number>()
    const weight = isBody && part.endToken - part.firstToken === 1 ? WEIGHT_OF_NOUN_BESIDE : 1
    votes.set(word, counts.set(vote, (counts.get(vote) ?? 0) + weight))
  }
  const kinds = new Map(
    [...votes].map(([word, counts]) => [word, [...counts].sort((a, b) => b[1] - a[1])[0]![0]]),
  )
  for (const word of listJoinedToBodies(tokens, { found, kinds })) kinds.set(word, 'organisation')
  return kinds
}

/** "Carmaker Opel" says more than "Opel announced": it need not speak twice. */
const WEIGHT_OF_NOUN_BESIDE = 3

/** Words that show no kind anywhere, but stand beside a body's name: "Opel" of "Norvane Motors and Opel". */
function listJoinedToBodies(
  tokens: readonly Token[],
  { found, kinds }: { found: readonly FoundPart[]; kinds: ReadonlyMap<string, NameKind> },
): Set<string> {
  const joined = new Set<string>()
  const isBody = ({ part, kind }: FoundPart) =>
    (kind ?? kinds.get(wordsOf(tokens, part))) === 'organisation' || joined.has(wordsOf(tokens, part))
  const isOpen = ({ part, kind }: FoundPart) =>
    kind === undefined && part.endToken - part.firstToken === 1 && !kinds.has(wordsOf(tokens, part))
  for (let i = 1; i < found.length; i++) {
    const [before, after] = [found[i - 1]!, found[i]!]
    const { endToken } = before.part
    if (after.part.firstToken !== endToken + 1 || !/^(?:and|or|&)$/.test(tokens[endToken]!.lower)) continue
    if (isOpen(before) && isBody(after)) joined.add(wordsOf(tokens, before.part))
    if (isOpen(after) && isBody(before)) joined.add(wordsOf(tokens, after.part))
  }
  return joined
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
    if (kind === 'organisation' && isCompanyOfWord(tokens, part) && !people.familyNames.has(word))
      sure.set(word, kind)
    if (isWord && isDatelinePlace(tokens, part) && !people.familyNames.has(word)) sure.set(word, 'place')
    if (kind === 'outlet' && (isWord || isNamedNewsAgency(tokens, part))) sure.set(word, kind)
  }
  for (const word of findCountryNames(tokens, { words: open, people })) sure.set(word, 'place')
  return sure
}

/** "Norvane Motor Company", which the article calls "Norvane". */
function isCompanyOfWord(tokens: readonly Token[], { firstToken, endToken }: NamePart): boolean {
  const { lower } = tokens[firstToken]!
  if (KNOWN_NAMES.has(lower) || DEMONYMS.has(lower) || /^(?:the|new|first|general|united)$/.test(lower))
    return false
  for (let at = firstToken + 1; at < endToken; at++)
    if (!WORDS_OF_COMPANIES.test(tokens[at]!.text)) return false
  return endToken - firstToken > 1
}

const WORDS_OF_COMPANIES =
  /^(?:Company|Corporation|Corp\.?|Inc\.?|Co\.?|Ltd\.?|LLC|PLC|plc|AG|SpA|SA|NV|N\.V\.|S\.A\.|Motors?|Automobiles?|Airlines|Airways|Industries|Holdings?)$/

/** "Russian", "Democrats" and "Latin American" by themselves name nobody. */
function isName(tokens: readonly Token[], { firstToken, endToken }: NamePart): boolean {
  const { text, lower } = tokens[firstToken]!
  const isWord = endToken - firstToken === 1
  if (isWord && (text.endsWith('$') || (NEVER_NAMES.has(lower) && text !== 'US'))) return false
  if (isWord && isInitial(text) && !KNOWN_NAMES.has(lower)) return false
  if (isWord && isUnitOfNumber(tokens, firstToken)) return false
  const last = tokens[endToken - 1]!.lower
  if (!DEMONYMS.has(last)) return true
  if (!last.endsWith('s')) return false
  for (let at = firstToken; at < endToken - 1; at++)
    if (!DEMONYMS.has(tokens[at]!.lower) && !PLACE_STARTS.has(tokens[at]!.lower) && tokens[at]!.text !== '-')
      return true
  return false
}

/** "60GB", "AU$40", "$249 USD". */
function isUnitOfNumber(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at]!, tokens[at + 1]]
  if (before && before.end === token.start && /^\d[\d.,]*$/.test(before.text)) return true
  if (after && after.start === token.end && /^[$€£¥]/.test(after.text)) return true
  return /^(?:USD|EUR|GBP|AUD|CAD|JPY|CHF|CNY|RMB)$/.test(token.text) && before?.pos === 'NUM'
}

function nameOf({ text, tokens }: Pick<Document, 'text' | 'tokens'>, part: NamePart, kind: NameKind): Name {
  const start = tokens[part.firstToken]!.start
  const end = tokens[part.endToken - 1]!.end
  const name = { start, end, text: text.slice(start, end), kind }
  if (part.titleStart === undefined || kind !== 'person' || part.titleStart >= part.firstToken) return name
  return { ...name, title: [tokens[part.titleStart]!.start, tokens[part.firstToken - 1]!.end] }
}
