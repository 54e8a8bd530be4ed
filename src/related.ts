/**
 * The nouns of what holds across articles: voices, utterances, relations, copies, stories.
 *
 * @module
 */
import type { Passage, Span } from './article.ts'
import type { Quotation, SaidAt, VoiceKind, VoiceName, VoiceReference } from './statement.ts'

/**
 * Words of a certain article: evidence that a page can open.
 *
 * @example relate([readStatements({ id: 'a1', from: 'dam.txt', text: '“It is safe,” engineer Radek Osmund said.', notes: [] })]).then(({ voices }) => voices[0].roles)
 *   // [{ article: 'a1', text: 'engineer', start: 14, end: 22 }]
 */
export interface Evidence extends Passage {
  readonly article: string
}

/**
 * The somebody behind speakers, across articles.
 *
 * @example const report = (outlet, words) => readStatements({ id: outlet, from: '-', outlet, publishedAt: '2023-03-08', text: `“${words},” Radek Osmund told the Courier.`, notes: [] })
 *   relate([report('Courier', 'The dam is safe. It has not moved'), report('Post', 'The dam is safe')])
 *     .then(({ voices }) => voices.map(({ name, articleCount, reasons }) => ({ name, articleCount, reasons })))
 *   // [{ name: 'Radek Osmund', articleCount: 2, reasons: ['2 articles name “Radek Osmund”.'] }]
 */
export interface Voice {
  readonly id: string
  readonly name: string
  readonly kind: VoiceKind
  readonly names: readonly VoiceName[]
  /** Each way of describing it once, those of most articles first, at most fifty; with the place in the first article by id. */
  readonly roles: readonly Evidence[]
  /** Why the voices of several articles were taken for one, a sentence each; empty when there is only one. */
  readonly reasons: readonly string[]
  /** How many articles have it as a voice, and how many statements it has there. */
  readonly articleCount: number
  readonly statementCount: number
  /** The voices that a person has split it from, sorted by id. Absent where nobody has. */
  readonly apartFrom?: readonly Pick<VoiceReference, 'id' | 'name'>[]
  /** Where a person has given it its name: the id of that correction, and what the record would call it without. */
  readonly renamed?: { readonly correction: string; readonly before: string }
  readonly unnamedBecause?: Evidence
}

/**
 * How a wording differs from the fullest one of its utterance, the dangerous ways first: those that turn or shift what
 * was said.
 */
export type DifferenceKind =
  | 'negation changed'
  | 'number changed'
  | 'speaker changed'
  | 'hedged'
  | 'words changed'
  | 'order changed'
  | 'translated'
  | 'paraphrased'
  | 'cut'
  | 'cut with ellipsis'
export const DIFFERENCE_KINDS: readonly DifferenceKind[] = [
  'negation changed',
  'number changed',
  'speaker changed',
  'hedged',
  'words changed',
  'order changed',
  'translated',
  'paraphrased',
  'cut',
  'cut with ellipsis',
]
/** These change what was said, or who said it. */
export const DANGEROUS_DIFFERENCES: readonly DifferenceKind[] = [
  'negation changed',
  'number changed',
  'speaker changed',
  'hedged',
]

/** One way in which a wording differs, with the words where they can be told. */
export interface Difference {
  readonly kind: DifferenceKind
  /** The words of the fullest wording that are not here, where words can be told: `100`. */
  readonly lost?: string
  /** The words that stand in their place: `120`. */
  readonly won?: string
}

/**
 * One of the different texts in which an utterance is reported.
 *
 * @example const report = (outlet, words) => readStatements({ id: outlet, from: '-', outlet, publishedAt: '2023-03-08', text: `“${words},” Radek Osmund told the Courier.`, notes: [] })
 *   relate([report('Courier', 'The dam is safe. It has not moved'), report('Post', 'The dam is safe')])
 *     .then(({ utterances }) => utterances[0].wordings.map(({ text, differences }) => ({ text, differences })))
 *   // [{ text: '“The dam is safe. It has not moved,”', differences: [] },
 *   //   { text: '“The dam is safe,”', differences: [{ kind: 'cut', lost: 'It has not moved' }] }]
 */
export interface Wording {
  readonly text: string
  readonly quotation: Quotation
  /** None in the fullest, and where only the way of quoting differs; else in the order of `DIFFERENCE_KINDS`. */
  readonly differences: readonly Difference[]
  /** The ids of the statements that have it, sorted. */
  readonly statements: readonly string[]
}

/** How an utterance came one step nearer the reader. */
export type HopKind = 'first hand' | 'relay' | 'credit' | 'copy' | 'feed' | 'link' | 'same cut'
export const HOP_KINDS: readonly HopKind[] = [
  'first hand',
  'relay',
  'credit',
  'copy',
  'feed',
  'link',
  'same cut',
]

/**
 * One step on an utterance's way into an article: the article has it through `through`, a name (an agency, an outlet)
 * or another article of the record.
 *
 * @example const report = (outlet, words) => readStatements({ id: outlet, from: '-', outlet, publishedAt: '2023-03-08', text: `“${words},” Radek Osmund told the Courier.`, notes: [] })
 *   relate([report('Courier', 'The dam is safe. It has not moved'), report('Post', 'The dam is safe')])
 *     .then(({ utterances }) => utterances[0].hops.map(({ article, kind, through, evidence }) => ({ article, kind, through, words: evidence.text })))
 *   // [{ article: 'Courier', kind: 'first hand', through: 'Courier', words: 'the Courier' }]
 */
