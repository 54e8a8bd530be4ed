/**
 * `hearsay/relate`: read articles in, what holds across them out: voices, utterances, relations, copies, stories.
 *
 * @module
 */
export {
  compareTexts,
  type PairedTexts,
  pairTexts,
  type RelateOptions,
  relate,
  type TextChange,
  type TextRun,
} from '../relate/index.ts'
