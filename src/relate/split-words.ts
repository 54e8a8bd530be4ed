/**
 * Words as relating compares them: folded, without endings. Offsets and parts of speech are not needed here.
 *
 * @module
 */
import { EMPTY_WORDS, IRREGULAR_FORMS, NUMBER_WORDS } from './english.ts'

const LETTERS_WITHOUT_PARTS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
}
const WORD = /(?:\p{Lu}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu

/**
 * A text in lower case and without accents, so that Guaidó and Guaido are one.
 *
 * @example foldText('Søren Łuków’s')
 *   // 'soren lukow\'s'
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  if (/^[\x00-\x7f]*$/.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłđðþßæœı]/g, (letter) => LETTERS_WITHOUT_PARTS[letter]!)
    .replace(/[‘’ʼ]/g, "'")
}

/**
 * The words of a text in order, folded; possessive endings and the dots of U.S. are gone.
 *
 * @example splitWords('Moscow’s “long-term” base in the U.S.')
 *   // ['moscow', 'long', 'term', 'base', 'in', 'the', 'us']
 */
export function splitWords(text: string): string[] {
  const words: string[] = []
  for (const [written] of text.matchAll(WORD)) words.push(...splitWritten(written))
  return words
}

/** Words with what their writing told: arrays of one length. */
export interface WrittenWords {
  readonly words: string[]
  readonly isCapital: boolean[]
  /** Where the written word begins and ends that it is, or is a part of. */
  readonly starts: number[]
  readonly ends: number[]
}

/** Likewise, and of each word where it stands and whether it begins with a capital. */
export function splitWrittenWords(text: string): WrittenWords {
  const split: WrittenWords = { words: [], isCapital: [], starts: [], ends: [] }
  for (const match of text.matchAll(WORD)) {
    const [written] = match
    const capital = written[0] !== written[0]!.toLowerCase()
    for (const word of splitWritten(written)) {
      split.words.push(word)
      split.isCapital.push(capital)
      split.starts.push(match.index)
      split.ends.push(match.index + written.length)
    }
  }
  return split
}

const MOST_KEPT = 200_000
const partsOfWritten = new Map<string, readonly string[]>()

function splitWritten(written: string): readonly string[] {
  const known = partsOfWritten.get(written)
  if (known) return known
  const parts = partsOfWord(written)
  if (partsOfWritten.size >= MOST_KEPT) partsOfWritten.clear()
  partsOfWritten.set(written, parts)
  return parts
}

function partsOfWord(written: string): string[] {
  const folded = foldText(written)
  if (/^[a-z]+$/.test(folded)) return [folded]
  if (/^(?:[a-z]\.)+[a-z]?$/.test(folded)) return [folded.replaceAll('.', '')]
  if (/^\d/.test(folded)) return [folded.replace(/(?<=\d),(?=\d{3})/g, '').replace(/'s$/, '')]
  return folded
    .replace(/'s$/, '')
    .replaceAll("'", '')
    .split(/[-.,]/)
    .filter((part) => part !== '')
}

const stems = new Map<string, string>()

/**
 * The word without its ending, so that *diverted* and *diverting* are one. Numbers that are spelt out become digits.
 *
 * @example stemWord('lowering')
 *   // 'lower'
 */
export function stemWord(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = NUMBER_WORDS.get(word) ?? cutEnding(IRREGULAR_FORMS.get(word) ?? word)
  if (stems.size >= MOST_KEPT) stems.clear()
  stems.set(word, stem)
  return stem
}

function cutEnding(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  const single = cutPlural(word)
  const verb = cutVerbEnding(single)
  return verb.length > 3 ? verb.replace(/e$/, '').replace(/y$/, 'i') : verb
}

function cutPlural(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.replace(/s$/, '')
}

function cutVerbEnding(word: string): string {
  if (/ied$/.test(word)) return `${word.slice(0, -3)}y`
  const cut = /^(.*[aeiouy].*?)(?:ed|ing)$/.exec(word)?.[1]
  if (cut === undefined || cut.length < 3 || /eed$/.test(word)) return word
  return cut.replace(/([bdfgmnprt])\1$/, '$1')
}

/** The stems of the words that say something, in order, each as often as it stands there. */
export function findContentStems(words: readonly string[]): string[] {
  const found: string[] = []
  for (const word of words) if (word.length > 1 && !EMPTY_WORDS.has(word)) found.push(stemWord(word))
  return found
}

/** A number for some words, the same everywhere: FNV-1a, 32 bits. */
export function hashWords(words: readonly string[], { from, to }: { from: number; to: number }): number {
  let hash = 0x811c9dc5
  for (let index = from; index < to; index++) {
    const word = words[index]!
    for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
    hash = Math.imul(hash ^ 32, 0x01000193)
  }
  // FNV's low bits alone mix poorly, and samples are taken by them.
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
