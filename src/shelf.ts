/**
 * What relating keeps from one run to the next, so that one more article costs the same in a large record as in a small
 * one. A shelf knows nothing of news: it keeps things by name, and finds them again by key.
 *
 * Whatever is kept is a plain function of the articles and corrections that the record has, never of the order in
 * which they came: relating the same articles in another order leaves the same shelf.
 *
 * @module
 */
import type {
  Article,
  ArticleVoice,
  Copy,
  ReadArticle,
  Relation,
  Statement,
  Story,
  Utterance,
  Voice,
} from './record.ts'

/** The inverted indexes, each with what its keys are hashes of. Buckets are described where an index is written. */
export type IndexName =
  /** Articles by runs of words. */
  | 'shingle'
  /** Articles by the few runs of words that stand for the whole text, whatever its date. */
  | 'whole text'
  /** Articles by their heaviest words. */
  | 'story word'
  /** Article voices of persons by story and surname. */
  | 'surname in story'
  /** Article voices by story and unit. */
  | 'unit in story'
  /** Units by the parts of a person's name that forms of one name have in common. */
  | 'name part'
  /** Statements by runs of quoted words. */
  | 'quoted words'
  /** Statements by the name that their speaker goes by, with a rare word of the content. */
  | 'speaker and word'
  /** Statements by the name that their speaker goes by, with two rare words of the content, for what is said again much later. */
  | 'speaker and two words'

/** Things with one of the keys, and how many of the keys each has. */
export type Holders = ReadonlyMap<string, number>

export interface Key {
  readonly key: number
  /** A stretch of time, as a number of stretches since 1970; -1 where no day is known, or time plays no part. */
  readonly bucket: number
}

export interface AskedKeys {
  readonly keys: readonly number[]
  readonly buckets: readonly number[] | 'all'
}

/** A link between two things; `one` is the smaller id. */
export interface ShelfLink {
  readonly one: string
  readonly other: string
  readonly weight: number
  /** Whatever else belongs to it, as JSON. */
  readonly details?: string
}

export type LinkName = 'copy' | 'story' | 'saying'

/** What is kept about single things, as JSON: small prints from which they are compared. */
export type TraceName = 'article' | 'article voice' | 'unit' | 'statement'

/**
 * Which thing belongs to which: an article to a group of copies and a story, an article voice to a unit (all article
 * voices that one key makes one), a unit to a voice, a statement to an utterance. A thing belongs to one of a kind.
 */
export type GroupName = 'copy' | 'story' | 'unit' | 'voice' | 'utterance'

/** The nouns that relating makes, by id. */
export interface Made {
  readonly copy: Copy & { readonly id: string }
  readonly story: Story
  readonly voice: Voice
  readonly utterance: Utterance
  readonly relation: Relation
}

/** What a person has decided about the groups of one kind. */
export interface GroupCorrections {
  /** Each group is one, and kept apart from all others; a group inside another is split off from that one. */
  readonly apart: readonly (readonly string[])[]
  /** The groups that hold these are one. */
  readonly together: readonly (readonly string[])[]
}

export type CorrectedGroup = 'story' | 'voice' | 'utterance'

/** An article as relating needs it where its text does not count. */
export type ArticleHead = Omit<Article, 'text' | 'notes'>

/** Each method answers with what it knows; unknown ids are left out. What is written can be read at once. */
export interface Shelf {
  /** Waited for between the parts of a long computation: whoever keeps the shelf may let others have their turn. */
  breathe(): Promise<void>
  loadArticles(ids: readonly string[]): Promise<Article[]>
  loadHeads(ids: readonly string[]): Promise<ArticleHead[]>
  loadStatements(ids: readonly string[]): Promise<Statement[]>
  /** All statements of these articles. */
  loadStatementsOf(articles: readonly string[]): Promise<Statement[]>
  loadArticleVoices(ids: readonly string[]): Promise<ArticleVoice[]>
  /** All article voices of these articles. */
  loadArticleVoicesOf(articles: readonly string[]): Promise<ArticleVoice[]>
  /** Articles that were published at one of these addresses. */
  findByAddress(
    addresses: readonly string[],
  ): Promise<{ readonly article: string; readonly address: string }[]>

  /** Things that have some of these keys in one of these buckets (`all`: in any). */
  findHolders(index: IndexName, asked: AskedKeys): Promise<Holders>
  /** The same of many questions, each with a name. One for each article or statement would take most of the time. */
  findHoldersOfEach(index: IndexName, asked: ReadonlyMap<string, AskedKeys>): Promise<Map<string, Holders>>
  /** Adds keys; a key that the thing has already is kept once. */
  addKeys(index: IndexName, keysOf: ReadonlyMap<string, readonly Key[]>): Promise<void>
  /** Takes all keys from these things. */
  dropKeys(index: IndexName, things: readonly string[]): Promise<void>

  /** All links with one of these things at an end, each once. */
  findLinks(name: LinkName, things: readonly string[]): Promise<ShelfLink[]>
  /** Adds links; one between the same things is replaced. */
  addLinks(name: LinkName, links: readonly ShelfLink[]): Promise<void>
  /** Takes away all links with one of these things at an end. */
  dropLinks(name: LinkName, things: readonly string[]): Promise<void>

  findTraces<Trace>(name: TraceName, things: readonly string[]): Promise<Map<string, Trace>>
  keepTraces<Trace>(name: TraceName, traces: ReadonlyMap<string, Trace>): Promise<void>
  dropTraces(name: TraceName, things: readonly string[]): Promise<void>

  /** The group of each of these members. */
  findGroups(name: GroupName, members: readonly string[]): Promise<Map<string, string>>
  /** The members of each of these groups, sorted. */
  findMembers(name: GroupName, groups: readonly string[]): Promise<Map<string, string[]>>
  /** Puts members into groups, and so out of those they were in. */
  setGroups(name: GroupName, groupOf: ReadonlyMap<string, string>): Promise<void>
  dropMembers(name: GroupName, members: readonly string[]): Promise<void>

  find<Name extends keyof Made>(name: Name, ids: readonly string[]): Promise<Map<string, Made[Name]>>
  /** Keeps things under their ids, in place of those that had them. */
  keep<Name extends keyof Made>(name: Name, made: readonly Made[Name][]): Promise<void>
  drop(name: keyof Made, ids: readonly string[]): Promise<void>
  /** The relations with one of these utterances on a side. */
  findRelations(utterances: readonly string[]): Promise<Relation[]>

  /**
   * The corrections that touch one of these members (articles, article voices, statements), whole: with members that
   * were not asked for.
   */
  findCorrections(name: CorrectedGroup, members: readonly string[]): Promise<GroupCorrections>
}

/** An article that left the record, with what stood in it. */
export interface RemovedArticle {
  readonly article: string
  readonly statements: readonly string[]
  readonly voices: readonly string[]
}

/** What became different in a record since it was last related. An article that was read anew is in both lists. */
export interface Changes {
  readonly added: readonly ReadArticle[]
  readonly removed: readonly RemovedArticle[]
  /** Members of groups about which a person has decided something, or taken a decision back. */
  readonly corrected: Readonly<Record<CorrectedGroup, readonly string[]>>
}

/**
 * The way of relating that this program has. Raise it whenever other things are kept on a shelf, or come out, for the same
 * articles: a record that was related in another way is related anew from the start.
 */
export const RELATING = 2
