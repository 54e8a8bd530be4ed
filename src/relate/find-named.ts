/**
 * Whose words a content speaks of: "Dorasca’s demand", "criticism from the mayor of Dorn, Ivo Marr".
 *
 * @module
 */
import { namesVoice } from './compare-claims.ts'
import { HONORIFICS } from './english.ts'
import { CLAIM_NOUNS, SAYING_NOUNS } from './english-relations.ts'
import { areOneSide, type Party, type Speaking } from './party.ts'
import type { PreparedStatement } from './prepare-statements.ts'
import { foldText } from './split-words.ts'

/** Finds the speakings of the voices that some words may name. */
export interface NameIndex {
  readonly find: (words: readonly string[]) => readonly Speaking[]
}

const LETTERS_OF_START = 4

/** An index by the beginnings of names, so that not every voice is tried on every statement. */
export function indexNames(speakings: readonly Speaking[]): NameIndex {
  const byStart = new Map<string, Party[]>()
  const ofParty = new Map<Party, Speaking[]>()
  for (const speaking of speakings) {
    const { party } = speaking
    const known = ofParty.get(party)
    if (known) {
      known.push(speaking)
      continue
    }
    ofParty.set(party, [speaking])
    const start = party.nameWords.at(-1)?.slice(0, LETTERS_OF_START)
    if (start === undefined || party.voice.kind === 'group' || party.voice.kind === 'unnamed') continue
    const others = byStart.get(start)
    if (others) others.push(party)
    else byStart.set(start, [party])
  }
  return {
    find: (words) => {
      const met = new Set<Party>()
      for (const word of words) {
        for (const party of byStart.get(word.slice(0, LETTERS_OF_START)) ?? []) {
          if (!met.has(party) && namesVoice(words, party)) met.add(party)
        }
      }
      return [...met].flatMap((party) => ofParty.get(party)!)
    },
  }
}

/** So many words stand at most between "Dorasca’s" and "demand", and in the name after "criticism from". */
const MOST_WORDS_BETWEEN = 4
const MOST_WORDS_OF_NAME = 9
const WORDS_BEFORE_MAKER = new Set(['from', 'by', 'of', 'in'])

const NOUNS_OF_PUBLISHING = new Set(
  'report reports story stories article articles account claim claims'.split(' '),
)
const ALL_NOUNS: ReadonlySet<string> = new Set([...SAYING_NOUNS, ...CLAIM_NOUNS])

interface NamedOptions {
  readonly names: NameIndex
  readonly by: Party
  readonly nouns?: ReadonlySet<string>
  /** How far into the statement the noun may stand, in words. */
  readonly within?: number
}

/**
 * The speakings of other voices whose words a statement speaks of: a voice named as the owner or maker of a claim,
 * demand or the like.
 */
export function findNamed(
  { words, statement }: PreparedStatement,
  { names, by, nouns = ALL_NOUNS, within = Number.POSITIVE_INFINITY }: NamedOptions,
): readonly Speaking[] {
  const found = new Set<Speaking>()
  let folded: string | undefined
  for (const [at, noun] of words.entries()) {
    if (!nouns.has(noun) || at >= within) continue
    const before = words.slice(Math.max(0, at - MOST_WORDS_BETWEEN - MOST_WORDS_OF_NAME), at)
    for (const speaking of names.find(before)) {
      const { nameWords, voice } = speaking.party
      const place = before.findLastIndex((word) => isLastOfName(word, nameWords))
      const between = before.length - 1 - place
      folded ??= foldText(statement.text.content)
      const isOwner = between <= MOST_WORDS_BETWEEN && isPossessive(before[place]!, folded)
      // "the BuzzFeed report"
      const isAdjunct =
        between === 0 &&
        NOUNS_OF_PUBLISHING.has(noun) &&
        (voice.kind === 'outlet' || voice.kind === 'organisation')
      if (isOwner || isAdjunct) found.add(speaking)
    }
    if (WORDS_BEFORE_MAKER.has(words[at + 1] ?? ''))
      for (const speaking of names.find(words.slice(at + 2, at + 2 + MOST_WORDS_OF_NAME))) found.add(speaking)
  }
  const isMeant = new Map<Party, boolean>()
  return [...found].filter(({ party }) => {
    const known = isMeant.get(party)
    if (known !== undefined) return known
    const meant = !areOneSide(party, by) && !isNamesake(statement.text.content, party.voice)
    isMeant.set(party, meant)
    return meant
  })
}

/** Whether the words name somebody else with the surname: "the words of Ada Marr" are not Ivo Marr’s. */
function isNamesake(content: string, { kind, name }: Party['voice']): boolean {
  if (kind !== 'person') return false
  const [first, ...rest] = name.split(/\s+/)
  const surname = rest.at(-1)
  if (surname === undefined || first === undefined) return false
  const before = new RegExp(`(\\p{Lu}[\\p{Ll}-]+\\.?)\\s+(?:\\p{Lu}\\.\\s+)?${escapeWord(surname)}\\b`, 'gu')
  const called = [...content.matchAll(before)].map(([, word]) => word!)
  return (
    called.length > 0 &&
    called.every((word) => !word.endsWith('.') && !HONORIFICS.has(word.toLowerCase()) && !name.includes(word))
  )
}

const escapeWord = (word: string): string => word.replace(/[^\p{L}\p{N}]/gu, '\\$&')

const isPossessive = (word: string, folded: string): boolean =>
  ["'s", "' ", '’s', '‘s', '’ '].some((ending) => folded.includes(word + ending))

/** The last word of a name, or one grown from it (Dorasca, Dorascan). */
function isLastOfName(word: string, nameWords: readonly string[]): boolean {
  const last = nameWords.at(-1)!
  return word === last || (last.length >= 5 && word.startsWith(last.slice(0, -1)))
}
