/**
 * An article's text with its layers, all as offsets into that text, which is never altered.
 *
 * @module
 */
import type { Span } from './record.ts'

/** Universal part of speech, as wink-nlp gives it. */
export type PartOfSpeech =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'

/** A word, number or mark. Line breaks and spaces are no tokens. */
export interface Token {
  readonly start: number
  readonly end: number
  /** `text.slice(start, end)` */
  readonly text: string
  /** In lower case, with curly apostrophes straightened. */
  readonly lower: string
  readonly lemma: string
  readonly pos: PartOfSpeech
  /** The index of its sentence in `sentences`. */
  readonly sentence: number
  /** The index of its paragraph in `paragraphs`. */
  readonly paragraph: number
}

/** A run of tokens `[firstToken, endToken)` with its offsets in the text. */
export interface TokenRange {
  readonly start: number
  readonly end: number
  readonly firstToken: number
  readonly endToken: number
}

/** A passage in quotation marks. */
export interface QuotedPassage {
  /** Offsets of the passage with its marks. */
  readonly start: number
  readonly end: number
  /** Offsets of what stands between the marks. */
  readonly inside: Span
  /** False when no closing mark was found: the passage then ends with its paragraph. */
  readonly closed: boolean
  /** 0 for an outermost passage, 1 for one inside another. */
  readonly depth: number
  /** True when the same quotation goes on in the next paragraph, which opens with a mark of its own. */
  readonly continues: boolean
}

export type NameKind = 'person' | 'organisation' | 'outlet' | 'government' | 'place' | 'other'

/** A proper name, titles and roles left out: `Maria Zakharova`, `Interfax`, `Caracas`. */
export interface Name {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: NameKind
  /** The title right before the name that is not part of it: `Foreign Ministry spokeswoman`. */
  readonly title?: Span
}

/** An expression of time. `value` is a TimeML value (`2019-03-28`, `2019-W13`, `PRESENT_REF`), absent without an anchor. */
export interface DateExpression {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly value?: string
}

export interface Document {
  readonly text: string
  /** The article's date, `YYYY-MM-DD`, where it is known: the anchor of "Thursday". */
  readonly date?: string
  /** The outlet that published it, where it is known. */
  readonly outlet?: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly TokenRange[]
  /** Blocks of text between line breaks, empty ones left out. */
  readonly paragraphs: readonly TokenRange[]
  /** In order of their start; an inner one follows the one that holds it. */
  readonly quotations: readonly QuotedPassage[]
  readonly names: readonly Name[]
  readonly dates: readonly DateExpression[]
}
