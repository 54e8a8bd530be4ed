/**
 * What the API answers with. The pages import these types; the schemas in `schemas.ts` are held against them.
 *
 * @module
 */
import type {
  Act,
  Article,
  Copy,
  Correction,
  Happening,
  Quotation,
  Relation,
  Story,
  Utterance,
  Voice,
  VoiceReference,
  WatchedFeed,
} from '../record.ts'
import type { PairedTexts } from '../relate/index.ts'
import type {
  ArticleSummary,
  ArticleView,
  Facets,
  FoundStatement,
  Page,
  RecordCounts,
  Role,
  SavedSearch,
  UtteranceView,
} from '../store/index.ts'
import type { PairedUtterance } from './pair-wordings.ts'

export type ArticleHeading = FoundStatement['article']

/** What an answer's utterances, relations and copies point to outside of it. */
export interface Elsewhere {
  readonly statements: readonly FoundStatement[]
  /** Every other article that is pointed to, in order of id. */
  readonly articles: readonly ArticleHeading[]
}

export type ArticleAnswer = Omit<ArticleView, 'utterances'> & {
  readonly utterances: readonly PairedUtterance[]
  readonly elsewhere: Elsewhere
}

/** An utterance as a chart or a long list needs it, without its words. */
export interface UtteranceMark {
  readonly id: string
  readonly voice: string
  /** The day it was said or, where that is not known, first published: ISO; absent where neither is known. */
  readonly day?: string
  /** True where `day` is the day of publication. */
  readonly isPublicationDay: boolean
  readonly act?: Act
  readonly quotation: Quotation
  readonly articles: number
  /** Origins that are known, and articles that do not say. */
  readonly origins: number
  readonly unknownOrigins: number
  readonly wordings: number
  /** Some wording changed a negation, a number, the speaker, or hedged. */
  readonly isDistorted: boolean
  /** The beginning of its fullest wording, at most 80 characters. */
  readonly brief: string
}

/** What one article of a story has that no other has, and what it leaves out that several others have. */
export interface ArticleShare {
  readonly article: ArticleSummary
  /** Ids of utterances that it alone has, those of named voices first; at most ten. */
  readonly alone: readonly string[]
  readonly aloneCount: number
  /** Ids of utterances that at least two other articles have and it has not, those of most articles first; at most ten. */
  readonly leftOut: readonly string[]
  readonly leftOutCount: number
}

/** A story without the words of its utterances, which `/api/v1/story/{id}/utterances` gives by pages in the same order. */
export interface StoryAnswer {
  readonly story: Story
  readonly happenings: readonly Happening[]
  readonly articles: readonly ArticleShare[]
  readonly copies: readonly Copy[]
  /** Those with most utterances first. */
  readonly voices: readonly VoiceReference[]
  /** In order of time. */
  readonly utterances: readonly UtteranceMark[]
  readonly statementCount: number
  /** Contradictions, denials and reversals first, surest first. */
  readonly relations: readonly Relation[]
  /** Those that `relations` point to. */
  readonly statements: readonly FoundStatement[]
}

/** An utterance whole, with the statements that report it, in order of time. */
export interface UtteranceDetail {
  readonly utterance: PairedUtterance
  readonly statements: readonly FoundStatement[]
}

export interface VoiceAnswer {
  readonly voice: Voice
  readonly statementCount: number
  /** In order of time. */
  readonly utterances: readonly (UtteranceMark & { readonly story?: string })[]
  /** The stories it speaks in, latest first. */
  readonly stories: readonly { readonly story: Story; readonly utteranceCount: number }[]
  readonly relations: readonly Relation[]
  /** How outlets word it: how many of its statements in each are direct, mixed and indirect, and the commonest acts. */
  readonly outlets: readonly OutletWording[]
  /** Those that `relations` point to, with one of each article that a role points to. */
  readonly statements: readonly FoundStatement[]
}

export interface OutletWording {
  readonly outlet: string
  readonly direct: number
  readonly mixed: number
  readonly indirect: number
  /** Utterances of which this outlet has a wording that differs dangerously from the fullest. */
  readonly distorted: number
  readonly acts: readonly { readonly act: Act; readonly count: number }[]
}

export type UtteranceAnswer = Omit<UtteranceView, 'utterance'> & {
  readonly utterance: PairedUtterance
  readonly elsewhere: Elsewhere
}

/** Two to six articles beside each other. */
export interface CompareAnswer {
  /** In order of publication. */
  readonly articles: readonly ArticleSummary[]
  readonly copies: readonly Copy[]
  /** In order of time; those of most articles stand out by `cells`. */
  readonly rows: readonly CompareRow[]
}

export interface CompareRow {
  readonly utterance: string
  readonly voice?: VoiceReference
  /** One for each article, in their order; `null` where it has nothing of it. */
  readonly cells: readonly (CompareCell | null)[]
}

export interface CompareCell {
  readonly statements: readonly FoundStatement['statement'][]
  /** How it differs from the fullest wording among these articles. */
  readonly differences: Utterance['wordings'][number]['differences']
  readonly pair?: PairedTexts
}

export interface SearchAnswer extends Page<FoundStatement> {
  readonly facets: Facets
}

export interface CorrectionsAnswer {
  /** Latest first. */
  readonly items: readonly Correction[]
  readonly total: number
  /** The statements that they are about, as they are now. */
  readonly statements: readonly FoundStatement[]
}

export interface RecordAnswer extends RecordCounts {
  /** Another text whenever the record has changed. */
  readonly version: string
}

export interface OutletsAnswer {
  /** Those with most articles first. */
  readonly items: readonly { readonly name: string; readonly articleCount: number }[]
}

export interface FeedsAnswer {
  readonly items: readonly WatchedFeed[]
}

export interface SearchesAnswer {
  readonly items: readonly SavedSearch[]
}

/** Articles that are being added by way of the API. */
export interface Addition {
  readonly id: string
  readonly state: 'reading' | 'relating' | 'done' | 'failed'
  readonly added: number
  readonly known: number
  readonly statements: number
  /** Of relating: changes that are still to be related. */
  readonly left: number
  /** Those that were added or known, latest last, at most a hundred. */
  readonly articles: readonly Pick<Article, 'id' | 'title' | 'outlet'>[]
  /** What could not be read, each with what to do. */
  readonly failures: readonly { readonly from: string; readonly message: string }[]
}

/** Who asks. */
export interface MeAnswer {
  /** The record has accounts, and nobody is logged in. */
  readonly needsLogin: boolean
  readonly account?: { readonly name: string; readonly role: Role }
  /** How one is known. */
  readonly way?: 'session' | 'token' | 'proxy'
}
