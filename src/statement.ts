/**
 * The nouns of what one article yields: statements, voices, happenings.
 *
 * @module
 */
import type { Article, Note, Passage, Span } from './article.ts'

/**
 * How the words come: all in quotation marks, some, or none.
 *
 * @example ['“It is safe,” Osmund said.', 'Osmund said that it was “safe”.', 'Osmund said that it was safe.'].map((text) => extract(text)[0].quotation)
 *   // ['direct', 'mixed', 'indirect']
 */
export type Quotation = 'direct' | 'mixed' | 'indirect'
/** All of them, from the words themselves to the sense alone. */
export const QUOTATIONS: readonly Quotation[] = ['direct', 'mixed', 'indirect']

/**
 * What kind of saying it is.
 *
 * @example ['Osmund denied that the dam was safe.', 'Osmund warned of rain.', '“Who knew?” Osmund asked.'].map((text) => extract(text)[0].act)
 *   // ['deny', 'warn', 'ask']
 */
export type Act =
  | 'assert'
  | 'deny'
  | 'reject'
  | 'confirm'
  | 'demand'
  | 'ask'
  | 'promise'
  | 'threaten'
  | 'warn'
  | 'accuse'
  | 'praise'
  | 'predict'
  | 'announce'
  | 'decline'
  | 'think'
/** All of them. */
export const ACTS: readonly Act[] = [
  'assert',
  'deny',
  'reject',
  'confirm',
  'demand',
  'ask',
  'promise',
  'threaten',
  'warn',
  'accuse',
  'praise',
  'predict',
  'announce',
  'decline',
  'think',
]

/**
 * How certain the speaker put it.
 *
 * @example ['was', 'was probably', 'might be'].map((verb) => extract(`Osmund said that the dam ${verb} safe.`)[0].certainty)
 *   // ['certain', 'probable', 'possible']
 */
export type Certainty = 'certain' | 'probable' | 'possible' | 'conditional'
/** All of them, the surest first. */
export const CERTAINTIES: readonly Certainty[] = ['certain', 'probable', 'possible', 'conditional']

/**
 * `unnamed` is a particular somebody without a name, `group` a class, `document` a paper with nobody behind it.
 *
 * @example ['Radek Osmund', 'The Energy Ministry', 'A senior official', 'Critics', 'The report'].map((who) => extract(`${who} said the dam was safe.`)[0].voice.kind)
 *   // ['person', 'government', 'unnamed', 'group', 'document']
 */
export type VoiceKind = 'person' | 'organisation' | 'government' | 'outlet' | 'group' | 'unnamed' | 'document'
/** All of them. */
export const VOICE_KINDS: readonly VoiceKind[] = [
  'person',
  'organisation',
  'government',
  'outlet',
  'group',
  'unnamed',
  'document',
]

/**
 * When something was said: the days `from` to `to` (both included, ISO 8601), and the words that told so.
 *
 * @example extract({ text: 'The dam is safe, Osmund said on Monday.', publishedAt: '2023-03-08' })[0].saidAt
 *   // { from: '2023-03-06', to: '2023-03-06', written: { text: 'on Monday', start: 29, end: 38 }, confidence: 0.95 }
 */
export interface SaidAt {
  readonly from: string
  readonly to: string
  /** The words in the article, where there are any: `on Thursday`. */
  readonly written?: Passage
  /** Of those at 0.9, about nine in ten are right. */
  readonly confidence: number
}

/**
 * One hand between the voice and the outlet: `Interfax` in "Interfax cites Gil as saying".
 *
 * @example extract('Interfax cited Jorun Pelivar as saying that the gates were open.')[0].relay
 *   // [{ name: 'Interfax', kind: 'outlet', evidence: { text: 'Interfax cited Jorun Pelivar as saying', start: 0, end: 38 }, confidence: 0.95 }]
 */
export interface Hand {
  /** The hand's name as the article's own longest form: `Interfax`. */
  readonly name: string
  readonly kind: VoiceKind
  /** The words that show it. Absent where only the article's heading credits it. */
  readonly evidence?: Passage
  /** Of those at 0.9, about nine in ten are right. */
  readonly confidence: number
}

