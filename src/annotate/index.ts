/**
 * annotate: a text in, a document with its layers of offsets out.
 *
 * @module
 */
import type { Document } from '../document.ts'
import { findDates } from './find-dates.ts'
import { findNames } from './find-names.ts'
import { findParagraphs } from './find-paragraphs.ts'
import { pairQuotationMarks } from './pair-quotation-marks.ts'
import { splitTokens } from './split-tokens.ts'

export interface AnnotateInput {
  readonly text: string
  /** The day it was published, ISO 8601. Without it no relative date gets a value. */
  readonly date?: string
  readonly outlet?: string
}

/**
 * The tokens, sentences, paragraphs, quoted passages, names and dates of a text, all as offsets into it in UTF-16 code
 * units. The text is never altered. An empty text gives empty layers. Reads no file and keeps no state.
 *
 * @example annotate({ text: 'Osmund said so on Monday.', date: '2023-03-08' }).dates
 *   // [{ start: 18, end: 24, text: 'Monday', value: '2023-03-06' }]
 */
export function annotate({ text, date, outlet }: AnnotateInput): Document {
  const paragraphs = findParagraphs(text)
  const layers = { text, ...splitTokens(text, paragraphs), quotations: pairQuotationMarks(text, paragraphs) }
  return {
    ...layers,
    names: findNames(layers),
    dates: findDates(layers, { date }),
    ...(date && { date: date.slice(0, 10) }),
    ...(outlet && { outlet }),
  }
}
