import type { Token } from '../document.ts'
import {
  NOUNS_FOR_DOCUMENTS,
  NOUNS_FOR_GOVERNMENTS,
  NOUNS_FOR_GROUPS,
  NOUNS_FOR_ORGANISATIONS,
  NOUNS_FOR_OUTLETS,
  NOUNS_FOR_PEOPLE,
} from '../languages/en/index.ts'

/** What a noun calls: one person, people, a body, an outlet, or a piece of paper. */
export type Described = 'person' | 'people' | 'organisation' | 'government' | 'outlet' | 'document'

/**
 * What kind of somebody a noun calls, or `undefined` for nouns that call nobody. A plural of a noun for a person, or of
 * one for a body ("companies"), calls people.
 */
export function describeNoun(token: Token): Described | undefined {
  const { lower, lemma, pos } = token
  // "According to documents": taken for a verb there.
  if (lower === 'documents') return 'document'
  if (pos !== 'NOUN' && pos !== 'PROPN' && pos !== 'ADJ') return undefined
  if (NOUNS_FOR_GROUPS.has(lower)) return 'people'
  if (NOUNS_FOR_DOCUMENTS.has(lower)) return 'document'
  const isPlural = isPluralNoun(token)
  const word = isPlural ? (lemma === lower ? lower.replace(/s$/, '') : lemma.toLowerCase()) : lower
  if (NOUNS_FOR_PEOPLE.has(word) || (isPlural && lower.endsWith('men'))) return isPlural ? 'people' : 'person'
  if (NOUNS_FOR_OUTLETS.has(word)) return isPlural ? 'people' : 'outlet'
  if (NOUNS_FOR_GOVERNMENTS.has(word)) return isPlural ? 'people' : 'government'
  if (NOUNS_FOR_ORGANISATIONS.has(word) || lower === 'pac') return isPlural ? 'people' : 'organisation'
  return undefined
}

export function isPluralNoun({ lower, lemma, pos }: Token): boolean {
  if (lower.endsWith('men') && lower.length > 3 && !/specimen$|regimen$|acumen$|(?:^|[^w])omen$/.test(lower))
    return true
  if (lower === 'people' || lower === 'police') return true
  // Words that the tagger does not know it cannot cut either: "superdelegates".
  if (lower === lemma && pos === 'NOUN' && lower.endsWith('s') && NOUNS_FOR_PEOPLE.has(lower.slice(0, -1)))
    return true
  if (pos !== 'NOUN' && pos !== 'PROPN') return false
  return lower.endsWith('s') && /[^s'iu]s$/.test(lower) && (lemma.toLowerCase() !== lower || pos === 'PROPN')
}

/** "Voters", "Allies": whatever the tagger takes such a word for. */
export function isPluralOfPeople({ lower }: Token): boolean {
  if (!lower.endsWith('s')) return false
  return NOUNS_FOR_PEOPLE.has(lower.slice(0, -1)) || NOUNS_FOR_PEOPLE.has(lower.replace(/ies$/, 'y'))
}
