/** What changed in a record since it was last related. */
import type { Kysely, Selectable } from 'kysely'
import type { Changes, CorrectedGroup, RemovedArticle } from '../shelf.ts'
import { RELATING } from '../shelf.ts'
import { loadReadArticles } from './load-read-articles.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import { insertRows } from './sql/insert-rows.ts'
import { listed } from './sql/listed.ts'
import type { Tables, UnrelatedArticleRow } from './tables.ts'

/** Notes that these articles are there and not yet related. */
export async function markAdded(db: Kysely<Tables>, articles: readonly string[]): Promise<void> {
  const known = await loadMarks(db, articles)
  const times = await db
    .selectFrom('articles')
    .where('id', 'in', listed(articles))
    .select(['id', 'published_order'])
    .execute()
  const rows = times.map(({ id, published_order }) => ({
    article: id,
    sort_time: published_order ?? '',
    is_added: 1,
    removed: known.get(id)?.removed ?? null,
  }))
  await insertRows(db, { into: 'unrelated_articles', rows, ifPresent: 'replace' })
}

/**
 * Notes that these articles are not what they were when they were related, or no more. To be called while what was related
 * is still there.
 */
export async function markRemoved(db: Kysely<Tables>, articles: readonly string[]): Promise<void> {
  const known = await loadMarks(db, articles)
  // What was read since the record was last related has left no trace yet.
  const fresh = [...known.values()].filter(({ is_added }) => is_added === 1)
  const forgotten = fresh.filter(({ removed }) => removed === null).map(({ article }) => article)
  await db.deleteFrom('unrelated_articles').where('article', 'in', listed(forgotten)).execute()
  await db
    .updateTable('unrelated_articles')
    .set({ is_added: 0 })
    .where('article', 'in', listed(articles))
    .execute()
  const related = (await loadReadArticles(db, articles)).filter(({ article }) => !known.has(article.id))
  const rows = related.map(({ article, statements, voices }) => ({
    article: article.id,
    sort_time: '',
    is_added: 0,
    removed: JSON.stringify({
      article: article.id,
      statements: statements.map(({ id }) => id),
      voices: voices.map(({ id }) => id),
    } satisfies RemovedArticle),
  }))
  await insertRows(db, { into: 'unrelated_articles', rows })
}

/** Notes that a person has decided something about the groups of these members. */
export async function markCorrected(
  db: Kysely<Tables>,
  { kind, members }: { readonly kind: CorrectedGroup; readonly members: readonly string[] },
): Promise<void> {
  const rows = members.map((member) => ({ kind: GROUP_NUMBERS[kind], member }))
  await insertRows(db, { into: 'unrelated_members', rows, ifPresent: 'keep' })
}

/** See `OpenRecord.countUnrelated`. */
export async function countUnrelated(db: Kysely<Tables>): Promise<number> {
  const waiting = (await countRows(db, 'unrelated_articles')) + (await countRows(db, 'unrelated_members'))
  return (await isRelatedOurWay(db)) ? waiting : Math.max(waiting, await countRows(db, 'articles'))
}

/** False for a record that another version of Hearsay related in another way, or that never was. */
export async function isRelatedOurWay(db: Kysely<Tables>): Promise<boolean> {
  const { relating } = await db.selectFrom('record_state').selectAll().executeTakeFirstOrThrow()
  return relating === RELATING
}

/**
 * Up to `most` changes, whose marks are taken away: first what went, so that nothing is compared with what is no more, then
 * what came, the oldest report first, which keeps what is written side by side; then what people decided.
 */
export async function takeChanges(
  db: Kysely<Tables>,
  { most }: { readonly most: number },
): Promise<{ readonly changes: Changes; readonly count: number }> {
  const marks = await db
    .selectFrom('unrelated_articles')
    .selectAll()
    .orderBy(({ eb }) => eb('removed', 'is', null))
    .orderBy('sort_time')
    .orderBy('article')
    .limit(most)
    .execute()
  const ids = marks.map(({ article }) => article)
  await db.deleteFrom('unrelated_articles').where('article', 'in', listed(ids)).execute()
  const added = marks.filter(({ is_added }) => is_added === 1).map(({ article }) => article)
  const { corrected, count } = await takeCorrected(db, most - marks.length)
  return {
    changes: {
      added: await loadReadArticles(db, added),
      removed: marks.flatMap(({ removed }) => (removed === null ? [] : [JSON.parse(removed)])),
      corrected,
    },
    count: marks.length + count,
  }
}

async function takeCorrected(
  db: Kysely<Tables>,
  most: number,
): Promise<{ readonly corrected: Changes['corrected']; readonly count: number }> {
  const rows = await db
    .selectFrom('unrelated_members')
    .selectAll()
    .orderBy('kind')
    .orderBy('member')
    .limit(most)
    .execute()
  const take = async (name: CorrectedGroup): Promise<string[]> => {
    const kind = GROUP_NUMBERS[name]
    const members = rows.filter((row) => row.kind === kind).map(({ member }) => member)
    await db
      .deleteFrom('unrelated_members')
      .where('kind', '=', kind)
      .where('member', 'in', listed(members))
      .execute()
    return members
  }
  const corrected = {
    story: await take('story'),
    voice: await take('voice'),
    utterance: await take('utterance'),
  }
  return { corrected, count: rows.length }
}

async function loadMarks(
  db: Kysely<Tables>,
  articles: readonly string[],
): Promise<Map<string, Selectable<UnrelatedArticleRow>>> {
  const rows = await db
    .selectFrom('unrelated_articles')
    .selectAll()
    .where('article', 'in', listed(articles))
    .execute()
  return new Map(rows.map((row) => [row.article, row]))
}

async function countRows(
  db: Kysely<Tables>,
  table: 'articles' | 'unrelated_articles' | 'unrelated_members',
): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
