/**
 * What searching divides statements by, in a narrow table beside the wide one: who counts ten thousand matches must not read
 * ten thousand statements with all their words. And the searches that people saved.
 */
import type { DatabaseSyncInstance } from '@photostructure/sqlite'

export function m010_facets(database: DatabaseSyncInstance): void {
  createTables(database)
  fillFacets(database)
  createIndexes(database)
}

// SQLite reads a row up to the last column that it needs: what most searches count stands first.
function createTables(database: DatabaseSyncInstance): void {
  database.exec(`
    create table statement_facets (
      key integer primary key,
      quotation text not null,
      act text,
      certainty text,
      origins integer,
      first_day text,
      last_day text,
      outlet_key text,
      voice text,
      story text,
      utterance text,
      published_order text,
      article text not null,
      position integer not null,
      sureness real
    );

    create table saved_searches (
      id text primary key not null,
      name text not null,
      query text unique not null,
      saved_at text not null
    );
  `)
}

/** As `writeFacets` does it for statements that come later. */
function fillFacets(database: DatabaseSyncInstance): void {
  database.exec(`
    insert into statement_facets
    select
      statement.key, statement.quotation, statement.act, statement.details ->> '$.certainty',
      iif(spoken.in_group is null, null, (
        select count(*) from utterances, json_each(utterances.details, '$.origins') as origin
        where utterances.id = spoken.in_group and origin.value ->> '$.kind' <> 'unknown'
      )),
      statement.first_day, statement.last_day, article.outlet_key, heard.in_group, told.in_group, spoken.in_group,
      article.published_order, statement.article, statement.position,
      iif(statement.details -> '$.correction' is not null, null, min(
        coalesce(statement.details ->> '$.confidence', 1),
        coalesce(statement.details ->> '$.voice.confidence', 1)
      ))
    from statements as statement
      join articles as article on article.id = statement.article
      left join group_members as unit on unit.kind = 3 and unit.member = statement.article_voice
      left join group_members as heard on heard.kind = 4 and heard.member = unit.in_group
      left join group_members as spoken on spoken.kind = 5 and spoken.member = statement.id
      left join group_members as told on told.kind = 2 and told.member = statement.article;
  `)
}

function createIndexes(database: DatabaseSyncInstance): void {
  database.exec(`
    drop index articles_by_outlet;
    create index articles_by_outlet on articles (outlet_key, outlet);

    create index statement_facets_by_time on statement_facets (first_day is null, first_day);
    create index statement_facets_by_act
      on statement_facets (act, quotation, certainty, origins, substr(first_day, 1, 4));
    create index statement_facets_by_outlet on statement_facets (outlet_key);
    create index statement_facets_by_voice on statement_facets (voice);
    create index statement_facets_by_story on statement_facets (story, utterance, origins);
    create index statement_facets_by_sureness on statement_facets (sureness, article, position)
      where sureness is not null;
  `)
}
