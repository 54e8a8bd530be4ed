/** Which statements a search lets through. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { UsageError } from '../errors.ts'
import { findId } from './find-id.ts'
import { findVoiceId, isVoiceId } from './find-voice-id.ts'
import { foldName } from './fold-name.ts'
import { selectArticleVoicesNamed } from './members.ts'
import type { Facets, StatementQuery } from './open-record.ts'
import { checkWholeNumber } from './page.ts'
import { onSqlite, THEN_JOIN } from './sql/for-engine.ts'
import { matchWords } from './sql/full-text-search.ts'
import type { Tables } from './tables.ts'

/** A condition on `facet`, a row of `statement_facets`. */
export interface Filter {
  /** The facet whose values it chooses among. */
  readonly facet?: keyof Facets
  readonly condition: RawBuilder<SqlBool>
}

/** The filters that a query gives. Throws UsageErrors for days and numbers that are none. */
export async function readFilters(db: Kysely<Tables>, query: StatementQuery): Promise<Filter[]> {
  const { outlet, quotation, act, certainty, story } = query
  const { from, to, leastOrigins, mostOrigins } = query
  checkDay('from', from)
  checkDay('to', to)
  if (leastOrigins !== undefined) checkWholeNumber('leastOrigins', leastOrigins)
  if (mostOrigins !== undefined) checkWholeNumber('mostOrigins', mostOrigins)
  const voice = await readVoiceFilter(db, query.voice)
  const wholeStory = isGiven(story) ? await findId(db, { table: 'stories', prefix: story }) : undefined
  const given = (facet: keyof Facets | undefined, condition: RawBuilder<SqlBool> | undefined): Filter[] =>
    condition === undefined ? [] : [{ ...(facet && { facet }), condition }]
  return [
    ...given('voice', voice),
    ...given(
      'outlet',
      outlet === undefined ? undefined : sql<SqlBool>`facet.outlet_key = ${foldName(outlet)}`,
    ),
    ...given('quotation', quotation && sql<SqlBool>`facet.quotation = ${quotation}`),
    ...given('act', act && sql<SqlBool>`facet.act = ${act}`),
    ...given('certainty', certainty && sql<SqlBool>`facet.certainty = ${certainty}`),
    ...given(
      'origins',
      leastOrigins === undefined ? undefined : sql<SqlBool>`facet.origins >= ${leastOrigins}`,
    ),
    ...given(
      'origins',
      mostOrigins === undefined ? undefined : sql<SqlBool>`facet.origins <= ${mostOrigins}`,
    ),
    ...given('year', from === undefined ? undefined : sql<SqlBool>`facet.last_day >= ${from}`),
    ...given('year', to === undefined ? undefined : sql<SqlBool>`facet.first_day <= ${to}`),
    ...given(undefined, isGiven(story) ? sql<SqlBool>`facet.story = ${wholeStory ?? null}` : undefined),
  ]
}

/** The statements that all of these let through: `facet` and, where words are looked for, `statement_words`. */
export function selectMatching({
  words,
  filters,
  by,
}: {
  readonly words: string | undefined
  readonly filters: readonly Filter[]
  /** In which order they are come by, where no words are looked for: as SQLite likes when not given. */
  readonly by?: 'time'
}): RawBuilder<unknown> {
  const conditions = filters.map(({ condition }) => condition)
  if (isGiven(words)) conditions.unshift(matchWords({ words }).condition)
  // Left to itself, SQLite would ask the full-text index about one statement after the other.
  const tables = isGiven(words)
    ? sql`statement_words ${THEN_JOIN} statement_facets as facet on facet.key = statement_words.rowid`
    : sql`statement_facets as facet ${by === 'time' ? onSqlite(sql`indexed by statement_facets_by_time`) : sql``}`
  return conditions.length === 0
    ? sql`from ${tables}`
    : sql`from ${tables} where ${sql.join(conditions, sql` and `)}`
}

/** Of the voice with this id; else of voices that somebody calls just so, or that have these words in their names. */
async function readVoiceFilter(
  db: Kysely<Tables>,
  voice: string | undefined,
): Promise<RawBuilder<SqlBool> | undefined> {
  if (!isGiven(voice)) return undefined
  const found = await findVoiceId(db, voice)
  if (found?.voice !== undefined) return sql<SqlBool>`facet.voice = ${found.voice}`
  if (found)
    return sql<SqlBool>`facet.key in (select key from statements where article_voice = ${found.articleVoice})`
  if (isVoiceId(voice)) return sql<SqlBool>`false`
  return sql<SqlBool>`facet.key in (
    select key from statements where article_voice in ${selectArticleVoicesNamed(db, foldName(voice))}
    union select rowid from statement_words where ${matchWords({ voice }).condition}
  )`
}

export function isGiven(words: string | undefined): words is string {
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
