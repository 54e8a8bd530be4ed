/**
 * What an open record can do, whatever database keeps it.
 *
 * @module
 */
import type {
  Act,
  Article,
  Copy,
  Mark,
  Quotation,
  ReadArticle,
  Relation,
  Relations,
  Statement,
  Story,
  Utterance,
  Voice,
  WatchedFeed,
} from '../record.ts'

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
  /** A voice id, or words of a voice's names. */
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
  readonly articles: readonly ArticleSummary[]
  readonly statements: readonly FoundStatement[]
  readonly utterances: readonly Utterance[]
  readonly relations: readonly Relation[]
  readonly voices: readonly Voice[]
}

/** A person's decision: what some articles call a voice is somebody else. */
export interface Split {
  /** Made from `articleVoices`. */
  readonly id: string
  /** The ids of the article voices that are one voice, kept apart from all others; sorted. */
  readonly articleVoices: readonly string[]
}

/** One line of an export. */
export type ExportLine =
  | ({ readonly kind: 'article' } & Article)
  | ({ readonly kind: 'statement' } & Statement)
  | ({ readonly kind: 'voice' } & Omit<Voice, 'kind'> & { readonly voiceKind: Voice['kind'] })
  | ({ readonly kind: 'utterance' } & Utterance)
  | ({ readonly kind: 'relation' } & Omit<Relation, 'kind'> & { readonly relationKind: Relation['kind'] })
  | ({ readonly kind: 'story' } & Story)

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
  /**
   * True when nothing was added, split or taken back since the articles were loaded that the last saved relations were
   * made from.
   */
  isRelated(): Promise<boolean>
  /** All that `relate` works on, in order of article id. */
  loadReadArticles(): Promise<ReadArticle[]>
  /** Replaces all voices, utterances, relations, copies and stories, and points the statements to them. */
  saveRelations(relations: Relations): Promise<void>
  /**
   * Keeps the decision that what these articles call this voice is somebody else. Voice and articles are ids or
   * beginnings of ids. It holds from the next `relateRecord` on, until it is undone. Throws a UsageError when there is no
   * such voice or article, when an article does not have the voice, or when no other article would be left.
   */
  splitVoice(voice: string, articles: readonly string[]): Promise<Split>
  /** Takes back every split that this voice is a side of, and gives them back; none when there was none. */
  undoSplits(voice: string): Promise<Split[]>
  /**
   * All splits that were not taken back, sorted by id. To relate, load the articles first: what is split after that is
   * then known to be not yet related.
   */
  listSplits(): Promise<Split[]>
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
