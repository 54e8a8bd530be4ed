/** What people decided, as a log to which rows are only ever added. Splits of voices, made before, become its first rows. */
import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { identify } from '../../identify.ts'
import type { Anchor, ArticleVoice, Decision } from '../../record.ts'

// No row of these refers to an article: a correction stays while its article is away, and holds again when it comes back.
export function m009_corrections(database: DatabaseSyncInstance): void {
  database.exec(`
    create table corrections (
      number integer primary key,
      id text unique not null,
      kind text not null,
      corrected_group text,
      target text,
      undone_by text,
      details text not null
    );
    create index corrections_by_target on corrections (target) where target is not null;

    create table correction_places (
      correction integer not null references corrections (number),
      side integer not null,
      position integer not null,
      article text not null,
      member text,
      primary key (correction, side, position)
    ) without rowid;
    create index correction_places_by_article on correction_places (article);
    create index correction_places_by_member on correction_places (member);

    create table corrected_articles (
      article text primary key not null,
      as_read text not null
    );
  `)
  moveSplits(database)
  database.exec('drop table split_voices')
}

/** Larger splits first: one inside another was made after it. */
function moveSplits(database: DatabaseSyncInstance): void {
  const splits = new Map<string, ArticleVoice[]>()
  const rows = database.prepare(
    `select split, details from split_voices
     join article_voices on article_voices.id = split_voices.article_voice
     order by split, article_voices.id`,
  )
  for (const { split, details } of rows.all())
    splits.set(split, [...(splits.get(split) ?? []), JSON.parse(details)])
  const ordered = [...splits].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
  for (const [index, [, voices]] of ordered.entries()) {
    const from = findOthers(database, voices)
    const decision: Decision = {
      kind: 'split',
      of: 'voice',
      members: voices.map(describePlace),
      from: from.map(describePlace),
    }
    const number = index + 1
    database
      .prepare('insert into corrections values (?, ?, ?, ?, null, null, ?)')
      .run(
        number,
        identify('cor', [number, JSON.stringify(decision)]),
        'split',
        'voice',
        JSON.stringify({ decision }),
      )
    const insert = database.prepare('insert into correction_places values (?, ?, ?, ?, ?)')
    for (const [side, members] of [voices, from].entries())
      for (const [position, { article, id }] of members.entries())
        insert.run(number, side, position, article, id)
  }
}

/** The voices of one name with these in other articles: what a split was from was not kept. */
function findOthers(database: DatabaseSyncInstance, voices: readonly ArticleVoice[]): ArticleVoice[] {
  const own = new Set(voices.map(({ id }) => id))
  const names = JSON.stringify([...new Set(voices.map(({ name }) => name))])
  const rows = database.prepare(
    `select details from article_voices
     where json_extract(details, '$.name') in (select value from json_each(?)) order by id`,
  )
  return rows
    .all(names)
    .map(({ details }: { details: string }): ArticleVoice => JSON.parse(details))
    .filter(({ id }: ArticleVoice) => !own.has(id))
    .slice(0, 200)
}

const describePlace = ({ article, mentions, name }: ArticleVoice): Anchor => ({
  article,
  spans: mentions,
  name,
})
