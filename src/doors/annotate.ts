/**
 * `hearsay/annotate`: a text in, its tokens, sentences, quotation marks, names and dates out, all as offsets.
 *
 * @module
 */
export { type AnnotateInput, annotate } from '../annotate/index.ts'
export type {
  DateExpression,
  Document,
  Name,
  NameKind,
  PartOfSpeech,
  QuotedPassage,
  Token,
  TokenRange,
} from '../document.ts'
export type { Span } from '../record.ts'
