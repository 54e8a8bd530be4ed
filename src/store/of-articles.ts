/** What some articles are, and are in, all at once. */
import type { Kysely } from 'kysely'
import type { Copy, Story } from '../record.ts'
import { readSummaryRow } from './article-row.ts'
import type { ArticleSummary } from './open-record.ts'
import { GROUP_NUMBERS } from './shelf/shelf-numbers.ts'
import { listed } from './sql/listed.ts'
import type { Tables } from './tables.ts'

/** See `OpenRecord.findSummaries`. */
export async function findSummaries(db: Kysely<Tables>, ids: readonly string[]): Promise<ArticleSummary[]> {
  const rows = await db
    .selectFrom('articles')
    .where('id', 'in', listed(ids))
    .select(['id', 'read_from', 'statement_count', 'details'])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, readSummaryRow(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** See `OpenRecord.findCopies`. */
export async function findCopies(db: Kysely<Tables>, articles: readonly string[]): Promise<Copy[]> {
  const groups = await loadGroupsOf(db, { kind: 'copy', articles })
  return [...new Set(groups.values())].map(({ details }) => {
    const { id, ...copy } = JSON.parse(details)
    return copy
  })
}

/** See `OpenRecord.findStoriesOf`. */
export async function findStoriesOf(
  db: Kysely<Tables>,
  articles: readonly string[],
): Promise<Map<string, Story>> {
  const groups = await loadGroupsOf(db, { kind: 'story', articles })
  const stories = new Map([...new Set(groups.values())].map((row) => [row, JSON.parse(row.details) as Story]))
  return new Map([...groups].map(([article, row]) => [article, stories.get(row)!]))
}

interface GroupRow {
  readonly id: string
  readonly details: string
}

/** By article, in the order asked for; articles of one group have the same row. */
async function loadGroupsOf(
  db: Kysely<Tables>,
  { kind, articles }: { readonly kind: 'copy' | 'story'; readonly articles: readonly string[] },
): Promise<Map<string, GroupRow>> {
  const members = await db
    .selectFrom('group_members')
    .where('kind', '=', GROUP_NUMBERS[kind])
    .where('member', 'in', listed(articles))
    .select(['member', 'in_group'])
    .execute()
  const groupOf = new Map(members.map(({ member, in_group }) => [member, in_group]))
  const rows = await db
    .selectFrom(kind === 'copy' ? 'copies' : 'stories')
    .where('id', 'in', listed(groupOf.values()))
    .select(['id', 'details'])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    articles.flatMap((article) => {
      const row = byId.get(groupOf.get(article) ?? '')
      return row ? [[article, row] as const] : []
    }),
  )
}
