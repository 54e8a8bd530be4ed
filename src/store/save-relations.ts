/** Replaces all that was found out across articles. */
import type { Kysely } from 'kysely'
import type { ArticleVoice, Relations, Statement, Voice } from '../record.ts'
import { foldName } from './fold-name.ts'
import { writeWordsRow } from './save-articles.ts'
import { writeSearchName } from './search-name.ts'
import { forgetStatements, indexStatements } from './sqlite/full-text-search.ts'
import { insertRows } from './sqlite/insert-rows.ts'
import { listed } from './sqlite/listed.ts'
import type { Tables } from './tables.ts'

/** In this order nothing is deleted that another table still points to. */
const TABLES_OF_RELATIONS = [
  'story_articles',
  'stories',
  'copy_articles',
  'copies',
  'relations',
  'utterance_statements',
  'utterances',
  'voice_members',
  'voice_names',
  'voices',
] as const

/** How many statements are taken into memory at a time when their voices got other names. */
const STATEMENTS_AT_A_TIME = 2_000

export interface SaveRelationsOptions {
  /** The number of additions that `relations` were made from; by default all there are. */
  readonly through?: number
}

/** See `OpenRecord.saveRelations`. */
export async function saveRelations(
  db: Kysely<Tables>,
  relations: Relations,
  { through }: SaveRelationsOptions = {},
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // Another program may have loaded later and been quicker: its relations know more articles than these.
    const { related_through } = await readRecordState(transaction)
    if (through !== undefined && through < related_through) return
    for (const table of TABLES_OF_RELATIONS) await transaction.deleteFrom(table).execute()
    await insertVoices(transaction, relations.voices)
    await insertUtterances(transaction, relations)
    await insertCopies(transaction, relations)
    await insertStories(transaction, relations)
    await indexNewVoiceNames(transaction, relations.voices)
    await transaction
      .updateTable('record_state')
      .set(({ ref }) => ({ related_through: through ?? ref('additions') }))
      .execute()
  })
}

/** How many articles were ever added to the record, and how many of these the relations know. */
export async function readRecordState(
  db: Kysely<Tables>,
): Promise<{ additions: number; related_through: number }> {
  return db.selectFrom('record_state').selectAll().executeTakeFirstOrThrow()
}

async function insertVoices(db: Kysely<Tables>, voices: readonly Voice[]): Promise<void> {
  await insertRows(db, {
    into: 'voices',
    rows: voices.map((voice) => ({
      id: voice.id,
      name: voice.name,
      kind: voice.kind,
      statement_count: 0,
      article_count: 0,
      details: JSON.stringify(voice),
    })),
  })
  await insertRows(db, { into: 'voice_names', rows: voices.flatMap(writeNameRows) })
  await insertRows(db, {
    into: 'voice_members',
    rows: voices.flatMap(({ id, members }) =>
      members.map((member) => ({ article_voice: member, voice: id })),
    ),
  })
  await countStatements(db)
}

function writeNameRows({ id, name, names }: Voice): { voice: string; name_key: string }[] {
  const keys = new Set([name, ...names.map(({ text }) => text)].map(foldName))
  return [...keys].map((name_key) => ({ voice: id, name_key }))
}

/** The counts stay right until the next time: statements of articles added since have no voice of the record. */
async function countStatements(db: Kysely<Tables>): Promise<void> {
  const counts = await db
    .selectFrom('voice_members as member')
    .innerJoin('statements as statement', 'statement.article_voice', 'member.article_voice')
    .groupBy('member.voice')
    .select(({ fn }) => [
      'member.voice as id',
      fn.count<number>('statement.key').as('statements'),
      fn.count<number>('statement.article').distinct().as('articles'),
    ])
    .execute()
  for (const { id, statements, articles } of counts) {
    const columns = { statement_count: statements, article_count: articles }
    await db.updateTable('voices').set(columns).where('id', '=', id).execute()
  }
}