/**
 * To whom or where something was said, and how sure that is.
 *
 * @example extract('“The dam is safe,” Osmund told reporters.')[0].addressee
 *   // { text: 'reporters', start: 31, end: 40, confidence: 0.97 }
 */
export interface Circumstance extends Passage {
  /** Of those at 0.9, about nine in ten are right. */
  readonly confidence: number
}

/**
 * A voice as a statement points to it. The id is one of the article's until `relate` has run, and one of the record's then.
 *
 * @example extract('“The dam is safe,” Radek Osmund said. He laughed, and denied that it had moved.').map(({ voice }) => voice.name)
 *   // ['Radek Osmund', 'Radek Osmund']
 */
export interface VoiceReference {
  readonly id: string
  readonly name: string
  readonly kind: VoiceKind
  /** That it is this voice. Of those at 0.9, about nine in ten are right. */
  readonly confidence: number
  /** Why an unnamed voice is not named, in the article's words: "on condition of anonymity". */
  readonly unnamedBecause?: Passage
}

/**
 * One attribution in one article. Spans are offsets into the article's text, in order; `text` is cut from it. What is
 * not known is absent.
 *
 * @example extract('The dam is safe, Osmund said.').map(({ speaker, cue, content, quotation, act }) => ({ speaker, cue, content, quotation, act }))
 *   // [{ speaker: [[17, 23]], cue: [[24, 28]], content: [[0, 15]], quotation: 'indirect', act: 'assert' }]
 */
export interface Statement {
  readonly id: string
  /** The id of the article. */
  readonly article: string
  readonly speaker: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  /** The words of each, several spans joined by ` … `. */
  readonly text: { readonly speaker?: string; readonly cue?: string; readonly content: string }
  readonly quotation: Quotation
  /** That these words are said so; whose they are has a confidence of its own. Of those at 0.8, about eight in ten are right. */
  readonly confidence: number
  /** The id of the statement that it stands inside. */
  readonly within?: string
  /** With `negated`, the act that was not done. */
  readonly act?: Act
  readonly certainty?: Certainty
  /** The words that say that it was NOT said, confirmed, thought ...: the content is none of the voice's words then. */
  readonly negated?: Passage
  readonly voice?: VoiceReference
  /** How the article describes the voice at or nearest before this statement: "Foreign Ministry spokeswoman". */
  readonly role?: Passage
  readonly saidAt?: SaidAt
  readonly addressee?: Circumstance
  readonly venue?: Circumstance
  /** The hands between the voice and the publishing outlet, nearest the voice first. Absent when none is named. */
  readonly relay?: readonly Hand[]
  /**
   * The publishing outlet heard it, or had the paper before it, itself: "told The Post", "a memo seen by The Post" in The
   * Post. Absent where that is not shown.
   */
  readonly firstHand?: true
  /** What was left open because it could not be told: `voice-open`. Absent when there is nothing to note. */
  readonly notes?: readonly Note[]
  /** What a person said of it. Absent where nobody did. */
  readonly correction?: StatementCorrection
}

/**
 * A name or description by which articles call a voice, and how often.
 *
 * @example readStatements({ id: 'a1', from: 'dam.txt', text: '“It is safe,” Radek Osmund said. Osmund laughed.', notes: [] }).voices[0].names
 *   // [{ text: 'Osmund', count: 1 }, { text: 'Radek Osmund', count: 1 }]
 */
export interface VoiceName {
  readonly text: string
  readonly count: number
}

/**
 * A voice as one article knows it, before it is matched with those of other articles.
 *
 * @example readStatements({ id: 'a1', from: 'dam.txt', text: '“It is safe,” engineer Radek Osmund said. He laughed.', notes: [] }).voices
 *   // [{ id: 'avo_03c43a4617f4d012', article: 'a1', name: 'Radek Osmund', kind: 'person', names: [{ text: 'Radek Osmund', count: 1 }],
 *   //   roles: [{ text: 'engineer', start: 14, end: 22 }], mentions: [[23, 35], [42, 44]] }]
 */
