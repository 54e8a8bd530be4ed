/**
 * The keys under which a statement is found by others that may report the same act of saying.
 *
 * @module
 */
import type { Statement } from '../record.ts'
import type { Key } from '../shelf.ts'
import { BODIES_OF_PERSONS, EMPTY_WORDS, GENERATIONS, HONORIFICS, SPOKESPERSON } from './english.ts'
import type { PreparedStatement } from './prepare-statements.ts'
import { hashWords, splitWords } from './split-words.ts'
import { stretchesAround, stretchOf } from './stretches.ts'
import { weighStem } from './weigh-stems.ts'

/** Of this many neighbouring runs one is kept (winnowing, Schleimer et al. 2003): every 8 common words share a key. */
const WORDS_OF_RUN = 6
const RUNS_OF_WINDOW = 3
const MOST_STEMS = 12
/** Lighter stems are keys only where there are no three others: half of what a candidate says has them. */
const WEIGHT_OF_KEY = 4
const FEWEST_STEMS = 3
const DAYS_OF_BUCKET = 16
/** So many days away is looked for others: what is quoted at length is quoted again for weeks. */
const REACH = { 'quoted words': 64, 'speaker and word': 16 } as const

export type SayingKeys = Readonly<Record<'quoted words' | 'speaker and word', readonly Key[]>>

/**
 * Under `quoted words` runs of six quoted words, so chosen that any eight words that two quotations have in common bring
 * them together. Under `speaker and word` the name that the speaker goes by across articles with each of the rarest
 * stems of the content. Each key stands in the bucket of the day it was said and in that of the day it was published;
 * a bucket is 16 days. Nothing is rare or common because of what else is in the record.
 */
export function listSayingKeys(prepared: PreparedStatement): SayingKeys {
  const buckets = [...new Set(listDays(prepared).map((day) => stretchOf(day, DAYS_OF_BUCKET)))]
  const place = (hashes: Iterable<number>): Key[] =>
    [...new Set(hashes)].flatMap((key) => buckets.map((bucket) => ({ key, bucket })))
  const names = listSpeakerNames(prepared.statement)
  const stems = findRarestStems(prepared.stems)
  return {
    'quoted words': place(sampleRuns(prepared.quoted)),
    'speaker and word': place(
      names.flatMap((name) => stems.map((stem) => hashWords([name, stem], { from: 0, to: 2 }))),
    ),
  }
}

/** The buckets in which those may stand that report the same; one of which no day is known may be in any. */
export function listSayingBuckets(
  prepared: PreparedStatement,
  index: keyof SayingKeys,
): readonly number[] | 'all' {
  const buckets = new Set<number>()
  for (const day of listDays(prepared)) {
    const around = stretchesAround(day, { length: DAYS_OF_BUCKET, reach: REACH[index] })
    if (around === 'all') return 'all'
    for (const bucket of around) buckets.add(bucket)
  }
  return [...buckets].sort((a, b) => a - b)
}

function listDays({ said, article }: PreparedStatement): readonly (number | undefined)[] {
  const days = [said?.to, article.day].filter((day) => day !== undefined)
  return days.length > 0 ? days : [undefined]
}

/** Of each window of runs the one with the least hash; runs of grammar alone say nothing. */
function sampleRuns(words: readonly string[]): Set<number> {
  const hashes: number[] = []
  for (let from = 0; from + WORDS_OF_RUN <= words.length; from++) {
    const isTelling = words.slice(from, from + WORDS_OF_RUN).some((word) => !EMPTY_WORDS.has(word))
    if (isTelling) hashes.push(hashWords(words, { from, to: from + WORDS_OF_RUN }))
  }
  const sampled = new Set<number>()
  for (let from = 0; from === 0 || from + RUNS_OF_WINDOW <= hashes.length; from++) {
    const window = hashes.slice(from, from + RUNS_OF_WINDOW)
    if (window.length > 0) sampled.add(Math.min(...window))
  }
  return sampled
}

function findRarestStems(stems: readonly string[]): string[] {
  return [...stems]
    .sort((a, b) => weighStem(b) - weighStem(a) || b.length - a.length || (a < b ? -1 : 1))
    .filter((stem, index) => index < FEWEST_STEMS || weighStem(stem) >= WEIGHT_OF_KEY)
    .slice(0, MOST_STEMS)
}

/**
 * What a speaker goes by in other articles as well: a person's family name, the last two words of a body's. Who speaks
 * for a body or a person also goes by that name, as many articles give their words to the one spoken for.
 */
export function listSpeakerNames({ voice, role, text }: Statement): string[] {
  const name = voice?.name ?? text.speaker
  if (name === undefined) return []
  if (voice?.kind !== 'person') return listBodyNames(name)
  const words = splitWords(name).filter((word) => !GENERATIONS.has(word) && !HONORIFICS.has(word))
  const family = words.at(-1) ?? name
  const spokenFor = role === undefined ? [] : listSpokenFor(role.text)
  return [...new Set([family, ...spokenFor])]
}

/** Whether two speakers go by one name in other articles. */
export function haveOneName(one: Statement, other: Statement): boolean {
  const [name, otherName] = [one, other].map((statement) => listSpeakerNames(statement)[0])
  return name !== undefined && name !== '' && name === otherName
}

function listBodyNames(name: string): string[] {
  const spokenFor = listSpokenFor(name)
  const names = spokenFor.length > 0 ? spokenFor : [nameBody(name)]
  const [owner, kind] = names[0]!.split(' ')
  // "The Trump campaign" speaks for Trump.
  if (kind !== undefined && BODIES_OF_PERSONS.has(kind)) names.push(owner!)
  return [...new Set(names)].filter((one) => one !== '')
}

function listSpokenFor(role: string): string[] {
  const found = SPOKESPERSON.exec(role)
  if (found === null) return []
  const before = nameBody(role.slice(0, found.index))
  const after = /^(?:\s+\p{Ll}+)?\s+(?:for|of)\s+(.+)$/u.exec(role.slice(found.index + found[0].length))?.[1]
  const name = after === undefined ? before : nameBody(after)
  if (name === '') return []
  // A person may be spoken for too: "a spokesman for Liv Aanstad" has her family name.
  const isPerson = after !== undefined && /^(?:\p{Lu}[\p{L}.’'-]*\s*){1,3}$/u.test(after)
  return isPerson ? [name, name.split(' ').at(-1)!] : [name]
}

/** "The Russian Foreign Ministry" and "the Foreign Ministry" go by the same two words. */
function nameBody(name: string): string {
  return splitWords(name)
    .filter((word) => !EMPTY_WORDS.has(word))
    .slice(-2)
    .join(' ')
}
