/**
 * The nouns that are kept. What they mean stands in `docs/words.md`; all stages pass these on and nothing else.
 *
 * @module
 */

/** A half-open range `[start, end)` in UTF-16 code units of an article's text. */
export type Span = readonly [start: number, end: number]

/** Words of an article and where they stand in it: `text === article.text.slice(start, end)`. */
export interface Passage {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What was wrong or poor in the material. Kept on the article, shown to the reader, never thrown. */
export interface Note {
  /** A stable name in kebab case that programs can test: `no-date`, `cut`, `invalid-utf-8`. */
  readonly code: string
  /** One plain sentence for the reader. */
  readonly message: string
  /** The words concerned, such as those that were cut from the body. */
  readonly text?: string
}

/** One report as one outlet published it. Its text never changes after it has been read. */
export interface Article {
  /** Derived from content (see `identify`): the same report read twice has the same id. */
  readonly id: string
  /** The path, address or archive member that it was read from; of several in one file `file#id`, or `file#row 12` where it has no id; `-` for standard input. */
  readonly from: string
  readonly title?: string
  readonly outlet?: string
  /** ISO 8601, as precise as it is known: `2019-03-28` or `2019-03-28T10:15:00+03:00`. Missing when not stated. */
  readonly publishedAt?: string
  /** The address that the report was published at, without tracking parameters. */
  readonly url?: string
  /** When the outlet last changed it, in the same form as `publishedAt`. */
  readonly modifiedAt?: string
  /** Who wrote it, as the page names them, without "By": `Ana Diaz and Tom Reed`. */
  readonly byline?: string
  /** The place of the dateline, as it stands there: `MOSCOW`, `Washington`. */
  readonly place?: string
  /** The language that the page says it is in, as a BCP 47 tag: `en`, `en-GB`. */
  readonly language?: string
  readonly keywords?: readonly string[]
  /** The agency or other hand that the report itself credits, as it stands there: `TASS`, `AP`. */
  readonly credit?: string
  readonly text: string
  readonly notes: readonly Note[]
}

/** How far an input of many reports was read, so that reading can go on there. */
export interface Mark {
  /** The whole path of the input. */
  readonly input: string
  /** Changes when the file does: a mark of another file under the same path is worth nothing. */
  readonly print: string
  /** In bytes from the start of the file: everything before it is done with. */
  readonly end: number
}

/** A feed that is watched, and how far: all that a later run must know to go on. Moments are milliseconds since 1970. */
export interface WatchedFeed {
  /** As it was given: it is known by this, also when it moved. */
  readonly address: string
  /** Where it lives now, when it said that it moved for good. */
  readonly movedTo?: string
  readonly title?: string
  /** What the site wants to be told when it is asked whether anything has changed. */
  readonly etag?: string
  readonly lastModified?: string
  readonly dueAt: number
  /** How often it failed in a row, and how the last time. */
  readonly failures: number
  readonly message?: string
  /** True when the site said that it is gone for good. */
  readonly isEnded: boolean
  /** What became of the entries that it had last, by what the feed or their addresses call them. */
  readonly entries: Readonly<Record<string, WatchedEntry>>
}

/** An entry of a watched feed: whether its report was kept and, where it was not, how often that was tried. */
export interface WatchedEntry {
  readonly isKept: boolean
  readonly tries: number
  readonly modifiedAt?: string
}

/** How the words come: all in quotation marks, some, or none. */
export type Quotation = 'direct' | 'mixed' | 'indirect'
export const QUOTATIONS: readonly Quotation[] = ['direct', 'mixed', 'indirect']

/** What kind of saying it is. */
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

/** How certain the speaker put it. */
export type Certainty = 'certain' | 'probable' | 'possible' | 'conditional'

/** `unnamed` is a particular somebody without a name, `group` a class, `document` a paper with nobody behind it. */
export type VoiceKind = 'person' | 'organisation' | 'government' | 'outlet' | 'group' | 'unnamed' | 'document'
export const VOICE_KINDS: readonly VoiceKind[] = [
  'person',
  'organisation',
  'government',
  'outlet',
  'group',
  'unnamed',
  'document',
]

/** When something was said: the days `from` to `to` (both included, ISO 8601), and the words that told so. */
export interface SaidAt {
  readonly from: string
  readonly to: string
  /** The words in the article, where there are any: `on Thursday`. */
  readonly written?: Passage
  /** Of those at 0.9, about nine in ten are right. */
  readonly confidence: number
}

/** One hand between the voice and the outlet: `Interfax` in "Interfax cites Gil as saying". */
export interface Hand {
  /** The hand's name as the article's own longest form: `Interfax`. */
  readonly name: string
  readonly kind: VoiceKind
  /** The words that show it. Absent where only the article's heading credits it. */
  readonly evidence?: Passage
  /** Of those at 0.9, about nine in ten are right. */
  readonly confidence: number
}

/** To whom or where something was said, and how sure that is. */
export interface Circumstance extends Passage {
  /** Of those at 0.9, about nine in ten are right. */
  readonly confidence: number
}

/** A voice as a statement points to it. */
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
}

