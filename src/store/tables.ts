/**
 * The tables of a record, for the query builder. The truth about a thing is its `details`, the whole of it as JSON;
 * the other columns are what is looked for, joined or sorted by. (JSON also keeps what SQLite's text columns lose:
 * NUL characters and halves of surrogate pairs.)
 *
 * @module
 */
import type { Generated } from 'kysely'
import type { DeedKind, Role } from './people/people.ts'

export interface Tables {
  record_state: RecordStateRow
  articles: ArticleRow
  article_places: ArticlePlaceRow
  article_voices: ArticleVoiceRow
  statements: StatementRow
  statement_words: StatementWordsRow
  statement_facets: StatementFacetsRow
  unrelated_articles: UnrelatedArticleRow
  unrelated_members: UnrelatedMemberRow
  shelf_things: ShelfThingRow
  shelf_keys: ShelfKeyRow
  shelf_key_lists: ShelfKeyListRow
  shelf_links: ShelfLinkRow
  shelf_traces: ShelfTraceRow
  group_members: GroupMemberRow
  voices: VoiceRow
  voice_names: VoiceNameRow
  utterances: UtteranceRow
  relations: RelationRow
  copies: CopyRow
  stories: StoryRow
  corrections: CorrectionRow
  correction_places: CorrectionPlaceRow
  corrected_articles: CorrectedArticleRow
  reading_marks: ReadingMarkRow
  feeds: FeedRow
  saved_searches: SavedSearchRow
  accounts: AccountRow
  sessions: SessionRow
  tokens: TokenRow
  deeds: DeedTable
}

/** One row. The way of relating (`RELATING`) by which all was found out that is kept across articles; 0 for none yet. */
export interface RecordStateRow {
  relating: number
}

export interface ArticleRow {
  id: string
  /** `Article.from`, the smallest of all that the article came with. */
  read_from: string
  title: string | null
  outlet: string | null
  /** The outlet folded by `foldName`, so that `--outlet tass` finds TASS. */
  outlet_key: string | null
  url: string | null
  published_at: string | null
  /** `published_at` as it sorts: an instant in UTC where an hour is known. */
  published_order: string | null
  statement_count: number
  text: string
  /** The text as JSON, only where the column `text` cannot hold it to the letter. */
  exact_text: string | null
  /** The article without `text` and `from`, as JSON. */
  details: string
  /** What it tells of days that are known, a list as JSON. */
  happenings: string
}

/** An address or file that an article was read from; it has one of each that it ever came with. */
export interface ArticlePlaceRow {
  article: string
  place: string
}

export interface ArticleVoiceRow {
  id: string
  article: string
  position: number
  /** What the full-text index has as the voice of this article voice's statements. */
  search_name: string
  details: string
}

export interface StatementRow {
  /** A number for the full-text index; it depends on the order of adding and is never shown. */
  key: number
  id: string
  article: string
  position: number
  article_voice: string | null
  quotation: string
  act: string | null
  /** The first and last day on which it may have been said or, where that is not known, the day of publication. */
  first_day: string | null
  last_day: string | null
  details: string
}

/** The full-text index. `rowid` is `statements.key`. */
export interface StatementWordsRow {
  rowid: number
  content: string
  speaker: string
  voice: string
  title: string
}

/** What searching divides statements by. `key` is `statements.key`; all else is made from other tables. */
export interface StatementFacetsRow {
  key: number
  quotation: string
  act: string | null
  certainty: string | null
  /** How many known independent origins its utterance has; null where it has no utterance. */
  origins: number | null
  first_day: string | null
  last_day: string | null
  outlet_key: string | null
  /** The record's voice. */
  voice: string | null
  story: string | null
  utterance: string | null
  published_order: string | null
  article: string
  position: number
  /** Its confidence or that of its voice, whichever is less; null where a person has said something of it. */
  sureness: number | null
}

/** An article that came, went or was read anew since the record was last related. */
export interface UnrelatedArticleRow {
  article: string
  /** When it was published, as it sorts; empty where that is not known. */
  sort_time: string
  /** 1 where the record has it. */
  is_added: number
  /** Where it was related before: the ids of the statements and voices that it had then, as JSON. */
  removed: string | null
}

