/**
 * All tables of a record as SQLite's first ten steps left them.
 */
import type { ClientBase } from 'pg'
import { TEXT } from './text-column.ts'

export async function m010_record(client: ClientBase): Promise<void> {
  await client.query(AS_JSON)
  await client.query(ARTICLES)
  await client.query(STATEMENTS)
  await client.query(WORDS)
  await client.query(FACETS)
  await client.query(CHANGES)
  await client.query(SHELF)
  await client.query(THINGS)
  await client.query(CORRECTIONS)
  await client.query(OTHERS)
}

// What stands in texts as JSON may have escapes that PostgreSQL's own JSON refuses, wherever in it they are: a NUL, half of
// a surrogate pair. None of these is in what is looked for.
const AS_JSON = String.raw`
  create function as_json(details text) returns json language sql immutable parallel safe as $$
    select (
      case when strpos(details, '\u') = 0 then details
      else regexp_replace(details, '(?<!\\)((?:\\\\)*)\\u[0-9a-fA-F]{4}', '\1?', 'g') end
    )::json
  $$;
  create function as_json(details json) returns json language sql immutable parallel safe as 'select details';
`

const ARTICLES = `
  create table record_state (relating integer not null);
  insert into record_state values (0);

  create table articles (
    id ${TEXT} primary key,
    read_from ${TEXT} not null,
    title ${TEXT},
    outlet ${TEXT},
    outlet_key ${TEXT},
    url ${TEXT},
    published_at ${TEXT},
    published_order ${TEXT},
    statement_count integer not null,
    text ${TEXT} not null,
    exact_text ${TEXT},
    details ${TEXT} not null,
    happenings ${TEXT} not null default '[]'
  );
  create index articles_by_time on articles (published_order, id);
  create index articles_newest on articles ((published_order is null), published_order desc, id);
  create index articles_by_outlet on articles using hash (outlet_key);
  create index articles_by_url on articles using hash (url);

  create table article_places (
    article ${TEXT} not null references articles (id),
    place ${TEXT} not null
  );
  create unique index article_places_key on article_places (article, md5(place));
  create index article_places_by_place on article_places using hash (place);
`

const STATEMENTS = `
  create table article_voices (
    id ${TEXT} primary key,
    article ${TEXT} not null references articles (id),
    position integer not null,
    search_name ${TEXT} not null,
    details ${TEXT} not null,
    unique (article, position)
  );

  create table statements (
    key bigint primary key,
    id ${TEXT} unique not null,
    article ${TEXT} not null references articles (id),
    position integer not null,
    article_voice ${TEXT},
    quotation ${TEXT} not null,
    act ${TEXT},
    first_day ${TEXT},
    last_day ${TEXT},
    details ${TEXT} not null,
    unique (article, position)
  );
  create index statements_by_article_voice on statements (article_voice);
`

// No list of stop words: who looks for "no" or "not" means it.
const WORDS = `
  create text search dictionary hearsay_stem (template = snowball, language = 'porter');
  create text search configuration hearsay_words (copy = pg_catalog.simple);
  alter text search configuration hearsay_words alter mapping replace pg_catalog.simple with hearsay_stem;

  create table statement_words (rowid bigint primary key, words tsvector not null);
  create index statement_words_by_word on statement_words using gin (words) with (fastupdate = off);
`

const FACETS = `
  create table statement_facets (
    key bigint primary key,
    quotation ${TEXT} not null,
    act ${TEXT},
    certainty ${TEXT},
    origins integer,
    first_day ${TEXT},
    last_day ${TEXT},
    outlet_key ${TEXT},
    voice ${TEXT},
    story ${TEXT},
    utterance ${TEXT},
    published_order ${TEXT},
    article ${TEXT} not null,
    position integer not null,
    sureness double precision
  );
  create index statement_facets_by_time on statement_facets
    ((first_day is null), first_day, (published_order is null), published_order, article, position);
  create index statement_facets_by_act
    on statement_facets (act, quotation, certainty, origins, substr(first_day, 1, 4));
  create index statement_facets_by_outlet on statement_facets using hash (outlet_key);
  create index statement_facets_by_voice on statement_facets (voice);
  create index statement_facets_by_story on statement_facets (story, utterance, origins);
  create index statement_facets_by_utterance on statement_facets (utterance);
  create index statement_facets_by_sureness on statement_facets (sureness, article, position)
    where sureness is not null;
`

