/**
 * How the tables came to be: a list of small named steps to which new ones are only ever added. A record's version is
 * the number of steps that it has been through, kept in its file as `PRAGMA user_version`.
 *
 * @module
 */
import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { m008_shelf } from './m008-shelf.ts'
import { m009_corrections } from './m009-corrections.ts'
import { m010_facets } from './m010-facets.ts'
import { m011_people } from './m011-people.ts'

type Migration = (database: DatabaseSyncInstance) => void

function m001_articles(database: DatabaseSyncInstance): void {
  database.exec(`
    create table record_state (additions integer not null, related_through integer not null);
    insert into record_state values (0, 0);

    create table articles (
      id text primary key not null,
      read_from text not null,
      title text,
      outlet text,
      outlet_key text,
      url text,
      published_at text,
      published_order text,
      statement_count integer not null,
      text text not null,
      exact_text text,
      details text not null
    );
    create index articles_by_time on articles (published_order, id);
    create index articles_by_outlet on articles (outlet_key);

    create table article_places (
      article text not null references articles (id),
      place text not null,
      primary key (article, place)
    ) without rowid;
    create index article_places_by_place on article_places (place);
  `)
}

function m002_statements(database: DatabaseSyncInstance): void {
  database.exec(`
    create table article_voices (
      id text primary key not null,
      article text not null references articles (id),
      position integer not null,
      search_name text not null,
      details text not null
    );
    create unique index article_voices_by_article on article_voices (article, position);

    create table statements (
      key integer primary key,
      id text unique not null,
      article text not null references articles (id),
      position integer not null,
      article_voice text,
      quotation text not null,
      act text,
      first_day text,
      last_day text,
      details text not null
    );
    create unique index statements_by_article on statements (article, position);
    create index statements_by_article_voice on statements (article_voice);
    create index statements_by_day on statements (first_day);
  `)
}

function m003_relations(database: DatabaseSyncInstance): void {
  database.exec(`
    create table voices (
      id text primary key not null,
      name text not null,
      kind text not null,
      statement_count integer not null,
      article_count integer not null,
      details text not null
    );
    create index voices_by_statements on voices (statement_count desc, name, id);

    create table voice_names (
      voice text not null references voices (id),
      name_key text not null,
      primary key (name_key, voice)
    ) without rowid;
    create index voice_names_by_voice on voice_names (voice);

    create table voice_members (
      article_voice text primary key not null references article_voices (id),
      voice text not null references voices (id)
    ) without rowid;
    create index voice_members_by_voice on voice_members (voice);

    create table utterances (
      id text primary key not null,
      voice text not null references voices (id),
      first_day text,
      details text not null
    );
    create index utterances_by_voice on utterances (voice);

    create table utterance_statements (
      statement text primary key not null references statements (id),
      utterance text not null references utterances (id)
    ) without rowid;
    create index utterance_statements_by_utterance on utterance_statements (utterance);

    create table relations (
      id text primary key not null,
      from_utterance text not null references utterances (id),
      to_utterance text not null references utterances (id),
      details text not null
    );
    create index relations_by_from on relations (from_utterance);
    create index relations_by_to on relations (to_utterance);

    create table copies (position integer primary key not null, details text not null);
    create table copy_articles (
      article text not null references articles (id),
      copy integer not null references copies (position),
      primary key (article, copy)
    ) without rowid;
    create index copy_articles_by_copy on copy_articles (copy);

    create table stories (id text primary key not null, first_day text, last_day text, details text not null);
    create table story_articles (
      article text not null references articles (id),
      story text not null references stories (id),
      primary key (article, story)
    ) without rowid;
    create index story_articles_by_story on story_articles (story);
  `)
}

// The index keeps no second copy of the words (`content=''`): they are in the statements.
function m004_full_text_search(database: DatabaseSyncInstance): void {
  database.exec(`
    create virtual table statement_words using fts5 (
      content, speaker, voice, title,
      content = '', contentless_delete = 1,
      tokenize = 'porter unicode61 remove_diacritics 2'
    );
  `)
}

// No row of it goes when relations are found anew: it is what a person has decided.
function m005_splits(database: DatabaseSyncInstance): void {
  database.exec(`
    create table split_voices (
      split text not null,
      article_voice text not null references article_voices (id),
      primary key (split, article_voice)
    ) without rowid;
    create index split_voices_by_article_voice on split_voices (article_voice);
  `)
}

function m006_marks(database: DatabaseSyncInstance): void {
  database.exec(`
    create table reading_marks (
      input text primary key not null,
      print text not null,
      position integer not null
    ) without rowid;
  `)
}

function m007_feeds(database: DatabaseSyncInstance): void {
  database.exec(`
    create table feeds (
      address text primary key not null,
      due_at integer not null,
      details text not null
    ) without rowid;
  `)
}

/** Only ever add to the end: a record in use has been through those that are here. */
const MIGRATIONS: readonly Migration[] = [
  m001_articles,
  m002_statements,
  m003_relations,
  m004_full_text_search,
  m005_splits,
  m006_marks,
  m007_feeds,
  m008_shelf,
  m009_corrections,
  m010_facets,
  m011_people,
]

/** The newest version that this program knows. */
export const RECORD_VERSION = MIGRATIONS.length

/** `HRSY`: tells a record from other programs' SQLite files, and `file(1)` can be taught it. */
export const APPLICATION_ID = 0x48525359

export function readRecordVersion(database: DatabaseSyncInstance): number {
  return database.prepare('pragma user_version').get().user_version
}

/**
 * Brings a record up to this program's version, all steps or none. A new, empty file becomes an empty record. When two
 * programs do so at once, the second waits and then finds nothing left to do.
 */
export function migrate(database: DatabaseSyncInstance): void {
  if (readRecordVersion(database) >= RECORD_VERSION) return
  database.exec('begin immediate')
  try {
    for (const migration of MIGRATIONS.slice(readRecordVersion(database))) migration(database)
    database.exec(`pragma application_id = ${APPLICATION_ID}`)
    database.exec(`pragma user_version = ${RECORD_VERSION}`)
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}