export interface ArticleVoice {
  /** Derived from the article's id, the kind and the name. Statements point to it until `relate` has run. */
  readonly id: string
  readonly article: string
  readonly name: string
  readonly kind: VoiceKind
  /** All forms that the article uses for it, pronouns left out; commonest first, then alphabetical. */
  readonly names: readonly VoiceName[]
  readonly roles: readonly Passage[]
  /** Every place where the article mentions it, in order. */
  readonly mentions: readonly Span[]
  /** Why an unnamed voice is not named, in the article's words: "on condition of anonymity". */
  readonly unnamedBecause?: Passage
}

/**
 * Something that an article tells in its own words of a day that is known.
 *
 * @example readStatements({ id: 'a1', from: 'dam.txt', text: 'The gates were opened on Monday. Nobody was asked, Osmund said.', publishedAt: '2023-03-08', notes: [] })
 *   .happenings.map(({ on, told }) => ({ on: on.from, told: told.text }))
 *   // [{ on: '2023-03-06', told: 'The gates were opened on Monday.' }]
 */
export interface Happening {
  /** The id of the article. */
  readonly article: string
  /** When it happened: the days `from` to `to` (both included, ISO 8601), and the words that told so. */
  readonly on: SaidAt
  /** The sentence, or the part of it, that tells it. */
  readonly told: Passage
}

/**
 * All that one article yields: what `add` keeps and `relate` works on.
 *
 * @example Object.keys(readStatements({ id: 'a1', from: 'dam.txt', text: 'The dam is safe, Osmund said.', notes: [] })).sort()
 *   // ['article', 'happenings', 'statements', 'voices']
 */
export interface ReadArticle {
  readonly article: Article
  readonly statements: readonly Statement[]
  readonly voices: readonly ArticleVoice[]
  /** In the order of the text. */
  readonly happenings: readonly Happening[]
}

/** What is found in an article: what annotating, extracting and resolving make of it. */
export type Findings = Omit<ReadArticle, 'article'>

/** Tells a line of JSON that is an article with its findings, `{kind, article, statements, voices, happenings}`, from other things. */
export const FOUND_KIND = 'read-article'
/** The columns of Parquet that hold the same, each as JSON. */
export const FOUND_COLUMNS = ['article', 'statements', 'voices', 'happenings'] as const

/**
 * What a correction holds on to: an article, or places in its text. Ids of voices and statements may change when an
 * article is read again with another version; its text does not.
 */
export interface Anchor {
  readonly article: string
  /** Where the article mentions the voice, or has the content of the statement; none for the article itself. */
  readonly spans: readonly Span[]
  /** What it was called when the correction was made: a voice's name, a statement's words, an article's title. */
  readonly name: string
}

/** The fields of a statement that a person can set right. What it was read from (spans, text, quotation) is evidence, and stays. */
export interface StatementEdit {
  /** `place` is where that voice is mentioned, in this article or another. */
  readonly voice?: (Pick<VoiceReference, 'name' | 'kind'> & { readonly place?: Anchor }) | null
  readonly role?: Passage | null
  readonly act?: Act | null
  readonly certainty?: Certainty | null
  readonly negated?: Passage | null
  readonly saidAt?: Pick<SaidAt, 'from' | 'to'> | null
  readonly addressee?: Passage | null
  readonly venue?: Passage | null
  readonly relay?: readonly Omit<Hand, 'confidence'>[] | null
  readonly firstHand?: true | null
}

/** In the order in which they are told. */
export const EDITED_FIELDS: readonly (keyof StatementEdit)[] = [
  'voice',
  'role',
  'act',
  'certainty',
  'negated',
  'saidAt',
  'addressee',
  'venue',
  'relay',
  'firstHand',
]

/** What a person said of a statement, and what the program had read in place of what the person set. */
export interface StatementCorrection {
  /** The last word on it. One that is `rejected` is shown on its article only, and counts nowhere. */
  readonly decision: 'confirmed' | 'edited' | 'rejected'
  /** The ids of the corrections that hold for it, in the order in which they were made. */
  readonly corrections: readonly string[]
  /** The fields that are otherwise now, as they were read; `null` where nothing was. */
  readonly before: { readonly [Field in keyof StatementEdit | 'confidence']?: Statement[Field] | null }
}
