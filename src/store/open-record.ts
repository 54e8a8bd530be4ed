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
import type { People } from './people/people.ts'

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

/** An article without its text and the links in it, for lists. */
export type ArticleSummary = Omit<Article, 'text' | 'links'> & { readonly statementCount: number }

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
  readonly certainty?: Certainty
  /** Of utterances with so many known independent origins at least, or at most: whole numbers from 0. */
  readonly leastOrigins?: number
  readonly mostOrigins?: number
  /** A story's id. */
  readonly story?: string
}

/** A value of a facet and how many statements have it. */
export interface FacetCount {
  /** What to give as the filter: an id for a voice, the name of an outlet, an act ... */
  readonly value: string
  /** What to show for it. */
  readonly name: string
  readonly count: number
}

/**
 * How the statements that fit a query divide, most first, at most twelve of each; years in order. Each facet counts as if its own filter
 * were not given, so that one sees what else there is.
 */
export interface Facets {
  readonly voice: readonly FacetCount[]
  readonly outlet: readonly FacetCount[]
  readonly quotation: readonly FacetCount[]
  readonly act: readonly FacetCount[]
  readonly certainty: readonly FacetCount[]
  /** By the number of known independent origins: `0`, `1`, `2`, `3` (three and more). */
  readonly origins: readonly FacetCount[]
  readonly year: readonly FacetCount[]
}

/** A story as a list shows it. */
export interface StorySummary {
  readonly story: Story
  /** The outlets of its articles, those with most articles first. */
  readonly outlets: readonly string[]
  readonly statementCount: number
  readonly utteranceCount: number
  readonly relationCount: number
  /** How many different known origins its utterances have, by name. */
  readonly originCount: number
  /** How many of its utterances have two known origins or more. */
  readonly independentCount: number
  /** How many of them have none that is known. */
  readonly unknownCount: number
  /** Those with most statements first, at most five. */
  readonly speakers: readonly StorySpeaker[]
  /** What most of its articles have, of two voices at most. */
  readonly leading: readonly LeadingStatement[]
  /** What is disputed most: a denial or contradiction of the highest confidence, of what most articles report. */
  readonly contested?: ContestedLine
}

export interface StorySpeaker {
  readonly voice: Pick<Voice, 'id' | 'name' | 'kind'>
  /** In this story. */
  readonly statementCount: number
}

/** A statement that stands for its utterance. */
export interface LeadingStatement {
  readonly found: FoundStatement
  /** How many articles of the story have the utterance. */
  readonly articleCount: number
}

export interface ContestedLine {
  readonly relation: Relation
  /** Who denies or contradicts. */
  readonly from: FoundStatement
  /** Absent where the claim is nobody's in the record. */
  readonly to?: FoundStatement
}

/** Everything that a page about one utterance shows. */
export interface UtteranceView {
  readonly utterance: Utterance
  readonly voice?: Voice
  /** In order of time. */
  readonly statements: readonly FoundStatement[]
  readonly relations: readonly Relation[]
  readonly story?: Story
}

/** A search that somebody wants to find again. */
export interface SavedSearch {
  readonly id: string
  readonly name: string
  /** As it stands in an address behind the question mark, names sorted: `voice=Anna+Petrova&words=dam`. */
  readonly query: string
  /** ISO 8601. */
  readonly savedAt: string
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
  /** This voice is called so, 1 to 200 characters, whatever articles call it. */
  | { readonly kind: 'rename'; readonly of: 'voice'; readonly thing: string; readonly name: string }
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

/**
 * A record as it was at one moment, whatever is added meanwhile. Each method begins anew and gives one thing after the
 * other, in bounded memory; several may be under way at a time. Must be closed.
 */
export interface Snapshot {
  findStory(id: string): Promise<StoryView | undefined>
  /** In order of id, with all their statements in the order of the text; only these where whole ids are given. */
  articles(only?: readonly string[]): AsyncIterable<Pick<ReadArticle, 'article' | 'statements'>>
  /** The same as they were read, before anybody corrected them. */
  readings(only?: readonly string[]): AsyncIterable<ReadArticle>
  /** In order of id, as all that follow. */
  voices(): AsyncIterable<Voice>
  utterances(): AsyncIterable<Utterance>
  relations(): AsyncIterable<Relation>
  stories(): AsyncIterable<Story>
  /** In the order in which they were made. */
  corrections(): AsyncIterable<Correction>
  close(): Promise<void>
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
  /** The file's path, or the database's address without its password. */
  readonly path: string
  /** False where it can only be read: a file without permission, a server that follows another. */
  readonly isWritable: boolean
  /** Who may use it through the server, and what they did. */
  readonly people: People
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
   * shelf, on which it finds and keeps what holds across articles, and the changes; it must not write to the record
   * itself, which waits until it is done. Who reads the record meanwhile finds it as it was before. All is one
   * transaction: when `work` throws or the program is killed, the record is as before, and the changes are still to be
   * related.
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
   * said of a statement; a voice has its new name at once. Throws a UsageError when there is no such thing, when it cannot
   * be split, merged or called so, or when a field is none that people can set: what a statement was read from stays as
   * the article has it.
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
  findStatements(query?: StatementQuery): Promise<Page<FoundStatement>>
  /** How what fits a query divides by voice, outlet, act and so on. */
  countFacets(query?: StatementQuery): Promise<Facets>
  /** Those of the latest articles first, with their outlets and what is disputed in them. */
  listStorySummaries(request?: PageRequest): Promise<Page<StorySummary>>
  findUtterance(id: string): Promise<UtteranceView | undefined>
  /** These articles without their texts, in this order; unknown ids are left out. */
  findSummaries(ids: readonly string[]): Promise<ArticleSummary[]>
  /** The copies that these articles are in, each once. */
  findCopies(articles: readonly string[]): Promise<Copy[]>
  /** The story of each of these articles that is in one. */
  findStoriesOf(articles: readonly string[]): Promise<Map<string, Story>>
  /**
   * Statements that nobody has confirmed, rejected or edited, least certain first (of words or voice, whichever is less):
   * what a person should look at first.
   */
  listLeastCertain(request?: PageRequest): Promise<Page<FoundStatement>>
  /** The names of all outlets, those with most articles first. */
  listOutlets(): Promise<readonly { readonly name: string; readonly articleCount: number }[]>
  listSavedSearches(): Promise<SavedSearch[]>
  /** Saves a search under a name; the same query again gets the new name. */
  saveSearch(search: Omit<SavedSearch, 'id'>): Promise<SavedSearch>
  /** False where there is no such search. */
  removeSearch(id: string): Promise<boolean>
  /** Another text whenever anything in the record may have changed, by this program or another. */
  readVersion(): Promise<string>
  /** The whole record, a thing a line, in a fixed order, in bounded memory. */
  exportLines(): AsyncIterable<ExportLine>
  /** The record as it is now, to be read whole while others add to it. */
  openSnapshot(): Promise<Snapshot>
  /**
   * Takes in what people decided in another record: in the order in which they did, with their names and days, each once
   * however often it comes. What they are about need not be there yet: they hold from when it comes. Gives back how many
   * were new. What follows from them shows from the next `relateRecord` on.
   */
  takeCorrections(corrections: readonly Correction[]): Promise<number>
  close(): Promise<void>
}