/** A member of a group about which a person has decided something since the record was last related. */
export interface UnrelatedMemberRow {
  kind: number
  member: string
}

/** A number for each thing that has keys or links; it depends on the order of adding and is never shown. */
export interface ShelfThingRow {
  number: number
  id: string
}

/** A key of a thing. `thing` is a `shelf_things.number`. */
export interface ShelfKeyRow {
  index_number: number
  bucket: number
  key: number
  thing: number
}

/** All keys that a thing has in a bucket of an index, a list as JSON, by which they are found to be taken away. */
export interface ShelfKeyListRow {
  thing: number
  index_number: number
  bucket: number
  keys: string
}

/** `one` and `other` are `shelf_things.number`. */
export interface ShelfLinkRow {
  name: number
  one: number
  other: number
  weight: number
  details: string | null
}

export interface ShelfTraceRow {
  name: number
  thing: string
  details: string
}

/** Which thing belongs to which. `kind` is one of `GROUP_NUMBERS`. */
export interface GroupMemberRow {
  kind: number
  member: string
  in_group: string
}

export interface VoiceRow {
  id: string
  name: string
  kind: string
  statement_count: number
  article_count: number
  details: string
}

/** One name of a voice, folded by `foldName`. */
export interface VoiceNameRow {
  voice: string
  name_key: string
}

export interface UtteranceRow {
  id: string
  voice: string
  first_day: string | null
  details: string
}

export interface RelationRow {
  id: string
  from_utterance: string
  to_utterance: string | null
  details: string
}

export interface CopyRow {
  id: string
  details: string
}

export interface StoryRow {
  id: string
  first_day: string | null
  last_day: string | null
  details: string
}

/** A row of the log of what people decided. None is ever changed but for `undone_by`. */
export interface CorrectionRow {
  number: number
  id: string
  /** `Decision.kind`. */
  kind: string
  /** What a merge or split is of. */
  corrected_group: string | null
  /** The id of the correction that an undo takes back. */
  target: string | null
  /** The id of the undo that holds for it. */
  undone_by: string | null
  details: string
}

/** A place that a correction holds on to: `Anchor` number `position` of a side. */
export interface CorrectionPlaceRow {
  correction: number
  side: number
  position: number
  article: string
  /** The article voice, statement or article that it is now; null while the record has none there. */
  member: string | null
}

/** An article of which people corrected statements: the tables have these as corrected, this row as they were read. */
export interface CorrectedArticleRow {
  article: string
  as_read: string
}

/** How far a large input was read whose reading was stopped. */
export interface ReadingMarkRow {
  input: string
  print: string
  position: number
}

/** A feed that is watched. */
export interface FeedRow {
  address: string
  /** When it is to be asked next, in milliseconds since 1970. */
  due_at: number
  details: string
}

/** A search that somebody wants to find again. */
export interface SavedSearchRow {
  id: string
  name: string
  query: string
  saved_at: string
}

/** Somebody who may log in. */
export interface AccountRow {
  /** The name folded by `foldAccountName`. */
  name_key: string
  name: string
  role: Role
  /** Encoded with its parameters; null where a reverse proxy alone says who it is. */
  password_hash: string | null
  /** As all times of people, in milliseconds since 1970. */
  made_at: number
}

/** A browser in which somebody is logged in. */
export interface SessionRow {
  id: string
  /** The SHA-256 of its secret. */
  digest: string
  /** `accounts.name_key` */
  account: string
  opened_at: number
  used_at: number
  address: string | null
}

/** What a program shows instead of a password. */
export interface TokenRow {
  id: string
  /** The SHA-256 of its secret. */
  digest: string
  /** `accounts.name_key` */
  account: string
  name: string
  role: Role
  made_at: number
  /** The last day on which it was used. */
  used_on: string | null
}

/** A row of the log of what people did. */
export interface DeedTable {
  number: Generated<number>
  at: number
  what: DeedKind
  about: string | null
  account: string | null
  address: string | null
}
