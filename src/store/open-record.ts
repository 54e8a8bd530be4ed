/**
 * What an open record can do, whatever database keeps it.
 *
 * @module
 */
import type {
  Act,
  Article,
  Certainty,
  Copy,
  CorrectedGroup,
  Correction,
  Happening,
  Mark,
  Quotation,
  ReadArticle,
  Relation,
  Statement,
  Story,
  Utterance,
  Voice,
  VoiceKind,
  WatchedFeed,
} from '../record.ts'
import type { Changes, Shelf } from '../shelf.ts'

export interface RecordCounts {
  readonly articles: number
  readonly outlets: number
  readonly statements: number
  readonly voices: number
  readonly utterances: number
  readonly relations: number
  readonly stories: number
}

/** One page of a longer list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** How many there are in all. */
  readonly total: number
}

/** Numbers that are no whole ones from 0 are UsageErrors. */
export interface PageRequest {
  /** 50 when not given; `Infinity` for all. */
  readonly limit?: number
  readonly offset?: number
}

/** An article without its text, for lists. */
export type ArticleSummary = Omit<Article, 'text'> & { readonly statementCount: number }

/** A statement with what a list must say of its article. */
export interface FoundStatement {
  readonly statement: Statement
  readonly article: Pick<Article, 'id' | 'title' | 'outlet' | 'publishedAt' | 'url' | 'from'>
  /** The utterance that it reports. */
  readonly utterance?: string
}

/** What to look for. Given filters must all hold; `words` are full-text search in content, speaker and article title. */
export interface StatementQuery extends PageRequest {
  /** All words must occur (stemmed); "in double quotation marks" means a phrase. */
  readonly words?: string
  /** A voice id, a name by which any article calls a voice, or words of its name. */
  readonly voice?: string
  readonly outlet?: string
  /** ISO days, both included: when it was said or, where that is not known, published. */
  readonly from?: string
  readonly to?: string
  readonly quotation?: Quotation
  readonly act?: Act
}

export interface VoiceSummary {
  readonly voice: Voice
  readonly statementCount: number
  readonly articleCount: number
}

/** Everything that a page about one article shows. Statements point to voices of the record. */
export interface ArticleView extends ReadArticle {
  /** The statements that a person rejected, in the order of the text. They take part in nothing. */
  readonly rejected: readonly Statement[]
  readonly utterances: readonly Utterance[]
  readonly relations: readonly Relation[]
  readonly copies: readonly Copy[]
  /** Other revisions of the same article (same address or file, other text), oldest known date first. */
  readonly revisions: readonly ArticleSummary[]
  readonly story?: Story
}

/** Everything that a page about one voice shows. */
export interface VoiceView {
  readonly voice: Voice
  /** In order of when they were said or published; unknown last. */
  readonly statements: readonly FoundStatement[]
  readonly utterances: readonly Utterance[]
  readonly relations: readonly Relation[]
}

/** Everything that a page about one story shows. */
export interface StoryView {
  readonly story: Story
  /** What its articles tell of days that are known, in order of the days. */
  readonly happenings: readonly Happening[]
  readonly articles: readonly ArticleSummary[]
  readonly statements: readonly FoundStatement[]
  readonly utterances: readonly Utterance[]
  readonly relations: readonly Relation[]
  readonly voices: readonly Voice[]
}

/** What a person decides, by ids of things or beginnings of ids. */
export type CorrectionRequest =
  /** These are one. An utterance may be named by one of its statements, a story by an article, a voice by an article voice. */
  | { readonly kind: 'merge'; readonly of: CorrectedGroup; readonly things: readonly string[] }
  /** These articles (of an utterance: these statements) are another voice, utterance or story, kept apart from all others. */
  | {
      readonly kind: 'split'
      readonly of: CorrectedGroup
      readonly thing: string
      readonly members: readonly string[]
    }
  | { readonly kind: 'confirm' | 'reject'; readonly statement: string }
  | { readonly kind: 'edit'; readonly statement: string; readonly fields: StatementFields }

/**
 * Fields of a statement as a person gives them; `null` where it is not known. The words for `role`, `negated`, `addressee`
 * and `venue` must stand in the article: those nearest to the statement are taken.
 */
export interface StatementFields {
  /** A voice's id, or a name: of a voice that the article has, else of a new one. */
  readonly voice?: string | null
  /** `person` when left out. Goes with a name as `voice`. */
  readonly voiceKind?: VoiceKind
  readonly role?: string | null
  readonly act?: Act | null
  readonly certainty?: Certainty | null
  readonly negated?: string | null
  /** ISO days, both included. */
  readonly saidAt?: { readonly from: string; readonly to: string } | null
  readonly addressee?: string | null
  readonly venue?: string | null
  /** Names, nearest the voice first. */
  readonly relay?: readonly string[] | null
  readonly firstHand?: boolean
}

