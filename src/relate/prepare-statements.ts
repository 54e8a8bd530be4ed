/**
 * Statements with their words, split once for all that compares statements.
 *
 * @module
 */
import type { Quotation, Statement } from '../record.ts'
import type { ArticleHead } from '../shelf.ts'
import { NEGATIONS, NUMBER_WORDS } from './english.ts'
import { dayNumber } from './prepare-articles.ts'
import { findContentStems, splitWords } from './split-words.ts'
import { weighStems } from './weigh-stems.ts'

/** One sentence of a content, or a clause that stands by itself, as a claim that another can repeat or turn round. */
export interface Claim {
  readonly text: string
  readonly words: readonly string[]
  /** Content stems, each once, sorted; negations are none of them. */
  readonly stems: readonly string[]
  readonly isNegative: boolean
  readonly isQuestion: boolean
}

/** Days since 1970, both included. */
export interface Days {
  readonly from: number
  readonly to: number
}

/** The article of a statement, as far as comparing statements needs it. */
export interface PreparedHead {
  readonly article: ArticleHead
  /** The day it was published as days since 1970, where it is known. */
  readonly day?: number
  /** What the article is about, where that is known. */
  readonly words?: ReadonlyMap<number, number>
}

export interface PreparedStatement {
  readonly statement: Statement
  readonly article: PreparedHead
  /** The id of its voice in the record. */
  readonly voice: string
  /** The words of the content as folded, those in square brackets left out. */
  readonly words: readonly string[]
  /** Those of them that are quoted: all of a direct quotation. */
  readonly quoted: readonly string[]
  /** The same, sentence by sentence. */
  readonly quotedSentences: readonly (readonly string[])[]
  /** Content stems of what is quoted, in order, each as often as it stands there. */
  readonly quotedStems: readonly string[]
  /** Content stems of all words, each once, sorted. */
  readonly stems: readonly string[]
  /** What these weigh together. */
  readonly weight: number
  /** The same and those of the words that show that something was said ("vetoed", "called on"), each once, sorted. */
  readonly stemsWithCue: readonly string[]
  /** Stems of the words of the content that begin with a capital inside a sentence, each once, sorted. */
  readonly names: readonly string[]
  readonly numbers: ReadonlySet<string>
  readonly claims: readonly Claim[]
  readonly said?: Days
  /** Content stems of where and to whom it was said, each once, sorted. */
  readonly places: readonly string[]
}

const SINGLE_QUOTED_PART = /‘([^‘]+?)’(?!\p{L})/gu
/** Some archives write a quotation mark as two apostrophes. */
const QUOTATION_MARK = /[“”"«»]|''/g
const SENTENCE_BREAK = /(?<=[.!?;:]["”’'»)]*)\s+|\s+…\s+|\n+/u
/** What ", and" or ", but" join are claims of their own: a "not" in one says nothing of the other. */
const CLAUSE_BREAK = /(?<=,["”’'»]?)\s+(?=(?:and|but|while|because|although|though|so)\s)/u
/** The first word of a sentence has a capital whether it is a name or not. */
const NAME_IN_SENTENCE = /(?<=[\p{L},;] )\p{Lu}\p{L}+/gu
/** After these, "not" and "no" do not turn the claim round. */
const EMPHASIS_AFTER_NEGATION = new Set([
  'only',
  'just',
  'merely',
  'simply',
  'doubt',
  'matter',
  'wonder',
  'least',
])

/** A statement with its words and its claims. */
export function prepareStatement(
  statement: Statement,
  { article, voice }: { article: PreparedHead; voice: string },
): PreparedStatement {
  const content = statement.text.content.replace(/\[[^\]]*\]/g, ' ')
  const sentences = content.split(SENTENCE_BREAK)
  const clauses = sentences.flatMap((sentence) => sentence.split(CLAUSE_BREAK)).map(describeClaim)
  const quotedSentences = findQuotedParts(content, statement.quotation)
    .flatMap((part) => part.split(SENTENCE_BREAK))
    .map(splitWords)
    .filter(({ length }) => length > 0)
  const claims = clauses.filter(({ stems }) => stems.length > 0)
  const words = clauses.flatMap((clause) => clause.words)
  const quoted = quotedSentences.flat()
  const stems = [...new Set(claims.flatMap((claim) => claim.stems))].sort()
  return {
    statement,
    article,
    voice,
    words,
    quoted,
    quotedSentences,
    quotedStems: findContentStems(quoted),
    stems,
    weight: weighStems(stems),
    stemsWithCue: [...new Set([...stems, ...findContentStems(splitWords(statement.text.cue ?? ''))])].sort(),
    names: findNames(content),
    numbers: findNumbers(words),
    claims,
    said: findDays(statement),
    places: findPlaces(statement),
  }
}

function findNames(content: string): string[] {
  const words = [...content.matchAll(NAME_IN_SENTENCE)].flatMap(([name]) => splitWords(name))
  return [...new Set(findContentStems(words))].sort()
}

function findPlaces({ venue, addressee }: Statement): string[] {
  const words = [venue, addressee].flatMap((place) => (place ? splitWords(place.text) : []))
  return [...new Set(findContentStems(words))].sort()
}

/** A quotation that begins before the content or ends after it has only one of its marks here. */
function findQuotedParts(content: string, quotation: Quotation): string[] {
  if (quotation === 'indirect') return []
  if (quotation === 'direct') return [content]
  const parts: string[] = []
  let from: number | undefined
  let isFirst = true
  for (const { 0: mark, index } of content.matchAll(QUOTATION_MARK)) {
    const opens = mark === '“' || mark === '«' || /(?:^|[\s([{—–-])$/.test(content.slice(0, index))
    if (from === undefined && isFirst && !opens) from = 0
    if (from === undefined) from = index + mark.length
    else {
      parts.push(content.slice(from, index))
      from = undefined
    }
    isFirst = false
  }
  if (from !== undefined) parts.push(content.slice(from))
  if (!isFirst) return parts
  return [...content.matchAll(SINGLE_QUOTED_PART)].map((match) => match[1]!)
}

function describeClaim(text: string): Claim {
  const words = splitWords(text)
  const stems = [...new Set(findContentStems(words))].sort()
  return { text, words, stems, isNegative: isNegative(words), isQuestion: /\?["”’'»)]*$/.test(text) }
}

/** Whether an odd number of words turn the claim round. */
export function isNegative(words: readonly string[]): boolean {
  return countNegations(words) % 2 === 1
}

/** How many words turn a claim round; "not only" and the like are not counted. */
export function countNegations(words: readonly string[]): number {
  let count = 0
  words.forEach((word, at) => {
    if (NEGATIONS.has(word) && !EMPHASIS_AFTER_NEGATION.has(words[at + 1] ?? '')) count++
  })
  return count
}

/** Numbers in digits or as words, as digits. */
export function findNumbers(words: readonly string[]): Set<string> {
  return new Set(words.flatMap((word) => (/^\d/.test(word) ? [word] : (NUMBER_WORDS.get(word) ?? []))))
}

function findDays({ saidAt }: Statement): Days | undefined {
  const from = dayNumber(saidAt?.from)
  const to = dayNumber(saidAt?.to)
  return from === undefined || to === undefined ? undefined : { from, to }
}

/** How many things two sorted lists have in common. */
export function countShared(one: readonly string[], other: readonly string[]): number {
  let shared = 0
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    if (one[a] === other[b]) {
      shared++
      a++
      b++
    } else if (one[a]! < other[b]!) a++
    else b++
  }
  return shared
}
