/** Search. */
import { type Kysely, sql } from 'kysely'
import { UsageError } from '../errors.ts'
import { findVoiceId, isVoiceId } from './find-voice-id.ts'
import { foldName } from './fold-name.ts'
import { BY_TIME, loadFoundStatements } from './found-statement.ts'
import type { FoundStatement, Page, StatementQuery } from './open-record.ts'
import { readPageRequest } from './page.ts'
import { matchWords, type WordSearch } from './sqlite/full-text-search.ts'
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
  const { quotation, act, outlet, from, to } = query
  const voice = await readVoiceFilter(db, query.voice)
  const search: WordSearch = { words: isGiven(query.words) ? query.words : undefined, voice: voice.words }
  return db
    .selectFrom('statements as statement')
    .innerJoin('articles as article', 'article.id', 'statement.article')
    .$if(search.words !== undefined || search.voice !== undefined, (select) =>
      select
        .innerJoin('statement_words', 'statement_words.rowid', 'statement.key')
        .where(matchWords(search).condition),
    )
    .$if(voice.articleVoices !== undefined, (select) =>
      select.where('statement.article_voice', 'in', voice.articleVoices!),
    )
    .$if(outlet !== undefined, (select) => select.where('article.outlet_key', '=', foldName(outlet!)))
    .$if(quotation !== undefined, (select) => select.where('statement.quotation', '=', quotation!))
    .$if(act !== undefined, (select) => select.where('statement.act', '=', act!))
    .$if(from !== undefined, (select) => select.where('statement.last_day', '>=', from!))
    .$if(to !== undefined, (select) => select.where('statement.first_day', '<=', to!))
}

async function readVoiceFilter(db: Kysely<Tables>, voice: string | undefined) {
  if (!isGiven(voice)) return {}
  const found = await findVoiceId(db, voice)
  if (found === undefined)
    return isVoiceId(voice) ? { articleVoices: sql<string>`(select null)` } : { words: voice }
  if (found.voice === undefined) return { articleVoices: sql<string>`(${found.articleVoice})` }
  const members = db.selectFrom('voice_members').select('article_voice').where('voice', '=', found.voice)
  return { articleVoices: members }
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
