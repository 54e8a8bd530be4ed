import type { Token, TokenRange } from '../document.ts'
import type { Span } from '../record.ts'
import { readWords } from './read-words.ts'

/** wink-nlp numbers its tokens in memory that it sets aside for one call, so that a long text goes through in parts. */
const CHARACTERS_A_CALL = 20_000

/** No sentence is longer than this: a list or a page without full stops must not make the work grow with its square. */
const LONGEST_SENTENCE = 400

/** A longer run without white space is no word of any use, and wink-nlp's work on it grows with its square. */
const LONGEST_RUN = 300

export interface TokenLayers {
  readonly tokens: Token[]
  readonly sentences: TokenRange[]
  readonly paragraphs: TokenRange[]
}

/**
 * Tokens, sentences and paragraphs of a text by wink-nlp. White space makes no token. wink-nlp keeps every character
 * of a word but forgets which white space stood before it, so each token is found again in the text: its offsets
 * always cut out its own words.
 */
export function splitTokens(text: string, paragraphSpans: readonly Span[]): TokenLayers {
  const layers: TokenLayers = { tokens: [], sentences: [], paragraphs: [] }
  for (let first = 0; first < paragraphSpans.length; ) {
    let end = first + 1
    const from = paragraphSpans[first][0]
    while (end < paragraphSpans.length && paragraphSpans[end][1] - from <= CHARACTERS_A_CALL) end++
    addTokens(layers, text, paragraphSpans.slice(first, end))
    first = end
  }
  return layers
}

function addTokens(layers: TokenLayers, text: string, spans: readonly Span[]): void {
  const [from, to] = [spans[0][0], spans[spans.length - 1][1]]
  const { shortened, runs } = shortenRuns(text.slice(from, to))
  const { words, lemmas, tags, startsSentence } = readWords(shortened)
  let at = from
  let paragraph = 0
  let breakBefore = true
  openParagraph(layers, spans[0])
  for (let i = 0; i < words.length; i++) {
    if (startsSentence.has(i) || isTooLong(layers)) breakBefore = true
    const written = words[i].trim()
    if (written === '') continue
    const start = text.indexOf(written, at)
    const word = runs.get(start - from) ?? written
    at = start + word.length
    if (start >= spans[paragraph][1]) {
      closeRange(layers.sentences, layers.tokens)
      closeRange(layers.paragraphs, layers.tokens)
      while (start >= spans[paragraph][1]) paragraph++
      openParagraph(layers, spans[paragraph])
      breakBefore = true
    }
    if (breakBefore && isSentenceBreak(text, layers, start, word)) openSentence(layers, start)
    breakBefore = false
    layers.tokens.push({
      start,
      end: at,
      text: word,
      lower: toPlainLower(word),
      // wink-nlp has no lemma for the second half of "cannot" at the end of a sentence.
      lemma: toPlainLower(lemmas[i] ?? word),
      pos: tags[i],
      sentence: layers.sentences.length - 1,
      paragraph: layers.paragraphs.length - 1,
    })
  }
  closeRange(layers.sentences, layers.tokens)
  closeRange(layers.paragraphs, layers.tokens)
}

/** Runs without white space that are too long, each cut to its first character, with where they stand. */
function shortenRuns(text: string): { shortened: string; runs: ReadonlyMap<number, string> } {
  const runs = new Map<number, string>()
  const shortened = text.replace(new RegExp(`\\S{${LONGEST_RUN},}`, 'gu'), (run, start: number) => {
    runs.set(start, run)
    const [first = ''] = run
    return first + ' '.repeat(run.length - first.length)
  })
  return { shortened, runs }
}

/**
 * wink-nlp ends a sentence at every “?” and “!”. A clause in lower case that follows a closing mark goes on with it:
 * “Must we?” she asked. A closing mark alone never begins a sentence.
 */
function isSentenceBreak(
  text: string,
  { tokens, sentences, paragraphs }: TokenLayers,
  start: number,
  word: string,
): boolean {
  const paragraph = paragraphs[paragraphs.length - 1]
  if (tokens.length === paragraph.firstToken) return true
  if (sentences.length === 0) return true
  if (/^[”’»)\]]/.test(word)) return false
  const before = text.slice(tokens[tokens.length - 1].end - 1, start)
  return !(/^["”’»)]/.test(before) && /^\p{Ll}/u.test(word))
}

function isTooLong({ sentences, tokens }: TokenLayers): boolean {
  const last = sentences[sentences.length - 1]
  return last !== undefined && tokens.length - last.firstToken >= LONGEST_SENTENCE
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

function openParagraph({ paragraphs, tokens }: TokenLayers, [start, end]: Span): void {
  paragraphs.push({ start, end, firstToken: tokens.length, endToken: tokens.length })
}

function openSentence({ sentences, tokens }: TokenLayers, start: number): void {
  closeRange(sentences, tokens)
  sentences.push({ start, end: start, firstToken: tokens.length, endToken: tokens.length })
}

function closeRange(ranges: TokenRange[], tokens: readonly Token[]): void {
  const last = ranges[ranges.length - 1] as Writable<TokenRange> | undefined
  if (last === undefined || tokens.length === 0) return
  last.endToken = tokens.length
  last.end = Math.max(last.end, tokens[tokens.length - 1].end)
}

function toPlainLower(word: string): string {
  const lower = word.toLowerCase()
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower
}