/** One line of an export. */
export type ExportLine =
  | ({ readonly kind: 'article' } & Article)
  | ({ readonly kind: 'statement' } & Statement)
  | ({ readonly kind: 'voice' } & Omit<Voice, 'kind'> & { readonly voiceKind: Voice['kind'] })
  | ({ readonly kind: 'utterance' } & Utterance)
  | ({ readonly kind: 'relation' } & Omit<Relation, 'kind'> & { readonly relationKind: Relation['kind'] })
  | ({ readonly kind: 'story' } & Story)
  | ({ readonly kind: 'correction' } & Correction)

/**
 * A record that is open. Every method that writes is one transaction: when its promise is kept, what it was given is
 * on the disk. Methods that find by id take any prefix of an id that fits only one thing; a
 * UsageError names the things when it fits several.
 */
export interface OpenRecord {
  /** The file's path. */
  readonly path: string
  /** Keeps articles with their statements and voices. Says of each, in order, whether it was new. */
  saveArticles(articles: readonly ReadArticle[]): Promise<('added' | 'known')[]>
  /** Which of these article ids the record has. */
  findKnown(ids: readonly string[]): Promise<Set<string>>
  /** True when nothing changed since the record was last related: nothing added, removed, read anew or decided by hand. */
  isRelated(): Promise<boolean>
  /**
   * How many changes are still to be related. All articles of a record that another version of Hearsay related in
   * another way.
   */
  countUnrelated(): Promise<number>
  /**
   * Relates the next changes, `most` at a time, and says how many these were: 0 when nothing is left. `work` gets the
   * shelf, on which it finds and keeps what holds across articles, and the changes; it must not use the record itself,
   * which waits until it is done. All is one transaction: when `work` throws or the program is killed, the record is as
   * before, and the changes are still to be related.
   */
  relateNext(
    work: (shelf: Shelf, changes: Changes) => Promise<void>,
    options: { readonly most: number },
  ): Promise<number>
  /** These articles with what was found in them, as people have corrected it, in this order; unknown ids are left out. */
  loadReadArticles(ids: readonly string[]): Promise<ReadArticle[]>
  /** The same, as it was before anybody corrected it. */
  loadAsRead(ids: readonly string[]): Promise<ReadArticle[]>
  /** Takes articles out of the record with all that was found in them, and says how many it had of them. */
  removeArticles(ids: readonly string[]): Promise<number>
  /**
   * Puts what was found in these articles in place of what was found before, and says how many of them the record has:
   * others are passed over. The articles themselves stay as they are.
   */
  rereadArticles(articles: readonly ReadArticle[]): Promise<number>
  /** How many voices of the record have statements in these articles. */
  countVoicesOf(articles: readonly string[]): Promise<number>
  /**
   * Keeps what a person decided. It wins over all that is read and computed, also later, until it is undone or a later one
   * says the opposite. Merges and splits show from the next `relateRecord` on, and so does all that follows from what is
   * said of a statement. Throws a UsageError when there is no such thing, when it cannot be split or merged so, or when a
   * field is none that people can set: what a statement was read from stays as the article has it.
   */
  correct(request: CorrectionRequest, maker?: Pick<Correction, 'by' | 'why' | 'madeAt'>): Promise<Correction>
  /** Takes a correction back, which may itself have taken one back. Gives the undoing: it is a correction of its own. */
  undoCorrection(id: string, maker?: Pick<Correction, 'by' | 'why' | 'madeAt'>): Promise<Correction>
  /** All corrections in the order in which they were made, those that were undone among them. */
  listCorrections(): Promise<Correction[]>
  /** How far this input was read by a run that was stopped, if the file is still the same. */
  findMark(input: Pick<Mark, 'input' | 'print'>): Promise<number | undefined>
  /** Keeps how far an input was read; one mark an input. What lies before it must have been kept before. */
  saveMark(mark: Mark): Promise<void>
  /** Forgets the mark of an input: it was read to its end. */
  removeMark(input: string): Promise<void>
  /** The feeds that are watched, those that are due first in front. */
  listFeeds(): Promise<WatchedFeed[]>
  /** Keeps how far a feed was watched; one of each address. The articles that it says are kept must have been kept before. */
  saveFeed(feed: WatchedFeed): Promise<void>
  /** Which of these addresses the record has an article from. */
  findKnownAddresses(addresses: readonly string[]): Promise<Set<string>>
  count(): Promise<RecordCounts>
  /** Newest first, those without a date last. */
  listArticles(request?: PageRequest): Promise<Page<ArticleSummary>>
  /** Those with most statements first. */
  listVoices(request?: PageRequest): Promise<Page<VoiceSummary>>
  listStories(request?: PageRequest): Promise<Page<Story>>
  findArticle(id: string): Promise<ArticleView | undefined>
  /** By id, prefix of an id, or a name that fits. */
  findVoice(idOrName: string): Promise<VoiceView | undefined>
  findStory(id: string): Promise<StoryView | undefined>
  /** The statements with these whole ids, in the order asked for; unknown ids are left out. */
  findStatementsById(ids: readonly string[]): Promise<FoundStatement[]>
  /** Best match first when there are words, else in order of time. */
  findStatements(query: StatementQuery): Promise<Page<FoundStatement>>
  /** The whole record, a thing a line, in a fixed order, in bounded memory. */
  exportLines(): AsyncIterable<ExportLine>
  close(): Promise<void>
}
