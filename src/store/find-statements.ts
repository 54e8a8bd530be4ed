/** Search. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { UsageError } from '../errors.ts'
import { findVoiceId, isVoiceId } from './find-voice-id.ts'
import { foldName } from './fold-name.ts'
import { BY_TIME, loadFoundStatements } from './found-statement.ts'
import { selectArticleVoicesNamed, selectArticleVoicesOf } from './members.ts'
import type { FoundStatement, Page, StatementQuery } from './open-record.ts'
import { readPageRequest } from './page.ts'
import { matchWords } from './sqlite/full-text-search.ts'
import type { Tables } from './tables.ts'

/** See `OpenRecord.findStatements`. */
export async function findStatements(
  db: Kysely<Tables>,
  query: StatementQuery,
): Promise<Page<FoundStatement>> {
  const { limit, offset } = readPageRequest(query)
  checkDay('from', query.from)
  checkDay('to', query.to)
  const reading = db.transaction().setAccessMode('read only')
  return reading.execute(async (transaction) => {
    const matching = await selectMatching(transaction, query)
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    // First the keys and then all else for this page alone: sorting need not carry every statement's JSON.
    const rows = await matching
      .select('statement.key')
      .$if(isGiven(query.words), (select) => select.orderBy(matchWords(query).rank))
      .orderBy(BY_TIME)
      .limit(limit)
      .offset(offset)
      .execute()
    const keys = rows.map(({ key }) => key)
    return { items: await loadFoundStatements(transaction, keys), total }
  })
}

/** The statements that all of the query's filters let through. */
async function selectMatching(db: Kysely<Tables>, query: StatementQuery) {
  const { words, quotation, act, outlet, from, to } = query
  const isOfVoice = await readVoiceFilter(db, query.voice)
  return db
    .selectFrom('statements as statement')
    .innerJoin('articles as article', 'article.id', 'statement.article')
    .$if(isGiven(words), (select) =>
      select
        .innerJoin('statement_words', 'statement_words.rowid', 'statement.key')
        .where(matchWords({ words }).condition),
    )
    .$if(isOfVoice !== undefined, (select) => select.where(isOfVoice!))
    .$if(outlet !== undefined, (select) => select.where('article.outlet_key', '=', foldName(outlet!)))
    .$if(quotation !== undefined, (select) => select.where('statement.quotation', '=', quotation!))
    .$if(act !== undefined, (select) => select.where('statement.act', '=', act!))
    .$if(from !== undefined, (select) => select.where('statement.last_day', '>=', from!))
    .$if(to !== undefined, (select) => select.where('statement.first_day', '<=', to!))
}

/** Of the voice with this id; else of voices that somebody calls just so, or that have these words in their names. */
async function readVoiceFilter(
  db: Kysely<Tables>,
  voice: string | undefined,
): Promise<RawBuilder<SqlBool> | undefined> {
  if (!isGiven(voice)) return undefined
  const found = await findVoiceId(db, voice)
  if (found?.voice !== undefined) {
    return sql<SqlBool>`statement.article_voice in (${selectArticleVoicesOf(db, found.voice)})`
  }
  if (found) return sql<SqlBool>`statement.article_voice = ${found.articleVoice}`
  if (isVoiceId(voice)) return sql<SqlBool>`false`
  const named = selectArticleVoicesNamed(db, foldName(voice))
  const wordy = db.selectFrom('statement_words').select('rowid').where(matchWords({ voice }).condition)
  return sql<SqlBool>`(statement.article_voice in (${named}) or statement.key in (${wordy}))`
}

function isGiven(words: string | undefined): words is string {
  return words !== undefined && words.trim() !== ''
}

function checkDay(what: 'from' | 'to', day: string | undefined): void {
  if (day === undefined) return
  // Date.parse takes 30 February for a day of March.
  if (/^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00Z`).toJSON()?.startsWith(day)) return
  throw new UsageError(what, {
    expected: 'a day',
    got: day,
    fix: 'write it as year-month-day, such as 2019-03-28',
  })
}
