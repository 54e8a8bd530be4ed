/**
 * Claims that are called false: "the allegations are completely false", "called the story a lie".
 *
 * @module
 */
import {
  CLAIM_NOUNS,
  WORDS_BEFORE_FALSE,
  WORDS_FOR_FALSE,
  WORDS_FOR_TRUE,
  WORDS_OF_ANOTHER_SAYING,
  WORDS_OF_NAMING,
  WORDS_OF_SCORN,
} from './english-relations.ts'
import { splitWords } from './split-words.ts'

/** What is called false. */
export interface CalledFalse {
  /** The words for it: "the allegations". */
  readonly phrase: string
  readonly noun: string
  /** The claim itself, where the words tell it: "claims that CLAIM are false". */
  readonly told?: string
}

const oneOf = (words: Iterable<string>): string => [...words].join('|')
const NOUNS = oneOf([...CLAIM_NOUNS].filter((noun) => noun !== 'accusers'))
const MARK = '[“”"‘’\'\\s]'
const FALSE = `${MARK}+(?:(?:${oneOf(WORDS_BEFORE_FALSE)})${MARK}+){0,4}(?:${oneOf([...WORDS_FOR_FALSE, ...WORDS_OF_SCORN])}|not${MARK}+(?:${oneOf(WORDS_FOR_TRUE)}))\\b`
const phraseOf = (rest: string): string => `((?:[^\\s,.;:?!]+,?\\s+){0,6}?(${NOUNS})\\b(${rest}{0,110}?))`
const IS_FALSE = new RegExp(
  `^(?:that\\s+)?${phraseOf('[^.;:?!]')}\\s+(?:is|are|was|were)(?:\\s+all)?${FALSE}`,
  'iu',
)
const NAMED_FALSE = new RegExp(`^${phraseOf('[^.;:?!“”"]')}(?:\\s+as)?${FALSE}`, 'iu')
const THAT = /^\s+that\s+(.+)$/isu

const WORDS_OF_FALSITY: ReadonlySet<string> = new Set([
  ...WORDS_FOR_FALSE,
  ...WORDS_OF_SCORN,
  ...WORDS_FOR_TRUE,
])

/** Whether words have one without which nothing is called false: spares most sentences the search. */
export const mayCallFalse = (words: readonly string[]): boolean =>
  words.some((word) => WORDS_OF_FALSITY.has(word)) && words.some((word) => CLAIM_NOUNS.has(word))

/** What a sentence calls false, where it does; the cue tells whether its content names a thing so. */
export function findCalledFalse(
  sentence: string,
  { cue }: { cue: readonly string[] },
): CalledFalse | undefined {
  const text = sentence.trim().replace(/^[“"‘']/, '')
  const isNaming = cue.some((word) => WORDS_OF_NAMING.has(word))
  const match = IS_FALSE.exec(text) ?? (isNaming ? NAMED_FALSE.exec(text) : null)
  if (!match) return undefined
  const [, phrase, noun, after] = match as unknown as [string, string, string, string]
  const before = splitWords(phrase.slice(0, phrase.length - after.length - noun.length))
  if (before.some((word) => WORDS_OF_ANOTHER_SAYING.has(word))) return undefined
  const told = THAT.exec(after)?.[1]
  return { phrase, noun: noun.toLowerCase(), ...(told !== undefined && { told }) }
}