/** A name or description by which articles call a voice, and how often. */
export interface VoiceName {
  readonly text: string
  readonly count: number
}

/** A voice as one article knows it, before it is matched with those of other articles. */
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

/** All that one article yields: what `add` keeps and `relate` works on. */
export interface ReadArticle {
  readonly article: Article
  readonly statements: readonly Statement[]
  readonly voices: readonly ArticleVoice[]
}

/** Words of a certain article: evidence that a page can open. */
export interface Evidence extends Passage {
  readonly article: string
}

/** The somebody behind speakers, across articles. */
export interface Voice {
  readonly id: string
  readonly name: string
  readonly kind: VoiceKind
  readonly names: readonly VoiceName[]
  readonly roles: readonly Evidence[]
  /** The ids of the article voices that were found to be this one, sorted. */
  readonly members: readonly string[]
  /** Why they were taken for one, a sentence each; empty when there is only one. */
  readonly reasons: readonly string[]
  /** The voices that a person has split it from, sorted by id. Absent where nobody has. */
  readonly apartFrom?: readonly Pick<VoiceReference, 'id' | 'name'>[]
  readonly unnamedBecause?: Evidence
}

/** How a wording differs from the fullest one of its utterance. */
export type Difference =
  | 'fullest'
  | 'same'
  | 'cut'
  | 'altered'
  | 'paraphrased'
  | 'negation changed'
  | 'number changed'

/** One of the different texts in which an utterance is reported. */
export interface Wording {
  readonly text: string
  readonly quotation: Quotation
  readonly difference: Difference
  /** The ids of the statements that have it, sorted. */
  readonly statements: readonly string[]
}

/** Where articles' knowledge of an utterance comes from. Ten outlets with one agency's copy are one origin. */
export interface Origin {
  /** `Interfax`, an outlet's name, or `unknown`. */
  readonly name: string
  readonly articles: readonly string[]
  /** Why these articles were taken to have one origin, a sentence each. */
  readonly reasons: readonly string[]
}

/** One act of saying, which many statements in many articles may report. */
export interface Utterance {
  readonly id: string
  /** The id of the voice. */
  readonly voice: string
  readonly saidAt?: SaidAt
  /** Fullest first. */
  readonly wordings: readonly Wording[]
  readonly origins: readonly Origin[]
  /** All statement ids, sorted. */
  readonly statements: readonly string[]
}

export type RelationKind = 'agrees' | 'contradicts' | 'denies' | 'answers' | 'reverses'

/** A relation between two utterances, with the statement on each side that shows it. */
export interface Relation {
  readonly id: string
  readonly kind: RelationKind
  /** The id of the utterance that agrees, denies ... */
  readonly from: string
  /** The id of the utterance that it is about. */
  readonly to: string
  readonly evidence: { readonly from: string; readonly to: string }
  readonly reason: string
  readonly confidence: number
}

/** Articles that share text: one was copied from the other, or both from a third. */
export interface Copy {
  /** Article ids, sorted. */
  readonly articles: readonly string[]
  /** The share of the shorter text that is common, 0 to 1: the least of all pairs that were joined. */
  readonly shared: number
}

/** Articles about the same happening. */
export interface Story {
  readonly id: string
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
