/**
 * `hearsay/extract`: a document and a model in, statements with speaker, cue and content out, before anybody asks who "he" is.
 * The model that the package brings is opened by `openModel` of `hearsay`, or in a browser by `loadModel` of `hearsay/browser`.
 *
 * @module
 */
export {
  type ExtractionModel,
  type ExtractOptions,
  extract,
  MODEL_FILES,
  unpackModel,
} from '../extract/index.ts'
