/**
 * Hearsay as a library: the stages, the journey through all of them, and the record.
 *
 * @module
 */
export { type AnnotateInput, annotate } from './annotate/index.ts'
export type {
  DateExpression,
  Document,
  Name,
  NameKind,
  PartOfSpeech,
  QuotedPassage,
  Token,
  TokenRange,
} from './document.ts'
export { RecordError, UsageError } from './errors.ts'
export { type ExtractionModel, type ExtractOptions, extract } from './extract/index.ts'
export {
  type AddEvent,
  type AddOptions,
  type AddOutcome,
  addArticles,
  openModel,
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
  type Copy,
  type CorrectedGroup,
  type Correction,
  type Decision,
  type Difference,
  type Evidence,
  type Findings,
  type Hand,
  type KeptStatement,
  type Note,
  type Origin,
  type Passage,
  QUOTATIONS,
  type Quotation,
  type ReadArticle,
  type Relation,
  type RelationKind,
  type Relations,
  type SaidAt,
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
export { type RelateOptions, relate } from './relate/index.ts'
export { type Resolved, type ResolveInput, resolve } from './resolve/index.ts'
export {
  type ArticleSummary,
  type ArticleView,
  type CorrectionRequest,
  type ExportLine,
  type FoundStatement,
  type OpenOptions,
  type OpenRecord,
  openRecord,
  type Page,
  type PageRequest,
  type RecordCounts,
  type StatementFields,
  type StatementQuery,
  type StoryView,
  type VoiceSummary,
  type VoiceView,
} from './store/index.ts'
export { openThreads, type Threads, type ThreadsOptions } from './threads/index.ts'