async function insertUtterances(db: Kysely<Tables>, { utterances, relations }: Relations): Promise<void> {
  await insertRows(db, {
    into: 'utterances',
    rows: utterances.map((utterance) => ({
      id: utterance.id,
      voice: utterance.voice,
      first_day: utterance.saidAt?.from ?? null,
      details: JSON.stringify(utterance),
    })),
  })
  await insertRows(db, {
    into: 'utterance_statements',
    rows: utterances.flatMap(({ id, statements }) =>
      statements.map((statement) => ({ statement, utterance: id })),
    ),
  })
  await insertRows(db, {
    into: 'relations',
    rows: relations.map((relation) => ({
      id: relation.id,
      from_utterance: relation.from,
      to_utterance: relation.to,
      details: JSON.stringify(relation),
    })),
  })
}

async function insertCopies(db: Kysely<Tables>, { copies }: Relations): Promise<void> {
  const rows = copies.map((copy, position) => ({ position, details: JSON.stringify(copy) }))
  await insertRows(db, { into: 'copies', rows })
  await insertRows(db, {
    into: 'copy_articles',
    rows: copies.flatMap(({ articles }, copy) => articles.map((article) => ({ article, copy }))),
  })
}

async function insertStories(db: Kysely<Tables>, { stories }: Relations): Promise<void> {
  await insertRows(db, {
    into: 'stories',
    rows: stories.map((story) => ({
      id: story.id,
      first_day: story.from ?? null,
      last_day: story.to ?? null,
      details: JSON.stringify(story),
    })),
  })
  await insertRows(db, {
    into: 'story_articles',
    rows: stories.flatMap(({ id, articles }) => articles.map((article) => ({ article, story: id }))),
  })
}

/** Statements are found by their voice's name in the record, which another article may have told. */
async function indexNewVoiceNames(db: Kysely<Tables>, voices: readonly Voice[]): Promise<void> {
  const names = await loadNamesOfVoiceless(db)
  for (const voice of voices) {
    const name = writeSearchName(voice)
    for (const member of voice.members) names.set(member, name)
  }
  const indexed = await db.selectFrom('article_voices').select(['id', 'search_name']).execute()
  const changed = indexed.filter(({ id, search_name }) => names.get(id) !== search_name)
  for (const { id } of changed) {
    await db
      .updateTable('article_voices')
      .set({ search_name: names.get(id)! })
      .where('id', '=', id)
      .execute()
  }
  await indexAgain(
    db,
    changed.map(({ id }) => id),
  )
}

/** Article voices that no voice of the record has keep the name that their article gives them. */
async function loadNamesOfVoiceless(db: Kysely<Tables>): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('article_voices')
    .where('id', 'not in', db.selectFrom('voice_members').select('article_voice'))
    .select(['id', 'details'])
    .execute()
  return new Map(rows.map(({ id, details }) => [id, writeSearchName(JSON.parse(details) as ArticleVoice)]))
}

async function indexAgain(db: Kysely<Tables>, articleVoices: readonly string[]): Promise<void> {
  const statements = await db
    .selectFrom('statements')
    .where('article_voice', 'in', listed(articleVoices))
    .select('key')
    .execute()
  for (let start = 0; start < statements.length; start += STATEMENTS_AT_A_TIME) {
    const keys = statements.slice(start, start + STATEMENTS_AT_A_TIME).map(({ key }) => key)
    const rows = await db
      .selectFrom('statements as statement')
      .innerJoin('articles as article', 'article.id', 'statement.article')
      .innerJoin('article_voices as voice', 'voice.id', 'statement.article_voice')
      .where('statement.key', 'in', listed(keys))
      .select(['statement.key', 'statement.details', 'voice.search_name', 'article.title'])
      .execute()
    await forgetStatements(db, keys)
    await indexStatements(
      db,
      rows.map(({ key, details, search_name, title }) =>
        writeWordsRow(JSON.parse(details) as Statement, {
          key,
          voice: search_name,
          title: title ?? undefined,
        }),
      ),
    )
  }
}
