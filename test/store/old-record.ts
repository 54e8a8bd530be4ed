/** A record as Hearsay wrote it when all articles were related at once, in SQL text of its own. */
import { DatabaseSync } from '@photostructure/sqlite'
import { buildAffair } from './build-record.ts'

const TABLES = `
  create table record_state (additions integer not null, related_through integer not null);
  insert into record_state values (3, 3);
  create table articles (
    id text primary key not null, read_from text not null, title text, outlet text, outlet_key text, url text,
    published_at text, published_order text, statement_count integer not null, text text not null,
    exact_text text, details text not null
  );
  create index articles_by_time on articles (published_order, id);
  create index articles_by_outlet on articles (outlet_key);
  create table article_places (
    article text not null references articles (id), place text not null, primary key (article, place)
  ) without rowid;
  create index article_places_by_place on article_places (place);
  create table article_voices (
    id text primary key not null, article text not null references articles (id), position integer not null,
    search_name text not null, details text not null
  );
  create unique index article_voices_by_article on article_voices (article, position);
  create table statements (
    key integer primary key, id text unique not null, article text not null references articles (id),
    position integer not null, article_voice text, quotation text not null, act text, first_day text,
    last_day text, details text not null
  );
  create unique index statements_by_article on statements (article, position);
  create index statements_by_article_voice on statements (article_voice);
  create index statements_by_day on statements (first_day);
  create table voices (
    id text primary key not null, name text not null, kind text not null, statement_count integer not null,
    article_count integer not null, details text not null
  );
  create index voices_by_statements on voices (statement_count desc, name, id);
  create table voice_names (
    voice text not null references voices (id), name_key text not null, primary key (name_key, voice)
  ) without rowid;
  create index voice_names_by_voice on voice_names (voice);
  create table voice_members (
    article_voice text primary key not null references article_voices (id),
    voice text not null references voices (id)
  ) without rowid;
  create index voice_members_by_voice on voice_members (voice);
  create table utterances (
    id text primary key not null, voice text not null references voices (id), first_day text, details text not null
  );
  create index utterances_by_voice on utterances (voice);
  create table utterance_statements (
    statement text primary key not null references statements (id),
    utterance text not null references utterances (id)
  ) without rowid;
  create index utterance_statements_by_utterance on utterance_statements (utterance);
  create table relations (
    id text primary key not null, from_utterance text not null references utterances (id),
    to_utterance text not null references utterances (id), details text not null
  );
  create index relations_by_from on relations (from_utterance);
  create index relations_by_to on relations (to_utterance);
  create table copies (position integer primary key not null, details text not null);
  create table copy_articles (
    article text not null references articles (id), copy integer not null references copies (position),
    primary key (article, copy)
  ) without rowid;
  create index copy_articles_by_copy on copy_articles (copy);
  create table stories (id text primary key not null, first_day text, last_day text, details text not null);
  create table story_articles (
    article text not null references articles (id), story text not null references stories (id),
    primary key (article, story)
  ) without rowid;
  create index story_articles_by_story on story_articles (story);
  create virtual table statement_words using fts5 (
    content, speaker, voice, title, content = '', contentless_delete = 1,
    tokenize = 'porter unicode61 remove_diacritics 2'
  );
  create table split_voices (
    split text not null, article_voice text not null references article_voices (id),
    primary key (split, article_voice)
  ) without rowid;
  create index split_voices_by_article_voice on split_voices (article_voice);
  create table reading_marks (
    input text primary key not null, print text not null, position integer not null
  ) without rowid;
`

const FEEDS = `
  create table feeds (
    address text primary key not null, due_at integer not null, details text not null
  ) without rowid;
  insert into feeds values ('https://tribune.example/feed', 1,
    '{"address":"https://tribune.example/feed","dueAt":1,"failures":0,"isEnded":false,"entries":{}}');
`

/**
 * Writes a record of version 6 or 7 with the three reports of the affair, in which one voice of two articles said all
 * that Marchetti said, and somebody has split the second off.
 */
export function writeOldRecord(path: string, { version }: { readonly version: 6 | 7 }): void {
  const database = new DatabaseSync(path)
  const insert = (table: string, values: readonly (string | number | null)[]) =>
    database.prepare(`insert into ${table} values (${values.map(() => '?').join(', ')})`).run(...values)
  database.exec(`pragma foreign_keys = on; ${TABLES} ${version === 7 ? FEEDS : ''}`)
  database.exec("insert into reading_marks values ('archive.warc', 'print', 12)")
  insert('voices', ['voi_1', 'Marchetti', 'person', 3, 2, '{"id":"voi_1","name":"Marchetti"}'])
  insert('voice_names', ['voi_1', 'marchetti'])
  insert('stories', ['sto_1', '2021-05-03', '2021-05-04', '{"id":"sto_1"}'])
  insert('copies', [0, '{"articles":[],"shared":0.9}'])
  let key = 0
  for (const { article, statements, voices } of buildAffair()) {
    const { text, from, ...details } = article
    const { id, title = null, outlet = null, url = null, publishedAt = null } = article
    const time = publishedAt === null || publishedAt.length === 10 ? publishedAt : '2021-05-03T07:15:00.000Z'
    const place = url ?? from
    const json = JSON.stringify(details)
    const folded = outlet?.toLowerCase() ?? null
    insert('articles', [
      ...[id, from, title, outlet, folded, url, publishedAt, time, statements.length, text],
      ...[null, json],
    ])
    insert('article_places', [id, place])
    insert('story_articles', [id, 'sto_1'])
    insert('copy_articles', [id, 0])
    for (const [position, voice] of voices.entries()) {
      insert('article_voices', [voice.id, id, position, voice.name, JSON.stringify(voice)])
      if (!voice.name.includes('Marchetti')) continue
      insert('voice_members', [voice.id, 'voi_1'])
      if (voice.name === 'Marchetti') insert('split_voices', ['spl_1', voice.id])
    }
    for (const [position, statement] of statements.entries()) {
      const { quotation, act = null, voice } = statement
      key++
      const days = ['2021-05-03', '2021-05-03']
      const said = [quotation, act, ...days, JSON.stringify(statement)]
      insert('statements', [key, statement.id, id, position, voice?.id ?? null, ...said])
      const { content, speaker = '' } = statement.text
      database
        .prepare('insert into statement_words (rowid, content, speaker, voice, title) values (?, ?, ?, ?, ?)')
        .run(key, content, speaker, voice?.name ?? '', title ?? '')
      insert('utterances', [`utt_${key}`, 'voi_1', null, `{"id":"utt_${key}"}`])
      insert('utterance_statements', [statement.id, `utt_${key}`])
    }
  }
  insert('relations', ['rel_1', 'utt_3', 'utt_1', '{"id":"rel_1"}'])
  database.exec(`pragma application_id = ${0x48525359}; pragma user_version = ${version}`)
  database.close()
}
