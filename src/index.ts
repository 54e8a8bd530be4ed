/**
 * Hearsay as a library: statements from a text, articles from files, and the record. Each stage has a door of its own beside
 * this one (`src/doors`): `hearsay/annotate`, `hearsay/extract` and so on.
 *
 * @module
 */
export { RecordError, UsageError } from './errors.ts'
export type { ExtractionModel } from './extract/index.ts'
export { extract } from './extract-text.ts'
export {
  type AddEvent,
  type AddOptions,
  type AddOutcome,
  addArticles,
  openModel,
  type RelateRecordOptions,
  type RereadOptions,
  type RereadOutcome,
  readStatements,
  relateRecord,
  rereadRecord,
  type Searcher,
  type SearchTrouble,
  type StatementOptions,
} from './pipeline.ts'
export { type Failure, type Reading, type ReadOptions, readArticles } from './read/index.ts'
export {
  ACTS,
  type Act,
  type Anchor,
  type Article,
  type ArticleVoice,
  CERTAINTIES,
  type Certainty,
  type Circumstance,
  type CopiedPair,
  type Copy,
  type CorrectedGroup,
  type Correction,
  type Decision,
  type Difference,
  type DifferenceKind,
  type Evidence,
  type Findings,
  type Hand,
  type Happening,
  type Hop,
  type HopKind,
  type KeptStatement,
  type Link,
  type Mark,
  type Note,
  type Occasion,
  type Origin,
  type Passage,
  QUOTATIONS,
  type Quotation,
  type ReadArticle,
  type Relation,
  type RelationKind,
  type Relations,
  type SaidAt,
  type SharedPassage,
  type Span,
  type Statement,
  type StatementCorrection,
  type StatementEdit,
  type Story,
  type Utterance,
  VOICE_KINDS,
  type Voice,
  type VoiceKind,
  type VoiceName,
  type VoiceReference,
  type Wording,
} from './record.ts'
export type { GivenArticle } from './search-text.ts'
export { type OpenOptions, type OpenRecord, openRecord } from './store/index.ts'
export { openThreads, type Threads, type ThreadsOptions } from './threads/index.ts'
