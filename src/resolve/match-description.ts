import type { Document } from '../document.ts'
import { CITIES, PARTY_WORDS, SPELT_OUT_TITLES, STATES, WORDS_FOR_OFFICES } from '../languages/en/index.ts'
import type { Cast } from './cast.ts'
import type { Figure, Mention } from './figures.ts'
import type { PassedMention } from './find-antecedent.ts'
import { type DescribedRole, fitRole } from './fit-role.ts'

/** Words of a description or role, titles spelt out, without articles: `["deputy", "foreign", "minister"]`. */
export function roleWords(words: string): string[] {
  return words
    .toLowerCase()
    .split(/[\s,–—()]+/)
    .map((word) => word.replace(/[’']s?$/, ''))
    .flatMap((word) => SPELT_OUT_TITLES.get(word)?.split(' ') ?? [word])
    .filter((word) => word !== '' && !/^(?:the|a|an|this|that|his|her|their|its)$/.test(word))
}

/** How many mentions back a description is followed: about three thousand words of news. */
export const FARTHEST = 400

interface Candidate {
  readonly figure: Figure
  readonly isWhole: boolean
}

/**
 * Whom "the deputy minister" means: the person whom the article introduced with a role of those words, the last one
 * named when there are several. A description that says more than the role does ("the Vermont senator") is followed
 * only when a single person has a role with that noun.
 */
export function matchPerson(cast: Cast, description: Mention): Figure | undefined {
  const { passed } = cast
  const described = readDescribedRole(cast, description)
  if (described.noun === '') return undefined
  const candidates = new Map<Figure, Candidate>()
  for (let i = passed.length - 1; i >= Math.max(0, passed.length - FARTHEST); i--) {
    const { figure } = passed[i]!
    if (figure.kind !== 'person' || candidates.has(figure)) continue
    const fit = bestFit(figure, described)
    if (fit !== undefined) candidates.set(figure, { figure, isWhole: fit === 'whole' })
  }
  const all = [...candidates.values()]
  return (all.find(({ isWhole }) => isWhole) ?? (all.length === 1 ? all[0] : undefined))?.figure
}

/** How well a description fits the roles of somebody, the best of them; `undefined` when it is none of them. */
function bestFit(figure: Figure, described: DescribedRole): 'whole' | 'noun' | undefined {
  const party = partyOf(described.words)
  if (party !== undefined && figure.roles.some((role) => isOfOtherParty(role.words, party))) return undefined
  const fits = figure.roles.map((role) => fitRole(described, role))
  return fits.includes('whole') ? 'whole' : fits.find((fit) => fit !== undefined)
}

/** The article has another rank, office or country for somebody than the description says. */
export function hasOtherRole(cast: Cast, description: Mention, figure: Figure): boolean {
  const described = readDescribedRole(cast, description)
  if (!figure.roles.some(({ words }) => words.has(described.noun))) return false
  return bestFit(figure, described) === undefined
}

/** "The German chancellor", "the finance minister": an office of which there is one. */
export function tellsWhichOffice(cast: Cast, description: Mention): boolean {
  const { words, nations } = readDescribedRole(cast, description)
  return nations.length > 0 || words.slice(0, -1).some((word) => WORDS_FOR_OFFICES.has(word))
}

function readDescribedRole({ document, mentions: { names } }: Cast, description: Mention): DescribedRole {
  const words = roleWords(document.text.slice(description.start, description.end))
  const nations: string[] = []
  for (let i = description.firstToken; i < description.head; i++) {
    const { text, lower, pos } = document.tokens[i]!
    if (names[i] === -1 && /^\p{Lu}\p{Ll}{2,}/u.test(text) && /^(?:ADJ|PROPN|NOUN)$/.test(pos))
      if (!PARTY_WORDS.has(lower) && !WORDS_FOR_OFFICES.has(lower)) nations.push(lower)
  }
  return { words, noun: words.at(-1) ?? '', nations, owner: findOwnerBefore(document, description) }
}

/** "Norvane" of "Norvane needs wheat, its agriculture minister said". */
function findOwnerBefore({ tokens }: Document, { firstToken }: Mention): string | undefined {
  if (tokens[firstToken]!.lower !== 'its') return undefined
  const { sentence } = tokens[firstToken]!
  for (let i = firstToken - 1; i >= 0 && tokens[i]!.sentence === sentence; i--)
    if (tokens[i]!.pos === 'PROPN' && /^\p{Lu}\p{Ll}/u.test(tokens[i]!.text)) return tokens[i]!.lower
  return undefined
}

const partyOf = (words: Iterable<string>): string | undefined => {
  for (const word of words) if (PARTY_WORDS.has(word)) return PARTY_WORDS.get(word)
  return undefined
}

/** The roles of somebody show another party than that of the words. */
export function isOfOtherParty(words: Iterable<string>, party: string): boolean {
  const other = partyOf(words)
  return other !== undefined && other !== party
}

export const findParty = (words: string): string | undefined => partyOf(roleWords(words))

const NOUNS_FOR_ANY_COMPANY =
  /^(?:company|firm|corporation|organi[sz]ation|association|charity|bank|automaker|carmaker|manufacturer|airline|retailer|insurer)$/
const NOUNS_FOR_ANY_OUTLET =
  /^(?:newspaper|paper|magazine|outlet|network|channel|station|website|site|agency|broadcaster|publication|tabloid)$/

/** Whom "the ministry", "the company" or "the newspaper" means: the body of that name or kind that was named last. */
export function matchBody(
  document: Document,
  description: Mention,
  passed: readonly PassedMention[],
): Figure | undefined {
  const noun = document.tokens[description.head]!.lower
  const listed = roleWords(document.text.slice(description.start, description.end))
  const words = listed.join(' ')
  const isBare = !words.includes(' ')
  const isKnown = /^(?:the|this|that)$/.test(document.tokens[description.firstToken]!.lower)
  if (/^(?:an?|another)$/.test(document.tokens[description.firstToken]!.lower)) return undefined
  if (isBare && isKnown && NOUNS_FOR_PLACES.has(noun))
    return matchPlace(document, description, { noun, passed })
  for (let i = passed.length - 1; i >= Math.max(0, passed.length - FARTHEST); i--) {
    const { figure } = passed[i]!
    if (figure.kind === 'person' || figure.isPlural || figure.isDocument) continue
    if (figure.key === words || figure.key.endsWith(` ${words}`)) return figure
    if (isKnown && passed[i]!.mention.form === 'name' && hasAllWords(figure.key, listed)) return figure
    const { form } = passed[i]!.mention
    if (!isBare || form !== 'name' || figure.isOfOpenKind) continue
    if (figure.kind === 'organisation' && NOUNS_FOR_ANY_COMPANY.test(noun)) return figure
    if (figure.kind === 'outlet' && NOUNS_FOR_ANY_OUTLET.test(noun)) return figure
  }
  return undefined
}

/** "The appeals court" is the "Court of Appeals for the Ninth District". A single word shows too little. */
export function hasAllWords(key: string, words: readonly string[]): boolean {
  const telling = words.filter((word) => word !== 'federal' && word !== 'state')
  if (telling.length < 2) return false
  const has = key.split(' ')
  return telling.every((word) => has.includes(word))
}

const NOUNS_FOR_PLACES = new Set(['state', 'city', 'country', 'nation', 'town'])

/** "The state" and "the city": the one of the sentence or the one before, else the one that was named most. */
function matchPlace(
  document: Document,
  { head }: Mention,
  { noun, passed }: { noun: string; passed: readonly PassedMention[] },
): Figure | undefined {
  const { sentence } = document.tokens[head]!
  const counts = new Map<Figure, number>()
  for (let i = passed.length - 1; i >= Math.max(0, passed.length - FARTHEST); i--) {
    const { figure, mention } = passed[i]!
    if (mention.form !== 'name' || mention.name!.kind !== 'place' || !isPlaceOf(noun, figure.key)) continue
    if (sentence - document.tokens[mention.head]!.sentence <= 1) return figure
    counts.set(figure, (counts.get(figure) ?? 0) + 1)
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  return first && (!second || first[1] > second[1]) ? first[0] : undefined
}

function isPlaceOf(noun: string, key: string): boolean {
  if (noun === 'state') return STATES.has(key)
  if (noun === 'city') return CITIES.has(key)
  return noun !== 'town' && !STATES.has(key) && !CITIES.has(key)
}
