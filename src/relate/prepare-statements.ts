/**
 * Statements with their words, split once for all that compares statements.
 *
 * @module
 */
import type { Quotation, Statement } from '../record.ts'
import { NEGATIONS, NUMBER_WORDS } from './english.ts'
import { dayNumber, type PreparedArticle } from './prepare-articles.ts'
import { findContentStems, splitWords } from './split-words.ts'

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

export interface PreparedStatement {
  readonly statement: Statement
  readonly article: PreparedArticle
  /** The id of its voice in the record. */
  readonly voice: string
  /** The words of the content as folded, those in square brackets left out. */
  readonly words: readonly string[]
  /** Those of them that are quoted: all of a direct quotation. */
  readonly quoted: readonly string[]
  /** The same, sentence by sentence. */
  readonly quotedSentences: readonly (readonly string[])[]
  /** Content stems of all words, each once, sorted. */
  readonly stems: readonly string[]
  readonly numbers: ReadonlySet<string>
  readonly claims: readonly Claim[]
  readonly said?: Days
}

const QUOTED_PART = /[“"«]([^“”"«»]+)[”"»]|‘([^‘]+?)’(?!\p{L})/gu
const SENTENCE_BREAK = /(?<=[.!?;:]["”’'»)]*)\s+|\s+…\s+|\n+/u
/** What ", and" or ", but" join are claims of their own: a "not" in one says nothing of the other. */
const CLAUSE_BREAK = /(?<=,["”’'»]?)\s+(?=(?:and|but|while|because|although|though|so)\s)/u
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
  { article, voice }: { article: PreparedArticle; voice: string },
): PreparedStatement {
  const content = statement.text.content.replace(/\[[^\]]*\]/g, ' ')
  const sentences = content.split(SENTENCE_BREAK)
  const clauses = sentences.flatMap((sentence) => sentence.split(CLAUSE_BREAK)).map(describeClaim)
  const quotedSentences = sentences.flatMap((sentence) => findQuoted(sentence, statement.quotation))
  const claims = clauses.filter(({ stems }) => stems.length > 0)
  const words = clauses.flatMap((clause) => clause.words)
  return {
    statement,
    article,
    voice,
    words,
    quoted: quotedSentences.flat(),
    quotedSentences,
    stems: [...new Set(claims.flatMap(({ stems }) => stems))].sort(),
    numbers: findNumbers(words),
    claims,
    said: findDays(statement),
  }
}

function findQuoted(sentence: string, quotation: Quotation): string[][] {
  if (quotation === 'indirect') return []
  if (quotation === 'direct') return [splitWords(sentence)]
  return [...sentence.matchAll(QUOTED_PART)].map((match) => splitWords(match[1] ?? match[2]!))
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
