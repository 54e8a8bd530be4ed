/**
 * Relating article by article. What an older Hearsay found out across articles goes, and is found out anew: it was
 * made in another way. What it read and what people decided stays.
 */
import type { DatabaseSyncInstance } from '@photostructure/sqlite'

export function m008_shelf(database: DatabaseSyncInstance): void {
  removeOldRelations(database)
  createTablesOfChanges(database)
  createShelf(database)
  createThings(database)
}

function removeOldRelations(database: DatabaseSyncInstance): void {
  database.exec(`
    drop table story_articles;
    drop table stories;
    drop table copy_articles;
    drop table copies;
    drop table relations;
    drop table utterance_statements;
    drop table utterances;
    drop table voice_members;
    drop table voice_names;
    drop table voices;
    drop table record_state;
  `)
}

// What a person has decided about an article voice holds also while its article is away, so it refers to none.
function createTablesOfChanges(database: DatabaseSyncInstance): void {
  database.exec(`
    create table record_state (relating integer not null);
    insert into record_state values (0);

    create table unrelated_articles (
      article text primary key not null,
      sort_time text not null,
      is_added integer not null,
      removed text
    );
    create index unrelated_articles_in_order on unrelated_articles (removed is null, sort_time, article);
    create table unrelated_members (
      kind integer not null,
      member text not null,
      primary key (kind, member)
    ) without rowid;

    alter table articles add column happenings text not null default '[]';
    create index articles_by_url on articles (url);
    create index articles_newest on articles (published_order is null, published_order desc, id);

    alter table split_voices rename to old_split_voices;
    drop index split_voices_by_article_voice;
    create table split_voices (
      split text not null,
      article_voice text not null,
      primary key (split, article_voice)
    ) without rowid;
    create index split_voices_by_article_voice on split_voices (article_voice);
    insert into split_voices select split, article_voice from old_split_voices;
    drop table old_split_voices;
  `)
}

// In the keys the bucket stands before the key: what is about the same weeks is written side by side, so that adding
// touches few pages of a large record.
function createShelf(database: DatabaseSyncInstance): void {
  database.exec(`
    create table shelf_things (number integer primary key, id text unique not null);
    create table shelf_keys (
      index_number integer not null,
      bucket integer not null,
      key integer not null,
      thing integer not null,
      primary key (index_number, bucket, key, thing)
    ) without rowid;
    create table shelf_key_lists (
      thing integer not null,
      index_number integer not null,
      bucket integer not null,
      keys text not null,
      primary key (thing, index_number, bucket)
    );
    create table shelf_links (
      name integer not null,
      one integer not null,
      other integer not null,
      weight real not null,
      details text,
      primary key (name, one, other)
    ) without rowid;
    create index shelf_links_by_other on shelf_links (name, other);
    create table shelf_traces (
      name integer not null,
      thing text not null,
      details text not null,
      primary key (name, thing)
    );
    create table group_members (
      kind integer not null,
      member text not null,
      in_group text not null,
      primary key (kind, member)
    ) without rowid;
    create index group_members_by_group on group_members (kind, in_group, member);
  `)
}

function createThings(database: DatabaseSyncInstance): void {
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
      voice text not null,
      name_key text not null,
      primary key (name_key, voice)
    ) without rowid;
    create index voice_names_by_voice on voice_names (voice);

    create table utterances (
      id text primary key not null,
      voice text not null,
      first_day text,
      details text not null
    );
    create table relations (
      id text primary key not null,
      from_utterance text not null,
      to_utterance text,
      details text not null
    );
    create index relations_by_from on relations (from_utterance);
    create index relations_by_to on relations (to_utterance);

    create table copies (id text primary key not null, details text not null);
    create table stories (id text primary key not null, first_day text, last_day text, details text not null);
    create index stories_newest on stories (last_day is null, last_day desc, first_day desc, id);
  `)
}
