import type { Document } from '../document.ts'
import { TITLES_THAT_ARE_NO_ROLE } from '../languages/en/index.ts'
import type { Passage } from '../record.ts'
import { describeNoun } from './describe-nouns.ts'
import type { Mention } from './figures.ts'
import type { Mentions } from './find-mentions.ts'
import { cutPassage, cutTokens, isPossessive, type TokenSpan } from './token-spans.ts'

const LONGEST_ROLE = 24
const DETERMINERS = /^(?:the|a|an|his|her|their|its|another)$/

/**
 * How the article describes somebody at a mention by name: the title before it ("Foreign Ministry spokeswoman"), or
 * what stands beside it between commas, whole ("the head of the defence committee"). A bare "Mr." is no role.
 */
export function findRoles(document: Document, mention: Mention, { names }: Mentions): Passage[] {
  const roles = [readTitle(document, mention), readApposition(document, mention, names)]
  const before = roles[0] ? undefined : readDescriptionBefore(document, mention, names)
  return [...roles, before].filter((role) => role !== undefined)
}

function readTitle(document: Document, { name }: Mention): Passage | undefined {
  if (!name?.title) return undefined
  const words = document.text.slice(...name.title).split(/\s+/)
  if (words.every((word) => TITLES_THAT_ARE_NO_ROLE.has(word.toLowerCase()))) return undefined
  return cutPassage(document, ...name.title)
}

function readApposition(
  document: Document,
  { head, endToken }: Mention,
  names: Int32Array,
): Passage | undefined {
  const { tokens } = document
  if (tokens[endToken]?.text !== ',') return undefined
  let first = endToken + 1
  if (tokens[first]?.pos === 'NUM' && tokens[first + 1]?.text === ',') first += 2
  const end = findAppositionEnd(document, first, tokens[head]!.sentence)
  const noun = findRoleNoun(document, { first, end }, names)
  return noun === undefined ? undefined : cutTokens(document, { first, end })
}

/** Up to the comma, "who" or verb that ends it. */
function findAppositionEnd({ tokens }: Document, first: number, sentence: number): number {
  let end = first
  while (end < tokens.length && tokens[end]!.sentence === sentence && end - first < LONGEST_ROLE) {
    const { lower, pos } = tokens[end]!
    if (/^(?:,|;|:|\(|\)|—|–|--|who|whose|which|that|[.?!”“"])$/.test(lower)) break
    if (pos === 'AUX' || (pos === 'VERB' && /^(?:said|says|told|wrote|added)$/.test(lower))) break
    end++
  }
  return end
}

/** The noun for a person that the phrase is about: the last of its first run of nouns. */
function findRoleNoun(
  { tokens }: Document,
  { first, end }: TokenSpan,
  names: Int32Array,
): number | undefined {
  for (let i = first; i < end; i++) {
    const token = tokens[i]!
    const next = i + 1 < end ? tokens[i + 1]! : undefined
    if (next && (next.pos === 'NOUN' || next.pos === 'PROPN' || next.text === '-' || isPossessive(next)))
      continue
    if (names[i]! < 0 && describeNoun(token) === 'person') return i
    if (names[i]! < 0 && token.lower === 'leader') return i
    if (i > first && (token.pos === 'ADP' || token.pos === 'VERB')) return undefined
  }
  return undefined
}

/** "The campaign's chairman, John Podesta,": the description stands before the name, which commas set off. */
function readDescriptionBefore(
  document: Document,
  { firstToken, endToken }: Mention,
  names: Int32Array,
): Passage | undefined {
  const { tokens } = document
  if (tokens[firstToken - 1]?.text !== ',' || !/^[,.(]$/.test(tokens[endToken]?.text ?? '.')) return undefined
  const closing = firstToken - 1
  let first = closing
  while (
    first > 0 &&
    closing - first < LONGEST_ROLE &&
    tokens[first - 1]!.sentence === tokens[firstToken]!.sentence
  ) {
    const { pos, text } = tokens[first - 1]!
    if (names[first - 1]! < 0 && /^(?:VERB|AUX|PUNCT|SCONJ)$/.test(pos) && text !== '-') break
    first--
    if (DETERMINERS.test(tokens[first]!.lower) && tokens[first - 1]?.pos !== 'ADP') break
  }
  const isOwned = opensWithOwner(document, { first, end: closing }, names)
  const follows = tokens[first - 1]
  const isObject = follows?.pos === 'VERB' && !/^(?:said|says|added|wrote|to)$/.test(follows.lower)
  if (isObject || !(isOwned || DETERMINERS.test(tokens[first]?.lower ?? ''))) return undefined
  if (findRoleNoun(document, { first, end: closing }, names) === undefined) return undefined
  return cutTokens(document, { first, end: closing })
}

/** "Brandt’s deputy", "Russia’s foreign minister". */
function opensWithOwner({ tokens }: Document, { first, end }: TokenSpan, names: Int32Array): boolean {
  let owner = first
  while (owner < end && names[owner]! >= 0) owner++
  // At the head of a sentence a name that the article has nowhere else is not seen as one.
  if (owner === first && /^\p{Lu}/u.test(tokens[first]!.text) && tokens[first]!.pos === 'PROPN') owner++
  return owner > first && isPossessive(tokens[owner])
}