const CHANGES = `
  create table unrelated_articles (
    article ${TEXT} primary key,
    sort_time ${TEXT} not null,
    is_added integer not null,
    removed ${TEXT}
  );
  create index unrelated_articles_in_order on unrelated_articles ((removed is null), sort_time, article);
  create table unrelated_members (
    kind integer not null,
    member ${TEXT} not null,
    primary key (kind, member)
  );
  create table record_changes (number bigint generated by default as identity primary key);
`

const SHELF = `
  create table shelf_things (
    number bigint generated by default as identity primary key,
    id ${TEXT} unique not null
  );
  create table shelf_keys (
    index_number integer not null,
    bucket integer not null,
    key bigint not null,
    thing bigint not null,
    primary key (index_number, bucket, key, thing)
  );
  create table shelf_key_lists (
    thing bigint not null,
    index_number integer not null,
    bucket integer not null,
    keys ${TEXT} not null,
    primary key (thing, index_number, bucket)
  );
  create table shelf_links (
    name integer not null,
    one bigint not null,
    other bigint not null,
    weight double precision not null,
    details ${TEXT},
    primary key (name, one, other)
  );
  create index shelf_links_by_other on shelf_links (name, other);
  create table shelf_traces (
    name integer not null,
    thing ${TEXT} not null,
    details ${TEXT} not null,
    primary key (name, thing)
  );
  create table group_members (
    kind integer not null,
    member ${TEXT} not null,
    in_group ${TEXT} not null,
    primary key (kind, member)
  );
  create index group_members_by_group on group_members (kind, in_group, member);
`

const THINGS = `
  create table voices (
    id ${TEXT} primary key,
    name ${TEXT} not null,
    kind ${TEXT} not null,
    statement_count integer not null,
    article_count integer not null,
    details ${TEXT} not null
  );
  create index voices_by_statements on voices (statement_count desc, left(name, 500), id);
  create table voice_names (voice ${TEXT} not null, name_key ${TEXT} not null);
  create index voice_names_by_name on voice_names using hash (name_key);
  create index voice_names_by_voice on voice_names (voice);

  create table utterances (
    id ${TEXT} primary key,
    voice ${TEXT} not null,
    first_day ${TEXT},
    details ${TEXT} not null
  );
  create table relations (
    id ${TEXT} primary key,
    from_utterance ${TEXT} not null,
    to_utterance ${TEXT},
    details ${TEXT} not null
  );
  create index relations_by_from on relations (from_utterance);
  create index relations_by_to on relations (to_utterance);

  create table copies (id ${TEXT} primary key, details ${TEXT} not null);
  create table stories (id ${TEXT} primary key, first_day ${TEXT}, last_day ${TEXT}, details ${TEXT} not null);
  create index stories_newest on stories ((last_day is null), last_day desc, first_day desc, id);
`

const CORRECTIONS = `
  create table corrections (
    number bigint primary key,
    id ${TEXT} unique not null,
    kind ${TEXT} not null,
    corrected_group ${TEXT},
    target ${TEXT},
    undone_by ${TEXT},
    details ${TEXT} not null
  );
  create index corrections_by_target on corrections (target) where target is not null;

  create table correction_places (
    correction bigint not null references corrections (number),
    side integer not null,
    position integer not null,
    article ${TEXT} not null,
    member ${TEXT},
    primary key (correction, side, position)
  );
  create index correction_places_by_article on correction_places (article);
  create index correction_places_by_member on correction_places (member);

  create table corrected_articles (article ${TEXT} primary key, as_read ${TEXT} not null);
`

const OTHERS = `
  create table reading_marks (input ${TEXT} primary key, print ${TEXT} not null, position bigint not null);
  create table feeds (address ${TEXT} primary key, due_at bigint not null, details ${TEXT} not null);
  create table saved_searches (
    id ${TEXT} primary key,
    name ${TEXT} not null,
    query ${TEXT} not null,
    saved_at ${TEXT} not null
  );
`
