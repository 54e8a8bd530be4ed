/**
 * What most who use the library want: a text in, its statements out, with the weights that the package brings. It has another
 * name than the file of the stage, which is given a document and a model.
 *
 * @module
 */
import { openModel, type StatementOptions } from './pipeline.ts'
import type { Statement } from './record.ts'
import { checkConfidence, type GivenArticle, searchText, takeArticle } from './search-text.ts'

/**
 * The statements in a text: who said what, in whose words, when, to whom and through whom, in the order of the text. The
 * words of each are cut from the text as it was given, and its spans say where they stand, in UTF-16 code units. What the text
 * does not tell is absent. A text without statements gives none; one that is not English gives few, and wrong ones.
 *
 * The first call reads the weights (4.8 MB) from the package; after that it keeps no state. In a browser `hearsay/browser` has
 * the same function. Trained on PolNeAR; see docs/accuracy.md for how often it is right.
 *
 * Throws a UsageError when it is given no text, a date that is none, or a confidence that is not between 0 and 1.
 *
 * @example extract('“The dam is safe,” Osmund told reporters.').map(({ text, quotation }) => ({ ...text, quotation }))
 *   // [{ speaker: 'Osmund', cue: 'told', content: '“The dam is safe,”', quotation: 'direct' }]
 */
export function extract(given: string | GivenArticle, options: StatementOptions = {}): Statement[] {
  checkConfidence(options.minConfidence)
  const { statements } = searchText(takeArticle(given), { ...options, model: openModel() })
  return [...statements]
}