export interface Hop {
  /** The id of the article that has it. */
  readonly article: string
  readonly kind: HopKind
  /** The name of the hand as written; the outlet itself where it is first hand. */
  readonly through: string
  /** The id of the article it has it from, where that one is in the record. */
  readonly from?: string
  /** The words that show it. Absent where a copy, a feed or a heading does. */
  readonly evidence?: Passage
  readonly reason: string
  /** Of those at 0.9, about nine in ten are right. */
  readonly confidence: number
}

/**
 * Where articles' knowledge of an utterance comes from. Ten outlets with one agency's copy are one origin.
 *
 * @example const report = (outlet, words) => readStatements({ id: outlet, from: '-', outlet, publishedAt: '2023-03-08', text: `“${words},” Radek Osmund told the Courier.`, notes: [] })
 *   relate([report('Courier', 'The dam is safe. It has not moved'), report('Post', 'The dam is safe')])
 *     .then(({ utterances }) => utterances[0].origins.map(({ name, kind }) => ({ name, kind })))
 *   // [{ name: 'Courier', kind: 'first hand' }, { name: 'Post', kind: 'unknown' }]
 */
export interface Origin {
  /** `Interfax`, an outlet's name, or `unknown`. */
  readonly name: string
  /** `unknown` where no article shows how its outlet knows of it: it may be its own, and it may be anybody's. */
  readonly kind: 'first hand' | 'relayed' | 'unknown'
  readonly articles: readonly string[]
  /** Why these articles were taken to have one origin, a sentence each. */
  readonly reasons: readonly string[]
}

/** Several origins that witnessed one and the same occasion, such as a briefing: many witnesses, one event. */
export interface Occasion {
  /** The venue as the articles have it: `weekly briefing`. */
  readonly venue: string
  /** The ids of the articles that were there by their own account, sorted. */
  readonly articles: readonly string[]
}

/** One act of saying, which many statements in many articles may report. */
export interface Utterance {
  readonly id: string
  /** The id of the voice. */
  readonly voice: string
  readonly saidAt?: SaidAt
  /** Fullest first. */
  readonly wordings: readonly Wording[]
  /** Those with most articles first. Every article of the utterance is in exactly one. */
  readonly origins: readonly Origin[]
  /** How each article came to it, sorted by article. Absent for articles that show nothing. */
  readonly hops: readonly Hop[]
  /** Absent where no two origins name one venue. */
  readonly occasion?: Occasion
  /** Hands that cite each other in a ring, so that none of them is where it began: `A, B, A`. Absent where there is none. */
  readonly circles?: readonly (readonly string[])[]
  /** That its statements report one act of saying. 1 for a single one. Of those at 0.9, about nine in ten are right. */
  readonly confidence: number
  /** All statement ids, sorted. */
  readonly statements: readonly string[]
}

/** What one utterance is to another: `reverses` where the same voice says otherwise later. */
export type RelationKind = 'agrees' | 'contradicts' | 'denies' | 'answers' | 'reverses'
export const RELATION_KINDS: readonly RelationKind[] = [
  'agrees',
  'contradicts',
  'denies',
  'answers',
  'reverses',
]

/**
 * A relation between two utterances, with the passages on each side that show it.
 *
 * @example const report = (day, words) => readStatements({ id: day, from: '-', publishedAt: day, text: `“The dam is ${words},” Radek Osmund said.`, notes: [] })
 *   relate([report('2023-03-07', 'safe'), report('2023-03-15', 'not safe')]).then(({ relations }) => relations.map(({ kind, reason }) => ({ kind, reason })))
 *   // [{ kind: 'reverses', reason: 'Radek Osmund said the opposite before: only one of them says ‘not safe’.' }]
 */
export interface Relation {
  readonly id: string
  readonly kind: RelationKind
  /** The id of the utterance that agrees, denies ... */
  readonly from: string
  /** The id of the utterance that it is about. Absent where the record has none: what is denied is then the `claim`. */
  readonly to?: string
  /** What is denied or rejected, as the denial has it, where nobody in the record is found to have said it. */
  readonly claim?: string
  /** The statements that show it, one a side. */
  readonly evidence: { readonly from: string; readonly to?: string }
  readonly reason: string
  /** Of those at 0.9, about nine in ten are right. */
  readonly confidence: number
}

/** Words that two articles share. */
export interface SharedPassage {
  readonly one: Span
  readonly other: Span
}

/** Articles that share text: one was copied from the other, or both from a third. */
export interface Copy {
  /** Article ids, the first published first; those of one day and those without a day by id. */
  readonly articles: readonly string[]
  /** The share of the shorter text that is common, 0 to 1: the least of all pairs that were joined. */
  readonly shared: number
  /** Each pair that was found, the earlier article first. */
  readonly pairs: readonly CopiedPair[]
}

/** Two articles that share text. */
export interface CopiedPair {
  readonly one: string
  readonly other: string
  /** The share of the shorter text that is common, 0 to 1. */
  readonly shared: number
  /** `whole` where most of the shorter text is common, else `part`. */
  readonly extent: 'whole' | 'part'
  /** The passages, in the order of the first article. */
  readonly passages: readonly SharedPassage[]
  readonly confidence: number
}

/** Articles about the same happening. */
export interface Story {
  readonly id: string
  /** The most central headline. */
  readonly title: string
  readonly articles: readonly string[]
  /** The first and last day on which an article of it was published, where known. */
  readonly from?: string
  readonly to?: string
}

/** All that `relate` finds out across articles. */
export interface Relations {
  readonly voices: readonly Voice[]
  readonly utterances: readonly Utterance[]
  readonly relations: readonly Relation[]
  readonly copies: readonly Copy[]
  readonly stories: readonly Story[]
}
