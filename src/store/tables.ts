/**
 * The tables of a record, for the query builder. The truth about a thing is its `details`, the whole of it as JSON;
 * the other columns are what is looked for, joined or sorted by. (JSON also keeps what SQLite's text columns lose:
 * NUL characters and halves of surrogate pairs.)
 *
 * @module
 */
export interface Tables {
  record_state: RecordStateRow
  articles: ArticleRow
  article_places: ArticlePlaceRow
  article_voices: ArticleVoiceRow
  statements: StatementRow
  statement_words: StatementWordsRow
  voices: VoiceRow
  voice_names: VoiceNameRow
  voice_members: VoiceMemberRow
  utterances: UtteranceRow
  utterance_statements: UtteranceStatementRow
  relations: RelationRow
  copies: CopyRow
  copy_articles: CopyArticleRow
  stories: StoryRow
  story_articles: StoryArticleRow
  split_voices: SplitVoiceRow
  reading_marks: ReadingMarkRow
  feeds: FeedRow
}

/** One row. How many articles were ever added and splits made or undone, and up to which of these relations were found. */
export interface RecordStateRow {
  additions: number
  related_through: number
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

export interface VoiceMemberRow {
  article_voice: string
  voice: string
}

export interface UtteranceRow {
  id: string
  voice: string
  first_day: string | null
  details: string
}

export interface UtteranceStatementRow {
  statement: string
  utterance: string
}

export interface RelationRow {
  id: string
  from_utterance: string
  to_utterance: string
  details: string
}

export interface CopyRow {
  position: number
  details: string
}

export interface CopyArticleRow {
  article: string
  copy: number
}

export interface StoryRow {
  id: string
  first_day: string | null
  last_day: string | null
  details: string
}

export interface StoryArticleRow {
  article: string
  story: string
}

/** An article voice that a person has split off, and the id of the `Split`. */
export interface SplitVoiceRow {
  split: string
  article_voice: string
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
